"""Two musterd on one database behind haproxy: clients that retry as the documentation says see one server."""
import random
import threading
import time
import uuid

import grpc
import load
import pytest
from balancer import Balancer
from history import Registers
from load import LENIENCY, Writers, operator
from muster.tenants.v1 import tenants_pb2_grpc

# As Protos/README.md has it: UNAVAILABLE is tried again, with the same request id.
RETRIES = 8


@pytest.fixture
def balanced(cluster, serve):
    """Two servers and their balancer; `again(0)` starts the first once more, where it was."""
    servers = [serve(cluster.url(), "--loops", 1, "--drain-grace", 5) for _ in range(2)]
    places = [(server.address, server.operations()) for server in servers]
    made = Balancer(places)

    def again(number):
        address, operations = places[number]
        servers[number] = serve(cluster.url(), "--loops", 1, "--drain-grace", 5, listen=address, ops=operations)
        load.eventually(lambda: made.states()[number].startswith("UP"), LENIENCY * 2)

    yield servers, made, again
    made.close()


class Clients:
    """Threads that call through the balancer, a write or a read, and retry only what is UNAVAILABLE."""

    def __init__(self, address, tenants, count=6, retries=RETRIES):
        self.address, self.tenants, self.retries = address, tenants, retries
        self.answered, self.failed, self.retried, self.names = 0, [], 0, []
        self.lock, self.ending = threading.Lock(), threading.Event()
        self.threads = [threading.Thread(target=self._work, args=(n,), daemon=True) for n in range(count)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.ending.set()
        for thread in self.threads:
            thread.join(60)
            assert not thread.is_alive()

    def _work(self, number):
        draws = random.Random(number)
        with grpc.insecure_channel(self.address, options=[
                ("grpc.use_local_subchannel_pool", 1), ("grpc.initial_reconnect_backoff_ms", 100),
                ("grpc.max_reconnect_backoff_ms", 1_000)]) as channel:
            stub = tenants_pb2_grpc.TenantServiceStub(channel)
            while not self.ending.is_set():
                tenant, name = draws.choice(self.tenants), f"two-{uuid.uuid4().hex}"
                wait, code = 0.05, "UNAVAILABLE"
                for _ in range(self.retries + 1):
                    try:
                        if number % 2:
                            stub.UpdateTenant(load.rename(tenant, name, name), metadata=tenant.metadata, timeout=20)
                        else:
                            stub.GetTenant(load.get(tenant), metadata=tenant.metadata, timeout=20)
                        code = "OK"
                        break
                    except grpc.RpcError as error:
                        code = error.code().name
                        if code != "UNAVAILABLE":
                            code += f": {error.details()}"
                            break
                        self.retried += 1
                    time.sleep(draws.uniform(0.5, 1) * wait)
                    wait = min(wait * 2, 1)
                with self.lock:
                    self.answered += code == "OK"
                    if code != "OK":
                        self.failed.append(code)
                    elif number % 2:
                        self.names.append(name)

    def more(self, count=60):
        before = self.answered
        load.eventually(lambda: self.answered >= before + count, 60)


def journaled(cluster, clients):
    """Which acknowledged writes are not there once."""
    counts = dict(cluster.rows(
        "SELECT request_id, count(*) FROM journal WHERE request_id LIKE 'two-%' AND outcome = 'allowed' GROUP BY 1"))
    return [name for name in clients.names if counts.get(name) != "1"]


def test_a_restart_of_either_fails_no_call_of_those_who_retry(cluster, balanced, tenants, rounds):
    servers, balancer, again = balanced
    some = tenants(servers[0], 4)
    for each in rounds("S15 SIGTERM of one of two behind haproxy", short=2, long=50):
        with Clients(balancer.address, some) as clients:
            clients.more()
            number = each.number % 2
            each.most("s until it had ended", servers[number].stop())
            clients.more()
            again(number)
            clients.more()
        each.sum("calls answered", clients.answered)
        each.sum("tries repeated", clients.retried)
        each.none("calls that failed", clients.failed)
        each.none("writes that are not there once", journaled(cluster, clients))


def test_a_kill_of_either_is_unavailable_and_nothing_else(cluster, balanced, tenants, rounds):
    servers, balancer, again = balanced
    some = tenants(servers[0], 4)
    for each in rounds("S15 kill -9 of one of two behind haproxy", short=2, long=50):
        with Clients(balancer.address, some, retries=0) as clients:
            clients.more()
            number = each.number % 2
            servers[number].kill()
            clients.more()
            again(number)
            clients.more()
        each.sum("calls answered", clients.answered)
        each.sum("calls UNAVAILABLE", len(clients.failed))
        each.none("calls that failed otherwise", [code for code in clients.failed if code != "UNAVAILABLE"])
        each.none("writes that are not there once", journaled(cluster, clients))


def test_two_servers_are_one_register_and_one_journal(cluster, balanced, tenants, keys, rounds):
    servers, balancer, _ = balanced
    some = tenants(servers[0], 4)
    for each in rounds("S15 two behind haproxy are one", short=1, long=10):
        with Registers([balancer.address] * 4, some) as registers, \
                Writers([balancer.address] * 2, some, operator(keys), count=4) as writers:
            writers.wait(300)
        each.sum("reads and writes of registers", len(registers.operations))
        each.none("faults of registers", registers.faults())
        each.say("writers", writers.check(cluster))
