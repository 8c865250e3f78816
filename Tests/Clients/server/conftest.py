"""`musterd` itself, as somebody starts it; for tests of what it is made of see ../grpc and ../http2."""
import pytest
from cluster import MUSTERD
from serving import own_cluster, serve  # noqa: F401  pylint: disable=unused-import


@pytest.fixture
def musterd(request, start_server, test_ca):
    """Starts it for one test: `musterd("serve", …)`, `musterd("dev", …)`; `tls=True` for the test certificate.

    One that serves gets the database and the keys that all tests share.
    """
    started = []

    def start(command, *flags, tls=False, prefix=()):
        if tls:
            flags = ("--tls-certificate", test_ca.server_certificate, "--tls-key", test_ca.server_key, *flags)
        if command == "serve":
            cluster = request.getfixturevalue("cluster")
            flags = ("--database", cluster.url(), *request.getfixturevalue("keys").flags, *flags)
        started.append(start_server("--ops", "127.0.0.1:0", *flags, command=(*prefix, MUSTERD, command)))
        return started[-1]

    yield start
    for server in started:
        if not server.stopped:
            server.stop()
