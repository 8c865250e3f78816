"""`Protos/CALLING.md`: what it shows does what it says, taken from the page as it stands."""
import importlib
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import uuid

import calls
import grpc
import pytest
from google.rpc import error_details_pb2
from muster.events.v1 import events_pb2, events_pb2_grpc
from muster.identity.v1 import identity_pb2, identity_pb2_grpc
from muster.options.v1 import options_pb2
from muster.platform.v1 import platform_pb2, platform_pb2_grpc
from muster.tenants.v1 import tenants_pb2, tenants_pb2_grpc
from muster.type.v1 import errors_pb2

import cluster

ROOT = pathlib.Path(__file__).resolve().parents[3]
BIN = pathlib.Path(sys.executable).parent
PAGE = (ROOT / "Protos" / "CALLING.md").read_text()


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


class Desk:
    """A folder as a partner has it: the protos, the stubs made by the page's command, its service config."""

    def __init__(self, folder, start_server):
        self.folder, self.start_server = folder, start_server
        self.credentials = folder / ".local" / "state" / "muster" / "dev.json"
        self.credentials.parent.mkdir(parents=True)
        self.environment = dict(
            os.environ, HOME=str(folder), PATH=f"{BIN}:{os.environ['PATH']}", PYTHONPATH="")
        (folder / "Protos").symlink_to(ROOT / "Protos")
        (folder / "retries.json").write_text(blocks("json")[0])
        self.shell(blocks("sh")[0])
        self.server = self.start()

    def start(self, listen="127.0.0.1:0"):
        return self.start_server(
            "--ops", "127.0.0.1:0", "--data", self.folder / "data", "--credentials", self.credentials,
            command=(cluster.MUSTERD, "dev"), listen=listen)

    def told(self):
        return json.loads(self.credentials.read_text())

    def shell(self, command, **environment):
        answer = subprocess.run(
            ["sh", "-euc", command], cwd=self.folder, env=self.environment | environment, capture_output=True,
            text=True, timeout=120)
        assert answer.returncode == 0, answer.stderr
        return answer.stdout

    def python(self, code):
        """What the page's whole Python says, with `code` after it, as it runs."""
        (self.folder / "page.py").write_text("\n".join([*blocks("python"), code]))
        return subprocess.Popen(
            [sys.executable, "-u", "page.py"], cwd=self.folder, env=self.environment, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True)

    def last(self, code):
        """What `code` prints last, which is JSON."""
        said, complaint = self.python(code).communicate(timeout=120)
        assert said, complaint
        return json.loads(said.splitlines()[-1])


@pytest.fixture(scope="module")
def desk(start_server):
    with tempfile.TemporaryDirectory(prefix="muster-desk-") as folder:
        # PostgreSQL is another user than root, and has to get to its data.
        os.chmod(folder, 0o755)
        made = Desk(pathlib.Path(folder), start_server)
        yield made
        if not made.server.stopped:
            made.server.stop()


def test_the_python_of_the_page_does_what_it_says(desk):
    said = desk.last("""
try:
    tenants.GetTenant(tenants_pb2.GetTenantRequest(tenant_id="acme"), metadata=program, timeout=10)
except grpc.RpcError as error:
    found = details(error)
print(json.dumps({
    "email": who.user.email, "permissions": sorted(session.permissions),
    "reason": found["ErrorInfo"].reason, "domain": found["ErrorInfo"].domain,
    "fields": [violation.field for violation in found["BadRequest"].field_violations],
    "name": rename("By the page").display_name, "members": [member.email for member in members()],
}))""")
    assert "@" in said["email"]
    assert said["permissions"] == ["events.read", "identity.read", "tenants.read"]
    assert (said["reason"], said["domain"], said["fields"]) == ("FIELD_INVALID", "muster", ["tenant_id"])
    assert said["name"] == "By the page"
    assert said["members"] == sorted(said["members"]) and len(said["members"]) >= 2


def test_those_who_rename_at_once_lose_no_change(desk):
    said = desk.last("""
from concurrent.futures import ThreadPoolExecutor
first = rename("0").version
with ThreadPoolExecutor(4) as pool:
    list(pool.map(rename, map(str, range(1, 21))))
print(json.dumps([first, rename("last").version]))""")
    # Each of the 21 saw the one before it.
    assert said[1] - said[0] == 21


