"""What the port says while something that the server stands on is away."""
import collections
import concurrent.futures
import contextlib
import json
import os
import pathlib
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

import grpc
import pytest
from calls import eventually
from cluster import ENVIRONMENT, MUSTERD
from grpc_health.v1 import health_pb2, health_pb2_grpc
from load import LENIENCY, Stubs, rename
from scrape import Scrape

SERVING, NOT_SERVING = health_pb2.HealthCheckResponse.SERVING, health_pb2.HealthCheckResponse.NOT_SERVING
# What nobody should wait longer for who asks whether a process lives.
ANSWER_MAX = 0.1


def ask(address, path):
    """Status, text and seconds."""
    started = time.monotonic()
    try:
        with urllib.request.urlopen(f"http://{address}{path}", timeout=10) as answer:
            return answer.status, answer.read().decode(), time.monotonic() - started
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), time.monotonic() - started


def parts(address):
    """Each thing that the server stands on, and what is wrong with it."""
    status, text, _ = ask(address, "/readyz")
    first, *lines = text.splitlines()
    assert (status, first) in ((200, "ok"), (503, "not serving"))
    return dict(line.split(": ", 1) for line in lines)


def health(channel, service=""):
    return health_pb2_grpc.HealthStub(channel).Check(
        health_pb2.HealthCheckRequest(service=service), timeout=10).status


@pytest.mark.parametrize("fault", ["killed", "stopped", "suspended"])
def test_a_database_that_is_away_ends_readiness_and_nothing_else(serve, own_cluster, fault, figure):
    server = serve(own_cluster.url())
    port = server.operations()
    with grpc.insecure_channel(server.address) as channel:
        assert ask(port, "/readyz")[0] == 200 and health(channel) == SERVING
        if fault == "killed":
            own_cluster.kill()
        elif fault == "stopped":
            own_cluster.stop()
        else:
            for pid in processes(own_cluster):
                os.kill(pid, signal.SIGSTOP)
        unready = eventually(lambda: ask(port, "/readyz")[0] == 503, LENIENCY * 6)
        slowest = 0
        for _ in range(20):
            for path, status in (("/livez", 200), ("/startupz", 200), ("/readyz", 503)):
                found, _, seconds = ask(port, path)
                assert found == status, path
                slowest = max(slowest, seconds)
            time.sleep(0.02)
        assert slowest < LENIENCY * ANSWER_MAX
        assert health(channel) == NOT_SERVING
        assert health(channel, "muster.tenants.v1.TenantService") == NOT_SERVING
        found = parts(port)
        assert found["start"] == "ok" and (found["database reads"] != "ok" or found["rights"] != "ok")
        assert Scrape(ask(port, "/metrics")[1]).one("muster_ready") == 0
        if fault == "killed":
            # What is not known is left out, which is not zero.
            eventually(lambda: "muster_jobs" not in Scrape(ask(port, "/metrics")[1]).families, LENIENCY * 8)
            assert "muster_event_lag_seconds" not in Scrape(ask(port, "/metrics")[1]).families
        assert json.loads(ask(port, "/stats.json")[1])["state"] == "not ready"

        if fault == "suspended":
            for pid in processes(own_cluster):
                os.kill(pid, signal.SIGCONT)
        else:
            own_cluster.start()
        ready = eventually(lambda: ask(port, "/readyz")[0] == 200, LENIENCY * 4)
        assert health(channel) == SERVING
        assert set(parts(port).values()) <= {"ok"} or eventually(
            lambda: set(parts(port).values()) == {"ok"}, LENIENCY * 10)
        eventually(lambda: "muster_jobs" in Scrape(ask(port, "/metrics")[1]).families, LENIENCY * 10)
    figure(f"unready after {unready:.2f} s, ready {ready:.2f} s after its return; slowest answer {slowest * 1e3:.1f} ms")


def processes(cluster):
    """The database server's."""
    parent = cluster.process.pid
    children = pathlib.Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii").split()
    return [parent, *map(int, children)]


def test_jobs_and_journal_that_are_down_are_told_apart_from_the_database(serve, own_cluster, figure):
    server = serve(own_cluster.url())
    port = server.operations()
    eventually(lambda: set(parts(port).values()) == {"ok"}, LENIENCY * 4)
    for part, table in (("jobs", "jobs"), ("journal", "journal")):
        own_cluster.sql(f"ALTER TABLE {table} RENAME TO {table}_gone")
        try:
            noticed = eventually(lambda: parts(port)[part] != "ok", LENIENCY * 4)
            found = parts(port)
            # Calls are answered: no balancer should turn away from a server because work is late.
            assert ask(port, "/readyz")[0] == 200
            assert found["database reads"] == found["rights"] == "ok"
            assert found[part].startswith("(calls are answered) ")
            assert [name for name, words in found.items() if words != "ok"] == [part]
        finally:
            own_cluster.sql(f"ALTER TABLE {table}_gone RENAME TO {table}")
        back = eventually(lambda: parts(port)[part] == "ok", LENIENCY * 4)
        figure(f"{part}: noticed after {noticed:.1f} s, well again after {back:.1f} s: {found[part]}")


def test_a_server_that_only_works_is_unready_when_it_cannot(own_cluster, keys, tmp_path):
    with start(own_cluster.url(), keys, tmp_path, "--roles", "worker") as server:
        port = server.operations()
        eventually(lambda: ask(port, "/readyz")[0] == 200, 20)
        own_cluster.sql("ALTER TABLE jobs RENAME TO jobs_gone")
        eventually(lambda: ask(port, "/readyz")[0] == 503, LENIENCY * 4)
        assert not parts(port)["jobs"].startswith("(")
        own_cluster.sql("ALTER TABLE jobs_gone RENAME TO jobs")
        eventually(lambda: ask(port, "/readyz")[0] == 200, LENIENCY * 4)


