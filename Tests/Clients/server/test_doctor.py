"""`musterd doctor`: each thing that is wrong is named with what to do about it, and the exit code is 1."""
import json
import os
import shutil
import socket
import subprocess

import cluster as clusters
import pytest

ADDRESSES = ["--listen", "127.0.0.1:0", "--ops", "127.0.0.1:0"]


def at(offset):
    """Before a command: its clock is so far ahead, and runs on."""
    return ["env", "FAKETIME_DONT_FAKE_MONOTONIC=1", "faketime", "-f", offset]


def examine(*flags, prefix=()):
    """What it finds, by the names of the checks, and how it ends."""
    answer = subprocess.run(
        [*prefix, clusters.MUSTERD, "doctor", "--json", *map(str, flags)], stdin=subprocess.DEVNULL,
        capture_output=True, text=True, env=clusters.ENVIRONMENT, timeout=60, check=False)
    assert answer.stdout, answer.stderr
    report = json.loads(answer.stdout)
    assert answer.returncode == (0 if report["ok"] else 1), answer
    assert report["ok"] == all(check["verdict"] != "failure" for check in report["checks"])
    return {check["name"]: check for check in report["checks"]}, answer.returncode


@pytest.fixture
def doctor(cluster, keys, tmp_path):
    """With all that a good server gets, and more."""

    def run(*flags, database=None, prefix=()):
        return examine(
            "--database", database or cluster.url(), *keys.flags, "--plaintext", "--backup-dir", tmp_path, *ADDRESSES,
            *flags, prefix=prefix)

    return run


def failed(answer, name, *words):
    """The one check that failed, and that it helps."""
    checks, code = answer
    broken = {check["name"] for check in checks.values() if check["verdict"] == "failure"}
    assert name in broken, checks
    assert code == 1
    check = checks[name]
    assert all(word in check["found"] for word in words), check
    assert len(check["remedy"]) > 10, check
    return f"{check['found']} -> {check['remedy']}"


def test_a_machine_and_a_database_that_are_well_pass(doctor):
    checks, code = doctor()
    assert code == 0, checks
    wanted = {
        "options", "descriptors", "memory", "processors", "disk", "time zones", "core dumps", "port of --listen",
        "port of --ops", "master key", "token key", "server", "fsync", "full_page_writes", "synchronous_commit",
        "data checksums", "collation", "autovacuum", "writes", "pooler", "connections", "encryption",
        "values in the log", "details in the log", "idle sessions", "clock", "role muster_app", "migrations",
        "row security", "schema", "role muster_system"}
    assert wanted <= set(checks)
    assert checks["data checksums"]["verdict"] == "warning" and "pg_checksums" in checks["data checksums"]["remedy"]


def test_without_a_database_the_machine_alone_is_looked_at(tmp_path):
    checks, code = examine(*ADDRESSES, "--backup-dir", tmp_path)
    assert code == 0 and "descriptors" in checks and "server" not in checks
    answer = clusters.musterd("doctor", *ADDRESSES, "--backup-dir", tmp_path)
    assert answer.returncode == 0 and "the machine alone was looked at" in answer.stdout
    assert "checks, 0 failed" in answer.stdout and "\nok       memory" in answer.stdout


RELOAD = "SELECT pg_reload_conf(); SELECT pg_sleep(0.3)"
OF_APP = "ALTER ROLE muster_app SET {}", "ALTER ROLE muster_app RESET ALL; ALTER ROLE muster_app SET search_path = muster"

