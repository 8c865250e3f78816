"""Frames by the thousand, and what comes of them."""

import dataclasses
import select
import time

from wire import Code, Frame, Type


@dataclasses.dataclass
class Flood:
    """What came of one: chunks the kernel took, frames that came back, and how it ended."""

    sent: int = 0
    counts: dict = dataclasses.field(default_factory=dict)
    goaway: Frame = None
    closed: bool = False

    @property
    def stopped(self):
        return self.closed or self.goaway is not None

    def count(self, kind, acknowledges=None):
        return sum(
            number for (of, ack), number in self.counts.items() if of == kind and acknowledges in (None, ack)
        )


def flood(connection, chunks, seconds=10.0, reads=True, linger=1.0, ahead=None):
    """Sends chunks as fast as they are taken, reads what comes back or not, until the server has had enough.

    Over plain sockets only. After the last chunk the server has `linger` seconds to stop it. With `ahead` no
    more than so many chunks go out before their resets have come.
    """
    outcome = Flood()
    plain = connection.socket
    plain.setblocking(False)
    deadline = time.monotonic() + seconds
    rest = iter(chunks)
    pending = b""
    finished = None
    while not outcome.stopped and time.monotonic() < deadline:
        waits = ahead is not None and outcome.sent - outcome.count(Type.RST_STREAM) >= ahead
        if not pending and finished is None and not waits:
            pending = next(rest, None)
            if pending is None:
                pending, finished = b"", time.monotonic()
                reads = True
            else:
                outcome.sent += 1
        if finished is not None and time.monotonic() - finished > linger:
            break
        readable, writable, _ = select.select([plain] if reads else [], [plain] if pending else [], [], 0.2)
        # A server that takes nothing more from one who reads nothing has answered; now it is read.
        if not readable and not writable and not reads:
            reads, finished, pending = True, time.monotonic(), b""
        if writable:
            try:
                pending = pending[plain.send(pending) :]
            except BlockingIOError:
                pass
            except OSError:
                # Its last words may still be there to read.
                reads, finished, pending = True, time.monotonic(), b""
        if readable:
            _take(connection, outcome)
    return outcome


def _take(connection, outcome):
    try:
        data = connection.socket.recv(1 << 18)
    except BlockingIOError:
        return
    except OSError:
        data = b""
    if not data:
        outcome.closed = True
        return
    for got in connection.parse(data):
        key = (got.kind, got.acknowledges)
        outcome.counts[key] = outcome.counts.get(key, 0) + 1
        if got.kind == Type.GOAWAY and got.code != Code.NO_ERROR:
            outcome.goaway = got
