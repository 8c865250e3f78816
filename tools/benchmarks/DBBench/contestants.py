"""Who is measured: how each is started on a database of its own, and the call that it answers."""
import base64
import hashlib
import hmac
import json
import os
import pathlib
import shlex
import struct
import subprocess
import sys
import time
import uuid

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "RPCBench"))

import servers  # noqa: E402
from connection import Connection  # noqa: E402

LEADS_SQL = servers.ROOT / "tools" / "peers" / "database.sql"
TENANTS_SQL = HERE / "tenants.sql"


class Contestant:
    """A running server with the one call that is asked of it."""

    def __init__(self, server, database, path, message, token):
        self.server, self.database, self.path = server, database, path
        self.name, self.port = server.name, server.port
        self.message = struct.pack(">BI", 0, len(message)) + message
        self.authorization = f"Bearer {token}"
        with Connection(self.port) as connection:
            answer = connection.call(self.path, self.message, authorization=self.authorization)
        if len(answer) < 20:
            raise SystemExit(f"{self.name} does not answer {path}; see {server.errors}")
        # The same row each time: an answer of another length is an error.
        self.answer_bytes = len(answer)
        self.calls = 0


def string_field(number, text):
    return bytes([number << 3 | 2, len(text)]) + text.encode()


# MARK: Muster

TENANT = uuid.UUID("01890000-0000-7000-8000-000000000001")
USER = uuid.UUID("01890000-0000-7000-8000-000000000002")


class Muster:
    """Flags and commands of `musterd` that the benchmark knows stand here alone."""

    database = "muster"
    # For pgbench, so that its transactions are not counted among the server's.
    copy = "muster_copy"
    command = shlex.split(os.environ.get("MUSTERD", ".build/release/musterd"))

    def __init__(self, cluster):
        self.cluster = cluster
        self.master_key = servers.LOGS / "master.key"
        self.token_key = servers.LOGS / "token.pem"

    @classmethod
    def knows_databases(cls):
        return "--database" in cls._asked("serve", "--help")

    def prepare(self):
        self.cluster.sql(f"CREATE DATABASE {self.database}")
        superuser = self.cluster.url(self.database, "bench")
        self._asked("migrate", "--database", superuser)
        self.cluster.file(TENANTS_SQL, self.database)
        self.cluster.sql(f"CREATE DATABASE {self.copy} TEMPLATE {self.database}")
        servers.LOGS.mkdir(parents=True, exist_ok=True)
        self._write(self.master_key, base64.b64encode(os.urandom(32)) + b"\n")
        key = subprocess.run(
            ["openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
            check=True, capture_output=True).stdout
        self._write(self.token_key, key)
        self.token = self._asked(
            "token", "create", "--token-key", str(self.token_key), "--tenant", type_id("tenant", TENANT),
            "--user", type_id("user", USER), "--role", "owner").strip()

    def start(self, name, loops):
        server = servers.Server(
            name,
            [*self.command, "serve", "--plaintext", "--listen", "127.0.0.1:0", "--ops", "127.0.0.1:0",
             "--database", self.cluster.url(self.database, "muster_app"),
             "--system-database", self.cluster.url(self.database, "muster_system"),
             "--master-key", str(self.master_key), "--token-key", str(self.token_key), "--loops", str(loops)], {})
        return server, lambda: Contestant(
            server, self.database, "/muster.tenants.v1.TenantService/GetTenant",
            string_field(1, type_id("tenant", TENANT)), self.token)

    @classmethod
    def _asked(cls, *words):
        done = subprocess.run([*cls.command, *words], cwd=servers.ROOT, capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"musterd {' '.join(words)}: {done.stderr}")
        return done.stdout

    @staticmethod
    def _write(path, text):
        path.unlink(missing_ok=True)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
            file.write(text)


def type_id(prefix, value):
    digits = "0123456789abcdefghjkmnpqrstvwxyz"
    return prefix + "_" + "".join(digits[value.int >> 5 * place & 31] for place in reversed(range(26)))


# MARK: Peers

SECRET = b"bench-secret-bench-secret-bench-secret"


def peer_token(tenant):
    def part(value):
        return base64.urlsafe_b64encode(value).rstrip(b"=")

    claims = {"iss": "muster", "aud": "muster", "sub": "user-1", "tid": tenant, "exp": int(time.time()) + 86_400}
    head = part(json.dumps({"alg": "HS256", "typ": "JWT"}).encode()) + b"." + part(json.dumps(claims).encode())
    return (head + b"." + part(hmac.digest(SECRET, head, hashlib.sha256))).decode()


def prepare_peers(cluster):
    """Each has rows of its own, so that its transactions can be counted."""
    cluster.sql("CREATE DATABASE bench_cpp")
    cluster.file(LEADS_SQL, "bench_cpp")
    cluster.sql("CREATE DATABASE bench_go TEMPLATE bench_cpp")


def start_peer(cluster, name, folder):
    port, database = servers.free_port(), f"bench_{folder}"
    environment = {"PORT": str(port), "DATABASE": cluster.words(database, "app")}
    server = servers.Server(name, [f"tools/peers/{folder}/run.sh"], environment, port)
    return server, lambda: Contestant(
        server, database, "/bench.v1.LeadService/GetLead",
        string_field(1, "00000000-0000-0000-0001-000000000007"),
        peer_token("00000000-0000-0000-0000-000000000001"))
