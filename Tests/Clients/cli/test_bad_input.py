"""Whatever is wrong: an exit code that scripts can go by, one line that says what, and nothing half-written."""
import os
import subprocess
import threading
import socket

import pytest
from typist import MUSTER

NOBODY = "lead_01jc4x8y7kf3q9v2m5n6p7r8st"

TABLE = [
    (["lead", "list", "--limti", "3"], 2, "there is no flag --limti"),
    (["lead", "list", "--min-score", "many"], 2, "takes a whole number"),
    (["lead", "list", "--tier", "hto"], 2, "takes hot, warm, cool, cold, dead"),
    (["lead", "list", "--order-by", "shoe_size"], 2, "--order-by is not one of"),
    (["lead", "list", "--fields", "shoe_size"], 2, "has no field"),
    (["lead", "list", "--limit", "0"], 2, "above 0"),
    (["lead", "list", "--output", "xml"], 2, "takes table, json"),
    (["lead", "get"], 2, "ID is missing"),
    (["lead", "get", "a", "b"], 2, "one too many"),
    (["lead", "get", "lead_1"], 2, "takes an id such as"),
    (["lead", "get", NOBODY], 5, "LEAD_NOT_FOUND"),
    (["leed", "list"], 2, 'there is no "leed"'),
    (["lead", "lits"], 2, 'there is no "lits"'),
    (["lead", "create"], 2, "--email is missing"),
    (["lead", "create", "--email", "nope"], 2, "--email is not one e-mail address"),
    (["lead", "create", "--from-file", "-"], 2, "not well formed"),
    (["lead", "create", "--from-file", "/nowhere"], 2, "No such file"),
    (["lead", "delete", NOBODY], 2, "add --yes"),
    (["lead", "erase", NOBODY, "--yes"], 2, "add --confirm"),
    (["lead", "erase", NOBODY, "--confirm", "other"], 2, "which is to go"),
    (["lead", "list", "--tenant", "tenant_01jc4x8y7kf3q9v2m5n6p7r8st"], 4, "TENANT_FORBIDDEN"),
    (["member", "invite", "--profile", "dev-viewer", "--email", "a@b.example", "--roles", "member"], 4, "PERMISSION_MISSING"),
    (["tenant", "list"], 4, "PLATFORM_ONLY"),
    (["lead", "list", "--profile", "dve"], 2, "there is no profile"),
    (["lead", "list", "--endpoint", "127.0.0.1:1"], 7, "cannot be reached"),
    (["lead", "list", "--endpoint", "no-such-host.invalid:1"], 7, "cannot be reached"),
    (["lead", "list", "--endpoint", "http://x"], 2, "is not HOST:PORT"),
    (["lead", "list", "--plaintext=false"], 7, "handshake"),
    (["lead", "list", "--timeout", "soon"], 2, "takes a span"),
    (["lead", "list", "--ca-file", "/nowhere", "--plaintext=false"], 2, "/nowhere"),
    (["lead", "import", "/nowhere.csv"], 2, "No such file"),
    (["lead", "import"], 2, "FILE is missing"),
    (["token", "create", "--api-key", "x"], 2, "is a secret"),
    (["api", "call", "LeadService/GetLeed"], 2, "there is no RPC"),
    (["api", "call", "GetLead", "-d", "{"], 2, "not well formed"),
    (["profile", "use", "nobody"], 2, "there is no profile"),
    (["profile", "set", "a/b"], 2, "a profile's name"),
]


@pytest.mark.parametrize("words, code, said", TABLE, ids=[" ".join(row[0])[:60] for row in TABLE])
def test_it_says_what_is_wrong(muster, words, code, said):
    answer = muster.run(*words, stdin="{")
    first = answer.stderr.splitlines()[0]
    assert (answer.returncode, answer.stdout) == (code, ""), answer
    assert said in first and first.startswith("muster"), answer
    # Hints stand below it, a line each.
    assert all(line.startswith("  ") for line in answer.stderr.splitlines()[1:]), answer


def test_no_server_and_no_profile(stranger):
    answer = stranger.run("lead", "list", "--tenant", "tenant_01jc4x8y7kf3q9v2m5n6p7r8st", "--endpoint", "127.0.0.1:1")
    assert answer.returncode == 7
    assert stranger.run("lead", "list").returncode == 2


def test_a_token_that_is_none_or_has_ended(muster):
    token = muster.home / "token"
    token.write_text("eyJhbGciOiJFZERTQSJ9.e30.c2ln")
    token.chmod(0o600)
    answer = muster.run("lead", "list", "--token-file", token)
    assert answer.returncode == 4 and "CREDENTIALS_INVALID" in answer.stderr and "--token-file" in answer.stderr
    token.chmod(0o644)
    answer = muster.run("lead", "list", "--token-file", token)
    assert answer.returncode == 2 and "everybody on this machine" in answer.stderr


def test_a_certificate_of_somebody_else(muster, muster_server, test_ca):
    server = muster_server(tls=True)
    answer = muster.run("server", "info", "--endpoint", server.address, "--plaintext=false")
    assert answer.returncode == 7 and "certificate" in answer.stderr, answer
    known = muster.run(
        "server", "info", "--endpoint", server.address, "--plaintext=false", "--ca-file", test_ca.certificate)
    # It is a server, though not one that serves this.
    assert known.returncode == 1 and "UNIMPLEMENTED" in known.stderr, known
    other = muster.run(
        "server", "info", "--endpoint", server.address, "--plaintext=false", "--ca-file", test_ca.certificate,
        "--server-name", "other.example")
    assert other.returncode == 7 and "certificate" in other.stderr, other


def test_a_full_disk_and_a_reader_who_goes(muster):
    with open("/dev/full", "w", encoding="ascii") as full:
        answer = subprocess.run(
            [MUSTER, "lead", "list"], stdout=full, stderr=subprocess.PIPE, text=True, env=muster.environment, timeout=60)
    assert answer.returncode == 1 and "No space left" in answer.stderr
    answer = muster.run("lead", "export", "-o", "csv", "--out", "/dev/full")
    assert answer.returncode == 1 and "No space left" in answer.stderr
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as gone:
        answer = subprocess.run(
            [MUSTER, "lead", "list"], stdout=gone, stderr=subprocess.PIPE, text=True, env=muster.environment, timeout=60)
    assert (answer.returncode, answer.stderr) == (141, "")


def test_an_answer_that_fails_leaves_no_file(muster):
    assert muster.run("lead", "get", NOBODY, "--out", "lead.json", "-o", "json").returncode == 5
    assert not [path for path in os.listdir(muster.home) if path.startswith("lead.json")]
    (muster.home / "kept").write_text("as it was")
    assert muster.run("lead", "get", NOBODY, "--out", "kept").returncode == 5
    assert (muster.home / "kept").read_text() == "as it was"


def test_a_server_that_says_nothing_is_given_up(stranger):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        threading.Thread(target=silent.accept, daemon=True).start()
        answer = stranger.run(
            "version", "--endpoint", f"127.0.0.1:{silent.getsockname()[1]}", "--plaintext", "--timeout", "1s")
    assert answer.returncode == 7 and answer.stdout.startswith("muster "), answer


def test_grpcs_own_numbers_for_those_who_want_them(muster):
    assert muster.run("lead", "get", NOBODY, "--exit-code-style", "grpc").returncode == 64 + 5
    assert muster.run("lead", "get", "--exit-code-style", "grpc").returncode == 2
