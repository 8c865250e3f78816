"""Half of what musterd can do, for a long time: memory, descriptors, sessions and answers have to stay as they are."""
import json
import os
import pathlib
import subprocess
import sys
import time

import load
from cluster import MUSTERD, ROOT

MINUTES = float(os.environ.get("MUSTER_SOAK_MINUTES", "30"))
INTERVAL = 15
CLIENTS = 3
FOLDER = ROOT / ".build" / "soak"
CLIENT = pathlib.Path(__file__).with_name("soak_client.py")

# Of slopes after the warm-up, which is the first quarter, less what chance may have added.
MEMORY_SLOPE_MAX = 16.0
DESCRIPTORS_SLOPE_MAX = 20.0


class Client:
    """A process that calls."""

    def __init__(self, address, told):
        self.process = subprocess.Popen(
            [sys.executable, CLIENT, address], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.order(json.dumps(told))

    def order(self, text):
        self.process.stdin.write(text + "\n")
        self.process.stdin.flush()

    def close(self):
        self.process.kill()
        self.process.communicate()


def told(clients):
    """What all have done since they were asked last."""
    for client in clients:
        client.order("tell")
    whole = {"times": [], "codes": {}, "wrong": {}}
    for client in clients:
        each = json.loads(client.process.stdout.readline())
        whole["times"] += each["times"]
        for kind in ("codes", "wrong"):
            for name, count in each[kind].items():
                whole[kind][name] = whole[kind].get(name, 0) + count
    return whole


def fewest(server):
    """Descriptors without those of connections that come and go."""
    counts = []
    for _ in range(20):
        counts.append(server.descriptors())
        time.sleep(0.05)
    return min(counts)


def sample(server, cluster, clients, seconds):
    """One look at everything."""
    done = told(clients)
    times = sorted(done["times"]) or [0]
    with open(f"/proc/{server.pid}/status", encoding="ascii") as status:
        threads = next(int(line.split()[1]) for line in status if line.startswith("Threads"))
    return {
        "time": time.time(), "rss": server.rss(), "descriptors": fewest(server), "threads": threads,
        "sessions": cluster.number("SELECT count(*) FROM pg_stat_activity WHERE usename LIKE 'muster\\_%'"),
        "rate": sum(done["codes"].values()) / seconds, "p50": times[len(times) // 2],
        "p99": times[int((len(times) - 1) * 0.99)], "codes": done["codes"], "wrong": done["wrong"]}


def line(each, start):
    return (
        f"{(each['time'] - start) / 60:6.2f} min  {each['rss'] / 2**20:7.2f} MiB  {each['descriptors']:4} descriptors"
        f"  {each['threads']:3} threads  {each['sessions']:3} sessions  {each['rate']:6.0f} calls/s"
        f"  p50 {each['p50'] * 1000:6.2f} ms  p99 {each['p99'] * 1000:7.2f} ms" + (
            f"  WRONG {each['wrong']}" if each["wrong"] else ""))


def slope(samples, value):
    """Of an hour, by least squares, and how far chance may have moved it."""
    hours = [each["time"] / 3600 for each in samples]
    values = [value(each) for each in samples]
    middle, mean = sum(hours) / len(hours), sum(values) / len(values)
    spread = sum((hour - middle) ** 2 for hour in hours)
    found = sum((hour - middle) * (value - mean) for hour, value in zip(hours, values)) / spread
    left = sum((value - mean - found * (hour - middle)) ** 2 for hour, value in zip(hours, values))
    return found, 2 * (left / max(1, len(hours) - 2) / spread) ** 0.5


def test_half_of_the_load_for_a_long_time(cluster, serve, tenants, keys):
    server = serve(cluster.url())
    some = tenants(server, 12)
    words = {
        "tenants": [(each.id, each.metadata[0][1].removeprefix("Bearer ")) for each in some],
        "operator": keys.platform_token()}
    FOLDER.mkdir(parents=True, exist_ok=True)
    file = FOLDER / time.strftime("%Y%m%d-%H%M%S.jsonl")
    print(f"\n{MUSTERD}, {MINUTES:g} minutes; samples in {file.relative_to(ROOT)}", flush=True)
    clients = [Client(server.address, words) for _ in range(CLIENTS)]
    try:
        time.sleep(3)
        told(clients)
        time.sleep(10)
        most = sum(told(clients)["codes"].values()) / 10
        for client in clients:
            client.order(f"rate {most / 2 / CLIENTS}")
        print(f"{most:.0f} calls a second are the most that these clients get; half of it from here on", flush=True)
        time.sleep(5)
        told(clients)
        samples, start = [], time.time()
        before = time.monotonic()
        while time.time() - start < MINUTES * 60:
            time.sleep(max(0, before + INTERVAL - time.monotonic()))
            now = time.monotonic()
            samples.append(sample(server, cluster, clients, now - before))
            before = now
            print(line(samples[-1], start), flush=True)
            with open(file, "a", encoding="ascii") as kept:
                kept.write(json.dumps(samples[-1]) + "\n")
            assert server.process.poll() is None, server.story()
    finally:
        for client in clients:
            client.close()
    judge(samples)
    after = [load.eventually(lambda: server.descriptors() <= samples[0]["descriptors"], 30), server.rss()]
    print(f"at rest again after {after[0]:.1f} s, with {after[1] / 2**20:.2f} MiB", flush=True)


def judge(samples):
    steady = samples[len(samples) // 4:]
    memory, memory_chance = slope(steady, lambda each: each["rss"] / 2**20)
    descriptors, descriptors_chance = slope(steady, lambda each: each["descriptors"])
    half = len(steady) // 2
    p99 = [sorted(each["p99"] for each in part)[len(part) // 2] * 1000 for part in (steady[:half], steady[half:])]
    kinds, wrong = {}, {}
    for each in samples:
        for whole, part in ((kinds, each["codes"]), (wrong, each["wrong"])):
            for name, count in part.items():
                whole[name] = whole.get(name, 0) + count
    print(
        f"{sum(kinds.values())} calls: {kinds}; otherwise than wanted: {wrong}\n"
        f"memory {memory:+.2f} ± {memory_chance:.2f} MiB/h (at most {MEMORY_SLOPE_MAX:g}), descriptors"
        f" {descriptors:+.2f} ± {descriptors_chance:.2f}/h (at most"
        f" {DESCRIPTORS_SLOPE_MAX:g}), threads {steady[0]['threads']} to {steady[-1]['threads']}, sessions"
        f" {steady[0]['sessions']} to {steady[-1]['sessions']}; p99 {p99[0]:.2f} ms, later {p99[1]:.2f} ms;"
        f" memory {min(each['rss'] for each in steady) / 2**20:.1f} to"
        f" {max(each['rss'] for each in steady) / 2**20:.1f} MiB", flush=True)
    assert memory - memory_chance <= MEMORY_SLOPE_MAX
    assert descriptors - descriptors_chance <= DESCRIPTORS_SLOPE_MAX
    assert not wrong
