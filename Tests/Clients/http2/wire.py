"""HTTP/2 by hand: frames as bytes over a socket, so that a test can send what no library would."""

import dataclasses
import enum
import socket
import ssl
import struct
import time

import hpack

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
# How long an answer that must come may take. A good server is a thousand times quicker.
PATIENCE = 3.0
STREAM_MAX = 2**31 - 1


class Type(enum.IntEnum):
    DATA = 0
    HEADERS = 1
    PRIORITY = 2
    RST_STREAM = 3
    SETTINGS = 4
    PUSH_PROMISE = 5
    PING = 6
    GOAWAY = 7
    WINDOW_UPDATE = 8
    CONTINUATION = 9


class Code(enum.IntEnum):
    NO_ERROR = 0
    PROTOCOL_ERROR = 1
    INTERNAL_ERROR = 2
    FLOW_CONTROL_ERROR = 3
    SETTINGS_TIMEOUT = 4
    STREAM_CLOSED = 5
    FRAME_SIZE_ERROR = 6
    REFUSED_STREAM = 7
    CANCEL = 8
    COMPRESSION_ERROR = 9
    CONNECT_ERROR = 10
    ENHANCE_YOUR_CALM = 11
    INADEQUATE_SECURITY = 12
    HTTP_1_1_REQUIRED = 13


class Setting(enum.IntEnum):
    HEADER_TABLE_SIZE = 1
    ENABLE_PUSH = 2
    MAX_CONCURRENT_STREAMS = 3
    INITIAL_WINDOW_SIZE = 4
    MAX_FRAME_SIZE = 5
    MAX_HEADER_LIST_SIZE = 6


ACK = END_STREAM = 0x1
END_HEADERS = 0x4
PADDED = 0x8
PRIORITY = 0x20


class Closed(Exception):
    """The server has closed the connection."""


class Silence(Exception):
    """Nothing came in time."""


def frame(kind, flags, stream, payload=b""):
    return struct.pack(">I", len(payload))[1:] + bytes([kind, flags]) + struct.pack(">I", stream) + payload


def settings_frame(*pairs):
    return frame(Type.SETTINGS, 0, 0, b"".join(struct.pack(">HI", *pair) for pair in pairs))


def window_update_frame(stream, increment):
    return frame(Type.WINDOW_UPDATE, 0, stream, struct.pack(">I", increment))


def rst_frame(stream, code=Code.CANCEL):
    return frame(Type.RST_STREAM, 0, stream, struct.pack(">I", code))


def ping_frame(payload=bytes(8), flags=0):
    return frame(Type.PING, flags, 0, payload)


def priority_payload(depends_on=0, weight=255, exclusive=False):
    return struct.pack(">IB", depends_on | (0x80000000 if exclusive else 0), weight)


def priority_frame(stream, **priority):
    return frame(Type.PRIORITY, 0, stream, priority_payload(**priority))


def headers_frame(stream, block, end=True):
    return frame(Type.HEADERS, END_HEADERS | (END_STREAM if end else 0), stream, block)


def data_frame(stream, payload=b"", end=False):
    return frame(Type.DATA, END_STREAM if end else 0, stream, payload)


def message(payload=b""):
    """A gRPC message with its prefix."""
    return struct.pack(">BI", 0, len(payload)) + payload


@dataclasses.dataclass
class Frame:
    kind: int
    flags: int
    stream: int
    payload: bytes
    # Of the frame that ends a header block.
    fields: list = None

    @property
    def acknowledges(self):
        return self.kind in (Type.SETTINGS, Type.PING) and bool(self.flags & ACK)

    @property
    def ends_stream(self):
        return self.kind in (Type.DATA, Type.HEADERS) and bool(self.flags & END_STREAM)

    @property
    def code(self):
        """The error code of a RST_STREAM or GOAWAY."""
        start = 4 if self.kind == Type.GOAWAY else 0
        return struct.unpack_from(">I", self.payload, start)[0]

    @property
    def last_stream(self):
        return struct.unpack_from(">I", self.payload)[0] & STREAM_MAX

    @property
    def text(self):
        """What a GOAWAY says beside its code."""
        return self.payload[8:].decode("utf-8", "replace")

    def __str__(self):
        name = Type(self.kind).name if self.kind in Type._value2member_map_ else f"type {self.kind}"
        more = ""
        if self.kind in (Type.RST_STREAM, Type.GOAWAY):
            more = f" {name_of(self.code)}" + (f" {self.text!r}" if self.kind == Type.GOAWAY else "")
        return f"{name}({len(self.payload)} bytes, flags {self.flags:#x}, stream {self.stream}){more}"


