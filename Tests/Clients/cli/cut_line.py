"""A way to a server that can be cut in the middle, closed for a while and filled with silence."""
import contextlib
import socket
import threading


class Line:
    """Carries connections of a port of the loopback to an address."""

    def __init__(self, address):
        host, port = address.rsplit(":", 1)
        self.target = (host, int(port))
        self.sockets = set()
        self.lock = threading.Lock()
        self.accepted = 0
        self.is_silent = False
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.address = f"127.0.0.1:{self.port}"
        self._listen()

    def _listen(self):
        threading.Thread(target=self._accept, args=(self.listener,), daemon=True).start()

    def _accept(self, listener):
        with contextlib.suppress(OSError):
            while True:
                client, _ = listener.accept()
                server = socket.create_connection(self.target)
                with self.lock:
                    self.accepted += 1
                    self.sockets |= {client, server}
                for one, other in ((client, server), (server, client)):
                    threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one, other):
        with contextlib.suppress(OSError):
            while data := one.recv(65_536):
                if not self.is_silent:
                    other.sendall(data)
        self._end(one, other)

    def _end(self, *both):
        with self.lock:
            self.sockets -= set(both)
        for each in both:
            # A thread that waits there hears of a shutdown, and of a close it would not.
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def cut(self):
        """All connections that there are, in the middle of whatever they do."""
        with self.lock:
            found = list(self.sockets)
        self._end(*found)

    def close(self):
        """Nobody gets through, until `open` is called."""
        with contextlib.suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.cut()

    def open(self):
        self.listener = socket.create_server(("127.0.0.1", self.port))
        self._listen()
