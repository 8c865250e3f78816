"""A database that refuses, is busy, is full or takes no writes: what can be answered is, and the rest is said."""
import concurrent.futures
import contextlib
import os
import pathlib
import random
import re
import subprocess
import tempfile
import time

import load
import pytest
from load import LENIENCY, Stubs, Writers, eventually, operator

# Of one loop and one role.
CONNECTS_PER_SECOND_MAX = 2


def reads(stubs, tenant, seconds=5):
    return load.code(lambda: stubs.tenants.GetTenant(load.get(tenant), metadata=tenant.metadata, timeout=seconds))


def writes(stubs, tenant, seconds=5, name="again"):
    return load.code(
        lambda: stubs.tenants.UpdateTenant(load.rename(tenant, name), metadata=tenant.metadata, timeout=seconds))


def is_served(stubs, tenant):
    return reads(stubs, tenant) == "OK" and writes(stubs, tenant) == "OK"


def attempts(cluster, since):
    """Who has tried to connect as the server does, by the cluster's log; `since` is how long the log was."""
    log = (cluster.folder / "log").read_bytes()[since:].decode(errors="replace")
    # Sessions that were refused before they had a name count too.
    return len(re.findall(r"connection received: host=\[local\]", log))


def length(cluster):
    return (cluster.folder / "log").stat().st_size


@pytest.mark.parametrize("how", ["login", "limit", "closed"])
def test_a_database_that_lets_nobody_in_is_asked_gently(own_cluster, serve, tenants, page, figure, how):
    cluster = own_cluster("superuser_reserved_connections = 3")
    server = serve(cluster.url(), "--loops", 1)
    [tenant] = tenants(server, 1, cluster)
    with Stubs(server.address) as stubs:
        assert is_served(stubs, tenant)
        refuse = {
            "login": lambda: cluster.sql(
                "ALTER ROLE muster_app NOLOGIN; ALTER ROLE muster_system NOLOGIN"),
            "limit": lambda: cluster.sql(
                "ALTER ROLE muster_app CONNECTION LIMIT 0; ALTER ROLE muster_system CONNECTION LIMIT 0"),
            "closed": lambda: cluster.sql("ALTER DATABASE muster ALLOW_CONNECTIONS false", database="postgres"),
        }[how]
        refuse()
        cluster.sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename LIKE 'muster\\_%'",
            database="postgres")
        asked = time.monotonic()
        assert reads(stubs, tenant) == writes(stubs, tenant) == "UNAVAILABLE"
        answered = time.monotonic() - asked
        eventually(lambda: page(server, "/readyz")[0] == 503, LENIENCY)
        # Past the first attempts, which follow each other more closely.
        time.sleep(2)
        before, started = length(cluster), time.monotonic()
        time.sleep(6)
        rate = attempts(cluster, before) / (time.monotonic() - started)
        cluster.sql(
            "ALTER DATABASE muster ALLOW_CONNECTIONS true; ALTER ROLE muster_app LOGIN CONNECTION LIMIT -1;"
            "ALTER ROLE muster_system LOGIN CONNECTION LIMIT -1", database="postgres")
        back = eventually(lambda: is_served(stubs, tenant), LENIENCY * 2)
        ready = eventually(lambda: page(server, "/readyz")[0] == 200, LENIENCY * 2)
    figure(
        f"UNAVAILABLE twice within {answered:.2f} s; {rate:.1f} connections a second for two pools; served"
        f" {back:.2f} s, ready {back + ready:.2f} s after it let in again")
    # One pool for each role. A rate is no bound of time: it is held as it is.
    assert rate <= 2 * CONNECTS_PER_SECOND_MAX


def test_a_table_that_is_locked_holds_up_nobody_else(cluster, serve, tenants, figure):
    server = serve(cluster.url(), "--loops", 1)
    [tenant] = tenants(server, 1)
    with Stubs(server.address) as stubs:
        assert is_served(stubs, tenant)
        for table, stopped, served in [("journal", writes, reads), ("tenants", reads, None)]:
            # Longer than all that is asked meanwhile.
            holder = subprocess.Popen(
                cluster.psql("muster", f"BEGIN; LOCK {table} IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(60)"),
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                eventually(lambda: cluster.number(
                    "SELECT count(*) FROM pg_locks WHERE granted AND mode = 'AccessExclusiveLock'"
                    " AND locktype = 'relation'") > 0, 10)
                started = time.monotonic()
                code = stopped(stubs, tenant, 30)
                waited = time.monotonic() - started
                assert code in ("ABORTED", "UNAVAILABLE")
                assert waited < LENIENCY * 2
                line = f"{table} is locked: {code} after {waited:.2f} s"
                if served:
                    with concurrent.futures.ThreadPoolExecutor(8) as threads:
                        blocked = [threads.submit(stopped, stubs, tenant, 30) for _ in range(4)]
                        slowest = 0
                        for _ in range(50):
                            started = time.monotonic()
                            assert served(stubs, tenant) == "OK"
                            slowest = max(slowest, time.monotonic() - started)
                        codes = [each.result() for each in blocked]
                    assert set(codes) <= {"ABORTED", "UNAVAILABLE"}
                    line += f"; the slowest of 50 other calls beside four such took {slowest * 1000:.0f} ms"
                figure(line)
            finally:
                cluster.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep%'"
                            " AND pid <> pg_backend_pid()")
                holder.wait(10)
            eventually(lambda: is_served(stubs, tenant), LENIENCY * 2)


