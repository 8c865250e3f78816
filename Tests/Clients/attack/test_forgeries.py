"""Tokens that nobody gave out (J1 to J15): all are refused alike, and none comes as far as the database."""
import base64
import hmac
import json
import time

import grpc
import pytest
from matrix import path
from muster.tenants.v1 import tenants_pb2

GET_TENANT = path(tenants_pb2.DESCRIPTOR.services_by_name["TenantService"].methods_by_name["GetTenant"])


def b64(data):
    return base64.urlsafe_b64encode(data if isinstance(data, bytes) else json.dumps(data).encode()).rstrip(b"=").decode()


def parts(token):
    head, body, signature = token.split(".")
    read = [json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))) for part in (head, body)]
    return *read, signature


def hs256(head, body, secret):
    text = f"{b64(head)}.{b64(body)}"
    return f"{text}.{b64(hmac.digest(secret, text.encode(), 'sha256'))}"


def forgeries(token):
    """By name, from a token that is good."""
    head, body, signature = parts(token)
    raw_head, raw_body, _ = token.split(".")
    made = {}
    for word in ("none", "None", "NONE", "nOnE"):
        made[f"J1 alg {word}"] = f"{b64(head | {'alg': word})}.{raw_body}."
        made[f"J1 alg {word}, signed"] = f"{b64(head | {'alg': word})}.{raw_body}.{signature}"
    for secret in (b"", b"secret", head.get("kid", "").encode()):
        made[f"J2 HS256 with {secret!r}"] = hs256(head | {"alg": "HS256"}, body, secret)
    for algorithm in ("RS256", "ES384", "ES512", "PS256", "EdDSA", "es256"):
        made[f"J3 {algorithm}"] = f"{b64(head | {'alg': algorithm})}.{raw_body}.{signature}"
    made["J4 no signature"] = f"{raw_head}.{raw_body}."
    made["J4 zeros"] = f"{raw_head}.{raw_body}.{b64(bytes(64))}"
    made["J4 ASN.1 zeros"] = f"{raw_head}.{raw_body}.{b64(bytes.fromhex('3006020100020100'))}"
    for name in ("jwk", "jku", "x5u", "x5c"):
        value = {"kty": "EC"} if name == "jwk" else "https://127.0.0.1:1/keys"
        made[f"J5 {name}"] = f"{b64(head | {name: value})}.{raw_body}.{signature}"
    for kid in ("../../../../dev/null", "' OR '1'='1", "", "a" * 6000, "\x00"):
        made[f"J6 kid {kid[:20]!r}"] = f"{b64(head | {'kid': kid})}.{raw_body}.{signature}"
    now = int(time.time())
    for name, change in {
            "J7 exp later": {"exp": now + 10**9}, "J7 exp a text": {"exp": "never"}, "J7 exp 1e308": {"exp": 1e308},
            "J8 aud": {"aud": "others"}, "J8 iss": {"iss": "https://else.example"},
            "R30 tid of another": {"tid": "tenant_01jc4x8y7kf3q9v2m5n6p7r8st"},
            "J9 token_use": {"token_use": "refresh"}, "platform": {"platform": True, "role": "platform"}}.items():
        made[name] = f"{raw_head}.{b64(body | change)}.{signature}"
    made["J10 crit"] = f"{b64(head | {'crit': ['exp']})}.{raw_body}.{signature}"
    made["J10 b64"] = f"{b64(head | {'b64': False})}.{raw_body}.{signature}"
    twice = json.dumps(body)[:-1] + ', "tid": "tenant_01jc4x8y7kf3q9v2m5n6p7r8st"}'
    made["J11 a claim twice"] = f"{raw_head}.{b64(twice.encode())}.{signature}"
    made["J12 padded"] = token + "="
    made["J12 a space within"] = token[:40] + " " + token[40:]
    last = signature[-1]
    made["J12 unused bits"] = token[:-1] + ("B" if last == "A" else "A" if last == "B" else chr(ord(last) ^ 1))
    made["J13 four parts"] = token + ".a"
    made["J13 five parts"] = token + ".a.b"
    made["J13 two parts"] = f"{raw_head}.{raw_body}"
    made["J13 dots"] = ".."
    made["J14 7 KiB"] = f"{raw_head}.{b64(body | {'more': 'a' * 5000})}.{signature}"
    return made


@pytest.mark.cases("J1", "J2", "J3", "J4", "J5", "J6", "J7", "J8", "J9", "J10", "J11", "J12", "J13", "J14")
def test_no_forgery_is_believed_and_all_are_refused_alike(target, found):
    body = tenants_pb2.GetTenantRequest(tenant_id=target.attacker.tenant).SerializeToString()
    made, texts, believed = forgeries(target.attacker.token), {}, []
    for name, token in made.items():
        try:
            error = target.refusal(lambda value=token: target.attacker.raw(
                GET_TENANT, body, metadata=[("authorization", f"Bearer {value}")]))
        except ValueError:
            # A client library that will not send it.
            continue
        if error is None:
            believed.append(name)
        else:
            texts.setdefault((error.code(), error.details()), []).append(name)
    found(f"{len(made)} forgeries, {len(texts)} text")
    assert not believed, believed
    codes = {code for code, _ in texts}
    assert codes <= {grpc.StatusCode.UNAUTHENTICATED}, texts
    assert len(texts) == 1, {text: names[:3] for (_, text), names in texts.items()}


@pytest.mark.cases("J13")
def test_headers_that_are_none(target):
    body = tenants_pb2.GetTenantRequest(tenant_id=target.attacker.tenant).SerializeToString()
    good = target.attacker.token
    for metadata in (
            [], [("authorization", good)], [("authorization", f"Basic {good}")], [("authorization", f"Bearer  {good}")],
            [("authorization", f"Bearer {good}"), ("authorization", f"Bearer {good}")],
            [("authorization", f"Bearer {good} {good}")], [("authorization", "Bearer")]):
        error = target.refusal(lambda given=metadata: target.attacker.raw(GET_TENANT, body, metadata=given))
        assert error is not None and error.code() == grpc.StatusCode.UNAUTHENTICATED, metadata


@pytest.mark.cases("J15", "R31")
def test_a_viewers_token_writes_nothing(target):
    viewer = next(one for one in target.told["tenants"] if one["id"] == target.attacker.tenant)["viewer_token"]
    request = tenants_pb2.UpdateTenantRequest(tenant_id=target.attacker.tenant)
    request.tenant.display_name = "taken"
    error = target.refusal(lambda: target.attacker.raw(
        GET_TENANT.replace("Get", "Update"), request.SerializeToString(), token=viewer))
    assert error is not None and error.code() == grpc.StatusCode.PERMISSION_DENIED
