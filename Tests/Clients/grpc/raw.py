"""A gRPC client that writes HTTP/2 frames by hand, for what a polite client cannot send.

It keeps the rules of flow control, settings and pings, and nothing else: headers and message bytes go out as
they are given. One thread: frames are read while something is waited for.
"""
import base64
import dataclasses
import gzip
import socket
import struct
import time

import hpack
from hyperframe import frame as frames

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
NO_ERROR, REFUSED_STREAM, CANCEL = 0, 7, 8

EMPTY_CALL = "/grpc.testing.TestService/EmptyCall"
UNARY_CALL = "/grpc.testing.TestService/UnaryCall"
OUTPUT_CALL = "/grpc.testing.TestService/StreamingOutputCall"
INPUT_CALL = "/grpc.testing.TestService/StreamingInputCall"
FULL_DUPLEX_CALL = "/grpc.testing.TestService/FullDuplexCall"


def encoded(content):
    """The bytes of a protobuf message; bytes are taken as they are."""
    return content if isinstance(content, bytes) else content.SerializeToString()


def message(content=b"", flag=0):
    """A gRPC message: flag, length, bytes."""
    data = encoded(content)
    return struct.pack(">BI", flag, len(data)) + data


def zipped(content):
    return message(gzip.compress(encoded(content)), flag=1)


@dataclasses.dataclass
class Stream:
    """What came back on one stream."""

    number: int
    blocks: list = dataclasses.field(default_factory=list)
    body: bytearray = dataclasses.field(default_factory=bytearray)
    window: int = 0
    ended: bool = False
    reset: int | None = None

    @property
    def over(self):
        return self.ended or self.reset is not None

    @property
    def http_status(self):
        assert self.blocks, f"no headers came: {self}"
        return int(dict(self.blocks[0])[":status"])

    @property
    def headers(self):
        return self.blocks[0]

    @property
    def trailers(self):
        return self.blocks[-1]

    def trailer(self, name):
        return dict(self.trailers).get(name)

    def values(self, name):
        """All values of a key in headers and trailers, in order, split at commas."""
        fields = [field for block in self.blocks for field in block]
        return [part.strip() for key, value in fields if key == name for part in value.split(",")]

    def binaries(self, name):
        return [base64.b64decode(value + "=" * (-len(value) % 4)) for value in self.values(name)]

    @property
    def code(self):
        """The gRPC status; None when there is none."""
        code = self.trailer("grpc-status") if self.blocks else None
        return None if code is None else int(code)

    @property
    def trailers_only(self):
        return len(self.blocks) == 1 and self.ended and not self.body

    @property
    def messages(self):
        """Pairs of flag and bytes."""
        found, rest = [], bytes(self.body)
        while rest:
            flag, length = struct.unpack(">BI", rest[:5])
            assert len(rest) >= 5 + length, "the answer ends within a message"
            found.append((flag, rest[5:5 + length]))
            rest = rest[5 + length:]
        return found

    def __str__(self):
        end = f"ended {self.ended}, reset {self.reset}"
        return f"stream {self.number}: {self.blocks}, {len(self.body)} bytes, {end}"


