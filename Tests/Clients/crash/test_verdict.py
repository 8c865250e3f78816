"""The verdict finds each fault that is planted, in what is otherwise right."""
from decimal import Decimal

import pytest
from clients import Thing
from journal import Call, Journal
from linearizable import Operation, Read, Register, Write
from verdict import Observed, Tenant, Verdict


class Right:
    """A journal, and what there is when all has gone well."""

    def __init__(self):
        self.journal = Journal()
        self.observed = Observed(tenants={"t": Tenant()}, done={})
        tenant = self.tenant
        self.event("lead.created", "lead_1", 1, self.call("create", {"id": "lead_1"}, email="a@x"))
        self.event("lead.created", "lead_2", 1, self.call("thing", {"id": "lead_2"}, email="b@x"))
        self.event("lead.updated", "lead_2", 2, self.call("write", {"version": 2, "value": "v"}, id="lead_2", version=1))
        # Left by its client, and done; and one that was not.
        self.event("lead.created", "lead_3", 1, self.call("create", None, email="c@x"))
        self.call("create", None, is_done=False, email="d@x")
        self.call("delete", None, is_done=False, id="lead_2").refused("VERSION_STALE", current_version="2")
        self.call("import", {"rows": 3, "created": 3}, id="import_1", chunks=[["r1@x", "r2@x"], ["r3@x"]])
        self.call("import", None, id="import_2", chunks=[["s1@x", "s2@x"], ["s3@x"]], acknowledged=[0])
        tenant.leads = [("lead_1", "a@x"), ("lead_2", "b@x"), ("lead_3", "c@x"), *(
            (f"lead_{email}", email) for email in ("r1@x", "r2@x", "r3@x", "s1@x", "s2@x"))]
        tenant.imported = Decimal(5)
        self.call("use", {"recorded": 2}, entries=[("k1", "1.250"), ("k2", "3")])
        self.call("use", None, entries=[("k3", "0.5"), ("k4", "0.25")])
        self.call("use", None, entries=[("k5", "7")])
        reserved = [self.call("reserve", {"id": f"reservation_{n}"}, amount=10 * n) for n in (1, 2, 3)]
        self.call("commit", {}, id="reservation_1", amount=4)
        self.call("release", {}, id="reservation_2")
        self.event("credits.granted", "", 0, self.call("grant", {"id": "grant_1"}, amount="100.5"))
        tenant.entries = [("units", "k1", Decimal("1.25")), ("units", "k2", Decimal(3)), ("units", "k3", Decimal("0.5")),
                          ("units", "k4", Decimal("0.25")), ("holds", "reservation_1", Decimal(4))]
        tenant.usage = {"units": (Decimal(5), 4), "holds": (Decimal(4), 1)}
        tenant.quota = (Decimal(4), Decimal(reserved[2].given["amount"]))
        tenant.credits = (Decimal("100.5"), Decimal("2.5"))
        tenant.heard = {"by a stream": list(tenant.events), "page by page": list(tenant.events)}
        thing = Thing("lead", None, "lead_2", Register(1, ""))
        thing.history = [Operation(1, 2, Write(1, "v"), Register(2, "v")), Operation(3, 4, Read(), Register(2, "v"))]
        self.observed.things.append(thing)

    @property
    def tenant(self):
        return self.observed.tenants["t"]

    def call(self, kind, answer, is_done=True, **given):
        call = self.journal.begin(Call(kind, "t", **given))
        if answer is not None:
            call.done(**answer)
        if is_done:
            self.observed.done[call.request] = 1
        return call

    def event(self, kind, target, version, call):
        self.tenant.events.append((f"event_{len(self.tenant.events)}", kind, target, version, call.request))

    def of(self, kind):
        return self.journal.of(kind)[0]

    def faults(self):
        return Verdict(self.journal, self.observed).faults


def move_last(right):
    heard = right.tenant.heard["page by page"]
    heard.insert(0, heard.pop())


PLANTED = {
    "leads that are lost": lambda right: right.tenant.leads.pop(0),
    "leads that are there twice": lambda right: right.tenant.leads.append(("lead_9", "a@x")),
    "leads that nobody wanted": lambda right: right.tenant.leads.append(("lead_9", "z@x")),
    "acknowledged, and not done": lambda right: right.observed.done.pop(right.of("write").request),
    "done more than once": lambda right: right.observed.done.update({right.of("write").request: 2}),
    "refused, and done": lambda right: right.observed.done.update({right.of("delete").request: 1}),
    "chunks of imports that are lost": lambda right: right.tenant.leads.remove(("lead_s2@x", "s2@x")),
    "imports that are torn": lambda right: right.tenant.leads.remove(("lead_r1@x", "r1@x")),
    "leads that imports made, as they are metered": lambda right: setattr(right.tenant, "imported", Decimal(6)),
    "entries of usage that are lost": lambda right: right.tenant.entries.pop(0),
    "entries of usage that are there twice": lambda right: right.tenant.entries.append(right.tenant.entries[0]),
    "entries of usage that nobody wanted": lambda right: right.tenant.entries.append(("units", "k9", Decimal(1))),
    "entries of usage with another amount": lambda right: right.tenant.entries.append(("units", "k1", Decimal("1.26"))),
    "calls with usage that are torn": lambda right: right.tenant.entries.pop(3),
    "units that were used": lambda right: right.tenant.usage.update({"units": (Decimal("5.001"), 4)}),
    "credits that were used": lambda right: setattr(right.tenant, "credits", (Decimal("100.5"), Decimal("2.4995"))),
    "credits that were granted": lambda right: setattr(right.tenant, "credits", (Decimal("201"), Decimal("2.5"))),
    "used and held of a quota": lambda right: setattr(right.tenant, "quota", (Decimal(4), Decimal(50))),
    "above the quota": lambda right: right.of("reserve").given.update(amount=70_000) or right.call(
        "reserve", {"id": "reservation_8"}, amount=70_000),
    "entries of reservations": lambda right: right.tenant.usage.update({"holds": (Decimal(8), 2)}),
    "entries of reservations that are not there once": lambda right: right.tenant.entries.pop(),
    "events that are heard twice": lambda right: right.tenant.heard["page by page"].append(right.tenant.events[0]),
    "events that are not heard": lambda right: right.tenant.heard["by a stream"].pop(),
    "events heard by a stream that are none": lambda right: right.tenant.heard["by a stream"].append(
        ("event_9", "lead.created", "lead_9", 1, "")),
    "events in another order to one than to the other": move_last,
    "changes without their one event": lambda right: right.tenant.events.pop(2),
    "leads whose events are no row of versions": lambda right: right.tenant.events.pop(1),
    "histories that cannot be": lambda right: right.observed.things[0].history.append(
        Operation(5, 6, Read(), Register(1, ""))),
}


def test_nothing_is_found_where_nothing_is_wrong():
    assert Right().faults() == []


@pytest.mark.parametrize("what", PLANTED)
def test_what_is_planted_is_found(what):
    right = Right()
    PLANTED[what](right)
    assert [fault for fault in right.faults() if fault.startswith(what)], right.faults()


def test_each_look_has_its_planted_fault():
    right = Right()
    looks = {what for what, _, _ in Verdict(right.journal, right.observed).checks}
    hows = ("by a stream", "page by page")
    planted = {what.replace(how, other) for what in PLANTED for how in hows for other in hows}
    assert [look for look in looks if not any(look.startswith(what) for what in planted)] == []
