"""Calls and their traces: what a caller says of itself is sent back, and found wherever the call has left
something."""
import json
import time

import calls
import grpc
import pytest
from cluster import MUSTERD
from muster.events.v1 import events_pb2, events_pb2_grpc
from muster.identity.v1 import identity_pb2, identity_pb2_grpc
from muster.tenants.v1 import tenants_pb2, tenants_pb2_grpc
from otlp import Collector, attributes

SERVICE = "muster.tenants.v1.TenantService"


def lines(server):
    return [json.loads(line) for line in server.errors.read_text().splitlines() if line.startswith("{")]


def given(number, flags="01"):
    trace = f"{number:032x}"
    return trace, f"00-{trace}-00f067aa0ba902b7-{flags}"


def metadata(token, **more):
    return [("authorization", f"Bearer {token}"), *((name.replace("_", "-"), value) for name, value in more.items())]


def founding(slug):
    request = tenants_pb2.SetupTenantRequest(request_id=f"found-{slug}")
    request.tenant.slug = slug
    request.tenant.display_name = slug
    request.owner.email = f"owner@{slug}.example"
    return request


@pytest.fixture
def collector():
    made = Collector()
    yield made
    made.close()


@pytest.fixture
def serving(musterd, keys):
    """Starts one: the server, its tenants' stub, a token of an operator."""
    channels = []

    def start(*flags):
        server = musterd("serve", "--plaintext", *flags)
        channels.append(grpc.insecure_channel(server.address))
        return server, tenants_pb2_grpc.TenantServiceStub(channels[-1]), keys.platform_token(), channels[-1]

    yield start
    for channel in channels:
        channel.close()


def test_a_given_traceparent_comes_back_and_is_found_in_log_journal_and_event(serving, cluster):
    server, tenants, operator, channel = serving("--access-log", "all")
    trace, parent = given(0xabcdef0123)
    found = tenants.SetupTenant.with_call(
        founding("traced"), metadata=metadata(operator, traceparent=parent, x_request_id="mine-7.1"), timeout=30)
    answer, call = found
    told = dict(call.initial_metadata())
    assert told["traceparent"] == parent and told["x-request-id"] == "mine-7.1"
    tenant = answer.tenant.id

    line = next(line for line in lines(server) if line.get("trace_id") == trace)
    assert line["msg"] == "call" and line["rpc_method"] == f"{SERVICE}/SetupTenant" and line["code"] == "OK"
    assert line["request_id"] == "mine-7.1" and line["dur_ms"] > 0 and line["principal"].startswith("user_")
    assert cluster.number(f"SELECT count(*) FROM journal WHERE trace_id = '{trace}'") >= 1

    identity = identity_pb2_grpc.IdentityServiceStub(channel)
    owner = identity.CreateAccessToken(
        identity_pb2.CreateAccessTokenRequest(api_key=answer.api_key), timeout=30).access_token.token
    events = events_pb2_grpc.EventServiceStub(channel)
    heard = events.ListEvents(
        events_pb2.ListEventsRequest(tenant_id=tenant, trace_id=trace), metadata=metadata(owner), timeout=30).events
    assert {event.type for event in heard} >= {"tenant.created"}
    assert all(event.trace_id == trace for event in heard)

    # A call that fails before it answers says so beside its status.
    trace, parent = given(0x77)
    with pytest.raises(grpc.RpcError) as failure:
        tenants.GetTenant(
            tenants_pb2.GetTenantRequest(tenant_id="tenant_01jc4x8y7kf3q9v2m5n6p7r8st"),
            metadata=metadata(operator, traceparent=parent), timeout=30)
    assert dict(failure.value.trailing_metadata())["traceparent"] == parent
    assert [line["code"] for line in lines(server) if line.get("trace_id") == trace] == ["NOT_FOUND"]


