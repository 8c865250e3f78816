"""What must stay secret is looked for in everything that the server has written and told (K6, J21, R9)."""
import re
import urllib.request

import grpc
import pytest
from attacked import CANARY
from muster.settings.v1 import settings_pb2

SECRET = f"{CANARY}-secret-value"
SETTINGS = "/muster.settings.v1.SettingsService/"


@pytest.mark.cases("K6", "J21")
def test_tokens_and_secrets_stand_in_no_output(target, found):
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
        target.platform_token.encode(), SECRET.encode()]
    assert not any(secret in everything for secret in secrets)
    assert not re.search(rb"BEGIN [A-Z ]*PRIVATE KEY|muster_[a-z]+_[0-9a-z]{26}_[\w-]{43}", everything)
    found(f"{len(everything):,} bytes of answers, logs and pages")
