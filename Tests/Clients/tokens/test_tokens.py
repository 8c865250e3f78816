"""Tokens beside PyJWT and cryptography: what one makes the other reads, and forgeries are refused by their reason."""
import base64
import json
import os
import random

import jwt
import pytest
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt.algorithms import get_default_algorithms

NOW = 1_790_000_000
RSA = rsa.generate_private_key(65537, 2048)
P256, P384, P521 = (ec.generate_private_key(curve) for curve in (ec.SECP256R1(), ec.SECP384R1(), ec.SECP521R1()))
ED25519 = ed25519.Ed25519PrivateKey.generate()
KEYS = {
    "RS256": RSA, "RS384": RSA, "RS512": RSA, "PS256": RSA, "PS384": RSA, "PS512": RSA,
    "ES256": P256, "ES384": P384, "ES512": P521, "EdDSA": ED25519,
}
SEED = int(os.environ.get("MUSTER_SEED") or random.randrange(2**32))
LETTERS = 'abcXYZ019 -_./:"\\<>%é\u0301ß漢😀\u2028'


def encoded(text):
    data = text.encode() if isinstance(text, str) else text
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def decoded(word):
    return base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)).decode()


def some_text(chance):
    return "".join(chance.choice(LETTERS) for _ in range(chance.randint(1, 40)))


def jwks(algorithm, **changes):
    members = get_default_algorithms()[algorithm].to_jwk(KEYS[algorithm].public_key(), as_dict=True)
    # PyJWT's own idea of what a key is for.
    members.pop("key_ops", None)
    return json.dumps({"keys": [members | {"kid": "k", "alg": algorithm} | changes]})


def foreign_claims(chance=None, **changes):
    claims = {"iss": "https://idp.test", "aud": "muster", "sub": "u", "exp": NOW + 600}
    if chance:
        claims |= {"sub": some_text(chance), "aud": chance.choice(["muster", ["muster"], ["other", "muster"]]),
                   "exp": NOW + chance.randint(1, 10**6), "iat": NOW - chance.randint(0, 10**6),
                   some_text(chance) + "!": chance.choice([None, True, 1.5, 10**30, [some_text(chance)], {"a": {}}])}
    return claims | changes


def test_pyjwt_reads_what_muster_signs(ask, figure):
    key = jwt.PyJWK(json.loads(ask("key")))
    for number in range(300):
        chance = random.Random(f"{SEED}/{number}")
        subject, tenant, name = (some_text(chance) for _ in range(3))
        token = ask("mint", encoded(subject), encoded(tenant), encoded(name), NOW, NOW + 600)
        assert jwt.get_unverified_header(token) == {"alg": "ES256", "typ": "JWT", "kid": key.key_id}
        claims = jwt.decode(
            token, key, algorithms=["ES256"], issuer="https://muster.test", audience="muster",
            options={"verify_exp": False, "verify_iat": False, "verify_nbf": False})
        assert claims == {
            "iss": "https://muster.test", "aud": "muster", "sub": subject, "tid": tenant, "jti": name,
            "token_use": "access", "iat": NOW, "nbf": NOW, "exp": NOW + 600}, (SEED, number)
        assert ask("own", token, NOW) == " ".join(
            ["good", encoded(subject), encoded(tenant), encoded(name), str(NOW), str(NOW + 600)]), (SEED, number)
    figure(f"300 tokens, seed {SEED}")


@pytest.mark.parametrize("algorithm", KEYS)
def test_muster_reads_what_pyjwt_signs(ask, algorithm):
    for number in range(40):
        chance = random.Random(f"{SEED}/{algorithm}/{number}")
        claims = foreign_claims(chance)
        headers = {"kid": "k", "typ": chance.choice(["JWT", "at+jwt", "application/at+jwt"])}
        token = jwt.encode(claims, KEYS[algorithm], algorithm, headers=headers)
        assert ask("foreign", jwks(algorithm), token, NOW) == (
            f"good {encoded(claims['sub'])} {algorithm} {claims['exp']}"), (SEED, number)


