"""`kill -9` of two servers and of their PostgreSQL at random moments, and what is left of what they acknowledged.

A short form runs with all tests, the long one by `tools/check --crash [KILLS [SEED]]`, which writes a report.
"""
import os
import random
import time

from cluster import MUSTERD, ROOT
from field import Field, kill_all
from journal import UNKNOWN, Journal
from load import eventually
from verdict import Verdict

IS_LONG = "MUSTER_CRASH_KILLS" in os.environ
KILLS = int(os.environ.get("MUSTER_CRASH_KILLS", "3"))
# One of PostgreSQL for five of musterd.
DATABASE_KILLS = max(1, KILLS // 5)
SEED = int(os.environ.get("MUSTER_SEED") or random.SystemRandom().randrange(1 << 32))
FOLDER = ROOT / ".build" / "crash"


class Killer:
    """Kills, and starts again what it has killed."""

    def __init__(self, cluster, serve, draws, journal):
        self.cluster, self.serve, self.draws, self.journal = cluster, serve, draws, journal
        self.servers = [serve(cluster.url(), "--loops", 1) for _ in range(2)]
        self.addresses = [server.address for server in self.servers]
        self.killed = {"musterd": 0, "PostgreSQL": 0}
        self.backends, self.silences = 0, {"musterd": 0.0, "PostgreSQL": 0.0}

    def kills(self, count, of_database):
        order = ["musterd"] * count + ["PostgreSQL"] * of_database
        self.draws.shuffle(order)
        for number, what in enumerate(order):
            self.journal.wait(self.draws.randrange(5, 60))
            time.sleep(self.draws.uniform(0, 0.6))
            died = time.monotonic()
            if what == "musterd":
                self.server(self.draws.randrange(2))
            else:
                self.database()
            self.killed[what] += 1
            self.journal.wait(1)
            self.silences[what] = max(self.silences[what], self.journal.last - died)
            if IS_LONG:
                print(f"{number + 1} of {len(order)}: {what}, {self.journal.answered} answers", flush=True)

    def server(self, number):
        self.servers[number].kill()
        # It may be away for a while, or be there again before its last transaction has ended.
        time.sleep(self.draws.choice([0, 0, self.draws.uniform(0, 0.5)]))
        self.servers[number] = self.serve(self.cluster.url(), "--loops", 1, listen=self.addresses[number])

    def database(self):
        self.backends += kill_all(self.cluster)
        self.cluster.start()


def test_what_was_acknowledged_outlives_every_kill(own_cluster, serve, keys, figure):
    FOLDER.mkdir(parents=True, exist_ok=True)
    draws, journal = random.Random(SEED), Journal(FOLDER / "journal.jsonl" if IS_LONG else None)
    print(f"\n{MUSTERD}, seed {SEED}", flush=True)
    cluster = own_cluster("max_connections = 200")
    killer = Killer(cluster, serve, draws, journal)
    started = time.monotonic()
    field = Field(cluster, keys, killer.addresses, journal, draws, tenants=3 if IS_LONG else 2)
    with field:
        journal.wait(50)
        killer.kills(KILLS, DATABASE_KILLS)
        journal.wait(50)
        if not IS_LONG:
            # As when what the dead held is over, which is waited for otherwise.
            cluster.sql(
                "UPDATE jobs SET lease_time = now() WHERE state = 'running';"
                "UPDATE imports SET stream_until = now() WHERE stream_until > now()")
    took = time.monotonic() - started
    eventually(lambda: cluster.number(
        "SELECT count(*) FROM pg_stat_activity WHERE usename = 'muster_app' AND state LIKE 'idle in%'") == 0, 60)
    verdict = Verdict(journal, field.observed(killer.addresses[0], hurries=not IS_LONG))
    verdict.look("erasures that are not done once", *field.erased())
    verdict.look("logs that their seals do not fit", *field.broken_logs(killer.addresses[1]))
    verdict.look("answers that ought not to be", journal.answered, journal.strange)
    lines = report(journal, killer, verdict, field, took)
    journal.close()
    if IS_LONG:
        (FOLDER / "report.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
        print("\n".join(lines), flush=True)
    figure(f"seed {SEED}: {lines[-1]}")
    assert not verdict.faults, f"seed {SEED}: {len(verdict.faults)} faults: " + "\n".join(verdict.faults[:20])
    assert journal.answered > 100 and sum(len(thing.history) for thing in field.things) > 100


def report(journal, killer, verdict, field, took):
    """Of all that was wanted, looked at and found."""
    kinds = sorted({call.kind for call in journal.calls})
    lines = [
        f"# {killer.killed['musterd']} kills of musterd, {killer.killed['PostgreSQL']} of PostgreSQL",
        "",
        f"Seed {SEED}, {took:.0f} s, 2 servers. With PostgreSQL {killer.backends} of its processes were killed. Until the"
        f" next answer of anybody: at most {killer.silences['musterd']:.2f} s after a kill of musterd,"
        f" {killer.silences['PostgreSQL']:.2f} s after one of PostgreSQL.",
        "",
        "| calls | wanted | acknowledged | refused | nobody knows | tries |",
        "|---|---|---|---|---|---|"]
    for kind in kinds:
        calls = journal.of(kind)
        states = [sum(call.state == state for call in calls) for state in ("done", "refused", UNKNOWN)]
        lines.append(f"| {kind} | {len(calls)} | " + " | ".join(map(str, states)) + (
            f" | {sum(call.tries for call in calls)} |"))
    operations = sum(len(thing.history) for thing in field.things)
    heard = sum(len(follower.heard) for follower in field.followers)
    lines += [
        "",
        f"{journal.echoes} calls were asked again after their answer, and answered the same. Tries that failed:"
        f" {', '.join(f'{count} {code}' for code, count in sorted(journal.codes.items())) or 'none'}.",
        f"Followers of events heard {heard} of them and were cut {sum(each.breaks for each in field.followers)} times.",
        "",
        "| looked for | among | found |",
        "|---|---|---|"]
    for what, (count, faults) in verdict.rows().items():
        lines.append(f"| {what} | {count} | {len(faults) or 'none'} |")
    lines += ["", *(f"- {fault}" for fault in verdict.faults[:100]), *([""] if verdict.faults else [])]
    states = [sum(call.state == state for call in journal.calls) for state in ("done", UNKNOWN)]
    return lines + [
        f"{killer.killed['musterd']} kills of musterd, {killer.killed['PostgreSQL']} of PostgreSQL: {states[0]} calls"
        f" acknowledged, {states[1]} of which nobody knew, {operations} operations on {len(field.things)} registers;"
        f" {len(verdict.faults)} faults"]
