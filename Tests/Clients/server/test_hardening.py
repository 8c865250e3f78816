"""What others on the machine learn of the memory of a `musterd`, and what it keeps there."""
import os
import pathlib
import re
import shutil
import subprocess

import cluster as clusters
import pytest

pytestmark = pytest.mark.skipif(os.getuid() != 0, reason="only root runs programs as others")


def as_user(name):
    return ["setpriv", "--reuid", name, "--regid", name if name == "postgres" else "nogroup", "--clear-groups"]


@pytest.fixture
def server(cluster, keys, tmp_path, start_server):
    """One that runs as a user who is not root, and whom the database lets in."""
    own = tmp_path / "keys"
    own.mkdir(mode=0o755)
    for file in (keys.master, keys.token):
        shutil.copy(file, own)
        shutil.chown(own / file.name, "postgres")
        (own / file.name).chmod(0o600)
    for folder in [own, *own.parents]:
        if folder != pathlib.Path("/"):
            folder.chmod(folder.stat().st_mode | 0o011)
    program = tmp_path / "musterd"
    shutil.copy(clusters.MUSTERD, program)
    program.chmod(0o755)
    made = start_server(
        "--ops", "127.0.0.1:0", "--plaintext", "--database", cluster.url(), "--master-key", own / keys.master.name,
        "--token-key", own / keys.token.name, command=(*as_user("postgres"), program, "serve"))
    yield made
    if not made.stopped:
        made.stop()


def test_no_core_file_can_be_written(server):
    limits = pathlib.Path(f"/proc/{server.process.pid}/limits").read_text()
    assert re.search(r"Max core file size +0 +0 ", limits), limits


@pytest.mark.parametrize("user", ["postgres", "nobody"])
def test_neither_its_own_user_nor_another_reads_its_memory_or_attaches(server, user):
    pid = server.process.pid
    for name in ("mem", "environ", "maps", "fd/0"):
        answer = subprocess.run(
            [*as_user(user), "head", "-c", "1", f"/proc/{pid}/{name}"], capture_output=True, text=True, check=False)
        assert answer.returncode != 0 and "Permission denied" in answer.stderr, (name, answer)
    answer = subprocess.run(
        [*as_user(user), "strace", "-p", str(pid)], capture_output=True, text=True, timeout=20, check=False)
    assert answer.returncode != 0 and "not permitted" in answer.stderr, answer


def test_it_still_knows_itself(server, page):
    _, text = page(server, "/metrics")
    for name in ("process_open_fds", "process_resident_memory_bytes"):
        assert float(re.search(rf"^{name} (\S+)$", text, re.M).group(1)) > 0, text


def test_the_master_key_is_nowhere_in_its_memory(server, keys):
    digits = keys.master.read_text().strip().encode()
    found = 0
    with open(f"/proc/{server.process.pid}/maps", encoding="ascii") as maps, \
            open(f"/proc/{server.process.pid}/mem", "rb") as memory:
        for line in maps:
            place = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
            if not place:
                continue
            start, end = (int(number, 16) for number in place.groups())
            try:
                memory.seek(start)
                text = memory.read(end - start)
            except OSError:
                continue
            found += text.count(digits)
            # What it is sought by: the path of the file is there.
            assert found == 0, line


def test_the_commands_are_guarded_too(tmp_path):
    words = [clusters.MUSTERD, "token", "verify", "--jwk", "/dev/null"]
    process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        limits = pathlib.Path(f"/proc/{process.pid}/limits")
        for _ in range(500):
            if re.search(r"Max core file size +0 +0 ", limits.read_text()):
                return
            subprocess.run(["sleep", "0.01"], check=True)
        pytest.fail(limits.read_text())
    finally:
        process.kill()
        process.communicate()
