"""S9: SIGHUP with files that are broken, while clients call."""
import shutil
import subprocess

import grpc
import load
from cluster import MUSTERD
from load import LENIENCY
from muster.tenants.v1 import tenants_pb2_grpc
from test_s02_ends import Callers

NAMES = "subjectAltName=DNS:localhost,IP:127.0.0.1"


class SecuredCallers(Callers):
    """The same over TLS, each call on a connection of its own: it is those that a new certificate is for."""

    def __init__(self, address, tenants, authority):
        self.roots = grpc.ssl_channel_credentials(authority.certificate.read_bytes())
        super().__init__(address, tenants, count=4)

    def _work(self, number):
        while not self.ending.is_set():
            with grpc.secure_channel(
                    self.address, self.roots, options=[("grpc.use_local_subchannel_pool", 1)]) as channel:
                stub, tenant = tenants_pb2_grpc.TenantServiceStub(channel), self.tenants[0]
                code = load.code(lambda: stub.GetTenant(load.get(tenant), metadata=tenant.metadata, timeout=20))
            self.reads[f"{number}-{len(self.reads)}"] = code


def serial(server):
    shown = subprocess.run(
        ["openssl", "s_client", "-connect", server.address, "-alpn", "h2"], stdin=subprocess.DEVNULL,
        capture_output=True, timeout=30).stdout
    return subprocess.run(
        ["openssl", "x509", "-noout", "-serial"], input=shown, capture_output=True, timeout=30, check=True).stdout


def test_broken_files_on_sighup_change_nothing_for_those_who_call(
        cluster, serve, start_server, keys, tenants, test_ca, tmp_path, rounds):
    plain = serve(cluster.url(), "--loops", 1)
    some = tenants(plain, 1)
    plain.stop()
    certificate, key, token_key = tmp_path / "served.pem", tmp_path / "served.key", tmp_path / "token.key"
    for each in rounds("S9 SIGHUP with broken files under load", short=1, long=30):
        for path, source in zip((certificate, key), test_ca.issue(f"good-{each.number}", NAMES)):
            shutil.copy(source, path)
        shutil.copy(keys.token, token_key)
        token_key.chmod(0o600)
        server = start_server(
            "--ops", "127.0.0.1:0", "--database", cluster.url(), "--master-key", keys.master, "--token-key",
            token_key, "--tls-certificate", certificate, "--tls-key", key,
            command=(MUSTERD, "serve"))
        good = serial(server)
        other = test_ca.issue(f"other-{each.number}", NAMES)
        with SecuredCallers(server.address, some, test_ca) as callers:
            load.eventually(lambda: len(callers) > 20, 60)
            for path, broken in [
                    (certificate, b"nothing\n"), (certificate, b""), (certificate, other[0].read_bytes()),
                    (key, b"\0" * 100), (key, other[1].read_bytes()), (token_key, b"nothing\n"),
                    (token_key, b""), (token_key, None)]:
                usual, told = path.read_bytes(), refusals(server)
                if broken is None:
                    path.unlink()
                else:
                    path.write_bytes(broken)
                server.reload()
                load.eventually(lambda told=told: refusals(server) > told, LENIENCY * 2)
                each.none("another certificate shown", [] if serial(server) == good else [path.name])
                path.write_bytes(usual)
                path.chmod(0o600)
                each.sum("broken files refused", 1)
            server.reload()
            before = len(callers)
            load.eventually(lambda: len(callers) > before + 20, 60)
        each.sum("calls meanwhile, each on a new connection", len(callers))
        each.none("calls that failed", [code for code in callers.reads.values() if code != "OK"])
        server.stop()


def refusals(server):
    text = server.errors.read_text()
    return text.count('"event":"certificate_refused"') + text.count('"event":"token_keys_refused"')
