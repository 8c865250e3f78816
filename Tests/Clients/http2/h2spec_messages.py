"""h2spec, group http2, RFC 7540 section 8: requests that are well framed and still wrong."""

import struct

from h2spec import case
from wire import END_HEADERS, Code, Type, data_frame, expect_connection_error, expect_stream_error


def refused(c, fields):
    c.headers(1, fields)
    expect_stream_error(c, Code.PROTOCOL_ERROR)


@case("http2/8.1/1", "Sends a second HEADERS frame without the END_STREAM flag")
def _(c):
    c.headers(1, c.common("POST"), end_stream=False)
    c.send(data_frame(1, b"test"))
    c.headers(1, [("x-test", "ok")], end_stream=False)
    expect_stream_error(c, Code.PROTOCOL_ERROR)


@case("http2/8.1.2/1", "Sends a HEADERS frame that contains the header field name in uppercase letters")
def _(c):
    refused(c, c.common() + [("X-TEST", "ok")])


@case("http2/8.1.2.1/1", "Sends a HEADERS frame that contains a unknown pseudo-header field")
def _(c):
    refused(c, c.common() + [(":test", "ok")])


@case("http2/8.1.2.1/2", "Sends a HEADERS frame that contains the pseudo-header field defined for response")
def _(c):
    refused(c, c.common() + [(":status", "200")])


@case("http2/8.1.2.1/3", "Sends a HEADERS frame that contains a pseudo-header field as trailers")
def _(c):
    c.headers(1, c.common("POST"), end_stream=False)
    c.send(data_frame(1, b"test"))
    c.headers(1, [(":method", "POST")])
    expect_stream_error(c, Code.PROTOCOL_ERROR)


@case(
    "http2/8.1.2.1/4",
    "Sends a HEADERS frame that contains a pseudo-header field that appears in a header block after a "
    "regular header field",
)
def _(c):
    refused(c, [("x-test", "ok")] + c.common())


@case("http2/8.1.2.2/1", "Sends a HEADERS frame that contains the connection-specific header field")
def _(c):
    refused(c, c.common() + [("connection", "keep-alive")])


@case(
    "http2/8.1.2.2/2",
    'Sends a HEADERS frame that contains the TE header field with any value other than "trailers"',
)
def _(c):
    refused(c, c.common() + [("trailers", "test"), ("te", "trailers, deflate")])


@case("http2/8.1.2.3/1", 'Sends a HEADERS frame with empty ":path" pseudo-header field')
def _(c):
    refused(c, c.common(path=""))


def _omitted(number, name):
    @case(f"http2/8.1.2.3/{number}", f'Sends a HEADERS frame that omits "{name}" pseudo-header field')
    def _(c):
        refused(c, [field for field in c.common() if field[0] != name])


def _duplicated(number, name):
    @case(f"http2/8.1.2.3/{number}", f'Sends a HEADERS frame with duplicated "{name}" pseudo-header field')
    def _(c):
        refused(c, c.common() + [field for field in c.common() if field[0] == name])


for _number, _name in enumerate([":method", ":scheme", ":path"]):
    _omitted(2 + _number, _name)
    _duplicated(5 + _number, _name)


@case(
    "http2/8.1.2.6/1",
    'Sends a HEADERS frame with the "content-length" header field which does not equal the DATA frame '
    "payload length",
)
def _(c):
    c.headers(1, c.common("POST") + [("content-length", "1")], end_stream=False)
    c.data(1, b"test")
    expect_stream_error(c, Code.PROTOCOL_ERROR)


@case(
    "http2/8.1.2.6/2",
    'Sends a HEADERS frame with the "content-length" header field which does not equal the sum of the '
    "multiple DATA frames payload length",
)
def _(c):
    c.headers(1, c.common("POST") + [("content-length", "1")], end_stream=False)
    c.send(data_frame(1, b"test"))
    c.data(1, b"test")
    expect_stream_error(c, Code.PROTOCOL_ERROR)


@case("http2/8.2/1", "Sends a PUSH_PROMISE frame")
def _(c):
    c.frame(Type.PUSH_PROMISE, END_HEADERS, 1, struct.pack(">I", 3) + c.encode(c.common()))
    expect_connection_error(c, Code.PROTOCOL_ERROR)
