"""What the clients wanted, when, and what each of them knows of it: the truth that the servers are held to."""
import json
import threading
import time
import uuid

DONE, REFUSED, UNKNOWN = "done", "refused", "unknown"


class Call:
    """One thing that a client wants done once, tried until somebody answers or left before."""

    __slots__ = ("kind", "tenant", "request", "given", "start", "end", "state", "tries", "answer")

    def __init__(self, kind, tenant, **given):
        self.kind, self.tenant, self.given = kind, tenant, given
        self.request = f"{kind}-{uuid.uuid4().hex}"
        self.start, self.end = time.monotonic(), None
        # Until its answer has come.
        self.state, self.tries, self.answer = UNKNOWN, 0, {}

    @property
    def is_done(self):
        return self.state == DONE

    def done(self, **answer):
        self.state, self.end, self.answer = DONE, time.monotonic(), answer

    def refused(self, reason, **answer):
        """Nothing was changed, says the server."""
        self.state, self.end, self.answer = REFUSED, time.monotonic(), {"reason": reason, **answer}

    def line(self):
        return {name: getattr(self, name) for name in self.__slots__}


class Journal:
    """All calls, in memory and, a line each, in a file; and what ought never to have been answered."""

    def __init__(self, file=None):
        self.calls, self.strange, self.codes = [], [], {}
        # Times of answers, for those who wait for life.
        self.answered, self.echoes, self.last = 0, 0, 0.0
        self.lock = threading.Lock()
        self.file = open(file, "w", encoding="utf-8") if file else None

    def begin(self, call):
        with self.lock:
            self.calls.append(call)
        return call

    def end(self, call):
        with self.lock:
            if call.state != UNKNOWN:
                self.answered, self.last = self.answered + 1, call.end
            if self.file:
                self.file.write(json.dumps(call.line(), default=str) + "\n")

    def failed(self, code):
        with self.lock:
            self.codes[code] = self.codes.get(code, 0) + 1

    def wonder(self, text):
        with self.lock:
            self.strange.append(text)

    def echoed(self):
        with self.lock:
            self.echoes += 1

    def close(self):
        if self.file:
            self.file.close()

    def of(self, *kinds, tenant=None):
        return [call for call in self.calls if call.kind in kinds and tenant in (None, call.tenant)]

    def wait(self, count, seconds=120):
        """Until so many more are answered; seconds it took."""
        started, before = time.monotonic(), self.answered
        while self.answered < before + count:
            assert time.monotonic() - started < seconds, f"not {count} answers in {seconds} s: {self.codes}"
            time.sleep(0.005)
        return time.monotonic() - started
