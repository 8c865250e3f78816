"""Many large messages that are not complete: what a server holds for them is bounded, and all get in."""

import time

from target import HEALTH, varint
from wire import Setting, Silence, Type, message

STREAMS = 60
SIZE = 1 << 20
# The limit of a connection, one message over it, and each stream's first window.
HELD_MAX = (8 << 20) + (4 << 20) + STREAMS * (128 << 10)


class Upload:
    """A client that sends as much as the windows allow, on all its streams."""

    def __init__(self, connection):
        self.c = connection
        # What the server has announced during the handshake.
        self.window = 1 << 20
        self.windows = {}
        self.rest = {}
        self.sent = 0
        self.initial = connection.settings_of_server.get(Setting.INITIAL_WINDOW_SIZE, 65535)

    def open(self, stream):
        # An unknown field: the server checks it and throws it away.
        payload = varint(15 << 3 | 2) + varint(SIZE) + bytes(SIZE)
        self.c.headers(stream, self.c.call_fields(HEALTH), end_stream=False)
        self.rest[stream] = memoryview(message(payload))
        self.windows[stream] = self.initial

    def pump(self, keep, quiet=0.5):
        """Sends all but the last `keep` bytes of each message, until nothing moves any more."""
        last = time.monotonic()
        while time.monotonic() - last < quiet:
            sent = self.sent
            for stream, rest in self.rest.items():
                room = min(len(rest) - keep, self.windows[stream], self.window, 16384)
                if room <= 0:
                    continue
                self.rest[stream] = rest[room:]
                self.c.data(stream, bytes(rest[:room]), end_stream=len(rest) == room)
                self.windows[stream] -= room
                self.window -= room
                self.sent += room
                last = time.monotonic()
            # Waits only when no window is left.
            self.read(0.001 if self.sent > sent else 0.05)

    def read(self, timeout):
        try:
            while True:
                got = self.c.read(timeout)
                if got.kind == Type.WINDOW_UPDATE:
                    increment = int.from_bytes(got.payload, "big")
                    if got.stream:
                        self.windows[got.stream] += increment
                    else:
                        self.window += increment
        except Silence:
            pass


def test_sixty_large_messages_that_do_not_end_are_held_back_and_then_all_get_in(attack, figure):
    target = attack()
    resident = target.resident()
    with target.connect() as c:
        upload = Upload(c)
        for number in range(STREAMS):
            upload.open(1 + 2 * number)
        upload.pump(keep=1)
        grown = target.resident() - resident
        figure(f"{upload.sent >> 10} KiB taken of {STREAMS * SIZE >> 10}, memory grew by {grown >> 10} KiB")
        assert upload.sent <= HELD_MAX
        # The bytes in arrays that grow by doubling.
        assert grown <= 3 * HELD_MAX
        upload.pump(keep=0, quiet=2)
        for stream in upload.rest:
            assert c.answer(stream).grpc_status == 0
