"""What `musterd dev` has to be looked at: every list of every service, and what a second start leaves alone."""
import importlib
import json
import pathlib
import time

import grpc
import pytest
from cluster import MUSTERD
from muster.identity.v1 import identity_pb2, identity_pb2_grpc
from muster.tenants.v1 import tenants_pb2, tenants_pb2_grpc

# Lists that have nothing to show after a start, each with its reason.
EMPTY = {}
# Those that answer with a stream, of which the first message is looked at.
STREAMS = {"/muster.usage.v1.UsageService/ListUsageEntries"}


def lists():
    """Every RPC of Muster's protos that is called List…, as its service, its name, and its messages."""
    for path in sorted(pathlib.Path(tenants_pb2.__file__).parents[2].glob("*/v1/*_pb2.py")):
        area = path.parents[1].name
        module = importlib.import_module(f"muster.{area}.v1.{path.stem}")
        for service in module.DESCRIPTOR.services_by_name.values():
            for method in service.methods:
                if method.name.startswith("List"):
                    yield pytest.param(
                        f"/{service.full_name}/{method.name}", getattr(module, method.input_type.name),
                        getattr(module, method.output_type.name), id=f"{area}-{method.name}")


class Dev:
    """One that serves, with its credentials."""

    def __init__(self, server, file):
        self.server = server
        self.told = json.loads(file.read_text())
        self.channel = grpc.insecure_channel(server.address)
        self.tenant = self.told["tenants"][0]

    def call(self, path, request, answer, token):
        is_stream = path in STREAMS
        make = self.channel.unary_stream if is_stream else self.channel.unary_unary
        method = make(
            path, request_serializer=lambda message: message.SerializeToString(),
            response_deserializer=answer.FromString)
        got = method(request, metadata=[("authorization", f"Bearer {token}")], timeout=10)
        return next(got) if is_stream else got

    def rows(self, path, request, answer):
        """What the owner sees there, or else an operator; None for what is not built."""
        found = None
        for token, scope in ((self.tenant["owner_token"], self.tenant["id"]), (self.told["platform_token"], "")):
            wanted = request()
            if "tenant_id" in request.DESCRIPTOR.fields_by_name:
                wanted.tenant_id = scope
            try:
                got = self.call(path, wanted, answer, token)
            except grpc.RpcError as error:
                if error.code() == grpc.StatusCode.UNIMPLEMENTED:
                    return None
                assert error.code() in (
                    grpc.StatusCode.PERMISSION_DENIED, grpc.StatusCode.INVALID_ARGUMENT), error
                continue
            field = next(
                field for field in answer.DESCRIPTOR.fields
                if field.is_repeated and field.message_type is not None)
            found = list(getattr(got, field.name))
            if found:
                return found
        return found


@pytest.fixture(scope="module")
def dev(start_server, tmp_path_factory):
    file = tmp_path_factory.mktemp("dev") / "credentials.json"
    server = start_server(
        "--ops", "127.0.0.1:0", "--ephemeral", "--credentials", file, command=(MUSTERD, "dev"))
    yield Dev(server, file)
    server.stop()


@pytest.mark.parametrize("path, request_type, answer", lists())
def test_there_is_something_in(dev, path, request_type, answer):
    rows = dev.rows(path, request_type, answer)
    if rows is None:
        pytest.skip("not built")
    if path in EMPTY:
        assert not rows, f"{path} has rows now: take it out of EMPTY"
    else:
        assert rows, f"{path} has nothing to show: give its service a file in Dev/Demo"


def test_every_row_was_made(dev):
    assert "demo_row_missing" not in dev.server.errors.read_text()
    built = {
        param.values[0].split("/")[1] for param in lists() if dev.rows(*param.values) is not None}
    assert len(built) >= 5


