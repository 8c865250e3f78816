"""`musterd` over TLS as two customers of it meet it: one attacks the other and the server, by `tools/check --attack`.

Each test names the cases that it tries (`@cases("R28")`); `.build/attack/report.md` says what came of each.
"""
import json
import pathlib
import tempfile
import urllib.parse

import grpc
import pytest
from cluster import MUSTERD

ROOT = pathlib.Path(__file__).resolve().parents[3]
REPORT = ROOT / ".build" / "attack" / "report.md"

ROWS = pytest.StashKey[list]()
NOTES = pytest.StashKey[list]()


class Account:
    """A customer: a tenant, the token of its owner, and a connection of its own."""

    def __init__(self, told, address, certificate):
        self.tenant, self.token = told["id"], told["owner_token"]
        # One connection each: what one customer does to it is not the other's.
        self.channel = grpc.secure_channel(
            address, grpc.ssl_channel_credentials(certificate), [("grpc.use_local_subchannel_pool", 1)])

    def metadata(self, token=None):
        return [("authorization", f"Bearer {token or self.token}")]

    def raw(self, path, body, token=None, timeout=20, metadata=None):
        """The bytes of the answer to a call of one message, whatever its messages are called."""
        call = self.channel.unary_unary(path, lambda given: given, lambda given: given)
        return call(body, metadata=self.metadata(token) if metadata is None else metadata, timeout=timeout)

    def streamed(self, path, bodies, timeout=20):
        call = self.channel.stream_stream(path, lambda given: given, lambda given: given)
        return list(call(iter(bodies), metadata=self.metadata(), timeout=timeout))


class Target:
    def __init__(self, server, told, certificate):
        self.server, self.told, self.certificate = server, told, certificate
        port = server.address.rsplit(":", 1)[1]
        self.address = f"localhost:{port}"
        self.attacker = Account(told["tenants"][0], self.address, certificate)
        self.victim = Account(told["tenants"][1], self.address, certificate)
        self.platform_token = told["platform_token"]
        # Every refusal that was met, for the search of what it must not say.
        self.refusals = []

    def refusal(self, call):
        """How a call that must be refused is refused."""
        try:
            call()
        except grpc.RpcError as error:
            self.refusals.append(f"{error.details()} {dict(error.trailing_metadata() or ())}")
            return error
        return None


@pytest.fixture(scope="session")
def target(start_server, test_ca):
    """`musterd serve` over TLS, on the database, the keys and the tenants that a `musterd dev` has made."""
    with tempfile.TemporaryDirectory(prefix="muster-attack-") as name:
        # PostgreSQL goes in too, which is another user than root.
        folder = pathlib.Path(name)
        folder.chmod(0o755)
        file = folder / "credentials.json"
        dev = start_server(
            "--ops", "127.0.0.1:0", "--data", folder / "data", "--credentials", file, command=(MUSTERD, "dev"))
        told = json.loads(file.read_text())
        host = urllib.parse.parse_qs(urllib.parse.urlsplit(told["database_url"]).query)["host"][0]
        server = start_server(
            "--ops", "127.0.0.1:0", "--database",
            f"postgresql://muster_app@/muster?host={urllib.parse.quote(host)}", "--master-key",
            folder / "data" / "master.key", "--token-key", folder / "data" / "token.key", "--tls-certificate",
            test_ca.server_certificate, "--tls-key", test_ca.server_key, command=(MUSTERD, "serve"))
        yield Target(server, told, pathlib.Path(test_ca.certificate).read_bytes())
        for one in (server, dev):
            if not one.stopped:
                one.stop()


@pytest.fixture
def found(request):
    """Takes what a case has found, for the report."""
    def note(text):
        request.node.stash.setdefault(NOTES, []).append(text)
    return note


def pytest_configure(config):
    config.addinivalue_line("markers", "cases(*ids): the attacks that a test tries")
    config.stash[ROWS] = []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if call.when == "call" or report.failed:
        for mark in item.iter_markers("cases"):
            words = "; ".join(item.stash.get(NOTES, []))
            item.config.stash[ROWS].append((", ".join(mark.args), item.name, report.outcome, words))
    return report


def pytest_sessionfinish(session):
    rows = session.config.stash.get(ROWS, [])
    if not rows:
        return
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    lines = ["| cases | what was tried | outcome | found |", "|---|---|---|---|"]
    for cases, name, outcome, words in rows:
        what = name.removeprefix("test_").replace("_", " ")
        lines.append(f"| {cases} | {what} | {'held' if outcome == 'passed' else outcome.upper()} | {words} |")
    REPORT.write_text("\n".join(lines) + "\n")
