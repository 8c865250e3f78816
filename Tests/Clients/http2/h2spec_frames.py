"""h2spec, group http2, RFC 7540 sections 6 and 7: each type of frame, and error codes."""

from h2spec import case, dummies
from wire import (
    ACK,
    END_HEADERS,
    END_STREAM,
    PADDED,
    STREAM_MAX,
    Code,
    Setting,
    Type,
    expect_connection_error,
    expect_data,
    expect_kind,
    expect_ping_ack,
    expect_ping_ack_or_closed,
    expect_response,
    expect_settings_ack,
    expect_stream_error,
)


@case("http2/6.1/1", "Sends a DATA frame with 0x0 stream identifier")
def _(c):
    c.data(0, b"test")
    expect_connection_error(c, Code.PROTOCOL_ERROR)


@case("http2/6.1/2", 'Sends a DATA frame on the stream that is not in "open" or "half-closed (local)" state')
def _(c):
    c.headers(1, c.common("POST"))
    c.data(1, b"test")
    expect_stream_error(c, Code.STREAM_CLOSED)


@case("http2/6.1/3", "Sends a DATA frame with invalid pad length")
def _(c):
    c.headers(1, c.common("POST") + [("content-length", "4")], end_stream=False)
    c.frame(Type.DATA, PADDED | END_STREAM, 1, b"\x06test")
    expect_connection_error(c, Code.PROTOCOL_ERROR)


@case("http2/6.2/1", "Sends a HEADERS frame without the END_HEADERS flag, and a PRIORITY frame")
def _(c):
    c.headers(1, c.common(), end_stream=False, end_headers=False)
    c.priority(1)
    c.continuation(1, dummies(1))
    expect_connection_error(c, Code.PROTOCOL_ERROR)


@case("http2/6.2/2", "Sends a HEADERS frame to another stream while sending a HEADERS frame")
def _(c):
    c.headers(1, c.common(), end_stream=False, end_headers=False)
    c.headers(3, c.common())
    c.continuation(1, dummies(1))
    expect_connection_error(c, Code.PROTOCOL_ERROR)


@case("http2/6.2/3", "Sends a HEADERS frame with 0x0 stream identifier")
def _(c):
    c.headers(0, c.common())
    expect_connection_error(c, Code.PROTOCOL_ERROR)


@case("http2/6.2/4", "Sends a HEADERS frame with invalid pad length")
def _(c):
    block = c.encode(c.common())
    c.frame(Type.HEADERS, PADDED | END_HEADERS | END_STREAM, 1, bytes([len(block) + 2]) + block)
    expect_stream_error(c, Code.PROTOCOL_ERROR)


@case("http2/6.3/1", "Sends a PRIORITY frame with 0x0 stream identifier")
def _(c):
    c.priority(0)
    expect_connection_error(c, Code.PROTOCOL_ERROR)


@case("http2/6.3/2", "Sends a PRIORITY frame with a length other than 5 octets")
def _(c):
    c.headers(1, c.common())
    c.frame(Type.PRIORITY, 0, 1, b"\x80\x00\x00\x01")
    expect_stream_error(c, Code.FRAME_SIZE_ERROR)


@case("http2/6.4/1", "Sends a RST_STREAM frame with 0x0 stream identifier")
def _(c):
    c.rst(0)
    expect_connection_error(c, Code.PROTOCOL_ERROR)


@case("http2/6.4/2", "Sends a RST_STREAM frame on a idle stream")
def _(c):
    c.rst(1)
    expect_connection_error(c, Code.PROTOCOL_ERROR)


@case("http2/6.4/3", "Sends a RST_STREAM frame with a length other than 4 octets")
def _(c):
    c.headers(1, c.common())
    c.frame(Type.RST_STREAM, 0, 1, bytes(3))
    expect_stream_error(c, Code.FRAME_SIZE_ERROR)


@case("http2/6.5/1", "Sends a SETTINGS frame with ACK flag and payload")
def _(c):
    c.frame(Type.SETTINGS, ACK, 0, b"\x00")
    expect_connection_error(c, Code.FRAME_SIZE_ERROR)


@case("http2/6.5/2", "Sends a SETTINGS frame with 0x1 stream identifier")
def _(c):
    c.frame(Type.SETTINGS, 0, 1, b"\x00\x03\x00\x00\x00\x64")
    expect_connection_error(c, Code.PROTOCOL_ERROR)


