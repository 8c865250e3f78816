"""The way to the database is cut or falls silent: what is unknown is found out, and calls keep their deadlines."""
import os
import random
import signal
import threading
import time

import load
import pytest
from load import LENIENCY, Stubs, Writers, eventually, operator
from proxy import Proxy


@pytest.fixture
def way(cluster):
    proxy = Proxy(cluster)
    yield proxy
    proxy.close()


def is_served(stubs, tenant, seconds=2):
    """Whether reads and writes are answered."""
    answers = []
    for call, request in [
            (stubs.tenants.GetTenant, load.get(tenant)), (stubs.tenants.UpdateTenant, load.rename(tenant, "again"))]:
        answers.append(load.code(lambda: call(request, metadata=tenant.metadata, timeout=seconds)))
    return answers == ["OK", "OK"]


def test_a_commit_whose_answer_is_cut_off_is_answered_all_the_same(cluster, way, serve, tenants, figure):
    server = serve(way.url(), "--loops", 1)
    [tenant] = tenants(server, 1)
    with Stubs(server.address) as stubs:
        stubs.tenants.UpdateTenant(load.rename(tenant, "first"), metadata=tenant.metadata, timeout=10)
        took = []
        for number in range(20):
            # With a request id its record tells, without one the transaction's own status.
            request = f"cut-{number}" if number % 2 else ""
            way.cut_at = b"COMMIT\0"
            started = time.monotonic()
            answer = stubs.tenants.UpdateTenant(
                load.rename(tenant, f"name {number}", request), metadata=tenant.metadata, timeout=10)
            took.append(time.monotonic() - started)
            assert answer.tenant.display_name == f"name {number}"
            # Its first two versions are those of its making and of the first change.
            assert answer.tenant.version == number + 3
        assert way.cuts == 20
    changes = cluster.number(
        f"SELECT count(*) FROM journal WHERE tenant_id = '{tenant.uuid}' AND method LIKE '%/UpdateTenant'")
    assert changes == 21
    figure(f"20 commits cut off, each done once and answered; the slowest took {max(took):.2f} s")


def test_connections_cut_at_any_moment_lose_nothing(cluster, way, serve, tenants, keys, figure):
    server = serve(way.url(), "--loops", 2)
    some = tenants(server, 4)
    draws = random.Random(3)
    with Writers([server.address], some, operator(keys)) as writers:
        for number in range(60):
            time.sleep(draws.uniform(0, 0.1))
            if number % 2:
                way.cut()
            else:
                cluster.sql(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename LIKE 'muster_%'"
                    " AND random() < 0.5")
        writers.wait(50)
        writers.end()
        figure(writers.check(cluster))


def test_reads_cut_in_the_middle_are_whole_or_refused(way, serve, tenants, figure):
    server = serve(way.url(), "--loops", 1)
    [tenant] = tenants(server, 1)
    answered, ending, draws = threading.Event(), threading.Event(), random.Random(5)
    cuts = []

    def cut():
        # Whoever is cut off while it connects tries again more and more gently, so a read has to come through first.
        while not ending.is_set():
            if answered.wait(0.1):
                time.sleep(draws.uniform(0, 0.01))
                answered.clear()
                way.cut()
                cuts.append(time.monotonic())

    thread = threading.Thread(target=cut)
    thread.start()
    codes = {}
    try:
        with Stubs(server.address) as stubs:
            started = time.monotonic()
            while len(cuts) < 100 and time.monotonic() - started < 60:
                def ask():
                    answer = stubs.tenants.GetTenant(load.get(tenant), metadata=tenant.metadata, timeout=10)
                    assert answer.tenant.id == tenant.id and answer.tenant.slug and answer.tenant.version
                    answered.set()
                code = load.code(ask)
                codes[code] = codes.get(code, 0) + 1
    finally:
        ending.set()
        thread.join()
    figure(f"{sum(codes.values())} reads while connections were cut {len(cuts)} times: {codes}")
    assert set(codes) == {"OK", "UNAVAILABLE"}
    assert codes["OK"] >= len(cuts) > 20


def test_connections_that_fall_silent_keep_deadlines_and_are_left(way, serve, tenants, page, figure):
    server = serve(way.url(), "--loops", 1)
    [tenant] = tenants(server, 1)
    with Stubs(server.address) as stubs:
        assert is_served(stubs, tenant)
        way.silence()
        silent = time.monotonic()
        lateness = []
        for number in range(8):
            write = number % 2
            call = stubs.tenants.UpdateTenant if write else stubs.tenants.GetTenant
            request = load.rename(tenant, "x") if write else load.get(tenant)
            started = time.monotonic()
            code = load.code(lambda: call(request, metadata=tenant.metadata, timeout=0.5))
            assert code in ("OK", "DEADLINE_EXCEEDED", "UNAVAILABLE")
            lateness.append(time.monotonic() - started - 0.5)
        # Calls with time ahead of them wait no longer than for the end of the connection either.
        eventually(lambda: is_served(stubs, tenant, 30), LENIENCY * 10)
        back = time.monotonic() - silent
        ready = eventually(lambda: page(server, "/readyz")[0] == 200, LENIENCY * 2)
        assert page(server, "/livez")[0] == 200
    figure(
        f"at most {max(lateness) * 1000:.0f} ms past the deadline; served {back:.1f} s, ready {back + ready:.1f} s"
        " after all connections fell silent")
    assert max(lateness) < LENIENCY * 0.1


