"""`musterd dev` as programs outside rely on it: the file of its credentials, and what can be done with them."""
import json
import os
import pathlib
import subprocess
import textwrap

import calls
import grpc
import pytest
from cluster import MUSTERD
from muster.identity.v1 import identity_pb2, identity_pb2_grpc
from muster.tenants.v1 import tenants_pb2, tenants_pb2_grpc


@pytest.fixture(scope="module")
def dev(start_server, tmp_path_factory):
    """One that serves for all of these tests, and its file."""
    file = tmp_path_factory.mktemp("dev") / "credentials.json"
    server = start_server(
        "--ops", "127.0.0.1:0", "--ephemeral", "--credentials", file, command=(MUSTERD, "dev"))
    yield server, file
    if not server.stopped:
        server.stop()


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


def test_the_first_call_of_the_readme_can_be_pasted(dev, tmp_path):
    _, file = dev
    folder = tmp_path / ".local" / "state" / "muster"
    folder.mkdir(parents=True)
    (folder / "dev.json").write_text(file.read_text())
    house = pathlib.Path(__file__).parents[3]
    readme = (house / "README.md").read_text()
    shell = textwrap.dedent("    tools/setup" + readme.split("    tools/setup --python &&")[1].split("END\n\n")[0] + "END\n")
    program = shell.split("<<'END'\n")[1].rsplit("END", 1)[0]
    answer = subprocess.run(
        [house / ".build/venv/bin/python", "-"], input=program, capture_output=True, text=True, cwd=house,
        env={"HOME": str(tmp_path), "PYTHONPATH": "Protos", "PATH": os.environ["PATH"]}, timeout=60)
    assert json.loads(file.read_text())["tenants"][0]["id"] in answer.stdout, answer


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


def test_what_it_says_fits_a_page_and_is_plain_text_in_a_pipe(dev, page):
    server, file = dev
    screen = server.output.read_text()
    assert "\x1b" not in screen
    # With paths as long as people's.
    usual = screen.replace(str(file), "/home/somebody/.local/state/muster/dev.json")
    assert [line for line in usual.splitlines() if len(line) > 100] == []
    told = json.loads(file.read_text())
    for words in (f"http://{told['ops']}/", str(file), "things to try", "Ctrl-C ends it", "PostgreSQL 15"):
        assert words in screen
    assert page(server, "/version")[0] == 200


def test_its_file_goes_when_it_ends(dev):
    server, file = dev
    assert file.exists()
    server.stop()
    assert not file.exists()
