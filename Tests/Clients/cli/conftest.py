"""`muster` as people and scripts run it, against a `musterd dev` of its own."""
import pathlib

import pytest
from cluster import MUSTERD
from typist import Typist


@pytest.fixture(scope="session")
def dev(start_server, tmp_path_factory):
    """The server and the folder where it left its profiles."""
    state = tmp_path_factory.mktemp("state")
    server = start_server(
        "--ops", "127.0.0.1:0", "--ephemeral", command=("env", f"XDG_STATE_HOME={state}", MUSTERD, "dev"))
    yield server, state
    if not server.stopped:
        server.stop()


@pytest.fixture
def muster(dev, tmp_path):
    return Typist(pathlib.Path(tmp_path), dev[1])


@pytest.fixture
def stranger(tmp_path):
    """Who has no profile."""
    return Typist(pathlib.Path(tmp_path), None)
