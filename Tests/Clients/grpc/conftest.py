"""Channels and hand-made connections, closed before their server is stopped."""
import calls
import grpc
import pytest
import raw


@pytest.fixture
def connect(muster_server):
    """Makes stubs on a channel of its own: `connect(server, credentials=…, key=value …)`."""
    made = []

    def open_channel(server, credentials=None, address=None, **options):
        # Two channels to one server would otherwise share a connection.
        options = {"use_local_subchannel_pool": 1, **options}
        options = [(f"grpc.{key}", value) for key, value in options.items()]
        address = address or server.address
        if credentials is None:
            made.append(grpc.insecure_channel(address, options=options))
        else:
            made.append(grpc.secure_channel(address, credentials, options=options))
        return calls.Stubs(made[-1])

    yield open_channel
    for channel in made:
        channel.close()


@pytest.fixture
def stubs(server, connect):
    """Stubs on a fresh channel to the shared server."""
    return connect(server)


@pytest.fixture
def connection(server):
    """A hand-made connection to the shared server, which must answer a good call when the test is over."""
    with raw.Connection(server) as made:
        yield made
        made.good_call()