@pytest.mark.parametrize("algorithm", KEYS)
def test_a_token_that_was_changed_is_refused_by_both(ask, algorithm):
    chance = random.Random(f"{SEED}/changed/{algorithm}")
    token = jwt.encode(foreign_claims(), KEYS[algorithm], algorithm, headers={"kid": "k"})
    for _ in range(60):
        place = chance.randrange(len(token))
        changed = token[:place] + chance.choice("ABCxyz019-_.=+") + token[place + 1:]
        if changed != token:
            assert ask("foreign", jwks(algorithm), changed, NOW).startswith("refused "), (SEED, changed)


@pytest.mark.parametrize("algorithm", ["HS256", "HS384", "HS512"])
@pytest.mark.parametrize("form", ["pem", "pem without its line end", "der", "jwk"])
def test_a_public_key_is_no_secret(ask, algorithm, form):
    pem = P256.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    secret = {
        "pem": pem, "pem without its line end": pem.rstrip(), "jwk": jwks("ES256").encode(),
        "der": P256.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)}[form]
    # PyJWT does not let itself be used for it.
    signed = encoded(json.dumps({"alg": algorithm, "kid": "k"})) + "." + encoded(json.dumps(foreign_claims()))
    code = hmac.HMAC(secret, {"HS256": hashes.SHA256, "HS384": hashes.SHA384, "HS512": hashes.SHA512}[algorithm]())
    code.update(signed.encode())
    answer = ask("foreign", jwks("ES256"), f"{signed}.{encoded(code.finalize())}", NOW)
    assert answer == "refused the header's algorithm is not taken"


@pytest.mark.parametrize("name", ["none", "None", "NONE", "nOnE"])
@pytest.mark.parametrize("signature", ["", "AAAA"])
def test_an_unsigned_token_is_refused(ask, name, signature):
    token = f"{encoded(json.dumps({'alg': name}))}.{encoded(json.dumps(foreign_claims()))}.{signature}"
    assert ask("foreign", jwks("ES256"), token, NOW) == (
        "refused the header's algorithm is not taken" if signature else "refused a part of the token is empty")
    assert ask("own", token, NOW).startswith("refused ")


@pytest.mark.parametrize("changes, headers, reason", [
    ({}, {"jku": "http://127.0.0.1:1/"}, "the header says what is not allowed there"),
    ({}, {"crit": ["x"], "x": 1}, "the header says what is not allowed there"),
    ({}, {"kid": "other"}, "the key is not known"),
    ({}, {"typ": "dpop+jwt"}, "the token is of a type that is not taken here"),
    ({"exp": NOW - 61}, {}, "the token has expired"),
    ({"exp": NOW + 0.5}, {}, "the claim exp is malformed"),
    ({"exp": 1e308}, {}, "the claim exp is malformed"),
    ({"nbf": NOW + 61}, {}, "the token is not valid yet"),
    ({"iat": NOW + 61}, {}, "the token was issued in the future"),
    ({"aud": "other"}, {}, "the token is for somebody else"),
    ({"iss": "https://idp.test/"}, {}, "the issuer is not known"),
])
def test_a_forgery_is_refused_by_its_reason(ask, changes, headers, reason):
    token = jwt.encode(foreign_claims(**changes), P256, "ES256", headers={"kid": "k"} | headers)
    assert ask("foreign", jwks("ES256"), token, NOW) == f"refused {reason}"


def test_a_short_key_is_left_out_of_its_set(ask):
    short = rsa.generate_private_key(65537, 1024)
    members = get_default_algorithms()["RS256"].to_jwk(short.public_key(), as_dict=True)
    members.pop("key_ops", None)
    with pytest.warns(jwt.warnings.InsecureKeyLengthWarning):
        token = jwt.encode(foreign_claims(), short, "RS256", headers={"kid": "k"})
    answer = ask("foreign", json.dumps({"keys": [members | {"kid": "k"}]}), token, NOW)
    assert answer == "refused the key is not known"
