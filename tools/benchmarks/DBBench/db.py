"""GetTenant on Muster beside GetLead on C++ and Go, and pgbench with Muster's own statements: `tools/bench db`."""
import contextlib
import os
import statistics
import sys
import time

import contestants
from cluster import STATISTICS_SECONDS
from contestants import Muster
from load import CALLERS, CROWD, Load

ROUNDS = 5
REQUESTS = 100_000
WARM_UP_REQUESTS = 20_000
PGBENCH_SECONDS = 3
PGBENCH_CONNECTIONS = (4, 16)
ASKED_OF_CALLS = {"C++": 1.8, "pgbench": 0.9}
ASKED_OF_CPU = {"C++": 0.5}


class Results:
    def __init__(self, running):
        self.running = running
        self.crowd = {one.name: [] for one in running}
        self.callers = {one.name: [] for one in running}
        self.floor = []
        self.floor_transactions = 0

    def measure(self, muster, count, requests):
        for one in self.running:
            Load(one, CROWD, WARM_UP_REQUESTS)
        for number in range(count):
            first = number % len(self.running)
            for one in self.running[first:] + self.running[:first]:
                self.crowd[one.name].append(Load(one, CROWD, requests))
                self.callers[one.name].append(Load(one, CALLERS, requests // 4))
            self.floor.append(self.pgbench(muster))
            print(f"round {number + 1} of {count}", file=sys.stderr, flush=True)

    def pgbench(self, muster):
        """Of several numbers of connections the one that is best on this machine."""
        runs = [muster.pgbench(count, PGBENCH_SECONDS) for count in PGBENCH_CONNECTIONS]
        self.floor_transactions += sum(done for _, done in runs)
        return max(speed for speed, _ in runs)

    def median(self, runs, figure):
        return statistics.median(getattr(run, figure) for run in runs)

    def ratio(self, name, other, figure="calls"):
        """Of each round by itself, so that what slows the machine slows both sides of it."""
        theirs = self.floor if other == "pgbench" else [getattr(run, figure) for run in self.crowd[other]]
        ours = [getattr(run, figure) for run in self.crowd[name]]
        return statistics.median(own / their for own, their in zip(ours, theirs))

    def report(self, commits):
        print(
            f"{'':16}{'calls/s':>10}{'CPU us a call':>15}{'and Postgres':>14}{'p50 ms':>9}{'p99 ms':>9}"
            f"{'commits a call':>16}")
        for one in self.running:
            crowd, callers = self.crowd[one.name], self.callers[one.name]
            print(
                f"{one.name:16}{self.median(crowd, 'calls'):10,.0f}{self.median(crowd, 'own'):15.2f}"
                f"{self.median(crowd, 'all'):14.2f}{self.median(callers, 'median'):9.2f}"
                f"{self.median(callers, 'slow'):9.2f}{commits[one.database]:16.3f}")
        print(f"{'pgbench':16}{statistics.median(self.floor):10,.0f}")

    def compare(self, name, single):
        print()
        print(f"{name + ' to':16}{'calls/s':>10}{'asked':>8}{'':14}{'CPU a call':>12}{'asked':>8}")
        for other in ["C++", "Go", "pgbench"]:
            words = f"{other:16}{self.ratio(name, other):10.2f}"
            words += asked(ASKED_OF_CALLS.get(other), self.ratio(name, other))
            if other != "pgbench":
                cpu = self.ratio(name, other, "own")
                words += f"{cpu:12.2f}" + asked(ASKED_OF_CPU.get(other), cpu, is_limit=True)
            print(words)
        print(f"{'1 loop':16}{self.ratio(name, single):10.2f}")


def asked(value, reached, is_limit=False):
    if value is None:
        return f"{'':22}"
    is_met = reached <= value if is_limit else reached >= value
    return f"{value:8.1f} {'reached' if is_met else 'not reached':13}"


def main():
    count, requests = (int(given) for given in (sys.argv[1:] + [ROUNDS, REQUESTS][len(sys.argv) - 1:]))
    print(f"load average before: {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores", flush=True)
    with contextlib.ExitStack() as stack:
        muster = stack.enter_context(Muster())
        contestants.prepare_peers(muster.cluster)
        running = []

        def begin(start):
            server, make = start
            stack.enter_context(server)
            running.append(make())

        all_loops, one_loop = f"Muster {os.cpu_count()} loops", "Muster 1 loop"
        begin(muster.start(all_loops, os.cpu_count()))
        begin(muster.start(one_loop, 1))
        begin(contestants.start_peer(muster.cluster, "C++", "cpp"))
        begin(contestants.start_peer(muster.cluster, "Go", "go"))

        before = {one.database: muster.cluster.commits(one.database) for one in running}
        results = Results(running)
        results.measure(muster, count, requests)
        time.sleep(STATISTICS_SECONDS)
        commits = {}
        for database in before:
            done = muster.cluster.commits(database) - before[database]
            if database == muster.database:
                done -= results.floor_transactions
            commits[database] = done / sum(one.calls for one in running if one.database == database)
        results.report(commits)
        results.compare(all_loops, one_loop)
    print(
        f"Medians of {count} rounds of {requests:,} calls in turn, on {CROWD[0]} connections of {CROWD[1]} streams; "
        f"p50 and p99 of {requests // 4:,} calls\nof {CALLERS[0] * CALLERS[1]} callers. A ratio is the median of each "
        "round's own. One PostgreSQL for all, on the same machine, as is h2load.")


main()
