"""What somebody does in the first hour, by nothing but what the help says; and each command once."""
import csv
import io
import json
import re
import shlex

import pytest
from typist import people

def test_two_tenants_from_nothing_to_a_bill(muster):
    operator = ("--profile", "dev-operator")
    for slug in ("north", "south"):
        made = muster.run(
            "tenant", "setup", *operator, "--slug", slug, "--display-name", slug.title(), "--owner.email",
            f"owner@{slug}.example", "--save-profile", slug)
        assert made.returncode == 0 and "muster_" not in made.stdout, made
    muster.do("profile", "use", "north")
    assert "owner@north.example" in muster.do("whoami")
    assert "muster_invite_" in muster.do("member", "invite", "--email", "ben@north.example", "--roles", "member")

    people(muster.home / "people.csv", 300)
    imported = muster.run("lead", "import", "people.csv")
    assert imported.returncode == 0 and re.search(r"created_count +300", imported.stdout), imported
    first = muster.do("lead", "list", "-o", "name", "--limit", "1").strip()
    assert re.search(r"score +\d+", muster.do("lead", "score", first))
    campaign = muster.run("campaign", "create", "--name", "Spring", "--industry", "construction", "-o", "json")
    if "METHOD_UNKNOWN" not in campaign.stderr:
        made = json.loads(campaign.stdout)["campaign"]["id"]
        assert muster.run("campaign", "activate", made, "--dry-run").returncode in (0, 2, 6)
    assert "leads_imported" in muster.do("usage", "report")
    # Whoever has no price plan has no bill; the demo's tenant has one.
    assert "PRICE_PLAN_MISSING" in muster.run("billing", "report").stderr
    muster.do("billing", "report", "--profile", "dev", "-o", "csv", "--out", "bill.csv")
    bill = (muster.home / "bill.csv").read_text().splitlines()
    assert len(bill) > 2 and "," in bill[0] and any("Base" in line or "base" in line for line in bill[1:])
    erased = muster.run("lead", "erase", first, "--confirm", first)
    assert erased.returncode == 0 and first in erased.stdout, erased
    assert muster.run("lead", "get", first).returncode == 5

    # The other one knows nothing of it.
    assert muster.do("lead", "list", "--profile", "south", "-o", "name") == ""
    tenant = muster.json("tenant", "get")["tenant"]["id"]
    assert muster.run("lead", "list", "--profile", "south", "--tenant", tenant).returncode == 4


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


def commands(muster):
    """Every RPC's command, with the example that its help begins with."""
    listed = [line.split("muster ")[1] for line in muster.do("api", "list").splitlines()[1:]]
    assert len(listed) > 140
    return [(words, muster.do(*words.split(), "--help").splitlines()[0].strip()) for words in listed]


ENDS_THE_TENANT = ("tenant delete", "tenant erase", "tenant suspend", "token revoke", "emergency-stop start")


def test_each_command_reaches_the_server(muster):
    """With the ids of its example, which nobody has; so it finds nothing, or is told what is wrong, by the server."""
    for words, example in commands(muster):
        given = shlex.split(example)[1:]
        if words.endswith(" import") and "setting" not in words:
            continue
        if words in ENDS_THE_TENANT:
            given.append("--dry-run")
        if "--from-file" in given:
            at = given.index("--from-file")
            given[at:at + 2] = ["--from-file", "-"]
        is_watch = words.endswith(" watch")
        answer = muster.run(*given, *(["--timeout", "2s"] if is_watch else []), stdin="{}")
        told = answer.stderr
        by_server = re.search(r": [A-Z_]+ [A-Z_]+: ", told) or re.search(r"[A-Z_]+:", told)
        needs_more = answer.returncode == 2 and "is missing" in told
        assert answer.returncode in (0, 3) or by_server or needs_more, (words, answer)
        assert answer.returncode >= 0 and "Fatal" not in told, (words, answer)


@pytest.mark.parametrize("words", [
    "version", "whoami", "status", "usage report", "profile list", "profile show", "config explain", "api list",
    "help", "help errors", "help values", "help flags", "completion bash", "completion zsh", "completion fish",
    "man", "man lead", "audit verify", "verify isolation --profile dev-operator", "server stats --profile dev-operator",
    "access explain LeadService/UpdateLead", "status --profile dev-operator", "auth whoami -o yaml"])
def test_what_is_no_rpc_by_itself_works_too(muster, words):
    assert muster.do(*words.split()).strip()
