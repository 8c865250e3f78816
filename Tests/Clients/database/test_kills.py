"""Processes that end in the middle of writing: nothing acknowledged is lost, and nothing is done twice."""
import random
import time

import load
from load import LENIENCY, Stubs, Writers, eventually, operator


def test_a_postmaster_killed_while_it_writes_loses_nothing(own_cluster, serve, tenants, keys, page, figure):
    cluster = own_cluster()
    server = serve(cluster.url(), "--loops", 2)
    some = tenants(server, 4, cluster)
    with Writers([server.address], some, operator(keys)) as writers:
        writers.wait(100)
        assert page(server, "/readyz")[0] == 200
        cluster.kill()
        killed = time.monotonic()
        # The sessions end by themselves once they see that their postmaster is gone.
        unready = eventually(lambda: page(server, "/readyz")[0] == 503, LENIENCY * 6)
        with Stubs(server.address) as stubs:
            asked = time.monotonic()
            refused = load.refusal(
                lambda: stubs.tenants.GetTenant(load.get(some[0]), metadata=some[0].metadata, timeout=10))
            waited = time.monotonic() - asked
        assert refused.code().name == "UNAVAILABLE", refused
        time.sleep(max(0, 5 - (time.monotonic() - killed)))
        cluster.start()
        first = writers.wait(1, LENIENCY * 2)
        ready = eventually(lambda: page(server, "/readyz")[0] == 200, LENIENCY * 2)
        writers.wait(100)
        writers.end()
        figure(
            f"not ready after {unready:.2f} s; UNAVAILABLE after {waited:.2f} s; a write {first:.2f} s, ready"
            f" {first + ready:.2f} s after PostgreSQL took calls again")
        figure(writers.check(cluster))


def test_a_musterd_killed_twenty_times_while_it_writes_loses_nothing(cluster, serve, tenants, keys, figure):
    server = serve(cluster.url(), "--loops", 1)
    address = server.address
    some = tenants(server, 4)
    draws = random.Random(20)
    with Writers([address], some, operator(keys)) as writers:
        for _ in range(20):
            writers.wait(draws.randrange(1, 40))
            server.kill()
            # The same port: its clients find it there again.
            server = serve(cluster.url(), "--loops", 1, listen=address)
        writers.wait(50)
        writers.end()
        figure(writers.check(cluster))
    assert cluster.number("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'") == 0
    eventually(lambda: cluster.number(
        "SELECT count(*) FROM pg_stat_activity WHERE usename = 'muster_app' AND state LIKE 'idle in%'") == 0, 10)


def test_of_two_musterd_the_other_goes_on_when_one_is_killed(cluster, serve, tenants, keys, figure):
    first, second = serve(cluster.url(), "--loops", 1), serve(cluster.url(), "--loops", 1)
    some = tenants(first, 4)
    with Writers([first.address, second.address], some, operator(keys)) as writers:
        writers.wait(100)
        first.kill()
        waited = writers.wait(100)
        writers.end()
        figure(f"the next 100 writes took {waited:.2f} s; {writers.check(cluster)}")
