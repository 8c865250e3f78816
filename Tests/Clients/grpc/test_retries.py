"""Retries as grpcio makes them from a service config, pushback, and a server with too much to do."""
import json
import time
import uuid

import calls
import grpc
import pytest
from google.rpc import error_details_pb2
from grpc_health.v1 import health_pb2
from muster.testing.v1 import probe_pb2

RETRIES = json.dumps({
    "methodConfig": [{
        "name": [{"service": "muster.testing.v1.ProbeService"}],
        "retryPolicy": {
            "maxAttempts": 5, "initialBackoff": "0.01s", "maxBackoff": "0.01s", "backoffMultiplier": 1,
            "retryableStatusCodes": ["UNAVAILABLE"],
        },
    }],
})


@pytest.fixture
def retrying(server, connect):
    return connect(server, service_config=RETRIES)


def failing(times, **fields):
    return probe_pb2.FailRequest(
        code=14, reason="OVERLOADED", message="later", times=times, key=str(uuid.uuid4()), **fields)


def test_a_failed_call_is_made_again_and_answered(retrying):
    answer = retrying.probe.Fail(failing(times=3), timeout=10)
    assert answer.earlier == 3


def test_the_pushback_is_the_gap_between_two_attempts(retrying, figure):
    pushback, times = 0.3, 2
    started = time.monotonic()
    answer = retrying.probe.Fail(failing(times, retry_after_milliseconds=int(pushback * 1000)), timeout=20)
    gap = (time.monotonic() - started) / times
    figure(f"gaps of {gap * 1000:.0f} ms for a pushback of {pushback * 1000:.0f} ms")
    assert answer.earlier == times
    # Without the pushback it would be ten milliseconds.
    assert pushback <= gap < pushback * calls.LENIENCY


def test_a_call_that_fails_every_time_is_given_up_with_its_details(retrying):
    request = failing(times=0)
    error = calls.refusal(lambda: retrying.probe.Fail(request, timeout=10))
    assert error.code() == grpc.StatusCode.UNAVAILABLE
    assert calls.reason(error) == "OVERLOADED"
    # Five attempts came before this one.
    request.times = 1
    assert retrying.probe.Fail(request, timeout=10).earlier == 5


def test_another_status_is_not_retried(retrying):
    request = failing(times=0)
    request.code = 10
    calls.refusal(lambda: retrying.probe.Fail(request, timeout=10))
    request.times = 1
    assert retrying.probe.Fail(request, timeout=10).earlier == 1


def test_a_server_with_all_the_calls_it_takes_says_when_to_come_back(muster_server, connect, figure):
    server = muster_server("--calls-max", 4)
    stubs, other = connect(server), connect(server)
    waiting = [stubs.wait(timeout=60) for _ in range(4)]

    def refused():
        call = other.wait(milliseconds=1, timeout=10)
        if call.exception() is None:
            return None
        return call

    def shed():
        # One of those may have been turned away itself, while a call before them was still on its way out.
        waiting[:] = [stubs.wait(timeout=60) if call.done() else call for call in waiting]
        return refused()

    errors = []
    calls.eventually(lambda: errors.append(shed()) or errors[-1], 10)
    error = errors[-1]
    assert error.code() in (grpc.StatusCode.RESOURCE_EXHAUSTED, grpc.StatusCode.UNAVAILABLE)
    delay = calls.detail(error, error_details_pb2.RetryInfo).retry_delay.ToMilliseconds()
    assert delay > 0
    assert int(dict(error.trailing_metadata())["grpc-retry-pushback-ms"]) > 0
    figure(f"{error.code().name}, come back in {delay} ms")

    for _ in range(20):
        answer = other.health.Check(health_pb2.HealthCheckRequest(), timeout=5)
        assert answer.status == health_pb2.HealthCheckResponse.SERVING
    assert not any(call.done() for call in waiting)

    for call in waiting:
        call.cancel()
    calls.eventually(lambda: refused() is None, calls.LENIENCY)


def test_calls_refused_for_load_are_answered_after_retries(muster_server, connect):
    server = muster_server("--calls-max", 4)
    config = json.loads(RETRIES)
    config["methodConfig"][0]["retryPolicy"]["retryableStatusCodes"] += ["RESOURCE_EXHAUSTED"]
    stubs = connect(server, service_config=json.dumps(config), max_retry_attempts=5)
    waiting = [stubs.wait(milliseconds=20, timeout=20) for _ in range(8)]
    for call in waiting:
        call.result()
