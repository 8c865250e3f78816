"""Whom a command calls and as whom: flags, variables, profiles, sign-ins that are renewed, versions."""
import json
import re
import stat
import time
from concurrent.futures import ThreadPoolExecutor


def explained(answer):
    return {row.split()[0]: (row.split()[1], row.split(maxsplit=2)[2]) for row in answer.splitlines()[1:]}


def key_file(muster, name="key"):
    made = muster.json("api-key", "create", "--display-name", "For a test", "--permissions", "leads.read,leads.write")
    path = muster.home / name
    path.write_text(made["secret"])
    path.chmod(0o600)
    return path


def test_a_flag_goes_before_a_variable_and_that_before_a_profile(muster):
    muster.do("profile", "set", "prod", "--endpoint", "profile.example:1", "--timeout", "7s")
    found = explained(muster.do("config", "explain", "--profile", "prod"))
    assert found["endpoint"][0] == "profile.example:1" and "profile prod in" in found["endpoint"][1]
    assert found["timeout"][0] == "7s"
    found = explained(muster.do("config", "explain", MUSTER_PROFILE="prod", MUSTER_ENDPOINT="variable.example:2"))
    assert found["endpoint"] == ("variable.example:2", "MUSTER_ENDPOINT") and found["profile"][1] == "MUSTER_PROFILE"
    found = explained(muster.do(
        "config", "explain", "--profile", "prod", "--endpoint", "flag.example:3", MUSTER_ENDPOINT="variable.example:2"))
    assert found["endpoint"] == ("flag.example:3", "--endpoint")
    assert explained(muster.do("config", "explain", "--profile", "dev"))["timeout"] == ("30s", "default")
    muster.do("profile", "use", "prod")
    assert "current profile" in muster.do("config", "explain")
    muster.do("profile", "delete", "prod")
    assert "prod" not in muster.do("profile", "list")


def test_a_config_that_is_no_config_is_told_with_its_line(muster):
    config = muster.home / ".config" / "muster" / "config.yaml"
    config.parent.mkdir(parents=True)
    for text, said in [
            ("profiles:\n  prod:\n    endpont: x\n", ":3: a profile has no endpont"), ("current: [a]\n", ":1: current"),
            ("profiles: *x\n", "aliases"), ("- a\n", "no mapping")]:
        config.write_text(text)
        answer = muster.run("whoami")
        assert answer.returncode == 2 and said in answer.stderr, answer


def test_a_sign_in_is_kept_renewed_and_forgotten(muster):
    key = key_file(muster)
    dev = muster.run("profile", "show", "dev").stdout
    endpoint = re.search(r"endpoint  (\S+)", dev)[1]
    signed = muster.run("login", "--profile", "web", "--endpoint", endpoint, "--plaintext", "--api-key-file", key)
    assert signed.returncode == 0 and "signed in to tenant_" in signed.stderr, signed
    kept = muster.home / ".local/state/muster/tokens/web.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    config = (muster.home / ".config/muster/config.yaml").read_text()
    assert "web" in config and "eyJ" not in config and key.read_text() not in config
    muster.do("profile", "use", "web")
    assert muster.do("lead", "list", "--limit", "1", "-o", "name").startswith("lead_")

    # As if an hour had passed.
    tokens = json.loads(kept.read_text())
    tokens["access_token"]["expire_time"] = "2020-01-01T00:00:00Z"
    kept.write_text(json.dumps(tokens))
    with ThreadPoolExecutor(4) as several:
        answers = list(several.map(lambda _: muster.run("lead", "list", "--limit", "1", "-o", "name"), range(4)))
    # Only one of them spent the refresh token; a second use would have ended the sign-in.
    assert [answer.returncode for answer in answers] == [0] * 4, answers
    assert json.loads(kept.read_text())["access_token"]["token"] != tokens["access_token"]["token"]
    muster.do("lead", "list", "--limit", "1")

    # And one that the server takes no more, though it looks good.
    tokens = json.loads(kept.read_text())
    tokens["access_token"]["token"] = "eyJhbGciOiJFZERTQSJ9.e30.c2ln"
    kept.write_text(json.dumps(tokens))
    assert muster.do("lead", "list", "--limit", "1", "-o", "name").startswith("lead_")
    muster.do("logout")
    assert not kept.exists()
    assert muster.run("lead", "list").returncode == 4


def test_another_major_version_is_refused(muster):
    endpoint = re.search(r"endpoint  (\S+)", muster.do("profile", "show", "dev"))[1]
    known = muster.home / ".local/state/muster/servers" / endpoint.replace(":", "_")
    muster.do("lead", "list", "--limit", "1")
    assert known.read_text().startswith("0.")
    known.write_text(f"7.1.0 {int(time.time())}\n")
    answer = muster.run("lead", "list")
    assert answer.returncode == 6 and "Muster 7.1.0" in answer.stderr and "major versions differ" in answer.stderr
    # What was known an hour ago is asked again.
    known.write_text(f"7.1.0 {int(time.time()) - 4_000}\n")
    muster.do("lead", "list", "--limit", "1")


def test_a_dry_run_changes_nothing(muster):
    made = muster.run("lead", "create", "--email", "dry@run.example", "--dry-run")
    assert made.returncode == 0, made
    assert "dry@run.example" not in muster.do("lead", "list", "--all", "-o", "csv", "--fields", "email")
    assert muster.run("lead", "list", "--dry-run").returncode == 2
