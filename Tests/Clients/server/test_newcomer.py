"""The first ten minutes of somebody who has cloned Muster, at a terminal: one command, and what its screen says."""
import fcntl
import json
import os
import pathlib
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import threading
import time

import grpc
import pytest
from cluster import ROOT
from muster.platform.v1 import platform_pb2, platform_pb2_grpc
from muster.tenants.v1 import tenants_pb2, tenants_pb2_grpc

PROMPT = "newcomer> "


def plain(text):
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", text).replace("\r", "")


class Terminal:
    """A terminal of 100 columns with a program in it, and somebody who reads and types."""

    def __init__(self, *command, environment=None):
        self.process, self.descriptor = pty.fork()
        if self.process == 0:
            os.chdir(ROOT)
            os.execvpe(command[0], list(map(str, command)), dict(os.environ, **(environment or {})))
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
        # As it came, and as it is read.
        self.raw = ""
        self.ended = None

    @property
    def seen(self):
        return plain(self.raw)

    def read(self, seconds):
        """Whatever comes within a moment."""
        if select.select([self.descriptor], [], [], seconds)[0]:
            try:
                self.raw += os.read(self.descriptor, 65_536).decode(errors="replace").replace("\r\n", "\n")
            except OSError:
                pass

    def until(self, words, seconds=60, since=0):
        """What stood there when words of that form did."""
        end = time.monotonic() + seconds
        while not re.search(words, self.seen[since:]):
            assert time.monotonic() < end and self.running(), f"{words!r} did not come:\n{self.seen[since:]}"
            self.read(0.1)
        return self.seen[since:]

    def type(self, text):
        os.write(self.descriptor, text.encode())

    def running(self):
        if self.ended is None:
            process, status = os.waitpid(self.process, os.WNOHANG)
            if process:
                self.ended = os.waitstatus_to_exitcode(status)
        return self.ended is None

    def end(self, seconds=40):
        """Its exit code, of a program that ends by itself."""
        until = time.monotonic() + seconds
        while self.running():
            assert time.monotonic() < until, f"it still runs:\n{self.seen}"
            self.read(0.05)
        return self.ended

    def close(self):
        os.close(self.descriptor)

    def kill(self):
        if self.running():
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)


class Shell(Terminal):
    """A fresh bash to paste into."""

    def __init__(self):
        super().__init__("bash", "--norc", "--noprofile", environment={"PS1": PROMPT, "PROMPT_COMMAND": ""})
        self.until(PROMPT)

    def paste(self, command):
        """What it answered, when it has done well."""
        start = len(self.seen)
        # As terminals paste: in brackets, as one.
        self.type(f"\x1b[200~{command}\x1b[201~\r")
        # Two answers: the command's, and the question how it ended.
        self.type('echo "ended with $?"\r')
        answer = self.until(rf"\nended with \d+\n{PROMPT}", since=start)
        assert "\nended with 0\n" in answer, answer
        return answer


@pytest.fixture
def terminals():
    made = []

    def make(kind, *arguments, **more):
        made.append(kind(*arguments, **more))
        return made[-1]

    yield make
    for terminal in made:
        terminal.kill()


def tries(screen):
    """The commands as the screen shows them, by their numbers."""
    parts = re.split(r"^  (\d)  .+\n\n", screen, flags=re.MULTILINE)
    return {int(number): text.split("\n\n  ")[0].split("\n\nCtrl-C")[0].rstrip()
            for number, text in zip(parts[1::2], parts[2::2])}


def working_in(folder):
    found = []
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            if os.readlink(process / "cwd").startswith(str(folder)):
                found.append(int(process.name))
        except OSError:
            pass
    return found


