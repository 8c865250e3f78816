"""S6: little memory, and ten times as many callers as there should be."""
import concurrent.futures
import contextlib
import json
import resource
import socket
import statistics
import time

import hyperframe.frame as frames
import load
from load import Stubs, Writers, eventually, operator
from muster.events.v1 import events_pb2, events_pb2_grpc
from rounds import IS_LONG

THOUSAND = 1_000
# Of one connection that has greeted and is silent.
BYTES_PER_CONNECTION_MAX = 64 * 1024


def greeted(server):
    """A connection as a client has it that has nothing to say."""
    one = socket.create_connection((server.host, server.port), timeout=20)
    one.sendall(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + frames.SettingsFrame(0).serialize())
    one.recv(1)
    return one


def test_what_a_thousand_connections_take(cluster, serve, tenants, rounds):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, 8_192)), hard))
    for each in rounds("S6 memory of connections", short=1, long=5):
        server = serve(cluster.url(), "--loops", 2)
        [tenant] = tenants(server, 1)
        with contextlib.ExitStack() as stack, Stubs(server.address) as stubs:
            before = server.rss()
            for _ in range(THOUSAND):
                stack.enter_context(greeted(server))
            load.eventually(lambda: len(server.clients()) >= THOUSAND, 30)
            time.sleep(0.5)
            each.most("MiB of a thousand connections", (server.rss() - before) / 2**20,
                      THOUSAND * BYTES_PER_CONNECTION_MAX / 2**20)
            assert load.code(lambda: stubs.tenants.GetTenant(
                load.get(tenant), metadata=tenant.metadata, timeout=10)) == "OK"
        each.most("MiB at the peak", server.peak() / 2**20)
        server.stop()


def test_ten_times_too_many_callers_within_little_memory(cluster, serve, tenants, keys, rounds):
    """`ulimit -v`: what it has, and 192 MiB more."""
    callers = 320 if IS_LONG else 80
    for each in rounds("S6 too many callers within a limit of memory", short=1, long=10):
        server = serve(cluster.url(), "--loops", 2)
        address, some, admin = server.address, tenants(server, 4), operator(keys)
        with open(f"/proc/{server.pid}/statm", encoding="ascii") as file:
            size = int(file.read().split()[0]) * resource.getpagesize()
        codes = {}
        with Writers([address], some, admin, count=4) as writers:
            writers.wait(10)
            resource.prlimit(server.pid, resource.RLIMIT_AS, (size + (192 << 20), -1))
            end = time.monotonic() + (20 if IS_LONG else 2)

            def crowd(number, address=address, some=some, end=end):
                counts = {}
                with Stubs(address) as stubs:
                    while time.monotonic() < end:
                        tenant = some[number % len(some)]
                        request = load.rename(tenant, "x" * 200) if number % 3 else load.get(tenant)
                        call = stubs.tenants.UpdateTenant if number % 3 else stubs.tenants.GetTenant
                        code = load.code(lambda: call(request, metadata=tenant.metadata, timeout=3))
                        counts[code] = counts.get(code, 0) + 1
                return counts

            with concurrent.futures.ThreadPoolExecutor(callers) as threads:
                for counts in threads.map(crowd, range(callers)):
                    for code, count in counts.items():
                        codes[code] = codes.get(code, 0) + count
            has_ended = server.process.poll() is not None
            each.sum("processes ended for want of memory", int(has_ended))
            if has_ended:
                server.stopped = True
                server = serve(cluster.url(), "--loops", 2, listen=address)
            else:
                each.most("MiB at the peak", server.peak() / 2**20)
                resource.prlimit(server.pid, resource.RLIMIT_AS, (-1, -1))
            each.most("s until the next writes", writers.wait(10))
        each.say("what the crowd was told", json.dumps(codes))
        each.none("answers of other kinds", set(codes) - {
            "OK", "ABORTED", "UNAVAILABLE", "RESOURCE_EXHAUSTED", "DEADLINE_EXCEEDED"})
        each.say("writers", writers.check(cluster))
        with Stubs(server.address) as stubs:
            eventually(lambda: load.code(lambda: stubs.tenants.GetTenant(
                load.get(some[0]), metadata=some[0].metadata, timeout=2)) == "OK", 10)
        server.stop()


def watches(server, tenant, count):
    """Streams that are opened, answered once and left."""
    for _ in range(count // 50):
        # Who takes back more on one connection is taken for an attacker.
        with Stubs(server.address) as stubs:
            events = events_pb2_grpc.EventServiceStub(stubs.channel)
            for _ in range(50):
                stream = events.WatchEvents(
                    events_pb2.WatchEventsRequest(tenant_id=tenant.id), metadata=tenant.metadata, timeout=20)
                next(stream)
                stream.cancel()


def test_streams_that_are_over_leave_nothing(cluster, serve, tenants, rounds):
    for each in rounds("S6 memory of streams that are over", short=1, long=5):
        server = serve(cluster.url(), "--loops", 1)
        [tenant] = tenants(server, 1)
        watches(server, tenant, 300)
        count, growths = 4_000 if IS_LONG else 400, []
        for _ in range(5):
            before = server.rss()
            watches(server, tenant, count)
            growths.append((server.rss() - before) / count)
        # What streams leave behind they leave each time; what the allocator takes in one step it takes once.
        each.most("bytes of each", statistics.median(growths), 400)
        server.stop()
