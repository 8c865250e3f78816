"""In a terminal: questions, colours, a bar, a pager, Ctrl-C and a narrow window; and none of it in a pipe."""
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time

from typist import MUSTER, people


def at_terminal(muster, *words, answers=(), columns=100, seconds=40, **environment):
    """What it showed and how it ended. Each answer is typed when its words have come."""
    process, descriptor = pty.fork()
    if process == 0:
        try:
            os.chdir(muster.home)
            os.execve(MUSTER, [MUSTER, *map(str, words)], {**muster.environment, "PAGER": "cat", **environment})
        finally:
            # The child of a test is not to go on as a second test run.
            os._exit(127)  # pylint: disable=protected-access
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    shown, rest, end = "", list(answers), time.monotonic() + seconds
    while True:
        assert time.monotonic() < end, shown
        if rest and re.search(rest[0][0], shown):
            os.write(descriptor, rest.pop(0)[1].encode())
        if select.select([descriptor], [], [], 0.05)[0]:
            try:
                piece = os.read(descriptor, 65_536)
            except OSError:
                break
            if not piece:
                break
            shown += piece.decode(errors="replace").replace("\r\n", "\n")
    _, status = os.waitpid(process, 0)
    os.close(descriptor)
    return shown, os.waitstatus_to_exitcode(status)


def test_colours_go_to_terminals_that_want_them(muster):
    words = ("lead", "list", "--limit", "2")
    bold = "\x1b[1m"
    assert bold in at_terminal(muster, *words)[0]
    for environment in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert bold not in at_terminal(muster, *words, **environment)[0]
    assert bold not in at_terminal(muster, *words, "--no-color")[0]
    assert bold in at_terminal(muster, *words, "--color", "always", NO_COLOR="1")[0]
    assert "\x1b" not in muster.do(*words)
    assert bold in muster.do(*words, FORCE_COLOR="1") and bold in muster.do(*words, "--color", "always")
    assert bold not in muster.do(*words, FORCE_COLOR="1", NO_COLOR="1")


def test_a_narrow_window_and_times_from_now(muster):
    wide, _ = at_terminal(muster, "event", "list", "--limit", "3", columns=200)
    assert re.search(r"\d+[smh] ago", wide)
    narrow, _ = at_terminal(muster, "lead", "list", "--limit", "3", "--no-color", columns=30)
    assert narrow.startswith("ID     ") and "EMAIL" in narrow
    assert re.search(r"\d{4}-\d\d-\d\dT", muster.do("event", "list", "--limit", "3"))


def test_a_question_before_something_is_gone(muster):
    lead = muster.json("lead", "create", "--email", "gone@soon.example")["lead"]["id"]
    shown, code = at_terminal(muster, "lead", "delete", lead, answers=[(r"\[y/N\] ", "n\r")])
    assert code == 1 and "nothing was done" in shown
    shown, code = at_terminal(muster, "lead", "delete", lead, answers=[(r"\[y/N\] ", "\x03")])
    assert code == 130
    assert muster.run("lead", "get", lead).returncode == 0
    assert at_terminal(muster, "lead", "delete", lead, "--no-input")[1] == 2
    assert at_terminal(muster, "lead", "delete", lead, answers=[(r"\[y/N\] ", "y\r")])[1] == 0
    assert at_terminal(muster, "lead", "erase", lead, answers=[(r"Type lead_\w+ to ", "lead\r")])[1] == 1
    assert at_terminal(muster, "lead", "erase", lead, answers=[(r"Type lead_\w+ to ", f"{lead}\r")])[1] == 0
    assert muster.run("lead", "get", lead).returncode == 5


def test_a_pager_shows_what_is_long_and_nothing_else(muster):
    pager = "sed 's/^/paged /'"
    assert "paged ID" in at_terminal(muster, "audit", "list", "--limit", "50", "--no-color", MUSTER_PAGER=pager)[0].replace(
        "CREATE_TIME", "ID")
    assert "paged" not in at_terminal(muster, "lead", "list", "--limit", "2", MUSTER_PAGER=pager)[0]
    assert "paged" not in at_terminal(muster, "audit", "list", "--no-pager", MUSTER_PAGER=pager)[0]
    assert "paged" not in muster.do("audit", "list", "--limit", "50", MUSTER_PAGER=pager)
    # Whoever has seen enough leaves, and that is no failure.
    assert at_terminal(muster, "audit", "list", "--limit", "50", MUSTER_PAGER="head -1 >/dev/null")[1] == 0


def test_a_secret_is_not_shown(muster):
    shown, code = at_terminal(muster, "login", "--profile", "other", answers=[("not shown", "typed-secret\r")])
    assert code in (2, 4) and "typed-secret" not in shown
    shown, code = at_terminal(muster, "login", answers=[("not shown", "typed-secret\r")])
    assert code == 4 and "typed-secret" not in shown


def test_a_watch_goes_on_from_its_cursor(muster):
    shown, code = at_terminal(
        muster, "event", "watch", "--start", "oldest", answers=[(r"tenant\.created", "\x03")], seconds=30)
    assert code == 130 and "goes on here" in shown
    found = subprocess.Popen(
        [MUSTER, "lead", "watch", "-o", "jsonl", "--limit", "1"], env=muster.environment, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True)
    time.sleep(2)
    lead = muster.json("lead", "create", "--email", "seen@watch.example")["lead"]["id"]
    output, _ = found.communicate(timeout=30)
    assert found.returncode == 0 and lead in output


def test_ctrl_c_stops_an_import_between_chunks_and_the_same_command_goes_on(muster):
    people(muster.home / "many.csv", 3_000, bad_each=100)
    words = ("lead", "import", "many.csv", "--chunk-rows", "100", "--errors-to", "bad.csv", "--progress", "bar")
    shown, code = at_terminal(muster, *words, answers=[(r"\d rows/s", "\x03")], seconds=120)
    assert code == 130 and "the same command goes on" in shown, shown
    assert "\x1b[K[" in shown or "\x1b[K" in shown
    again = muster.run(*words, timeout=300)
    assert again.returncode == 3 and "going on with the import" in again.stderr, again
    assert re.search(r"row_count +3000", again.stdout) and re.search(r"failed_count +30\b", again.stdout), again
    assert len((muster.home / "bad.csv").read_text().splitlines()) == 31
    third = muster.run(*words, timeout=300)
    assert third.returncode == 3 and "created_count" not in third.stdout and "updated_count" not in third.stdout, third


def test_the_manual_is_clean(muster):
    muster.do("man", "--into", "pages")
    pages = sorted((muster.home / "pages").iterdir())
    assert len(pages) > 30
    for page in pages:
        answer = subprocess.run(
            ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", str(page)], capture_output=True, text=True,
            timeout=60, env={**os.environ, "MANWIDTH": "80", "LC_ALL": "C.UTF-8"})
        assert (answer.returncode, answer.stderr) == (0, ""), (page, answer.stderr)
