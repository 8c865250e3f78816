"""A way to PostgreSQL that can be cut, filled with silence, slowed, and cut at a wanted answer."""
import contextlib
import selectors
import socket
import threading
import time


class Proxy:
    """Carries connections from a port of the loopback to the socket of a cluster."""

    def __init__(self, cluster):
        self.target = str(cluster.folder / ".s.PGSQL.5432")
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.pairs = {}
        self.lock = threading.Lock()
        self.silent = set()
        # Those who connect are taken, and hear nothing.
        self.is_mute = False
        self.delay = 0
        # What answers are cut off at: a text of the server's, such as COMMIT.
        self.cut_at = None
        self.cuts = 0
        self.accepted = []
        self.selector = selectors.DefaultSelector()
        self.selector.register(self.listener, selectors.EVENT_READ)
        self.is_ending = False
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def url(self, role="muster_app", query=""):
        return f"postgres://{role}@127.0.0.1:{self.port}/muster?sslmode=disable{query}"

    def silence(self):
        """Nobody hears anything any more on the connections that there are; new ones are not concerned."""
        with self.lock:
            for one in self.pairs:
                # Not read: the peer's kernel takes it all, and nobody answers.
                self.selector.unregister(one)
                self.silent.add(one)

    def cut(self):
        """All connections that there are, in the middle of whatever they do."""
        with self.lock:
            for one in list(self.pairs):
                self._end(one)

    def close(self):
        self.is_ending = True
        self.thread.join(10)
        self.cut()
        self.listener.close()
        self.selector.close()

    def _run(self):
        while not self.is_ending:
            for key, _ in self.selector.select(0.05):
                with self.lock:
                    if key.fileobj is self.listener:
                        self._accept()
                    elif key.fileobj in self.pairs:
                        self._carry(key.fileobj)

    def _accept(self):
        client, _ = self.listener.accept()
        self.accepted.append(time.monotonic())
        server = socket.socket(socket.AF_UNIX)
        if self.is_mute:
            self.pairs.update({client: (server, False), server: (client, True)})
            self.silent.update((client, server))
            return
        try:
            server.connect(self.target)
        except OSError:
            client.close()
            server.close()
            return
        for one, other in ((client, server), (server, client)):
            self.pairs[one] = (other, one is server)
            self.selector.register(one, selectors.EVENT_READ)

    def _carry(self, one):
        other, is_answer = self.pairs[one]
        try:
            data = one.recv(65_536)
            if not data:
                return self._end(one)
            if is_answer and self.cut_at and self.cut_at in data:
                # It is done, and nobody hears of it.
                self.cut_at = None
                self.cuts += 1
                return self._end(one)
            if self.delay:
                time.sleep(self.delay)
            other.sendall(data)
        except OSError:
            self._end(one)

    def _end(self, one):
        if one not in self.pairs:
            return
        other, _ = self.pairs[one]
        for each in (one, other):
            del self.pairs[each]
            if each in self.silent:
                self.silent.remove(each)
            else:
                self.selector.unregister(each)
            with contextlib.suppress(OSError):
                each.close()