def test_calls_above_the_rate_are_answered_by_the_service_config(desk, figure):
    said = desk.last("""
slow = identity_pb2.ApiKey(display_name="Slow", permissions=["identity.read"], calls_per_second=4)
slow = identity.CreateApiKey(identity_pb2.CreateApiKeyRequest(
    tenant_id=tenant, api_key=slow), metadata=bearer, timeout=10).secret
slow = identity.CreateAccessToken(identity_pb2.CreateAccessTokenRequest(api_key=slow), timeout=10).access_token
program = [("authorization", "Bearer " + slow.token)]
began = time.monotonic()
counts = [len(list(members())) for _ in range(16)]
took = time.monotonic() - began

plain = grpc.insecure_channel(told["endpoint"], options=[("grpc.enable_retries", 0)])
plain = identity_pb2_grpc.IdentityServiceStub(plain)
refused = None
while refused is None:
    try:
        plain.ListMembers(identity_pb2.ListMembersRequest(tenant_id=tenant), metadata=program, timeout=10)
    except grpc.RpcError as error:
        refused = error
delay = details(refused)["RetryInfo"].retry_delay.ToMilliseconds()
pushback = int(dict(refused.trailing_metadata())["grpc-retry-pushback-ms"])
print(json.dumps([counts, took, refused.code().name, details(refused)["ErrorInfo"].reason, delay, pushback]))""")
    counts, took, code, reason, delay, pushback = said
    assert len(counts) == 16 and min(counts) >= 2
    # The burst of a second or two is free, the rest waits.
    assert took > 1
    assert (code, reason) == ("RESOURCE_EXHAUSTED", "RATE_LIMITED")
    assert 0 < delay <= 250 and 0 < pushback <= 251
    figure(f"16 calls at 4 a second took {took:.1f} s")


def test_whoever_follows_hears_each_event_once_though_the_server_ends_and_comes_back(desk):
    follower = desk.python("""
def token():
    made = identity.CreateAccessToken(
        identity_pb2.CreateAccessTokenRequest(api_key=key), timeout=30, wait_for_ready=True)
    return [("authorization", "Bearer " + made.access_token.token)]

rename("First")

def keep(found, cursor):
    for event in found:
        name = json.loads(event.data).get("tenant", {}).get("displayName")
        print(json.dumps({"id": event.id, "name": name}))

follow("", keep, token)""")
    heard = []

    def listen():
        for line in follower.stdout:
            if line.startswith("{"):
                heard.append(json.loads(line))

    def has_heard(name):
        calls.eventually(lambda: any(event["name"] == name for event in heard), 60)

    listener = threading.Thread(target=listen)
    listener.start()
    try:
        has_heard("First")
        for name in ("Second", "Third"):
            desk.server.stop()
            desk.server = desk.start(listen=desk.server.address)
            told = desk.told()
            with grpc.insecure_channel(told["endpoint"]) as channel:
                tenants_pb2_grpc.TenantServiceStub(channel).UpdateTenant(
                    tenants_pb2.UpdateTenantRequest(
                        tenant_id=told["tenants"][0]["id"], tenant=tenants_pb2.Tenant(display_name=name)),
                    metadata=[("authorization", f"Bearer {told['tenants'][0]['owner_token']}")], timeout=10)
            has_heard(name)
    finally:
        follower.kill()
        listener.join()
        follower.communicate()
    ids = [event["id"] for event in heard]
    assert len(set(ids)) == len(ids)
    assert [event["name"] for event in heard if event["name"]][-3:] == ["First", "Second", "Third"]


def test_the_commands_of_the_page_work(desk):
    told = desk.told()
    tenant = told["tenants"][0]
    place = {"TOKEN": tenant["owner_token"], "ADDRESS": told["endpoint"]}
    said = json.loads(desk.shell(blocks("sh")[1], **place))
    assert said["caller"]["tenantId"] == tenant["id"]
    desk.shell("buf build Protos -o muster.binpb")
    schema = blocks("sh")[1].replace("buf curl", "buf curl --schema muster.binpb")
    assert json.loads(desk.shell(schema, **place)) == said
    # What the machine has of the plugins is no matter: the file is understood, and the first is looked for.
    (desk.folder / "buf.gen.yaml").write_text(blocks("yaml")[0])
    answer = subprocess.run(
        ["buf", "generate", "Protos"], cwd=desk.folder, env=desk.environment | {"PATH": str(BIN)},
        capture_output=True, text=True, timeout=60)
    assert "protoc-gen-go" in answer.stderr




