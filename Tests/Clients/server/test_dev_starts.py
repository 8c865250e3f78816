"""What `musterd dev` says when it cannot start, and what it leaves to the next one however it ended."""
import json
import os
import pathlib
import shutil
import socket
import subprocess
import time

import grpc
import pytest
from cluster import MUSTERD, ROOT
from muster.identity.v1 import identity_pb2, identity_pb2_grpc

FREE = ("--listen", "127.0.0.1:0", "--ops", "127.0.0.1:0")


@pytest.fixture
def place(tmp_path):
    """A folder that PostgreSQL, which is not root, may pass through."""
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o711)
    return tmp_path


def refusal(*arguments, prefix=(), environment=None):
    """What it says on standard error, when it ends at once with 1."""
    answer = subprocess.run(
        [*map(str, prefix), MUSTERD, "dev", *map(str, arguments)], capture_output=True, text=True, timeout=60,
        env=dict(environment or os.environ, SWIFT_BACKTRACE="enable=no"))
    assert answer.returncode == 1, answer
    assert "listening" not in answer.stdout
    return [line for line in answer.stderr.splitlines() if line.startswith("musterd dev: ")][0]


def told(file):
    return json.loads(file.read_text())


def who(credentials):
    with grpc.insecure_channel(credentials["endpoint"]) as channel:
        bearer = [("authorization", f"Bearer {credentials['tenants'][0]['owner_token']}")]
        identity = identity_pb2_grpc.IdentityServiceStub(channel)
        return identity.WhoAmI(identity_pb2.WhoAmIRequest(), metadata=bearer, timeout=10).caller.tenant_id


def working_in(folder):
    """Processes whose folder it is: PostgreSQL's are in their cluster."""
    found = []
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            if os.readlink(process / "cwd").startswith(str(folder)):
                found.append(int(process.name))
        except OSError:
            pass
    return found


