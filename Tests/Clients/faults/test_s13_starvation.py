"""S13: hundreds of calls that wait in the database hold up nobody else."""
import concurrent.futures
import subprocess
import threading
import time

import load
from grpc_health.v1 import health_pb2, health_pb2_grpc
from load import LENIENCY, Stubs
from rounds import IS_LONG

WAITING = 200


def quantile(values, share):
    return sorted(values)[int((len(values) - 1) * share)]


def test_calls_that_wait_in_the_database_hold_up_neither_health_nor_another_tenant(cluster, serve, tenants, rounds):
    for each in rounds("S13 200 calls that wait for a locked row", short=1, long=10):
        server = serve(cluster.url(), "--loops", 2)
        held, calm = tenants(server, 2)
        # A program that has the row and does not let go.
        holder = subprocess.Popen(
            cluster.psql("muster", f"BEGIN; SELECT 1 FROM tenants WHERE tenant_id = '{held.uuid}' FOR UPDATE;"
                                   " SELECT pg_sleep(60)"),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        ending, codes, lock = threading.Event(), {}, threading.Lock()
        try:
            load.eventually(lambda: cluster.number(
                "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)%'"
                " AND wait_event = 'PgSleep'") == 1, 10)

            def wait(number, server=server, held=held, ending=ending, codes=codes, lock=lock):
                with Stubs(server.address) as stubs:
                    while not ending.is_set():
                        code = load.code(lambda: stubs.tenants.UpdateTenant(
                            load.rename(held, f"never {number}"), metadata=held.metadata, timeout=10))
                        with lock:
                            codes[code] = codes.get(code, 0) + 1

            with concurrent.futures.ThreadPoolExecutor(WAITING) as threads:
                waiting = [threads.submit(wait, number) for number in range(WAITING)]
                # So long it takes until those who wait are known for it.
                time.sleep(3)
                healthy, served, writes, others = [], [], [], {}
                with Stubs(server.address) as stubs:
                    health = health_pb2_grpc.HealthStub(stubs.channel)
                    for number in range(100 if IS_LONG else 30):
                        began = time.monotonic()
                        assert health.Check(health_pb2.HealthCheckRequest(), timeout=5).status == 1
                        healthy.append(time.monotonic() - began)
                        for call, request, times in [
                                (stubs.tenants.GetTenant, load.get(calm), served),
                                (stubs.tenants.UpdateTenant, load.rename(calm, f"calm {number}"), writes)]:
                            began = time.monotonic()
                            code = load.code(lambda: call(request, metadata=calm.metadata, timeout=10))
                            if times is served:
                                assert code == "OK", code
                            else:
                                others[code] = others.get(code, 0) + 1
                            times.append(time.monotonic() - began)
                ending.set()
                for one in waiting:
                    one.result()
        finally:
            ending.set()
            cluster.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)%'"
                        " AND pid <> pg_backend_pid()")
            holder.wait(10)
        each.say("calls that waited", codes)
        each.say("another tenant's writes", others)
        each.most("s of health, median", quantile(healthy, 0.5))
        each.most("s of health, 99 of 100", quantile(healthy, 0.99), 0.05 * LENIENCY)
        each.most("s of another tenant's read, 99 of 100", quantile(served, 0.99), 0.2 * LENIENCY)
        each.most("s of another tenant's write, 99 of 100", quantile(writes, 0.99), 0.5 * LENIENCY)
        each.none("reads and writes of others refused", [code for code in others if code != "OK"])
        each.none("answers of other kinds", set(codes) - {"ABORTED", "UNAVAILABLE", "RESOURCE_EXHAUSTED"})
        with Stubs(server.address) as stubs:
            waited = load.eventually(lambda: load.code(lambda: stubs.tenants.UpdateTenant(
                load.rename(held, "free"), metadata=held.metadata, timeout=2)) == "OK", LENIENCY)
            each.most("s until the row's own tenant was served", waited)
        server.stop()
