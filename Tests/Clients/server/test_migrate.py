"""`musterd migrate`: what it keeps before it changes a database, and what it says of one that somebody changed."""
import os
import pathlib
import re
import shutil
import stat
import subprocess

import cluster as clusters
import pytest

# What the last migration made; without it a database is one migration behind.
LAST = """
DROP INDEX muster.usage_entries_by_place_of_all;
DELETE FROM muster.schema_migrations WHERE number = (SELECT max(number) FROM muster.schema_migrations)
"""
ROWS = "INSERT INTO muster.users (user_id, email) SELECT gen_random_uuid(), 'u' || n || '@a.example' FROM generate_series(1, 100) n"


@pytest.fixture
def older(cluster):
    """A database of the schema before this one, with rows in it."""
    cluster.sql("CREATE DATABASE older", database="postgres")
    try:
        cluster.migrate("older")
        cluster.sql(LAST, "older")
        cluster.sql(ROWS, "older")
        yield cluster.url("muster", database="older")
    finally:
        for name in ("older", "restored"):
            cluster.sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", database="postgres")


def migrate(url, *flags, environment=None):
    return subprocess.run(
        [clusters.MUSTERD, "migrate", "--database", url, *map(str, flags)], stdin=subprocess.DEVNULL,
        capture_output=True, text=True, env={**clusters.ENVIRONMENT, **(environment or {})}, timeout=60, check=False)


def count(cluster, database):
    return cluster.sql(
        "SELECT (SELECT count(*) FROM muster.schema_migrations), (SELECT count(*) FROM muster.users)", database)


def test_a_backup_can_be_restored_and_brought_on_again(cluster, older, tmp_path, figure):
    folder = tmp_path / "a" / "backups"
    before = count(cluster, "older")
    answer = migrate(older, "--backup-dir", folder)
    assert answer.returncode == 0, answer
    path = pathlib.Path(re.search(r"backed up to (\S+) ", answer.stdout).group(1))
    figure(answer.stdout.splitlines()[0])
    assert [path] == list(folder.iterdir())
    assert re.fullmatch(r"older-\d+-\d{8}T\d{6}Z\.dump", path.name)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 and stat.S_IMODE(folder.stat().st_mode) == 0o700
    after = count(cluster, "older")
    assert int(after.split("|")[0]) == int(before.split("|")[0]) + 1 and after.split("|")[1] == "100"

    # As it says itself.
    line = re.search(r"createdb --template template0 NEW; (\S+) --exit-on-error --dbname NEW (\S+)", answer.stdout)
    cluster.sql("CREATE DATABASE restored TEMPLATE template0", database="postgres")
    subprocess.run(
        [line.group(1), "--exit-on-error", "-h", cluster.folder, "-U", "muster", "--dbname", "restored", line.group(2)],
        check=True, capture_output=True, timeout=60)
    assert count(cluster, "restored") == before
    again = migrate(cluster.url("muster", database="restored"), "--backup-dir", folder)
    assert again.returncode == 0, again
    assert "1 migration applied" in again.stdout and "verified: " in again.stdout
    assert count(cluster, "restored") == after


def test_no_backup_is_made_without_need(cluster, older, tmp_path):
    # Not when told so, not when nothing is to be done, not of an empty database.
    assert migrate(older, "--no-backup", "--backup-dir", tmp_path).returncode == 0
    assert "1 migration" not in migrate(older, "--backup-dir", tmp_path).stdout
    cluster.sql("DROP DATABASE older; ", database="postgres")
    cluster.sql("CREATE DATABASE older", database="postgres")
    answer = migrate(older, "--backup-dir", tmp_path)
    assert answer.returncode == 0 and "nothing to back up" in answer.stderr
    assert not list(tmp_path.iterdir())


def test_nothing_is_changed_when_no_backup_can_be_made(cluster, older, tmp_path, figure):
    before = count(cluster, "older")

    def refused(*words, **arguments):
        answer = migrate(older, "--backup-dir", arguments.pop("folder", tmp_path / "backups"), **arguments)
        assert answer.returncode == 1 and "nothing was changed" in answer.stderr, answer
        assert all(word in answer.stderr for word in words), answer.stderr
        assert count(cluster, "older") == before
        assert not list(tmp_path.rglob("*.partial")) and not list(tmp_path.rglob("*.dump"))
        figure(answer.stderr.strip())

    file = tmp_path / "file"
    file.write_text("")
    refused("file", "--backup-dir", folder=file / "below")
    if os.getuid() == 0:
        place = tmp_path / "small"
        place.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place], check=True)
        try:
            refused("has room for", "--no-backup", folder=place / "backups")
        finally:
            subprocess.run(["umount", place], check=True)


