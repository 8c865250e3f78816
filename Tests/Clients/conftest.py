"""What all clients that are not ours share: stubs, the server under test, its database, certificates, and figures
to print.

The program under test is $MUSTER_INTEROP_SERVER, `.build/debug/interop-server` unless told. A test that
leaves a server dead which it did not stop fails, and shows what the server wrote.
"""
import fcntl
import hashlib
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import grpc
import grpc_reflection
import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
STUBS = ROOT / ".build" / "stubs-clients"
PROGRAM = os.environ.get("MUSTER_INTEROP_SERVER", str(ROOT / ".build" / "debug" / "interop-server"))
# Set when the program was built with a sanitizer, which keeps what is freed and a shadow of everything: its memory
# tells nothing of the server's, so it counts as 0.
SANITIZED = os.environ.get("MUSTER_SANITIZED") == "1"

# Where protos are looked for, and which are made into stubs. Health and reflection v1alpha come as packages.
PROTOS = {
    "/usr/share/grpc-proto": [
        "grpc/testing/empty.proto", "grpc/testing/messages.proto", "grpc/testing/test.proto",
        "grpc/reflection/v1/reflection.proto",
    ],
    str(ROOT / "Tests" / "Support" / "Protos"): ["muster/testing/v1/probe.proto"],
    str(ROOT / "Protos"): sorted(
        str(path.relative_to(ROOT / "Protos")) for path in (ROOT / "Protos" / "muster").rglob("*.proto")),
}

# What no server may write of anybody: tokens, keys of tenants and other secrets that name one, private keys.
SECRETS = re.compile(
    rb"eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}|muster_[a-z]+_[0-9a-z]{26}_[\w-]{43}|BEGIN [A-Z ]*PRIVATE KEY")

FIGURES = pytest.StashKey[list]()
LEAKS = pytest.StashKey[list]()
SERVERS = pytest.StashKey[list]()