FAULTS = [
    ("fsync", "ALTER SYSTEM SET fsync = off", "ALTER SYSTEM RESET fsync", "off"),
    ("full_page_writes", "ALTER SYSTEM SET full_page_writes = off", "ALTER SYSTEM RESET full_page_writes", "tears"),
    ("synchronous_commit", OF_APP[0].format("synchronous_commit = off"), OF_APP[1], "acknowledged"),
    ("autovacuum", "ALTER SYSTEM SET autovacuum = off", "ALTER SYSTEM RESET autovacuum", "off"),
    ("values in the log", OF_APP[0].format("log_statement = 'all'"), OF_APP[1], "personal data"),
    ("values in the log", OF_APP[0].format("log_min_duration_statement = 100"), OF_APP[1], "personal data"),
    ("values in the log", OF_APP[0].format("log_parameter_max_length_on_error = -1"), OF_APP[1], "fail"),
    ("idle sessions", OF_APP[0].format("idle_session_timeout = '5min'"), OF_APP[1], "quiet night"),
    ("writes", OF_APP[0].format("default_transaction_read_only = on"), OF_APP[1], "read"),
    ("connections", "ALTER ROLE muster_app CONNECTION LIMIT 5", "ALTER ROLE muster_app CONNECTION LIMIT -1", "5"),
    ("role muster_system", "ALTER ROLE muster_system RENAME TO gone", "ALTER ROLE gone RENAME TO muster_system",
     "does not exist"),
    ("role muster_app", "ALTER ROLE muster_app NOLOGIN", "ALTER ROLE muster_app LOGIN", "not permitted to log in"),
    ("role muster_app", "ALTER ROLE muster_app BYPASSRLS", "ALTER ROLE muster_app NOBYPASSRLS", "BYPASSRLS"),
    ("role muster_system", "GRANT muster_owner TO muster_system", "REVOKE muster_owner FROM muster_system",
     "muster_owner"),
    ("row security", "ALTER TABLE muster.icps DISABLE ROW LEVEL SECURITY",
     "ALTER TABLE muster.icps ENABLE ROW LEVEL SECURITY", "the table icps"),
    ("row security", "ALTER TABLE muster.icps NO FORCE ROW LEVEL SECURITY",
     "ALTER TABLE muster.icps FORCE ROW LEVEL SECURITY", "the table icps"),
    ("row security", "CREATE POLICY wide ON muster.icps TO muster_app USING (true)", "DROP POLICY wide ON muster.icps",
     "the policy icps.wide"),
    ("schema", "GRANT TRUNCATE ON muster.icps TO muster_app", "REVOKE TRUNCATE ON muster.icps FROM muster_app",
     "the grant to muster_app on icps"),
    ("migrations", "CREATE TABLE kept AS SELECT * FROM muster.schema_migrations ORDER BY number DESC LIMIT 1;"
     "DELETE FROM muster.schema_migrations WHERE number = (SELECT number FROM kept)",
     "INSERT INTO muster.schema_migrations SELECT * FROM kept; DROP TABLE kept", "lacks migration "),
]


@pytest.mark.parametrize("name, plant, undo, word", FAULTS, ids=[f"{fault[0]}: {fault[1][:60]}" for fault in FAULTS])
def test_a_fault_of_the_database_is_named(doctor, cluster, name, plant, undo, word, figure):
    is_setting = plant.startswith("ALTER SYSTEM")
    cluster.sql(plant)
    if is_setting:
        cluster.sql(RELOAD)
    try:
        figure(failed(doctor(), name, word))
    finally:
        cluster.sql(undo)
        if is_setting:
            cluster.sql(RELOAD)


def test_a_database_that_is_not_there_is_named(doctor, cluster, tmp_path, figure):
    figure(failed(doctor(database=cluster.url(host=tmp_path)), "role muster_app", "No such file"))
    figure(failed(doctor(database=cluster.url(database="nowhere")), "role muster_app", "does not exist"))
    cluster.sql("CREATE DATABASE unmigrated", database="postgres")
    checks, code = doctor(database=cluster.url(database="unmigrated"))
    assert code == 1 and "musterd migrate" in json.dumps(checks)


def test_a_pooler_that_the_url_keeps_quiet_about_is_named(doctor, cluster, figure):
    pooler = clusters.Pooler(cluster)
    try:
        answer = doctor(database=cluster.url(host=pooler.folder))
        figure(failed(answer, "role muster_app", "unsupported startup parameter"))
        assert "pooled=true" in answer[0]["role muster_app"]["remedy"]
        checks, _ = doctor(database=cluster.url(host=pooler.folder, query="&pooled=true"))
        assert checks["pooler"]["verdict"] == "ok" and "between" in checks["pooler"]["found"]
    finally:
        pooler.close()
    checks, code = doctor(database=cluster.url(query="&pooled=true"))
    assert code == 0 and checks["pooler"]["verdict"] == "warning"


@pytest.mark.parametrize("what", ["master", "token"])
@pytest.mark.parametrize("mode", [0o644, 0o606])
def test_a_key_that_others_can_read_is_named(doctor, keys, tmp_path, what, mode, figure):
    copy = tmp_path / "copy.key"
    shutil.copy(getattr(keys, what), copy)
    copy.chmod(mode)
    flags = [keys.master, copy] if what == "token" else [copy, keys.token]
    checks = examine("--master-key", flags[0], "--token-key", flags[1], "--backup-dir", tmp_path, *ADDRESSES)
    figure(failed(checks, f"{what} key", str(copy)))
    assert "chmod 600" in checks[0][f"{what} key"]["remedy"]