@pytest.mark.parametrize("parent", [
    "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
    "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
    "nonsense",
])
def test_a_traceparent_that_is_none_is_not_taken(shared_traced, parent):
    server, tenants, operator, _ = shared_traced
    before = len(lines(server))
    answer, call = tenants.ListTenants.with_call(
        tenants_pb2.ListTenantsRequest(), metadata=metadata(operator, traceparent=parent), timeout=30)
    assert "traceparent" not in dict(call.initial_metadata())
    line = lines(server)[before]
    assert len(line["trace_id"]) == 32 and "4bf92f3577b34da6" not in line["trace_id"].lower()
    assert int(line["trace_id"], 16) != 0


@pytest.fixture(name="shared_traced", scope="module")
def _shared_traced(cluster, keys, start_server):
    server = start_server(
        "--ops", "127.0.0.1:0", "--database", cluster.url(), *keys.flags, "--plaintext", "--access-log", "all",
        command=(MUSTERD, "serve"))
    with grpc.insecure_channel(server.address) as channel:
        yield server, tenants_pb2_grpc.TenantServiceStub(channel), keys.platform_token(), channel
    server.stop()


def test_an_id_that_could_break_a_line_is_replaced(shared_traced):
    server, tenants, operator, _ = shared_traced
    for wrong in ["a b", "x" * 129, "ada@acme.example", "\"}"]:
        before = len(lines(server))
        tenants.ListTenants(
            tenants_pb2.ListTenantsRequest(), metadata=metadata(operator, x_request_id=wrong), timeout=30)
        assert lines(server)[before]["request_id"].startswith("req_")
    assert len({line["request_id"] for line in lines(server) if line["msg"] == "call"}) == len(
        [line for line in lines(server) if line["msg"] == "call"])


def test_a_failure_of_the_server_is_told_once_with_what_led_to_it(shared_traced, cluster):
    server, tenants, operator, channel = shared_traced
    identity = identity_pb2_grpc.IdentityServiceStub(channel)
    made = tenants.SetupTenant(founding("failing"), metadata=metadata(operator), timeout=30)
    owner = identity.CreateAccessToken(
        identity_pb2.CreateAccessTokenRequest(api_key=made.api_key), timeout=30).access_token.token
    trace, parent = given(0x5151)
    cluster.sql("ALTER TABLE wizards RENAME TO wizards_away")
    try:
        with pytest.raises(grpc.RpcError) as failure:
            tenants.GetWizard(
                tenants_pb2.GetWizardRequest(tenant_id=made.tenant.id),
                metadata=metadata(owner, traceparent=parent), timeout=30)
    finally:
        cluster.sql("ALTER TABLE wizards_away RENAME TO wizards")
    assert failure.value.code() == grpc.StatusCode.INTERNAL and failure.value.details() == "the server failed"
    told = [line for line in lines(server) if line.get("trace_id") == trace and line["level"] == "error"]
    assert len(told) == 1, told
    assert told[0]["msg"] == "rpc_failed" and told[0]["tenant"] == made.tenant.id
    assert told[0]["rpc_method"] == f"{SERVICE}/GetWizard" and "42P01" in told[0]["cause"]
    assert told[0]["steps"][:2] == ["authenticated", "let_in"] and "Store:" in told[0]["steps"][-1]
    # The caller was given the name by which the line is found.
    assert told[0]["request_id"].encode() in dict(failure.value.trailing_metadata())["grpc-status-details-bin"]
    assert owner not in json.dumps(told) and made.api_key not in json.dumps(told)


