"""SIGTERM: nothing that was accepted fails, and clients go elsewhere in peace."""
import threading
import time

import calls
import grpc
import raw
from grpc_health.v1 import health_pb2
from muster.testing.v1 import probe_pb2

WAIT = "/muster.testing.v1.ProbeService/Wait"
SIGTERMS = 50


class Load:
    """Threads that call without a pause, each on a channel of its own that knows two servers."""

    def __init__(self, connect, servers, threads=4):
        addresses = "ipv4:" + ",".join(server.address for server in servers)
        self.stopping = threading.Event()
        self.counts, self.failed, self.slowest = [0] * threads, [], 0.0
        # One reconnects at once, as after a GOAWAY; the retry is grpc's own for what no server has begun.
        self.threads = [
            threading.Thread(target=self._call, args=[number, connect(
                servers[0], address=addresses, initial_reconnect_backoff_ms=100, min_reconnect_backoff_ms=100,
                max_reconnect_backoff_ms=200)])
            for number in range(threads)]

    def _call(self, number, stubs):
        while not self.stopping.is_set():
            started = time.monotonic()
            try:
                if number % 2:
                    stubs.test.UnaryCall(calls.simple(1_000, 1_000), timeout=20)
                else:
                    stubs.probe.Wait(probe_pb2.WaitRequest(milliseconds=5), timeout=20)
                self.counts[number] += 1
            except grpc.RpcError as error:
                self.failed.append(error)
            self.slowest = max(self.slowest, time.monotonic() - started)

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stopping.set()
        for thread in self.threads:
            thread.join()


def test_50_sigterms_under_load_fail_no_call(muster_server, connect, figure):
    servers = [muster_server(), muster_server()]
    slowest = 0.0
    with Load(connect, servers) as load:
        for number in range(SIGTERMS):
            # The one that serves now: calls are under way on it and go over to the other.
            at = max((0, 1), key=lambda index: len(servers[index].clients()))
            served = sum(load.counts)
            calls.eventually(lambda served=served: sum(load.counts) > served + 8, 20)
            ending = servers[at]
            slowest = max(slowest, ending.stop())
            servers[at] = muster_server(listen=ending.address)
            assert not load.failed, f"SIGTERM {number + 1}: {load.failed[0]}"
    figure(f"{sum(load.counts)} calls, {len(load.failed)} failed; the slowest end took {slowest:.2f} s, "
           f"the slowest call {load.slowest:.2f} s")
    assert not load.failed, load.failed[0]


def test_calls_under_way_end_well_and_a_health_watch_hears_of_the_end(muster_server, connect, figure):
    server = muster_server("--drain-grace", 5)
    stubs = connect(server)
    watch = stubs.health.Watch(health_pb2.HealthCheckRequest(), timeout=20)
    assert next(watch).status == health_pb2.HealthCheckResponse.SERVING
    waiting = [stubs.wait(milliseconds=700, timeout=20) for _ in range(10)]
    calls.eventually(lambda: stubs.counters().running == 10, 10)
    server.terminate()
    started = time.monotonic()
    assert next(watch).status == health_pb2.HealthCheckResponse.NOT_SERVING
    told = time.monotonic() - started
    for call in waiting:
        call.result()
    watch.cancel()
    figure(f"the watch heard after {told:.3f} s; ended {server.wait():.2f} s after the last answer")


def test_a_health_watch_alone_does_not_hold_back_the_end(muster_server, connect, figure):
    server = muster_server("--drain-grace", 10)
    watch = connect(server).health.Watch(health_pb2.HealthCheckRequest(), timeout=60)
    next(watch)
    seconds = server.stop()
    figure(f"{seconds:.2f} s, the bound is 1 s")
    assert seconds < calls.LENIENCY


def test_a_call_that_does_not_end_is_cut_off_at_the_grace_limit(muster_server, connect, figure):
    server = muster_server("--drain-grace", 0.5)
    stubs = connect(server)
    call = stubs.wait(timeout=60)
    calls.eventually(lambda: stubs.counters().running == 1, 10)
    server.terminate()
    started = time.monotonic()
    assert call.exception().code() in (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.CANCELLED)
    seconds = time.monotonic() - started
    figure(f"{seconds:.2f} s, the grace is 0.5 s")
    assert 0.5 * 0.9 <= seconds < 0.5 * calls.LENIENCY
    server.wait()


def test_streams_after_the_last_one_announced_are_not_executed(muster_server):
    server = muster_server("--drain-grace", 10)
    with raw.Connection(server) as connection:
        connection.good_call()
        accepted = connection.open(WAIT, body=raw.message(probe_pb2.WaitRequest(milliseconds=1_000)))
        connection.ping()
        server.terminate()
        connection.pump(lambda: connection.goaways and connection.goaways[-1][0] < 2**31 - 1)
        last, code, _ = connection.goaways[-1]
        assert connection.goaways[0][:2] == (2**31 - 1, raw.NO_ERROR), "the first GOAWAY is a notice"
        assert (last, code) == (accepted.number, raw.NO_ERROR)
        late = connection.open(raw.EMPTY_CALL, body=raw.message())
        connection.answer(accepted)
        assert accepted.code == 0
        connection.pump(lambda: connection.closed)
        assert not late.blocks
        assert late.reset in (None, raw.REFUSED_STREAM)
    server.wait()


def test_a_stream_between_the_two_goaways_is_served(muster_server):
    server = muster_server("--drain-grace", 10)
    with raw.Connection(server) as connection:
        connection.good_call()
        connection.open(WAIT, body=raw.message(probe_pb2.WaitRequest(milliseconds=500)))
        connection.ping()
        # The server learns by a ping that its first GOAWAY has been read.
        connection.holds_pings = True
        server.terminate()
        connection.pump(lambda: connection.goaways)
        between = connection.goaways[-1][0] == 2**31 - 1
        stream = connection.open(raw.EMPTY_CALL, body=raw.message())
        connection.holds_pings = False
        connection.answer_pings()
        connection.pump(lambda: connection.closed)
        assert between, "the first GOAWAY was the last"
        assert connection.goaways[-1][0] >= stream.number
        assert stream.code == 0
    server.wait()