def test_members_have_every_role_and_keys_and_invitations_every_state(dev):
    identity = identity_pb2_grpc.IdentityServiceStub(dev.channel)
    bearer = {"metadata": [("authorization", f"Bearer {dev.tenant['owner_token']}")], "timeout": 10}
    tenant = dev.tenant["id"]
    roles = identity.ListRoles(identity_pb2.ListRolesRequest(tenant_id=tenant), **bearer).roles
    members = identity.ListMembers(identity_pb2.ListMembersRequest(tenant_id=tenant), **bearer).members
    assert {role for member in members for role in member.roles} == {role.name for role in roles}
    assert any(not role.built_in for role in roles)
    keys = identity.ListApiKeys(identity_pb2.ListApiKeysRequest(tenant_id=tenant), **bearer).api_keys
    assert {identity_pb2.API_KEY_STATE_ACTIVE, identity_pb2.API_KEY_STATE_REVOKED} <= {key.state for key in keys}
    assert any(key.HasField("calls_per_second") for key in keys)
    assert any(key.HasField("last_use_time") and not key.user_id for key in keys)
    asked = identity_pb2.ListInvitationsRequest(tenant_id=tenant)
    states = {invitation.state for invitation in identity.ListInvitations(asked, **bearer).invitations}
    assert {
        identity_pb2.INVITATION_STATE_OPEN, identity_pb2.INVITATION_STATE_ACCEPTED,
        identity_pb2.INVITATION_STATE_REVOKED} <= states


def ids(dev):
    """Every row that has a name of its own, by the list that it is in; what keeps records goes on by itself."""
    found = {}
    for param in lists():
        path, request, answer = param.values
        is_record = any(word in path for word in ("Audit", "Events", "Jobs", "UsageEntries"))
        rows = [] if is_record else dev.rows(path, request, answer)
        # What is code has a name or a key instead.
        found[path] = sorted(
            row.id or getattr(row, "name", "") or row.key for row in rows or [] if hasattr(row, "id"))
    return found


def test_a_second_start_makes_nothing_twice_and_changes_nothing_back(musterd, tmp_path, figure):
    def start():
        file = tmp_path / "credentials.json"
        started = time.monotonic()
        server = musterd("dev", "--data", tmp_path / "data", "--credentials", file)
        while not file.exists():
            time.sleep(0.005)
        figure(f"ready after {time.monotonic() - started:.2f} s")
        return Dev(server, file)

    tmp_path.chmod(0o711)
    for folder in tmp_path.parents[:2]:
        folder.chmod(0o711)
    first = start()
    bearer = {"metadata": [("authorization", f"Bearer {first.tenant['owner_token']}")], "timeout": 10}
    tenant = first.tenant["id"]
    identity = identity_pb2_grpc.IdentityServiceStub(first.channel)
    asked = identity_pb2.ListInvitationsRequest(tenant_id=tenant, state=identity_pb2.INVITATION_STATE_OPEN)
    invitation = identity.ListInvitations(asked, **bearer).invitations[0].id
    identity.RevokeInvitation(
        identity_pb2.RevokeInvitationRequest(tenant_id=tenant, id=invitation), **bearer)
    viewer = identity.WhoAmI(
        identity_pb2.WhoAmIRequest(), metadata=[("authorization", f"Bearer {first.tenant['viewer_token']}")])
    asked = identity_pb2.ListMembersRequest(tenant_id=tenant, user_id=viewer.caller.user.id)
    member = identity.ListMembers(asked, **bearer).members[0].id
    identity.RemoveMember(identity_pb2.RemoveMemberRequest(tenant_id=tenant, id=member), **bearer)
    tenants = tenants_pb2_grpc.TenantServiceStub(first.channel)
    tenants.UpdateTenant(
        tenants_pb2.UpdateTenantRequest(
            tenant_id=tenant, tenant=tenants_pb2.Tenant(display_name="Ours", contact_email="us@acme.example")),
        **bearer)
    tenants.DeleteTenant(
        tenants_pb2.DeleteTenantRequest(tenant_id=first.told["tenants"][1]["id"]),
        metadata=[("authorization", f"Bearer {first.told['platform_token']}")], timeout=10)
    before = ids(first)
    first.server.stop()

    second = start()
    assert ids(second) == before
    assert "demo_row_missing" not in second.server.errors.read_text()
    # The deleted tenant's tokens would open nothing.
    assert [tenant["slug"] for tenant in second.told["tenants"]] == ["acme"]
    tenants = tenants_pb2_grpc.TenantServiceStub(second.channel)
    bearer = {"metadata": [("authorization", f"Bearer {second.tenant['owner_token']}")], "timeout": 10}
    kept = tenants.GetTenant(tenants_pb2.GetTenantRequest(tenant_id=tenant), **bearer).tenant
    assert (kept.display_name, kept.contact_email) == ("Ours", "us@acme.example")
