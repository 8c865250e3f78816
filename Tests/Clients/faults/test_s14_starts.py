"""S14: what cannot serve says why, in words, ends with 1, and has never been ready."""
import socket

import cluster as clusters
import pytest
from load import eventually
from rounds import IS_LONG

SERVE = ("serve", "--listen", "127.0.0.1:0", "--ops", "127.0.0.1:0")


@pytest.fixture
def fails(cluster, keys, rounds):
    """Starts one that cannot: the words that it has to say."""

    def start(name, words, *flags, database=None, own=None, seconds=60, code=1):
        for each in rounds(f"S14 {name}"):
            answer = clusters.musterd(
                *SERVE, "--database", database or cluster.url(), *(own or keys.flags), *flags, seconds=seconds)
            assert answer.returncode == code, answer
            assert "listening" not in answer.stdout and '"msg":"serving"' not in answer.stderr
            assert "Fatal" not in answer.stderr
            said = answer.stderr[answer.stderr.find("musterd serve: "):].strip()
            each.say("it said", said)
            missing = [word for word in words if str(word) not in said]
            each.none("words that it did not say", missing)

    return start


# Each waits for 15 s, and ../server/test_starts.py has one of them.
patient = pytest.mark.skipif(not IS_LONG, reason="only in the long form")


@patient
def test_a_database_that_nobody_serves(fails, tmp_path, cluster):
    fails("no database", ["the database", "--database"], "--plaintext", database=cluster.url(host=tmp_path))


@patient
def test_a_database_whose_port_is_closed(fails):
    with socket.create_server(("127.0.0.1", 0)) as one:
        port = one.getsockname()[1]
    fails("a port of no database", ["the database", "--database"], "--plaintext",
          database=f"postgres://muster_app@127.0.0.1:{port}/muster?sslmode=disable")


@patient
def test_a_database_that_does_not_answer(fails):
    # It takes the connection and says nothing.
    with socket.create_server(("127.0.0.1", 0)) as one:
        fails("a database that says nothing", ["the database"], "--plaintext",
              database=f"postgres://muster_app@127.0.0.1:{one.getsockname()[1]}/muster?sslmode=disable")


def test_a_database_without_the_schema(fails, cluster):
    cluster.sql("CREATE DATABASE nothing", database="postgres")
    fails("a database without the schema", ["musterd migrate"], "--plaintext",
          database=cluster.url(database="nothing"))


NEWEST = "(SELECT max(number) FROM schema_migrations)"


@pytest.mark.parametrize("change, undo", [
    (f"CREATE TABLE kept AS SELECT * FROM schema_migrations WHERE number = {NEWEST};"
     f" DELETE FROM schema_migrations WHERE number = {NEWEST}",
     "INSERT INTO schema_migrations SELECT * FROM kept; DROP TABLE kept"),
    ("INSERT INTO schema_migrations (number, name, sha256, breaks_older_servers, duration_seconds, muster_version)"
     " VALUES (9999, 'newer', '\\x00', true, 0, '99.0.0')", "DELETE FROM schema_migrations WHERE number = 9999"),
    (f"UPDATE schema_migrations SET sha256 = '\\x00' || substring(sha256 FROM 2) WHERE number = {NEWEST}", None),
], ids=["older than the server", "newer than the server", "of another text"])
def test_another_schema(fails, cluster, change, undo, request):
    kept = cluster.sql(f"SELECT encode(sha256, 'hex') FROM schema_migrations WHERE number = {NEWEST}")
    cluster.sql(change)
    try:
        fails(f"another schema: {request.node.callspec.id}", ["migrat"], "--plaintext")
    finally:
        cluster.sql(undo or f"UPDATE schema_migrations SET sha256 = decode('{kept}', 'hex') WHERE number = {NEWEST}")


def test_certificates_that_are_none_or_do_not_fit(fails, test_ca, tmp_path):
    names = "subjectAltName=DNS:localhost"
    certificate, key = test_ca.issue("fits", names)
    _, other = test_ca.issue("other-key", names)
    broken, missing, empty = tmp_path / "broken.pem", tmp_path / "missing.pem", tmp_path / "empty.pem"
    broken.write_text("-----BEGIN CERTIFICATE-----\nbm90aGluZw==\n-----END CERTIFICATE-----\n")
    empty.write_text("")
    for name, files in {
            "a certificate of another key": (certificate, other), "a certificate that is none": (broken, key),
            "no certificate": (missing, key), "an empty certificate": (empty, key), "no key": (certificate, missing),
            "an empty key": (certificate, empty), "a key for a certificate": (key, key)}.items():
        blamed = next((file for file in files if file in (broken, missing, empty)), files[0 if files[0] == key else 1])
        fails(name, [blamed.name], "--tls-certificate", files[0], "--tls-key", files[1])


def test_ports_that_are_taken(fails, cluster, keys):
    with socket.create_server(("127.0.0.1", 0)) as one:
        port = one.getsockname()[1]
        for name in ("--listen", "--ops"):
            flags = [word if before != name else f"127.0.0.1:{port}" for before, word in zip(("", *SERVE), SERVE)]
            answer = clusters.musterd(*flags, "--database", cluster.url(), *keys.flags, "--plaintext")
            assert answer.returncode == 1 and str(port) in answer.stderr and name in answer.stderr, answer


def test_keys_that_are_missing_or_open_to_others(fails, keys, tmp_path):
    missing, broken, wide = tmp_path / "missing.key", tmp_path / "broken.key", tmp_path / "wide.key"
    broken.write_text("nothing\n")
    wide.write_bytes(keys.master.read_bytes())
    broken.chmod(0o600)
    wide.chmod(0o644)
    for file in (missing, broken, wide):
        fails(f"master key {file.stem}", [file], "--plaintext", own=["--master-key", file, "--token-key", keys.token])
    for file in (missing, broken):
        fails(f"token key {file.stem}", [file], "--plaintext", own=["--master-key", keys.master, "--token-key", file])


def test_a_server_whose_database_goes_is_not_ready_and_comes_back(own_cluster, serve, page, rounds):
    for each in rounds("S14 readiness follows the database", long=3):
        cluster = own_cluster()
        server = serve(cluster.url(), "--loops", 1)
        assert page(server, "/readyz")[0] == 200
        cluster.stop()
        each.most("s until it was not ready", eventually(lambda: page(server, "/readyz")[0] == 503, 30))
        assert page(server, "/livez")[0] == 200
        cluster.start()
        each.most("s until it was ready again", eventually(lambda: page(server, "/readyz")[0] == 200, 30))
        server.stop()