def founded(server, keys):
    """A tenant of its own, on a server of the shared database: its id, and its owner's metadata."""
    with grpc.insecure_channel(server.address) as channel:
        request = tenants_pb2.SetupTenantRequest()
        request.tenant.slug = f"p{uuid.uuid4().hex[:12]}"
        request.tenant.display_name = "A partner's"
        request.owner.email = "ada@partner.example"
        made = tenants_pb2_grpc.TenantServiceStub(channel).SetupTenant(
            request, metadata=[("authorization", f"Bearer {keys.platform_token()}")], timeout=30)
        token = identity_pb2_grpc.IdentityServiceStub(channel).CreateAccessToken(
            identity_pb2.CreateAccessTokenRequest(api_key=made.api_key), timeout=30).access_token.token
    return made.tenant.id, [("authorization", f"Bearer {token}")]


def test_a_repeat_gets_the_first_answer_without_its_secret_and_another_request_none(musterd, keys):
    server = musterd("serve", "--plaintext")
    tenant, owner = founded(server, keys)
    with grpc.insecure_channel(server.address) as channel:
        identity = identity_pb2_grpc.IdentityServiceStub(channel)
        request = identity_pb2.CreateApiKeyRequest(tenant_id=tenant, request_id=str(uuid.uuid4()))
        request.api_key.display_name = "Once"
        request.api_key.permissions.append("identity.read")
        first = identity.CreateApiKey(request, metadata=owner, timeout=30)
        again = identity.CreateApiKey(request, metadata=owner, timeout=30)
        assert first.secret and not again.secret
        assert first.api_key == again.api_key
        request.api_key.display_name = "Another"
        refused = calls.refusal(lambda: identity.CreateApiKey(request, metadata=owner, timeout=30))
        assert (refused.code(), calls.reason(refused)) == (
            grpc.StatusCode.INVALID_ARGUMENT, "REQUEST_ID_REUSED")
        # A key is no token.
        as_token = [("authorization", f"Bearer {first.secret}")]
        refused = calls.refusal(
            lambda: identity.WhoAmI(identity_pb2.WhoAmIRequest(), metadata=as_token, timeout=30))
        assert refused.code() == grpc.StatusCode.UNAUTHENTICATED
        # With an id of its own, a failed call leaves it to the next.
        request.request_id = str(uuid.uuid4())
        request.api_key.permissions.append("no.such")
        assert calls.reason(calls.refusal(
            lambda: identity.CreateApiKey(request, metadata=owner, timeout=30))) == "PERMISSION_UNKNOWN"
        del request.api_key.permissions[1]
        assert identity.CreateApiKey(request, metadata=owner, timeout=30).secret


def test_a_refresh_with_the_same_request_id_is_a_retry_and_another_one_ends_the_sign_in(musterd, keys):
    server = musterd("serve", "--plaintext")
    tenant, owner = founded(server, keys)
    with grpc.insecure_channel(server.address) as channel:
        identity = identity_pb2_grpc.IdentityServiceStub(channel)
        request = identity_pb2.CreateApiKeyRequest(tenant_id=tenant)
        request.api_key.display_name = "Refreshed"
        request.api_key.permissions.append("identity.read")
        key = identity.CreateApiKey(request, metadata=owner, timeout=30).secret
        spent = identity.CreateAccessToken(
            identity_pb2.CreateAccessTokenRequest(api_key=key), timeout=30).access_token.refresh_token
        once = identity_pb2.RefreshAccessTokenRequest(refresh_token=spent, request_id="once")
        assert identity.RefreshAccessToken(once, timeout=30).access_token.token
        good = identity.RefreshAccessToken(once, timeout=30).access_token.refresh_token
        once.request_id = "twice"
        refused = calls.refusal(lambda: identity.RefreshAccessToken(once, timeout=30))
        assert calls.reason(refused) == "REFRESH_TOKEN_REUSED"
        last = identity_pb2.RefreshAccessTokenRequest(refresh_token=good)
        refused = calls.refusal(lambda: identity.RefreshAccessToken(last, timeout=30))
        assert refused.code() == grpc.StatusCode.UNAUTHENTICATED


