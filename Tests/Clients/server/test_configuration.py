"""What musterd is told by a file: at its start, again by SIGHUP, and when the file or what it names is broken."""
import json
import queue
import shutil
import ssl
import subprocess

import calls
import cluster as clusters
import grpc
import pytest
from grpc.reflection.v1 import reflection_pb2, reflection_pb2_grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc

SERVING = health_pb2.HealthCheckResponse.SERVING


@pytest.fixture
def file(tmp_path, cluster, keys):
    """Writes a configuration file with all that a server needs, and what the test adds."""
    path = tmp_path / "musterd.yaml"

    def write(**lines):
        every = {"database": cluster.url(), "master_key": keys.master, "token_key": keys.token} | lines
        # JSON's texts are YAML's.
        path.write_text("".join(
            f"{key}: {json.dumps(value if isinstance(value, (bool, int, list)) else str(value))}\n"
            for key, value in every.items()))
        return path

    return write


def start(start_server, path):
    return start_server("--ops", "127.0.0.1:0", "--config", path, command=(clusters.MUSTERD, "serve"))


def events(server, name):
    lines = [line for line in server.errors.read_text().splitlines() if f'"msg":"{name}"' in line]
    return [json.loads(line) for line in lines]


def reload(server, name):
    """What the log says of that name after a SIGHUP."""
    before = len(events(server, name))
    server.reload()
    calls.eventually(lambda: len(events(server, name)) > before, 20)
    return events(server, name)[-1]


def check(server, credentials=None):
    channel = (
        grpc.secure_channel(server.address, credentials) if credentials else grpc.insecure_channel(server.address))
    with channel:
        return health_pb2_grpc.HealthStub(channel).Check(health_pb2.HealthCheckRequest(), timeout=10).status


def certificate(server):
    """The certificate that a new connection is shown."""
    return ssl.get_server_certificate((server.host, server.port))


def test_sighup_takes_up_what_can_change_and_names_what_waits(file, start_server, figure):
    path = file(plaintext=True, reflection=True, drain_grace=60)
    server = start(start_server, path)
    file(plaintext=True, reflection=True, drain_grace=1, loops=3)
    said = reload(server, "configuration_reloaded")
    assert (said["changed"], said["needs_restart"], said["file"]) == ("drain_grace", "loops", str(path))
    # Said again as long as it waits; what was taken up is no change any more.
    said = reload(server, "configuration_reloaded")
    assert ("changed" not in said, said["needs_restart"]) == (True, "loops")

    with grpc.insecure_channel(server.address) as channel:
        questions = queue.Queue()
        answers = reflection_pb2_grpc.ServerReflectionStub(channel).ServerReflectionInfo(
            iter(questions.get, None), timeout=120)
        questions.put(reflection_pb2.ServerReflectionRequest(list_services=""))
        next(answers)
        # The call is cut off, which the exit code tells.
        ended = server.stop(wanted=1)
        questions.put(None)
    figure(f"ended {ended:.2f} s after SIGTERM, the grace was 60 s at first and 1 s at the end")
    assert 0.9 < ended < 5 * calls.LENIENCY


@pytest.mark.parametrize("broken, words", [
    ("drain_grace: soon\n", "drain_grace takes seconds from 0 to 31536000"),
    ("drain_grce: 1\n", "did you mean drain_grace?"),
    ("drain_grace: [1\n", "did not find expected"),
    ("", "it needs --database URL"),
    (None, "No such file or directory"),
], ids=["value", "key", "syntax", "empty", "gone"])
def test_a_broken_file_is_refused_whole_and_the_server_goes_on(file, start_server, broken, words, figure):
    path = file(plaintext=True, drain_grace=2)
    server = start(start_server, path)
    if broken is None:
        path.unlink()
    else:
        path.write_text((file(plaintext=True).read_text() if broken else "") + broken)
    said = reload(server, "configuration_refused")
    figure(said["cause"])
    assert words in said["cause"] and said["effect"] == "the former configuration stays"
    assert check(server) == SERVING
    # Mended, it is taken up.
    file(plaintext=True, drain_grace=1)
    assert reload(server, "configuration_reloaded")["changed"] == "drain_grace"
    server.stop()


def test_another_certificate_is_served_when_the_file_names_another(file, start_server, test_ca, tmp_path):
    names = "subjectAltName=DNS:localhost,IP:127.0.0.1"
    first, second = test_ca.issue("named-1", names), test_ca.issue("named-2", names)
    server = start(start_server, file(tls_certificate=first[0], tls_key=first[1]))
    shown = certificate(server)
    file(tls_certificate=second[0], tls_key=second[1])
    assert reload(server, "configuration_reloaded")["changed"] == "tls_certificate,tls_key"
    calls.eventually(lambda: certificate(server) != shown, 20)
    shown = certificate(server)

    # One that is not there, beside a value that is well: neither is taken up.
    file(tls_certificate=tmp_path / "none.pem", tls_key=second[1], drain_grace=1)
    assert "none.pem: No such file" in reload(server, "configuration_refused")["cause"]
    # A key that everybody can read is refused here as at the start.
    open_key = tmp_path / "open.key"
    shutil.copy(first[1], open_key)
    open_key.chmod(0o644)
    file(tls_certificate=first[0], tls_key=open_key)
    assert "everybody on this machine can read" in reload(server, "configuration_refused")["cause"]
    # From TLS to none is a change that waits, and half of one is refused.
    file(plaintext=True)
    assert "encrypts unless told otherwise" in reload(server, "configuration_refused")["cause"]
    assert certificate(server) == shown
    assert check(server, grpc.ssl_channel_credentials(test_ca.certificate.read_bytes())) == SERVING
    server.stop()


