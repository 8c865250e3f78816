"""Messages cut, joined, lying, packed wrongly; the connection lives on."""
import gzip

import calls
import pytest
import raw
from grpc.testing import messages_pb2
from muster.testing.v1 import probe_pb2

RESOURCE_EXHAUSTED, UNIMPLEMENTED, INTERNAL, INVALID_ARGUMENT = 8, 12, 13, 3
LIMIT = 4 * 1024 * 1024
SOAK = "/muster.testing.v1.ProbeService/Soak"
GZIP = ("grpc-encoding", "gzip")
ACCEPTS_GZIP = ("grpc-accept-encoding", "identity,gzip")


def unary(request=0, response=0, **fields):
    return calls.simple(request, response, **fields).SerializeToString()


def upload(size):
    return raw.message(messages_pb2.StreamingInputCallRequest(payload=calls.payload(size)))


def aggregated(stream):
    assert stream.code == 0, stream
    [(_, data)] = stream.messages
    return messages_pb2.StreamingInputCallResponse.FromString(data).aggregated_payload_size


@pytest.mark.parametrize("piece", [1, 2, 4, 5, 6, 7])
def test_boundaries_of_data_frames_mean_nothing(connection, piece):
    stream = connection.open(raw.UNARY_CALL, end=False)
    connection.data(stream, raw.message(unary(100, 100)), piece=piece)
    assert connection.answer(stream).code == 0


def test_many_messages_in_one_frame_and_one_message_over_many_are_the_same(connection):
    sizes = [0, 1, 10, 100, 1_000, 3_000]
    body = b"".join(upload(size) for size in sizes)
    for piece in (None, 1, 3, 1_000):
        stream = connection.open(raw.INPUT_CALL, end=False)
        connection.data(stream, body, piece=piece)
        assert aggregated(connection.answer(stream)) == sum(sizes)


def test_the_end_of_the_request_may_come_in_a_frame_of_its_own(connection):
    stream = connection.open(raw.UNARY_CALL, body=raw.message(unary(10, 10)), end=False)
    connection.data(stream, b"", end=True)
    assert connection.answer(stream).code == 0


@pytest.mark.parametrize(
    "path", [raw.EMPTY_CALL, raw.UNARY_CALL, raw.OUTPUT_CALL], ids=["empty", "unary", "stream"])
def test_no_request_and_two_requests_are_unimplemented_where_one_is_due(connection, path):
    assert connection.call(path).code == UNIMPLEMENTED
    assert connection.call(path, body=b"").code == UNIMPLEMENTED
    assert connection.call(path, body=raw.message() + raw.message()).code == UNIMPLEMENTED


def test_no_request_is_fine_for_a_stream(connection):
    assert aggregated(connection.call(raw.INPUT_CALL)) == 0
    assert connection.call(raw.FULL_DUPLEX_CALL).code == 0


@pytest.mark.parametrize("cut", [1, 4, 5, 6, 50, 101])
def test_a_request_cut_short_is_internal(connection, cut):
    body = raw.message(unary(95))
    assert len(body) > cut
    assert connection.call(raw.UNARY_CALL, body=body[:cut]).code == INTERNAL


@pytest.mark.parametrize("garbage", [b"\0", b"\0\0\0\0\5", b"\0\0\0\0\5abc"], ids=repr)
def test_bytes_after_the_request_are_refused(connection, garbage):
    stream = connection.call(raw.UNARY_CALL, body=raw.message(unary(10)) + garbage)
    assert stream.code in (INTERNAL, INVALID_ARGUMENT, UNIMPLEMENTED)
    assert not stream.messages


def test_a_stream_cut_short_within_a_message_is_internal_and_its_handler_stops(connection, stubs):
    stubs.quiet()
    soak = raw.message(probe_pb2.SoakRequest(payload=bytes(10)))
    stream = connection.open(SOAK, body=soak + soak[:7], end=False)
    calls.eventually(lambda: stubs.counters().running == 1, 10)
    connection.data(stream, b"", end=True)
    assert connection.answer(stream).code == INTERNAL
    calls.eventually(lambda: stubs.counters().running == 0, calls.LENIENCY)


@pytest.mark.parametrize("length", [2**32 - 1, 2**31, LIMIT + 1])
def test_a_length_too_large_is_refused_by_its_prefix_alone(server, connection, length, figure):
    before = server.rss()
    stream = connection.call(raw.UNARY_CALL, body=b"\0" + length.to_bytes(4, "big"), end=False)
    assert stream.code == RESOURCE_EXHAUSTED
    growth = server.rss() - before
    figure(f"memory grew by {growth // 1024} KiB")
    assert growth < LIMIT