def test_a_stream_is_cut_when_its_connection_is_old_and_goes_on_from_its_cursor(musterd, keys):
    server = musterd("serve", "--plaintext", "--max-connection-age", 1, "--drain-grace", 1)
    tenant, owner = founded(server, keys)
    with grpc.insecure_channel(server.address) as channel:
        events = events_pb2_grpc.EventServiceStub(channel)
        heard, cursor = [], ""
        for _ in range(2):
            watch = events.WatchEvents(events_pb2.WatchEventsRequest(
                tenant_id=tenant, cursor=cursor, start=events_pb2.WATCH_START_OLDEST), metadata=owner, timeout=60)
            with pytest.raises(grpc.RpcError) as cut:
                for message in watch:
                    heard += [event.id for event in message.events]
                    cursor = message.cursor
            assert cut.value.code() == grpc.StatusCode.UNAVAILABLE
        assert heard and len(set(heard)) == len(heard)


def test_a_watch_with_keepalive_lives_by_its_heartbeats_and_notices_a_server_that_is_silent(musterd, keys, figure):
    server = musterd("serve", "--plaintext")
    tenant, owner = founded(server, keys)
    # Sooner than grpc waits of itself, which is a minute for the answer to a ping.
    options = [("grpc.keepalive_time_ms", 1_500), ("grpc.http2.ping_timeout_ms", 1_000),
               ("grpc.http2.max_pings_without_data", 0)]
    with grpc.insecure_channel(server.address, options=options) as channel:
        watch = events_pb2_grpc.EventServiceStub(channel).WatchEvents(
            events_pb2.WatchEventsRequest(tenant_id=tenant, heartbeat_interval={"seconds": 1}), metadata=owner)
        # More of them than pings that a client may send without a word from the server.
        for _ in range(8):
            next(watch)
        os.kill(server.pid, signal.SIGSTOP)
        began = time.monotonic()
        try:
            with pytest.raises(grpc.RpcError) as noticed:
                for _ in watch:
                    pass
        finally:
            os.kill(server.pid, signal.SIGCONT)
        took = time.monotonic() - began
    assert noticed.value.code() == grpc.StatusCode.UNAVAILABLE
    assert took < calls.LENIENCY * 2.5
    figure(f"noticed after {took:.1f} s, pings go out after 1.5 s of silence and wait 1 s")


def test_a_trace_and_a_name_come_back_and_the_trace_is_found_in_the_events(musterd, keys):
    server = musterd("serve", "--plaintext")
    tenant, owner = founded(server, keys)
    trace = uuid.uuid4().hex
    named = [("traceparent", f"00-{trace}-00f067aa0ba902b7-01"), ("x-request-id", "sync:42/a.b_c-d+e=")]
    with grpc.insecure_channel(server.address) as channel:
        tenants = tenants_pb2_grpc.TenantServiceStub(channel)
        change = tenants_pb2.UpdateTenantRequest(tenant_id=tenant, tenant={"display_name": "Traced"})
        _, call = tenants.UpdateTenant.with_call(change, metadata=[*owner, *named], timeout=30)
        assert set(named) <= set(call.initial_metadata())
        change.tenant_id = "no id"
        refused = calls.refusal(lambda: tenants.UpdateTenant(change, metadata=[*owner, *named], timeout=30))
        assert set(named) <= set(refused.initial_metadata() or ()) | set(refused.trailing_metadata())
        events = events_pb2_grpc.EventServiceStub(channel).ListEvents(
            events_pb2.ListEventsRequest(tenant_id=tenant, trace_id=trace), metadata=owner, timeout=30).events
    assert [event.type for event in events] == ["tenant.updated"]


def test_the_limits_are_those_that_the_server_tells(musterd):
    server = musterd("serve", "--plaintext")
    with grpc.insecure_channel(server.address) as channel:
        told = platform_pb2_grpc.PlatformServiceStub(channel).GetServerInfo(
            platform_pb2.GetServerInfoRequest(), timeout=30).server_info
    assert f"the server cuts it to {told.max_deadline.seconds} s" in PAGE
    assert f"A request has {told.max_message_bytes >> 20} MiB" in PAGE


