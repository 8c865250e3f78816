"""`musterd serve` on a database that nobody has prepared."""
import subprocess
import time

import cluster as clusters
import pytest


@pytest.fixture
def empty(cluster):
    cluster.sql("CREATE DATABASE empty", database="postgres")
    yield "empty"
    cluster.sql("DROP DATABASE empty WITH (FORCE)", database="postgres")


def flags(cluster, keys, *more):
    return [
        "--plaintext", "--listen", "127.0.0.1:0", "--ops", "127.0.0.1:0", "--database", cluster.url(database="empty"),
        "--migrate", "--migrate-database", cluster.url("muster", database="empty"), *keys.flags, *more]


def test_two_servers_that_start_together_make_the_schema_once(cluster, keys, empty, start_server, figure):
    started = time.monotonic()
    processes = [
        subprocess.Popen(
            [clusters.MUSTERD, "serve", *map(str, flags(cluster, keys))], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=clusters.ENVIRONMENT)
        for _ in range(2)]
    try:
        lines = [process.stdout.readline() for process in processes]
        figure(f"both ready after {time.monotonic() - started:.2f} s (10 s are promised)")
        assert all(line.startswith("listening 127.0.0.1:") for line in lines), lines
        assert time.monotonic() - started < 50
    finally:
        for process in processes:
            process.terminate()
        words = [process.communicate(timeout=60)[1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0], words
    applied = sum(text.count('"msg":"migrated"') for text in words)
    number = int(cluster.sql("SELECT count(*) FROM muster.schema_migrations", "empty"))
    assert applied == number > 20
    # What to do next, and the address to do it at.
    for line, text in zip(lines, words):
        assert "There is no tenant yet" in text and "musterd token create" in text
        assert f"http://{line.split()[1]}/muster.tenants.v1.TenantService/SetupTenant" in text


def test_a_server_with_tenants_has_no_more_to_say(cluster, keys, empty, start_server):
    cluster.migrate(empty)
    server = start_server(*map(str, flags(cluster, keys)[3:]), command=(clusters.MUSTERD, "serve", "--plaintext"))
    server.stop()
    assert "There is no tenant yet" in server.errors.read_text()
    cluster.sql(
        "INSERT INTO muster.tenants (tenant_id, slug, display_name, plan, subscription_status)"
        " VALUES (gen_random_uuid(), 'a', 'A', 'ignition', 'active')", empty)
    server = start_server(*map(str, flags(cluster, keys)[3:]), command=(clusters.MUSTERD, "serve", "--plaintext"))
    server.stop()
    text = server.errors.read_text()
    assert "There is no tenant yet" not in text and '"migrated"' not in text


def test_a_role_that_may_not_migrate_is_named(cluster, keys, empty):
    words = flags(cluster, keys)
    words.remove(cluster.url("muster", database="empty"))
    words.remove("--migrate-database")
    answer = clusters.musterd("serve", *words)
    assert answer.returncode == 1 and "muster_app" in answer.stderr and "Fatal" not in answer.stderr, answer


@pytest.mark.parametrize("more, word", [
    (["--migrate-database", "postgres://a@/b"], "go with --migrate"),
    (["--migrate", "--migrate-database", "postgres://a@/b?pooled=true"], "PgBouncer"),
])
def test_options_that_make_no_sense_are_refused(cluster, keys, more, word):
    answer = clusters.musterd("serve", "--plaintext", "--database", cluster.url(), *keys.flags, *more)
    assert answer.returncode == 2 and word in answer.stderr, answer
