"""What clients of other languages find at a musterd: its services, health, TLS, and how it ends."""
import json
import pathlib
import queue
import shutil
import socket
import subprocess
import sys
import time

import calls
import grpc
import pytest
from grpc.reflection.v1 import reflection_pb2, reflection_pb2_grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc

ROOT = pathlib.Path(__file__).resolve().parents[3]
BIN = pathlib.Path(sys.executable).parent
SERVING = health_pb2.HealthCheckResponse.SERVING
STANDARD = {
    "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection",
    "grpc.reflection.v1alpha.ServerReflection"}


def contract():
    """Every RPC of Protos/, as `buf curl` writes it, read by a program that is not ours."""
    built = subprocess.run(
        [BIN / "buf", "build", ROOT / "Protos", "-o", "-#format=json"], capture_output=True, check=True)
    return {
        f"{file['package']}.{service['name']}/{method['name']}" for file in json.loads(built.stdout)["file"]
        for service in file.get("service", []) for method in service["method"]
        if file["package"].startswith("muster.")}


@pytest.fixture(params=["plain", "tls"])
def served(request, musterd, test_ca):
    """A server, a channel to it, and what `buf curl` needs to say."""
    if request.param == "plain":
        server = musterd("serve", "--plaintext", "--reflection")
        channel, words = grpc.insecure_channel(server.address), ["--http2-prior-knowledge"]
    else:
        server = musterd("serve", "--reflection", tls=True)
        roots = grpc.ssl_channel_credentials(test_ca.certificate.read_bytes())
        channel, words = grpc.secure_channel(server.address, roots), ["--cacert", test_ca.certificate]
    scheme = "http" if request.param == "plain" else "https"

    def buf(path, *arguments):
        """What it prints, what it complains of, and its exit code."""
        answer = subprocess.run(
            [BIN / "buf", "curl", "--protocol", "grpc", *words, *arguments,
             f"{scheme}://{server.address}{path}"],
            capture_output=True, text=True, timeout=60)
        return answer.stdout, answer.stderr, answer.returncode

    with channel:
        yield server, channel, buf


def check(channel, service=""):
    return health_pb2_grpc.HealthStub(channel).Check(
        health_pb2.HealthCheckRequest(service=service), timeout=10).status


def test_reflection_lists_every_rpc_of_the_protos(served):
    _, channel, buf = served
    methods, errors, code = buf("", "--list-methods")
    assert code == 0, errors
    listed = {line for line in methods.split() if line.startswith("muster.")}
    assert listed == contract()
    assert len(listed) == 148
    ask = reflection_pb2.ServerReflectionRequest(list_services="")
    [answer] = reflection_pb2_grpc.ServerReflectionStub(channel).ServerReflectionInfo(iter([ask]), timeout=10)
    names = {service.name for service in answer.list_services_response.service}
    assert names == {method.split("/")[0] for method in listed} | STANDARD


def test_a_call_without_credentials_is_refused_by_whatever_rpc(served):
    _, channel, buf = served
    _, errors, code = buf("/muster.leads.v1.LeadService/GetLead", "--data", "{}")
    assert code != 0
    assert json.loads(errors)["code"] == "unauthenticated"
    call = channel.unary_unary("/muster.tenants.v1.TenantService/GetTenant")
    assert calls.refusal(lambda: call(b"", timeout=10)).code() == grpc.StatusCode.UNAUTHENTICATED


def test_health_tells_of_what_serves_and_of_nothing_else(served):
    _, channel, buf = served
    assert check(channel) == check(channel, "grpc.health.v1.Health") == SERVING
    assert check(channel, "muster.campaigns.v1.CampaignService") == SERVING
    refused = calls.refusal(lambda: check(channel, "muster.content.v1.ContentService"))
    assert refused.code() == grpc.StatusCode.NOT_FOUND
    answer, errors, code = buf("/grpc.health.v1.Health/Check")
    assert code == 0, errors
    assert json.loads(answer) == {"status": "SERVING"}


def test_reflection_is_off_unless_asked_for(musterd):
    with grpc.insecure_channel(musterd("serve", "--plaintext").address) as channel:
        ask = reflection_pb2.ServerReflectionRequest(list_services="")
        answers = reflection_pb2_grpc.ServerReflectionStub(channel).ServerReflectionInfo(iter([ask]), timeout=10)
        assert calls.refusal(lambda: next(answers)).code() == grpc.StatusCode.UNIMPLEMENTED
        assert check(channel) == SERVING


def test_readyz_says_503_while_a_call_holds_the_drain(musterd, page, figure):
    server = musterd("serve", "--plaintext", "--reflection", "--drain-grace", 20)
    assert page(server, "/readyz")[0] == 200
    with grpc.insecure_channel(server.address) as channel:
        questions = queue.Queue()
        answers = reflection_pb2_grpc.ServerReflectionStub(channel).ServerReflectionInfo(
            iter(questions.get, None), timeout=60)
        questions.put(reflection_pb2.ServerReflectionRequest(list_services=""))
        next(answers)
        assert "\ngrpc_server_calls_running 1\n" in page(server, "/metrics")[1]
        server.terminate()
        waited = calls.eventually(lambda: page(server, "/readyz")[0] == 503, 10)
        assert "\nend: the server drains and ends\n" in page(server, "/readyz")[1]
        # It has started, whatever comes after.
        assert page(server, "/startupz") == (200, "ok\n")
        assert page(server, "/livez") == (200, "ok\n")
        # The call is not cut off: it is answered still.
        questions.put(reflection_pb2.ServerReflectionRequest(file_by_filename="muster/leads/v1/leads.proto"))
        assert next(answers).file_descriptor_response.file_descriptor_proto
        questions.put(None)
        assert not list(answers)
    figure(f"/readyz turned after {waited:.3f} s; ended {server.wait():.2f} s after the last call")


