"""Somebody who types commands of muster."""
import csv
import json
import os
import shutil
import subprocess

from cluster import ROOT

MUSTER = os.environ.get("MUSTER", str(ROOT / ".build" / "debug" / "muster"))


class Typist:
    """Somebody with a home of their own, who types commands."""

    def __init__(self, home, dev):
        self.home = home
        # As it is there for whoever has started the server.
        state = home / ".local" / "state" / "muster"
        state.mkdir(parents=True, mode=0o700)
        if dev:
            shutil.copy(dev / "muster" / "dev.yaml", state / "dev.yaml")
        self.environment = {"HOME": str(home), "PATH": os.environ["PATH"], "TERM": "xterm"}

    def run(self, *words, stdin="", timeout=120, **environment):
        return subprocess.run(
            [MUSTER, *map(str, words)], input=stdin, capture_output=True, text=True, timeout=timeout,
            env={**self.environment, **environment}, cwd=self.home)

    def do(self, *words, **more):
        """What it answers, when all is well."""
        answer = self.run(*words, **more)
        assert answer.returncode == 0, (words, answer)
        return answer.stdout

    def json(self, *words, **more):
        return json.loads(self.do(*words, "-o", "json", **more))


def people(path, count, bad_each=0):
    with open(path, "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Email Address", "First Name", "Last Name", "Company", "Employees", "tags"])
        for number in range(count):
            is_bad = bad_each and number % bad_each == bad_each // 2
            mail = "nowhere" if is_bad else f"p{number}@co{number % 97}.example"
            rows.writerow([mail, f"First, {number}", "Last", f"Company {number % 97}", number % 300, "fair;2026"])
