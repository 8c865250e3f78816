"""Sizes, metadata and compression, as a polite client sends them."""
import gzip
import os

import calls
import grpc
import pytest
import raw
from grpc.testing import messages_pb2

LIMIT = 4 * 1024 * 1024
EDGES = [size for edge in (16_384, 65_535) for size in range(edge - 10, edge + 11)]
INITIAL, TRAILING = "x-grpc-test-echo-initial", "x-grpc-test-echo-trailing-bin"


def of_exactly(size):
    """A request whose encoding has so many bytes."""
    request = calls.simple(size)
    request.payload.body = bytes(len(request.payload.body) - (request.ByteSize() - size))
    assert request.ByteSize() == size
    return request


def identity(stubs, path):
    """The method without a codec."""
    return stubs.channel.unary_unary(path)


def test_requests_and_answers_of_sizes_at_the_edges_of_frames_and_windows_are_whole(stubs):
    for size in EDGES:
        answer, call = stubs.test.UnaryCall.with_call(calls.simple(size, size), timeout=10)
        assert len(answer.payload.body) == size
        assert call.code() == grpc.StatusCode.OK


def test_streams_of_sizes_at_the_edges_of_frames_and_windows_are_whole_both_ways(stubs):
    sent = (messages_pb2.StreamingInputCallRequest(payload=calls.payload(size)) for size in EDGES)
    assert stubs.test.StreamingInputCall(sent, timeout=10).aggregated_payload_size == sum(EDGES)
    answers = stubs.test.StreamingOutputCall(calls.output(*EDGES), timeout=10)
    assert [len(answer.payload.body) for answer in answers] == EDGES


def test_a_request_at_the_limit_is_answered_and_one_byte_more_fails_its_call_only(stubs):
    stubs.test.UnaryCall(of_exactly(LIMIT), timeout=10)
    error = calls.refusal(lambda: stubs.test.UnaryCall(of_exactly(LIMIT + 1), timeout=10))
    assert error.code() == grpc.StatusCode.RESOURCE_EXHAUSTED
    assert calls.reason(error) == "MESSAGE_TOO_LARGE"
    stubs.test.UnaryCall(calls.simple(1), timeout=10)


def test_a_smaller_limit_holds_for_requests(muster_server, connect):
    stubs = connect(muster_server("--max-message", 1_000))
    stubs.test.UnaryCall(of_exactly(1_000), timeout=10)
    error = calls.refusal(lambda: stubs.test.UnaryCall(of_exactly(1_001), timeout=10))
    assert error.code() == grpc.StatusCode.RESOURCE_EXHAUSTED


def test_a_request_too_large_in_a_stream_ends_the_stream(stubs):
    sizes = (10, LIMIT + 1, 10)
    sent = (messages_pb2.StreamingInputCallRequest(payload=calls.payload(size)) for size in sizes)
    error = calls.refusal(lambda: stubs.test.StreamingInputCall(sent, timeout=10))
    assert error.code() == grpc.StatusCode.RESOURCE_EXHAUSTED


def test_bytes_that_are_not_the_message_are_refused_and_not_repeated(stubs):
    junk = b"\xff\xfeno such message"
    error = calls.refusal(lambda: identity(stubs, raw.UNARY_CALL)(junk, timeout=10))
    assert error.code() == grpc.StatusCode.INVALID_ARGUMENT
    assert calls.reason(error) == "MESSAGE_MALFORMED"
    assert "no such message" not in error.details()


def test_the_path_is_case_sensitive(stubs):
    for path in ("/grpc.testing.TestService/emptyCall", "/grpc.testing.testservice/EmptyCall"):
        error = calls.refusal(lambda path=path: identity(stubs, path)(b"", timeout=10))
        assert error.code() == grpc.StatusCode.UNIMPLEMENTED


def test_metadata_keeps_its_values(stubs):
    text = "".join(map(chr, range(0x20, 0x7F))).strip()
    binary = bytes(range(256))
    _, call = stubs.test.UnaryCall.with_call(
        calls.simple(), timeout=10, metadata=[(INITIAL, text), (TRAILING, binary)])
    assert dict(call.initial_metadata())[INITIAL] == text
    assert dict(call.trailing_metadata())[TRAILING] == binary


def test_repeated_metadata_keeps_its_order(stubs):
    texts, binaries = ["one", "two", "three"], [b"\0one", b"\xfftwo", b""]
    _, call = stubs.test.UnaryCall.with_call(
        calls.simple(), timeout=10,
        metadata=[(INITIAL, text) for text in texts] + [(TRAILING, binary) for binary in binaries])
    found = [value for key, value in call.initial_metadata() if key == INITIAL]
    # Values of text may come back joined, which says the same.
    assert [part.strip() for part in ",".join(found).split(",")] == texts
    assert [value for key, value in call.trailing_metadata() if key == TRAILING] == binaries


def test_binary_metadata_of_every_length_comes_back(stubs):
    for length in range(9):
        value = os.urandom(length)
        _, call = stubs.test.UnaryCall.with_call(calls.simple(), timeout=10, metadata=[(TRAILING, value)])
        assert dict(call.trailing_metadata())[TRAILING] == value


def test_a_metadata_value_of_63_kib_fails_its_call_and_not_the_channel(stubs):
    error = calls.refusal(
        lambda: stubs.test.UnaryCall(calls.simple(), timeout=10, metadata=[("x-long", "x" * 63 * 1024)]))
    assert error.code() == grpc.StatusCode.RESOURCE_EXHAUSTED
    stubs.test.UnaryCall(calls.simple(1), timeout=10)


@pytest.mark.parametrize("compression", [grpc.Compression.Gzip, grpc.Compression.NoCompression])
def test_compressed_and_plain_messages_share_a_channel_both_ways(stubs, compression):
    asked = messages_pb2.BoolValue(value=compression == grpc.Compression.Gzip)
    for size in (0, 1, 1_023, 1_024, 65_535, 1_000_000):
        answer = stubs.test.UnaryCall(
            calls.simple(size, size, response_compressed=asked), timeout=10, compression=compression)
        assert len(answer.payload.body) == size


def test_the_limit_holds_for_what_a_message_unpacks_to(stubs):
    stubs.test.UnaryCall(of_exactly(LIMIT), timeout=10, compression=grpc.Compression.Gzip)
    error = calls.refusal(lambda: stubs.test.UnaryCall(
        of_exactly(LIMIT + 1), timeout=10, compression=grpc.Compression.Gzip))
    assert error.code() == grpc.StatusCode.RESOURCE_EXHAUSTED
    stubs.test.UnaryCall(calls.simple(1), timeout=10)


def test_a_gzip_bomb_of_200_mb_costs_less_than_twice_the_limit(muster_server, figure):
    server = muster_server()
    bomb = gzip.compress(bytes(200 * 1000 * 1000))
    with raw.Connection(server) as connection:
        connection.good_call()
        before = server.peak()
        stream = connection.call(raw.UNARY_CALL, ("grpc-encoding", "gzip"), body=raw.message(bomb, flag=1))
        growth = server.peak() - before
        assert stream.code == grpc.StatusCode.RESOURCE_EXHAUSTED.value[0]
        connection.good_call()
    figure(f"{len(bomb)} bytes grew the server by {growth // 1024} KiB")
    assert growth < 2 * LIMIT