def test_a_password_file_that_others_can_read_is_named(doctor, tmp_path, figure):
    password = tmp_path / "password"
    password.write_text("sesam\n")
    password.chmod(0o644)
    answer = doctor("--database-password-file", password)
    figure(failed(answer, "password", str(password)))
    assert "sesam" not in json.dumps(answer[0])


@pytest.mark.skipif(os.getuid() != 0, reason="only root gives files away")
def test_a_key_of_somebody_else_is_named(keys, tmp_path, figure):
    copy = tmp_path / "copy.key"
    shutil.copy(keys.master, copy)
    copy.chmod(0o600)
    shutil.chown(copy, "nobody")
    figure(failed(examine("--master-key", copy, *ADDRESSES), "master key", "another user"))


def test_certificates_are_looked_into(tmp_path, test_ca, figure):
    def look(certificate, key):
        return examine("--tls-certificate", certificate, "--tls-key", key, "--backup-dir", tmp_path, *ADDRESSES)

    def issue(name, days):
        certificate, key = tmp_path / f"{name}.pem", tmp_path / f"{name}.key"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days",
             str(days), "-subj", f"/CN={name}", "-keyout", key, "-out", certificate], check=True, capture_output=True)
        return certificate, key

    long, short, other = issue("long", 90), issue("short", 5), issue("other", 90)
    checks, code = look(*long)
    assert code == 0 and checks["certificate"]["verdict"] == "ok" and any(
        words in checks["certificate"]["found"] for words in ("89 days", "90 days"))
    checks, code = look(*short)
    assert code == 0 and checks["certificate"]["verdict"] == "warning" and any(
        words in checks["certificate"]["found"] for words in ("4 days", "5 days"))
    figure(failed(look(long[0], other[1]), "certificate", "is not the key"))
    figure(failed(look(tmp_path / "none.pem", long[1]), "certificate", "none.pem"))
    mixed = tmp_path / "mixed.pem"
    mixed.write_text(long[0].read_text() + other[0].read_text())
    figure(failed(look(mixed, long[1]), "certificate", "certificate 2 is not the one that signed certificate 1"))
    expired = tmp_path / "expired.pem"
    subprocess.run(
        [*at("-200d"), "openssl", "req", "-x509", "-key", long[1], "-days", "30", "-subj", "/CN=past",
         "-out", expired], check=True, capture_output=True)
    figure(failed(look(expired, long[1]), "certificate", "expired"))
    checks, _ = look(test_ca.server_certificate, test_ca.server_key)
    assert checks["certificate"]["verdict"] != "failure"


def test_a_port_that_is_taken_is_named(tmp_path, figure):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        for flag, other in (("--listen", "--ops"), ("--ops", "--listen")):
            answer = examine(flag, address, other, "127.0.0.1:0", "--backup-dir", tmp_path)
            figure(failed(answer, f"port of {flag}", "is taken"))


def test_a_machine_that_gives_too_little_is_named(doctor, figure):
    figure(failed(doctor(prefix=["prlimit", "--nofile=256"]), "descriptors", "256"))
    checks, code = doctor(prefix=["prlimit", "--nofile=4096"])
    assert code == 0 and checks["descriptors"]["verdict"] == "warning" and "4000 clients" in checks["descriptors"]["found"]
    checks, _ = doctor("--loops", 64)
    assert checks["connections"]["verdict"] == "failure", checks["connections"]


def test_a_full_disk_is_named(figure, tmp_path):
    if os.getuid() != 0:
        pytest.skip("only root mounts")
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", tmp_path], check=True)
    try:
        figure(failed(examine(*ADDRESSES, "--backup-dir", tmp_path / "backups"), "disk", "free of 8.4 MB"))
    finally:
        subprocess.run(["umount", tmp_path], check=True)


def test_a_clock_that_is_wrong_is_named(doctor, figure):
    figure(failed(doctor(prefix=at("+2m")), "clock", "120", "behind"))
    figure(failed(doctor(prefix=at("-1d")), "clock", "ahead"))
    checks, code = doctor(prefix=at("+10s"))
    assert code == 0 and checks["clock"]["verdict"] == "warning"


def test_options_that_a_server_would_refuse_are_named(cluster, keys, tmp_path, figure):
    answer = examine("--database", cluster.url(), "--backup-dir", tmp_path, *keys.flags, *ADDRESSES)
    figure(failed(answer, "options", "--plaintext"))
