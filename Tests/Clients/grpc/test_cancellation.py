"""Work stops when its caller's time is over, when the caller cancels, and when the caller is gone."""
import os
import signal
import subprocess
import sys
import time

import calls
import grpc
import pytest
from muster.testing.v1 import probe_pb2

# Opens as many waiting calls as it is told and says when; ends only by a signal.
CLIENT = """
import sys, time
import grpc
channel = grpc.insecure_channel(sys.argv[1])
wait = channel.unary_unary("/muster.testing.v1.ProbeService/Wait")
calls = [wait.future(b"") for _ in range(int(sys.argv[2]))]
print("called", flush=True)
time.sleep(60)
"""

# A call is to end at once: within a second, or a second after what finds its end.
AT_ONCE = 1


def stops(stubs, before, count, figure, bound=AT_ONCE):
    """Waits until as many handlers more than before have been cancelled, and none runs."""
    seconds = calls.eventually(
        lambda: stubs.counters().cancelled >= before.cancelled + count, bound * calls.LENIENCY)
    assert stubs.counters().running == 0
    figure(f"{count} handlers had stopped after {seconds:.3f} s, the bound is {bound} s")


def begin(stubs, count, start):
    before = stubs.quiet()
    started = [start() for _ in range(count)]
    calls.eventually(lambda: stubs.counters().running == count, 10)
    return before, started


@pytest.fixture
def client():
    """Starts a client process with so many waiting calls."""
    processes = []

    def start(server, count):
        process = subprocess.Popen(
            [sys.executable, "-c", CLIENT, server.address, str(count)], stdout=subprocess.PIPE)
        processes.append(process)
        assert process.stdout.readline() == b"called\n"
        return process

    yield start
    for process in processes:
        process.kill()
        process.wait()
        process.stdout.close()


def test_a_deadline_of_a_millisecond_passes(stubs):
    for _ in range(20):
        error = calls.refusal(lambda: stubs.probe.Wait(probe_pb2.WaitRequest(), timeout=0.001))
        assert error.code() == grpc.StatusCode.DEADLINE_EXCEEDED


def test_a_passed_deadline_stops_the_handler(stubs, figure):
    before, waiting = begin(stubs, 10, lambda: stubs.wait(timeout=0.3))
    for call in waiting:
        assert calls.refusal(call.result).code() == grpc.StatusCode.DEADLINE_EXCEEDED
    stops(stubs, before, 10, figure)


def test_a_call_that_ends_before_its_deadline_is_answered(stubs):
    stubs.probe.Wait(probe_pb2.WaitRequest(milliseconds=50), timeout=10)


def test_the_servers_own_maximum_holds_for_calls_without_a_deadline_and_with_a_longer_one(
        muster_server, connect, figure):
    stubs = connect(muster_server("--timeout-max", 0.3))
    for timeout in (None, 100_000):
        started = time.monotonic()
        error = calls.refusal(
            lambda timeout=timeout: stubs.probe.Wait(probe_pb2.WaitRequest(), timeout=timeout))
        seconds = time.monotonic() - started
        figure(f"{seconds:.3f} s, the maximum is 0.3 s")
        assert error.code() == grpc.StatusCode.DEADLINE_EXCEEDED
        assert 0.3 * 0.9 <= seconds < 0.3 * calls.LENIENCY
    calls.eventually(lambda: stubs.counters().running == 0, AT_ONCE * calls.LENIENCY)


def test_a_cancelled_call_stops_its_handler(stubs, figure):
    before, waiting = begin(stubs, 10, stubs.wait)
    for call in waiting:
        call.cancel()
    stops(stubs, before, 10, figure)


def test_a_cancelled_stream_stops_its_handler(stubs, figure):
    def flow():
        call = stubs.probe.Flow(probe_pb2.FlowRequest(count=1_000_000, size=1_000))
        next(call)
        return call

    before, flowing = begin(stubs, 3, flow)
    for call in flowing:
        call.cancel()
    stops(stubs, before, 3, figure)


def test_1000_calls_cancelled_at_any_moment_leave_nothing(stubs, server):
    stubs.quiet()
    descriptors = server.descriptors()
    for number in range(1_000):
        call = stubs.wait()
        if number % 4 == 0:
            time.sleep(0.0005)
        call.cancel()
    calls.eventually(lambda: stubs.counters().running == 0, AT_ONCE * calls.LENIENCY)
    assert server.descriptors() <= descriptors


def test_a_killed_client_stops_every_call_it_made(server, stubs, client, figure):
    before = stubs.quiet()
    process = client(server, 20)
    calls.eventually(lambda: stubs.counters().running == 20, 10)
    process.kill()
    stops(stubs, before, 20, figure)


def test_a_silent_client_is_found_by_keepalive_and_its_calls_stop(muster_server, connect, client, figure):
    server = muster_server("--keepalive-time", 1, "--keepalive-timeout", 0.5)
    stubs = connect(server)
    before = stubs.counters()
    process = client(server, 5)
    calls.eventually(lambda: stubs.counters().running == 5, 10)
    os.kill(process.pid, signal.SIGSTOP)
    stops(stubs, before, 5, figure, bound=1.5)
