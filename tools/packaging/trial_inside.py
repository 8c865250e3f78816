"""Runs in a Debian that has booted with systemd: installs the packages as README.Debian says, and uses them."""
import pathlib
import re
import statistics
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request

import grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc
from muster.tenants.v1 import tenants_pb2, tenants_pb2_grpc

README = pathlib.Path("/usr/share/doc/musterd/README.Debian")
CONFIGURATION = pathlib.Path("/etc/muster/musterd.yaml")
RESTARTS = 20


def sh(text, code=0):
    answer = subprocess.run(["bash", "-e", "-c", text], capture_output=True, text=True, timeout=120)
    assert answer.returncode == code, f"{text} ended with {answer.returncode}: {answer.stdout}{answer.stderr}"
    return answer.stdout.strip()


def shown(name):
    return sh(f"systemctl show -P {name} musterd")


def eventually(fact, seconds=20):
    """Seconds until it was so."""
    started = time.monotonic()
    while not fact():
        assert time.monotonic() - started < seconds, f"not so after {seconds} s\n{sh('journalctl -n 30 -u musterd')}"
        time.sleep(0.01)
    return time.monotonic() - started


def page(path):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:50052{path}", timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return None


def health():
    with grpc.insecure_channel("127.0.0.1:50051", [("grpc.use_local_subchannel_pool", 1)]) as channel:
        return health_pb2_grpc.HealthStub(channel).Check(health_pb2.HealthCheckRequest(), timeout=30).status


def installs():
    sh("dpkg -i musterd.deb")
    assert sh("stat -c '%U %a' /etc/muster/secrets") == "root 700"
    assert sh("systemctl is-enabled musterd || true") == "disabled"
    return sh("musterd version")


def begins(blocks):
    """As the README says; before there is a word about TLS the service is refused, once."""
    for block in blocks[:2]:
        sh(block)
    sh("systemctl start musterd", code=1)
    eventually(lambda: shown("ActiveState") == "failed")
    assert shown("ExecMainStatus") == "2" and shown("NRestarts") == "0"
    CONFIGURATION.write_text(CONFIGURATION.read_text().replace("#plaintext: true", "plaintext: true"))
    token = sh(blocks[2]).splitlines()[-1]
    assert shown("ActiveState") == "active" and shown("StatusText") == "ready"
    with grpc.insecure_channel("127.0.0.1:50051") as channel:
        tenants_pb2_grpc.TenantServiceStub(channel).ListTenants(
            tenants_pb2.ListTenantsRequest(), metadata=[("authorization", f"Bearer {token}")], timeout=10)
    process = shown("MainPID")
    assert sh(f"stat -c %U /proc/{process}") == "muster"
    status = pathlib.Path(f"/proc/{process}/status").read_text()
    assert re.search(r"^CapEff:\s+0+$", status, re.M) and re.search(r"^NoNewPrivs:\s+1$", status, re.M)
    assert re.search(r"^Seccomp:\s+2$", status, re.M)
    assert re.search(r"core file size +0 +0", pathlib.Path(f"/proc/{process}/limits").read_text())
    return f"ListTenants answered pid {process}: no capability, seccomp, no core"


def reloads():
    process, count = shown("MainPID"), len(re.findall("token_keys_reloaded", sh("journalctl -u musterd")))
    sh("systemctl reload musterd")
    eventually(lambda: len(re.findall("token_keys_reloaded", sh("journalctl -u musterd"))) == count + 1)
    assert shown("MainPID") == process and shown("ActiveState") == "active" and shown("StatusText") == "ready"
    return "the same process goes on"


def restarts(block):
    """Under systemd's own sockets nobody is refused."""
    sh(block)
    answered, failed, over = [], [], threading.Event()

    def call():
        while not over.is_set():
            try:
                answered.append(health())
            except grpc.RpcError as error:
                failed.append(error.details())

    clients = [threading.Thread(target=call) for _ in range(2)]
    for client in clients:
        client.start()
    times = []
    for _ in range(RESTARTS):
        started = time.monotonic()
        sh("systemctl reset-failed musterd; systemctl restart musterd")
        times.append(time.monotonic() - started)
    over.set()
    for client in clients:
        client.join()
    assert not failed, failed
    return f"{RESTARTS} restarts: {len(answered)} calls answered, 0 failed; {statistics.median(times):.2f} s each"


