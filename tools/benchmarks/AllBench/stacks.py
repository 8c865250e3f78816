"""The servers of `tools/bench all`: how each is asked for the same four things, and what tells a right answer."""
import json
import pathlib
import sys
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "DBBench"), str(HERE.parent / "LeadsBench")]

import bulk  # noqa: E402
import contestants  # noqa: E402
from connection import HEALTH_CHECK  # noqa: E402
from contestants import Contestant, peer_token, string_field  # noqa: E402
from load import CROWD, Load, cpu_seconds  # noqa: E402

CALLS = ("Check", "GetLead", "ListLeads", "CreateLead")
# How many of the calls of a round: a page is as much work as some rows.
SHARES = {"Check": 2, "GetLead": 1, "ListLeads": 0.1, "CreateLead": 0.1}
PAGE_SIZE = 50
LEAD_EMAIL = b"lead7@example1.com"
MUSTER_LEAD = "lead_01j0000007e008000000000007"
# One caller of HTTP/1.1 has one call under way: as many callers as there are streams.
HTTP_CROWD = (CROWD[0] * CROWD[1], 1)


class Figures:
    """One load of one server: calls a second, microseconds of CPU a call without and with PostgreSQL, ms."""

    def __init__(self, calls, own, everything, median, slow):
        self.calls, self.own, self.all, self.median, self.slow = calls, own, everything, median, slow

    def words(self):
        return {
            "calls_per_second": self.calls, "cpu_us_per_call": self.own, "cpu_us_per_call_with_postgres": self.all,
            "p50_ms": self.median, "p99_ms": self.slow}


class Check(Contestant):
    """Health, which asks no database."""

    answer_least = len(contestants.servers.ANSWER)


class HTTPContestant(Contestant):
    """A call of HTTP/1.1 and JSON."""

    @staticmethod
    def framed(message):
        return message

    def ask(self):
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{self.path}", data=self.message or None,
            headers={"authorization": self.authorization, "content-type": "application/json"})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.read()

    def asking(self, body):
        words = ["--h1", "-H", f"authorization: {self.authorization}"]
        if self.message:
            words += ["-d", body, "-H", "content-type: application/json"]
        return [*words, f"http://127.0.0.1:{self.port}{self.path}"]


class Stack:
    """A server that runs, with its four calls; `leads` counts the rows of the tenant that is asked."""

    shape = CROWD

    def __init__(self, server, cluster, database, leads):
        self.name, self.server, self.cluster, self.database, self.leads = (
            server.name, server, cluster, database, leads)
        self.calls = {}

    def check(self):
        """A right answer has what was asked for, not only the right length."""
        answer = self.calls["GetLead"].ask()
        if LEAD_EMAIL not in answer:
            raise SystemExit(f"{self.name} answers GetLead with another lead: {answer!r}")
        answer = self.calls["ListLeads"].ask()
        found = answer.count(b"@example1.com")
        if found != PAGE_SIZE:
            raise SystemExit(f"{self.name} lists {found} leads of the tenant where {PAGE_SIZE} are right")

    def load(self, name, requests):
        if name == "CreateLead":
            return self.create(requests)
        done = Load(self.calls[name], self.shape, requests)
        return Figures(done.calls, done.own, done.all, done.median, done.slow)

    def create(self, requests):
        """Whatever it answered, the rows have to be there."""
        before = self.leads()
        figures = self.creating(requests)
        made = self.leads() - before
        if made != requests:
            raise SystemExit(f"{self.name} answered {requests} calls of CreateLead and made {made} leads")
        return figures

    def creating(self, requests):
        """Each call for a person of its own, by our own client."""
        sessions = self.cluster.sessions(self.database)
        served, stored = self.server.cpu_seconds(), cpu_seconds(sessions)
        done = bulk.Loader(self.kind, self.server, self.token, self.tenant, requests, *self.shape)
        if done.failure:
            raise SystemExit(f"{self.name} makes no leads: {done.failure}")
        own = (self.server.cpu_seconds() - served) / requests * 1e6
        stored = (cpu_seconds(sessions) - stored) / requests * 1e6
        return Figures(done.speed, own, own + stored, done.answer["p50_ms"], done.answer["p99_ms"])


