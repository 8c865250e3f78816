"""`tools/release protos`: what a partner unpacks is enough, and the same whoever packs it."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tarfile

import cluster
import pytest
from google.protobuf import descriptor_pb2

ROOT = pathlib.Path(__file__).resolve().parents[3]
BIN = pathlib.Path(sys.executable).parent

CALL = """
import sys
sys.path.insert(0, "gen")
import grpc
from muster.platform.v1 import platform_pb2, platform_pb2_grpc
with grpc.insecure_channel(sys.argv[1]) as channel:
    stub = platform_pb2_grpc.PlatformServiceStub(channel)
    print(stub.GetServerInfo(platform_pb2.GetServerInfoRequest(), timeout=30).server_info.api_version)
"""


def packed(folder, umask=0o022):
    """The archive, made into `folder`."""
    answer = subprocess.run(
        [ROOT / "tools" / "release", "protos", "--output", folder], capture_output=True, text=True, timeout=120,
        check=True, umask=umask)
    return pathlib.Path(answer.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return packed(tmp_path_factory.mktemp("release"))


@pytest.fixture
def unpacked(archive, tmp_path):
    with tarfile.open(archive) as tar:
        tar.extractall(tmp_path, filter="data")
    [folder] = tmp_path.iterdir()
    return folder


def run(*command, folder):
    environment = dict(os.environ, PATH=f"{BIN}:{os.environ['PATH']}", PYTHONPATH="")
    return subprocess.run(
        [*map(str, command)], cwd=folder, env=environment, capture_output=True, text=True, timeout=120)


def test_two_runs_make_the_same_bytes(archive, tmp_path):
    assert packed(tmp_path, umask=0o077).read_bytes() == archive.read_bytes()


def test_it_is_whole_and_is_the_servers_version(archive, unpacked):
    version = cluster.musterd("version").stdout.split()[1]
    assert (unpacked / "VERSION").read_text() == f"{version}\n"
    assert archive.name == f"muster-protos-{version}.tar.gz" and unpacked.name == f"muster-protos-{version}"
    assert run("sha256sum", "--check", "--strict", "SHA256SUMS", folder=unpacked).returncode == 0
    listed = {line.split()[1] for line in (unpacked / "SHA256SUMS").read_text().splitlines()}
    assert listed == {
        str(path.relative_to(unpacked)) for path in unpacked.rglob("*")
        if path.is_file() and path.name != "SHA256SUMS"}
    assert {"LICENSE", "README.md", "CALLING.md", "EVENTS.md", "REFERENCE.md", "PERMISSIONS.md", "buf.yaml"} <= listed
    for page in unpacked.glob("*.md"):
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text()):
            assert (unpacked / link).exists(), f"{page.name}: {link}"


def test_the_descriptor_set_has_every_proto_with_its_imports_and_comments(unpacked):
    files = {file.name: file for file in descriptor_pb2.FileDescriptorSet.FromString(
        (unpacked / "muster.binpb").read_bytes()).file}
    own = {str(path.relative_to(unpacked)) for path in (unpacked / "muster").rglob("*.proto")}
    assert own | {"google/rpc/error_details.proto", "grpc/health/v1/health.proto"} <= set(files)
    assert all(name in files for file in files.values() for name in file.dependency)
    assert all(
        any(place.leading_comments for place in files[name].source_code_info.location) for name in own)


def test_stubs_from_it_alone_call_a_server(unpacked, musterd):
    server = musterd("serve", "--plaintext")
    (unpacked / "gen").mkdir()
    protos = sorted(str(path.relative_to(unpacked)) for path in (unpacked / "muster").rglob("*.proto"))
    made = run(
        sys.executable, "-m", "grpc_tools.protoc", "-I", ".", "--python_out=gen", "--grpc_python_out=gen", *protos,
        folder=unpacked)
    assert made.returncode == 0, made.stderr
    answer = run(sys.executable, "-c", CALL, server.address, folder=unpacked)
    assert answer.stdout == (unpacked / "VERSION").read_text(), answer.stderr


def test_buf_calls_a_server_without_reflection_by_the_descriptor_set(unpacked, musterd):
    server = musterd("serve", "--plaintext")

    def call(method, request):
        return run(
            BIN / "buf", "curl", "--protocol", "grpc", "--http2-prior-knowledge", "--schema", "muster.binpb",
            "-d", request, f"http://{server.address}/{method}", folder=unpacked)

    told = call("muster.platform.v1.PlatformService/GetServerInfo", "{}")
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout)["serverInfo"]["apiVersion"] == (unpacked / "VERSION").read_text().strip()
    assert json.loads(call("grpc.health.v1.Health/Check", "{}").stdout) == {"status": "SERVING"}
