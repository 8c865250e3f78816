"""What the clients know beside what there is: nothing acknowledged is lost, nothing is doubled, totals are exact."""
import collections
import dataclasses
from decimal import Decimal

from clients import CREDITS_PER_UNIT, HELD_MAX
from journal import DONE, REFUSED, UNKNOWN
from linearizable import fault, register

# Calls of which each that is done leaves one record of its request.
ONCE = ("create", "thing", "write", "delete", "undelete", "setting", "reserve", "commit", "release", "grant")
# What is heard of each that is done.
HEARD = {
    "create": "lead.created", "thing": "lead.created", "write": "lead.updated", "delete": "lead.deleted",
    "undelete": "lead.undeleted", "setting": "settings.updated", "grant": "credits.granted"}


@dataclasses.dataclass
class Tenant:
    """What there is of one tenant when all has ended."""

    # Of each lead its id and address.
    leads: list = dataclasses.field(default_factory=list)
    # Of each entry its metric, key and amount.
    entries: list = dataclasses.field(default_factory=list)
    # By metric: what is used, and in how many entries.
    usage: dict = dataclasses.field(default_factory=dict)
    # Used and held of the quota.
    quota: tuple = (Decimal(0), Decimal(0))
    # Credits that were granted and used.
    credits: tuple = (Decimal(0), Decimal(0))
    # Leads that imports made, as Muster's own meter has counted them.
    imported: Decimal = Decimal(0)
    # Of each event its id, type, target, version and request, in their order; and as each follower heard them.
    events: list = dataclasses.field(default_factory=list)
    heard: dict = dataclasses.field(default_factory=dict)


@dataclasses.dataclass
class Observed:
    tenants: dict
    # How often each request is in the journal of the server as done.
    done: dict
    # Things with their histories, the last look included.
    things: list = dataclasses.field(default_factory=list)