def build_stubs():
    """Makes the stubs once for each text of the protos, as a partner does, and lets tests import them."""
    files = [(folder, name) for folder, names in PROTOS.items() for name in names]
    digest = hashlib.sha256()
    for folder, name in files:
        digest.update(pathlib.Path(folder, name).read_bytes())
    stamp = STUBS / "protos.sha256"
    STUBS.mkdir(parents=True, exist_ok=True)
    # The folders are tested side by side, and only one of them may write.
    with open(STUBS / "lock", "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not stamp.exists() or stamp.read_text() != digest.hexdigest():
            subprocess.run(
                [sys.executable, "-m", "grpc_tools.protoc", *(f"-I{folder}" for folder in PROTOS),
                 f"--python_out={STUBS}", f"--grpc_python_out={STUBS}", *(name for _, name in files)],
                check=True)
            stamp.write_text(digest.hexdigest())
    sys.path.insert(0, str(STUBS))
    # Stubs of `grpc.testing` live in a package of grpcio, and it calls `grpc_reflection` `grpc.reflection`.
    grpc.__path__.append(str(STUBS / "grpc"))
    grpc_reflection.__path__.append(str(STUBS / "grpc" / "reflection"))


# Before any other file is read, since they import what is made here.
build_stubs()
from cluster import Cluster, Keys  # pylint: disable=wrong-import-position


class Server:
    """One running server: a program that takes `--listen` and prints `listening HOST:PORT`."""

    def __init__(self, flags, folder, listen="127.0.0.1:0", command=(PROGRAM,)):
        self.stopped = False
        # Files, not pipes: a server that writes much never waits for us.
        self.output = folder / "output"
        self.errors = folder / "errors"
        environment = dict(os.environ, SWIFT_BACKTRACE="enable=no")
        with open(self.output, "wb") as output, open(self.errors, "wb") as errors:
            self.process = subprocess.Popen(
                [*command, "--listen", listen, *map(str, flags)], stdin=subprocess.DEVNULL, stdout=output,
                stderr=errors, env=environment)
        self.pid = self.process.pid
        self.address = self._listening()
        self.host, port = self.address.rsplit(":", 1)
        self.port = int(port)

    def _listening(self):
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            for line in self.output.read_text().splitlines(keepends=True):
                if line.startswith("listening ") and line.endswith("\n"):
                    return line.split()[1]
            if self.process.poll() is not None:
                break
            time.sleep(0.005)
        self.kill()
        raise RuntimeError(f"{self.process.args[0]} does not listen: {self.story()}")

    def story(self):
        """How it ended and what it wrote on standard error."""
        code = self.process.poll()
        state = "still runs" if code is None else f"ended with {code}"
        return f"the server {state}\n{self.errors.read_text(errors='replace')[-8000:]}"

    def crashed(self):
        if self.stopped:
            return False
        try:
            socket.create_connection((self.host, self.port), timeout=10).close()
        except ConnectionRefusedError:
            # A process that dies closes its sockets a moment before its end can be seen.
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                pass
            return True
        return self.process.poll() is not None

    def terminate(self):
        """Asks it to drain and does not wait."""
        self.stopped = True
        self.process.send_signal(signal.SIGTERM)

    def wait(self, seconds=30, wanted=0):
        """Seconds until it had ended, which must be with that exit code."""
        started = time.monotonic()
        try:
            code = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            story = self.story()
            self.kill()
            pytest.fail(f"not drained in {seconds} s: {story}")
        assert code == wanted, self.story()
        return time.monotonic() - started

    def stop(self, seconds=30, wanted=0):
        self.terminate()
        return self.wait(seconds, wanted)

    def kill(self):
        self.stopped = True
        self.process.kill()
        self.process.wait()

    def reload(self):
        self.process.send_signal(signal.SIGHUP)

    def rss(self):
        """Bytes of memory now."""
        return self._memory("VmRSS")

    def peak(self):
        """The most bytes of memory so far."""
        return self._memory("VmHWM")

    def _memory(self, key):
        if SANITIZED:
            return 0
        with open(f"/proc/{self.pid}/status", encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith(key)) * 1024

    def operations(self):
        """Where its operations port is, as musterd's log tells."""
        line = next(line for line in self.errors.read_text().splitlines() if '"ops":"' in line)
        return line.split('"ops":"')[1].split('"')[0]

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.pid}/fd"))

    def clients(self):
        """The ports of those connected to it now."""
        # Clients like to use sockets of the newer family for addresses of the older one too.
        rows = [
            line.split() for family in ("tcp", "tcp6")
            for line in pathlib.Path("/proc/net", family).read_text().splitlines()[1:]]
        return {
            int(row[1].split(":")[1], 16) for row in rows
            if row[3] == "01" and int(row[2].split(":")[1], 16) == self.port
        }


class Authority:
    """A certificate authority made for this run, in `folder`."""

    def __init__(self, folder):
        self.folder = folder
        self.certificate, self.key = self._authority("authority")
        self.other_certificate, self.other_key = self._authority("other")
        names = "subjectAltName=DNS:localhost,IP:127.0.0.1"
        self.server_certificate, self.server_key = self.issue("server", names)
        self.client_certificate, self.client_key = self.issue("client", "extendedKeyUsage=clientAuth")
        self.expired_certificate, self.expired_key = self.issue(
            "expired", "extendedKeyUsage=clientAuth", days=-1)

    def _authority(self, name):
        certificate, key = self.folder / f"{name}.pem", self.folder / f"{name}.key"
        self._request(
            name, key, certificate, "-x509", "-days", "2", "-addext", "basicConstraints=critical,CA:TRUE",
            "-addext", "keyUsage=critical,keyCertSign,cRLSign")
        return certificate, key

    def issue(self, name, extensions, days=2):
        """A certificate and its key, as paths."""
        paths = {end: self.folder / f"{name}.{end}" for end in ("pem", "key", "csr", "ext")}
        self._request(name, paths["key"], paths["csr"])
        paths["ext"].write_text(extensions + "\n")
        self._openssl(
            "x509", "-req", "-in", paths["csr"], "-CA", self.certificate, "-CAkey", self.key, "-days", days,
            "-extfile", paths["ext"], "-out", paths["pem"])
        return paths["pem"], paths["key"]

    def _request(self, name, key, made, *arguments):
        self._openssl(
            "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
            "-subj", f"/CN={name}", "-keyout", key, "-out", made, *arguments)

    @staticmethod
    def _openssl(*arguments):
        subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)