def name_of(code):
    return Code(code).name if code in Code._value2member_map_ else f"code {code}"


@dataclasses.dataclass
class Answer:
    """What has come on one stream."""

    fields: list = dataclasses.field(default_factory=list)
    body: bytes = b""
    ended: bool = False
    reset: int = None

    def value(self, name):
        return dict(self.fields).get(name)

    @property
    def status(self):
        return self.value(":status")

    @property
    def grpc_status(self):
        text = self.value("grpc-status")
        return None if text is None else int(text)


class Connection:
    """One connection. Settings are acknowledged and PINGs answered while reading, unless told otherwise."""

    def __init__(self, address, tls=None, patience=PATIENCE, receive_buffer=None):
        self.patience = patience
        self.scheme = "https" if tls else "http"
        self.authority = "%s:%d" % address
        self.socket = socket.socket()
        self.socket.settimeout(patience)
        if receive_buffer:
            # Before the connection is made: afterwards it does not shrink.
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.connect(address)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if tls:
            self.socket = tls.wrap_socket(self.socket, server_hostname="localhost")
        self.encoder = hpack.Encoder()
        self.decoder = hpack.Decoder(max_header_list_size=1 << 20)
        self.settings_of_server = {}
        self.acknowledges_settings = True
        self.answers_pings = True
        self.answers = {}
        self.goaways = []
        self._settled = False
        self._received = bytearray()
        self._block = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.socket.close()

    # Sending. What the server no longer takes is dropped: reading then tells why.

    def send(self, data):
        self.socket.settimeout(self.patience)
        try:
            self.socket.sendall(data)
        except TimeoutError:
            raise Silence("the server takes no more bytes") from None
        except OSError:
            pass

    def frame(self, kind, flags, stream, payload=b""):
        self.send(frame(kind, flags, stream, payload))

    def handshake(self, *pairs):
        """The preface, settings both ways, and both acknowledged."""
        self.send(PREFACE + settings_frame(*(pairs or [(Setting.INITIAL_WINDOW_SIZE, 65535)])))
        deadline = time.monotonic() + self.patience
        acknowledged = False
        while not (acknowledged and self._settled):
            got = self.read(deadline - time.monotonic())
            acknowledged = acknowledged or (got.kind == Type.SETTINGS and got.acknowledges)
        return self

    def common(self, method="GET", path="/"):
        return [
            (":method", method),
            (":scheme", self.scheme),
            (":path", path),
            (":authority", self.authority),
        ]

    def call_fields(self, path, *more):
        return self.common("POST", path) + [("te", "trailers"), ("content-type", "application/grpc"), *more]

    def encode(self, fields, huffman=True):
        return self.encoder.encode(fields, huffman=huffman)

    def headers(self, stream, block, end_stream=True, end_headers=True, priority=None, padding=None):
        """A HEADERS frame; `block` is bytes or fields to encode."""
        payload = block if isinstance(block, bytes) else self.encode(block)
        flags = (END_STREAM if end_stream else 0) | (END_HEADERS if end_headers else 0)
        if priority is not None:
            flags |= PRIORITY
            payload = priority + payload
        if padding is not None:
            flags |= PADDED
            payload = bytes([padding]) + payload + bytes(padding)
        self.frame(Type.HEADERS, flags, stream, payload)

    def continuation(self, stream, block, end_headers=True):
        payload = block if isinstance(block, bytes) else self.encode(block)
        self.frame(Type.CONTINUATION, END_HEADERS if end_headers else 0, stream, payload)

    def data(self, stream, payload=b"", end_stream=True):
        self.send(data_frame(stream, payload, end_stream))

    def priority(self, stream, **priority):
        self.send(priority_frame(stream, **priority))

    def rst(self, stream, code=Code.CANCEL):
        self.send(rst_frame(stream, code))

    def settings(self, *pairs):
        self.send(settings_frame(*pairs))

    def ping(self, payload=bytes(8), flags=0):
        self.send(ping_frame(payload, flags))

    def goaway(self, last=0, code=Code.NO_ERROR, text=b""):
        self.frame(Type.GOAWAY, 0, 0, struct.pack(">II", last, code) + text)

    def window_update(self, stream, increment):
        self.send(window_update_frame(stream, increment))

    def call(self, stream, path, payload=b"", *more):
        """A gRPC call with one message; `answer` waits for what it brings."""
        self.headers(stream, self.call_fields(path, *more), end_stream=False)
        self.data(stream, message(payload))

    # Reading.

    def read(self, timeout=None):
        """The next frame; `Closed` or `Silence` if there is none."""
        deadline = time.monotonic() + (self.patience if timeout is None else timeout)
        while (taken := self._parse()) is None:
            self._receive(deadline)
        return self._note(taken)

    def _receive(self, deadline):
        try:
            # Zero would make the socket non-blocking; what has come already is still taken.
            self.socket.settimeout(max(deadline - time.monotonic(), 0.001))
            data = self.socket.recv(1 << 16)
        except TimeoutError:
            raise Silence("nothing came") from None
        except OSError as error:
            raise Closed(str(error)) from None
        if not data:
            raise Closed("the connection was closed")
        self._received += data

    def parse(self, data):
        """The frames that are whole once these bytes were received by other means than `read`."""
        self._received += data
        frames = []
        while (got := self._parse()) is not None:
            frames.append(got)
        return frames

    def _parse(self):
        if len(self._received) < 9:
            return None
        length = int.from_bytes(self._received[:3], "big")
        if len(self._received) < 9 + length:
            return None
        kind, flags, stream = struct.unpack_from(">BBI", self._received, 3)
        payload = bytes(self._received[9 : 9 + length])
        del self._received[: 9 + length]
        return Frame(kind, flags, stream & STREAM_MAX, payload)

    def _note(self, got):
        if got.kind == Type.SETTINGS and not got.acknowledges:
            self._settled = True
            for key, value in struct.iter_unpack(">HI", got.payload):
                self.settings_of_server[key] = value
            if self.acknowledges_settings:
                self.frame(Type.SETTINGS, ACK, 0)
        elif got.kind == Type.PING and not got.acknowledges and self.answers_pings:
            self.ping(got.payload, ACK)
        elif got.kind == Type.GOAWAY:
            self.goaways.append(got)
        elif got.kind in (Type.HEADERS, Type.CONTINUATION):
            self._note_block(got)
        if got.stream:
            answer = self.answers.setdefault(got.stream, Answer())
            if got.kind == Type.DATA:
                answer.body += got.payload
            elif got.kind == Type.RST_STREAM:
                # After a whole answer it only says that no more of the request is wanted.
                if not answer.ended:
                    answer.reset = got.code
                answer.ended = True
            answer.ended = answer.ended or got.ends_stream
        return got

    def _note_block(self, got):
        if got.kind == Type.HEADERS:
            # No test makes a server pad or prioritise, so that nothing here needs to undo it.
            assert not got.flags & (PADDED | PRIORITY), f"the server sent {got}"
            self._block = b""
        self._block += got.payload
        if got.flags & END_HEADERS:
            got.fields = [(str(name), str(value)) for name, value in self._decode(self._block)]
            self.answers.setdefault(got.stream, Answer()).fields += got.fields

    def _decode(self, block):
        for name, value in self.decoder.decode(block, raw=True):
            yield name.decode("latin-1"), value.decode("latin-1")

    def answer(self, stream, timeout=None):
        """Waits until the stream has ended or was reset."""
        deadline = time.monotonic() + (self.patience if timeout is None else timeout)
        while not self.answers.setdefault(stream, Answer()).ended:
            self.read(deadline - time.monotonic())
        return self.answers[stream]

    def frames(self, timeout=None):
        """Frames until the server closes or falls silent; which of the two is the last thing given."""
        deadline = time.monotonic() + (self.patience if timeout is None else timeout)
        try:
            while True:
                yield self.read(deadline - time.monotonic())
        except (Closed, Silence) as end:
            yield end


