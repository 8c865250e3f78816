"""The Tab key, in each shell that there is a script for, at a terminal."""
import fcntl
import os
import pathlib
import pty
import re
import select
import shutil
import struct
import termios
import time

import pytest
from typist import MUSTER

# How each is begun with nothing of its user's, and what it is told first.
SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], "source muster.bash"),
    "zsh": (["zsh", "-f", "-i"], "autoload -U compinit; compinit -u -D; source muster.zsh"),
    "fish": (["fish", "--no-config", "-i"], "source muster.fish"),
}


class Shell:
    """A shell in a terminal of 200 columns, in somebody's home, and somebody who types."""

    def __init__(self, muster, name):
        command, begin = SHELLS[name]
        if not shutil.which(command[0]):
            pytest.fail(f"{name} is not installed; tools/setup installs what tools/packages lists")
        (muster.home / f"muster.{name}").write_text(muster.do("completion", name))
        programs = muster.home / "bin"
        programs.mkdir()
        (programs / "muster").symlink_to(pathlib.Path(MUSTER).resolve())
        environment = {
            **muster.environment, "PATH": f"{programs}:{os.environ['PATH']}", "TERM": "xterm", "LC_ALL": "C.UTF-8"}
        self.process, self.descriptor = pty.fork()
        if self.process == 0:
            try:
                os.chdir(muster.home)
                os.execvpe(command[0], command, environment)
            finally:
                os._exit(127)  # pylint: disable=protected-access
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 200, 0, 0))
        self.shown = ""
        self.say(f"{begin}; echo begun:")
        self.until(r"begun:\s*$|begun:\s")

    def read(self, seconds):
        if select.select([self.descriptor], [], [], seconds)[0]:
            self.shown += os.read(self.descriptor, 65_536).decode(errors="replace")
            # Fish asks the terminal what it is, and waits for an answer.
            if self.shown.endswith("\x1b[0c") or self.shown.endswith("\x1b[c"):
                os.write(self.descriptor, b"\x1b[?62c")

    def until(self, words, seconds=60, since=0):
        end = time.monotonic() + seconds
        while not re.search(words, self.plain()[since:]):
            assert time.monotonic() < end, f"{words!r} did not come:\n{self.plain()[since:]!r}"
            self.read(0.1)

    def plain(self):
        return re.sub(r"\x1b\[[0-9;?>=]*[a-zA-Z]|\x1b[=>()][B0]?|\x1b\][^\x07]*\x07|\r", "", self.shown)

    def type(self, text):
        os.write(self.descriptor, text.encode())

    def say(self, text):
        self.type(text + "\r")

    def completed(self, typed, wanted):
        """Tab behind the words, until that stands there: live words may take too long on a busy machine."""
        for _ in range(6):
            since = len(self.plain())
            self.type(typed + "\t")
            end = time.monotonic() + 20
            while wanted not in self.plain()[since:] and time.monotonic() < end:
                self.read(0.1)
            is_there = wanted in self.plain()[since:]
            # The line is given up; Ctrl-C would take what is typed behind it along.
            self.type("\x15")
            self.read(0.3)
            if is_there:
                return True
        return self.plain()[-2_000:]

    def close(self):
        os.close(self.descriptor)
        os.waitpid(self.process, 0)


@pytest.fixture(params=SHELLS)
def shell(request, muster):
    made = Shell(muster, request.param)
    yield made
    made.close()


def test_the_tab_key_completes_words_flags_and_living_ids(muster, shell):
    lead = muster.json("lead", "create", "--email", f"tab{time.monotonic_ns()}@tab.example")["lead"]["id"]
    assert shell.completed("muster lead unde", "muster lead undelete") is True
    assert shell.completed("muster lead list --min-s", "--min-score") is True
    assert shell.completed("muster lead list --tier ho", "--tier hot") is True
    # The last letters are the server's to know.
    assert shell.completed(f"muster lead get {lead[:-4]}", f"muster lead get {lead}") is True
    # Files where a file is wanted.
    (muster.home / "people-to-import.csv").write_text("email\n")
    assert shell.completed("muster lead import people-to-i", "people-to-import.csv") is True


@pytest.mark.parametrize("words, wanted", [
    (["le"], "lead"), (["lead", "li"], "list"), (["lead", "list", "--ti"], "--tier"),
    (["lead", "list", "--tier", "h"], "hot"), (["lead", "list", "-o", "j"], "json"),
    (["lead", "get", "--profile", "dev-v"], None), (["lead", "list", "--profile", "dev-v"], "dev-viewer"),
    (["lead", "get", "lead_"], "lead_"), (["profile", "u"], "use"), (["member", "update", "member_"], "member_")])
def test_words_are_completed(muster, words, wanted):
    found = muster.do("completion", "words", "--", *words).splitlines()
    if wanted is not None:
        assert any(line.startswith(wanted) for line in found), found
