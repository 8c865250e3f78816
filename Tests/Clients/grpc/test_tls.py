"""TLS: who is trusted, what is negotiated, and a new certificate without a restart."""
import shutil
import subprocess

import calls
import grpc
import pytest

REFUSED = grpc.StatusCode.UNAVAILABLE


def credentials(ca, certificate=None, key=None, roots=None):
    return grpc.ssl_channel_credentials(
        (roots or ca.certificate).read_bytes(), key and key.read_bytes(),
        certificate and certificate.read_bytes())


def s_client(server, *arguments):
    """What `openssl s_client` prints; the handshake only."""
    answer = subprocess.run(
        ["openssl", "s_client", "-connect", server.address, *map(str, arguments)],
        stdin=subprocess.DEVNULL, capture_output=True, timeout=30)
    # It prints session tickets as they are.
    return (answer.stdout + answer.stderr).decode(errors="replace")


def serial(server):
    """The serial number of the certificate that a new connection is shown."""
    pem = subprocess.run(
        ["openssl", "s_client", "-connect", server.address, "-alpn", "h2"],
        stdin=subprocess.DEVNULL, capture_output=True, timeout=30).stdout
    shown = subprocess.run(
        ["openssl", "x509", "-noout", "-serial"], input=pem, capture_output=True, timeout=30, check=True)
    return shown.stdout.strip()


@pytest.fixture
def secure(muster_server):
    return muster_server(tls=True)


def answers(stubs):
    return len(stubs.test.UnaryCall(calls.simple(300_000, 300_000), timeout=10).payload.body) == 300_000


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1"])
def test_a_client_that_trusts_the_authority_is_answered(secure, connect, test_ca, name):
    assert answers(connect(secure, credentials(test_ca), address=f"{name}:{secure.port}"))


def test_a_client_that_trusts_another_authority_refuses_the_server(secure, connect, test_ca):
    stubs = connect(secure, credentials(test_ca, roots=test_ca.other_certificate))
    assert calls.refusal(lambda: answers(stubs)).code() == REFUSED
    assert answers(connect(secure, credentials(test_ca)))


def test_a_client_without_tls_is_refused(secure, connect, test_ca):
    assert calls.refusal(lambda: answers(connect(secure))).code() == REFUSED
    assert answers(connect(secure, credentials(test_ca)))


@pytest.mark.parametrize("version", ["-tls1_2", "-tls1_3"])
def test_openssl_negotiates_h2_with_tls_1_2_and_1_3(secure, test_ca, version):
    shown = s_client(secure, "-alpn", "h2", version, "-CAfile", test_ca.certificate, "-verify_return_error")
    assert "ALPN protocol: h2" in shown
    assert "Verify return code: 0 (ok)" in shown


@pytest.mark.parametrize("version", ["-tls1", "-tls1_1"])
def test_openssl_with_an_older_version_gets_no_session(secure, version):
    shown = s_client(secure, "-alpn", "h2", version, "-cipher", "ALL:@SECLEVEL=0")
    assert "Cipher is (NONE)" in shown


def test_tls_1_3_sessions_have_no_early_data(secure):
    shown = s_client(secure, "-alpn", "h2", "-tls1_3")
    assert "Max Early Data: 0" in shown or "Max Early Data" not in shown


@pytest.fixture
def guarded(muster_server, test_ca):
    return muster_server("--client-ca", test_ca.certificate, tls=True)


def test_a_client_with_a_certificate_of_the_authority_is_answered(guarded, connect, test_ca):
    assert answers(connect(guarded, credentials(test_ca, test_ca.client_certificate, test_ca.client_key)))


def test_clients_without_a_certificate_that_is_good_now_are_refused(guarded, connect, test_ca):
    expired = (test_ca.expired_certificate, test_ca.expired_key)
    foreign = (test_ca.other_certificate, test_ca.other_key)
    for pair in (), expired, foreign:
        stubs = connect(guarded, credentials(test_ca, *pair))
        assert calls.refusal(lambda stubs=stubs: answers(stubs)).code() == REFUSED
    assert answers(connect(guarded, credentials(test_ca, test_ca.client_certificate, test_ca.client_key)))


def test_sighup_brings_a_new_certificate_and_leaves_connections_and_a_broken_file_alone(
        muster_server, connect, test_ca, tmp_path):
    certificate, key = tmp_path / "server.pem", tmp_path / "server.key"
    shutil.copy(test_ca.server_certificate, certificate)
    shutil.copy(test_ca.server_key, key)
    server = muster_server("--tls-certificate", certificate, "--tls-key", key)
    stubs = connect(server, credentials(test_ca))
    assert answers(stubs)
    first, ports = serial(server), server.clients()

    fresh = test_ca.issue("fresh", "subjectAltName=DNS:localhost,IP:127.0.0.1")
    for made, place in zip(fresh, (certificate, key), strict=True):
        shutil.copy(made, place)
    server.reload()
    calls.eventually(lambda: serial(server) != first, calls.LENIENCY, step=0.05)
    second = serial(server)
    assert answers(stubs)
    assert ports <= server.clients(), "the connection was not kept"

    certificate.write_text("no certificate")
    server.reload()
    assert answers(stubs)
    assert answers(connect(server, credentials(test_ca)))
    assert serial(server) == second
