"""What a musterd tells whoever supervises it: systemd's datagrams (sd_notify(3))."""
import ctypes
import os
import pathlib
import signal
import time

import grpc
import pytest
from grpc.reflection.v1 import reflection_pb2, reflection_pb2_grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc

SERVING = health_pb2.HealthCheckResponse.SERVING


def check(address):
    with grpc.insecure_channel(address, [("grpc.use_local_subchannel_pool", 1)]) as channel:
        return health_pb2_grpc.HealthStub(channel).Check(health_pb2.HealthCheckRequest(), timeout=10).status


@pytest.mark.parametrize("abstract", [False, True], ids=["path", "abstract"])
def test_ready_is_told_when_the_first_call_is_answered(supervise, abstract, figure):
    supervisor = supervise(abstract=abstract)
    started = time.monotonic()
    supervisor.start()
    assert supervisor.hear() == {"STATUS": "waiting for the database"}
    state = supervisor.hear()
    figure(f"ready {1000 * (time.monotonic() - started):.0f} ms after the start")
    assert state == {"READY": "1", "STATUS": "ready"}
    assert check(supervisor.address) == SERVING
    assert supervisor.end() == 0
    assert supervisor.hear() == {"STOPPING": "1"}


def test_reading_files_again_is_told_with_its_time(supervise):
    supervisor = supervise()
    supervisor.start()
    supervisor.await_state(READY="1")
    for _ in range(3):
        began = time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1000
        supervisor.process.send_signal(signal.SIGHUP)
        state = supervisor.hear()
        assert state["RELOADING"] == "1"
        assert began <= int(state["MONOTONIC_USEC"]) <= time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1000
        assert supervisor.hear() == {"READY": "1", "STATUS": "ready"}
    assert supervisor.end() == 0


def test_calls_that_hold_the_end_are_counted_and_time_is_asked_for(supervise):
    supervisor = supervise()
    supervisor.start()
    supervisor.await_state(READY="1")
    with grpc.insecure_channel(supervisor.address) as channel:
        questions = iter([reflection_pb2.ServerReflectionRequest(list_services="")])
        answers = reflection_pb2_grpc.ServerReflectionStub(channel).ServerReflectionInfo(
            held(questions, release := []), timeout=30)
        next(answers)
        supervisor.process.send_signal(signal.SIGTERM)
        assert supervisor.hear() == {"STOPPING": "1"}
        for _ in range(3):
            state = supervisor.hear(5)
            assert state["STATUS"] == "draining 1 call"
            # More than the second until the next one, or the supervisor would give up in between.
            assert int(state["EXTEND_TIMEOUT_USEC"]) > 2_000_000
        release.append(True)
        assert not list(answers)
    assert supervisor.process.wait(20) == 0


def held(questions, release):
    """A client's side of a stream that stays open until it is told otherwise."""
    yield from questions
    while not release:
        time.sleep(0.05)


def test_a_database_that_goes_is_told_and_its_return(supervise, cluster):
    supervisor = supervise()
    supervisor.start(WATCHDOG_USEC="1000000")
    supervisor.await_state(READY="1")
    cluster.kill()
    try:
        supervisor.await_state(STATUS="waiting for the database; calls fail")
        # It lives on all the same: a restart would not bring the database back.
        for _ in range(3):
            supervisor.await_state(WATCHDOG="1")
    finally:
        cluster.start()
    supervisor.await_state(STATUS="ready")
    assert supervisor.end() == 0


def test_a_sign_of_life_comes_twice_as_often_as_it_must(supervise, figure):
    supervisor = supervise()
    supervisor.start(WATCHDOG_USEC="400000")
    supervisor.await_state(READY="1")
    times = []
    for _ in range(10):
        supervisor.await_state(WATCHDOG="1")
        times.append(time.monotonic())
    gaps = [after - before for before, after in zip(times, times[1:])]
    figure(f"every {1000 * sum(gaps) / len(gaps):.0f} ms of 400 ms, {1000 * max(gaps):.0f} ms at most")
    assert 0.1 < sum(gaps) / len(gaps) < 5 * 0.2
    assert supervisor.end() == 0


@pytest.mark.parametrize("variables", [
    {}, {"WATCHDOG_USEC": "0"}, {"WATCHDOG_USEC": "soon"}, {"WATCHDOG_USEC": "100000", "WATCHDOG_PID": "1"},
], ids=["none", "zero", "no number", "another's"])
def test_no_sign_of_life_is_sent_that_nobody_asked_for(supervise, variables):
    supervisor = supervise()
    supervisor.start(**variables)
    supervisor.await_state(READY="1")
    assert supervisor.hear(0.5) is None
    assert supervisor.end() == 0


class Held:
    """A thread that stands still while the others go on, as one does that is stuck."""

    SEIZE, INTERRUPT, DETACH = 0x4206, 0x4207, 17

    def __init__(self, thread):
        self.thread = thread

    def _ask(self, request):
        library = ctypes.CDLL(None, use_errno=True)
        if library.ptrace(request, self.thread, None, None) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))

    def __enter__(self):
        try:
            self._ask(self.SEIZE)
        except PermissionError:
            pytest.skip("this machine lets nobody hold a thread")
        self._ask(self.INTERRUPT)
        os.waitpid(self.thread, 0x40000000)

    def __exit__(self, *_):
        self._ask(self.DETACH)


@pytest.mark.parametrize("loop", [0, 1])
def test_one_loop_that_is_stuck_keeps_the_sign_of_life_back(supervise, loop):
    supervisor = supervise()
    supervisor.start("--loops", 2, WATCHDOG_USEC="400000")
    supervisor.await_state(READY="1")
    threads = {
        task.joinpath("comm").read_text().strip(): int(task.name)
        for task in pathlib.Path(f"/proc/{supervisor.process.pid}/task").iterdir()}
    with Held(threads[f"muster-loop-{loop}"]):
        # One may be on its way.
        time.sleep(0.3)
        while supervisor.hear(0.01):
            pass
        assert supervisor.hear(2) is None
    supervisor.await_state(WATCHDOG="1")
    assert supervisor.end() == 0


def test_nobody_who_hears_is_no_reason_not_to_serve(supervise):
    supervisor = supervise()
    supervisor.channel.close()
    os.unlink(supervisor.place)
    supervisor.start(WATCHDOG_USEC="200000")
    end = time.monotonic() + 20
    while time.monotonic() < end and '"msg":"serving"' not in supervisor.story():
        time.sleep(0.05)
    assert check(supervisor.address) == SERVING
    assert "supervisor_not_told" in supervisor.story()
    assert supervisor.end() == 0
