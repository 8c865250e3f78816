"""Each command does what it is for, against a server: a scenario with data of its own."""
import datetime
import json
import shlex
import string
import subprocess
import threading
import time

import pytest
import scenario
from typist import Typist

# Forms in which answers are written, beside JSON, which the scenario reads.
FORMS = ["table", "yaml", "csv", "jsonl", "name"]


def commands(muster):
    listed = [line.split("muster ")[1] for line in muster.do("api", "list").splitlines()[1:]]
    assert len(listed) > 140
    return listed


def words_of(command, kept):
    """With `$lead` as what was kept so; taken apart first, so that what was kept may have any sign in it."""
    return [string.Template(word).substitute(kept) for word in shlex.split(command)]


def given_to(value, kept):
    """JSON for standard input, with what was kept."""
    if isinstance(value, dict):
        return {name: given_to(each, kept) for name, each in value.items()}
    if isinstance(value, list):
        return [given_to(each, kept) for each in value]
    return kept[value[1:]] if isinstance(value, str) and value.startswith("$") else value


class Scenario:
    """The steps, one after the other; a step that fails is told at the end, and so are those that needed it."""

    def __init__(self, muster, dev):
        self.muster, self.dev = muster, dev
        self.kept, self.failures, self.reads = {}, [], []

    def prepare(self):
        for name, text in scenario.FILES.items():
            (self.muster.home / name).write_text(text)
        month = datetime.date.today().replace(day=1)
        self.kept["month"] = str((month - datetime.timedelta(days=1)).replace(day=1))

    def after(self, step):
        if "--save-profile" in step.command:
            self.muster.do("profile", "use", "hand")
        if "second" in step.keeps:
            path = self.muster.home / "second"
            path.write_text(self.kept["second"])
            path.chmod(0o600)
        if step.command.startswith("price-plan create"):
            # It was founded before last month began, or there would be no month to close.
            subprocess.run(
                ["psql", "-XqAt", self.dev.told["database_url"], "-c",
                 f"UPDATE muster.tenants SET create_time = '{self.kept['month']}'"
                 " WHERE slug = 'hand'"], check=True, capture_output=True)

    def run(self, step):
        if step.command.startswith("lead watch"):
            return self.watched(step)
        words = words_of(step.command, self.kept)
        stdin = json.dumps(given_to(step.given, self.kept)) if step.given is not None else ""
        return self.muster.run(*words, "-o", "json", stdin=stdin)

    def watched(self, step):
        """Something has to happen while somebody looks."""
        over, lead = threading.Event(), self.kept["lead"]

        def happen():
            for number in range(600):
                if over.wait(0.2):
                    return
                self.muster.run("lead", "update", lead, "--title", f"Owner {number}")

        happening = threading.Thread(target=happen)
        happening.start()
        try:
            return self.muster.run(*words_of(step.command, self.kept), "-o", "json")
        finally:
            over.set()
            happening.join()

    def take(self, step):
        end = time.monotonic() + 60
        while True:
            answer = self.run(step)
            if answer.returncode != 0:
                return self.failures.append(f"{step.command}: {answer.returncode} {answer.stderr.strip()} {answer.stdout[:600]}")
            if scenario.found(answer.stdout, step.path) is not None:
                break
            if not step.waits or time.monotonic() > end:
                return self.failures.append(f"{step.command}: nothing at {step.path} of {answer.stdout[:600]}")
            time.sleep(0.2)
        for name, path in step.keeps.items():
            self.kept[name] = scenario.found(answer.stdout, path)
        if step.command.split()[1] in ("get", "list", "report", "balance", "info", "stats", "status", "resolve"):
            self.reads.append(words_of(step.command, self.kept))
        return self.after(step)

    def steps(self):
        self.prepare()
        for step in scenario.STEPS:
            try:
                self.take(step)
            except KeyError as missing:
                self.failures.append(f"{step.command}: not tried, there is no {missing}")

    def refusals(self):
        for command, reason in scenario.REFUSED:
            try:
                given = given_to(scenario.GIVEN_REFUSED.get(command), self.kept)
                answer = self.muster.run(*words_of(command, self.kept), stdin=json.dumps(given))
            except KeyError as missing:
                self.failures.append(f"{command}: not tried, there is no {missing}")
                continue
            if answer.returncode in (0, 3) or answer.stdout or f" {reason}: " not in answer.stderr:
                self.failures.append(f"{command}: {reason} is wanted, not {answer.returncode} {answer.stderr.strip()}")


@pytest.fixture(scope="module")
def played(dev, tmp_path_factory):
    made = Scenario(Typist(tmp_path_factory.mktemp("hand"), dev.state), dev)
    made.steps()
    made.refusals()
    return made


def test_every_rpc_has_its_step(muster):
    known = commands(muster)
    done = {" ".join(step.command.split()[:2]) for step in scenario.STEPS}
    assert sorted(set(known) - done) == [] and sorted(done - set(known)) == []
    # What is refused is what is done elsewhere too.
    assert {" ".join(command.split()[:2]) for command, _ in scenario.REFUSED} <= done


def test_every_command_does_what_it_is_for(played, figure):
    assert not played.failures, "\n".join(played.failures)
    figure(f"{len(scenario.STEPS)} steps, {len(scenario.REFUSED)} refusals, {len(played.kept)} things kept")


@pytest.mark.parametrize("form", FORMS)
def test_every_answer_has_every_form(played, form):
    """As it is read by programs; what an answer looks like is for the golden tests to say."""
    failures = []
    assert len(played.reads) > 40
    for words in played.reads:
        answer = played.muster.run(*words, "-o", form)
        # Whatever has ended since is not there any more.
        if answer.returncode == 5 and "NOT_FOUND" in answer.stderr:
            continue
        # A filter finds what it found then, and maybe nothing now.
        is_empty = not answer.stdout and form != "name" and "--status" not in words
        if answer.returncode != 0 or answer.stderr or is_empty:
            failures.append(f"{' '.join(words)}: {answer.returncode} {answer.stderr}")
    assert not failures, "\n".join(failures)


def test_a_step_that_fails_is_told(played):
    """The scenario itself can fail: a command that is refused, an answer without its thing."""
    other = Scenario(played.muster, played.dev)
    other.take(scenario.step("lead get lead_01jc4x8y7kf3q9v2m5n6p7r8st", "lead.id"))
    other.take(scenario.step("server info", "serverInfo.nothing"))
    assert len(other.failures) == 2 and "LEAD_NOT_FOUND" in other.failures[0] and "nothing at" in other.failures[1]
