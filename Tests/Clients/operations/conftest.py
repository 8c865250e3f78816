"""The port for those who run a musterd, read as they read it: by Prometheus' own parser and by a browser."""
import pytest
from cluster import MUSTERD, Cluster
from load import make_tenants


@pytest.fixture
def serve(start_server, keys):
    """Starts servers of one test: `serve(cluster.url())`."""
    started = []

    def start(url, *flags):
        server = start_server(
            "--ops", "127.0.0.1:0", "--database", url, *keys.flags, "--plaintext", *flags, command=(MUSTERD, "serve"))
        started.append(server)
        return server

    yield start
    for server in started:
        if not server.stopped:
            server.stop()


@pytest.fixture
def own_cluster():
    """A cluster with the schema for one test that breaks it."""
    made = Cluster()
    try:
        made.migrate()
        yield made
    finally:
        made.close()


@pytest.fixture
def tenants(keys):
    """Makes tenants: `tenants(cluster, server, 4)`."""
    return lambda cluster, server, count: make_tenants(cluster, keys, server.address, count)