def test_the_types_of_events_are_those_that_the_services_state_and_the_server_takes(musterd, keys):
    page = (ROOT / "Protos" / "EVENTS.md").read_text()
    rows = re.findall(
        r"^\| `([a-z_.]+)` \|[^|]*\| (?:`([a-zA-Z_]+)`|none)[^|]*\| `([a-z_.]+)` \|$", page, re.MULTILINE)
    listed, nouns = [(name, permission) for name, _, permission in rows], {name: noun for name, noun, _ in rows}
    stated = re.findall(
        r'EventType\("([a-z_.]+)", readBy: "([a-z_.]+)"\)',
        "".join(file.read_text() for file in (ROOT / "Sources" / "Services").rglob("*.swift")))
    assert sorted(listed) == sorted(stated) and len(listed) > 25
    server = musterd("serve", "--plaintext")
    tenant, owner = founded(server, keys)
    with grpc.insecure_channel(server.address) as channel:
        tenants_pb2_grpc.TenantServiceStub(channel).UpdateTenant(
            tenants_pb2.UpdateTenantRequest(tenant_id=tenant, tenant={"display_name": "Other"}), metadata=owner,
            timeout=30)
        identity = identity_pb2_grpc.IdentityServiceStub(channel)
        identity.CreateApiKey(
            identity_pb2.CreateApiKeyRequest(
                tenant_id=tenant, api_key={"display_name": "One", "permissions": ["events.read"]}),
            metadata=owner, timeout=30)
        events = events_pb2_grpc.EventServiceStub(channel)
        for type_ in {name for name, _ in listed} | {name.split(".")[0] for name, _ in listed}:
            events.ListEvents(
                events_pb2.ListEventsRequest(tenant_id=tenant, types=[type_]), metadata=owner, timeout=30)
        found = events.ListEvents(events_pb2.ListEventsRequest(tenant_id=tenant), metadata=owner, timeout=30).events
    assert {"tenant.created", "tenant.updated", "key.created"} <= {event.type for event in found}
    for event in found:
        assert list(json.loads(event.data)) == ([nouns[event.type]] if nouns[event.type] else []), event.type


def test_all_that_the_page_names_is_there():
    modules = {
        path: importlib.import_module(path.replace("/", ".") + "_pb2")
        for path in ("muster/audit/v1/audit", "muster/campaigns/v1/campaigns", "muster/events/v1/events",
                     "muster/identity/v1/identity", "muster/leads/v1/leads", "muster/platform/v1/platform",
                     "muster/settings/v1/settings", "muster/tenants/v1/tenants", "muster/usage/v1/usage")}
    methods = [
        method for module in modules.values() for service in module.DESCRIPTOR.services_by_name.values()
        for method in service.methods]
    public = {
        method.name for method in methods
        if method.GetOptions().Extensions[options_pb2.rpc].scope == options_pb2.SCOPE_PUBLIC}
    named = re.search(r"but the public ones \((.*?)\)", PAGE, re.DOTALL)[1].replace("\n", " ").split(", ")
    assert set(named) == public | {"health", "reflection"}
    # Words in capitals are codes or reasons.
    codes = {code.name for code in grpc.StatusCode}
    reasons = {name.removeprefix("ERROR_REASON_") for name in errors_pb2.ErrorReason.keys()}
    prose = re.sub(r"^```.*?^```$", "", PAGE, flags=re.MULTILINE | re.DOTALL)
    for word in set(re.findall(r"\b[A-Z]+_[A-Z_]+\b", prose)):
        assert word in codes | reasons | {"NOT_SERVING"}, word
    known = {method.name for method in methods} | {method.containing_service.name for method in methods}
    known |= set(dir(error_details_pb2)) | {"TypeScript", "FileDescriptorSet"}
    for word in set(re.findall(r"\b(?:[A-Z][a-z]+){2,}\b", prose)):
        assert word in known, word
    flags = cluster.musterd("serve", "--help").stdout
    for flag in set(re.findall(r"`(--[a-z-]+)`", PAGE)):
        assert f"{flag} " in flags or f"{flag}\n" in flags, flag
