"""S17: `kill -9` of servers that send, again and again: no limit is passed by one, no message leaves twice, and what
the dead had claimed comes back. MUSTER_SEND_TRIES sets how many messages want the room of each limit, 24 unless told."""
import collections
import os
import random
import threading
import time

import pytest
from load import LENIENCY, eventually, operator
from outreach import Calls, Outreach, Sink

TRIES = int(os.environ.get("MUSTER_SEND_TRIES", "24"))
ROOM = TRIES // 3
KILLS_MIN, KILLS_MAX = 4, 4 + TRIES // 20
# It is gone before the message, with it, and long after it: some are taken, some are not, of some nobody knows.
MOODS = "accept|slow:0.2|slow:1|slow:1|keep-and-cut|cut-in-data"
WHY = {
    "sender": "SKIP_REASON_RESOURCE_CAP", "day": "SKIP_REASON_DAILY_CAP", "contact": "SKIP_REASON_CONTACT_FREQUENCY",
    "credits": "SKIP_REASON_NO_CREDITS"}


@pytest.fixture
def sink():
    made = Sink()
    yield made
    made.close()


class Limited:
    """A tenant with room for few of those messages that it has to send."""

    def __init__(self, limit, calls, tenant, operator):
        self.limit, self.tenant = limit, tenant
        self.outreach = Outreach(
            calls, tenant, daily=ROOM if limit == "day" else 100_000, weekly=2 if limit == "contact" else 100)
        if limit == "credits":
            self.outreach.price(operator, ROOM)
        # Of one person's four messages two may leave; the others are of as many people, in two steps each.
        campaigns = [
            self.outreach.campaign(("first",) if limit == "contact" else ("first", "second"),
                                   cap=ROOM if limit == "sender" else 100_000)
            for _ in range(4 if limit == "contact" else 1)]
        self.leads = self.outreach.leads(TRIES // len(campaigns))
        self.room = 2 * len(self.leads) if limit == "contact" else ROOM
        for campaign in campaigns:
            self.outreach.enroll(self.leads, campaign)
        self.key = {
            "sender": "send.sender_%", "day": "sends", "contact": "contact.%", "credits": "%"}[limit]

    def accounts(self, cluster):
        """What each account of the limit has used and holds."""
        return [(key, int(used), int(reserved)) for key, used, reserved in cluster.rows(
            "SELECT account_key, used::bigint, reserved::bigint FROM ledger_accounts"
            f" WHERE tenant_id = '{self.tenant.uuid}' AND account_key LIKE '{self.key}'")]

    def passed(self, cluster):
        """Accounts beyond their limit at this moment."""
        most = 2 if self.limit == "contact" else ROOM
        if self.limit == "credits":
            # A hold of credits is of what is left.
            balance = cluster.number(
                "SELECT count(*) FROM sends WHERE status IN ('claimed', 'sent', 'unknown')"
                f" AND tenant_id = '{self.tenant.uuid}'")
            return [("credits", balance)] if balance > most else []
        return [row for row in self.accounts(cluster) if row[1] + row[2] > most]


class Watch:
    """Looks all the time whether an account is beyond its limit."""

    def __init__(self, cluster, limited):
        self.cluster, self.limited = cluster, limited
        self.found, self.looks = [], 0
        self.ending = threading.Event()
        self.thread = threading.Thread(target=self._look, daemon=True)

    def _look(self):
        while not self.ending.is_set():
            for each in self.limited:
                self.found += each.passed(self.cluster)
            self.looks += 1
            time.sleep(0.3)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.ending.set()
        self.thread.join(60)
        assert not self.thread.is_alive()


def hasten(cluster, which):
    """Their time has come, but for those that somebody looks at."""
    cluster.sql(
        "UPDATE enrollments e SET work_time = now() FROM (SELECT tenant_id, enrollment_id FROM enrollments"
        f" WHERE work_time IS NOT NULL AND {which} FOR UPDATE SKIP LOCKED) due"
        " WHERE e.tenant_id = due.tenant_id AND e.enrollment_id = due.enrollment_id")


def end_leases(cluster):
    """As when the minute of each claim is over."""
    cluster.sql(
        "UPDATE sends s SET lease_time = now() - interval '1 ms' FROM (SELECT tenant_id, send_id FROM sends"
        " WHERE status = 'claimed' FOR UPDATE SKIP LOCKED) over WHERE s.tenant_id = over.tenant_id"
        " AND s.send_id = over.send_id")
    hasten(cluster, "(last_send_status = 'claimed' OR status = 'active' AND work_time < now() + interval '25 s')")


def busy(cluster):
    return cluster.number(
        "SELECT count(*) FROM enrollments WHERE last_send_status = 'claimed'"
        " OR status = 'active' AND work_time < now() + interval '25 s'")


def look_again(cluster, seconds):
    """Everything that waits is looked at once more, as on the next day, but it is the same day."""
    end_leases(cluster)
    hasten(cluster, "status = 'active'")
    eventually(lambda: busy(cluster) == 0, seconds, step=0.2)


def of_tenant(mails, limited):
    place = limited.tenant.id.split("_")[1] + ".example"
    return [mail for mail in mails if mail.recipient.endswith(place)]


def check(cluster, each, limited, mails):
    """One limit when all is quiet; how many messages it let out."""
    outreach, name = limited.outreach, limited.limit
    mine = of_tenant(mails, limited)
    twice = [what for what, count in collections.Counter((m.recipient, m.subject) for m in mine).items() if count > 1]
    each.none(f"messages of {name} that arrived twice", twice)
    states = dict(cluster.rows(
        f"SELECT status, count(*) FROM sends WHERE tenant_id = '{limited.tenant.uuid}' GROUP BY 1"))
    sent, unknown = int(states.get("sent", 0)), int(states.get("unknown", 0))
    known = dict(cluster.rows(
        "SELECT provider_message_id, status FROM sends"
        f" WHERE tenant_id = '{limited.tenant.uuid}' AND status IN ('sent', 'unknown')"))
    each.none(f"messages of {name} that arrived and are not told of", [m.id for m in mine if m.id not in known])
    arrived = {m.id for m in mine}
    each.none(f"messages of {name} told to be sent that are not there", [
        key for key, status in known.items() if status == "sent" and key not in arrived])
    each.none(f"accounts of {name} beyond their limit", limited.passed(cluster))
    assert sent + unknown == limited.room, (name, limited.room, states)
    assert len(mine) <= limited.room
    # What nobody knows is said so, by whom people ask.
    paused = outreach.enrollments(pause_reason="ENROLLMENT_PAUSE_REASON_SEND_UNKNOWN")
    assert len(paused) == unknown
    assert all(one.last_send.status == 9 for one in paused)
    # What is held says why, and the limit.
    held = [
        one.last_send for one in outreach.enrollments(status="ENROLLMENT_STATUS_ACTIVE") if one.last_send.failed_checks]
    assert held and {
        check.DESCRIPTOR.fields_by_name["reason"].enum_type.values_by_number[check.reason].name
        for send in held for check in send.failed_checks} == {WHY[name]}
    if name == "sender":
        capacity = outreach.sender().capacity
        assert (capacity.cap, capacity.used, capacity.reserved) == (ROOM, ROOM, 0), capacity
    if name == "credits":
        balance = outreach.balance()
        told = [float(amount.value or 0) for amount in (balance.available, balance.reserved, balance.used)]
        assert told == [0, 0, ROOM], balance
    each.sum(f"messages that {name} let out of {TRIES}", sent + unknown)
    each.sum("of which nobody knows", unknown)


def test_no_limit_is_passed_and_nothing_leaves_twice_whoever_is_killed(cluster, serve, tenants, keys, rounds, sink):
    draws = random.Random()
    flags = ("--loops", 1, "--smtp-relay", sink.address)
    servers = [serve(cluster.url(), *flags) for _ in range(2)]
    for each in rounds("S17 kill -9 of servers that send", short=1, long=5):
        sink.behave(MOODS)
        admin = operator(keys)
        with Calls(servers[0].address) as calls:
            limited = [
                Limited(limit, calls, tenant, admin) for limit, tenant in zip(WHY, tenants(servers[0], len(WHY)))]
        with Watch(cluster, limited) as watch:
            kills, caught = 0, 0
            while kills < KILLS_MIN or kills < KILLS_MAX and busy(cluster):
                time.sleep(draws.uniform(0.1, 0.7))
                number = draws.randrange(2)
                servers[number].kill()
                kills += 1
                caught += cluster.number("SELECT count(*) FROM sends WHERE status = 'claimed'")
                if draws.random() < 0.5:
                    end_leases(cluster)
                servers[number] = serve(cluster.url(), *flags, listen=servers[number].address)
            sink.behave("accept")
            for _ in range(2):
                look_again(cluster, LENIENCY * 10 + TRIES / 4)
        each.sum("kills", kills)
        each.sum("claims under way at a kill", caught)
        each.none("accounts beyond their limit at any moment", watch.found)
        each.sum("looks at each limit meanwhile", watch.looks)
        each.none("reservations left", cluster.rows(
            "SELECT tenant_id, purpose FROM ledger_reservations WHERE state = 'held'"))
        each.none("accounts that hold something", cluster.rows(
            "SELECT tenant_id, account_key, reserved FROM ledger_accounts WHERE reserved <> 0"))
        each.none("reservations of credits left", cluster.rows(
            "SELECT tenant_id, reference FROM usage_reservations WHERE state = 'held'"))
        mails = sink.mails()
        with Calls(servers[0].address) as calls:
            for one in limited:
                one.outreach.calls = calls
                check(cluster, each, one, mails)
        # What the next round must not see.
        cluster.sql("UPDATE enrollments SET work_time = NULL WHERE status = 'active'")
