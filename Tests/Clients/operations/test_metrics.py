"""/metrics: every method from the start, exact counts, and what falls never."""
import json
import pathlib
import subprocess
import sys
import threading
import urllib.request

import calls
import grpc
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc
from load import WHO, Stubs, get
from muster.events.v1 import events_pb2, events_pb2_grpc
from scrape import Scrape

ROOT = pathlib.Path(__file__).resolve().parents[3]
BIN = pathlib.Path(sys.executable).parent
TENANTS, IDENTITY = "muster.tenants.v1.TenantService", "muster.identity.v1.IdentityService"
CODES = 17


@pytest.fixture
def scrape(page):
    """Reads the page of a server."""

    def read(server):
        status, text = page(server, "/metrics")
        assert status == 200
        return Scrape(text)

    return read


def contract():
    """Every RPC of Protos/ with its type, read by a program that is not ours."""
    built = subprocess.run(
        [BIN / "buf", "build", ROOT / "Protos", "-o", "-#format=json"], capture_output=True, check=True)
    types = {
        (False, False): "unary", (True, False): "client_stream", (False, True): "server_stream",
        (True, True): "bidi_stream"}
    return {
        (f"{file['package']}.{service['name']}", method["name"],
         types[bool(method.get("clientStreaming")), bool(method.get("serverStreaming"))])
        for file in json.loads(built.stdout)["file"] for service in file.get("service", [])
        for method in service["method"] if file["package"].startswith("muster.")}


def test_every_method_is_there_at_zero_before_its_first_call(serve, cluster, scrape, figure):
    first = scrape(serve(cluster.url()))
    wanted = contract()
    assert len(wanted) > 100
    for service, method, kind in wanted:
        labels = {"grpc_service": service, "grpc_method": method, "grpc_type": kind}
        for name in ("started", "msg_received", "msg_sent"):
            assert first.one(f"grpc_server_{name}_total", **labels) == 0
        handled = first.all("grpc_server_handled_total", **labels)
        assert len(handled) == CODES and set(handled.values()) == {0}
        assert first.one("grpc_server_handling_seconds_count", **labels) == 0
    started = first.all("grpc_server_started_total")
    named = {tuple(dict(labels)[f"grpc_{name}"] for name in ("service", "method", "type")) for labels in started}
    assert {one for one in named if one[0].startswith("muster.")} == wanted
    assert first.all("grpc_server_started_total", grpc_service="_OTHER", grpc_method="_OTHER")
    assert first.one("muster_credentials_refused_total", kind="expired") == 0
    figure(f"{len(named)} methods, {len(first.values)} series")


def test_the_counts_are_those_of_the_calls_made(serve, cluster, tenants, scrape):
    server = serve(cluster.url(), "--metrics-tenants", 1)
    [one, other] = tenants(cluster, server, 2)
    before = scrape(server)
    with Stubs(server.address) as stubs:
        for _ in range(7):
            stubs.tenants.GetTenant(get(one), metadata=one.metadata, timeout=10)
        for _ in range(3):
            refused = calls.refusal(lambda: stubs.tenants.GetTenant(get(other), metadata=one.metadata, timeout=10))
            assert refused.code() == grpc.StatusCode.PERMISSION_DENIED
        for metadata in ([], [("authorization", "Bearer x")], [("authorization", "Bearer a.b.c")]):
            calls.refusal(lambda: stubs.identity.WhoAmI(WHO, metadata=metadata, timeout=10))
        for name in ("/muster.tenants.v1.TenantService/Nothing", "/nobody.Service/Asks", "/a/b", "/wp/login"):
            call = stubs.channel.unary_unary(name)
            assert calls.refusal(lambda: call(b"", timeout=10)).code() == grpc.StatusCode.UNIMPLEMENTED
        health_pb2_grpc.HealthStub(stubs.channel).Check(health_pb2.HealthCheckRequest(), timeout=10)
        after = scrape(server)

        def more(name, **labels):
            return after.sum(name, **labels) - before.sum(name, **labels)

        got = {"grpc_service": TENANTS, "grpc_method": "GetTenant"}
        assert more("grpc_server_started_total", **got) == 10
        assert more("grpc_server_handled_total", **got, grpc_code="OK") == 7
        assert more("grpc_server_handled_total", **got, grpc_code="PermissionDenied") == 3
        assert more("grpc_server_handled_total", **got) == 10
        assert more("grpc_server_msg_received_total", **got) == 10
        assert more("grpc_server_msg_sent_total", **got) == 7
        assert more("grpc_server_handling_seconds_count", **got) == 10
        assert 0 < more("grpc_server_handling_seconds_sum", **got) < 60
        who = {"grpc_service": IDENTITY, "grpc_method": "WhoAmI"}
        assert more("grpc_server_handled_total", **who, grpc_code="Unauthenticated") == 3
        assert more("muster_credentials_refused_total", kind="missing") == 1
        assert more("muster_credentials_refused_total", kind="malformed") == 2
        unknown = {"grpc_service": "_OTHER", "grpc_method": "_OTHER"}
        assert more("grpc_server_handled_total", **unknown, grpc_code="Unimplemented") == 4
        # Who tries names adds none.
        assert len(after.values) - len(before.values) <= 2 * 1 + 5
        assert more("grpc_server_handled_total", grpc_service="grpc.health.v1.Health", grpc_code="OK") == 1

        def named():
            return scrape(server).all("muster_tenant_calls_total")

        # One tenant is named, the one with the most calls; the counts are gathered once a second.
        calls.eventually(lambda: list(named().values()) == [7], 10)
        assert dict(next(iter(named()))) == {"tenant": one.id}


