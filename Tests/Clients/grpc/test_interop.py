"""The cases of gRPC's interop-test-descriptions that need no cloud, by their names."""
import os
import queue
import time

import calls
import grpc
import pytest
from grpc.testing import empty_pb2, messages_pb2

REQUEST, RESPONSE = 271_828, 314_159
REQUESTS, RESPONSES = [27_182, 8, 1_828, 45_904], [31_415, 9, 2_653, 58_979]
INITIAL_KEY, INITIAL = "x-grpc-test-echo-initial", "test_initial_metadata_value"
TRAILING_KEY, TRAILING = "x-grpc-test-echo-trailing-bin", b"\xab\xab\xab"
SPECIAL = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n"


def large_unary(stubs, **options):
    answer = stubs.test.UnaryCall(calls.simple(REQUEST, RESPONSE), timeout=60, **options)
    assert answer.payload.body == bytes(RESPONSE)


class Requests:
    """An iterator of requests that a test feeds; None ends it."""

    def __init__(self):
        self.queue = queue.Queue()

    def __iter__(self):
        return iter(self.queue.get, None)


def test_empty_unary(stubs):
    answer = stubs.test.EmptyCall(empty_pb2.Empty(), timeout=10)
    assert answer == empty_pb2.Empty()


def test_cacheable_unary_is_answered_as_a_unary_call(stubs):
    answer = stubs.test.CacheableUnaryCall(
        calls.simple(8, 8), timeout=10, metadata=[("x-user-ip", "1.2.3.4")])
    assert answer.payload.body == bytes(8)


def test_large_unary(stubs):
    large_unary(stubs)


def test_client_compressed_unary(stubs):
    def expecting(compressed):
        return calls.simple(REQUEST, RESPONSE, expect_compressed=messages_pb2.BoolValue(value=compressed))

    probe = calls.refusal(lambda: stubs.test.UnaryCall(expecting(True), timeout=10))
    assert probe.code() == grpc.StatusCode.INVALID_ARGUMENT
    answer = stubs.test.UnaryCall(expecting(True), timeout=10, compression=grpc.Compression.Gzip)
    assert answer.payload.body == bytes(RESPONSE)
    answer = stubs.test.UnaryCall(expecting(False), timeout=10)
    assert answer.payload.body == bytes(RESPONSE)


def test_client_compressed_streaming(stubs):
    def expecting(compressed, body):
        return messages_pb2.StreamingInputCallRequest(
            payload=messages_pb2.Payload(body=body),
            expect_compressed=messages_pb2.BoolValue(value=compressed))

    first = expecting(True, bytes(27_182))
    probe = calls.refusal(lambda: stubs.test.StreamingInputCall(iter([first]), timeout=10))
    assert probe.code() == grpc.StatusCode.INVALID_ARGUMENT
    # The library sends what does not shrink as it is.
    second = expecting(False, os.urandom(45_904))
    answer = stubs.test.StreamingInputCall(
        iter([first, second]), timeout=10, compression=grpc.Compression.Gzip)
    assert answer.aggregated_payload_size == 73_086


@pytest.mark.parametrize("compressed", [True, False])
def test_server_compressed_unary(stubs, compressed):
    asked = calls.simple(REQUEST, RESPONSE, response_compressed=messages_pb2.BoolValue(value=compressed))
    answer = stubs.test.UnaryCall(asked, timeout=10)
    assert answer.payload.body == bytes(RESPONSE)


def test_server_compressed_streaming(stubs):
    asked = messages_pb2.StreamingOutputCallRequest(response_parameters=[
        messages_pb2.ResponseParameters(size=size, compressed=messages_pb2.BoolValue(value=compressed))
        for size, compressed in [(31_415, True), (92_653, False)]])
    answers = stubs.test.StreamingOutputCall(asked, timeout=10)
    assert [len(answer.payload.body) for answer in answers] == [31_415, 92_653]


def test_client_streaming(stubs):
    sent = (messages_pb2.StreamingInputCallRequest(payload=calls.payload(size)) for size in REQUESTS)
    assert stubs.test.StreamingInputCall(sent, timeout=10).aggregated_payload_size == 74_922


def test_server_streaming(stubs):
    answers = stubs.test.StreamingOutputCall(calls.output(*RESPONSES), timeout=10)
    assert [len(answer.payload.body) for answer in answers] == RESPONSES