@case("http2/6.5/3", "Sends a SETTINGS frame with a length other than a multiple of 6 octets")
def _(c):
    c.frame(Type.SETTINGS, 0, 0, b"\x00\x03\x00")
    expect_connection_error(c, Code.FRAME_SIZE_ERROR)


@case("http2/6.5.2/1", "SETTINGS_ENABLE_PUSH (0x2): Sends the value other than 0 or 1")
def _(c):
    c.settings((Setting.ENABLE_PUSH, 2))
    expect_connection_error(c, Code.PROTOCOL_ERROR)


@case(
    "http2/6.5.2/2",
    "SETTINGS_INITIAL_WINDOW_SIZE (0x4): Sends the value above the maximum flow control window size",
)
def _(c):
    c.settings((Setting.INITIAL_WINDOW_SIZE, STREAM_MAX + 1))
    expect_connection_error(c, Code.FLOW_CONTROL_ERROR)


@case("http2/6.5.2/3", "SETTINGS_MAX_FRAME_SIZE (0x5): Sends the value below the initial value")
def _(c):
    c.settings((Setting.MAX_FRAME_SIZE, 16383))
    expect_connection_error(c, Code.PROTOCOL_ERROR)


@case("http2/6.5.2/4", "SETTINGS_MAX_FRAME_SIZE (0x5): Sends the value above the maximum allowed frame size")
def _(c):
    c.settings((Setting.MAX_FRAME_SIZE, 16777216))
    expect_connection_error(c, Code.PROTOCOL_ERROR)


@case("http2/6.5.2/5", "Sends a SETTINGS frame with unknown identifier")
def _(c):
    c.settings((0xFF, 1))
    c.ping()
    expect_ping_ack(c)


@case("http2/6.5.3/1", "Sends multiple values of SETTINGS_INITIAL_WINDOW_SIZE")
def _(c):
    c.settings((Setting.INITIAL_WINDOW_SIZE, 100), (Setting.INITIAL_WINDOW_SIZE, 1))
    expect_settings_ack(c)
    c.headers(1, c.common())
    expect_data(c, 1)


@case("http2/6.5.3/2", "Sends a SETTINGS frame without ACK flag")
def _(c):
    c.settings((Setting.ENABLE_PUSH, 0))
    expect_settings_ack(c)


@case("http2/6.7/1", "Sends a PING frame")
def _(c):
    c.ping(b"h2spec\0\0")
    expect_ping_ack(c, b"h2spec\0\0")


@case("http2/6.7/2", "Sends a PING frame with ACK")
def _(c):
    c.ping(b"invalid\0", ACK)
    c.ping(b"h2spec\0\0")
    got = expect_kind(c, Type.PING)
    assert got.acknowledges and got.payload == b"h2spec\0\0", f"a PING with ACK was answered: {got}"


@case("http2/6.7/3", "Sends a PING frame with a stream identifier field value other than 0x0")
def _(c):
    c.frame(Type.PING, 0, 1, bytes(8))
    expect_connection_error(c, Code.PROTOCOL_ERROR)


@case("http2/6.7/4", "Sends a PING frame with a length field value other than 8")
def _(c):
    c.frame(Type.PING, 0, 0, bytes(6))
    expect_connection_error(c, Code.FRAME_SIZE_ERROR)


@case("http2/6.8/1", "Sends a GOAWAY frame with a stream identifier other than 0x0")
def _(c):
    c.frame(Type.GOAWAY, 0, 1, bytes(8))
    expect_connection_error(c, Code.PROTOCOL_ERROR)


@case("http2/6.9/1", "Sends a WINDOW_UPDATE frame with a flow control window increment of 0")
def _(c):
    c.window_update(0, 0)
    expect_connection_error(c, Code.PROTOCOL_ERROR)


@case("http2/6.9/2", "Sends a WINDOW_UPDATE frame with a flow control window increment of 0 on a stream")
def _(c):
    c.headers(1, c.common(), end_stream=False)
    c.window_update(1, 0)
    expect_stream_error(c, Code.PROTOCOL_ERROR)


@case("http2/6.9/3", "Sends a WINDOW_UPDATE frame with a length other than 4 octets")
def _(c):
    c.frame(Type.WINDOW_UPDATE, 0, 0, b"\x00\x00\x01")
    expect_connection_error(c, Code.FRAME_SIZE_ERROR)


@case("http2/6.9.1/1", "Sends SETTINGS frame to set the initial window size to 1 and sends HEADERS frame")
def _(c):
    c.settings((Setting.INITIAL_WINDOW_SIZE, 1))
    expect_settings_ack(c)
    c.headers(1, c.common())
    expect_data(c, 1)


