"""Requests that a polite client cannot send: content types, methods, paths, timeouts. Connections live on."""
import pytest
import raw
from muster.testing.v1 import probe_pb2

INTERNAL, DEADLINE_EXCEEDED, INVALID_ARGUMENT, UNIMPLEMENTED = 13, 4, 3, 12
WAIT = "/muster.testing.v1.ProbeService/Wait"
GET_PROBE = "/muster.testing.v1.ProbeService/GetProbe"


def wait(milliseconds=0):
    return raw.message(probe_pb2.WaitRequest(milliseconds=milliseconds))


def counters(connection):
    [(_, data)] = connection.call(GET_PROBE, body=raw.message()).messages
    return probe_pb2.GetProbeResponse.FromString(data)


@pytest.mark.parametrize(
    "content_type", ["text/html", "application/json", "application/grp", "", None], ids=repr)
def test_another_content_type_is_415_and_not_processed(connection, content_type):
    before = counters(connection).started
    stream = connection.call(WAIT, body=wait(1), content_type=content_type)
    assert stream.http_status == 415
    assert stream.code is None
    assert counters(connection).started == before


@pytest.mark.parametrize("content_type", ["application/grpc", "application/grpc+proto"])
def test_the_content_types_of_grpc_with_protobuf_are_served(connection, content_type):
    stream = connection.call(raw.EMPTY_CALL, body=raw.message(), content_type=content_type)
    assert stream.code == 0
    assert dict(stream.headers)["content-type"].startswith("application/grpc")


def test_grpc_with_json_is_never_read_as_protobuf(connection):
    before = counters(connection).started
    stream = connection.call(WAIT, body=wait(1), content_type="application/grpc+json")
    assert stream.http_status == 415 or stream.code in (INVALID_ARGUMENT, UNIMPLEMENTED)
    assert counters(connection).started == before


def test_a_request_without_te_is_served_each_time(connection):
    for _ in range(3):
        assert connection.call(raw.EMPTY_CALL, body=raw.message(), te=None).code == 0


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "OPTIONS"])
def test_another_method_is_405_and_names_post(connection, method):
    stream = connection.call(raw.EMPTY_CALL, method=method)
    assert stream.http_status == 405
    assert dict(stream.headers)["allow"] == "POST"
    assert stream.code is None


@pytest.mark.parametrize("path", [
    "/no.such.Service/Call", "/grpc.testing.TestService/NoSuchCall",
    "/grpc.testing.TestService/UnimplementedCall", "/grpc.testing.UnimplementedService/UnimplementedCall",
    "/grpc.testing.TestService", "/grpc.testing.TestService/",
    "//EmptyCall", "/", "/..", "/../../etc/passwd", "/grpc.testing.TestService/EmptyCall/",
    "/grpc.testing.TestService/emptycall", "/grpc.testing.TestService/EmptyCall?x=1",
    "/grpc.testing.TestService/%45mptyCall", "/" + "x" * 4_000,
], ids=lambda path: path[:40])
def test_an_unknown_path_is_unimplemented_in_one_frame_and_names_nothing(connection, path):
    stream = connection.call(path, body=raw.message())
    assert stream.http_status == 200
    assert stream.code == UNIMPLEMENTED
    assert stream.trailers_only
    assert "UnaryCall" not in (stream.trailer("grpc-message") or "")


@pytest.mark.parametrize("path", ["", "grpc.testing.TestService/EmptyCall", "*"], ids=repr)
def test_a_path_that_is_none_ends_its_stream_only(connection, path):
    stream = connection.call(path, body=raw.message())
    assert stream.reset is not None or stream.code == UNIMPLEMENTED or stream.http_status in (400, 404)


@pytest.mark.parametrize("timeout", ["0n", "0u", "0m", "0S", "0M", "0H", "00000000S"])
def test_a_timeout_of_zero_has_passed_before_any_work(connection, timeout):
    before = counters(connection).started
    assert connection.call(WAIT, body=wait(1), timeout=timeout).code == DEADLINE_EXCEEDED
    assert counters(connection).started == before


@pytest.mark.parametrize("timeout", [
    "1x", "123456789S", "", "-1S", "+1S", "1.5S", "1", "S", "1s", "1SS", "1 S", "0x1S", "1S, 1S",
], ids=repr)
def test_a_malformed_timeout_is_internal_and_never_no_deadline(connection, timeout):
    before = counters(connection).started
    assert connection.call(WAIT, body=wait(1), timeout=timeout).code == INTERNAL
    assert counters(connection).started == before


@pytest.mark.parametrize("timeout", ["50000000n", "50000u", "50m"])
def test_timeouts_in_small_units_pass(connection, timeout):
    assert connection.call(WAIT, body=wait(), timeout=timeout).code == DEADLINE_EXCEEDED


@pytest.mark.parametrize("timeout", ["99999999H", "99999999M", "99999999S", "99999999m", "10S", "1M", "1H"])
def test_the_longest_timeouts_are_served(connection, timeout):
    assert connection.call(WAIT, body=wait(1), timeout=timeout).code == 0


def test_the_longest_timeout_is_capped_at_the_servers_own(muster_server):
    with raw.Connection(muster_server("--timeout-max", 0.2)) as connection:
        assert connection.call(WAIT, body=wait(), timeout="99999999H").code == DEADLINE_EXCEEDED
        connection.good_call()


def test_previous_attempts_are_no_reason_to_refuse(connection):
    assert connection.call(raw.EMPTY_CALL, ("grpc-previous-rpc-attempts", "2"), body=raw.message()).code == 0


def test_request_trailers_are_ignored(connection):
    stream = connection.open(raw.EMPTY_CALL, body=raw.message(), end=False)
    connection.send_headers(stream.number, [("x-checksum", "1")], end=True)
    assert connection.answer(stream).code == 0


def test_trailers_before_the_request_has_ended_are_followed_by_a_reset_without_error(connection):
    stream = connection.call("/grpc.testing.TestService/NoSuchCall", body=raw.message(), end=False)
    assert stream.code == UNIMPLEMENTED
    connection.pump(lambda: stream.reset is not None)
    assert stream.reset == raw.NO_ERROR


def test_an_upload_that_is_refused_early_gets_its_status_and_a_reset_without_error(connection):
    # Four bytes of a length too large; the rest never comes.
    stream = connection.call(raw.INPUT_CALL, body=b"\0\x7f\xff\xff\xff" + bytes(10_000), end=False)
    assert stream.code == 8
    connection.pump(lambda: stream.reset is not None)
    assert stream.reset == raw.NO_ERROR