class start:
    """A musterd for which nobody waits until it serves."""

    def __init__(self, url, keys, folder, *flags):
        self.errors = folder / "errors"
        with open(self.errors, "wb") as errors:
            self.process = subprocess.Popen(
                [MUSTERD, "serve", "--plaintext", "--listen", "127.0.0.1:0", "--ops", "127.0.0.1:0", "--database", url,
                 *map(str, keys.flags), *flags], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors,
                env=ENVIRONMENT)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(60)

    def operations(self):
        eventually(lambda: '"msg":"starting"' in self.errors.read_text(), 20)
        line = next(line for line in self.errors.read_text().splitlines() if '"msg":"starting"' in line)
        return json.loads(line)["ops"]


def test_a_start_without_a_database_says_what_it_waits_for(own_cluster, keys, tmp_path, figure):
    own_cluster.stop()
    with start(own_cluster.url(), keys, tmp_path) as server:
        port = server.operations()
        began = time.monotonic()
        assert ask(port, "/livez")[:2] == (200, "ok\n")
        status, text, _ = ask(port, "/startupz")
        assert status == 503 and text == "starting: waiting for the database\n"
        assert ask(port, "/readyz")[0] == 503
        found = parts(port)
        assert found["start"] == "waiting for the database"
        eventually(lambda: "No such file" in parts(port)["database reads"], LENIENCY)
        assert Scrape(ask(port, "/metrics")[1]).one("muster_database_ready") == 0
        code = server.process.wait(LENIENCY * 15)
        words = server.errors.read_text().splitlines()[-1]
        assert code == 1 and "the database cannot be reached" in words and "--database" in words
        figure(f"gave up after {time.monotonic() - began:.1f} s: {words}")


def test_a_database_that_comes_late_is_waited_for(own_cluster, keys, tmp_path, figure):
    own_cluster.stop()
    with start(own_cluster.url(), keys, tmp_path) as server:
        port = server.operations()
        assert ask(port, "/startupz")[0] == 503
        own_cluster.start()
        started = eventually(lambda: ask(port, "/startupz")[:2] == (200, "ok\n"), LENIENCY * 4)
        eventually(lambda: ask(port, "/readyz")[0] == 200, LENIENCY)
        version = json.loads(ask(port, "/version")[1])
        assert version["roles"] == ["api", "worker"] and version["server_id"].startswith("server_")
        assert version["schema"] == int(own_cluster.sql("SELECT max(number) FROM schema_migrations"))
        assert version["protos"].startswith("sha256:") and len(version["protos"]) == 7 + 64
        assert abs(time.time() - version["started"]) < 120
        figure(f"started {started:.2f} s after the database")


def test_calls_that_wait_in_the_database_hold_up_nobody_who_asks_for_health(
        serve, own_cluster, tenants, figure):
    server = serve(own_cluster.url())
    port = server.operations()
    [tenant] = tenants(own_cluster, server, 1)
    lock = subprocess.Popen(
        own_cluster.psql(
            "muster", f"BEGIN; SELECT FROM tenants WHERE tenant_id = '{tenant.uuid}' FOR UPDATE; SELECT pg_sleep(60)"),
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        eventually(lambda: own_cluster.number(
            "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep%' AND state = 'active'") >= 2, 10)
        with contextlib.ExitStack() as stack:
            channel = stack.enter_context(grpc.insecure_channel(server.address))
            # A connection carries 100 calls at most.
            clients = [stack.enter_context(Stubs(server.address)) for _ in range(4)]
            assert health(channel) == SERVING
            waiting = [
                clients[place % 4].tenants.UpdateTenant.future(
                    rename(tenant, f"name {place}"), metadata=tenant.metadata, timeout=20) for place in range(200)]
            slowest, most = {"health": 0, "/livez": 0, "/readyz": 0}, 0
            while not all(call.done() for call in waiting):
                most = max(most, Scrape(ask(port, "/metrics")[1]).one("grpc_server_calls_running"))
                began = time.monotonic()
                assert health(channel) == SERVING
                slowest["health"] = max(slowest["health"], time.monotonic() - began)
                for path in ("/livez", "/readyz"):
                    status, _, seconds = ask(port, path)
                    assert status == 200
                    slowest[path] = max(slowest[path], seconds)
            codes = collections.Counter(call.code().name for call in waiting)
            assert "OK" not in codes and most >= 50, codes
    finally:
        lock.kill()
        lock.wait()
    figure(f"{most:.0f} calls wait at once, in the end {dict(codes)}; slowest " + ", ".join(f"{key} {value * 1e3:.1f} ms" for key, value in slowest.items()))
    assert max(slowest.values()) < LENIENCY * 0.05


def test_slow_and_greedy_clients_are_cut_and_others_answered(serve, cluster, figure):
    server = serve(cluster.url())
    host, port = server.operations().rsplit(":", 1)
    slow = [socket.create_connection((host, int(port)), timeout=20) for _ in range(60)]
    try:
        for one in slow:
            one.sendall(b"GET /metrics HTTP/1.1\r\nHost: localhost\r\n")
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            answers = list(pool.map(lambda _: ask(server.operations(), "/livez"), range(4)))
        assert [status for status, _, _ in answers] == [200] * 4
        began = time.monotonic()
        assert slow[0].recv(1) == b""
        figure(f"cut after {time.monotonic() - began:.1f} s")
        assert time.monotonic() - began < LENIENCY * 5
    finally:
        for one in slow:
            one.close()