def test_a_server_ends_though_its_database_is_silent(way, serve, tenants, figure):
    server = serve(way.url(), "--loops", 1, "--drain-grace", 1)
    [tenant] = tenants(server, 1)
    with Stubs(server.address) as stubs:
        assert is_served(stubs, tenant)
        # Whoever asks for the end of a statement hears nothing either.
        way.is_mute = True
        way.silence()
        for _ in range(4):
            load.refusal(lambda: stubs.tenants.UpdateTenant(
                load.rename(tenant, "x"), metadata=tenant.metadata, timeout=0.2))
        figure(f"ended {server.stop(LENIENCY * 5):.2f} s after SIGTERM, the grace is 1 s")


def test_a_slow_way_is_waited_for_within_the_deadline(way, serve, tenants, page, figure):
    server = serve(way.url(), "--loops", 1)
    [tenant] = tenants(server, 1)
    with Stubs(server.address) as stubs:
        assert is_served(stubs, tenant)
        way.delay = 0.1
        started = time.monotonic()
        code = load.code(lambda: stubs.tenants.GetTenant(load.get(tenant), metadata=tenant.metadata, timeout=10))
        took = time.monotonic() - started
        assert code == "OK"
        started = time.monotonic()
        code = load.code(
            lambda: stubs.tenants.UpdateTenant(load.rename(tenant, "x"), metadata=tenant.metadata, timeout=0.3))
        late = time.monotonic() - started - 0.3
        assert code in ("DEADLINE_EXCEEDED", "UNAVAILABLE")
        assert page(server, "/livez")[0] == 200
        way.delay = 0
        eventually(lambda: is_served(stubs, tenant), LENIENCY * 2)
    figure(f"a read took {took:.2f} s with 100 ms for each packet; a write ended {late * 1000:.0f} ms late")
    assert late < LENIENCY * 0.1


def test_a_backend_that_is_stopped_holds_up_its_calls_alone(cluster, serve, tenants, page, figure):
    server = serve(cluster.url(), "--loops", 1)
    [tenant] = tenants(server, 1)
    with Stubs(server.address) as stubs:
        assert is_served(stubs, tenant)
        pids = cluster.backends()
        try:
            # One of them: whatever it does, the others are there.
            os.kill(pids[0], signal.SIGSTOP)
            codes = {}
            for _ in range(40):
                started = time.monotonic()
                code = load.code(
                    lambda: stubs.tenants.GetTenant(load.get(tenant), metadata=tenant.metadata, timeout=0.5))
                assert time.monotonic() - started < 0.5 + LENIENCY * 0.1
                codes[code] = codes.get(code, 0) + 1
            assert codes["OK"] >= 10, codes
            for pid in pids:
                os.kill(pid, signal.SIGSTOP)
            code = load.code(
                lambda: stubs.tenants.GetTenant(load.get(tenant), metadata=tenant.metadata, timeout=0.5))
            assert code in ("DEADLINE_EXCEEDED", "UNAVAILABLE")
            # Those that are stopped are left, and others take their place.
            back = eventually(lambda: is_served(stubs, tenant), LENIENCY * 10)
            ready = eventually(lambda: page(server, "/readyz")[0] == 200, LENIENCY * 2)
        finally:
            for pid in pids:
                os.kill(pid, signal.SIGCONT)
        figure(f"{codes} with one stopped; with all of them stopped served again {back:.1f} s later, ready {ready:.1f}")


def test_a_stopped_postmaster_is_no_end_of_those_connected(cluster, serve, tenants, figure):
    server = serve(cluster.url(), "--loops", 1)
    [tenant] = tenants(server, 1)
    with Stubs(server.address) as stubs:
        for _ in range(4):
            assert is_served(stubs, tenant)
        cluster.process.send_signal(signal.SIGSTOP)
        try:
            assert all(is_served(stubs, tenant) for _ in range(10))
            for pid in server_backends(cluster):
                os.kill(pid, signal.SIGTERM)
            code = load.code(
                lambda: stubs.tenants.GetTenant(load.get(tenant), metadata=tenant.metadata, timeout=2))
            assert code in ("DEADLINE_EXCEEDED", "UNAVAILABLE")
        finally:
            cluster.process.send_signal(signal.SIGCONT)
        back = eventually(lambda: is_served(stubs, tenant), LENIENCY * 2)
    figure(f"served {back:.2f} s after the postmaster went on")


def server_backends(cluster):
    """Its children that serve musterd; SQL has no answer while it is stopped."""
    pids = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/status", encoding="ascii") as status:
                parent = next(int(line.split()[1]) for line in status if line.startswith("PPid"))
            with open(f"/proc/{pid}/cmdline", "rb") as command:
                if parent == cluster.process.pid and b"muster_" in command.read():
                    pids.append(int(pid))
        except OSError:
            continue
    return pids
