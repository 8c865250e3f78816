"""How long the whole process of a command takes, beside `buf curl` for the same call, one after the other in turn."""
import json
import os
import pathlib
import statistics
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
MUSTER = os.environ.get("MUSTER", str(ROOT / ".build" / "release" / "muster"))
BUF = str(ROOT / ".build" / "venv" / "bin" / "buf")
METHOD = "muster.platform.v1.PlatformService/GetServerInfo"
CALLED = "muster server info"
# A process takes milliseconds: more of them than of servers, so that the median says something.
TIMES = 5


class Commands:
    def __init__(self, commands):
        self.commands = commands
        self.times = {name: [] for name in commands}

    def run(self, name, environment):
        started = time.monotonic()
        answer = subprocess.run(
            self.commands[name], stdin=subprocess.DEVNULL, capture_output=True, text=True, env=environment, check=False)
        took = time.monotonic() - started
        if answer.returncode != 0:
            raise SystemExit(f"{name} fails:\n{answer.stderr[-2000:]}")
        return took, answer.stdout

    def verdict(self):
        """The ratio to the quickest way that buf has."""
        medians = {name: statistics.median(times) for name, times in self.times.items()}
        name, best = min(((name, took) for name, took in medians.items() if name.startswith("buf")), key=lambda row: row[1])
        ratio = medians[CALLED] / best
        return f"{CALLED} takes {ratio:.2f} of the time of {name}; it has to take no more of it."


def measure(endpoint, folder, rounds):
    image = folder / "protos.binpb"
    subprocess.run([BUF, "build", str(ROOT / "Protos"), "-o", str(image)], check=True)
    curl = [BUF, "curl", "--protocol", "grpc", "--http2-prior-knowledge", "-d", "{}", f"http://{endpoint}/{METHOD}"]
    server = ["--endpoint", endpoint, "--plaintext"]
    commands = Commands({
        "muster version": [MUSTER, "version", *server],
        CALLED: [MUSTER, "server", "info", "-o", "json", *server],
        "buf curl, protos by reflection": curl,
        "buf curl, protos from a file": [*curl[:2], "--schema", str(image), *curl[2:]],
    })
    home = folder / "home"
    home.mkdir()
    environment = {"HOME": str(home), "PATH": os.environ["PATH"]}
    # The first of each warms what the machine keeps, and shows that all are told the same.
    answers = {name: commands.run(name, environment)[1] for name in commands.commands}
    told = {json.loads(text)["serverInfo"]["version"] for name, text in answers.items() if name != "muster version"}
    if len(told) != 1:
        raise SystemExit(f"the answers differ: {told}")
    for _ in range(rounds * TIMES):
        for name in commands.commands:
            commands.times[name].append(commands.run(name, environment)[0])
    return commands
