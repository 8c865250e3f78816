"""S1: `kill -9` at random times under load."""
import random
import time

from erasers import Erasers, left_of
from history import Operation, Registers, faults
from load import LENIENCY, Writers, eventually, operator
from rounds import IS_LONG


def test_the_check_of_registers_finds_what_is_wrong():
    def done(start, end, version, name, is_write=False):
        one = Operation(None, name if is_write else None)
        one.start, one.end, one.version, one.name = start, end, version, name
        return one

    first, second = done(1, 2, 1, "a", True), done(3, 4, 2, "b", True)
    assert not faults([first, second, done(3, 3.5, 1, "a"), done(3, 5, 2, "b")])
    assert faults([first, second, done(5, 6, 1, "a")])
    assert faults([first, second, done(5, 6, 2, "c")])
    assert faults([first, done(3, 4, 1, "b", True)])
    assert faults([first, done(0, 0.5, 1, "a")])


def test_a_musterd_killed_under_load_keeps_what_it_acknowledged(cluster, serve, tenants, keys, rounds):
    server = serve(cluster.url(), "--loops", 2)
    address, admin = server.address, operator(keys)
    some, draws, erased = tenants(server, 4), random.Random(), set()
    for each in rounds("S1 kill -9 under load", short=2, long=100):
        with Registers([address], some) as registers, Erasers(address, admin) as erasers, \
                Writers([address], some, admin, count=4) as writers:
            writers.wait(10)
            time.sleep(draws.uniform(0, 1))
            server.kill()
            died = time.monotonic()
            if not IS_LONG:
                # As when the leases of the dead are over, which is waited for otherwise.
                cluster.sql("UPDATE jobs SET lease_time = now() WHERE state = 'running'")
            server = serve(cluster.url(), "--loops", 2, listen=address)
            writers.wait(1)
            each.most("s until the next write", time.monotonic() - died)
            writers.wait(10)
        writers.check(cluster)
        each.sum("acknowledged writes, each there once", sum(one.is_acknowledged for one in writers.writes))
        each.sum("reads and writes of registers", len(registers.operations))
        each.none("faults of registers", registers.faults())
        erased |= erasers.acknowledged
        each.sum("erasures", len(erasers.acknowledged))
        each.none("advisory locks left", cluster.rows(
            "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND pid NOT IN ("
            "SELECT pid FROM pg_stat_activity WHERE usename LIKE 'muster\\_%')"))
    # Jobs of the dead are taken up when their lease is over.
    eventually(lambda: not left_of(cluster, erased), 30 * LENIENCY, step=0.2)
    eventually(lambda: cluster.number(
        "SELECT count(*) FROM jobs WHERE state = 'running' AND lease_time < now() - interval '5 s'") == 0, 30)
    eventually(lambda: cluster.number(
        "SELECT count(*) FROM tenant_erasures WHERE complete_time IS NULL") == 0, 30 * LENIENCY, step=0.2)
    assert cluster.number("SELECT count(*) FROM jobs WHERE state = 'dead'") == 0
    eventually(lambda: cluster.number(
        "SELECT count(*) FROM pg_stat_activity WHERE usename = 'muster_app' AND state LIKE 'idle in%'") == 0, 10)
