"""A server to send frames to, and what one can see of it from outside."""

import time

from wire import Connection, message

HEALTH = "/grpc.health.v1.Health/Check"
WATCH = "/grpc.health.v1.Health/Watch"
PROBE = "/muster.testing.v1.ProbeService/"
SERVING = b"\x08\x01"
# GetProbeResponse, by field number.
COUNTERS = ["", "started", "running", "cancelled", "finished", "flowed", "soaked"]


class Target:
    def __init__(self, server, tls=None):
        self.server = server
        self.tls = tls
        self.address = (server.host, server.port)

    def open(self, **options):
        """A connection on which nothing was said yet."""
        return Connection(self.address, self.tls, **options)

    def connect(self, *settings, **options):
        connection = self.open(**options)
        try:
            return connection.handshake(*settings)
        except BaseException:
            connection.close()
            raise

    def check(self):
        """A good call over a fresh connection is answered."""
        with self.connect() as c:
            check(c, 1)

    def warm(self):
        """Good calls of each kind, so that what a server makes only once is made: a first timer, say."""
        for _ in range(20):
            self.check()
            with self.connect() as c:
                c.call(1, PROBE + "Wait", number_field(1, 1))
                assert c.answer(1).grpc_status == 0
        return self

    def probe(self):
        """The server's own counters."""
        with self.connect() as c:
            c.call(1, PROBE + "GetProbe")
            answer = c.answer(1)
            assert answer.grpc_status == 0, f"GetProbe: {answer}"
            return {
                name: read_varints(answer.body[5:]).get(number, 0)
                for number, name in enumerate(COUNTERS)
                if name
            }

    @property
    def ended(self):
        return self.server.stopped or self.server.crashed()

    def descriptors(self):
        return self.server.descriptors()

    def resident(self):
        return self.server.rss()


def check(connection, stream):
    """A good call on this stream is answered."""
    connection.call(stream, HEALTH)
    answer = connection.answer(stream)
    assert (answer.status, answer.grpc_status, answer.body) == ("200", 0, message(SERVING)), (
        f"health: {answer}"
    )


def eventually(sentence, condition, seconds=5.0):
    deadline = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < deadline, f"after {seconds} s it still does not hold that {sentence}"
        time.sleep(0.02)
    return value


def varint(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes(out) + bytes([value])


def number_field(number, value):
    """A protobuf field of an integer."""
    return varint(number << 3) + varint(value)


def read_varints(data):
    """The integer fields of a protobuf message that has no others."""
    fields, numbers, value, shift = {}, [], 0, 0
    for byte in data:
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            numbers.append(value)
            value = shift = 0
    for key, content in zip(numbers[::2], numbers[1::2]):
        assert key & 7 == 0, f"not an integer field: {data.hex()}"
        fields[key >> 3] = content
    return fields
