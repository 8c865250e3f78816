"""Leads on Muster beside C++, Go, and pgbench with Muster's own statements: `tools/bench leads`."""
import contextlib
import os
import pathlib
import statistics
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "DBBench"))

import bulk  # noqa: E402
import contestants  # noqa: E402
import people  # noqa: E402
from contestants import Muster, string_field  # noqa: E402
from load import CROWD, Load  # noqa: E402

ROUNDS, REQUESTS, LEADS = 5, 50_000, 1_000_000
PGBENCH_SECONDS = 3
PGBENCH_CONNECTIONS = (4, 8, 16)
PAGE = bytes([2 << 3, 50])
PEERS_PAGE = bytes([1 << 3, 50])
LEAD = "01900000-0007-7000-8000-000000000007"
LEAD_ID = "lead_01j0000007e008000000000007"


class Race:
    """One call, of several servers in turn and of pgbench, by rounds."""

    def __init__(self, name, asked, runs):
        self.name, self.asked, self.runs = name, asked, runs
        self.speeds = {one: [] for one in runs}

    def round(self, number):
        names = list(self.runs)
        first = number % len(names)
        for one in names[first:] + names[:first]:
            self.speeds[one].append(self.runs[one]())

    def report(self):
        print()
        print(f"{self.name:24}{'calls/s':>10}{'Muster to it':>14}{'asked':>8}")
        for one, speeds in self.speeds.items():
            words = f"{one:24}{statistics.median(speeds):10,.0f}"
            if one != "Muster":
                ratio = statistics.median(own / their for own, their in zip(self.speeds["Muster"], speeds))
                words += f"{ratio:14.2f}"
                if one in self.asked:
                    words += f"{self.asked[one]:8.1f} {'reached' if ratio >= self.asked[one] else 'not reached'}"
            print(words, flush=True)


def calls(contestant, requests):
    return lambda: Load(contestant, CROWD, requests).calls


def creates(kind, server, token, tenant, requests):
    def run():
        done = bulk.Loader(kind, server, token, tenant, requests, *CROWD)
        if done.failure:
            raise SystemExit(f"{server.name} makes no leads: {done.failure}")
        if done.answer["own_cpu_seconds"] > 0.5 * done.answer["seconds"] * os.cpu_count():
            print(f"the load itself took half of the processors beside {server.name}", file=sys.stderr)
        return done.speed
    return run


def best_of_pgbench(muster, script, **variables):
    """Of several numbers of connections the one that is best on this machine."""
    return lambda: max(
        muster.pgbench(count, PGBENCH_SECONDS, HERE / script, **variables)[0] for count in PGBENCH_CONNECTIONS)


def main():
    given = [int(word) for word in sys.argv[1:]]
    count, requests, leads = given + [ROUNDS, REQUESTS, LEADS][len(given):]
    print(f"load average before: {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores", flush=True)
    with contextlib.ExitStack() as stack:
        muster = stack.enter_context(Muster())
        people.put(muster)
        contestants.prepare_peers(muster.cluster)
        service = "/muster.leads.v1.LeadService/"
        asked = string_field(1, muster.tenant)

        def begin(start):
            server, make = start
            stack.enter_context(server)
            return make()

        get = begin(muster.start("Muster", os.cpu_count(), service + "GetLead", asked + string_field(2, LEAD_ID)))
        page = contestants.Contestant(
            get.server, muster.cluster, muster.database, service + "ListLeads", asked + PAGE, muster.token)
        peers = {}
        for name, folder in [("C++", "cpp"), ("Go", "go")]:
            own = begin(contestants.start_peer(muster.cluster, name, folder))
            listing = contestants.Contestant(
                own.server, own.cluster, own.database, "/bench.v1.LeadService/ListLeads", PEERS_PAGE, own.token)
            peers[name] = (own, listing)

        def creating(name):
            own, _ = peers[name]
            return creates("create-peer", own.server, own.token, "", requests // 5)

        races = [
            Race("GetLead", {"C++": 2.0, "pgbench": 0.9}, {
                "Muster": calls(get, requests), "C++": calls(peers["C++"][0], requests),
                "Go": calls(peers["Go"][0], requests),
                "pgbench": best_of_pgbench(muster, "get_lead.sql", lead=LEAD)}),
            Race("ListLeads of 50", {"C++": 1.6}, {
                "Muster": calls(page, requests // 10), "C++": calls(peers["C++"][1], requests // 10),
                "Go": calls(peers["Go"][1], requests // 10)}),
            Race("CreateLead", {"Go": 1.0, "pgbench": 0.9}, {
                "Muster": creates("create", get.server, muster.token, muster.tenant, requests // 5),
                "C++": creating("C++"), "Go": creating("Go"),
                "pgbench": best_of_pgbench(muster, "create_lead.sql")}),
        ]
        for race in races:
            for number in range(count):
                race.round(number)
                print(f"{race.name}: round {number + 1} of {count}", file=sys.stderr, flush=True)
            race.report()
        if leads > 0:
            tenant, token = muster.tenants[1]
            bulk.measure(get.server, token, tenant, leads)
    print(
        f"\nMedians of {count} rounds in turn on {CROWD[0]} connections of {CROWD[1]} streams: {requests:,} calls of "
        f"GetLead,\n{requests // 10:,} of ListLeads, {requests // 5:,} of CreateLead, each with its own person and "
        "request id. A ratio is the median of\neach round's own. One PostgreSQL for all, on the same machine, as is the "
        "load.")


main()
