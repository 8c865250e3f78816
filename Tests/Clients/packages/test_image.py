"""The image that tools/package makes, opened: its program runs there as its user, on a root that cannot be written."""
import json
import os
import pathlib
import shutil
import subprocess

import grpc
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc
from muster.tenants.v1 import tenants_pb2, tenants_pb2_grpc

# A root without a shell, so what has to be there is put there before it is closed.
INSIDE = """
root=$1 place=$2 user=$3; shift 3
mount --bind "$root" "$root" && mount -t proc proc "$root/proc" && mount -t tmpfs tmpfs "$root/run"
mkdir "$root/run/database" "$root/run/keys" && mount --bind "$place/database" "$root/run/database"
cp "$place"/keys/* "$root/run/keys" && chown -R "$user" "$root/run/keys"
mount -o remount,ro,bind "$root"
exec chroot --userspec="$user" "$root" "$@"
"""


@pytest.fixture(scope="module")
def image(cluster, keys, tmp_path_factory):
    """Its root, how it says it is run, and the command that does it."""
    bundle = pathlib.Path(os.environ["MUSTER_IMAGE"])
    process = json.loads((bundle / "config.json").read_text())["process"]
    place = tmp_path_factory.mktemp("image")
    (place / "database").symlink_to(cluster.folder)
    cluster.folder.chmod(0o755)
    (place / "keys").mkdir()
    for key in (keys.master, keys.token):
        shutil.copy(key, place / "keys")
    user = "{uid}:{gid}".format(**process["user"])
    variables = [variable for variable in process["env"] if not variable.startswith(("MUSTERD_", "TERM", "HOME"))]
    return process, [
        "unshare", "--mount", "env", "-i", "PATH=/usr/sbin:/usr/bin", *variables[1:], "sh", "-e", "-c", INSIDE, "sh",
        str(bundle / "rootfs"), str(place), user]


@pytest.fixture
def served(image, start_server, cluster):
    _, command = image
    server = start_server(
        "--plaintext", "--ops", "127.0.0.1:0", "--database", cluster.url(host="/run/database"), "--master-key",
        "/run/keys/master.key", "--token-key", "/run/keys/token.key",
        command=(*command, "/usr/bin/musterd", "serve"))
    yield server
    server.stop()


def test_it_is_run_as_a_user_without_rights(image):
    process, _ = image
    assert process["user"]["uid"] == 10001 and process["args"] == ["/usr/bin/musterd", "serve"]
    assert {"SWIFT_BACKTRACE=enable=no", "MUSTERD_LISTEN=0.0.0.0:50051"} <= set(process["env"])


def test_it_serves_a_call_on_a_root_that_cannot_be_written(served, keys, figure):
    status = pathlib.Path(f"/proc/{served.pid}/status").read_text()
    assert "Uid:\t10001\t10001" in status
    root = pathlib.Path(f"/proc/{served.pid}/root")
    assert not (root / "bin").exists() and os.statvfs(root / "usr").f_flag & os.ST_RDONLY
    with grpc.insecure_channel(served.address) as channel:
        answer = health_pb2_grpc.HealthStub(channel).Check(health_pb2.HealthCheckRequest(), timeout=10)
        assert answer.status == health_pb2.HealthCheckResponse.SERVING
        tenants_pb2_grpc.TenantServiceStub(channel).ListTenants(
            tenants_pb2.ListTenantsRequest(), timeout=10,
            metadata=[("authorization", f"Bearer {keys.platform_token()}")])
    figure(f"{served.rss() / 1e6:.0f} MB resident")


def test_it_asks_itself_whether_it_is_well(served, image):
    _, command = image
    for place, code in ((served.operations(), 0), ("127.0.0.1:1", 1)):
        answer = subprocess.run(
            [*command, "/usr/bin/musterd", "healthcheck", "--ops", place], capture_output=True, text=True, timeout=30,
            check=False)
        assert answer.returncode == code, answer
