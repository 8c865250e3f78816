"""h2spec, group generic: what every server of HTTP/2 takes."""

from h2spec import case
from wire import (
    PREFACE,
    Code,
    Setting,
    Type,
    data_frame,
    expect_kind,
    expect_ping_ack,
    expect_ping_ack_or_closed,
    expect_response,
    expect_settings_ack,
    expect_stream_end,
    priority_payload,
    settings_frame,
)

INITIAL_WINDOW = (Setting.INITIAL_WINDOW_SIZE, 65535)


@case("generic/1/1", "Sends a client connection preface", handshake=False)
def _(c):
    c.send(PREFACE + settings_frame(INITIAL_WINDOW))
    first = c.read()
    assert first.kind == Type.SETTINGS and not first.acknowledges, f"the first frame is {first}"


@case("generic/2/1", "Sends a PRIORITY frame on idle stream")
def _(c):
    c.priority(1)
    c.ping()
    expect_ping_ack(c)


@case("generic/2/2", "Sends a WINDOW_UPDATE frame on half-closed (remote) stream")
def _(c):
    # A window of zero keeps the stream from being closed by its answer.
    c.settings((Setting.INITIAL_WINDOW_SIZE, 0))
    c.headers(1, c.common())
    c.window_update(1, 1)
    expect_kind(c, Type.DATA, stream=1)


@case("generic/2/3", "Sends a PRIORITY frame on half-closed (remote) stream")
def _(c):
    c.settings((Setting.INITIAL_WINDOW_SIZE, 0))
    c.headers(1, c.common())
    c.priority(1)
    c.window_update(1, 1)
    expect_kind(c, Type.DATA, stream=1)


@case("generic/2/4", "Sends a RST_STREAM frame on half-closed (remote) stream")
def _(c):
    c.headers(1, c.common())
    c.rst(1)
    c.ping()
    expect_ping_ack_or_closed(c)


@case("generic/2/5", "Sends a PRIORITY frame on closed stream")
def _(c):
    c.headers(1, c.common())
    expect_stream_end(c)
    c.priority(1)
    c.ping()
    expect_ping_ack(c)


@case("generic/3.1/1", "Sends a DATA frame")
def _(c):
    c.headers(1, c.common("POST"), end_stream=False)
    c.data(1, b"test")
    expect_response(c)


@case("generic/3.1/2", "Sends multiple DATA frames")
def _(c):
    c.headers(1, c.common("POST"), end_stream=False)
    c.data(1, b"test", end_stream=False)
    c.data(1, b"test")
    expect_response(c)


@case("generic/3.1/3", "Sends a DATA frame with padding")
def _(c):
    c.headers(1, c.common("POST"), end_stream=False)
    c.frame(Type.DATA, 0x9, 1, b"\x06test" + bytes(6))
    expect_response(c)


@case("generic/3.2/1", "Sends a HEADERS frame")
def _(c):
    c.headers(1, c.common())
    expect_response(c)


@case("generic/3.2/2", "Sends a HEADERS frame with padding")
def _(c):
    c.headers(1, c.common(), padding=8)
    expect_response(c)


@case("generic/3.2/3", "Sends a HEADERS frame with priority")
def _(c):
    c.headers(1, c.common(), priority=priority_payload())
    expect_response(c)


@case("generic/3.3/1", "Sends a PRIORITY frame with priority 1")
def _(c):
    c.priority(1, weight=0)
    c.headers(1, c.common())
    expect_response(c)


@case("generic/3.3/2", "Sends a PRIORITY frame with priority 256")
def _(c):
    c.priority(1, weight=255)
    c.headers(1, c.common())
    expect_response(c)


@case("generic/3.3/3", "Sends a PRIORITY frame with stream dependency")
def _(c):
    c.priority(3, depends_on=1, weight=0)
    c.headers(1, c.common())
    expect_response(c)


@case("generic/3.3/4", "Sends a PRIORITY frame with exclusive")
def _(c):
    c.priority(1, weight=0, exclusive=True)
    c.headers(1, c.common())
    expect_response(c)


@case(
    "generic/3.3/5",
    "Sends a PRIORITY frame for an idle stream, then send a HEADER frame for a lower stream ID",
)
def _(c):
    c.priority(3)
    c.headers(1, c.common())
    expect_response(c)


@case("generic/3.4/1", "Sends a RST_STREAM frame")
def _(c):
    c.headers(1, c.common(), end_stream=False)
    c.rst(1)
    c.ping()
    expect_ping_ack_or_closed(c)


@case("generic/3.5/1", "Sends a SETTINGS frame")
def _(c):
    c.settings(
        (Setting.HEADER_TABLE_SIZE, 4096),
        (Setting.ENABLE_PUSH, 1),
        (Setting.MAX_CONCURRENT_STREAMS, 100),
        INITIAL_WINDOW,
        (Setting.MAX_FRAME_SIZE, 16384),
        (Setting.MAX_HEADER_LIST_SIZE, 100),
    )
    expect_settings_ack(c)