def test_the_former_token_key_is_taken_as_long_as_the_file_names_it(file, start_server, keys, tmp_path):
    new = clusters.Keys(tmp_path)
    old_token = keys.platform_token()
    server = start(start_server, file(plaintext=True))

    def is_known(token):
        with grpc.insecure_channel(server.address) as channel:
            call = channel.unary_unary("/muster.tenants.v1.TenantService/ListTenants")
            try:
                call(b"", timeout=20, metadata=[("authorization", f"Bearer {token}")])
                return True
            except grpc.RpcError as error:
                assert error.code() == grpc.StatusCode.UNAUTHENTICATED
                return False

    assert is_known(old_token) and not is_known(new.platform_token())
    file(plaintext=True, token_key=new.token, former_token_key=keys.token)
    said = reload(server, "configuration_reloaded")
    assert said["changed"] == "token_key,former_token_key"
    calls.eventually(lambda: is_known(new.platform_token()), 20)
    assert is_known(old_token)
    file(plaintext=True, token_key=new.token)
    assert reload(server, "configuration_reloaded")["changed"] == "former_token_key"
    calls.eventually(lambda: not is_known(old_token), 20)
    # A former key alone does not sign.
    file(plaintext=True, token_key="", former_token_key=keys.token)
    assert "token_key needs a value" in reload(server, "configuration_refused")["cause"]
    assert is_known(new.platform_token())
    server.stop()


SECRETS = ["master-key", "token-key", "former-token-key", "tls-key", "database-password-file", "system-password-file"]


@pytest.fixture
def secrets(keys, test_ca, tmp_path):
    """All secrets of a server, a file each."""
    sources = {"master-key": keys.master, "token-key": keys.token, "former-token-key": keys.token,
               "tls-key": test_ca.server_key}
    made = {}
    for name in SECRETS:
        made[name] = tmp_path / f"{name}.secret"
        if name in sources:
            shutil.copy(sources[name], made[name])
        else:
            made[name].write_text("sesam\n")
        made[name].chmod(0o600)
    return made


def flags(cluster, test_ca, secrets):
    return ["--database", cluster.url(), "--tls-certificate", test_ca.server_certificate,
            *(word for name, path in secrets.items() for word in (f"--{name}", path))]


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_that_is_open_absent_or_none_keeps_a_server_from_starting(
        cluster, test_ca, secrets, name, figure):
    both = [("config", "check"), ("serve", "--listen", "127.0.0.1:0", "--ops", "127.0.0.1:0")]
    assert clusters.musterd("config", "check", *flags(cluster, test_ca, secrets)).stdout == "good\n"
    path = secrets[name]
    # The group may have what the master key does not share with anybody.
    for mode in [0o604, 0o602, 0o666] + ([0o640, 0o620] if name == "master-key" else []):
        path.chmod(mode)
        for command in both:
            answer = clusters.musterd(*command, *flags(cluster, test_ca, secrets))
            assert answer.returncode == 1 and f"{path}: " in answer.stderr and "chmod" in answer.stderr, answer
    path.chmod(0o600)
    # Empty, cut off, of another kind.
    whole = path.read_bytes()
    for content in [b"", whole[:20] if not name.endswith("-file") else b"\xff\xfe", b"\0" * 32]:
        path.write_bytes(content)
        for command in both:
            answer = clusters.musterd(*command, *flags(cluster, test_ca, secrets))
            assert answer.returncode == 1 and f"{path}: " in answer.stderr, answer
    path.unlink()
    for command in both:
        answer = clusters.musterd(*command, *flags(cluster, test_ca, secrets))
        assert answer.returncode == 1 and f"{path}: No such file" in answer.stderr, answer
    figure(answer.stderr.splitlines()[-1])


