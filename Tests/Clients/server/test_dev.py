"""`musterd dev` as programs outside rely on it: the file of its credentials, and what can be done with them."""
import json
import os
import pathlib
import re
import subprocess
import sys

import calls
import grpc
import pytest
from muster.identity.v1 import identity_pb2, identity_pb2_grpc
from muster.leads.v1 import leads_pb2, leads_pb2_grpc
from muster.tenants.v1 import tenants_pb2, tenants_pb2_grpc

BIN = pathlib.Path(sys.executable).parent


@pytest.fixture
def dev(musterd, tmp_path):
    """One that serves, and its file."""
    file = tmp_path / "credentials.json"
    return musterd("dev", "--ephemeral", "--credentials", file), file


def bearer(token):
    return {"metadata": [("authorization", f"Bearer {token}")], "timeout": 10}


def rename(tenant, name):
    return tenants_pb2.UpdateTenantRequest(
        tenant_id=tenant, tenant=tenants_pb2.Tenant(display_name=name), update_mask={"paths": ["display_name"]})


def test_the_credentials_have_the_form_that_programs_outside_rely_on(dev):
    server, file = dev
    assert file.stat().st_mode & 0o777 == 0o600
    told = json.loads(file.read_text())
    assert set(told) == {"endpoint", "ops", "database_url", "platform_token", "tenants"}
    assert told["endpoint"] == server.address
    assert told["ops"] == server.operations()
    assert len(told["tenants"]) >= 2
    for tenant in told["tenants"]:
        assert set(tenant) == {"id", "slug", "owner_token", "viewer_token"}
    answer = subprocess.run(
        ["psql", "-XqAt", told["database_url"], "-c", "SHOW is_superuser; SELECT count(*) FROM muster.tenants"],
        capture_output=True, text=True, timeout=60, check=True)
    # The platform's own rows stand under a tenant that is no customer's.
    assert answer.stdout.split()[0] == "on"
    assert int(answer.stdout.split()[1]) >= 2


def test_owners_write_viewers_read_and_nobody_acts_elsewhere(dev):
    server, file = dev
    told = json.loads(file.read_text())
    first, second = told["tenants"][:2]
    with grpc.insecure_channel(server.address) as channel:
        tenants = tenants_pb2_grpc.TenantServiceStub(channel)
        identity = identity_pb2_grpc.IdentityServiceStub(channel)
        named = tenants.UpdateTenant(rename(first["id"], "Renamed"), **bearer(first["owner_token"]))
        assert named.tenant.display_name == "Renamed"
        get = tenants_pb2.GetTenantRequest(tenant_id=first["id"])
        assert tenants.GetTenant(get, **bearer(first["viewer_token"])).tenant.slug == first["slug"]
        for request, token in [
                (rename(first["id"], "By a viewer"), first["viewer_token"]),
                (rename(first["id"], "By a stranger"), second["owner_token"])]:
            refused = calls.refusal(lambda: tenants.UpdateTenant(request, **bearer(token)))
            assert refused.code() == grpc.StatusCode.PERMISSION_DENIED
        who = identity.WhoAmI(identity_pb2.WhoAmIRequest(), **bearer(told["platform_token"]))
        assert who.caller.platform_admin
        listed = tenants.ListTenants(tenants_pb2.ListTenantsRequest(), **bearer(told["platform_token"]))
        assert {tenant["id"] for tenant in told["tenants"]} <= {tenant.id for tenant in listed.tenants}


def test_an_rpc_that_is_not_built_answers_unimplemented(dev):
    server, file = dev
    tenant = json.loads(file.read_text())["tenants"][0]
    with grpc.insecure_channel(server.address) as channel:
        leads = leads_pb2_grpc.LeadServiceStub(channel)
        ask = leads_pb2.ListLeadsRequest(tenant_id=tenant["id"])
        refused = calls.refusal(lambda: leads.ListLeads(ask, **bearer(tenant["owner_token"])))
        assert refused.code() == grpc.StatusCode.UNIMPLEMENTED


def test_all_that_dev_says_to_try_works(dev, page):
    server, file = dev
    told = json.loads(file.read_text())
    screen = server.output.read_text()
    assert f"http://{told['ops']}" in screen
    assert page(server, "/version")[0] == 200
    commands = re.findall(r"^(?:buf|TOKEN=).*\n(?:.+\n)*", screen, re.MULTILINE)
    assert len(commands) == 4
    # One after another in one shell, as somebody copies them.
    environment = dict(os.environ, PATH=f"{BIN}:{os.environ['PATH']}")
    answer = subprocess.run(
        ["sh", "-ec", "".join(commands)], env=environment, capture_output=True, text=True, timeout=60)
    assert answer.returncode == 0, answer.stderr
    words = answer.stdout.replace(" ", "")
    for wanted in (
            "muster.leads.v1.LeadService/GetLead", '"slug":"acme"', f'"tenantId":"{told["tenants"][0]["id"]}"'):
        assert wanted in words
    server.stop()
    assert not file.exists()