def change_across(end, told):
    """A new name for the first tenant, asked for before the end and given after it has begun."""
    tenant = told["tenants"][0]
    answers = []
    # Somebody holds the row, whom the terminal does not know.
    with subprocess.Popen(
            ["psql", "-XqAt", told["database_url"]], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            start_new_session=True) as holder, grpc.insecure_channel(told["endpoint"]) as channel:
        holder.stdin.write("BEGIN; SELECT 'held' FROM muster.tenants WHERE slug = 'acme' FOR UPDATE;\n")
        holder.stdin.flush()
        assert holder.stdout.readline() == "held\n"

        def change():
            request = tenants_pb2.UpdateTenantRequest(
                tenant_id=tenant["id"], tenant=tenants_pb2.Tenant(display_name="At last"))
            bearer = [("authorization", f"Bearer {tenant['owner_token']}")]
            try:
                tenants = tenants_pb2_grpc.TenantServiceStub(channel)
                answers.append(tenants.UpdateTenant(request, metadata=bearer, timeout=60).tenant.display_name)
            except grpc.RpcError as error:
                answers.append(error)

        waiting = threading.Thread(target=change)
        waiting.start()
        time.sleep(0.5)
        end()
        time.sleep(0.5)
        assert answers == []
        holder.stdin.write("COMMIT;\n")
        holder.stdin.close()
        waiting.join()
    return answers[0]


def start(terminals, folder, *flags):
    """A terminal with the screen in it; everything that it keeps is in the folder."""
    homes = {"XDG_STATE_HOME": str(folder / "state"), "XDG_DATA_HOME": str(folder / "data"), "TERM": "xterm"}
    homes["NO_COLOR"] = ""
    terminal = terminals(
        Terminal, ROOT / "tools" / "start", "--debug", "--ephemeral", "--listen", "127.0.0.1:0", "--ops",
        "127.0.0.1:0", *flags, environment=homes)
    terminal.until("explains itself with --help.", 240)
    return terminal, folder / "state" / "muster"


def test_a_newcomer_gets_on_by_pasting(terminals, tmp_path, figure):
    started = time.monotonic()
    server, state = start(terminals, tmp_path)
    ready = time.monotonic() - started
    # Five numbers, the title and the like: to somebody at a terminal they stand out.
    assert server.raw.count("\x1b[1m") >= 7
    told = json.loads((state / "dev.json").read_text())
    tenant, folder = told["tenants"][0], told["database_url"].split("host=")[1]
    commands = tries(server.seen)
    assert sorted(commands) == [1, 2, 3, 4, 5, 6, 7]

    shell = terminals(Shell)
    first = shell.paste(commands[1])
    took = time.monotonic() - started
    assert tenant["id"] in first and "acme" in first
    assert "mia@harbourdental.example" in shell.paste(commands[2])
    waiting = shell.paste(commands[3])
    while "approval_" not in waiting and time.monotonic() - started < took + 60:
        waiting = shell.paste(commands[3])
    assert "pending" in waiting
    assert "muster_invite_" in shell.paste(commands[4])
    log = shell.paste(commands[5])
    # Refusals are written together, some seconds later; a person is not as quick as this.
    while "denied" not in log and time.monotonic() - started < took + 60:
        log += shell.paste(commands[5])
    assert "IdentityService/InviteMember" in log and "denied" in log
    assert "total_count" in shell.paste(commands[6])
    assert f'"id": "{tenant["id"]}"' in shell.paste(commands[7])
    everything = time.monotonic() - started
    # Nobody finds a list empty after the first time either.
    assert "muster_invite_" in shell.paste(commands[4])

    assert working_in(folder)
    # Postgres does not end before the last call has.
    assert change_across(lambda: server.type("\x03"), told) == "At last"
    assert server.end() == 0
    assert not working_in(folder) and not pathlib.Path(folder).exists()
    assert os.listdir(state) == []
    with pytest.raises(grpc.RpcError), grpc.insecure_channel(told["endpoint"]) as channel:
        platform_pb2_grpc.PlatformServiceStub(channel).GetServerInfo(
            platform_pb2.GetServerInfoRequest(), timeout=5)
    figure(
        f"2 steps (tools/start, one paste) and {took:.1f} s to the first call, of which {ready:.1f} s to the"
        f" screen; all seven in {everything:.1f} s")


def test_a_terminal_that_is_closed_takes_all_with_it(terminals, tmp_path):
    server, state = start(terminals, tmp_path)
    folder = json.loads((state / "dev.json").read_text())["database_url"].split("host=")[1]
    server.close()
    end = time.monotonic() + 40
    while server.running():
        assert time.monotonic() < end
        time.sleep(0.05)
    assert server.ended == 0
    assert not working_in(folder) and not pathlib.Path(folder).exists() and os.listdir(state) == []