class Verdict:
    """Faults, by what was looked at, and of how many each was found."""

    def __init__(self, journal, observed):
        self.journal, self.observed = journal, observed
        self.checks = []
        self.requests()
        for name, tenant in observed.tenants.items():
            self.leads(name, tenant)
            self.entries(name, tenant)
            self.totals(name, tenant)
            self.events(name, tenant)
        self.registers()

    def look(self, what, count, faults):
        self.checks.append((what, count, list(faults)))

    @property
    def faults(self):
        return [f"{what}: {one}" for what, _, faults in self.checks for one in faults]

    def rows(self):
        """Of each look, over all tenants: how many were looked at, and the faults."""
        rows = {}
        for what, count, faults in self.checks:
            former = rows.get(what, (0, []))
            rows[what] = (former[0] + count, former[1] + faults)
        return rows

    def happened(self, call):
        """Whether it was done, by the server's own journal where its client does not know."""
        return call.state == DONE or (call.state == UNKNOWN and self.observed.done.get(call.request, 0) > 0)

    def requests(self):
        """By the id of each request, whatever it changed."""
        calls = self.journal.of(*ONCE)
        times = [(call, self.observed.done.get(call.request, 0)) for call in calls]
        self.look("acknowledged, and not done", sum(call.is_done for call in calls), (
            call.request for call, count in times if call.is_done and count == 0))
        self.look("done more than once", len(calls), (call.request for call, count in times if count > 1))
        self.look("refused, and done", sum(call.state == REFUSED for call in calls), (
            call.request for call, count in times if call.state == REFUSED and count))

    def leads(self, name, tenant):
        emails = collections.Counter(email for _, email in tenant.leads)
        ids = {email: lead for lead, email in tenant.leads}
        made = self.journal.of("create", "thing", tenant=name)
        self.look("leads that are lost", sum(call.is_done for call in made), (
            call.given["email"] for call in made
            if call.is_done and ids.get(call.given["email"]) != call.answer["id"]))
        self.look("leads that are there twice", len(tenant.leads), (
            email for email, count in emails.items() if count > 1))
        imports = self.journal.of("import", tenant=name)
        wanted = {call.given["email"] for call in made} | {
            email for call in imports for rows in call.given["chunks"] for email in rows}
        self.look("leads that nobody wanted", len(tenant.leads), (email for email in emails if email not in wanted))
        stored = 0
        lost, torn = [], []
        for call in imports:
            kept = [sum(email in emails for email in rows) for rows in call.given["chunks"]]
            stored += sum(kept)
            acknowledged = range(len(kept)) if call.is_done else call.given.get("acknowledged", ())
            lost += [
                f"{call.given['id']} chunk {index}" for index in acknowledged
                if kept[index] < len(call.given["chunks"][index])]
            whole = [count == len(rows) for count, rows in zip(kept, call.given["chunks"])]
            # Chunks are stored whole, and in their order.
            if any(0 < count < len(rows) for count, rows in zip(kept, call.given["chunks"])) or (
                    whole != sorted(whole, reverse=True)):
                torn.append(f"{call.given['id']}: {kept}")
        self.look("chunks of imports that are lost", sum(len(call.given["chunks"]) for call in imports), lost)
        self.look("imports that are torn", len(imports), torn)
        self.look("leads that imports made, as they are metered", stored, differs(
            "leads", Decimal(stored), tenant.imported))

    def entries(self, name, tenant):
        keys = collections.Counter(key for metric, key, _ in tenant.entries if metric == "units")
        amounts = {key: amount for metric, key, amount in tenant.entries if metric == "units"}
        calls = self.journal.of("use", tenant=name)
        wanted = {key: (Decimal(amount), call) for call in calls for key, amount in call.given["entries"]}
        self.look("entries of usage that are lost", sum(call.is_done for _, call in wanted.values()), (
            key for key, (_, call) in wanted.items() if call.is_done and key not in keys))
        self.look("entries of usage that are there twice", len(keys), (key for key, count in keys.items() if count > 1))
        self.look("entries of usage that nobody wanted", len(keys), (key for key in keys if key not in wanted))
        self.look("entries of usage with another amount", len(keys), (
            key for key, amount in amounts.items() if key in wanted and wanted[key][0] != amount))
        self.look("calls with usage that are torn", len(calls), (
            call.request for call in calls if len({key in keys for key, _ in call.given["entries"]}) > 1))
        units = sum((wanted[key][0] for key in keys if key in wanted), Decimal(0))
        self.look("units that were used", len(keys), differs("units", (units, len(keys)), tenant.usage["units"]))
        self.look("credits that were used", len(keys), differs(
            "credits", units * CREDITS_PER_UNIT, tenant.credits[1]))

    def totals(self, name, tenant):
        granted = [call for call in self.journal.of("grant", tenant=name) if self.happened(call)]
        self.look("credits that were granted", len(granted), differs(
            "credits", sum((Decimal(call.given["amount"]) for call in granted), Decimal(0)), tenant.credits[0]))
        committed = [call for call in self.journal.of("commit", tenant=name) if self.happened(call)]
        settled = {call.given["id"] for call in committed} | {
            call.given["id"] for call in self.journal.of("release", tenant=name) if self.happened(call)}
        reserved = [call for call in self.journal.of("reserve", tenant=name) if self.happened(call)]
        used = sum((Decimal(call.given["amount"]) for call in committed), Decimal(0))
        held = sum((
            Decimal(call.given["amount"]) for call in reserved if call.answer.get("id") not in settled), Decimal(0))
        self.look("used and held of a quota", len(reserved), differs("units", (used, held), tenant.quota))
        self.look("above the quota", len(reserved), [f"{used} and {held}"] if used + held > HELD_MAX else [])
        self.look("entries of reservations", len(committed), differs(
            "units", (used, len(committed)), tenant.usage["holds"]))
        entries = collections.Counter(key for metric, key, _ in tenant.entries if metric == "holds")
        self.look("entries of reservations that are not there once", len(committed), (
            call.given["id"] for call in committed if entries.get(call.given["id"]) != 1))

    def events(self, name, tenant):
        ids = [event[0] for event in tenant.events]
        for how, heard in tenant.heard.items():
            told = [event[0] for event in heard]
            self.look(f"events that are heard twice {how}", len(told), (
                one for one, count in collections.Counter(told).items() if count > 1))
            self.look(f"events that are not heard {how}", len(ids), set(ids) - set(told))
            self.look(f"events heard {how} that are none", len(told), set(told) - set(ids))
        # That of the list is another: by the time at which a change began, not that at which it could be seen.
        orders = [[event[0] for event in heard] for heard in tenant.heard.values()]
        self.look("events in another order to one than to the other", len(ids), (
            f"{one} and {other}" for told in orders[1:] for one, other in zip(orders[0], told) if one != other))
        requests = collections.Counter((event[4], event[1]) for event in tenant.events)
        calls = self.journal.of(*HEARD, tenant=name)
        self.look("changes without their one event", len(calls), (
            f"{call.request} has {requests[call.request, HEARD[call.kind]]}" for call in calls
            if requests[call.request, HEARD[call.kind]] != int(self.happened(call))))
        versions = collections.defaultdict(list)
        for _, _, target, version, _ in tenant.events:
            if target.startswith("lead_"):
                versions[target].append(version)
        self.look("leads whose events are no row of versions", len(versions), (
            f"{lead}: {found[:20]}" for lead, found in versions.items() if found != list(range(1, len(found) + 1))))

    def registers(self):
        things = self.observed.things
        self.look("histories that cannot be", len(things), (
            f"{thing.name}: {found}" for thing in things
            if (found := fault(thing.history, thing.first, register))))


def differs(unit, wanted, found):
    return [] if wanted == found else [f"{show(found)} {unit} instead of {show(wanted)}"]


def show(value):
    return " and ".join(map(str, value)) if isinstance(value, tuple) else str(value)
