"""Usage and settings on Muster beside pgbench with Muster's own statements: `tools/bench usage`."""
import contextlib
import os
import pathlib
import statistics
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "DBBench"), str(HERE.parent / "LeadsBench")]

import bulk  # noqa: E402
from captured import logging  # noqa: E402
from contestants import Contestant, Muster, string_field, uuid_of  # noqa: E402
from load import CROWD, Load  # noqa: E402
from scripts import WORDS, script  # noqa: E402

ROUNDS, REQUESTS, ENTRIES = 3, 20_000, 10_000_000
PARTS = 100
PGBENCH_SECONDS = 3
PGBENCH_CONNECTIONS = (4, 8, 16)
ASKED_OF_PGBENCH, ASKED_OF_GET_LEAD = 0.8, 2.0
DAY = 86_400
USAGE = "/muster.usage.v1.UsageService/"


class Race:
    """One call and what it is measured against, by rounds."""

    def __init__(self, name, asked, own, other, unit="calls/s", size=1):
        self.name, self.asked, self.own, self.other, self.unit, self.size = name, asked, own, other, unit, size
        self.speeds = []

    def round(self, number):
        pair = [None, None]
        for place in ([0, 1] if number % 2 == 0 else [1, 0]):
            pair[place] = (self.own, self.other[1])[place]()
        self.speeds.append(pair)

    def report(self):
        own = statistics.median(pair[0] for pair in self.speeds) * self.size
        ratio = statistics.median(pair[0] / pair[1] for pair in self.speeds)
        reached = "reached" if ratio >= self.asked else "not reached"
        print(
            f"{self.name:26}{own:12,.0f} {self.unit:10}{ratio:8.2f} of {self.other[0]:10}"
            f"asked {self.asked:.1f}: {reached}", flush=True)


def calls(contestant, requests):
    return lambda: Load(contestant, CROWD, requests).calls


def records(kind, server, muster, requests, shape=CROWD):
    def run():
        done = bulk.Loader(kind, server, muster.token, muster.tenant, requests, *shape)
        if done.failure:
            raise SystemExit(f"no usage was recorded: {done.failure}")
        return done.speed
    return run


def best_of_pgbench(muster, script):
    """Of several numbers of connections the one that is best on this machine."""
    return "pgbench", lambda: max(
        muster.cluster.pgbench(script.path, muster.database, "muster_app", count, PGBENCH_SECONDS)[0]
        for count in PGBENCH_CONNECTIONS)