def end(servers):
    """Stops those that nobody has stopped, each of which must end well."""
    running = [server for server in servers if not server.stopped]
    try:
        for server in running:
            server.stop()
    finally:
        for server in running:
            server.kill()


@pytest.fixture(scope="session")
def test_ca(tmp_path_factory):
    """Certificates: of an authority, another authority, the server (localhost, 127.0.0.1), clients."""
    return Authority(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="session")
def start_server(request, tmp_path_factory):
    """Starts a server of its own; whoever starts it stops it."""

    def start(*flags, **place):
        server = Server(flags, tmp_path_factory.mktemp("server"), **place)
        request.config.stash[SERVERS].append(server)
        return server

    return start


@pytest.fixture
def muster_server(request, start_server):
    """Starts servers for one test, with these flags; `tls=True` gives them the test certificate."""
    started = []

    def start(*flags, tls=False, listen="127.0.0.1:0"):
        if tls:
            authority = request.getfixturevalue("test_ca")
            flags = (
                "--tls-certificate", authority.server_certificate, "--tls-key", authority.server_key, *flags)
        started.append(start_server(*flags, listen=listen))
        return started[-1]

    yield start
    end(started)


@pytest.fixture(scope="session")
def shared_servers(start_server):
    servers = []
    yield servers
    end(servers)


@pytest.fixture
def server(shared_servers, start_server):
    """The server with every default that tests share; a fresh one if the last has died."""
    if not shared_servers or shared_servers[-1].stopped:
        shared_servers.append(start_server())
    return shared_servers[-1]


@pytest.fixture(scope="session")
def cluster():
    """A PostgreSQL with Muster's schema, for the whole run."""
    made = Cluster()
    try:
        made.migrate()
        yield made
    finally:
        made.close()


@pytest.fixture(scope="session")
def keys(tmp_path_factory):
    return Keys(tmp_path_factory.mktemp("keys"))


@pytest.fixture
def page():
    """Asks the operations port: `page(server, "/livez")` is the status and the text."""

    def ask(server, path):
        try:
            with urllib.request.urlopen(f"http://{server.operations()}{path}", timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    return ask


@pytest.fixture
def figure(request):
    """Takes a line to print at the end of the run."""
    return lambda text: request.config.stash[FIGURES].append(f"{request.node.name}: {text}")


def pytest_configure(config):
    config.stash[FIGURES] = []
    config.stash[SERVERS] = []
    config.stash[LEAKS] = []
    # Whoever is told to end ends its servers too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if not os.access(PROGRAM, os.X_OK):
        raise pytest.UsageError(f"{PROGRAM} is not there: build it, or name it in MUSTER_INTEROP_SERVER")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    failure = None
    try:
        result = yield
    except BaseException as error:  # Any end of a test may be the server's.
        failure = error
    dead = [server for server in item.config.stash[SERVERS] if server.crashed()]
    for server in dead:
        # This test is the one that fails for it.
        server.stopped = True
    if dead:
        text = "\n".join(server.story() for server in dead)
        raise AssertionError(f"a server has died: {text}") from failure
    if failure is not None:
        raise failure
    return result


def pytest_terminal_summary(terminalreporter, config):
    for line in config.stash[LEAKS]:
        terminalreporter.write_line(f"FAILED: {line}")
    if config.stash[FIGURES]:
        terminalreporter.section("figures, without memory: a sanitizer's" if SANITIZED else "figures")
        for figure in config.stash[FIGURES]:
            first, *more = figure.splitlines()
            terminalreporter.write_line(first[:160] + (" …" if more or len(first) > 160 else ""))


def pytest_sessionfinish(session):
    for server in session.config.stash[SERVERS]:
        if server.process.poll() is None:
            server.kill()
        # Whatever it was tested for.
        found = SECRETS.search(server.errors.read_bytes()) if server.errors.exists() else None
        if found:
            session.config.stash[LEAKS].append(f"a secret is in {server.errors}: {found[0][:24]!r}…")
    if session.config.stash[LEAKS]:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