@case(
    "http2/6.9.1/2", "Sends multiple WINDOW_UPDATE frames increasing the flow control window to above 2^31-1"
)
def _(c):
    c.window_update(0, STREAM_MAX)
    c.window_update(0, STREAM_MAX)
    expect_kind(c, Type.GOAWAY, code=Code.FLOW_CONTROL_ERROR)


@case(
    "http2/6.9.1/3",
    "Sends multiple WINDOW_UPDATE frames increasing the flow control window to above 2^31-1 on a stream",
)
def _(c):
    c.headers(1, c.common(), end_stream=False)
    c.window_update(1, STREAM_MAX)
    c.window_update(1, STREAM_MAX)
    expect_kind(c, Type.RST_STREAM, stream=1, code=Code.FLOW_CONTROL_ERROR)


@case("http2/6.9.2/1", "Changes SETTINGS_INITIAL_WINDOW_SIZE after sending HEADERS frame")
def _(c):
    c.settings((Setting.INITIAL_WINDOW_SIZE, 0))
    expect_settings_ack(c)
    c.headers(1, c.common())
    c.settings((Setting.INITIAL_WINDOW_SIZE, 1))
    expect_data(c, 1)


@case("http2/6.9.2/2", "Sends a SETTINGS frame for window size to be negative")
def _(c):
    c.settings((Setting.INITIAL_WINDOW_SIZE, 3))
    expect_settings_ack(c)
    c.headers(1, c.common())
    expect_kind(c, Type.DATA, stream=1)
    c.settings((Setting.INITIAL_WINDOW_SIZE, 2))
    expect_settings_ack(c)
    c.window_update(1, 2)
    expect_data(c, 1)


@case(
    "http2/6.9.2/3",
    "Sends a SETTINGS_INITIAL_WINDOW_SIZE settings with an exceeded maximum window size value",
)
def _(c):
    c.settings((Setting.INITIAL_WINDOW_SIZE, STREAM_MAX + 1))
    expect_connection_error(c, Code.FLOW_CONTROL_ERROR)


@case("http2/6.10/1", "Sends multiple CONTINUATION frames preceded by a HEADERS frame")
def _(c):
    c.headers(1, c.common(), end_headers=False)
    c.continuation(1, dummies(1), end_headers=False)
    c.continuation(1, dummies(1))
    expect_response(c)


@case("http2/6.10/2", "Sends a CONTINUATION frame followed by any frame other than CONTINUATION")
def _(c):
    c.headers(1, c.common("POST"), end_stream=False, end_headers=False)
    c.continuation(1, dummies(1), end_headers=False)
    c.data(1, b"test")
    expect_connection_error(c, Code.PROTOCOL_ERROR)


@case("http2/6.10/3", "Sends a CONTINUATION frame with 0x0 stream identifier")
def _(c):
    c.headers(1, c.common(), end_headers=False)
    c.continuation(0, dummies(1))
    expect_connection_error(c, Code.PROTOCOL_ERROR)


@case("http2/6.10/4", "Sends a CONTINUATION frame preceded by a HEADERS frame with END_HEADERS flag")
def _(c):
    c.headers(1, c.common())
    c.continuation(1, dummies(1))
    expect_connection_error(c, Code.PROTOCOL_ERROR)


@case("http2/6.10/5", "Sends a CONTINUATION frame preceded by a CONTINUATION frame with END_HEADERS flag")
def _(c):
    c.headers(1, c.common(), end_headers=False)
    c.continuation(1, dummies(1))
    c.continuation(1, dummies(1))
    expect_connection_error(c, Code.PROTOCOL_ERROR)


@case("http2/6.10/6", "Sends a CONTINUATION frame preceded by a DATA frame")
def _(c):
    c.headers(1, c.common("POST"), end_stream=False, end_headers=False)
    c.data(1, b"test")
    c.continuation(1, dummies(1))
    expect_connection_error(c, Code.PROTOCOL_ERROR)


@case("http2/7/1", "Sends a GOAWAY frame with unknown error code")
def _(c):
    c.goaway(0, 0xFF)
    c.ping(b"h2spec\0\0")
    expect_ping_ack_or_closed(c, b"h2spec\0\0")


@case("http2/7/2", "Sends a RST_STREAM frame with unknown error code")
def _(c):
    c.headers(1, c.common("POST"), end_stream=False)
    c.rst(1, 0xFF)
    c.ping()
    expect_ping_ack(c)