def fill(muster, entries):
    """In many transactions, as entries come; then they are summed up."""
    text = (HERE / "entries.sql").read_text()
    began = time.monotonic()
    for part in range(PARTS):
        muster.cluster.sql(
            text.replace(":'tenant'", f"'{uuid_of(muster.tenant)}'").replace(":rows", str(entries // PARTS))
            .replace(":part", str(part)).replace(":'total'", str(entries)), muster.database)
        if part % 10 == 9:
            print(f"{part + 1} of {PARTS} parts of the entries, {time.monotonic() - began:.0f} s", file=sys.stderr)
    muster.cluster.file(HERE / "rollups.sql", muster.database)
    print(f"all is summed up, {time.monotonic() - began:.0f} s", file=sys.stderr)
    found = int(muster.cluster.sql("SELECT count(*) FROM muster.usage_entries", muster.database))
    print(f"{found:,} entries of 1,000 tenants, a tenth of them of the one that is asked")


def plan(muster, statement):
    """As the server's role has it."""
    return muster.cluster.sql(
        "BEGIN; SET LOCAL ROLE muster_app; SET LOCAL search_path = muster; "
        f"SET LOCAL muster.tenant_id = '{uuid_of(muster.tenant)}'; EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) "
        f"{statement}; ROLLBACK", muster.database)


def number_field(number, value):
    encoded = bytearray()
    for part in [number << 3, value]:
        while part > 127:
            encoded.append(part & 127 | 128)
            part >>= 7
        encoded.append(part)
    return bytes(encoded)


def message_field(number, content):
    return bytes([number << 3 | 2, len(content)]) + content


def query(tenant, days):
    """So many whole days up to today, by day."""
    today = int(time.time()) // DAY * DAY
    return (
        string_field(1, tenant) + string_field(5, "bench") + string_field(6, "units")
        + message_field(8, number_field(1, today - days * DAY)) + message_field(9, number_field(1, today))
        + number_field(10, 3))


def calling(muster, server, path, message):
    return Contestant(server, muster.cluster, muster.database, path, message, muster.token)


def lead(muster):
    """The id of one of the demo leads, as its message has it."""
    return muster.cluster.sql(
        "SELECT convert_from(substr(message, 3, 31), 'UTF8') FROM muster.leads "
        f"WHERE tenant_id = '{uuid_of(muster.tenant)}' LIMIT 1", muster.database)


def take_scripts(stack, muster, calls_of):
    """What a server of its own asks for, for each call; measured are others."""
    taken = {}
    with logging(muster.cluster, muster.database):
        server, make = muster.start("Muster, logged", 1, *calls_of["get_balance"])
        with server:
            make()

            def once(name):
                if name in calls_of:
                    return lambda: calling(muster, server, *calls_of[name])
                return records(name.replace("_", "-"), server, muster, 1, (1, 1))

            for name in WORDS:
                # Statements are prepared by the first call.
                once(name)()
                taken[name] = script(stack, muster.cluster, once(name), name)
    return taken


def main():
    given = [int(word) for word in sys.argv[1:]]
    count, requests, entries = given + [ROUNDS, REQUESTS, ENTRIES][len(given):]
    print(f"load average before: {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores", flush=True)
    with contextlib.ExitStack() as stack:
        muster = stack.enter_context(Muster())
        fill(muster, entries)
        asked = string_field(1, muster.tenant)
        calls_of = {
            "get_balance": (USAGE + "GetBalance", asked),
            "query_usage": (USAGE + "QueryUsage", query(muster.tenant, 30)),
        }
        scripts = take_scripts(stack, muster, calls_of)
        server, make = muster.start("Muster", os.cpu_count(), USAGE + "GetBalance", asked)
        stack.enter_context(server)
        balance, usage = make(), calling(muster, server, *calls_of["query_usage"])
        balance.answer_slack = usage.answer_slack = 2
        get_lead = calling(
            muster, server, "/muster.leads.v1.LeadService/GetLead", asked + string_field(2, lead(muster)))
        resolve = calling(
            muster, server, "/muster.settings.v1.SettingsService/ResolveSetting",
            asked + string_field(2, "sending") + string_field(3, "daily_cap"))
        races = [
            # Reads first: pgbench's statements say how far rollups went when they were taken.
            Race("GetBalance", ASKED_OF_PGBENCH, calls(balance, requests),
                 best_of_pgbench(muster, scripts["get_balance"])),
            Race("QueryUsage, 30 days", ASKED_OF_PGBENCH, calls(usage, requests // 10),
                 best_of_pgbench(muster, scripts["query_usage"])),
            Race("ResolveSetting", ASKED_OF_GET_LEAD, calls(resolve, requests * 2),
                 ("GetLead", calls(get_lead, requests * 2))),
            Race("RecordUsage, singly", ASKED_OF_PGBENCH, records("record", server, muster, requests),
                 best_of_pgbench(muster, scripts["record"]), "entries/s"),
            Race("RecordUsage, 100 a call", ASKED_OF_PGBENCH,
                 records("record-100", server, muster, requests // 20),
                 best_of_pgbench(muster, scripts["record_100"]), "entries/s", 100),
        ]
        for race in races:
            for number in range(count):
                race.round(number)
                print(f"{race.name}: round {number + 1} of {count}", file=sys.stderr, flush=True)
            race.report()
        for name, word in [("get_balance", "FROM credit_grants b"), ("query_usage", "WITH meters AS")]:
            print(f"\nThe plan of {name}:\n{plan(muster, scripts[name].about(word))}")
    print(
        f"\nMedians of {count} rounds in turn on {CROWD[0]} connections of {CROWD[1]} streams. A ratio is the "
        "median of each round's own.\nOne PostgreSQL, on the same machine, as is the load.")


main()
