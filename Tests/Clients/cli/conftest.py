"""`muster` as people and scripts run it, against a `musterd dev` of its own."""
import json
import pathlib
import shutil
import tempfile

import pytest
from cluster import MUSTERD
from mailbox_sink import Mailbox
from typist import Typist


class Dev:
    """A server with its demo tenants, the files that it left, and the mail server that it gives emails to."""

    def __init__(self, server, state, data, mailbox):
        self.server, self.state, self.data, self.mailbox = server, state, data, mailbox

    @property
    def told(self):
        return json.loads((self.state / "muster" / "dev.json").read_text())


@pytest.fixture(scope="session")
def dev(start_server, tmp_path_factory):
    state = tmp_path_factory.mktemp("state")
    # Where PostgreSQL may go too, which is another user than root.
    data = pathlib.Path(tempfile.mkdtemp(prefix="muster-cli-", dir="/tmp"))
    data.chmod(0o755)
    mailbox = Mailbox()
    server = start_server(
        "--ops", "127.0.0.1:0", "--data", data / "data", "--smtp-relay", mailbox.address,
        command=("env", f"XDG_STATE_HOME={state}", MUSTERD, "dev"))
    try:
        yield Dev(server, state, data / "data", mailbox)
        if not server.stopped:
            server.stop()
    finally:
        mailbox.close()
        shutil.rmtree(data, ignore_errors=True)


@pytest.fixture
def muster(dev, tmp_path):
    return Typist(pathlib.Path(tmp_path), dev.state)


@pytest.fixture
def stranger(tmp_path):
    """Who has no profile."""
    return Typist(pathlib.Path(tmp_path), None)


@pytest.fixture
def signed_in(dev, muster):
    """The file in which a sign-in keeps its tokens, and what is in it; its profile is the one in use."""
    made = muster.json(
        "api-key", "create", "--display-name", "For a test", "--permissions",
        "leads.read,leads.write,leads.import,leads.export,events.read")
    key = muster.home / "key"
    key.write_text(made["secret"])
    key.chmod(0o600)
    muster.do(
        "login", "--profile", "signed", "--endpoint", dev.server.address, "--plaintext", "--api-key-file", key)
    muster.do("profile", "use", "signed")
    kept = muster.home / ".local/state/muster/tokens/signed.json"
    return kept, json.loads(kept.read_text())
