"""Who is measured: how each is started on a database of its own, and the call that it answers."""
import base64
import hashlib
import hmac
import json
import os
import pathlib
import shlex
import shutil
import struct
import sys
import tempfile
import time
import uuid

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "RPCBench"))

import servers  # noqa: E402
from cluster import Cluster  # noqa: E402
from connection import Connection  # noqa: E402

LEADS_SQL = servers.ROOT / "tools" / "peers" / "database.sql"


class Contestant:
    """A running server with the one call that is asked of it."""

    def __init__(self, server, cluster, database, path, message, token):
        self.server, self.cluster, self.database, self.path = server, cluster, database, path
        self.name, self.port = server.name, server.port
        self.message = self.framed(message)
        self.authorization = f"Bearer {token}"
        self.token = token
        answer = self.ask()
        if len(answer) < self.answer_least:
            raise SystemExit(f"{self.name} does not answer {path}; see {server.errors}")
        # The same row each time: an answer of another length is an error. One that tells the time may be a
        # little longer or shorter.
        self.answer_bytes, self.answer_slack = len(answer), 0
        self.calls = 0

    # A row, and not the empty body of an error.
    answer_least = 20

    @staticmethod
    def framed(message):
        return struct.pack(">BI", 0, len(message)) + message

    def ask(self):
        with Connection(self.port) as connection:
            return connection.call(self.path, self.message, authorization=self.authorization)

    def asking(self, body):
        """What h2load is told, beside how often and over how many streams."""
        return [
            "-d", body, "-H", "content-type: application/grpc", "-H", "te: trailers",
            "-H", f"authorization: {self.authorization}", f"http://127.0.0.1:{self.port}{self.path}"]


def string_field(number, text):
    return bytes([number << 3 | 2, len(text)]) + text.encode()


class Muster:
    """`musterd dev` makes database, keys, tenants and tokens; `musterd serve` is measured on them.

    Flags and files of `musterd` that the benchmark knows stand here alone.
    """

    database = "muster"
    command = shlex.split(os.environ.get("MUSTERD", ".build/release/musterd"))

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="muster-bench-"))
        self.dev = None

    def __enter__(self):
        try:
            credentials = servers.LOGS / "dev.json"
            self.dev = servers.Server(
                "Muster dev",
                [*self.command, "dev", "--listen", "127.0.0.1:0", "--ops", "127.0.0.1:0", "--data",
                 str(self.folder), "--credentials", str(credentials)], {})
            written = json.loads(credentials.read_text())
            self.cluster = Cluster(written["database_url"])
            self.tenant = written["tenants"][0]["id"]
            self.token = written["tenants"][0]["owner_token"]
            self.tenants = [(one["id"], one["owner_token"]) for one in written["tenants"]]
            # What a tenant may call is not what is measured.
            self.cluster.sql(
                "UPDATE muster.tenants SET calls_per_second = 10000000, call_burst = 10000000", self.database)
            return self
        except BaseException:
            self.__exit__()
            raise

    def __exit__(self, *_):
        if self.dev:
            self.dev.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, name, loops, path="/muster.tenants.v1.TenantService/GetTenant", message=None):
        """The server, and what makes a contestant of it; GetTenant unless another call is named."""
        server = servers.Server(
            name,
            [*self.command, "serve", "--plaintext", "--listen", "127.0.0.1:0", "--ops", "127.0.0.1:0",
             "--database", self.cluster.url(self.database, "muster_app"),
             "--master-key", str(self.folder / "master.key"), "--token-key", str(self.folder / "token.key"),
             "--loops", str(loops)], {})
        return server, lambda: Contestant(
            server, self.cluster, self.database, path, message or string_field(1, self.tenant), self.token)

    def pgbench(self, connections, seconds, script=HERE / "get_tenant.sql", **more):
        """Its own statements for the same row; transactions a second, and all of them."""
        return self.cluster.pgbench(
            script, self.database, "muster_app", connections, seconds, tenant=uuid_of(self.tenant), **more)


def uuid_of(type_id):
    digits = "0123456789abcdefghjkmnpqrstvwxyz"
    bits = 0
    for character in type_id.rsplit("_", 1)[1]:
        bits = bits << 5 | digits.index(character)
    return uuid.UUID(int=bits)


SECRET = b"bench-secret-bench-secret-bench-secret"


def peer_token(tenant):
    def part(value):
        return base64.urlsafe_b64encode(value).rstrip(b"=")

    claims = {"iss": "muster", "aud": "muster", "sub": "user-1", "tid": tenant, "exp": int(time.time()) + 86_400}
    head = part(json.dumps({"alg": "HS256", "typ": "JWT"}).encode()) + b"." + part(json.dumps(claims).encode())
    return (head + b"." + part(hmac.digest(SECRET, head, hashlib.sha256))).decode()


def prepare_peers(cluster, more=()):
    """Each has rows of its own, so that its transactions can be counted."""
    cluster.sql("CREATE DATABASE bench_cpp")
    cluster.file(LEADS_SQL, "bench_cpp")
    for folder in ("go", *more):
        cluster.sql(f"CREATE DATABASE bench_{folder} TEMPLATE bench_cpp")


PEERS_LEAD = "00000000-0000-0000-0001-000000000007"
PEERS_TENANT = "00000000-0000-0000-0000-000000000001"


def run_peer(cluster, name, folder, is_ready=servers.answers):
    port, database = servers.free_port(), f"bench_{folder}"
    environment = {"PORT": str(port), "DATABASE": cluster.words(database, "app")}
    return servers.Server(name, [f"tools/peers/{folder}/run.sh"], environment, port, is_ready), database


def start_peer(
        cluster, name, folder, path="/bench.v1.LeadService/GetLead",
        message=string_field(1, PEERS_LEAD)):
    server, database = run_peer(cluster, name, folder)
    return server, lambda: Contestant(
        server, cluster, database, path, message,
        peer_token(PEERS_TENANT))
