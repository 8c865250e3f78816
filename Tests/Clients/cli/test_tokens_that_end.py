"""A token that is over: one clear line and its exit code, or a new one by itself where there is a sign-in."""
import json
import time

import pytest
from expiring import expired


def token_file(muster, token):
    path = muster.home / "token"
    path.write_text(token)
    path.chmod(0o600)
    return path


@pytest.mark.parametrize("words", [
    ["lead", "list"], ["lead", "create", "--email", "a@late.example"], ["lead", "export"], ["lead", "watch"],
    ["lead", "import", "people.csv"], ["whoami"], ["status"], ["api", "call", "GetTenant"]], ids=" ".join)
def test_an_expired_token_is_told_in_one_line(dev, muster, words):
    owner = dev.told["tenants"][0]["owner_token"]
    (muster.home / "people.csv").write_text("email\na@late.example\n")
    good = token_file(muster, expired(dev, owner, seconds=-60))
    # What is signed here is taken as long as it lasts.
    assert muster.run("lead", "list", "--limit", "1", "--token-file", good).returncode == 0
    answer = muster.run(*words, "--token-file", token_file(muster, expired(dev, owner)))
    assert (answer.returncode, answer.stdout) == (4, ""), answer
    first, *hints = answer.stderr.splitlines()
    assert first.startswith("muster") and "CREDENTIALS_INVALID" in first and "expired" in first, answer
    assert hints and all(line.startswith("  ") for line in hints) and "--token-file" in answer.stderr, answer


@pytest.mark.parametrize("words", [
    ["lead", "list", "--limit", "1"], ["lead", "export", "-o", "jsonl"], ["event", "watch", "--start", "oldest", "--limit", "1"],
    ["lead", "import", "people.csv"]], ids=" ".join)
@pytest.mark.parametrize("is_known", [True, False], ids=["known", "unknown"])
def test_a_sign_in_whose_token_has_expired_renews_it(dev, muster, signed_in, words, is_known):
    """Whether the file says so, or the machine's clock is wrong and only the server knows."""
    (muster.home / "people.csv").write_text("email\na@late.example\n")
    kept, tokens = signed_in
    over = expired(dev, tokens["access_token"]["token"])
    tokens["access_token"] |= {"token": over}
    if is_known:
        tokens["access_token"]["expire_time"] = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - 3_600))
    kept.write_text(json.dumps(tokens))
    answer = muster.run(*words)
    assert answer.returncode == 0 and answer.stdout, answer
    after = json.loads(kept.read_text())["access_token"]
    assert after["token"] != over and after["refresh_token"] != tokens["access_token"]["refresh_token"]


def test_a_sign_in_that_is_over_for_good_is_told(dev, muster, signed_in):
    kept, tokens = signed_in
    tokens["access_token"] |= {"token": expired(dev, tokens["access_token"]["token"]), "refresh_token": ""}
    kept.write_text(json.dumps(tokens))
    answer = muster.run("lead", "list")
    assert answer.returncode == 4 and "expired" in answer.stderr and "muster login" in answer.stderr, answer
