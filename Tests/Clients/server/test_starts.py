"""What keeps a `musterd serve` from starting: each is said in words, and the exit code is 1."""
import shutil
import secrets
import socket
import time

import cluster as clusters
import grpc
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc


def serve(*flags, listen="127.0.0.1:0"):
    """How one ends that cannot serve."""
    return clusters.musterd("serve", "--plaintext", "--listen", listen, "--ops", "127.0.0.1:0", *flags)


def refused(answer, *words):
    """What it says of it."""
    assert answer.returncode == 1, answer
    assert "listening" not in answer.stdout
    text = answer.stderr
    assert all(word in text for word in words), text
    # For a person: no stack, no name of ours.
    assert "Fatal" not in text and "PostgresError" not in text
    return text.splitlines()[-1]


def test_a_database_that_is_not_there_is_named(cluster, keys, tmp_path, figure):
    started = time.monotonic()
    answer = serve("--database", cluster.url(host=tmp_path), *keys.flags)
    figure(f"given up after {time.monotonic() - started:.1f} s: {refused(answer, 'the database', 'No such file')}")


def test_a_database_without_the_schema_asks_for_migrate(cluster, keys, figure):
    cluster.sql("CREATE DATABASE bare", database="postgres")
    figure(refused(serve("--database", cluster.url(database="bare"), *keys.flags), "musterd migrate"))


@pytest.mark.parametrize("role, make, undo", [
    ("muster", "SELECT", "SELECT"),
    ("muster_owner", "ALTER ROLE muster_owner LOGIN; GRANT CONNECT ON DATABASE muster TO muster_owner",
     "ALTER ROLE muster_owner NOLOGIN; REVOKE CONNECT ON DATABASE muster FROM muster_owner"),
    ("muster_app", "ALTER ROLE muster_app BYPASSRLS", "ALTER ROLE muster_app NOBYPASSRLS"),
    ("muster_app", "GRANT muster_owner TO muster_app", "REVOKE muster_owner FROM muster_app"),
], ids=["superuser", "owner", "bypassing", "may become the owner"])
def test_a_role_that_row_level_security_does_not_hold_for_is_refused(cluster, keys, role, make, undo, figure):
    cluster.sql(make)
    try:
        figure(refused(serve("--database", cluster.url(role), *keys.flags), role))
    finally:
        cluster.sql(undo)


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604])
def test_a_master_key_that_others_can_read_is_refused(cluster, keys, tmp_path, mode, figure):
    open_key = tmp_path / "master.key"
    shutil.copy(keys.master, open_key)
    open_key.chmod(mode)
    answer = serve("--database", cluster.url(), "--master-key", open_key, "--token-key", keys.token)
    figure(refused(answer, str(open_key)))


def test_a_master_key_that_is_missing_or_is_none_is_named(cluster, keys, tmp_path, figure):
    missing, wrong = tmp_path / "missing.key", tmp_path / "wrong.key"
    wrong.write_text("not a key\n")
    wrong.chmod(0o600)
    for file in (missing, wrong):
        answer = serve("--database", cluster.url(), "--master-key", file, "--token-key", keys.token)
        figure(refused(answer, str(file)))
        assert "not a key" not in answer.stderr


def test_another_master_key_than_the_first_is_refused(cluster, keys, musterd, tmp_path, figure):
    musterd("serve", "--plaintext").stop()
    other = tmp_path / "other.key"
    other.write_text(secrets.token_hex(32) + "\n")
    other.chmod(0o600)
    answer = serve("--database", cluster.url(), "--master-key", other, "--token-key", keys.token)
    figure(refused(answer, "the master key is not the one that this installation began with"))
    # The first is still good.
    musterd("serve", "--plaintext").stop()


def test_a_port_that_is_taken_is_named(cluster, keys, figure):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        answer = serve("--database", cluster.url(), *keys.flags, listen=address)
    figure(refused(answer, f"port {address.split(':')[1]}", "--listen"))


def test_the_command_line_without_its_needs_is_not_understood(cluster, keys):
    for flags in [keys.flags, ["--database", cluster.url()], ["--database", "mysql://x", *keys.flags]]:
        answer = serve(*flags)
        assert answer.returncode == 2, answer
        assert "--database" in answer.stderr or "--master-key" in answer.stderr


def test_sighup_without_certificates_changes_nothing(musterd):
    server = musterd("serve", "--plaintext")
    for _ in range(20):
        server.reload()
    with grpc.insecure_channel(server.address) as channel:
        health = health_pb2_grpc.HealthStub(channel)
        for _ in range(10):
            answer = health.Check(health_pb2.HealthCheckRequest(), timeout=10)
            assert answer.status == health_pb2.HealthCheckResponse.SERVING
    assert server.process.poll() is None
