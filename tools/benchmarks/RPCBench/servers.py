"""The servers that are measured beside each other, and what the kernel knows of them."""
import os
import pathlib
import re
import resource
import shlex
import signal
import socket
import subprocess
import time

from connection import Connection

ROOT = pathlib.Path(__file__).resolve().parents[3]
TICKS = os.sysconf("SC_CLK_TCK")
LOGS = ROOT / ".build" / "bench"
READY_SECONDS_MAX = 20

# Of Health/Check, whatever the server: a message of two bytes that says SERVING.
ANSWER = b"\0\0\0\0\x02\x08\x01"


class Server:
    """One running server on a loopback port, alone in its process or with the children that it makes."""

    def __init__(self, name, command, environment, port=None, is_ready=None):
        self.name, self.is_ready = name, is_ready or answers
        LOGS.mkdir(parents=True, exist_ok=True)
        self.output = LOGS / f"{name}.out"
        self.errors = LOGS / f"{name}.err"
        with open(self.output, "wb") as output, open(self.errors, "wb") as errors:
            self.process = subprocess.Popen(
                command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=output, stderr=errors,
                env=dict(os.environ, SWIFT_BACKTRACE="enable=no", **environment))
        try:
            self.port = self._wait_until_ready(port)
        except BaseException:
            self.stop()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def _wait_until_ready(self, port):
        """Ready is who gives the right answer: h2load takes a gRPC error for a success."""
        deadline = time.monotonic() + READY_SECONDS_MAX
        while time.monotonic() < deadline and self.process.poll() is None:
            line = re.search(r"^listening \S+:(\d+)\n", self.output.read_text(), re.M)
            found = port or (line and int(line.group(1)))
            if found and self.is_ready(found):
                return found
            time.sleep(0.02)
        code = self.process.poll()
        state = "runs but does not answer" if code is None else f"ended with {code}"
        raise SystemExit(f"{self.name} {state}:\n{self.errors.read_text()[-2000:]}")

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def processes(self):
        found = [self.process.pid]
        for pid in found:
            for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
                found += map(int, (task / "children").read_text().split())
        return found

    def cpu_seconds(self):
        ticks = 0
        for pid in self.processes():
            fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / TICKS

    def resident_mib(self):
        return self._status_mib("VmRSS")

    def peak_mib(self):
        return self._status_mib("VmHWM")

    def _status_mib(self, name):
        kib = 0
        for pid in self.processes():
            text = pathlib.Path(f"/proc/{pid}/status").read_text()
            kib += int(re.search(rf"^{name}:\s+(\d+) kB", text, re.M).group(1))
        return kib / 1024


def answers(port):
    try:
        with Connection(port) as connection:
            return connection.check_health() == ANSWER
    except (ConnectionError, TimeoutError):
        return False


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def raise_descriptor_limit():
    """For this process and for the servers that it starts."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def muster():
    ours = ".build/release/musterd serve --plaintext --ops 127.0.0.1:0"
    command = shlex.split(os.environ.get("MUSTER_SERVER", ours))
    return Server("Muster", [*command, "--listen", "127.0.0.1:0"], {})


def cpp():
    return _peer("C++", "cpp")


def go():
    return _peer("Go", "go")


def _peer(name, folder):
    port = free_port()
    # Health asks no database, so none is needed.
    environment = {"PORT": str(port), "NO_DB": "1"}
    return Server(name, [f"tools/peers/{folder}/run.sh"], environment, port)


ALL = [muster, cpp, go]