def expect(connection, wanted, sentence, timeout=None):
    """Reads until a frame that `wanted` is true of; `Closed` may be wanted too."""
    seen = []
    for got in connection.frames(timeout):
        if wanted(got):
            return got
        seen.append(got)
    told = "; ".join(repr(got) if isinstance(got, Exception) else str(got) for got in seen)
    raise AssertionError(f"wanted {sentence}, got: {told}")


def expect_kind(connection, kind, sentence=None, timeout=None, **traits):
    def wanted(got):
        return (
            isinstance(got, Frame)
            and got.kind == kind
            and all(getattr(got, name) == value for name, value in traits.items())
        )

    return expect(connection, wanted, sentence or f"{kind.name} {traits or ''}", timeout)


def _error(kinds, codes):
    def wanted(got):
        if isinstance(got, Frame) and got.kind == Type.GOAWAY and got.code != Code.NO_ERROR:
            # h2spec lets a wrong code pass if the connection is closed after it; here it is wrong.
            assert got.code in codes, f"the connection ends with the wrong code: {got}"
        return isinstance(got, Closed) or (isinstance(got, Frame) and got.kind in kinds and got.code in codes)

    return wanted


def expect_connection_error(connection, *codes):
    names = " or ".join(name_of(code) for code in codes)
    return expect(connection, _error((Type.GOAWAY,), codes), f"a connection error {names}")


