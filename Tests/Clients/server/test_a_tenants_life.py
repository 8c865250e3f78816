"""A tenant's life from its founding to its erasure, by a client that is not ours, with musterd and its own files."""
import collections
import hashlib
import json
import pathlib
import subprocess
import tempfile
import threading

import grpc
import pytest
from balancer import Balancer
from load import eventually
from muster.audit.v1 import audit_pb2, audit_pb2_grpc
from muster.events.v1 import events_pb2, events_pb2_grpc
from muster.identity.v1 import identity_pb2, identity_pb2_grpc
from muster.platform.v1 import platform_pb2, platform_pb2_grpc
from muster.tenants.v1 import tenants_pb2, tenants_pb2_grpc

CANARY = "canary51c9"


def bearer(token, timeout=60):
    return {"metadata": [("authorization", f"Bearer {token}")], "timeout": timeout}


@pytest.fixture
def folder():
    """Where PostgreSQL may go too, which is another user than root."""
    with tempfile.TemporaryDirectory(prefix="muster-life-") as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture(params=["one", "two behind haproxy"])
def installation(request, folder):
    """Its servers, where clients go, an operator's token, and the database as its superuser."""
    if request.param == "one":
        file = folder / "credentials.json"
        server = request.getfixturevalue("musterd")("dev", "--data", folder / "data", "--credentials", file)
        told = json.loads(file.read_text())
        yield [server], server.address, told["platform_token"], told["database_url"]
        return
    cluster, serve = request.getfixturevalue("own_cluster")(), request.getfixturevalue("serve")
    servers = [serve(cluster.url(), "--access-log", "all") for _ in range(2)]
    balancer = Balancer([(server.address, server.operations()) for server in servers])
    yield servers, balancer.address, request.getfixturevalue("keys").platform_token(), cluster.url("muster")
    balancer.close()


def own_files(folder):
    """All that Muster wrote; what PostgreSQL keeps is looked at by a dump."""
    clusters = [path.parent for path in folder.rglob("PG_VERSION")]
    for path in folder.rglob("*"):
        if path.is_file() and not any(cluster in path.parents for cluster in clusters):
            yield path


def founded(tenants, operator):
    request = tenants_pb2.SetupTenantRequest(request_id="found-1")
    request.tenant.slug = CANARY
    request.tenant.display_name = f"{CANARY} Pty Ltd"
    request.owner.email = f"ada@{CANARY}.example"
    return tenants.SetupTenant(request, **bearer(operator))


def test_is_founded_joined_watched_exported_proven_and_erased(installation, folder):
    servers, address, operator, database = installation
    # Each connection is a server in turn, where there are two.
    own = [("grpc.use_local_subchannel_pool", 1)]
    with grpc.insecure_channel(address, own) as channel, grpc.insecure_channel(address, own) as other:
        tenants = tenants_pb2_grpc.TenantServiceStub(channel)
        identity = identity_pb2_grpc.IdentityServiceStub(other)
        audit = audit_pb2_grpc.AuditServiceStub(channel)
        events = events_pb2_grpc.EventServiceStub(other)
        platform = platform_pb2_grpc.PlatformServiceStub(channel)

        made = founded(tenants, operator)
        tenant = made.tenant.id
        key = identity_pb2.CreateAccessTokenRequest(api_key=made.api_key)
        owner = identity.CreateAccessToken(key, timeout=60).access_token.token

        # Somebody watches from the first event on.
        heard, ended = [], []

        def watch():
            ask = events_pb2.WatchEventsRequest(tenant_id=tenant, start=events_pb2.WATCH_START_OLDEST)
            try:
                for message in events.WatchEvents(ask, **bearer(owner, timeout=None)):
                    heard.extend(message.events)
            except grpc.RpcError as error:
                ended.append(error.code())

        watcher = threading.Thread(target=watch)
        watcher.start()

        # Somebody joins.
        invitation = identity_pb2.InviteMemberRequest(tenant_id=tenant)
        invitation.invitation.email = f"ben@{CANARY}.example"
        invitation.invitation.roles.append("member")
        invited = identity.InviteMember(invitation, **bearer(owner))
        joined = identity.AcceptInvitation(
            identity_pb2.AcceptInvitationRequest(token=invited.token), timeout=60)
        member = joined.access_token.token
        who = identity.WhoAmI(identity_pb2.WhoAmIRequest(tenant_id=tenant), **bearer(member)).caller
        assert who.member.roles == ["member"] and who.user.email == f"ben@{CANARY}.example"
        refused = identity.ExplainAccess(
            identity_pb2.ExplainAccessRequest(tenant_id=tenant, method="TenantService/EraseTenant"),
            **bearer(member)).explanation
        assert not refused.allowed and refused.permission == "tenants.erase"

        # All of it comes out.
        parts = list(tenants.ExportTenant(tenants_pb2.ExportTenantRequest(tenant_id=tenant), **bearer(owner)))
        assert parts[0].WhichOneof("part") == "header" and parts[-1].WhichOneof("part") == "trailer"
        records = collections.defaultdict(list)
        for part in parts[1:-1]:
            assert part.records.first_index == len(records[part.records.kind])
            records[part.records.kind].extend(part.records.records)
        for count in parts[-1].trailer.counts:
            lines = "".join(record + "\n" for record in records[count.kind]).encode()
            assert count.count == len(records[count.kind])
            assert count.sha256 == hashlib.sha256(lines).digest()
        assert len(records["identity.member"]) == 2

        # Who serves does the jobs too.
        def stats():
            return platform.GetStats(platform_pb2.GetStatsRequest(), **bearer(operator)).stats

        eventually(lambda: [list(server.roles) for server in stats().servers] == [["api", "worker"]] * len(servers), 30)
        stats = stats()
        assert stats.jobs.scheduled_count + stats.jobs.ready_count + stats.jobs.running_count >= 8

        # Nobody has touched the log, and no tenant reaches another.
        verified = audit.VerifyAuditLog(audit_pb2.VerifyAuditLogRequest(tenant_id=tenant), **bearer(owner))
        assert verified.intact and not verified.faults
        report = platform.VerifyIsolation(
            platform_pb2.VerifyIsolationRequest(), **bearer(operator, 120)).isolation_report
        assert report.isolated, (list(report.leaks), list(report.skipped))

        receipt = tenants.EraseTenant(
            tenants_pb2.EraseTenantRequest(tenant_id=tenant), **bearer(owner)).receipt
        assert receipt.state == tenants_pb2.ERASURE_STATE_COMPLETE
        watcher.join(20)
        assert ended and ended[0] in (grpc.StatusCode.FAILED_PRECONDITION, grpc.StatusCode.UNAUTHENTICATED)
        assert [event.type for event in heard][0] == "tenant.created"
        assert "member.created" in {event.type for event in heard}
        assert len({event.id for event in heard}) == len(heard)

        dump = subprocess.run(
            ["pg_dump", database], capture_output=True, timeout=120, check=True).stdout
        assert CANARY.encode() not in dump
        looked = [file for server in servers for file in (server.output, server.errors)] + list(own_files(folder))
        assert len(looked) > 3
        for path in looked:
            assert CANARY.encode() not in path.read_bytes(), path
    for server in servers:
        server.stop()
