"""The peer that mints and checks tokens: `.build/debug/token-peer` unless $MUSTER_TOKEN_PEER says otherwise."""
import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[3]
PROGRAM = os.environ.get("MUSTER_TOKEN_PEER", str(ROOT / ".build" / "debug" / "token-peer"))


@pytest.fixture(scope="module")
def ask():
    """Asks the peer: `ask("own", token, now)` is its answer."""
    # Its answers leave a line at a time, as at a terminal.
    with subprocess.Popen(
            ["stdbuf", "-oL", PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as peer:

        def question(*words):
            peer.stdin.write("\t".join(str(word) for word in words) + "\n")
            peer.stdin.flush()
            return peer.stdout.readline().rstrip("\n")

        yield question
        peer.stdin.close()
        assert peer.wait(10) == 0
