"""The servers that the raw-frame tests run against, and what must hold after every attack."""

import pytest

pytest.register_assert_rewrite(
    "wire", "target", "h2spec_generic", "h2spec_streams", "h2spec_frames", "h2spec_messages", "h2spec_hpack"
)

from target import Target, eventually  # noqa: E402
from wire import tls_context  # noqa: E402


@pytest.fixture(scope="session")
def tls(test_ca):
    return tls_context(test_ca.certificate)


@pytest.fixture(scope="session")
def started(start_server, test_ca, tls):
    """Makes a target of a new server; all of them end with the run. `client` is how to speak TLS to it."""
    targets = []

    def start(*flags, secure=False, client=None):
        if secure:
            flags = ("--tls-certificate", test_ca.server_certificate, "--tls-key", test_ca.server_key, *flags)
        targets.append(Target(start_server(*flags), (client or tls) if secure else None))
        return targets[-1]

    yield start
    for target in targets:
        if not target.ended:
            target.server.stop()


@pytest.fixture(scope="session")
def conformers():
    """By transport, started when first asked for, and again when one has died."""
    return {}


@pytest.fixture(params=["plain", "tls"])
def target(request, started, conformers):
    if request.param not in conformers or conformers[request.param].ended:
        conformers[request.param] = started(secure=request.param == "tls")
    return conformers[request.param]


@pytest.fixture
def connection(target):
    with target.open() as opened:
        yield opened


def survived(target, before):
    """It answers a good call, and has closed what it opened."""
    target.check()
    eventually(
        f"the server has at most {before} descriptors open again", lambda: target.descriptors() <= before, 5
    )


@pytest.fixture(scope="session")
def attacked_servers():
    """Each with its memory before the first attack; there is a second only if the first has died."""
    return []


@pytest.fixture
def attacked(started, attacked_servers):
    """The one server with default settings that all attacks share, so that what they leave behind adds up."""
    if not attacked_servers or attacked_servers[-1][0].ended:
        target = started().warm()
        attacked_servers.append((target, target.resident()))
    target, _ = attacked_servers[-1]
    before = target.descriptors()
    yield target
    survived(target, before)


@pytest.fixture
def attack(started):
    """Starts a server with its own settings for one attack."""
    targets = []

    def start(*flags, **options):
        target = started(*flags, **options).warm()
        targets.append((target, target.descriptors()))
        return target

    yield start
    for target, before in targets:
        if not target.ended:
            survived(target, before)
            target.server.stop()


def pytest_collection_modifyitems(items):
    """What all attacks together left behind is looked at after the last of them."""
    items.sort(key=lambda item: item.get_closest_marker("last") is not None)


def pytest_configure(config):
    config.addinivalue_line("markers", "last: runs after all other tests")