def test_half_duplex_answers_after_the_last_request(stubs):
    sent = (calls.output(response, payload=calls.payload(request))
            for request, response in zip(REQUESTS, RESPONSES, strict=True))
    assert [len(answer.payload.body) for answer in stubs.test.HalfDuplexCall(sent, timeout=10)] == RESPONSES


def test_ping_pong(stubs):
    sent = Requests()
    answers = stubs.test.FullDuplexCall(iter(sent), timeout=10)
    for request, response in zip(REQUESTS, RESPONSES, strict=True):
        sent.queue.put(calls.output(response, payload=calls.payload(request)))
        assert len(next(answers).payload.body) == response
    sent.queue.put(None)
    assert list(answers) == []
    assert answers.code() == grpc.StatusCode.OK


def test_empty_stream(stubs):
    assert list(stubs.test.FullDuplexCall(iter([]), timeout=10)) == []


def test_custom_metadata(stubs):
    metadata = [(INITIAL_KEY, INITIAL), (TRAILING_KEY, TRAILING)]
    _, unary = stubs.test.UnaryCall.with_call(
        calls.simple(REQUEST, RESPONSE), timeout=10, metadata=metadata)
    duplex = stubs.test.FullDuplexCall(
        iter([calls.output(RESPONSE, payload=calls.payload(REQUEST))]), timeout=10, metadata=metadata)
    assert len(list(duplex)) == 1
    for call in unary, duplex:
        assert (INITIAL_KEY, INITIAL) in call.initial_metadata()
        assert (TRAILING_KEY, TRAILING) in call.trailing_metadata()


@pytest.mark.parametrize("text", ["test status message", SPECIAL], ids=["plain", "special"])
def test_status_code_and_message_and_special_status_message(stubs, text):
    status = messages_pb2.EchoStatus(code=2, message=text)
    unary = calls.refusal(lambda: stubs.test.UnaryCall(calls.simple(response_status=status), timeout=10))
    duplex = calls.refusal(lambda: list(stubs.test.FullDuplexCall(
        iter([calls.output(response_status=status)]), timeout=10)))
    for error in unary, duplex:
        assert (error.code(), error.details()) == (grpc.StatusCode.UNKNOWN, text)


def test_unimplemented_method(stubs):
    error = calls.refusal(lambda: stubs.test.UnimplementedCall(empty_pb2.Empty(), timeout=10))
    assert error.code() == grpc.StatusCode.UNIMPLEMENTED


def test_unimplemented_service(stubs):
    error = calls.refusal(lambda: stubs.unimplemented.UnimplementedCall(empty_pb2.Empty(), timeout=10))
    assert error.code() == grpc.StatusCode.UNIMPLEMENTED


def test_cancel_after_begin(stubs):
    sent = Requests()
    call = stubs.test.StreamingInputCall.future(iter(sent))
    call.cancel()
    sent.queue.put(None)
    assert call.code() == grpc.StatusCode.CANCELLED


def test_cancel_after_first_response(stubs):
    sent = Requests()
    call = stubs.test.FullDuplexCall(iter(sent))
    sent.queue.put(calls.output(RESPONSES[0], payload=calls.payload(REQUESTS[0])))
    assert len(next(call).payload.body) == RESPONSES[0]
    call.cancel()
    sent.queue.put(None)
    assert calls.refusal(lambda: next(call)).code() == grpc.StatusCode.CANCELLED


def test_timeout_on_sleeping_server(stubs):
    asked = messages_pb2.StreamingOutputCallRequest(
        response_parameters=[messages_pb2.ResponseParameters(size=31_415, interval_us=1_000_000)],
        payload=calls.payload(27_182))
    error = calls.refusal(lambda: list(stubs.test.FullDuplexCall(iter([asked]), timeout=0.001)))
    assert error.code() == grpc.StatusCode.DEADLINE_EXCEEDED


def test_concurrent_large_unary_1000_calls_on_one_channel(stubs, figure):
    started = time.monotonic()
    asked = calls.simple(REQUEST, RESPONSE)
    waiting = [stubs.test.UnaryCall.future(asked, timeout=100) for _ in range(1_000)]
    for call in waiting:
        assert len(call.result().payload.body) == RESPONSE
    figure(f"{len(waiting)} calls in {time.monotonic() - started:.1f} s")


def test_rpc_soak_and_channel_soak(server, stubs, connect):
    for _ in range(50):
        large_unary(stubs)
    for _ in range(10):
        large_unary(connect(server))
