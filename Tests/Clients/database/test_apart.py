"""Many tenants behind two sessions of PgBouncer: each is answered with its own rows, whatever goes wrong."""
import concurrent.futures
import random
import threading

import load
import pytest
from cluster import Pooler
from load import Stubs, eventually

CALLS = 10_000
CALLERS = 64
FINE = {"OK", "UNAVAILABLE", "DEADLINE_EXCEEDED", "CANCELLED", "ABORTED"}


@pytest.fixture
def pooler(cluster):
    made = Pooler(cluster)
    yield made
    made.close()


def test_mixed_calls_of_many_tenants_are_answered_with_their_own(cluster, pooler, serve, tenants, figure):
    server = serve(cluster.url(host=pooler.folder, query="&pooled=true"), "--loops", 2)
    some = tenants(server, 20)
    stubs = [Stubs(server.address) for _ in range(4)]
    strangers, ending = [], threading.Event()

    def ask(draws, one):
        tenant = draws.choice(some)
        kind = draws.random()
        if kind < 0.5:
            call, request = one.tenants.GetTenant, load.get(tenant)
        elif kind < 0.8:
            call, request = one.tenants.UpdateTenant, load.rename(tenant, f"Changed by {tenant.id}")
        else:
            call, request = one.identity.WhoAmI, load.WHO
        timeout = draws.uniform(0.001, 0.02) if draws.random() < 0.1 else 30
        future = call.future(request, metadata=tenant.metadata, timeout=timeout)
        if draws.random() < 0.1:
            threading.Event().wait(draws.uniform(0, 0.005))
            future.cancel()
        try:
            answer = future.result()
        except Exception as error:  # A refusal, or our own cancel.
            return error.code().name if hasattr(error, "code") else "CANCELLED"
        # A user of one tenant, who sees no other.
        told = [answer.tenant.id] if kind < 0.8 else [
            answer.caller.tenant_id, *(each.tenant_id for each in answer.caller.tenants)]
        if set(told) != {tenant.id}:
            strangers.append((tenant.id, told))
        return "OK"

    def go_on(number):
        draws, codes = random.Random(number), {}
        for _ in range(CALLS // CALLERS):
            code = ask(draws, stubs[number % len(stubs)])
            codes[code] = codes.get(code, 0) + 1
        return codes

    def cut():
        while not ending.wait(0.3):
            cluster.sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename LIKE 'muster\\_%'"
                " AND random() < 0.3")

    cutter = threading.Thread(target=cut)
    cutter.start()
    codes = {}
    try:
        with concurrent.futures.ThreadPoolExecutor(CALLERS) as threads:
            for counts in threads.map(go_on, range(CALLERS)):
                for code, count in counts.items():
                    codes[code] = codes.get(code, 0) + count
    finally:
        ending.set()
        cutter.join()
        for one in stubs:
            one.channel.close()
    figure(f"{sum(codes.values())} calls of 20 tenants through PgBouncer: {codes}")
    assert not strangers, strangers[:5]
    assert set(codes) <= FINE
    assert codes["OK"] > CALLS // 2
    # What a transaction left in its session would be there for the next one.
    eventually(lambda: cluster.number(
        "SELECT count(*) FROM pg_stat_activity WHERE usename LIKE 'muster\\_%' AND state <> 'idle'") == 0, 10)
    assert cluster.number(
        "SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE usename LIKE 'muster\\_%'") == 0