def expect_stream_error(connection, *codes):
    names = " or ".join(name_of(code) for code in codes)
    return expect(connection, _error((Type.GOAWAY, Type.RST_STREAM), codes), f"a stream error {names}")


def expect_closed(connection, timeout=None):
    return expect(connection, lambda got: isinstance(got, Closed), "the end of the connection", timeout)


def expect_response(connection, stream=1):
    return expect_kind(connection, Type.HEADERS, stream=stream)


def expect_data(connection, length, stream=1):
    """The next DATA frame has this length."""
    got = expect_kind(connection, Type.DATA, stream=stream)
    assert len(got.payload) == length, f"wanted {length} bytes of DATA, got {got}"


def expect_settings_ack(connection):
    return expect_kind(connection, Type.SETTINGS, "SETTINGS with ACK", acknowledges=True)


def expect_ping_ack(connection, payload=bytes(8), timeout=None):
    return expect_kind(
        connection, Type.PING, f"PING with ACK and {payload}", timeout, acknowledges=True, payload=payload
    )


def expect_ping_ack_or_closed(connection, payload=bytes(8)):
    def wanted(got):
        return isinstance(got, Closed) or (got_is_ack(got) and got.payload == payload)

    def got_is_ack(got):
        return isinstance(got, Frame) and got.kind == Type.PING and got.acknowledges

    return expect(connection, wanted, "PING with ACK, or the end of the connection")


def expect_stream_end(connection, stream=1):
    return expect(
        connection,
        lambda got: isinstance(got, Frame) and got.stream == stream and got.ends_stream,
        f"the end of stream {stream}",
    )


def tls_context(ca, alpn=("h2",), **versions):
    context = ssl.create_default_context(cafile=str(ca))
    context.check_hostname = False
    for name, version in versions.items():
        setattr(context, name, version)
    if alpn:
        context.set_alpn_protocols(list(alpn))
    return context
