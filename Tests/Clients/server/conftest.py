"""`musterd` itself, as somebody starts it; for tests of what it is made of see ../grpc and ../http2."""
import os
import pathlib
import urllib.error
import urllib.request

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[3]
MUSTERD = os.environ.get("MUSTERD", str(ROOT / ".build" / "debug" / "musterd"))


@pytest.fixture
def musterd(start_server, test_ca):
    """Starts it for one test: `musterd("serve", …)`, `musterd("dev", …)`; `tls=True` for the test certificate."""
    started = []

    def start(command, *flags, tls=False, prefix=()):
        if tls:
            flags = ("--tls-certificate", test_ca.server_certificate, "--tls-key", test_ca.server_key, *flags)
        started.append(start_server("--ops", "127.0.0.1:0", *flags, command=(*prefix, MUSTERD, command)))
        return started[-1]

    yield start
    for server in started:
        if not server.stopped:
            server.stop()


@pytest.fixture
def page():
    """Asks the operations port: `page(server, "/livez")` is the status and the text."""

    def ask(server, path):
        try:
            with urllib.request.urlopen(f"http://{operations(server)}{path}", timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    return ask


def operations(server):
    """Where its operations port is, as its log tells."""
    line = next(line for line in server.errors.read_text().splitlines() if '"event":"serving"' in line)
    return line.split('"ops":"')[1].split('"')[0]
