"""A connection of HTTP/2 by hand, with just enough of it for a call: no client library is needed to measure."""
import socket
import struct

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
DATA, HEADERS, RST_STREAM, SETTINGS, PING, GOAWAY = 0, 1, 3, 4, 6, 7
ACK = END_STREAM = 0x1
END_HEADERS = 0x4
PATIENCE_SECONDS = 10


def frame(kind, flags, stream, payload=b""):
    return struct.pack(">I", len(payload))[1:] + bytes([kind, flags]) + struct.pack(">I", stream) + payload


def text(value):
    """With its length before it, in 7 bits and then as many bytes of 7 more as it takes."""
    rest = len(value) - 127
    if rest < 0:
        return bytes([len(value)]) + value
    length = [127]
    while rest > 127:
        length.append(rest & 127 | 128)
        rest >>= 7
    return bytes(length + [rest]) + value


def fields(path, **more):
    """HPACK: indexed fields of the static table, and literals that leave the dynamic table alone."""
    return (
        b"\x83"  # :method POST
        b"\x86"  # :scheme http
        + b"\x04" + text(path.encode())  # :path
        + b"\x01" + text(b"localhost")  # :authority
        + b"\x0f\x10" + text(b"application/grpc")  # content-type
        + b"\x00" + text(b"te") + text(b"trailers")
        + b"".join(b"\x00" + text(name.encode()) + text(value.encode()) for name, value in more.items()))


HEALTH_CHECK = "/grpc.health.v1.Health/Check"
EMPTY_MESSAGE = bytes(5)


class Connection:
    """Open, with the settings of both sides acknowledged."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS)
        try:
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.socket.sendall(PREFACE + frame(SETTINGS, 0, 0))
            wanted = {0, ACK}
            while wanted:
                kind, flags, _, _ = self._read()
                if kind == SETTINGS:
                    wanted.discard(flags & ACK)
        except BaseException:
            self.close()
            raise
        self.stream = -1

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.socket.close()

    def check_health(self):
        return self.call(HEALTH_CHECK, EMPTY_MESSAGE)

    def call(self, path, message, **more):
        """The bytes of the answer's body; none of an error."""
        self.stream += 2
        self.socket.sendall(
            frame(HEADERS, END_HEADERS, self.stream, fields(path, **more))
            + frame(DATA, END_STREAM, self.stream, message))
        body = b""
        while True:
            kind, flags, stream, payload = self._read()
            if stream != self.stream:
                continue
            if kind == DATA:
                body += payload
            if kind == RST_STREAM or (kind in (DATA, HEADERS) and flags & END_STREAM):
                return body

    def ping(self):
        """Whether the server still holds the connection."""
        self.socket.sendall(frame(PING, 0, 0, b"is there"))
        while True:
            kind, flags, _, payload = self._read()
            if kind == PING and flags & ACK:
                return payload == b"is there"

    def _read(self):
        """The next frame; what the protocol wants answered is answered."""
        head = self._take(9)
        length, kind, flags = int.from_bytes(head[:3], "big"), head[3], head[4]
        stream = int.from_bytes(head[5:], "big") & 0x7FFF_FFFF
        payload = self._take(length)
        if kind == GOAWAY:
            raise ConnectionAbortedError(f"the server goes away: {payload[8:].decode(errors='replace')}")
        if kind in (SETTINGS, PING) and not flags & ACK:
            self.socket.sendall(frame(kind, ACK, 0, payload if kind == PING else b""))
        return kind, flags, stream, payload

    def _take(self, count):
        taken = b""
        while len(taken) < count:
            part = self.socket.recv(count - len(taken))
            if not part:
                raise ConnectionResetError("the server closed the connection")
            taken += part
        return taken
