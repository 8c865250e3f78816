"""Metadata as it is on the wire: base64 in every form, repeated, reserved, too much; and what comes back."""
import base64
import re

import pytest
import raw
from grpc.testing import messages_pb2
from muster.testing.v1 import probe_pb2

RESOURCE_EXHAUSTED, INVALID_ARGUMENT = 8, 3
INITIAL, TRAILING = "x-grpc-test-echo-initial", "x-grpc-test-echo-trailing-bin"
FAIL = "/muster.testing.v1.ProbeService/Fail"


def unary(connection, *metadata):
    return connection.call(raw.UNARY_CALL, *metadata, body=raw.message(messages_pb2.SimpleRequest()))


@pytest.mark.parametrize("length", range(7))
def test_binary_values_may_be_padded_or_not(connection, length):
    value = bytes(range(250 - length, 250))
    padded = base64.b64encode(value).decode()
    for form in {padded, padded.rstrip("=")}:
        stream = unary(connection, (TRAILING, form))
        assert stream.code == 0
        assert stream.binaries(TRAILING) == [value]


def test_binary_values_joined_by_commas_are_split_before_they_are_decoded(connection):
    values = [b"\xff\xfe", b"two", b"\0"]
    padded = [base64.b64encode(value).decode() for value in values]
    for joined in (",".join(padded), ", ".join(form.rstrip("=") for form in padded)):
        stream = unary(connection, (TRAILING, joined))
        assert stream.code == 0
        assert stream.binaries(TRAILING) == values


def test_repeated_keys_keep_their_order(connection):
    stream = unary(
        connection, (INITIAL, "one"), (TRAILING, "AQ"), (INITIAL, "two"), (TRAILING, "Ag=="),
        (INITIAL, "one"))
    assert stream.code == 0
    assert stream.values(INITIAL) == ["one", "two", "one"]
    assert stream.binaries(TRAILING) == [b"\1", b"\2"]


@pytest.mark.parametrize(
    "value", ["!", "abc$", "a", "abcde", "=", "====", "ab=c", "YQ==YQ==", "a b", "YQ==,!"], ids=repr)
def test_a_binary_value_that_is_not_base64_fails_its_call_only(connection, value):
    for key in (TRAILING, "x-other-bin"):
        assert unary(connection, (key, value)).code == INVALID_ARGUMENT


def test_reserved_keys_do_not_come_back(connection):
    stream = unary(
        connection, ("grpc-trace-bin", "AQ"), ("grpc-tags-bin", "AQ"), ("grpc-foo", "bar"), (INITIAL, "one"))
    assert stream.code == 0
    names = {name for block in stream.blocks for name, _ in block}
    assert INITIAL in names
    assert not names & {"grpc-trace-bin", "grpc-tags-bin", "grpc-foo"}


@pytest.mark.parametrize("metadata", [
    [("x-long", "x" * 9_000)], [(f"x-{number}", "x" * 10) for number in range(200)],
], ids=["9 KB", "200 keys"])
def test_metadata_within_16_kib_is_served(connection, metadata):
    assert unary(connection, *metadata).code == 0


@pytest.mark.parametrize("metadata", [
    [("x-long", "x" * 17_000)], [("x-long", "x" * 60_000)],
    [(f"x-{number}", "x" * 10) for number in range(500)],
], ids=["17 KB", "60 KB", "500 keys"])
def test_metadata_above_16_kib_fails_its_call_only(connection, metadata):
    stream = unary(connection, *metadata)
    assert stream.http_status == 200
    assert stream.code == RESOURCE_EXHAUSTED
    assert stream.trailers_only


def test_the_limit_of_metadata_is_announced(connection):
    connection.good_call()
    assert connection.server_settings[6] == 16 * 1024


@pytest.mark.parametrize("text", ["plain", "100 %", "ä€😈", "\x01\t\r\n\x7f", "%41"], ids=ascii)
def test_the_status_message_is_percent_encoded(connection, text):
    request = probe_pb2.FailRequest(code=9, reason="FIELD_INVALID", message=text)
    stream = connection.call(FAIL, body=raw.message(request))
    assert stream.trailers_only
    encoded = "".join(
        chr(byte) if 0x20 <= byte <= 0x7E and byte != 0x25 else f"%{byte:02X}" for byte in text.encode())
    assert stream.trailer("grpc-message") == encoded


def test_an_error_before_any_message_is_one_frame_with_its_details(connection):
    request = probe_pb2.FailRequest(code=3, reason="FIELD_INVALID", message="wrong", violations=2)
    stream = connection.call(FAIL, body=raw.message(request))
    assert stream.trailers_only
    assert stream.http_status == 200
    assert dict(stream.headers)["content-type"].startswith("application/grpc")
    assert re.fullmatch(r"[A-Za-z0-9+/]+=*", stream.trailer("grpc-status-details-bin"))


def test_an_error_after_a_message_is_headers_then_trailers(connection):
    request = messages_pb2.StreamingOutputCallRequest(
        response_parameters=[messages_pb2.ResponseParameters(size=10)])
    ended = messages_pb2.StreamingOutputCallRequest(
        response_status=messages_pb2.EchoStatus(code=9, message="no"))
    body = b"".join(raw.message(sent) for sent in (request, ended))
    stream = connection.call(raw.FULL_DUPLEX_CALL, body=body)
    assert len(stream.blocks) == 2
    assert len(stream.messages) == 1
    assert stream.code == 9
    assert dict(stream.headers).get("grpc-status") is None
