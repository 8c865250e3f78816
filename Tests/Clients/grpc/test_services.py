"""Health and reflection, which every client expects."""
import json
import pathlib
import subprocess
import sys

import calls
import grpc
import pytest
from google.protobuf import descriptor_pb2
from grpc.reflection.v1 import reflection_pb2, reflection_pb2_grpc
from grpc_health.v1 import health_pb2
from grpc_reflection.v1alpha import reflection_pb2 as alpha_pb2
from grpc_reflection.v1alpha import reflection_pb2_grpc as alpha_pb2_grpc
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase

SERVING = health_pb2.HealthCheckResponse.SERVING
TEST, PROBE = "grpc.testing.TestService", "muster.testing.v1.ProbeService"
BUF = pathlib.Path(sys.executable).with_name("buf")
VERSIONS = {
    "v1": (reflection_pb2, reflection_pb2_grpc),
    "v1alpha": (alpha_pb2, alpha_pb2_grpc),
}


@pytest.fixture(params=VERSIONS)
def reflect(request, stubs):
    """Asks reflection of one version: keyword arguments are the request, the answers come as a list."""
    messages, services = VERSIONS[request.param]
    stub = services.ServerReflectionStub(stubs.channel)

    def ask(*asked):
        requests = [messages.ServerReflectionRequest(**fields) for fields in asked]
        answers = list(stub.ServerReflectionInfo(iter(requests), timeout=10))
        assert [answer.original_request for answer in answers] == requests
        return answers

    ask.messages = messages
    return ask


def files(answer):
    return [descriptor_pb2.FileDescriptorProto.FromString(data)
            for data in answer.file_descriptor_response.file_descriptor_proto]


def test_health_of_the_server_and_of_each_service_is_serving(stubs):
    for name in ("", TEST, PROBE):
        assert stubs.health.Check(health_pb2.HealthCheckRequest(service=name), timeout=10).status == SERVING


def test_health_of_an_unknown_service_is_not_found(stubs):
    error = calls.refusal(
        lambda: stubs.health.Check(health_pb2.HealthCheckRequest(service="no.such.Service"), timeout=10))
    assert error.code() == grpc.StatusCode.NOT_FOUND


def test_health_lists_what_it_checks(stubs):
    statuses = stubs.health.List(health_pb2.HealthListRequest(), timeout=10).statuses
    assert {"", TEST, PROBE} <= set(statuses)
    for name, answer in statuses.items():
        assert answer == stubs.health.Check(health_pb2.HealthCheckRequest(service=name), timeout=10)


def test_a_health_watch_tells_the_status_at_once_and_stays(stubs):
    for name, status in (("", SERVING), (TEST, SERVING),
                         ("no.such.Service", health_pb2.HealthCheckResponse.SERVICE_UNKNOWN)):
        watch = stubs.health.Watch(health_pb2.HealthCheckRequest(service=name), timeout=10)
        assert next(watch).status == status
        assert watch.is_active()
        watch.cancel()


def test_reflection_lists_the_services(reflect):
    [answer] = reflect({"list_services": "*"})
    names = {service.name for service in answer.list_services_response.service}
    assert {TEST, PROBE, "grpc.health.v1.Health"} <= names
    assert "grpc.testing.UnimplementedService" not in names


def test_reflection_finds_files_by_name_and_by_symbol(reflect):
    answers = reflect(
        {"file_by_filename": "grpc/testing/test.proto"},
        {"file_containing_symbol": TEST},
        {"file_containing_symbol": TEST + ".UnaryCall"},
        {"file_containing_symbol": "grpc.testing.SimpleRequest"},
        {"file_containing_symbol": "grpc.testing.ClientConfigureRequest.RpcType"},
        {"file_containing_symbol": PROBE},
    )
    wanted = ["test", "test", "test", "messages", "messages", "probe"]
    for answer, name in zip(answers, wanted, strict=True):
        assert any(file.name.endswith(f"/{name}.proto") for file in files(answer)), name


