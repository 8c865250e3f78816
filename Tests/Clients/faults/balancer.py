"""haproxy before some servers: it carries bytes, in turn, to those whose operations port says that they are ready."""
import contextlib
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time

PROGRAM = "/usr/sbin/haproxy"

# `interval` is how soon a server that has gone is left out. Whoever is connected there stays until it hangs up.
CONFIGURATION = """
global
  maxconn 2000
  stats socket {folder}/control level admin
defaults
  mode tcp
  balance roundrobin
  timeout connect 2s
  timeout client 1h
  timeout server 1h
  retries 3
  option redispatch 1
frontend clients
  bind 127.0.0.1:{port}
  default_backend servers
backend servers
  option httpchk GET /readyz
  http-check expect status 200
  default-server check inter {interval}ms fall 1 rise 1 observe layer4 on-error mark-down
{servers}
"""


class Balancer:
    """At `address`, before servers given by their address and that of their operations port."""

    def __init__(self, servers, interval=100):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="muster-balancer-", dir="/tmp"))
        with socket.create_server(("127.0.0.1", 0)) as one:
            port = one.getsockname()[1]
        self.address = f"127.0.0.1:{port}"
        lines = [
            f"  server s{number} {address} port {operations.rsplit(':', 1)[1]}"
            for number, (address, operations) in enumerate(servers)]
        configuration = self.folder / "haproxy.cfg"
        configuration.write_text(CONFIGURATION.format(
            folder=self.folder, port=port, interval=interval, servers="\n".join(lines)))
        self.log = self.folder / "log"
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [PROGRAM, "-db", "-f", configuration], stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        started = time.monotonic()
        while not self._is_up():
            assert self.process.poll() is None and time.monotonic() - started < 20, self.log.read_text()
            time.sleep(0.02)

    def _is_up(self):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", int(self.address.split(":")[1])), 1):
            return all(state.startswith("UP") for state in self.states())
        return False

    def states(self):
        """What it thinks of each server: UP, DOWN."""
        rows = self.ask("show stat").splitlines()
        names = rows[0].lstrip("# ").split(",")
        found = [dict(zip(names, row.split(","))) for row in rows[1:] if row]
        return [row["status"] for row in found if row["pxname"] == "servers" and row["svname"].startswith("s")]

    def ask(self, text):
        with socket.socket(socket.AF_UNIX) as control:
            control.connect(str(self.folder / "control"))
            control.sendall(text.encode() + b"\n")
            return b"".join(iter(lambda: control.recv(65_536), b"")).decode()

    def close(self):
        self.process.terminate()
        self.process.wait(20)
        shutil.rmtree(self.folder, ignore_errors=True)