def test_clients_cannot_take_the_descriptors_that_operations_need(musterd, page, figure):
    # `sh` hands its limit on; musterd may not raise it above the hard one.
    server = musterd("serve", "--plaintext", prefix=("sh", "-c", 'ulimit -n 160 && exec "$0" "$@"'))
    taken = [socket.create_connection((server.host, server.port), timeout=10) for _ in range(300)]
    time.sleep(0.3)
    held = sum(is_open(one) for one in taken)
    figure(f"{held} of {len(taken)} connections are held with 160 descriptors")
    assert 0 < held <= 64
    assert page(server, "/livez") == (200, "ok\n")
    for one in taken:
        one.close()
    with grpc.insecure_channel(server.address) as channel:
        assert calls.eventually(lambda: check(channel) == SERVING, 10) is not None


def is_open(connection):
    """The server says its settings to a client that it takes, and nothing to one that it turns away."""
    connection.settimeout(0.05)
    try:
        return connection.recv(1) != b""
    except OSError:
        return True


def test_a_call_that_does_not_end_holds_the_drain_no_longer_than_its_grace(musterd, figure):
    server = musterd("serve", "--plaintext", "--reflection", "--drain-grace", 1)
    with grpc.insecure_channel(server.address) as channel:
        questions = queue.Queue()
        answers = reflection_pb2_grpc.ServerReflectionStub(channel).ServerReflectionInfo(
            iter(questions.get, None), timeout=60)
        questions.put(reflection_pb2.ServerReflectionRequest(list_services=""))
        next(answers)
        # Somebody has no answer, and whoever ended it should know.
        ended = server.stop(wanted=1)
        assert "1 call had not ended 1.0 seconds after the signal" in server.errors.read_text()
        questions.put(None)
    figure(f"ended {ended:.2f} s after SIGTERM, the grace is 1 s")
    assert 0.9 < ended < calls.LENIENCY * 1


def test_a_connection_is_asked_to_end_at_its_age(musterd, figure):
    server = musterd("serve", "--plaintext", "--max-connection-age", 1)
    with grpc.insecure_channel(server.address) as channel:
        assert check(channel) == SERVING
        [first] = server.clients()
        waited = calls.eventually(lambda: first not in server.clients(), calls.LENIENCY * 1.1)
        assert check(channel) == SERVING
    figure(f"gone after {waited:.2f} s, its age is 1 s")


def serial(server):
    """The serial number of the certificate that a new connection is shown."""
    pem = subprocess.run(
        ["openssl", "s_client", "-connect", server.address, "-alpn", "h2"],
        stdin=subprocess.DEVNULL, capture_output=True, timeout=30).stdout
    shown = subprocess.run(
        ["openssl", "x509", "-noout", "-serial"], input=pem, capture_output=True, timeout=30, check=True)
    return shown.stdout.strip()


def test_a_certificate_is_read_again_on_sighup_and_a_broken_one_is_refused(musterd, test_ca, tmp_path):
    names = "subjectAltName=DNS:localhost,IP:127.0.0.1"
    paths = [tmp_path / "served.pem", tmp_path / "served.key"]
    for path, source in zip(paths, test_ca.issue("reloaded-1", names)):
        shutil.copy(source, path)
    server = musterd("serve", "--tls-certificate", paths[0], "--tls-key", paths[1])
    first = serial(server)
    for path, source in zip(paths, test_ca.issue("reloaded-2", names)):
        shutil.copy(source, path)
    server.reload()
    calls.eventually(lambda: serial(server) != first, 10)
    second = serial(server)

    paths[0].write_text("nothing\n")
    server.reload()
    calls.eventually(lambda: '"msg":"certificate_refused"' in server.errors.read_text(), 10)
    assert serial(server) == second
    with grpc.secure_channel(
            server.address, grpc.ssl_channel_credentials(test_ca.certificate.read_bytes())) as channel:
        assert check(channel) == SERVING


def test_a_new_certificate_is_noticed_without_a_signal(musterd, test_ca, tmp_path, figure):
    names = "subjectAltName=DNS:localhost,IP:127.0.0.1"
    paths = [tmp_path / "served.pem", tmp_path / "served.key"]
    for path, source in zip(paths, test_ca.issue("noticed-1", names)):
        shutil.copy(source, path)
    server = musterd("serve", "--tls-certificate", paths[0], "--tls-key", paths[1])
    first = serial(server)
    for path, source in zip(paths, test_ca.issue("noticed-2", names)):
        shutil.copy(source, path)
    waited = calls.eventually(lambda: serial(server) != first, calls.LENIENCY * 10, step=0.2)
    figure(f"noticed after {waited:.1f} s, it looks each 10 s")


def test_clients_without_a_certificate_stay_outside_when_it_is_asked_for(musterd, test_ca):
    server = musterd("serve", "--tls-client-ca", test_ca.certificate, tls=True)
    roots = test_ca.certificate.read_bytes()
    own = (test_ca.client_key.read_bytes(), test_ca.client_certificate.read_bytes())
    with grpc.secure_channel(server.address, grpc.ssl_channel_credentials(roots, *own)) as channel:
        assert check(channel) == SERVING
    with grpc.secure_channel(server.address, grpc.ssl_channel_credentials(roots)) as channel:
        assert calls.refusal(lambda: check(channel)).code() == grpc.StatusCode.UNAVAILABLE
