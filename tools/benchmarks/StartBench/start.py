"""How long musterd takes to be ready, what it holds at rest, and how long a command of muster takes: `tools/bench start`.

Ready is when it has said so, which it does when the first call would be answered. The database is that of a
`musterd dev` of the benchmark's own, with what a demo installation has in it.
"""
import json
import os
import pathlib
import signal
import statistics
import subprocess
import sys
import tempfile
import time

from commands import measure

ROOT = pathlib.Path(__file__).resolve().parents[3]
MUSTERD = os.environ.get("MUSTERD", str(ROOT / ".build" / "release" / "musterd"))
ROUNDS = 10
SETTLE_SECONDS = 2
READY_SECONDS_MAX = 60
SERVE_SECONDS_ASKED = 0.5


class Running:
    """One musterd, from the moment in which it was asked for."""

    def __init__(self, *arguments):
        started = time.monotonic()
        self.process = subprocess.Popen(
            [MUSTERD, *map(str, arguments), "--listen", "127.0.0.1:0", "--ops", "127.0.0.1:0"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env=dict(os.environ, SWIFT_BACKTRACE="enable=no"))
        if not self.process.stdout.readline().startswith("listening "):
            raise SystemExit(f"musterd {arguments[0]} is not ready:\n{self.process.communicate()[1][-2000:]}")
        self.ready = time.monotonic() - started
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        self.cpu = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resident(self, key="VmRSS"):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith(key)) / 1024

    def stop(self):
        """Seconds until it had ended."""
        started = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.communicate(timeout=READY_SECONDS_MAX)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise SystemExit("musterd does not end") from None
        return time.monotonic() - started


def show(name, figures, unit, digits=3):
    print(
        f"{name:34}{statistics.median(figures):9.{digits}f} {unit}   {min(figures):.{digits}f} to"
        f" {max(figures):.{digits}f}", flush=True)


def dev(folder, number):
    return Running("dev", "--data", folder / f"data-{number}", "--credentials", folder / "credentials.json")


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    print(f"{MUSTERD}\n{'':34}{'median':>9}     of {rounds}, least to most", flush=True)
    with tempfile.TemporaryDirectory(prefix="muster-start-", dir="/tmp") as name:
        folder = pathlib.Path(name)
        folder.chmod(0o711)
        first, second, ends = [], [], []
        for number in range(rounds):
            running = dev(folder, number)
            first.append(running.ready)
            running.stop()
            running = dev(folder, number)
            second.append(running.ready)
            ends.append(running.stop())
        show("musterd dev, the first start", first, "s")
        show("musterd dev, the second", second, "s")
        show("musterd dev, until it has ended", ends, "s")

        around = dev(folder, 0)
        told = json.loads((folder / "credentials.json").read_text())
        data = folder / "data-0"
        url = told["database_url"].replace("muster_dev@", "muster_app@")
        flags = ("--database", url, "--master-key", data / "master.key", "--token-key", data / "token.key")
        ready, cpu, resident, ends = [], [], [], []
        for _ in range(rounds):
            running = Running("serve", "--plaintext", *flags)
            ready.append(running.ready)
            cpu.append(running.cpu)
            time.sleep(SETTLE_SECONDS)
            resident.append(running.resident())
            ends.append(running.stop())
        commands = measure(told["endpoint"], folder, rounds)
        around.stop()
    show("musterd serve, until it is ready", ready, "s")
    show("musterd serve, CPU until then", cpu, "s")
    show("musterd serve, memory at rest", resident, "MiB", 1)
    show("musterd serve, until it has ended", ends, "s")
    print(f"On a migrated database it has to be ready in {SERVE_SECONDS_ASKED} s.")
    for name, figures in commands.times.items():
        show(name, [1_000 * figure for figure in figures], "ms", 1)
    print(commands.verdict())


main()
