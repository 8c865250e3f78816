"""Sockets that are passed to a musterd (sd_listen_fds(3)): whoever connects while it starts again is not refused."""
import signal
import socket
import urllib.request

import pytest
from restarts import Load
from test_notify import SERVING, check


def test_the_passed_sockets_are_where_it_listens(supervise):
    supervisor = supervise()
    supervisor.start()
    supervisor.await_state(READY="1")
    assert check(supervisor.address) == SERVING
    with urllib.request.urlopen(f"http://{supervisor.operations}/readyz", timeout=10) as answer:
        assert answer.status == 200
    assert f'"listen":"{supervisor.address}","ops":"{supervisor.operations}"' in supervisor.story()
    assert supervisor.end() == 0


def test_the_names_say_which_is_which(supervise):
    supervisor = supervise()
    supervisor.sockets.reverse()
    supervisor.start(passing="operations:grpc")
    supervisor.sockets.reverse()
    supervisor.await_state(READY="1")
    assert check(supervisor.address) == SERVING
    assert supervisor.end() == 0


def test_those_of_another_process_are_left_alone(supervise):
    supervisor = supervise()
    supervisor.start(passing=None, LISTEN_PID="1", LISTEN_FDS="2", LISTEN_FDNAMES="grpc:operations")
    supervisor.await_state(READY="1")
    assert '"msg":"serving"' in supervisor.story() and supervisor.address not in supervisor.story()
    assert supervisor.end() == 0


@pytest.mark.parametrize("form, words", [
    ({"passing": "grpc:metrics"}, "called metrics was passed (FileDescriptorName=); those are grpc, operations"),
    ({"passing": "grpc"}, "a socket without a name was passed"),
    ({"passing": "grpc:grpc"}, "two sockets called grpc were passed"),
    ({"count": "many"}, "LISTEN_FDS is no count of sockets: many"),
    ({"count": "-1"}, "LISTEN_FDS is no count of sockets: -1"),
])
def test_sockets_that_are_not_understood_are_refused_with_words(supervise, form, words):
    supervisor = supervise()
    supervisor.start(**form)
    assert supervisor.process.wait(20) == 1
    assert words in supervisor.story()


def test_a_socket_that_does_not_listen_is_refused_with_words(supervise):
    supervisor = supervise()
    supervisor.sockets[0].close()
    supervisor.sockets[0] = socket.socket()
    supervisor.start()
    assert supervisor.process.wait(20) == 1
    assert "the socket passed as grpc cannot be used: the socket does not listen" in supervisor.story()


def test_nobody_is_refused_although_it_is_killed(supervise, figure):
    starts = []
    with Load(supervise()) as load:
        for _ in range(5):
            _, start = load.restart(signal.SIGKILL)
            starts.append(start)
        answered = load.answered
    # What it had taken is lost with it; who waits is answered by the next.
    assert load.refused == [] and answered > 0
    figure(f"5 kills: {answered} calls answered, {len(load.failed)} failed, 0 refused; ready again in {max(starts):.2f} s")
    # A supervisor starts it after 0.1 s.
    assert max(starts) < 5 * 0.9
