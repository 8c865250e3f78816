"""S12: no request ends the process, whoever sends it and whatever is in it."""
import concurrent.futures
import random
import socket
import threading
import time
import uuid

import grpc
import load
import requests
from load import Stubs
from muster.identity.v1 import identity_pb2
from rounds import FOLDER, IS_LONG

SECONDS = 120 if IS_LONG else 3
THREADS = 4
# Of the boundaries of one RPC, in the short form.
SAMPLE = 4


def fresh(stubs, admin):
    """A tenant of one's own, with a token of its owner that is its key's: many RPCs end a tenant, or its tokens."""
    slug = f"own-{uuid.uuid4().hex[:12]}"
    made = stubs.tenants.SetupTenant(load.setup(slug), metadata=admin, timeout=30)
    key = identity_pb2.CreateAccessTokenRequest(api_key=made.api_key)
    return load.Tenant(made.tenant.id, stubs.identity.CreateAccessToken(key, timeout=30).access_token.token)


class Senders:
    """Sends bytes to RPCs and counts what they come to; what is on its way when the server dies is kept."""

    def __init__(self, server):
        self.server = server
        self.channels = [Stubs(server.address) for _ in range(THREADS)]
        self.codes, self.faults, self.sent = {}, set(), 0
        self.lock, self.open = threading.Lock(), {}

    def send(self, number, method, data, metadata, seconds=5):
        channel, name = self.channels[number % THREADS].channel, requests.path(method)
        call = {
            (False, False): channel.unary_unary, (False, True): channel.unary_stream,
            (True, False): channel.stream_unary, (True, True): channel.stream_stream,
        }[method.client_streaming, method.server_streaming](name)
        self.open[threading.get_ident()] = (name, data)
        words = {"metadata": metadata, "timeout": 1 if method.server_streaming else seconds}
        try:
            answer = call(iter([data]) if method.client_streaming else data, **words)
            if method.server_streaming:
                for count, _ in enumerate(answer):
                    if count >= 5:
                        answer.cancel()
                        break
            code = "OK"
        except grpc.RpcError as error:
            code = error.code().name
            if code in ("INTERNAL", "UNKNOWN"):
                self.faults.add(f"{name}: {code} {error.details()}")
        del self.open[threading.get_ident()]
        with self.lock:
            self.sent += 1
            self.codes[code] = self.codes.get(code, 0) + 1
        if code == "UNAVAILABLE" and self.server.process.poll() is not None:
            self.keep(name, data)
            raise AssertionError(f"{name} has ended the server: {self.server.story()}")

    def keep(self, name, data):
        FOLDER.mkdir(parents=True, exist_ok=True)
        suspects = [(name, data), *self.open.values()]
        (FOLDER / "ended-the-server").write_text("\n".join(f"{path} {sent.hex()}" for path, sent in suspects))

    def tell(self, each, name):
        for one in self.channels:
            one.channel.close()
        each.sum(name, self.sent)
        each.say("codes", dict(sorted(self.codes.items())))
        each.none("internal errors", self.faults)
        each.none("ends of the process", [] if self.server.process.poll() is None else [self.server.story()])


def test_every_field_of_every_request_at_its_ends(cluster, serve, keys, rounds):
    everything = list(requests.methods())
    assert len(everything) == 148
    for each in rounds("S12 each field at its ends"):
        server = serve(cluster.url(), "--loops", 2)
        senders, admin = Senders(server), load.operator(keys)

        def work(number, senders=senders, admin=admin):
            method, draws = everything[number], random.Random(number)
            for who in ("operator", "owner"):
                tenant = fresh(senders.channels[number % THREADS], admin)
                all_of_them = list(requests.boundaries(method, tenant.id))
                if not IS_LONG:
                    all_of_them = draws.sample(all_of_them, min(SAMPLE, len(all_of_them)))
                for request in all_of_them:
                    senders.send(
                        number, method, request.SerializeToString(), admin if who == "operator" else tenant.metadata)

        with concurrent.futures.ThreadPoolExecutor(THREADS * 4) as threads:
            list(threads.map(work, range(len(everything))))
        senders.tell(each, "requests to 148 RPCs")
        server.stop()


def test_requests_that_are_broken(cluster, serve, keys, rounds):
    everything = list(requests.methods())
    for each in rounds("S12 broken requests", long=5):
        server = serve(cluster.url(), "--loops", 2)
        senders, admin = Senders(server), load.operator(keys)
        end = time.monotonic() + SECONDS

        def work(number, senders=senders, end=end, admin=admin, each=each):
            draws = random.Random(f"{each.number} {number}")
            while time.monotonic() < end:
                method, tenant = draws.choice(everything), fresh(senders.channels[number], admin)
                seeds = list(requests.boundaries(method, tenant.id))
                for _ in range(20):
                    data = requests.broken(draws, draws.choice(seeds).SerializeToString())
                    senders.send(number, method, data, draws.choice([admin, tenant.metadata]))

        with concurrent.futures.ThreadPoolExecutor(THREADS) as threads:
            list(threads.map(work, range(THREADS)))
        senders.tell(each, "broken requests")
        server.stop()


HEADS = [
    b"GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n", b"GET /readyz HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n",
    b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0", b"\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03" + bytes(200)]


def test_bytes_that_are_no_request_at_either_port(cluster, serve, rounds):
    for each in rounds("S12 bytes at both ports", long=5):
        server = serve(cluster.url(), "--loops", 1)
        host, port = server.operations().rsplit(":", 1)
        draws, count = random.Random(each.number), 0
        end = time.monotonic() + SECONDS / 3
        while time.monotonic() < end:
            place = draws.choice([(host, int(port)), (server.host, server.port)])
            data = requests.broken(draws, draws.choice(HEADS))
            with socket.create_connection(place, timeout=10) as one:
                one.settimeout(0.02)
                try:
                    step = draws.choice([7, 100, 1 << 20])
                    for at in range(0, len(data), step):
                        one.sendall(data[at:at + step])
                    one.recv(1)
                except OSError:
                    pass
            count += 1
        each.sum("connections", count)
        each.none("ends of the process", [] if server.process.poll() is None else [server.story()])
        server.stop()