def test_spans_are_sent_with_their_trace_parent_and_names(serving, collector, figure):
    server, tenants, operator, channel = serving("--otlp-endpoint", collector.url)
    trace, parent = given(0xfeed)
    unsampled, _ = given(0xdead)
    tenants.SetupTenant(
        founding("spanned"),
        metadata=metadata(operator, traceparent=parent, tracestate="a=1, b=2,"), timeout=30)
    tenants.ListTenants(
        tenants_pb2.ListTenantsRequest(),
        metadata=metadata(operator, traceparent=given(0xdead, "00")[1]), timeout=30)
    calls.eventually(lambda: collector.of(trace), 10)
    spans = {span.name: span for span in collector.of(trace)}
    root = spans[f"{SERVICE}/SetupTenant"]
    assert root.parent_span_id.hex() == "00f067aa0ba902b7" and root.kind == root.SPAN_KIND_SERVER
    assert root.trace_state == "a=1,b=2" and root.status.code == 0 and len(root.span_id) == 8
    assert 0 < root.end_time_unix_nano - root.start_time_unix_nano < 60e9
    assert abs(root.start_time_unix_nano / 1e9 - time.time()) < 60
    facts = attributes(root)
    assert facts["rpc.system.name"] == "grpc" and facts["rpc.method"] == f"{SERVICE}/SetupTenant"
    assert facts["rpc.response.status_code"] == "OK" and facts["server.address"] == "127.0.0.1"
    children = [span for span in collector.of(trace) if span.parent_span_id == root.span_id]
    assert {"begin", "commit"} < {span.name for span in children}
    assert any("Store:" in span.name for span in children)
    for span in children:
        assert root.start_time_unix_nano <= span.start_time_unix_nano <= span.end_time_unix_nano
        assert span.end_time_unix_nano <= root.end_time_unix_nano and span.kind == span.SPAN_KIND_CLIENT
    resource = attributes(collector.resources[0])
    assert resource["service.name"] == "musterd" and resource["service.version"]
    assert resource["service.instance.id"].startswith("server_")
    assert set(collector.paths) == {("/v1/traces", "application/x-protobuf")}

    # What its caller does not keep is not sent; what is left is, at the end.
    late, parent = given(0xfeed2)
    with pytest.raises(grpc.RpcError):
        tenants.GetTenant(
            tenants_pb2.GetTenantRequest(tenant_id="tenant_01jc4x8y7kf3q9v2m5n6p7r8st"),
            metadata=metadata(operator, traceparent=parent), timeout=30)
    server.stop()
    assert not collector.of(unsampled)
    refused = collector.of(late)[0]
    assert attributes(refused)["error.type"] == "TENANT_NOT_FOUND" and refused.status.code == 0
    figure(f"{len(collector.spans)} spans of {len(collector.bodies)} batches")


def test_nothing_is_sent_that_is_not_sampled(serving, collector):
    server, tenants, operator, _ = serving("--otlp-endpoint", collector.url, "--trace-sample", "0")
    for _ in range(20):
        tenants.ListTenants(tenants_pb2.ListTenantsRequest(), metadata=metadata(operator), timeout=30)
    server.stop()
    assert not collector.bodies


@pytest.mark.parametrize("state", ["absent", "busy", "refusing", "garbage", "dawdling"])
def test_a_collector_that_is_no_use_harms_nothing(serving, collector, state, figure):
    if state == "absent":
        collector.close()
    elif state == "busy":
        collector.answers = [(503, {"Retry-After": "1"}, b"later"), (429, {}, b""), (200, {}, b"")]
    elif state == "refusing":
        collector.answers = [(400, {}, b"no")]
    elif state == "garbage":
        collector.answers = [(200, {}, b"\xff" * 1000)]
    else:
        collector.delay = 20
    server, tenants, operator, _ = serving("--otlp-endpoint", collector.url)
    trace, parent = given(0xc0ffee)
    started = time.monotonic()
    for _ in range(50):
        tenants.ListTenants(
            tenants_pb2.ListTenantsRequest(), metadata=metadata(operator, traceparent=parent), timeout=30)
    taken = time.monotonic() - started
    if state == "busy":
        calls.eventually(lambda: len(collector.of(trace)) >= 50, 30)
        calls.eventually(lambda: any(line["msg"] == "traces_sent_again" for line in lines(server)), 10)
    elif state in ("refusing", "absent"):
        calls.eventually(lambda: any(line["msg"] == "traces_not_sent" for line in lines(server)), 20)
    ended = server.stop()
    warned = [line for line in lines(server) if line["msg"] == "traces_not_sent"]
    assert len(warned) == (0 if state == "garbage" else min(1, len(warned)))
    assert taken < 10 and ended < 15
    figure(f"50 calls in {taken:.1f} s, ended in {ended:.1f} s, {len(warned)} warnings")
