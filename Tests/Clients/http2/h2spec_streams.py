"""h2spec, group http2, RFC 7540 sections 3 to 5: preface, frames and the states of streams."""

from h2spec import case, dummies
from wire import (
    PREFACE,
    Code,
    Setting,
    Type,
    expect_closed,
    expect_connection_error,
    expect_kind,
    expect_ping_ack,
    expect_response,
    expect_stream_end,
    expect_stream_error,
    priority_payload,
    settings_frame,
)

UNKNOWN_TYPE = 0x16
FRAME_SIZE = 16384


@case("http2/3.5/1", "Sends client connection preface", handshake=False)
def _(c):
    c.send(PREFACE + settings_frame((Setting.INITIAL_WINDOW_SIZE, 65535)))
    expect_kind(c, Type.SETTINGS, acknowledges=False)


@case("http2/3.5/2", "Sends invalid connection preface", handshake=False)
def _(c):
    c.send(b"INVALID CONNECTION PREFACE\r\n\r\n")
    expect_closed(c)


@case("http2/4.1/1", "Sends a frame with unknown type")
def _(c):
    c.frame(UNKNOWN_TYPE, 0, 0, bytes(8))
    c.ping()
    expect_ping_ack(c)


@case("http2/4.1/2", "Sends a frame with undefined flag")
def _(c):
    c.ping(flags=0x16)
    expect_ping_ack(c)


@case("http2/4.1/3", "Sends a frame with reserved field bit")
def _(c):
    c.send(b"\x00\x00\x08\x06\x16\x80\x00\x00\x00" + bytes(8))
    expect_ping_ack(c)


@case("http2/4.2/1", "Sends a DATA frame with 2^14 octets in length")
def _(c):
    c.headers(1, c.common("POST"), end_stream=False)
    c.data(1, b"x" * c.settings_of_server.get(Setting.MAX_FRAME_SIZE, FRAME_SIZE))
    expect_response(c)


@case("http2/4.2/2", "Sends a large size DATA frame that exceeds the SETTINGS_MAX_FRAME_SIZE")
def _(c):
    c.headers(1, c.common("POST"), end_stream=False)
    c.data(1, b"x" * (c.settings_of_server.get(Setting.MAX_FRAME_SIZE, FRAME_SIZE) + 1))
    expect_stream_error(c, Code.FRAME_SIZE_ERROR)


@case("http2/4.2/3", "Sends a large size HEADERS frame that exceeds the SETTINGS_MAX_FRAME_SIZE")
def _(c):
    block = c.encode(c.common() + dummies(5))
    assert len(block) > c.settings_of_server.get(Setting.MAX_FRAME_SIZE, FRAME_SIZE)
    c.headers(1, block)
    expect_connection_error(c, Code.FRAME_SIZE_ERROR)


@case("http2/4.3/1", "Sends invalid header block fragment")
def _(c):
    # A literal with neither name nor value.
    c.headers(1, b"\x40")
    expect_connection_error(c, Code.COMPRESSION_ERROR)


@case("http2/4.3/2", "Sends a PRIORITY frame while sending the header blocks")
def _(c):
    c.headers(1, c.common(), end_stream=False, end_headers=False)
    c.priority(1)
    c.continuation(1, dummies(1))
    expect_connection_error(c, Code.PROTOCOL_ERROR)


@case("http2/4.3/3", "Sends a HEADERS frame to another stream while sending the header blocks")
def _(c):
    c.headers(1, c.common(), end_stream=False, end_headers=False)
    c.headers(3, c.common())
    c.continuation(1, dummies(1))
    expect_connection_error(c, Code.PROTOCOL_ERROR)


@case("http2/5.1/1", "idle: Sends a DATA frame")
def _(c):
    c.data(1, b"test")
    expect_connection_error(c, Code.PROTOCOL_ERROR)


@case("http2/5.1/2", "idle: Sends a RST_STREAM frame")
def _(c):
    c.rst(1)
    expect_connection_error(c, Code.PROTOCOL_ERROR)


@case("http2/5.1/3", "idle: Sends a WINDOW_UPDATE frame")
def _(c):
    c.window_update(1, 100)
    expect_connection_error(c, Code.PROTOCOL_ERROR)


@case("http2/5.1/4", "idle: Sends a CONTINUATION frame")
def _(c):
    c.continuation(1, c.common())
    expect_connection_error(c, Code.PROTOCOL_ERROR)


@case("http2/5.1/5", "half closed (remote): Sends a DATA frame")
def _(c):
    c.headers(1, c.common())
    c.data(1, b"test")
    expect_stream_error(c, Code.STREAM_CLOSED)


