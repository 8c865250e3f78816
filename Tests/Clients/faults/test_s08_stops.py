"""S8: a server that was stopped for longer than its leases wakes up, and writes nothing of what others have taken."""
import signal
import threading
import time

import load
from erasers import left_of
from load import LENIENCY, Stubs, eventually, operator
from muster.tenants.v1 import tenants_pb2
from rounds import IS_LONG

# Longer than the lease of every kind of job.
STOPPED = 32 if IS_LONG else 2
HELD = "SELECT server_id, tenant_id, job_id, fence FROM jobs WHERE state = 'running' AND kind = 'tenants.erase'"


def lose(each, cluster, tenants, keys, servers):
    """Stops whichever server is in the middle of an erasure; false when none was."""
    doomed = tenants(servers[1], 4, cluster)
    admin = operator(keys)

    def erase(tenant):
        with Stubs(servers[1].address) as stubs:
            load.code(lambda: stubs.tenants.EraseTenant(
                tenants_pb2.EraseTenantRequest(tenant_id=tenant.id), metadata=admin, timeout=60))

    threads = [threading.Thread(target=erase, args=(tenant,)) for tenant in doomed]
    for thread in threads:
        thread.start()
    before, found = time.monotonic(), []
    while not found and time.monotonic() - before < 3:
        servers[0].process.send_signal(signal.SIGSTOP)
        # Nobody takes a job away from it so soon: what it has now, it has for 30 s.
        found = [row for row in cluster.rows(HELD) if row[0] == each.victim]
        if not found:
            servers[0].process.send_signal(signal.SIGCONT)
            time.sleep(0.002)
    if not found:
        for thread in threads:
            thread.join(90)
        return False
    stopped = time.monotonic()
    if not IS_LONG:
        # As when its leases are over.
        cluster.sql(f"UPDATE jobs SET lease_time = now() WHERE state = 'running' AND server_id = '{each.victim}'")
    deadline = time.monotonic() + 30 * LENIENCY
    while left_of(cluster, [tenant.uuid for tenant in doomed]):
        assert time.monotonic() < deadline, "nobody has taken them over"
        if not IS_LONG:
            # As when PostgreSQL has waited long enough for one who says nothing in a transaction.
            cluster.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state LIKE 'idle in trans%'"
                        " AND usename = 'muster_app' AND state_change < now() - interval '1 s'")
        time.sleep(0.1)
    # The last of a job comes after the last of its tenant.
    eventually(lambda: not cluster.rows(HELD), 30)
    time.sleep(max(0, stopped + STOPPED - time.monotonic()))
    settled = cluster.rows("SELECT job_id, state, fence, version FROM jobs WHERE kind = 'tenants.erase' ORDER BY 1")
    servers[0].process.send_signal(signal.SIGCONT)
    for thread in threads:
        thread.join(90)
    # It learns that it has lost them.
    eventually(lambda: '"msg":"job_lost"' in servers[0].errors.read_text(), 20)
    time.sleep(1)
    after = cluster.rows("SELECT job_id, state, fence, version FROM jobs WHERE kind = 'tenants.erase' ORDER BY 1")
    each.sum("jobs that a stopped server held", len(found))
    each.none("jobs changed by who woke up", set(settled) ^ set(after))
    each.none("jobs not done once by the other", [row for row in after if row[1] != "succeeded"])
    attempts = {row[0]: row[1] for row in cluster.rows("SELECT job_id, outcome FROM job_attempts WHERE number = 1")}
    each.none("attempts of it that count as done", [
        row[2] for row in found if attempts.get(row[2]) not in ("lost", None)])
    return True


def test_work_taken_from_a_stopped_server_is_not_written_by_it(own_cluster, serve, tenants, keys, rounds):
    for each in rounds("S8 SIGSTOP for longer than a lease", short=1, long=5):
        cluster = own_cluster()
        first = serve(cluster.url(), "--loops", 1)
        [alone] = tenants(first, 1, cluster)
        with Stubs(first.address) as stubs:
            stubs.tenants.EraseTenant(
                tenants_pb2.EraseTenantRequest(tenant_id=alone.id), metadata=operator(keys), timeout=60)
        # The jobs of who is alone are its.
        [[each.victim]] = cluster.rows("SELECT DISTINCT server_id FROM job_attempts")
        second = serve(cluster.url(), "--loops", 1)
        for _ in range(20):
            if lose(each, cluster, tenants, keys, [first, second]):
                break
        else:
            raise AssertionError("the first server never held a job when it was stopped")
        with Stubs(first.address) as stubs:
            [tenant] = tenants(second, 1, cluster)
            eventually(lambda: load.code(lambda: stubs.tenants.GetTenant(
                load.get(tenant), metadata=tenant.metadata, timeout=2)) == "OK", LENIENCY * 3)
        for server in (first, second):
            server.stop()