@pytest.mark.skipif(os.getuid() != 0, reason="only root hides programs from a process")
@pytest.mark.parametrize("version, words", [
    (None, ["pg_dump is not installed", "postgresql-client-15", "--no-backup"]),
    (13, ["PostgreSQL 15", "this machine has pg_dump 13"]),
], ids=["missing", "older"])
def test_a_pg_dump_that_is_missing_or_too_old_is_said(cluster, older, tmp_path, version, words, figure):
    programs = tmp_path / "programs"
    programs.mkdir()
    if version:
        for name in ("pg_dump", "pg_restore"):
            (programs / name).write_text(f"#!/bin/sh\necho '{name} (PostgreSQL) {version}.1'\n")
            (programs / name).chmod(0o755)
    empty = tmp_path / "empty"
    empty.mkdir()
    before = count(cluster, "older")
    # In a mount namespace of its own, in which Debian's programs are hidden.
    path = programs if version else "/nowhere"
    answer = subprocess.run(
        ["unshare", "-m", "sh", "-c", f'mount --bind {empty} /usr/lib/postgresql && PATH={path} exec "$@"', "sh",
         clusters.MUSTERD, "migrate", "--database", older, "--backup-dir", tmp_path / "backups"],
        env=clusters.ENVIRONMENT, capture_output=True, text=True, timeout=60, check=False)
    assert answer.returncode == 1, answer
    assert all(word in answer.stderr for word in words), answer.stderr
    assert count(cluster, "older") == before
    figure(answer.stderr.strip())


def test_a_password_is_on_no_command_line(cluster, older, tmp_path):
    seen = tmp_path / "seen"
    answer = subprocess.run(
        ["strace", "-f", "-s", "4096", "-e", "trace=execve", "-o", seen, clusters.MUSTERD, "migrate", "--database",
         older.replace("muster@", "muster:sesam-42@"), "--backup-dir", tmp_path], env=clusters.ENVIRONMENT,
        capture_output=True, text=True, timeout=120, check=False)
    assert answer.returncode == 0, answer
    dumps = [line for line in seen.read_text().splitlines() if "pg_dump" in line and "--format=custom" in line]
    assert dumps and not any("sesam-42" in line.split("/* ")[0] for line in dumps)
    assert "sesam" not in answer.stdout + answer.stderr


def test_a_schema_that_somebody_changed_is_told_thing_by_thing(cluster, older, tmp_path, figure):
    assert migrate(older, "--no-backup").returncode == 0
    assert migrate(older, "--verify").returncode == 0
    cluster.sql(
        "DROP POLICY tenant ON muster.icps; ALTER TABLE muster.installation ALTER COLUMN generation TYPE int4;"
        "DROP INDEX muster.tenants_by_purge_time; GRANT DELETE ON muster.tenants TO muster_app;"
        "ALTER FUNCTION muster.erase_lone_users SECURITY INVOKER", "older")
    for flags in (["--verify"], []):
        answer = migrate(older, *flags, "--backup-dir", tmp_path)
        assert answer.returncode == 1, answer
        for name in ("policy icps.tenant is missing", "column installation.generation", "index tenants_by_purge_time",
                     "grant to muster_app on tenants", "function erase_lone_users(target uuid)"):
            assert name in answer.stderr
    figure(answer.stderr.splitlines()[1])
    # It only looked.
    assert not list(tmp_path.iterdir())


def test_a_role_that_is_no_superuser_backs_up_too(cluster, older, tmp_path):
    cluster.sql("CREATE ROLE mover LOGIN; GRANT muster_owner TO mover; ALTER DATABASE older OWNER TO mover")
    try:
        answer = migrate(cluster.url("mover", database="older"), "--backup-dir", tmp_path)
        assert answer.returncode == 0, answer
        path = next(tmp_path.iterdir())
        cluster.sql("CREATE DATABASE restored TEMPLATE template0", database="postgres")
        subprocess.run(
            [clusters.PROGRAMS / "pg_restore", "--exit-on-error", "-h", cluster.folder, "-U", "muster", "--dbname",
             "restored", path], check=True, capture_output=True, timeout=60)
        assert count(cluster, "restored").endswith("|100")
    finally:
        cluster.sql("ALTER DATABASE older OWNER TO muster; DROP OWNED BY mover; DROP ROLE mover")