def test_calls_that_run_out_of_time_disturb_no_other(cluster, serve, tenants, figure):
    server = serve(cluster.url(), "--loops", 2)
    hurried, calm = tenants(server, 2)
    codes = {}
    with concurrent.futures.ThreadPoolExecutor(16) as threads:
        stubs = [Stubs(server.address) for _ in range(4)]

        def hurry(number):
            draws = random.Random(number)
            counts = {}
            for _ in range(1_250):
                call = reads if draws.random() < 0.5 else writes
                code = call(stubs[number % 4], hurried, draws.uniform(0.0005, 0.01))
                counts[code] = counts.get(code, 0) + 1
            return counts

        def go_on(number):
            done = 0
            while not finished:
                for call in (reads, writes):
                    code = call(stubs[number % 4], calm, 30)
                    assert code == "OK", code
                    done += 1
            return done

        finished = []
        others = [threads.submit(go_on, number) for number in range(4)]
        for counts in [threads.submit(hurry, number) for number in range(8)]:
            for code, count in counts.result().items():
                codes[code] = codes.get(code, 0) + count
        finished.append(True)
        done = sum(other.result() for other in others)
        for one in stubs:
            one.channel.close()
    assert sum(codes.values()) == 10_000
    assert set(codes) <= {"OK", "DEADLINE_EXCEEDED"}, codes
    figure(f"10000 calls of 0.5 to 10 ms: {codes}; {done} others beside them, all answered")


def test_thirty_two_writers_on_four_tenants_lose_no_change(cluster, serve, tenants, figure):
    server = serve(cluster.url(), "--loops", 2)
    some = tenants(server, 4)
    with Writers([server.address], some, count=32) as writers:
        took = writers.wait(1_000)
        writers.end()
        figure(f"1000 writes in {took:.1f} s; {writers.check(cluster)}")


def test_a_full_disk_stops_writes_alone_and_is_recovered_from(own_cluster, serve, tenants, keys, figure):
    with tempfile.TemporaryDirectory(prefix="muster-disk-", dir="/tmp") as folder:
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=64m", "none", folder], capture_output=True, check=False)
        if mounted.returncode != 0:
            pytest.skip("nothing may be mounted here")
        try:
            pathlib.Path(folder).chmod(0o755)
            data = pathlib.Path(folder, "data")
            data.mkdir()
            full_disk(own_cluster(data=data), data, serve, tenants, keys, figure)
        finally:
            # Not in use any more, or soon.
            subprocess.run(["umount", "--lazy", folder], check=True)


def full_disk(cluster, folder, serve, tenants, keys, figure):
    server = serve(cluster.url(), "--loops", 1)
    some = tenants(server, 4, cluster)
    filling = folder.parent / "filling"
    try:
        with Stubs(server.address) as stubs, Writers([server.address], some, operator(keys)) as writers:
            writers.wait(50)
            with open(filling, "wb", buffering=0) as file, contextlib.suppress(OSError):
                while file.write(bytes(4_096)):
                    pass
            filled = os.statvfs(folder).f_bavail
            codes = set()
            stopped = eventually(lambda: codes.add(writes(stubs, some[0], 5)) or codes - {"OK"}, 60)
            for _ in range(20):
                assert reads(stubs, some[0]) == "OK"
            filling.unlink()
            back = eventually(lambda: writes(stubs, some[0]) == "OK", LENIENCY * 2)
            writers.wait(50)
            writers.end()
            assert codes - {"OK"} <= {"UNAVAILABLE", "RESOURCE_EXHAUSTED"}, codes
            # Without request ids, and so not among those that are counted.
            line = (f"{filled} blocks left; {codes} after {stopped:.1f} s, reads went on; written again {back:.2f} s"
                    " after there was room")
            figure(f"{line}; {writers.check(cluster)}")
    finally:
        filling.unlink(missing_ok=True)
        if not server.stopped:
            server.stop()
        cluster.close()


def test_a_server_that_takes_no_writes_is_unavailable_for_them(own_cluster, serve, tenants, figure):
    cluster = own_cluster()
    server = serve(cluster.url(), "--loops", 1)
    [tenant] = tenants(server, 1, cluster)
    with Stubs(server.address) as stubs:
        assert is_served(stubs, tenant)
        cluster.sql("ALTER SYSTEM SET default_transaction_read_only = on")
        cluster.sql("SELECT pg_reload_conf()")
        eventually(lambda: writes(stubs, tenant) == "UNAVAILABLE", 10)
        assert reads(stubs, tenant) == "OK"
        cluster.sql("BEGIN READ WRITE; SELECT 1; COMMIT")
        cluster.stop()
        conf = cluster.data / "postgresql.auto.conf"
        conf.write_text("")
        cluster.start()
        back = eventually(lambda: is_served(stubs, tenant), LENIENCY * 2)
    figure(f"served {back:.2f} s after it took writes again")