def test_a_stream_counts_its_messages_while_it_is_open(serve, cluster, tenants, scrape):
    server = serve(cluster.url())
    [tenant] = tenants(cluster, server, 1)
    labels = {"grpc_service": "muster.events.v1.EventService", "grpc_method": "WatchEvents"}
    with Stubs(server.address) as stubs:
        request = events_pb2.WatchEventsRequest(tenant_id=tenant.id)
        watch = events_pb2_grpc.EventServiceStub(stubs.channel).WatchEvents(
            request, metadata=tenant.metadata, timeout=60)
        next(watch)
        seen = scrape(server)
        assert seen.sum("grpc_server_started_total", **labels) == 1
        assert seen.sum("grpc_server_msg_received_total", **labels) == 1
        assert seen.sum("grpc_server_msg_sent_total", **labels) >= 1
        assert seen.sum("grpc_server_handled_total", **labels) == 0
        assert seen.one("muster_event_watchers") == 1 and seen.one("muster_streams_open") == 1
        watch.cancel()
        calls.eventually(lambda: scrape(server).sum(
            "grpc_server_handled_total", **labels, grpc_code="Canceled") == 1, 10)
        assert scrape(server).one("muster_event_watchers") == 0


def test_nothing_falls_and_histograms_add_up_under_load(serve, cluster, tenants, scrape, figure):
    server = serve(cluster.url())
    [tenant] = tenants(cluster, server, 1)
    ending, made = threading.Event(), []

    def load():
        count = 0
        with Stubs(server.address) as stubs:
            while not ending.is_set():
                stubs.tenants.GetTenant(get(tenant), metadata=tenant.metadata, timeout=30)
                count += 1
        made.append(count)

    threads = [threading.Thread(target=load) for _ in range(4)]
    first = scrape(server)
    for thread in threads:
        thread.start()
    former = first
    try:
        for _ in range(12):
            latter = scrape(server)
            for key, value in former.counters().items():
                assert latter.values[key] >= value, key
            for family in ("grpc_server_handling_seconds",):
                counts = latter.all(f"{family}_count")
                for labels, count in counts.items():
                    buckets = [
                        latter.values[(f"{family}_bucket", tuple(sorted((*labels, ("le", bound)))))]
                        for bound in bounds(latter, family)]
                    assert buckets == sorted(buckets) and buckets[-1] == count
            former = latter
    finally:
        ending.set()
        for thread in threads:
            thread.join()
    labels = {"grpc_service": TENANTS, "grpc_method": "GetTenant", "grpc_code": "OK"}
    last = scrape(server)
    assert last.sum("grpc_server_handled_total", **labels) - first.sum(
        "grpc_server_handled_total", **labels) == sum(made) > 0
    assert last.one("muster_loop_turns_total", loop="0") > first.one("muster_loop_turns_total", loop="0")
    figure(f"{sum(made)} calls beside 12 scrapes")


def bounds(scrape, family):
    """The bounds in their order, +Inf last."""
    found = {dict(labels)["le"] for labels in scrape.all(f"{family}_bucket")}
    return sorted(found, key=float)


def test_the_port_answers_only_its_own_names(serve, cluster):
    server = serve(cluster.url(), "--ops-names", "muster.internal,Ops")
    port = server.operations().rsplit(":", 1)[1]

    def status(host, path="/stats.json"):
        request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Host": host})
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.status, answer.headers
        except urllib.error.HTTPError as error:
            return error.code, error.headers

    for host in ("127.0.0.1", f"localhost:{port}", "[::1]:80", "muster.internal", f"OPS:{port}", "10.0.0.7"):
        assert status(host)[0] == 200, host
    # A site that made its name point here.
    for host in ("evil.example", f"evil.example:{port}", "127.0.0.1.evil.example", "localhost.evil.example", "", "[::1"):
        for path in ("/", "/stats.json", "/metrics", "/readyz", "/version"):
            assert status(host, path)[0] == 421, (host, path)
    headers = status("localhost", "/")[1]
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff" and headers["X-Frame-Options"] == "DENY"
    assert not any(name.lower().startswith("access-control") for name in headers)
