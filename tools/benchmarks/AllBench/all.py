"""Muster beside servers of other stacks, on the same rows in turn: `tools/bench all`."""
import contextlib
import datetime
import json
import os
import pathlib
import platform
import statistics
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "DBBench"), str(HERE.parent / "LeadsBench")]

import chart  # noqa: E402
import contestants  # noqa: E402
import people  # noqa: E402
from contestants import Muster, servers  # noqa: E402
from stacks import CALLS, SHARES, FastAPIStack, MusterStack, PeerStack, Pgbench  # noqa: E402

ROUNDS, REQUESTS = 3, 50_000
PGBENCH_SECONDS, PGBENCH_CONNECTIONS = 3, (4, 8, 16)
# How many times as fast as each Muster has to be.
ASKED = {
    "Check": {"C++": 2.5, "Go": 2.0},
    "GetLead": {"C++": 2.0, "FastAPI": 25, "pgbench": 0.9},
    "ListLeads": {"C++": 1.6},
    "CreateLead": {"Go": 1.0, "pgbench": 0.9},
}
# The part of the peer's CPU a call that Muster may take.
CPU_ASKED = {("GetLead", "C++"): 0.5}


class Match:
    """One call of all who have it, by rounds."""

    def __init__(self, call, stacks):
        self.call = call
        self.runs = {one.name: [] for one in stacks}
        self.stacks = stacks

    def round(self, number, requests):
        first = number % len(self.stacks)
        for one in self.stacks[first:] + self.stacks[:first]:
            # Who is slow is asked less often, so that a round of all stays short.
            share = SHARES[self.call] * (0.2 if one.name in ("Python", "FastAPI") else 1)
            self.runs[one.name].append(one.load(self.call, max(200, int(requests * share))))

    def median(self, name, figure):
        values = [getattr(run, figure) for run in self.runs[name]]
        return None if None in values else statistics.median(values)

    def ratios(self, name, figure="calls"):
        """Of each round by itself, so that what slows the machine slows both sides of it."""
        pairs = zip(self.runs["Muster"], self.runs[name])
        return [getattr(own, figure) / getattr(their, figure) for own, their in pairs]

    def report(self):
        print(
            f"\n{self.call:12}{'calls/s':>10}{'CPU us':>9}{'+ Postgres':>12}{'p50 ms':>9}{'p99 ms':>9}"
            f"{'Muster to it':>14}{'from':>7}{'to':>7}{'asked':>7}")
        for name in self.runs:
            words = f"{name:12}{self.median(name, 'calls'):10,.0f}"
            for figure, width in [("own", 9), ("all", 12), ("median", 9), ("slow", 9)]:
                value = self.median(name, figure)
                words += " " * width if value is None else f"{value:{width}.2f}"
            if name != "Muster":
                ratios = self.ratios(name)
                reached = statistics.median(ratios)
                words += f"{reached:14.2f}{min(ratios):7.2f}{max(ratios):7.2f}"
                words += verdict(ASKED[self.call].get(name), reached)
            print(words, flush=True)
        for (call, name), most in CPU_ASKED.items():
            if call == self.call:
                part = statistics.median(self.ratios(name, "own"))
                state = "reached" if part <= most else "not reached"
                print(f"{'':12}of {name}'s CPU a call Muster takes {part:.2f}, asked at most {most}: {state}")

    def words(self):
        return {
            name: {
                "rounds": [run.words() for run in runs],
                "muster_to_it": None if name == "Muster" else self.ratios(name),
                "asked": ASKED[self.call].get(name),
            } for name, runs in self.runs.items()}


def verdict(asked, reached):
    if asked is None:
        return ""
    return f"{asked:7.1f} {'reached' if reached >= asked else 'not reached'}"


def memory(stacks):
    print(f"\n{'':12}{'peak MiB':>10}")
    found = {one.name: one.server.peak_mib() for one in stacks if one.server}
    for name, mib in found.items():
        print(f"{name:12}{mib:10.1f}")
    return found


def begin(stack, muster):
    """All that is measured, Muster first."""
    cluster = muster.cluster
    own, _ = muster.start("Muster", os.cpu_count())
    found = [MusterStack(stack.enter_context(own), muster)]
    for name, folder in [("C++", "cpp"), ("Go", "go"), ("Python", "pygrpc")]:
        one = PeerStack(cluster, name, folder)
        stack.enter_context(one.server)
        found.append(one)
    fastapi = FastAPIStack(cluster)
    stack.enter_context(fastapi.server)
    return [*found, fastapi, Pgbench(muster, PGBENCH_SECONDS, PGBENCH_CONNECTIONS)]


def main():
    given = [int(word) for word in sys.argv[1:]]
    count, requests = given + [ROUNDS, REQUESTS][len(given):]
    print(f"load average before: {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores", flush=True)
    with contextlib.ExitStack() as stack:
        muster = stack.enter_context(Muster())
        people.put(muster)
        contestants.prepare_peers(muster.cluster, ["pygrpc", "fastapi"])
        stacks = begin(stack, muster)
        for one in stacks:
            one.check()
        print("All of them answer GetLead and ListLeads with the right rows.", flush=True)
        matches = []
        for call in CALLS:
            match = Match(call, [one for one in stacks if one.server or call in Pgbench.scripts])
            for number in range(count):
                match.round(number, requests)
                print(f"{call}: round {number + 1} of {count}", file=sys.stderr, flush=True)
            match.report()
            matches.append(match)
        peaks = memory(stacks)
    words = {
        "time": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "cores": os.cpu_count(), "machine": platform.machine(), "rounds": count, "requests": requests,
        "calls": {match.call: match.words() for match in matches}, "peak_mib": peaks}
    kept = servers.LOGS / "all.json"
    kept.write_text(json.dumps(words, indent=1) + "\n")
    kept.with_suffix(".svg").write_text(chart.drawn(words))
    print(
        f"\nMedians of {count} rounds in turn; a ratio is the median of each round's own, with the least and the most "
        "of them. All leads\nthat CreateLead answered were counted in the tables. One PostgreSQL for all, on the same "
        f"machine, as is the load.\nKept as {kept.relative_to(servers.ROOT)} and all.svg.")


main()
