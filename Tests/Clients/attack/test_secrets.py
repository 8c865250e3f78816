"""What must stay secret is looked for in everything that the server has written and told (J21, R9)."""
import re
import urllib.request

import grpc
import pytest
from attacked import CANARY
from muster.leads.v1 import leads_pb2
from muster.settings.v1 import settings_pb2

SETTINGS = "/muster.settings.v1.SettingsService/"


@pytest.mark.cases("J21", "R9")
def test_tokens_and_the_victims_words_stand_in_no_output(target, found):
    lead = leads_pb2.CreateLeadRequest(tenant_id=target.victim.tenant)
    lead.lead.email, lead.lead.first_name = f"{CANARY}-output@victim.example", CANARY
    made = target.victim.raw("/muster.leads.v1.LeadService/CreateLead", lead.SerializeToString())
    # What is looked for is there to be found.
    assert CANARY.encode() in made
    told = []
    for name in ("ListSettings", "ExportSettings", "ListSettingVersions"):
        request = getattr(settings_pb2, f"{name}Request")(tenant_id=target.victim.tenant)
        try:
            told.append(target.victim.raw(SETTINGS + name, request.SerializeToString()))
        except grpc.RpcError as error:  # Whatever it says is looked at.
            told.append(repr(error).encode())
    host = target.server.operations()
    for page in ("/", "/metrics", "/readyz", "/version"):
        with urllib.request.urlopen(f"http://{host}{page}", timeout=10) as answer:
            told.append(answer.read())
    told += [target.server.errors.read_bytes(), target.server.output.read_bytes(), "\n".join(target.refusals).encode()]
    everything = b"\n".join(told)
    secrets = [account.token.encode() for account in (target.attacker, target.victim)] + [
        target.platform_token.encode(), CANARY.encode()]
    assert not any(secret in everything for secret in secrets)
    assert not re.search(rb"BEGIN [A-Z ]*PRIVATE KEY|muster_[a-z]+_[0-9a-z]{26}_[\w-]{43}", everything)
    found(f"{len(everything):,} bytes of answers, logs and pages")