class Connection:
    """One connection. `settings` go with the preface; `consumes=False` gives no window back."""

    def __init__(self, server, settings=None, consumes=True):
        self.socket = socket.create_connection((server.host, server.port), timeout=10)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.address = server.address
        self.encoder, self.decoder = hpack.Encoder(), hpack.Decoder()
        self.decoder.max_header_list_size = 1 << 20
        self.consumes = consumes
        self.streams = {}
        self.next_stream = 1
        self.window, self.stream_window, self.frame_size = 65_535, 65_535, 16_384
        self.server_settings = None
        self.goaways = []
        # Pings of the server that are not answered yet: none, unless a test holds them back.
        self.holds_pings, self.pings, self.pongs = False, [], 0
        self.closed = False
        self._buffer = b""
        self._block = None
        self.socket.sendall(PREFACE)
        self.send(frames.SettingsFrame(0, settings=settings or {}))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    # What is sent.

    def send(self, *sent):
        try:
            self.socket.sendall(b"".join(frame.serialize() for frame in sent))
        except ConnectionError:
            # What the server said before it closed is still to be read.
            pass

    def headers(
            self, path, *extra, method="POST", content_type="application/grpc", te="trailers", timeout=None):
        """The headers of a request; None leaves one out."""
        made = [(":method", method), (":scheme", "http"), (":path", path), (":authority", self.address)]
        made += [("content-type", content_type), ("te", te), ("grpc-timeout", timeout)]
        return [(name, value) for name, value in made if value is not None] + list(extra)

    def open(self, path, *extra, body=None, end=True, **headers):
        """Opens a stream; without a body its headers end it, if `end`."""
        number, self.next_stream = self.next_stream, self.next_stream + 2
        stream = self.streams[number] = Stream(number, window=self.stream_window)
        self.send_headers(number, self.headers(path, *extra, **headers), end=end and body is None)
        if body is not None:
            self.data(stream, body, end=end)
        return stream

    def send_headers(self, number, fields, end):
        """HEADERS, and CONTINUATION as long as need be."""
        # Never indexed, so that the size of what is sent does not depend on what went before.
        block = self.encoder.encode([(name, value, True) for name, value in fields])
        pieces = [block[at:at + self.frame_size] for at in range(0, len(block), self.frame_size)]
        for index, piece in enumerate(pieces):
            kind = frames.ContinuationFrame if index else frames.HeadersFrame
            sent = kind(number, data=piece)
            if index == 0 and end:
                sent.flags.add("END_STREAM")
            if index == len(pieces) - 1:
                sent.flags.add("END_HEADERS")
            self.send(sent)

    def data(self, stream, body, end=True, piece=None):
        """Sends bytes as the windows let it, in frames of `piece` bytes; gives up when the stream is over."""
        at = 0
        while at < len(body):
            self.pump(lambda: stream.over or min(self.window, stream.window) > 0)
            if stream.over:
                return
            size = min(piece or self.frame_size, len(body) - at, self.window, stream.window)
            sent = frames.DataFrame(stream.number, data=bytes(body[at:at + size]))
            at += size
            self.window -= size
            stream.window -= size
            if end and at == len(body):
                sent.flags.add("END_STREAM")
            self.send(sent)
        if end and not body:
            self.send(frames.DataFrame(stream.number, flags=["END_STREAM"]))

    def reset(self, stream, code=CANCEL):
        self.send(frames.RstStreamFrame(stream.number, error_code=code))

    def answer_pings(self):
        self.send(*(frames.PingFrame(0, opaque_data=data, flags=["ACK"]) for data in self.pings))
        self.pings = []

    # What is waited for.

    def call(self, path, *extra, body=None, end=True, **headers):
        """Opens a stream and waits for its answer."""
        return self.answer(self.open(path, *extra, body=body, end=end, **headers))

    def answer(self, stream, seconds=5):
        self.pump(lambda: stream.over, seconds)
        assert stream.over, f"no answer in {seconds} s: {stream}"
        return stream

    def ping(self, seconds=5):
        """Waits until the server has read everything that was sent."""
        wanted = self.pongs + 1
        self.send(frames.PingFrame(0, opaque_data=b"\0" * 8))
        self.pump(lambda: self.pongs >= wanted, seconds)
        assert self.pongs >= wanted, f"no answer to a ping in {seconds} s"

    def good_call(self):
        stream = self.call(EMPTY_CALL, body=message())
        assert stream.code == 0, f"a good call fails: {stream}, GOAWAY {self.goaways}"
        assert stream.messages == [(0, b"")]

    def pump(self, until, seconds=5):
        """Reads frames until the condition holds, the time is over, or the server has closed."""
        deadline = time.monotonic() + seconds
        while not until() and not self.closed:
            left = deadline - time.monotonic()
            if left <= 0:
                return
            self.socket.settimeout(left)
            try:
                read = self.socket.recv(1 << 16)
            except TimeoutError:
                return
            except ConnectionError:
                read = b""
            self.closed = not read
            self._buffer += read
            self._frames()

    def _frames(self):
        while len(self._buffer) >= 9:
            frame, length = frames.Frame.parse_frame_header(memoryview(self._buffer[:9]))
            if len(self._buffer) < 9 + length:
                return
            frame.parse_body(memoryview(self._buffer[9:9 + length]))
            self._buffer = self._buffer[9 + length:]
            self._take(frame)

    def _take(self, frame):
        stream = self.streams.get(frame.stream_id)
        if isinstance(frame, frames.SettingsFrame):
            if "ACK" not in frame.flags:
                self._settings(frame.settings)
                self.send(frames.SettingsFrame(0, flags=["ACK"]))
        elif isinstance(frame, frames.PingFrame):
            if "ACK" in frame.flags:
                self.pongs += 1
            else:
                self.pings.append(frame.opaque_data)
                if not self.holds_pings:
                    self.answer_pings()
        elif isinstance(frame, frames.GoAwayFrame):
            self.goaways.append((frame.last_stream_id, frame.error_code, frame.additional_data))
        elif isinstance(frame, frames.WindowUpdateFrame):
            if stream is None:
                self.window += frame.window_increment
            else:
                stream.window += frame.window_increment
        elif isinstance(frame, (frames.HeadersFrame, frames.ContinuationFrame)):
            if isinstance(frame, frames.HeadersFrame):
                self._block = (stream, b"", "END_STREAM" in frame.flags)
            stream, data, ends = self._block
            self._block = (stream, data + frame.data, ends)
            if "END_HEADERS" in frame.flags:
                stream.blocks.append(self.decoder.decode(data + frame.data))
                stream.ended = stream.ended or ends
        elif isinstance(frame, frames.DataFrame):
            stream.body += frame.data
            stream.ended = stream.ended or "END_STREAM" in frame.flags
            if self.consumes and frame.flow_controlled_length:
                for number in (0, stream.number)[:1 if stream.ended else 2]:
                    self.send(frames.WindowUpdateFrame(number, window_increment=frame.flow_controlled_length))
        elif isinstance(frame, frames.RstStreamFrame) and stream is not None:
            stream.reset = frame.error_code

    def _settings(self, settings):
        self.server_settings = {**(self.server_settings or {}), **settings}
        window = settings.get(frames.SettingsFrame.INITIAL_WINDOW_SIZE)
        if window is not None:
            for stream in self.streams.values():
                stream.window += window - self.stream_window
            self.stream_window = window
        self.frame_size = settings.get(frames.SettingsFrame.MAX_FRAME_SIZE, self.frame_size)
