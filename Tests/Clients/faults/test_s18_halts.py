"""S18: a stop of all sends and a pause of one campaign, while a hundred messages are queued at two servers."""
import collections
import time

import pytest
from load import LENIENCY, eventually, operator
from muster.campaigns.v1 import campaigns_pb2
from muster.platform.v1 import platform_pb2
from outreach import Calls, Outreach, Sink
from test_s17_sends import end_leases

# An emergency stop holds within so many seconds on all servers.
BOUND = 1
QUEUED = 100
# Of each message its relay says nothing for so long, so that two servers need many times the bound for all.
SLOW = 2


@pytest.fixture
def sink():
    made = Sink(f"slow:{SLOW}")
    yield made
    made.close()


@pytest.fixture
def flowing(cluster, serve, tenants, sink):
    """Calls to the second of two servers that both send, and a tenant whose messages leave, with a hundred queued."""
    servers = [serve(cluster.url(), "--loops", 1, "--smtp-relay", sink.address) for _ in range(2)]
    opened = [Calls(server.address) for server in servers]
    outreach = Outreach(opened[0], tenants(servers[0], 1)[0])
    campaign = outreach.campaign()
    # Each server has up to 32 of one tenant on the way.
    leads = outreach.leads(QUEUED + 64)
    outreach.enroll(leads, campaign)
    eventually(lambda: sink.count() >= 10, 60)
    yield opened, outreach, campaign, len(leads)
    for calls in opened:
        calls.channel.close()
    # Whatever became of the test: the others send from this database too.
    cluster.sql(f"UPDATE enrollments SET work_time = NULL WHERE tenant_id = '{outreach.tenant.uuid}'")


def all_leave_once(cluster, sink, count):
    """They go on where they were held, and each comes once."""
    sink.behave("accept")
    end_leases(cluster)
    eventually(lambda: sink.count() >= count, 30 * LENIENCY, step=0.1)
    time.sleep(1)
    twice = [key for key, number in collections.Counter(
        (mail.recipient, mail.subject) for mail in sink.mails()).items() if number > 1]
    assert not twice and sink.count() == count


@pytest.fixture
def lifted(flowing, keys):
    """Lifts the stop whatever becomes of the test."""
    (_, second), admin, done = flowing[0], operator(keys), []

    def lift():
        second.platform.LiftEmergencyStop(
            platform_pb2.LiftEmergencyStopRequest(reason="it is over"), metadata=admin, timeout=30)
        done.append(True)

    yield lift
    if not done:
        lift()


def test_an_emergency_stop_holds_on_both_servers_within_a_second(cluster, flowing, lifted, keys, sink, figure):
    (_, second), outreach, _, count = flowing
    waiting = count - sink.count()
    assert waiting >= QUEUED - 32
    second.platform.EmergencyStop(
        platform_pb2.EmergencyStopRequest(reason="a test"), metadata=operator(keys), timeout=30)
    returned = time.time()
    # Longer than all that is queued would take.
    time.sleep(BOUND * LENIENCY + 5 * SLOW)
    late = [mail.time - returned for mail in sink.mails() if mail.time > returned]
    figure(
        f"an emergency stop with {waiting} queued at two servers: the last message came"
        f" {max(late, default=0):.2f} s after it (asked: {BOUND} s), {count - sink.count()} stayed")
    assert max(late, default=0) <= BOUND * LENIENCY
    assert sink.count() < count - QUEUED // 4
    held = [one for one in outreach.enrollments() if one.last_send.status not in (6, 9)]
    assert len(held) == count - sink.count()
    lifted()
    all_leave_once(cluster, sink, count)


def test_nothing_of_a_paused_campaign_leaves_after_the_pause_returned(cluster, flowing, sink, figure):
    (first, second), outreach, campaign, count = flowing
    waiting = count - sink.count()
    assert waiting >= QUEUED - 32
    started = time.time()
    outreach.calls = second
    outreach.call(second.campaigns.PauseCampaign, campaigns_pb2.PauseCampaignRequest(
        tenant_id=outreach.tenant.id, id=campaign))
    returned, out = time.time(), sink.count()
    time.sleep(3 * SLOW)
    figure(
        f"a pause with {waiting} queued at two servers took {returned - started:.2f} s (a message takes {SLOW} s),"
        f" and {sink.count() - out} came after it; {count - sink.count()} stayed")
    assert sink.count() == out and out <= count - QUEUED // 4
    assert not [mail for mail in sink.mails() if mail.time > returned]
    assert cluster.number(
        f"SELECT count(*) FROM sends WHERE status = 'claimed' AND tenant_id = '{outreach.tenant.uuid}'") == 0
    outreach.calls = first
    outreach.call(first.campaigns.ActivateCampaign, campaigns_pb2.ActivateCampaignRequest(
        tenant_id=outreach.tenant.id, id=campaign))
    all_leave_once(cluster, sink, count)