def until(condition, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_it_says_that_a_port_is_taken_and_leaves_the_others_files_alone(place):
    file = place / "c.json"
    file.write_text("of the one that runs")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        words = refusal("--listen", f"127.0.0.1:{port}", "--ops", "127.0.0.1:0", "--ephemeral", "--credentials", file)
    assert f"port {port} of 127.0.0.1 is taken" in words and "--listen 127.0.0.1:0" in words
    assert file.read_text() == "of the one that runs"


def test_it_says_that_the_credentials_have_no_place_before_it_begins(place):
    words = refusal(*FREE, "--data", place / "data", "--credentials", place)
    assert words.endswith(f"{place} is a folder; name a file with --credentials")
    words = refusal(*FREE, "--data", place / "data", "--credentials", place / "none" / "c.json")
    assert "none/c.json cannot be written: No such file or directory; name a file elsewhere" in words
    homeless = {name: value for name, value in os.environ.items() if name not in ("HOME", "XDG_STATE_HOME")}
    words = refusal(*FREE, "--data", place / "data", environment=homeless)
    assert words.endswith("there is no HOME to keep the credentials in; name a file with --credentials")
    assert not (place / "data").exists()


def test_it_says_that_data_cannot_be_kept_there(place):
    (place / "file").write_text("")
    words = refusal(*FREE, "--credentials", place / "c.json", "--data", place / "file" / "data")
    assert "the data cannot be kept there: " in words and "Not a directory; name another folder" in words


@pytest.mark.skipif(os.getuid() != 0, reason="only root mounts")
@pytest.mark.parametrize("options, wanted", [
    ("size=10m", "the disk is full: initdb ended with 1. Make room, 100 MB for a first start"),
    ("size=48m", "the disk is full: "), ("ro", "Read-only file system; name another folder with --data"),
])
def test_it_says_what_is_wrong_with_the_disk(place, options, wanted):
    (place / "disk").mkdir()
    mount = f'mount -t tmpfs -o mode=755,{options} none "$0" && exec "$@"'
    words = refusal(
        *FREE, "--credentials", place / "c.json", "--data", place / "disk" / "data",
        prefix=("unshare", "-m", "sh", "-c", mount, place / "disk"))
    assert wanted in words


def test_kill_9_leaves_nothing_in_the_way_and_it_is_said(musterd, place):
    flags = ("--data", place / "data", "--credentials", place / "c.json")
    first = musterd("dev", *flags)
    assert "made anew in" in first.output.read_text()
    tenant = told(place / "c.json")["tenants"][0]["id"]
    assert working_in(place / "data")
    first.kill()
    until(lambda: not working_in(place / "data"))
    second = musterd("dev", *flags)
    assert "it was killed last time and is made good, in" in second.output.read_text()
    assert who(told(place / "c.json")) == tenant
    second.stop()
    third = musterd("dev", *flags)
    assert "found as it was left, in" in third.output.read_text()
    # Ready since this morning: whoever waits for the file must not meet the killed one's.
    assert told(place / "c.json")["endpoint"] == third.address


def test_two_side_by_side_keep_out_of_each_others_way(musterd, place):
    files = [place / f"{name}.json" for name in "ab"]
    servers = [
        musterd("dev", "--data", place / file.stem, "--credentials", file) for file in files]
    assert who(told(files[0])) != who(told(files[1]))
    servers[0].stop()
    assert not files[0].exists() and who(told(files[1]))
    words = refusal(*FREE, "--data", place / "b", "--credentials", files[1])
    assert f"a musterd dev already runs on {place / 'b'}; stop it" in words
    assert who(told(files[1]))


def test_nohup_lets_it_outlive_its_terminal(musterd, place):
    server = musterd("dev", "--ephemeral", "--credentials", place / "c.json", prefix=("nohup",))
    server.reload()
    time.sleep(0.5)
    assert server.process.poll() is None
    assert who(told(place / "c.json"))


@pytest.mark.skipif(os.getuid() != 0, reason="only root becomes somebody else")
def test_it_serves_a_user_who_is_not_root(place, musterd):
    home = place / "home"
    home.mkdir()
    program = place / "musterd"
    shutil.copy(MUSTERD, program)
    program.chmod(0o755)
    shutil.chown(home, "nobody", "nogroup")
    someone = ("setpriv", "--reuid", "nobody", "--regid", "nogroup", "--clear-groups", "env", "-i", f"HOME={home}")
    with subprocess.Popen(
            [*someone, program, "dev", *FREE], cwd="/", stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True) as process:
        try:
            assert process.stdout.readline().startswith("listening ")
            until(lambda: (home / ".local/state/muster/dev.json").exists())
            assert who(told(home / ".local/state/muster/dev.json"))
            profiles = home / ".local/state/muster/dev.yaml"
            assert profiles.stat().st_mode & 0o777 == 0o600
            given = profiles_of(profiles)
            assert set(given) == {
                "dev", "dev-viewer", "dev-globex", "dev-globex-viewer", "dev-operator"}
            credentials = told(home / ".local/state/muster/dev.json")
            assert given["dev"] == {
                "endpoint": credentials["endpoint"], "plaintext": "true",
                "tenant": credentials["tenants"][0]["id"], "token": credentials["tenants"][0]["owner_token"]}
            assert given["dev-operator"]["token"] == credentials["platform_token"]
            assert (home / ".local/share/muster/dev/cluster/PG_VERSION").exists()
            # Nothing of the user's own is touched.
            assert not (home / ".config").exists()
        finally:
            process.terminate()
    assert process.returncode == 0
    assert not profiles.exists()


def profiles_of(path):
    """The profiles of a file that muster reads, as they are written: two levels of keys below `profiles`."""
    found, name = {}, None
    for line in path.read_text().splitlines():
        key, _, value = line.strip().partition(": ")
        if line.startswith("    "):
            found[name][key] = json.loads(value)
        elif line.startswith("  "):
            name = key.rstrip(":")
            found[name] = {}
    return found


def test_tools_start_says_that_swift_is_missing():
    path = ":".join(
        folder for folder in os.environ["PATH"].split(":") if not (pathlib.Path(folder) / "swift").exists())
    answer = subprocess.run(
        [ROOT / "tools" / "start"], capture_output=True, text=True, timeout=60, env=dict(os.environ, PATH=path))
    assert answer.returncode == 1
    assert "there is no swift on the PATH" in answer.stderr and "https://www.swift.org/install" in answer.stderr
    slip = subprocess.run([ROOT / "tools" / "start", "--lisen"], capture_output=True, text=True, timeout=60)
    assert slip.returncode == 2 and "unknown argument --lisen" in slip.stderr