@pytest.mark.parametrize("name", SECRETS)
@pytest.mark.parametrize("value", ["hex", "base64", "pem"])
def test_a_secret_itself_is_refused_by_name_and_not_repeated(cluster, test_ca, secrets, name, value):
    secret = {
        "hex": "6f" * 31 + "aa", "base64": "q" * 43 + "=",
        "pem": "-----BEGIN PRIVATE KEY-----\nMIGHAgEA\n-----END PRIVATE KEY-----"}[value]
    answer = clusters.musterd("serve", *flags(cluster, test_ca, secrets | {name: secret}))
    assert answer.returncode == 2 and f"--{name} takes the name of a file" in answer.stderr
    assert secret not in answer.stderr and "MIGHAgEA" not in answer.stderr
    variable = "MUSTERD_" + name.replace("-", "_").upper()
    others = {key: path for key, path in secrets.items() if key != name}
    told = subprocess.run(
        [clusters.MUSTERD, "serve", *map(str, flags(cluster, test_ca, others))], capture_output=True, text=True,
        env=clusters.ENVIRONMENT | {variable: secret}, timeout=60)
    assert told.returncode == 2 and f"{variable} takes the name of a file" in told.stderr
    assert secret not in told.stderr


def test_config_check_names_all_files_that_are_wrong_at_once(cluster, test_ca, secrets, figure):
    for name in SECRETS:
        secrets[name].chmod(0o604)
    answer = clusters.musterd("config", "check", *flags(cluster, test_ca, secrets))
    assert answer.returncode == 1 and answer.stdout == ""
    figure(answer.stderr)
    assert len(answer.stderr.splitlines()) == len(SECRETS)
    for path in secrets.values():
        assert str(path) in answer.stderr


def test_config_print_is_a_file_that_says_the_same(cluster, keys, tmp_path, figure):
    words = [
        "--plaintext", "--roles", "worker", "--oidc-issuers", "https://a.example=x,https://b.example=y",
        "--database", "postgres://muster_app:sesam@h/muster?password=sesam2&sslmode=require", "--listen", "[::1]:0"]
    first = clusters.musterd("config", "print", *keys.flags, *words)
    assert first.returncode == 0, first.stderr
    figure(first.stdout)
    assert "sesam" not in first.stdout + first.stderr
    assert "--database holds a password" in first.stderr
    assert "# --roles\n" in first.stdout and "drain_grace: 25  # default\n" in first.stdout
    path = tmp_path / "printed.yaml"
    path.write_text(first.stdout)
    again = clusters.musterd("config", "print", "--config", path)
    assert again.returncode == 0, again.stderr

    def values(text):
        return [line.split("  #")[0] for line in text.splitlines()[1:]]

    assert values(again.stdout) == values(first.stdout)
    assert f"# {path}:" in again.stdout and again.stdout.startswith(f"# Read: {path}\n")


def test_a_credential_of_systemd_is_found_by_its_name(cluster, keys, tmp_path):
    shutil.copy(keys.master, tmp_path / "master")
    shutil.copy(keys.token, tmp_path / "token")
    words = ["config", "check", "--plaintext", "--database", cluster.url(), "--master-key", "credential:master",
             "--token-key", "credential:token"]
    environment = clusters.ENVIRONMENT | {"CREDENTIALS_DIRECTORY": str(tmp_path)}
    answer = subprocess.run([clusters.MUSTERD, *words], capture_output=True, text=True, env=environment, timeout=60)
    assert answer.stdout == "good\n", answer.stderr
    without = clusters.musterd(*words)
    assert without.returncode == 2 and "$CREDENTIALS_DIRECTORY is not set" in without.stderr


def test_healthcheck_tells_by_its_exit_code_how_a_server_is(file, start_server, page):
    server = start(start_server, file(plaintext=True))
    place = server.operations()
    for flag, word in [("--live", "live"), ("--ready", "ready"), ("--ready=true", "ready")]:
        answer = clusters.musterd("healthcheck", "--ops", place, flag)
        assert answer.returncode == 0 and answer.stdout.startswith(f"{word}: {place}/{word}z answers "), answer
    assert clusters.musterd("healthcheck", "--ops", place).stdout.startswith("ready: ")
    startup = clusters.musterd("healthcheck", "--ops", place, "--startup")
    assert startup.returncode == (0 if page(server, "/startupz")[0] == 200 else 1)
    assert clusters.musterd("healthcheck", "--ops", place, "--live", "--ready").returncode == 2
    server.stop()
    answer = clusters.musterd("healthcheck", "--ops", place)
    assert (answer.returncode, answer.stdout) == (1, "") and "not ready: " in answer.stderr
    # From the file that the server reads; port 0 is nobody's.
    path = file(plaintext=True, ops=place)
    assert clusters.musterd("healthcheck", "--config", path, "--live").returncode == 1
    assert clusters.musterd("healthcheck", "--config", file(plaintext=True, ops="127.0.0.1:0")).returncode == 2


def test_version_tells_on_request_what_it_runs_with(figure):
    answer = clusters.musterd("version", "--verbose")
    assert answer.returncode == 0
    figure(answer.stdout)
    told = dict(line.split(": ", 1) for line in answer.stdout.splitlines()[1:])
    libraries = {"nghttp2", "OpenSSL", "libpq", "libjwt", "zlib", "libyaml", "libcurl", "jemalloc"}
    assert set(told) == libraries | {"protos", "schema", "Swift"}
    assert all(any(letter.isdigit() for letter in value) for key, value in told.items() if key != "jemalloc")
