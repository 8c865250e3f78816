"""S4: no descriptor is left."""
import contextlib
import os
import resource
import socket
import subprocess
import time

import grpc
import load
import pytest
from load import LENIENCY, Stubs
from rounds import IS_LONG
from strace import Strace

# How long is looked, in seconds.
WINDOW = 3 if IS_LONG else 1


def processor_seconds(pid):
    """What the process has used, of all its threads."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def share(pid, seconds):
    """The share of one processor that it takes."""
    before = processor_seconds(pid)
    time.sleep(seconds)
    return (processor_seconds(pid) - before) / seconds


def is_served(address, tenant, seconds):
    with Stubs(address) as stubs:
        return load.code(
            lambda: stubs.tenants.GetTenant(load.get(tenant), metadata=tenant.metadata, timeout=seconds)) == "OK"


def test_a_server_without_descriptors_serves_those_who_are_there_and_waits(cluster, serve, tenants, rounds):
    for each in rounds("S4 descriptors used up by clients", short=1, long=20):
        server = serve(cluster.url(), "--loops", 1)
        [tenant] = tenants(server, 1)
        with Stubs(server.address) as stubs, contextlib.ExitStack() as taken:
            answer = lambda: load.code(lambda: stubs.tenants.GetTenant(
                load.get(tenant), metadata=tenant.metadata, timeout=10))
            assert answer() == "OK"
            # Ten more than it has now, and then none.
            most = server.descriptors() + 10
            usual = resource.prlimit(server.pid, resource.RLIMIT_NOFILE)
            resource.prlimit(server.pid, resource.RLIMIT_NOFILE, (most, usual[1]))
            for _ in range(40):
                taken.enter_context(socket.create_connection((server.host, server.port), timeout=10))
            time.sleep(0.5)
            each.most("share of a processor while it cannot accept", share(server.pid, WINDOW), 0.25)
            each.none("calls refused on the open connection", [code for code in (answer() for _ in range(50)) if code != "OK"])
            taken.close()
            resource.prlimit(server.pid, resource.RLIMIT_NOFILE, usual)
            waited = load.eventually(lambda: is_served(server.address, tenant, 1), LENIENCY * 2)
            each.most("s until a new client was served", waited, LENIENCY * 2)
        server.stop()


def test_a_server_with_64_descriptors_starts_or_says_why_not(cluster, keys, rounds):
    """`prlimit --nofile=64`, from the start."""
    from cluster import ENVIRONMENT, MUSTERD
    for each in rounds("S4 started with 64 descriptors"):
        process = subprocess.Popen(
            ["prlimit", "--nofile=64", MUSTERD, "serve", "--plaintext", "--listen", "127.0.0.1:0", "--ops",
             "127.0.0.1:0", "--database", cluster.url(), *map(str, keys.flags), "--loops", "1"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT)
        try:
            line = process.stdout.readline()
            if line.startswith("listening "):
                address = line.split()[1]
                with grpc.insecure_channel(address) as channel:
                    grpc.channel_ready_future(channel).result(10)
                each.say("it", "serves")
                process.terminate()
                assert process.wait(30) == 0
            else:
                assert process.wait(30) == 1
                each.say("it", "ends with " + process.stderr.read().splitlines()[-1])
        finally:
            process.kill()
            process.communicate()


def test_a_kernel_that_gives_no_socket_is_asked_gently(cluster, serve, tenants, rounds):
    """strace answers accept4 with EMFILE."""
    for each in rounds("S4 accept4 fails with EMFILE", short=1, long=10):
        server = serve(cluster.url(), "--loops", 1)
        [tenant] = tenants(server, 1)
        with Stubs(server.address) as stubs:
            assert load.code(lambda: stubs.tenants.GetTenant(
                load.get(tenant), metadata=tenant.metadata, timeout=10)) == "OK"
            with Strace(server.pid, "accept4:error=EMFILE") as trace:
                waiting = socket.create_connection((server.host, server.port), timeout=10)
                time.sleep(0.5)
                before = trace.count("accept4")
                each.most("share of a processor while it cannot accept", share(server.pid, WINDOW), 0.25)
                each.most("accept4 a second", (trace.count("accept4") - before) / WINDOW, 100)
                assert load.code(lambda: stubs.tenants.GetTenant(
                    load.get(tenant), metadata=tenant.metadata, timeout=10)) == "OK"
            waited = load.eventually(lambda: is_served(server.address, tenant, 1), LENIENCY * 2)
            each.most("s until a new client was served", waited, LENIENCY * 2)
            waiting.close()
        server.stop()


pytestmark = pytest.mark.skipif(not Strace.is_allowed(), reason="no process may be traced here")
