"""What an error tells: status, message, and details of google.rpc."""
import calls
import grpc
import pytest
import raw
from google.rpc import error_details_pb2, status_pb2
from muster.testing.v1 import probe_pb2

FAIL = "/muster.testing.v1.ProbeService/Fail"
TRAILERS_MAX = 8 * 1024


def failing(stubs, **fields):
    request = probe_pb2.FailRequest(**{"reason": "FIELD_INVALID", "message": "wrong", **fields})
    return calls.refusal(lambda: stubs.probe.Fail(request, timeout=10))


@pytest.mark.parametrize("status", [status for status in grpc.StatusCode if status is not grpc.StatusCode.OK])
def test_every_status_reaches_the_client(stubs, status):
    error = failing(stubs, code=status.value[0])
    assert error.code() == status


def test_details_hold_the_reason_and_the_domain(stubs):
    info = calls.detail(failing(stubs, code=3), error_details_pb2.ErrorInfo)
    assert (info.reason, info.domain) == ("FIELD_INVALID", "muster")


def test_details_hold_each_field_violation(stubs):
    error = failing(stubs, code=3, violations=7)
    violations = calls.detail(error, error_details_pb2.BadRequest).field_violations
    assert len(violations) == 7
    assert all(violation.field and violation.description for violation in violations)


def test_details_hold_the_delay_before_a_retry(stubs):
    error = failing(stubs, code=14, retry_after_milliseconds=1_500)
    delay = calls.detail(error, error_details_pb2.RetryInfo).retry_delay
    assert delay.ToMilliseconds() == 1_500
    assert dict(error.trailing_metadata())["grpc-retry-pushback-ms"] == "1500"


def test_5000_violations_are_cut_to_trailers_of_8_kib_and_keep_the_status(stubs, connection, figure):
    error = failing(stubs, code=3, violations=5_000)
    assert (error.code(), error.details()) == (grpc.StatusCode.INVALID_ARGUMENT, "wrong")
    assert calls.reason(error) == "FIELD_INVALID"

    request = probe_pb2.FailRequest(code=3, reason="FIELD_INVALID", message="wrong", violations=5_000)
    stream = connection.call(FAIL, body=raw.message(request))
    size = sum(len(name) + len(value) + 32 for name, value in stream.trailers)
    figure(f"trailers of {size} bytes")
    assert stream.code == 3
    assert size <= TRAILERS_MAX
    status = status_pb2.Status.FromString(stream.binaries("grpc-status-details-bin")[0])
    assert (status.code, status.message) == (3, "wrong")


def test_a_message_longer_than_trailers_may_be_keeps_the_status(stubs):
    error = failing(stubs, code=9, message="ä" * 10_000)
    assert error.code() == grpc.StatusCode.FAILED_PRECONDITION
    assert error.details() == "ä" * len(error.details())


@pytest.mark.parametrize("text", [
    "", " ", "%", "%41", "100 % ä€😈", "\x01\x1f\x7f", "\t\r\n", "a" * 1_000,
    "grpc-status: 0\r\ngrpc-status: 0",
], ids=lambda text: ascii(text)[:20])
def test_a_message_of_any_characters_comes_whole(stubs, text):
    error = failing(stubs, code=9, message=text)
    assert (error.code(), error.details()) == (grpc.StatusCode.FAILED_PRECONDITION, text)
