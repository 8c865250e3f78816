"""An import of many rows that is killed in the middle: the same command goes on, and once more changes nothing.

`MUSTER_IMPORT_ROWS` says how many rows; `tools/check --imports` has 200,000 of them imported by release builds.
"""
import csv
import os
import re
import signal
import subprocess
import time

import pytest
from typist import MUSTER, people

ROWS = int(os.environ.get("MUSTER_IMPORT_ROWS") or 4_000)
BAD_EACH = 100
CHUNK = 1_000 if ROWS >= 50_000 else 100


@pytest.fixture
def own_tenant(muster):
    """With nobody in it: its leads can be counted."""
    slug = f"import{time.monotonic_ns()}"
    muster.do("tenant", "setup", "--profile", "dev-operator", "--slug", slug, "--display-name", slug, "--owner.email", f"owner@{slug}.example",
              "--save-profile", "own")
    muster.do("profile", "use", "own")
    return muster.json("tenant", "get")["tenant"]["id"]


def number(text, name):
    found = re.search(rf"{name} +(\d+)", text)
    return int(found[1]) if found else 0


def cut(muster, words, rows, signalled):
    """The command, ended by a signal when it has said that so many rows are done."""
    process = subprocess.Popen(
        [MUSTER, *words], env=muster.environment, cwd=muster.home, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True)
    said = ""
    while True:
        piece = process.stderr.read(40)
        assert piece, (process.wait(), said)
        said += piece
        done = re.findall(r"([\d,]+) rows  ", said)
        if done and int(done[-1].replace(",", "")) >= rows:
            break
    process.send_signal(signalled)
    output, rest = process.communicate(timeout=120)
    return process.returncode, output, said + rest


def test_an_import_that_is_killed_goes_on_and_a_second_changes_nothing(muster, own_tenant, dev, figure):
    people(muster.home / "people.csv", ROWS, bad_each=BAD_EACH)
    bad = len(range(BAD_EACH // 2, ROWS, BAD_EACH))
    good = ROWS - bad
    words = ["lead", "import", "people.csv", "--chunk-rows", str(CHUNK), "--errors-to", "bad.csv"]

    def stored():
        return tuple(map(int, subprocess.run(
            ["psql", "-XqAt", "-F", " ", dev.told["database_url"], "-c",
             "SELECT count(*), count(DISTINCT email_key), coalesce(max(version), 0) FROM muster.leads"
             f" WHERE tenant_id = (SELECT tenant_id FROM muster.tenants WHERE slug = '{slug}')"],
            check=True, capture_output=True, text=True, timeout=120).stdout.split()))

    slug = muster.json("tenant", "get")["tenant"]["slug"]
    # Once as if the machine had lost power, once by Ctrl-C; the bar tells how far it is.
    code, output, _ = cut(muster, [*words, "--progress", "bar"], ROWS // 4, signal.SIGKILL)
    assert (code, output) == (-signal.SIGKILL, "")
    after_kill = stored()
    assert ROWS // 5 < after_kill[0] < good and after_kill[0] == after_kill[1], after_kill
    code, output, said = cut(muster, [*words, "--progress", "bar"], ROWS // 2, signal.SIGINT)
    assert code == 130 and "going on with the import" in said and "the same command goes on" in said, said
    assert after_kill[0] <= stored()[0] < good

    began = time.monotonic()
    last = muster.run(*words, timeout=3_000)
    took = time.monotonic() - began
    assert last.returncode == 3 and "going on with the import" in last.stderr, last
    assert (number(last.stdout, "row_count"), number(last.stdout, "failed_count")) == (ROWS, bad), last
    assert number(last.stdout, "created_count") == good, last
    assert re.search(r"[\d,]+ rows/s", last.stderr), last
    assert stored() == (good, good, 1)
    check_errors(muster.home / "bad.csv", bad)

    # A whole one, from the beginning: as long as it takes.
    slug = f"{slug}-again"
    muster.do("tenant", "setup", "--profile", "dev-operator", "--slug", slug, "--display-name", slug, "--owner.email", f"owner@{slug}.example",
              "--save-profile", "again")
    whole = muster.run(*words, "--profile", "again", timeout=3_000)
    assert whole.returncode == 3 and stored() == (good, good, 1), whole
    check_errors(muster.home / "bad.csv", bad)

    second = muster.run(*words, "--profile", "again", timeout=3_000)
    assert second.returncode == 3 and "going on" not in second.stderr, second
    assert number(second.stdout, "unchanged_count") == good and number(second.stdout, "failed_count") == bad, second
    assert "created_count" not in second.stdout and "updated_count" not in second.stdout, second
    assert stored() == (good, good, 1)
    for name, answer in (("the first run", whole), ("the second run", second)):
        figure(f"{name}: {answer.stderr.strip().splitlines()[-1]}")
    figure(f"after two cuts the rest took {took:.1f} s, with all errors in the file")


def check_errors(path, count):
    """Each bad line as it stood, with its place and why."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == count
    lines = [int(row["_line"]) for row in rows]
    assert lines == [BAD_EACH // 2 + 2 + BAD_EACH * place for place in range(count)]
    for row in rows:
        assert row["Email Address"] == "nowhere" and row["_reason"] and "email" in row["_field"].lower(), row
        assert row["First Name"] == f"First, {int(row['_line']) - 2}"