def test_reflection_says_not_found_within_the_stream(reflect):
    answers = reflect(
        {"file_by_filename": "no/such.proto"},
        {"file_containing_symbol": "no.such.Symbol"},
        {"all_extension_numbers_of_type": "no.such.Type"},
        {"file_containing_extension": reflect.messages.ExtensionRequest(
            containing_type="google.protobuf.FieldOptions", extension_number=99_999)},
        {"list_services": ""},
    )
    codes = [answer.error_response.error_code for answer in answers[:4]]
    assert codes == [grpc.StatusCode.NOT_FOUND.value[0]] * 4
    assert answers[4].list_services_response.service


def test_reflection_numbers_the_extensions_of_a_type(reflect):
    [answer] = reflect({"all_extension_numbers_of_type": "grpc.testing.SimpleRequest"})
    numbers = answer.all_extension_numbers_response
    assert (numbers.base_type_name, list(numbers.extension_number)) == ("grpc.testing.SimpleRequest", [])


def test_grpcios_own_reflection_client_reads_a_service(stubs):
    database = ProtoReflectionDescriptorDatabase(stubs.channel)
    assert {TEST, PROBE} <= set(database.get_services())
    file = database.FindFileContainingSymbol(PROBE)
    assert [service.name for service in file.service] == ["ProbeService"]
    assert database.FindFileByName("grpc/testing/messages.proto").package == "grpc.testing"


def test_reflection_can_be_switched_off(muster_server, connect):
    stubs = connect(muster_server("--no-reflection"))
    for messages, services in VERSIONS.values():
        request = messages.ServerReflectionRequest(list_services="*")
        call = services.ServerReflectionStub(stubs.channel).ServerReflectionInfo(iter([request]), timeout=10)
        assert calls.refusal(lambda call=call: next(call)).code() == grpc.StatusCode.UNIMPLEMENTED
    assert stubs.health.Check(health_pb2.HealthCheckRequest(), timeout=10).status == SERVING


def buf(server, path, *arguments):
    """What `buf curl` prints, and on standard error; its exit code."""
    answer = subprocess.run(
        [BUF, "curl", "--protocol", "grpc", "--http2-prior-knowledge", *arguments,
         f"http://{server.address}{path}"],
        capture_output=True, text=True, timeout=30)
    return answer.stdout, answer.stderr, answer.returncode


def test_buf_curl_lists_services_and_methods(server):
    services, errors, code = buf(server, "", "--list-services")
    assert code == 0, errors
    assert {TEST, PROBE} <= set(services.split())
    methods, errors, code = buf(server, "", "--list-methods")
    assert code == 0, errors
    assert f"{PROBE}/GetProbe" in methods.split()


@pytest.mark.parametrize("protocol", ["grpc-v1", "grpc-v1alpha"])
def test_buf_curl_calls_by_reflection(server, protocol):
    answer, errors, code = buf(
        server, f"/{TEST}/UnaryCall", "--reflect-protocol", protocol, "--data", '{"responseSize": 3}')
    assert code == 0, errors
    assert json.loads(answer) == {"payload": {"body": "AAAA"}}
    answer, errors, code = buf(
        server, f"/{TEST}/StreamingOutputCall", "--reflect-protocol", protocol,
        "--data", '{"responseParameters": [{"size": 1}, {"size": 2}]}')
    assert code == 0, errors
    assert answer.count('"body"') == 2


def test_buf_curl_shows_the_details_of_an_error(server):
    request = {"code": 3, "reason": "FIELD_INVALID", "message": "wrong", "violations": 2}
    _, errors, code = buf(server, f"/{PROBE}/Fail", "--data", json.dumps(request))
    assert code != 0
    shown = json.loads(errors)
    assert (shown["code"], shown["message"]) == ("invalid_argument", "wrong")
    assert any(detail["type"].endswith("google.rpc.BadRequest") for detail in shown["details"])
