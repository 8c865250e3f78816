"""Requests of other protocols, and of this one as it must not be (H19, H22)."""

import struct

import pytest

from target import PROBE, check, number_field
from wire import (
    END_HEADERS,
    PREFACE,
    STREAM_MAX,
    Closed,
    Code,
    Frame,
    Silence,
    Type,
    data_frame,
    expect_closed,
    expect_connection_error,
    frame,
    headers_frame,
    message,
    ping_frame,
    priority_frame,
    rst_frame,
    settings_frame,
    window_update_frame,
)

WAIT = PROBE + "Wait"

ALIEN = {
    "HTTP/1.1 request": b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n",
    "HTTP/1.1 call": b"POST /grpc.health.v1.Health/Check HTTP/1.1\r\nhost: localhost\r\ncontent-type: "
    b"application/grpc\r\ncontent-length: 5\r\n\r\n\x00\x00\x00\x00\x00",
    "HTTP/1.0 request": b"GET / HTTP/1.0\r\n\r\n",
    "h2c upgrade": b"GET / HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade, http2-settings\r\n"
    b"upgrade: h2c\r\nhttp2-settings: AAMAAABkAAQAAP__\r\n\r\n",
    "websocket upgrade": b"GET / HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: websocket\r\n"
    b"sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-version: 13\r\n\r\n",
    "HTTP/1.1 CONNECT": b"CONNECT localhost:5432 HTTP/1.1\r\nhost: localhost:5432\r\n\r\n",
    "SSH": b"SSH-2.0-OpenSSH_9.2p1\r\n",
    "Postgres": b"\x00\x00\x00\x08\x04\xd2\x16\x2f",
    "preface of another version": b"PRI * HTTP/3.0\r\n\r\nSM\r\n\r\n" + settings_frame(),
    "preface cut": PREFACE[:12] + b"\r\n\r\n" + settings_frame(),
    "frames without preface": settings_frame() + ping_frame(),
    "preface without SETTINGS first": PREFACE + ping_frame(),
    "preface and an acknowledgement": PREFACE + frame(Type.SETTINGS, 1, 0),
    "line without end": b"G" * 100_000,
    "PROXY protocol": b"PROXY TCP4 127.0.0.1 127.0.0.1 1 2\r\n" + PREFACE + settings_frame(),
}

