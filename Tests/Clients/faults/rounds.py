"""Cases in rounds. In their long form what each round showed is kept, so that a run begun again goes on."""
import hashlib
import json
import os
import pathlib
import re
import time

from cluster import MUSTERD, ROOT

IS_LONG = os.environ.get("MUSTER_FAULTS") == "long"
FOLDER = ROOT / ".build" / "faults"


class Bound(AssertionError):
    """A bound that was broken."""


class Round:
    """What one round showed, by names; how figures of rounds are put together stands before each."""

    def __init__(self, number):
        self.number = number
        self.seen = {}
        self.broken = None

    def sum(self, name, value):
        self.seen["sum " + name] = self.seen.get("sum " + name, 0) + value

    def most(self, name, value, bound=None):
        """The greatest is shown, and it is at most `bound`."""
        key = "max " + name + ("" if bound is None else f" (≤ {bound:g})")
        self.seen[key] = round(max(self.seen.get(key, value), value), 4)
        if bound is not None and value > bound:
            self.broken = f"{name}: {value:.3f}, at most {bound:g} was wanted"
            raise Bound(self.broken)

    def none(self, name, found):
        """So many of them have to be 0."""
        self.sum(name, len(found))
        if found:
            self.broken = f"{name}: {len(found)}, such as {str(list(found)[:3])[:600]}"
            raise Bound(self.broken)

    def say(self, name, text):
        self.seen["say " + name] = str(text)


class Case:
    """One case, its rounds, and the file that remembers those that are done."""

    def __init__(self, name, short, long, figure):
        self.name = name
        self.planned = long if IS_LONG else short
        self.figure = figure
        self.file = FOLDER / (re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") + ".jsonl")
        self.done, self.seen = 0, []
        self.open = None
        if IS_LONG:
            self._read()

    def _read(self):
        FOLDER.mkdir(parents=True, exist_ok=True)
        first = {"case": self.name, "planned": self.planned, "program": program()}
        lines = [json.loads(line) for line in self.file.read_text().splitlines()] if self.file.exists() else []
        # What another program showed says nothing of this one.
        if lines[:1] != [first]:
            self.file.write_text(json.dumps(first, ensure_ascii=False) + "\n")
            lines = lines[:0]
        self.seen = [line["seen"] for line in lines[1:] if not line["broken"]]
        self.done = len(self.seen)

    def rounds(self):
        if self.done and self.done >= self.planned:
            print(f"{self.name}: all {self.done} rounds are done", flush=True)
        while self.done < self.planned:
            self.open = Round(self.done + 1)
            started = time.monotonic()
            yield self.open
            self._keep(self.open, started)
            self.open = None

    def _keep(self, each, started=None):
        line = {"round": each.number, "broken": each.broken, "seen": each.seen}
        if IS_LONG:
            with open(self.file, "a", encoding="utf-8") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
            took = "" if started is None else f" in {time.monotonic() - started:.1f} s"
            print(f"{self.name}: {each.number} of {self.planned}{took}: {each.broken or told([each.seen])}", flush=True)
        if not each.broken:
            self.seen.append(each.seen)
            self.done += 1

    def close(self):
        """A round that nobody has brought to its end has failed."""
        if self.open is not None:
            self.open.broken = self.open.broken or "the test failed"
            self._keep(self.open)
        if self.seen:
            self.figure(f"{self.name}: {len(self.seen)} rounds: {told(self.seen)}")


def told(rounds):
    """One line of what the rounds showed together."""
    whole = {}
    for seen in rounds:
        for key, value in seen.items():
            how, name = key.split(" ", 1)
            if how == "sum":
                whole[name] = whole.get(name, 0) + value
            elif how == "max":
                whole[name] = max(whole.get(name, value), value)
            else:
                whole[name] = value
    return "; ".join(f"{name} {value}" for name, value in whole.items())


def program():
    """Which musterd it is."""
    return hashlib.sha256(pathlib.Path(MUSTERD).read_bytes()).hexdigest()