@case("http2/5.1/6", "half closed (remote): Sends a HEADERS frame")
def _(c):
    c.headers(1, c.common())
    c.headers(1, c.common())
    expect_stream_error(c, Code.STREAM_CLOSED)


@case("http2/5.1/7", "half closed (remote): Sends a CONTINUATION frame")
def _(c):
    c.headers(1, c.common())
    c.continuation(1, c.common())
    expect_stream_error(c, Code.STREAM_CLOSED, Code.PROTOCOL_ERROR)


@case("http2/5.1/8", "closed: Sends a DATA frame after sending RST_STREAM frame")
def _(c):
    c.headers(1, c.common(), end_stream=False)
    c.rst(1)
    c.data(1, b"test")
    expect_stream_error(c, Code.STREAM_CLOSED)


@case("http2/5.1/9", "closed: Sends a HEADERS frame after sending RST_STREAM frame")
def _(c):
    c.headers(1, c.common(), end_stream=False)
    c.rst(1)
    c.headers(1, c.common())
    expect_stream_error(c, Code.STREAM_CLOSED)


@case("http2/5.1/10", "closed: Sends a CONTINUATION frame after sending RST_STREAM frame")
def _(c):
    c.headers(1, c.common(), end_stream=False)
    c.rst(1)
    c.continuation(1, dummies(1))
    expect_stream_error(c, Code.STREAM_CLOSED, Code.PROTOCOL_ERROR)


@case("http2/5.1/11", "closed: Sends a DATA frame")
def _(c):
    c.headers(1, c.common())
    expect_stream_end(c)
    c.data(1, b"test")
    expect_stream_error(c, Code.STREAM_CLOSED)


@case("http2/5.1/12", "closed: Sends a HEADERS frame")
def _(c):
    c.headers(1, c.common())
    expect_stream_end(c)
    c.headers(1, c.common())
    expect_connection_error(c, Code.STREAM_CLOSED)


@case("http2/5.1/13", "closed: Sends a CONTINUATION frame")
def _(c):
    c.headers(1, c.common())
    expect_stream_end(c)
    c.continuation(1, dummies(1))
    expect_connection_error(c, Code.STREAM_CLOSED, Code.PROTOCOL_ERROR)


@case("http2/5.1.1/1", "Sends even-numbered stream identifier")
def _(c):
    c.headers(2, c.common())
    expect_connection_error(c, Code.PROTOCOL_ERROR)


@case("http2/5.1.1/2", "Sends stream identifier that is numerically smaller than previous")
def _(c):
    c.headers(5, c.common())
    c.headers(3, c.common())
    expect_connection_error(c, Code.PROTOCOL_ERROR)


@case(
    "http2/5.1.2/1",
    "Sends HEADERS frames that causes their advertised concurrent stream limit to be exceeded",
)
def _(c):
    # Without a limit h2spec would skip the case; here there must be one.
    limit = c.settings_of_server[Setting.MAX_CONCURRENT_STREAMS]
    c.settings((Setting.INITIAL_WINDOW_SIZE, 0))
    for number in range(limit + 1):
        c.headers(1 + 2 * number, c.common())
    expect_stream_error(c, Code.PROTOCOL_ERROR, Code.REFUSED_STREAM)


@case("http2/5.3.1/1", "Sends HEADERS frame that depends on itself")
def _(c):
    c.headers(1, c.common(), priority=priority_payload(depends_on=1))
    expect_stream_error(c, Code.PROTOCOL_ERROR)


@case("http2/5.3.1/2", "Sends PRIORITY frame that depend on itself")
def _(c):
    c.priority(1, depends_on=1)
    expect_stream_error(c, Code.PROTOCOL_ERROR)


@case("http2/5.4.1/1", "Sends an invalid PING frame for connection close")
def _(c):
    c.frame(Type.PING, 0, 3, bytes(8))
    expect_closed(c)


@case("http2/5.4.1/2", "Sends an invalid PING frame to receive GOAWAY frame", strict=True)
def _(c):
    c.frame(Type.PING, 0, 3, bytes(8))
    expect_kind(c, Type.GOAWAY, code=Code.PROTOCOL_ERROR)


@case("http2/5.5/1", "Sends an unknown extension frame")
def _(c):
    c.frame(UNKNOWN_TYPE, 0, 0, bytes(8))
    c.ping()
    expect_ping_ack(c)


@case("http2/5.5/2", "Sends an unknown extension frame in the middle of a header block")
def _(c):
    c.headers(1, c.common(), end_headers=False)
    c.frame(UNKNOWN_TYPE, 0, 0, bytes(8))
    expect_connection_error(c, Code.PROTOCOL_ERROR)