def test_an_http_1_request_is_told_in_its_own_words_what_the_port_speaks(attacked):
    c = attacked.open()
    c.send(b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n")
    got = b""
    while chunk := c.socket.recv(4096):
        got += chunk
    assert got.startswith(b"HTTP/1.1 505 ") and got.endswith(b"\r\n\r\nthis port speaks gRPC over HTTP/2\n"), got
    c.close()



@pytest.mark.parametrize("name", ALIEN)
def test_h19_what_is_no_http2_is_closed(attacked, name):
    """A word of HTTP/1.1 that says so is allowed first, never a change of protocol."""
    with attacked.open() as c:
        c.send(ALIEN[name])
        c.socket.settimeout(c.patience)
        got = b""
        try:
            while data := c.socket.recv(65536):
                got += data
        except TimeoutError:
            raise AssertionError(f"still open after {c.patience} s, having answered {got[:100]}") from None
        except ConnectionError:
            pass
    assert not got.startswith((b"HTTP/1.1 1", b"HTTP/1.1 2", b"HTTP/1.0 2")), got[:100]


def replace(fields, name, value):
    return [(n, value if n == name else v) for n, v in fields]


def without(fields, *names):
    return [field for field in fields if field[0] not in names]


# Each must be refused before any handler runs; RFC 9113, 8.2 and 8.3.
MALFORMED = {
    "CONNECT with path": lambda f: replace(f, ":method", "CONNECT"),
    "CONNECT": lambda f: without(replace(f, ":method", "CONNECT"), ":path", ":scheme"),
    "extended CONNECT": lambda f: [(":protocol", "websocket")] + replace(f, ":method", "CONNECT"),
    "uppercase name": lambda f: f + [("X-Name", "1")],
    "one uppercase letter": lambda f: f + [("x-namE", "1")],
    "connection": lambda f: f + [("connection", "keep-alive")],
    "keep-alive": lambda f: f + [("keep-alive", "timeout=5")],
    "proxy-connection": lambda f: f + [("proxy-connection", "keep-alive")],
    "transfer-encoding": lambda f: f + [("transfer-encoding", "chunked")],
    "upgrade": lambda f: f + [("upgrade", "h2c")],
    "te gzip": lambda f: replace(f, "te", "gzip"),
    "two :method": lambda f: [(":method", "POST")] + f,
    "two :path": lambda f: [(":path", "/other")] + f,
    "two :scheme": lambda f: [(":scheme", "http")] + f,
    "two :authority": lambda f: [(":authority", "other")] + f,
    "no :method": lambda f: without(f, ":method"),
    "no :path": lambda f: without(f, ":path"),
    "no :scheme": lambda f: without(f, ":scheme"),
    "empty :path": lambda f: replace(f, ":path", ""),
    "empty :method": lambda f: replace(f, ":method", ""),
    ":status": lambda f: [(":status", "200")] + f,
    "unknown pseudo-header": lambda f: [(":tenant", "1")] + f,
    "pseudo-header last": lambda f: without(f, ":path") + [(":path", WAIT)],
    "CR LF in value": lambda f: f + [("x-value", "a\r\nx-admin: 1")],
    "CR in value": lambda f: f + [("x-value", "a\rb")],
    "LF in value": lambda f: f + [("x-value", "a\nb")],
    "NUL in value": lambda f: f + [("x-value", "a\0b")],
    "NUL in :path": lambda f: replace(f, ":path", WAIT + "\0"),
    "CR LF in :path": lambda f: replace(f, ":path", WAIT + "\r\nx: y"),
    "LF in :authority": lambda f: replace(f, ":authority", "a\nb"),
    "CR LF in name": lambda f: f + [("x\r\nx-admin", "1")],
    "NUL in name": lambda f: f + [("x\0y", "1")],
    "space in name": lambda f: f + [("x y", "1")],
    "colon in name": lambda f: f + [("x:y", "1")],
    "delete in name": lambda f: f + [("x\x7f", "1")],
    "name of beyond ASCII": lambda f: f + [("x-\xfc".encode("latin-1"), b"1")],
    "empty name": lambda f: f + [("", "1")],
    "content-length that is no number": lambda f: f + [("content-length", "five")],
    "two content-lengths": lambda f: f + [("content-length", "7"), ("content-length", "8")],
    "content-length too large for any number": lambda f: f + [("content-length", "9" * 30)],
    "negative content-length": lambda f: f + [("content-length", "-7")],
}

# What the library drops without a word: nghttp2 ignores fields with invalid characters. A call that is
# otherwise good may then be served, since the field has had no effect.
MAY_BE_DROPPED = {
    "CR LF in value",
    "CR in value",
    "LF in value",
    "NUL in value",
    "CR LF in name",
    "NUL in name",
    "space in name",
    "colon in name",
    "delete in name",
    "name of beyond ASCII",
    "empty name",
}


@pytest.mark.parametrize("name", MALFORMED)
def test_h19_a_malformed_request_is_refused_and_runs_nothing(attacked, name):
    before = attacked.probe()
    with attacked.connect() as c:
        c.headers(1, MALFORMED[name](c.call_fields(WAIT)), end_stream=False)
        c.data(1, message(number_field(1, 1)))
        try:
            answer = c.answer(1)
        except Closed:
            return
        except Silence:
            raise AssertionError("no answer at all") from None
        if answer.grpc_status == 0 and name in MAY_BE_DROPPED:
            return
        assert answer.reset is not None or answer.status[0] in "45" or answer.grpc_status, answer
        assert answer.grpc_status != 0, answer
        for _, value in answer.fields:
            assert not set(value) & set("\r\n\0"), f"echoed: {answer}"
        if not c.goaways:
            check(c, 3)
    assert attacked.probe()["started"] == before["started"], "a handler has run"


def test_h19_push_promise_from_a_client_ends_the_connection(attacked):
    with attacked.connect() as c:
        c.frame(Type.PUSH_PROMISE, END_HEADERS, 1, struct.pack(">I", 2) + c.encode(c.common()))
        expect_connection_error(c, Code.PROTOCOL_ERROR)


def test_h19_a_second_preface_ends_the_connection(attacked):
    with attacked.connect() as c:
        c.send(PREFACE + settings_frame())
        expect_closed(c)


# Extension frames that servers do not expect from clients, with contents cut short, and frames of wrong size.
# The session has ended with the frame before them: what follows in the same bytes is dropped, never parsed.
AFTERMATH = {
    "ALTSVC": frame(10, 0, 0, b"\x00"),
    "ALTSVC that lies": frame(10, 0, 1, b"\xff\xffab"),
    "ORIGIN": frame(12, 0, 0, b"\xff\xff"),
    "PRIORITY_UPDATE": frame(16, 0, 0, b"\x00"),
    "PRIORITY_UPDATE of stream 0": frame(16, 0, 0, bytes(4) + b"u=9"),
    "PING too short": frame(Type.PING, 0, 0, b"\x00"),
    "RST_STREAM too short": frame(Type.RST_STREAM, 0, 1, b"\x00"),
    "SETTINGS too short": frame(Type.SETTINGS, 0, 0, b"\x00"),
    "GOAWAY too short": frame(Type.GOAWAY, 0, 0, b"\x00"),
    "WINDOW_UPDATE too short": frame(Type.WINDOW_UPDATE, 0, 0, b"\x00"),
    "PRIORITY too short": frame(Type.PRIORITY, 0, 1, b"\x00"),
    "HEADERS that are too large": b"\xff\xff\xff\x01\x05\x00\x00\x00\x05" + bytes(100),
    "DATA on an idle stream": data_frame(99, b"x"),
    "CONTINUATION": frame(Type.CONTINUATION, END_HEADERS, 1, b"\x82"),
    "PUSH_PROMISE": frame(Type.PUSH_PROMISE, END_HEADERS, 1, bytes(4)),
    "window overflow": window_update_frame(0, STREAM_MAX) * 2,
    "reset of an idle stream": rst_frame(99),
    "priority of stream 0": priority_frame(0),
    "HEADERS": headers_frame(3, b"\x82\x86\x84\x41\x01a"),
}

LAST_WORDS = {
    "PING on a stream": frame(Type.PING, 0, 3, bytes(8)),
    "zero WINDOW_UPDATE": window_update_frame(0, 0),
    "undecodable HEADERS": headers_frame(1, b"\x40"),
    "SETTINGS of a wrong size": frame(Type.SETTINGS, 0, 0, b"\x00"),
    "GOAWAY": frame(Type.GOAWAY, 0, 0, bytes(8)),
    "HEADERS to be continued": frame(Type.HEADERS, 0, 1, b"\x82"),
}


@pytest.mark.parametrize("last", LAST_WORDS)
def test_h22_nothing_that_follows_the_end_of_a_session_ends_the_server(attacked, last):
    for name, rest in AFTERMATH.items():
        with attacked.connect() as c:
            c.send(LAST_WORDS[last] + rest + rest)
            got = list(c.frames(0.05 if last == "GOAWAY" else 1))
            answered = [
                each for each in got if isinstance(each, Frame) and each.kind in (Type.HEADERS, Type.DATA)
            ]
            assert last == "GOAWAY" or isinstance(got[-1], Closed), f"{name}: still open after {got}"
            assert last == "GOAWAY" or not answered, f"{name}: answered {answered}"
    attacked.check()
