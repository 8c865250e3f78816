"""Who starts a musterd and watches over it as systemd does: hears what it tells, and passes it its sockets."""
import os
import signal
import socket
import struct
import subprocess
import time

from cluster import ENVIRONMENT, MUSTERD

# The protocol counts sockets from 3, and says whom they are for by a number that is known only after the fork.
STARTER = 'exec 3<&100 4<&101 100<&- 101<&-; LISTEN_PID=$$ exec "$@"'


class Supervisor:
    """Starts one server after another; the sockets are its own and stay open."""

    def __init__(self, folder, cluster, keys, abstract=False):
        self.command = [
            MUSTERD, "serve", "--plaintext", "--reflection", "--database", cluster.url(), *map(str, keys.flags)]
        self.channel = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.channel.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        # A `0` before the name is how the system writes one that is no path.
        self.place = f"@muster-{os.getpid()}-{id(self)}" if abstract else str(folder / "notify")
        self.channel.bind(self.place.replace("@", "\0", 1))
        self.sockets = [socket.create_server(("127.0.0.1", 0), backlog=4096) for _ in range(2)]
        self.errors = folder / "errors"
        self.process = None
        self.heard = []

    @property
    def address(self):
        return "127.0.0.1:{}".format(self.sockets[0].getsockname()[1])

    @property
    def operations(self):
        return "127.0.0.1:{}".format(self.sockets[1].getsockname()[1])

    def start(self, *flags, passing="grpc:operations", count=2, **environment):
        """Without waiting; `passing=None` lets the server open its own sockets."""
        # What the one before said last is not this one's.
        while self.process and self._receive(0.001):
            pass
        self.heard = []
        environment = dict(ENVIRONMENT, NOTIFY_SOCKET=self.place, **environment)
        command, passed = [*self.command, *map(str, flags)], {}
        if passing is None:
            command += ["--listen", "127.0.0.1:0", "--ops", "127.0.0.1:0"]
        else:
            # Where nobody can listen: what is passed is what counts.
            command += ["--listen", "127.0.0.1:1", "--ops", "127.0.0.1:2"]
            environment |= {"LISTEN_FDS": str(count), "LISTEN_FDNAMES": passing}
            for number, listening in zip((100, 101), self.sockets):
                if not passed.get(number):
                    os.dup2(listening.fileno(), number, inheritable=True)
                    passed[number] = True
            command = ["bash", "-c", STARTER, "bash", *command]
        try:
            with open(self.errors, "ab") as errors:
                self.process = subprocess.Popen(
                    command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors, env=environment,
                    pass_fds=tuple(passed))
        finally:
            for number in passed:
                os.close(number)

    def hear(self, seconds=20):
        """The next state that it tells, as a dictionary; None when it tells none."""
        received = self._receive(seconds)
        if received is None:
            return None
        process, text = received
        assert process == self.process.pid, f"somebody else tells {text}"
        self.heard.append(dict(line.split("=", 1) for line in text.split("\n")))
        return self.heard[-1]

    def _receive(self, seconds):
        """Who sent a datagram, as the system says, and its text."""
        self.channel.settimeout(seconds)
        try:
            text, ancillary, _, _ = self.channel.recvmsg(4096, socket.CMSG_SPACE(12))
        except TimeoutError:
            return None
        return struct.unpack("3i", ancillary[0][2])[0], text.decode()

    def await_state(self, seconds=20, **wanted):
        """Hears on until it is told all of this; what a value has to begin with."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            state = self.hear(max(0.01, end - time.monotonic()))
            if state and all(state.get(key, "").startswith(value) and key in state for key, value in wanted.items()):
                return state
        raise AssertionError(f"not told {wanted} but {self.heard}\n{self.story()}")

    def end(self, number=signal.SIGTERM, seconds=30):
        """How it ends when it is asked to."""
        self.process.send_signal(number)
        return self.process.wait(seconds)

    def close(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for one in (self.channel, *self.sockets):
            one.close()

    def story(self):
        return self.errors.read_text(errors="replace")[-4000:] if self.errors.exists() else ""