def killed():
    """By kill -9, and by the watchdog when it stands still."""
    process = shown("MainPID")
    sh(f"kill -9 {process}")
    crash = eventually(lambda: shown("MainPID") not in (process, "0") and page("/readyz") == 200)
    pathlib.Path("/run/systemd/system/musterd.service.d").mkdir(parents=True)
    pathlib.Path("/run/systemd/system/musterd.service.d/trial.conf").write_text("[Service]\nWatchdogSec=2s\n")
    sh("systemctl daemon-reload && systemctl restart musterd")
    process = shown("MainPID")
    # Longer than the patience: those signs of life that it owes are sent.
    time.sleep(5)
    assert shown("MainPID") == process
    sh(f"kill -STOP {process}")
    hang = eventually(lambda: shown("MainPID") not in (process, "0") and page("/readyz") == 200)
    assert "watchdog" in sh("journalctl -u musterd").lower()
    return f"serves again {crash:.2f} s after kill -9, {hang:.2f} s after SIGSTOP with a watchdog of 2 s"


def waits():
    sh("systemctl stop postgresql")
    eventually(lambda: shown("StatusText").startswith("waiting for the database") and page("/readyz") == 503)
    assert page("/livez") == 200
    sh("systemctl start postgresql")
    eventually(lambda: shown("StatusText") == "ready" and page("/readyz") == 200)
    return "says so, and is ready again by itself"


def commands():
    """The command line beside its server: version, manual, and completion in each shell."""
    sh("dpkg -i muster.deb")
    server = "--endpoint 127.0.0.1:50051 --plaintext"
    version = sh(f"muster version {server}").splitlines()
    assert version[0] == "muster " + sh("musterd version").split()[1] and version[1].startswith("server "), version
    assert "version" in sh(f"muster server info {server}")
    pages = sh("dpkg -L muster | grep -c /usr/share/man/man1/muster")
    for page in ("muster", "muster-lead"):
        assert "lead" in sh(f"MANWIDTH=80 man {page} | cat"), page
    # In shells that nobody has set up: what is installed is found by itself.
    bash = "source /usr/share/bash-completion/bash_completion; _completion_loader muster; complete -p muster"
    assert "_muster" in sh(f"bash --norc -ic '{bash}' 2>/dev/null")
    assert "_muster" in sh("zsh -fc 'autoload -U compinit; compinit -u -D; print $_comps[muster]'")
    assert "undelete" in sh("fish --no-config -c 'complete -C \"muster lead un\"'")
    sh("dpkg -P muster")
    assert not pathlib.Path("/usr/bin/muster").exists()
    return f"{version[0]}, {pages} pages of its manual, completion in bash, zsh and fish"


def leaves():
    sh("dpkg -r musterd")
    assert page("/livez") is None and CONFIGURATION.exists()
    sh("dpkg -P musterd")
    assert not CONFIGURATION.exists()
    return "the secrets stay: " + sh("ls /etc/muster/secrets | xargs")


def main():
    eventually(lambda: sh("systemctl is-active postgresql@15-main || true") == "active", 60)
    print("installed:", installs(), flush=True)
    blocks = [
        re.sub("^  ", "", block, flags=re.M) for block in README.read_text().split("\n\n")
        if all(line.startswith("  ") for line in block.strip("\n").split("\n"))]
    print("begun:", begins(blocks), flush=True)
    print("called:", commands(), flush=True)
    print("reloaded:", reloads(), flush=True)
    print("restarted:", restarts(blocks[3]), flush=True)
    print("killed:", killed(), flush=True)
    print("without its database:", waits(), flush=True)
    print("removed:", leaves(), flush=True)
    print("the trial has passed", flush=True)


try:
    main()
finally:
    subprocess.run(["journalctl", "-o", "cat", "-n", "40", "-u", "musterd"], check=False, stdout=sys.stderr)