class MusterStack(Stack):
    kind = "create"

    def __init__(self, server, muster):
        super().__init__(server, muster.cluster, muster.database, lambda: int(muster.cluster.sql(
            f"SELECT count(*) FROM muster.leads WHERE tenant_id = '{contestants.uuid_of(muster.tenant)}'",
            muster.database)))
        self.token, self.tenant = muster.token, muster.tenant
        service, asked = "/muster.leads.v1.LeadService/", string_field(1, muster.tenant)
        place = (server, muster.cluster, muster.database)
        self.calls = {
            "Check": Check(*place, HEALTH_CHECK, b"", muster.token),
            "GetLead": Contestant(*place, service + "GetLead", asked + string_field(2, MUSTER_LEAD), muster.token),
            "ListLeads": Contestant(*place, service + "ListLeads", asked + bytes([2 << 3, PAGE_SIZE]), muster.token),
        }


def leads_of_peer(cluster, database):
    """Those of tenant 1, whose token all have."""
    return lambda: int(cluster.sql(
        f"SELECT count(*) FROM leads WHERE tenant_id = '{contestants.PEERS_TENANT}'", database))


class PeerStack(Stack):
    kind = "create-peer"
    tenant = ""

    def __init__(self, cluster, name, folder):
        server, database = contestants.run_peer(cluster, name, folder)
        super().__init__(server, cluster, database, leads_of_peer(cluster, database))
        self.token = peer_token(contestants.PEERS_TENANT)
        service, place = "/bench.v1.LeadService/", (server, cluster, database)
        self.calls = {
            "Check": Check(*place, HEALTH_CHECK, b"", self.token),
            "GetLead": Contestant(*place, service + "GetLead", string_field(1, contestants.PEERS_LEAD), self.token),
            "ListLeads": Contestant(*place, service + "ListLeads", bytes([1 << 3, PAGE_SIZE]), self.token),
        }


def answers_http(port):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5) as answer:
            return b"SERVING" in answer.read()
    except OSError:
        return False


class FastAPIStack(Stack):
    shape = HTTP_CROWD

    def __init__(self, cluster):
        server, database = contestants.run_peer(cluster, "FastAPI", "fastapi", answers_http)
        super().__init__(server, cluster, database, leads_of_peer(cluster, database))
        token, place = peer_token(contestants.PEERS_TENANT), (server, cluster, database)
        person = {
            "email": "bench-create@peer.example", "first_name": "Bench", "last_name": "Create", "title": "VP Sales",
            "company": "Bench Company 1"}
        self.calls = {
            "Check": HTTPContestant(*place, "/health", b"", token),
            "GetLead": HTTPContestant(*place, f"/v1/leads/{contestants.PEERS_LEAD}", b"", token),
            "ListLeads": HTTPContestant(*place, f"/v1/leads?page_size={PAGE_SIZE}", b"", token),
            "CreateLead": HTTPContestant(*place, "/v1/leads", json.dumps(person).encode(), token),
        }

    def creating(self, requests):
        done = Load(self.calls["CreateLead"], self.shape, requests)
        return Figures(done.calls, done.own, done.all, done.median, done.slow)

    def create(self, requests):
        """The look whether it answers has made one before."""
        time.sleep(0.1)
        return super().create(requests)


class Pgbench:
    """Muster's own statements, of several numbers of connections the one that is best on this machine."""

    name, server = "pgbench", None
    scripts = {"GetLead": "get_lead.sql", "CreateLead": "create_lead.sql"}

    def __init__(self, muster, seconds, connections):
        self.muster, self.seconds, self.connections = muster, seconds, connections

    def check(self):
        """It ends with an error when a statement fails."""

    def load(self, name, _):
        script = HERE.parent / "LeadsBench" / self.scripts[name]
        more = {"lead": "01900000-0007-7000-8000-000000000007"} if name == "GetLead" else {}
        speed = max(
            self.muster.pgbench(count, self.seconds, script, **more)[0] for count in self.connections)
        return Figures(speed, None, None, None, None)
