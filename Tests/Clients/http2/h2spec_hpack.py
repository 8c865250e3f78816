"""h2spec, group hpack: header blocks that must not decode."""

from h2spec import case
from wire import Code, Setting, expect_connection_error

# A literal without indexing whose name is x-test, Huffman coded; the value follows.
X_TEST = bytes.fromhex("0085f2b24a84ff")


def undecodable(c, block):
    c.headers(1, block)
    expect_connection_error(c, Code.COMPRESSION_ERROR)


@case("hpack/2.3.3/1", "Sends a indexed header field representation with invalid index")
def _(c):
    # Index 70: nine more than the static table, and the request adds fewer.
    undecodable(c, c.encode(c.common()) + b"\xc6")


@case("hpack/2.3.3/2", "Sends a literal header field representation with invalid index")
def _(c):
    undecodable(c, c.encode(c.common()) + b"\x7f\x07\x00")


@case("hpack/4.2/1", "Sends a dynamic table size update at the end of header block")
def _(c):
    undecodable(c, c.encode(c.common()) + b"\x21")


@case("hpack/5.2/1", "Sends a Huffman-encoded string literal representation with padding longer than 7 bits")
def _(c):
    undecodable(c, c.encode(c.common()) + X_TEST + bytes.fromhex("8449509fff"))


@case("hpack/5.2/2", "Sends a Huffman-encoded string literal representation padded by zero")
def _(c):
    undecodable(c, c.encode(c.common()) + X_TEST + bytes.fromhex("83495090"))


@case("hpack/5.2/3", "Sends a Huffman-encoded string literal representation containing the EOS symbol")
def _(c):
    undecodable(c, c.encode(c.common()) + X_TEST + bytes.fromhex("874951fffffffa7f"))


@case("hpack/6.1/1", "Sends a indexed header field representation with index 0")
def _(c):
    undecodable(c, c.encode(c.common()) + b"\x80")


@case("hpack/6.3/1", "Sends a dynamic table size update larger than the value of SETTINGS_HEADER_TABLE_SIZE")
def _(c):
    size = c.settings_of_server.get(Setting.HEADER_TABLE_SIZE, 4096) + 1
    assert size > 31, "a smaller table needs no second byte"
    update, rest = b"\x3f", size - 31
    while rest >= 128:
        update += bytes([rest & 0x7F | 0x80])
        rest >>= 7
    undecodable(c, update + bytes([rest]) + c.encode(c.common()))