def test_5_mb_are_refused_for_their_stream_only(connection):
    stream = connection.call(raw.UNARY_CALL, body=raw.message(bytes(5_000_000)))
    assert stream.code == RESOURCE_EXHAUSTED


def test_a_flag_of_compression_without_an_encoding_is_internal(connection):
    for metadata in [], [("grpc-encoding", "identity")]:
        assert connection.call(raw.UNARY_CALL, *metadata, body=raw.zipped(unary(10))).code == INTERNAL


@pytest.mark.parametrize("flag", [2, 3, 128, 255])
def test_an_unknown_flag_is_internal(connection, flag):
    assert connection.call(raw.UNARY_CALL, GZIP, body=raw.message(unary(10), flag=flag)).code == INTERNAL


def test_an_unknown_encoding_is_unimplemented_and_ours_are_named(connection):
    stream = connection.call(raw.UNARY_CALL, ("grpc-encoding", "snappy"), body=raw.message(b"\0", flag=1))
    assert stream.code == UNIMPLEMENTED
    assert "gzip" in stream.values("grpc-accept-encoding")
    assert "snappy" not in stream.values("grpc-accept-encoding")


def test_a_plain_message_may_come_where_compressed_ones_are_announced(connection):
    assert connection.call(raw.UNARY_CALL, GZIP, body=raw.message(unary(10))).code == 0
    body = raw.zipped(messages_pb2.StreamingInputCallRequest(payload=calls.payload(2_000)))
    assert aggregated(connection.call(raw.INPUT_CALL, GZIP, body=upload(5) + body + upload(0))) == 2_005


BROKEN = {
    "empty": b"",
    "no gzip": b"no gzip at all, and long enough",
    "cut in the header": gzip.compress(unary(100))[:5],
    "cut short": gzip.compress(unary(100))[:-9],
    "cut in the trailer": gzip.compress(unary(100))[:-1],
    "wrong checksum": gzip.compress(unary(100))[:-8] + bytes(8),
    "bytes after it": gzip.compress(unary(100)) + b"x",
    "two members": gzip.compress(unary(50)) + gzip.compress(unary(50)),
    "a thousand empty members": gzip.compress(b"") * 1_000,
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_gzip_is_internal(connection, name):
    stream = connection.call(raw.UNARY_CALL, GZIP, body=raw.message(BROKEN[name], flag=1))
    assert stream.code == INTERNAL


def flags(connection, *headers, **fields):
    stream = connection.call(raw.UNARY_CALL, *headers, body=raw.message(unary(**fields)))
    assert stream.code == 0, stream
    found = [flag for flag, _ in stream.messages]
    if any(found):
        assert stream.values("grpc-encoding") == ["gzip"]
        [(_, data)] = stream.messages
        answer = messages_pb2.SimpleResponse.FromString(gzip.decompress(data))
        assert len(answer.payload.body) == fields["response"]
    return found


def test_answers_are_compressed_only_for_clients_that_take_it(connection):
    asked = messages_pb2.BoolValue(value=True)
    assert flags(connection, ACCEPTS_GZIP, response=50_000, response_compressed=asked) == [1]
    for metadata in [], [("grpc-accept-encoding", "identity")], [("grpc-accept-encoding", "deflate,snappy")]:
        assert flags(connection, *metadata, response=50_000, response_compressed=asked) == [0]


def test_an_answer_that_should_not_be_compressed_is_not(connection):
    no = messages_pb2.BoolValue(value=False)
    assert flags(connection, ACCEPTS_GZIP, response=50_000, response_compressed=no) == [0]


def test_a_short_answer_is_not_compressed_unasked(connection):
    assert flags(connection, ACCEPTS_GZIP, response=100) == [0]


def test_each_answer_of_a_stream_is_compressed_or_not_as_it_is_asked(connection):
    request = messages_pb2.StreamingOutputCallRequest(response_parameters=[
        messages_pb2.ResponseParameters(size=50_000, compressed=messages_pb2.BoolValue(value=compressed))
        for compressed in (True, False, True)])
    stream = connection.call(raw.OUTPUT_CALL, ACCEPTS_GZIP, body=raw.message(request))
    assert [flag for flag, _ in stream.messages] == [1, 0, 1]


@pytest.mark.parametrize(
    "junk", [b"\xff", b"\x0a\xff\xff\xff\xff\x0f", b"\x1a\x05\x12\x10", b"\x07\x00"], ids=repr)
def test_bytes_that_are_no_protobuf_are_refused(connection, junk):
    stream = connection.call(raw.UNARY_CALL, body=raw.message(junk))
    assert stream.code == INVALID_ARGUMENT
    assert stream.trailers_only
