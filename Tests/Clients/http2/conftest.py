"""The servers that the raw-frame tests run against, and what must hold after every attack."""
import pytest

pytest.register_assert_rewrite(
    "wire", "target", "h2spec_generic", "h2spec_streams", "h2spec_frames", "h2spec_messages", "h2spec_hpack")

from target import Target, eventually  # noqa: E402
from wire import tls_context  # noqa: E402

RESIDENT_GROWTH_MAX = 64 << 20


@pytest.fixture(scope="session")
def tls(test_ca):
    return tls_context(test_ca.certificate)


@pytest.fixture(scope="session")
def started(start_server, test_ca, tls):
    """Makes a target of a new server; all of them end with the run."""
    targets = []

    def start(*flags, secure=False):
        if secure:
            flags = ("--tls-certificate", test_ca.server_certificate, "--tls-key", test_ca.server_key, *flags)
        targets.append(Target(start_server(*flags), tls if secure else None))
        return targets[-1]

    yield start
    for target in targets:
        if not target.server.stopped:
            target.server.stop()


@pytest.fixture(scope="session")
def conformers(started):
    """By transport, started when first asked for."""
    return {}


@pytest.fixture(params=["plain", "tls"])
def target(request, started, conformers):
    if request.param not in conformers:
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
        f"the server has at most {before} descriptors open again", lambda: target.descriptors() <= before, 5)


@pytest.fixture(scope="session")
def attacked_servers(started):
    """The one server with default settings that all attacks share, so that what they leave behind adds up."""
    target = started()
    for _ in range(50):
        target.check()
    yield target, target.resident()


@pytest.fixture
def attacked(attacked_servers):
    target, _ = attacked_servers
    before = target.descriptors()
    yield target
    survived(target, before)


@pytest.fixture
def attack(started):
    """Starts a server with its own settings for one attack."""
    targets = []

    def start(*flags, secure=False):
        target = started(*flags, secure=secure)
        target.check()
        targets.append((target, target.descriptors()))
        return target

    yield start
    for target, before in targets:
        if not target.server.stopped:
            survived(target, before)
            target.server.stop()


def pytest_collection_modifyitems(items):
    """What all attacks together left behind is looked at after the last of them."""
    items.sort(key=lambda item: item.get_closest_marker("last") is not None)


def pytest_configure(config):
    config.addinivalue_line("markers", "last: runs after all other tests")