@case("generic/3.7/1", "Sends a PING frame")
def _(c):
    c.ping(b"h2spec\0\0")
    expect_ping_ack(c, b"h2spec\0\0")


@case("generic/3.8/1", "Sends a GOAWAY frame")
def _(c):
    c.goaway(0, Code.NO_ERROR, b"h2spec")
    c.ping(b"h2spec\0\0")
    expect_ping_ack_or_closed(c, b"h2spec\0\0")


@case("generic/3.9/1", "Sends a WINDOW_UPDATE frame with stream ID 0")
def _(c):
    c.window_update(0, 1)
    c.ping()
    expect_ping_ack(c)


@case("generic/3.9/2", "Sends a WINDOW_UPDATE frame with stream ID 1")
def _(c):
    c.headers(1, c.common())
    c.window_update(1, 1)
    expect_response(c)


@case("generic/3.10/1", "Sends a CONTINUATION frame")
def _(c):
    block = c.encode(c.common())
    c.headers(1, block[:5], end_headers=False)
    c.continuation(1, block[5:])
    expect_response(c)


@case("generic/3.10/2", "Sends multiple CONTINUATION frames")
def _(c):
    block = c.encode(c.common())
    c.headers(1, block[:5], end_headers=False)
    c.continuation(1, block[5:10], end_headers=False)
    c.continuation(1, block[10:])
    expect_response(c)


@case("generic/4/1", "Sends a GET request")
def _(c):
    c.headers(1, c.common())
    expect_response(c)


@case("generic/4/2", "Sends a HEAD request")
def _(c):
    c.headers(1, c.common("HEAD"))
    expect_response(c)


@case("generic/4/3", "Sends a POST request")
def _(c):
    c.headers(1, c.common("POST"), end_stream=False)
    c.data(1, b"test")
    expect_response(c)


@case("generic/4/4", "Sends a POST request with trailers")
def _(c):
    c.headers(1, c.common("POST") + [("trailer", "x-test")], end_stream=False)
    c.send(data_frame(1, b"test"))
    c.headers(1, [("x-test", "ok")])
    expect_response(c)


# RFC 7541, section 6: the first byte tells the kind. Then come index and value, or name and value,
# each string with its length before it and its top bit set when it is Huffman coded.
NEW_NAME = b"\x06x-test"
NEW_NAME_HUFFMAN = bytes.fromhex("85f2b24a84ff")
VALUE = b"\x06h2spec"
VALUE_HUFFMAN = bytes.fromhex("849c48aca4")
INCREMENTAL, WITHOUT, NEVER = b"\x40", b"\x00", b"\x10"
# The static table's index of user-agent, in the prefix of six bits and of four.
INCREMENTAL_INDEXED, WITHOUT_INDEXED, NEVER_INDEXED = b"\x7a", b"\x0f\x2b", b"\x1f\x2b"

REPRESENTATIONS = [
    ("indexed header field representation", b"\xba"),
    ("literal header field with incremental indexing - indexed name", INCREMENTAL_INDEXED + VALUE),
    (
        "literal header field with incremental indexing - indexed name (with Huffman coding)",
        INCREMENTAL_INDEXED + VALUE_HUFFMAN,
    ),
    ("literal header field with incremental indexing - new name", INCREMENTAL + NEW_NAME + VALUE),
    (
        "literal header field with incremental indexing - new name (with Huffman coding)",
        INCREMENTAL + NEW_NAME_HUFFMAN + VALUE_HUFFMAN,
    ),
    ("literal header field without indexing - indexed name", WITHOUT_INDEXED + VALUE),
    (
        "literal header field without indexing - indexed name (with Huffman coding)",
        WITHOUT_INDEXED + VALUE_HUFFMAN,
    ),
    ("literal header field without indexing - new name", WITHOUT + NEW_NAME + VALUE),
    (
        "literal header field without indexing - new name (huffman encoded)",
        WITHOUT + NEW_NAME_HUFFMAN + VALUE_HUFFMAN,
    ),
    ("literal header field never indexed - indexed name", NEVER_INDEXED + VALUE),
    ("literal header field never indexed - indexed name (huffman encoded)", NEVER_INDEXED + VALUE_HUFFMAN),
    ("literal header field never indexed - new name", NEVER + NEW_NAME + VALUE),
    (
        "literal header field never indexed - new name (huffman encoded)",
        NEVER + NEW_NAME_HUFFMAN + VALUE_HUFFMAN,
    ),
]


def _representation(number, name, field):
    @case(f"generic/5/{number}", f"Sends a {name}")
    def _(c):
        c.headers(1, c.encode(c.common()) + field)
        expect_response(c)


for _number, (_name, _field) in enumerate(REPRESENTATIONS, 1):
    _representation(_number, _name, _field)


@case("generic/5/14", "Sends a dynamic table size update")
def _(c):
    # To 128.
    c.headers(1, b"\x3f\x61" + c.encode(c.common()))
    expect_response(c)


@case("generic/5/15", "Sends multiple dynamic table size update")
def _(c):
    # To 0, then to 4096.
    c.headers(1, b"\x20\x3f\xe1\x1f" + c.encode(c.common()))
    expect_response(c)
