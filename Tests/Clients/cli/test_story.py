"""What somebody does in the first hour, by nothing but what the README and the help say."""
import csv
import io
import os
import pathlib
import re
import shutil
import subprocess
import time

import pytest
import scenario
from cluster import ROOT
from typist import MUSTER, people


def blocks():
    """The commands of muster as the README has them: with the demo tenant, and from nothing."""
    text = (ROOT / "README.md").read_text().split("**Where it stands.**")[0]
    found = re.findall(r"(?:^(?:    .*)?\n)+", text, re.M)
    return [re.sub("^    ", "", block, flags=re.M).strip("\n") for block in found if "    muster " in block]


@pytest.fixture
def pasted(muster):
    """Pastes into a shell what the README has; what is asked for behind it is printed too."""

    def paste(script):
        programs = muster.home / "bin"
        programs.mkdir(exist_ok=True)
        if not (programs / "muster").exists():
            (programs / "muster").symlink_to(pathlib.Path(MUSTER).resolve())
        if not shutil.which("jq"):
            script = re.sub(r" \| jq .*", "", script)
        return subprocess.run(
            ["bash", "--norc", "-eu", "-o", "pipefail", "-c", script], cwd=muster.home, capture_output=True, text=True,
            timeout=300, stdin=subprocess.DEVNULL,
            env={**muster.environment, "PATH": f"{programs}:{os.environ['PATH']}"})

    return paste


def test_the_readmes_first_commands_can_be_pasted(muster, pasted):
    people(muster.home / "people.csv", 20)
    answer = pasted(blocks()[0])
    assert answer.returncode == 0, answer
    assert "acme" in answer.stdout and "@" in answer.stdout


def test_two_tenants_from_nothing_to_a_bill(muster, pasted, dev):
    script = blocks()[1]
    # Nothing that the issue of a command line asks for has gone missing there.
    for words in ("tenant setup", "member invite", "lead import", "lead score", "campaign create", "campaign activate",
                  "usage report", "billing report", "lead erase"):
        assert f"muster {words}" in script
    told = pasted(script + '\necho "told $campaign $lead"')
    assert told.returncode == 0 and "muster_invite_" in told.stdout, told
    campaign, lead = re.search(r"^told (\S+) (\S+)$", told.stdout, re.M).groups()
    assert re.search(r"created_count +2\b", told.stdout) and re.search(r"score +\d+", told.stdout), told
    assert "leads_imported" in told.stdout
    bill = (muster.home / "bill.csv").read_text().splitlines()
    assert len(bill) >= 2 and "base" in "".join(bill[1:]) and "49" in "".join(bill[1:])
    assert muster.run("lead", "get", lead).returncode == 5
    assert "owner" in muster.do("whoami")

    # The message: nothing leaves before somebody has said yes, and then it leaves once.
    assert muster.json("campaign", "get", campaign)["campaign"]["status"] == "CAMPAIGN_STATUS_ACTIVE"
    muster.do("campaign", "update", campaign, "--sending-window.hours", str(scenario.ALWAYS).replace("'", '"'))
    other = muster.do("lead", "list", "-o", "name", "--limit", "1").strip()
    muster.do("campaign", "enroll", campaign, "--lead-ids", other)
    end = time.monotonic() + 60
    while not (waiting := muster.do("approval", "list", "--status", "pending", "-o", "name").split()):
        assert time.monotonic() < end, muster.run("send", "check", other, "--campaign-id", campaign)
        time.sleep(0.2)
    assert not [text for text in dev.mailbox.messages if "ada@north.example" in text]
    assert len(waiting) == 1 and "approved" in muster.do("approval", "approve", waiting[0])
    mail = dev.mailbox.until("ada@north.example")
    assert "Spring in Perth" in mail and "North Pty Ltd" in mail
    while "sent" not in (report := muster.do("enrollment", "list", "--campaign-id", campaign, "-o", "json")).lower():
        assert time.monotonic() < end, report
    assert re.search(r"sent", muster.do("campaign", "report", campaign))

    # The other one knows nothing of it.
    operator = ("--profile", "dev-operator")
    made = muster.run(
        "tenant", "setup", *operator, "--slug", "south", "--display-name", "South", "--owner.email",
        "owner@south.example", "--save-profile", "south")
    assert made.returncode == 0 and "muster_" not in made.stdout, made
    assert muster.do("lead", "list", "--profile", "south", "-o", "name") == ""
    assert muster.do("campaign", "list", "--profile", "south", "-o", "name") == ""
    tenant = muster.json("tenant", "get")["tenant"]["id"]
    assert muster.run("lead", "list", "--profile", "south", "--tenant", tenant).returncode == 4
    assert muster.run("campaign", "get", campaign, "--profile", "south").returncode == 5
    assert "PRICE_PLAN_MISSING" in muster.run("billing", "report", "--profile", "south").stderr


def test_an_export_comes_back_unchanged(muster):
    muster.do("lead", "export", "-o", "csv", "--out", "all.csv")
    rows = list(csv.DictReader(io.StringIO((muster.home / "all.csv").read_text(), newline="")))
    assert rows and not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    count = len(rows)
    again = muster.run("lead", "import", "all.csv")
    assert again.returncode == 0 and re.search(rf"unchanged_count +{count}\b", again.stdout), again
    muster.do("lead", "export", "-o", "jsonl", "--out", "all.jsonl")
    assert len((muster.home / "all.jsonl").read_text().splitlines()) == count


def test_a_demo_comes_and_goes(muster):
    operator = ("--profile", "dev-operator")
    muster.do("demo", "load", *operator, "--slug", "shown")
    assert len(muster.do("lead", "list", "--profile", "shown", "-o", "name").split()) == 12
    assert "there already" in muster.run("demo", "load", *operator, "--slug", "shown").stderr
    assert muster.run("demo", "unload", *operator, "--slug", "shown").returncode == 2
    muster.do("demo", "unload", *operator, "--slug", "shown", "--yes")
    assert muster.run("demo", "unload", *operator, "--slug", "shown", "--yes").returncode == 5
    assert "shown" not in muster.do("profile", "list")


@pytest.mark.parametrize("words", [
    "version", "whoami", "status", "usage report", "profile list", "profile show", "config explain", "api list",
    "help", "help errors", "help values", "help flags", "completion bash", "completion zsh", "completion fish",
    "man", "man lead", "audit verify", "verify isolation --profile dev-operator", "server stats --profile dev-operator",
    "access explain LeadService/UpdateLead", "status --profile dev-operator", "auth whoami -o yaml"])
def test_what_is_no_rpc_by_itself_works_too(muster, words):
    assert muster.do(*words.split()).strip()
