"""What tests of a musterd before a database share: servers, clusters of one test, tenants."""
import pytest
from cluster import MUSTERD, Cluster
from load import make_tenants


@pytest.fixture
def serve(start_server, keys):
    """Starts servers of one test: `serve(cluster.url())`."""
    started = []

    def start(url, *flags, listen="127.0.0.1:0", ops="127.0.0.1:0"):
        server = start_server(
            "--ops", ops, "--database", url, *keys.flags, "--plaintext", *flags,
            command=(MUSTERD, "serve"), listen=listen)
        started.append(server)
        return server

    yield start
    for server in started:
        if not server.stopped:
            server.stop()


@pytest.fixture
def own_cluster():
    """Makes clusters with the schema for one test that breaks them."""
    made = []

    def make(*arguments, **more):
        made.append(Cluster(*arguments, **more))
        made[-1].migrate()
        return made[-1]

    yield make
    for cluster in made:
        cluster.close()


@pytest.fixture
def tenants(cluster, keys):
    """Makes tenants: `tenants(server, 4)`."""
    return lambda server, count, of=cluster: make_tenants(of, keys, server.address, count)
