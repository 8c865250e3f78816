"""A watch outlives its connection and its sign-in: it goes on from its cursor, and nothing is lost or told twice."""
import json
import random
import subprocess
import threading
import time

import pytest
from cut_line import Line
from expiring import expired
from typist import MUSTER

WATCHES = [
    (["lead", "watch"], lambda row: row["lead"]["email"] if row["kind"] == "LEAD_CHANGE_KIND_CREATED" else None),
    (["event", "watch", "--types", "lead.created"], lambda row: row["targetId"]),
]


class Watch:
    """One that runs, with the lines that it has written."""

    def __init__(self, muster, *words):
        self.process = subprocess.Popen(
            [MUSTER, *words, "-o", "jsonl"], env=muster.environment, cwd=muster.home, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.rows, self.told = [], []
        for stream, take in ((self.process.stdout, self._row), (self.process.stderr, self.told.append)):
            threading.Thread(target=self._read, args=(stream, take), daemon=True).start()

    def _row(self, line):
        self.rows.append(json.loads(line))

    @staticmethod
    def _read(stream, take):
        for line in stream:
            take(line)

    def until(self, fact, seconds=90):
        end = time.monotonic() + seconds
        while not fact():
            assert self.process.poll() is None, (self.process.returncode, self.told)
            assert time.monotonic() < end, (len(self.rows), self.told)
            time.sleep(0.02)

    def end(self):
        self.process.terminate()
        assert self.process.wait(20) == 130, self.told


@pytest.fixture
def watching(muster):
    made = []

    def start(*words):
        made.append(Watch(muster, *words))
        return made[-1]

    yield start
    for watch in made:
        watch.process.kill()
        watch.process.wait()


@pytest.fixture
def line(dev):
    made = Line(dev.server.address)
    yield made
    made.close()


def begun(watch, muster, name, told):
    """Leads are made until the watch tells of one."""
    first = 0
    while not watch.rows:
        muster.json("lead", "create", "--email", f"first{first}@{name}.example")
        first += 1
        assert first < 100 and watch.process.poll() is None, watch.told
        time.sleep(0.2)
    return told(watch.rows[0])


@pytest.mark.parametrize("words, told", WATCHES, ids=["leads", "events"])
def test_a_watch_whose_connection_is_cut_goes_on_where_it_was(muster, line, watching, words, told, figure):
    name = f"cut{random.randrange(2**32)}"
    watch = watching(*words, "--endpoint", line.address)
    begun(watch, muster, name, told)
    watch.rows.clear()
    wanted, cuts = [], 0
    for number in range(40):
        made = muster.json("lead", "create", "--email", f"p{number}@{name}.example")["lead"]
        wanted.append(made["email"] if words[0] == "lead" else made["id"])
        if number in (4, 14, 30, 35):
            watch.until(lambda: line.sockets)
            line.cut()
            cuts += 1
        if number == 19:
            watch.until(lambda: line.sockets)
            # Nobody can be reached for longer than one try.
            line.close()
            cuts += 1
        if number == 25:
            time.sleep(1)
            line.open()

    def found():
        return [each for each in map(told, watch.rows) if each in wanted]

    watch.until(lambda: set(found()) == set(wanted))
    # What came twice would come behind.
    last = muster.json("lead", "create", "--email", f"last@{name}.example")["lead"]
    watch.until(lambda: told(watch.rows[-1]) in (last["email"], last["id"]))
    assert found() == wanted
    again = [text for text in watch.told if "going on in" in text]
    assert len(again) >= cuts and line.accepted > cuts, watch.told
    assert all("cannot be reached" in text and len(text.splitlines()) == 1 for text in again), watch.told
    watch.end()
    assert any("goes on here" in text for text in watch.told)
    figure(f"{len(wanted)} changes, {cuts} cuts, each told once; connected {line.accepted} times")


def test_a_watch_that_cannot_begin_says_so_and_ends(muster, line):
    line.close()
    answer = muster.run("lead", "watch", "--endpoint", line.address)
    assert answer.returncode == 7 and "cannot be reached" in answer.stderr, answer


def test_a_watch_outlives_the_token_that_it_began_with(dev, muster, signed_in, watching):
    kept, tokens = signed_in
    tokens["access_token"]["token"] = expired(dev, tokens["access_token"]["token"], seconds=-8)
    kept.write_text(json.dumps(tokens))
    watch = watching("lead", "watch")
    name = f"long{random.randrange(2**32)}"
    begun(watch, muster, name, lambda row: row["kind"])
    watch.until(lambda: json.loads(kept.read_text())["access_token"]["token"] != tokens["access_token"]["token"])
    last = muster.json("lead", "create", "--email", f"last@{name}.example")["lead"]["id"]
    watch.until(lambda: any(row.get("lead", {}).get("id") == last for row in watch.rows))
    watch.end()
