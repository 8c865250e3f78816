"""One of the soak's clients: calls of all kinds at a rate, and a line of JSON about them each time it is asked.

usage: soak_client.py ADDRESS < its tenants, then a line for each order: `rate 100`, `tell`, `end`
"""
import json
import pathlib
import random
import sys
import threading
import time
import uuid

HERE = pathlib.Path(__file__).resolve()
sys.path[:0] = [str(HERE.parents[3] / ".build" / "stubs-clients"), str(HERE.parents[1] / "database")]

# pylint: disable=wrong-import-position
import grpc
import load
from muster.events.v1 import events_pb2, events_pb2_grpc
from muster.identity.v1 import identity_pb2
from muster.tenants.v1 import tenants_pb2

THREADS = 12
BAD = [("authorization", "Bearer eyJhbGciOiJFUzI1NiJ9.e30.AAAA")]


class Client:
    """Threads on one connection, which take the next call's time in turn."""

    def __init__(self, address, told):
        self.address = address
        self.tenants = [load.Tenant(*each) for each in told["tenants"]]
        self.operator = [("authorization", f"Bearer {told['operator']}")]
        self.rate, self.next = None, time.monotonic()
        self.lock, self.ending = threading.Lock(), threading.Event()
        self.times, self.codes, self.wrong = [], {}, {}
        for _ in range(THREADS):
            threading.Thread(target=self.work, daemon=True).start()

    def turn(self):
        """Waits for the time of a call."""
        with self.lock:
            now = time.monotonic()
            if self.rate is None:
                return now
            # What could not be done in time is not made up for.
            at = max(self.next, now - 0.5)
            self.next = at + 1 / self.rate
        time.sleep(max(0, at - now))
        return at

    def work(self):
        draws = random.Random()
        with load.Stubs(self.address) as stubs:
            events = events_pb2_grpc.EventServiceStub(stubs.channel)
            while not self.ending.is_set():
                self.turn()
                name, call, wanted = self.draw(draws, stubs, events)
                began = time.monotonic()
                code = load.code(call)
                took = time.monotonic() - began
                with self.lock:
                    self.codes[name] = self.codes.get(name, 0) + 1
                    if code not in wanted:
                        self.wrong[f"{name} {code}"] = self.wrong.get(f"{name} {code}", 0) + 1
                    if name in ("read", "write"):
                        self.times.append(took)

    def draw(self, draws, stubs, events):
        """A call: its kind, what makes it, and how it may end."""
        tenant, kind = draws.choice(self.tenants), draws.random()
        words = {"metadata": tenant.metadata, "timeout": 30}
        if kind < 0.5:
            return "read", lambda: stubs.tenants.GetTenant(load.get(tenant), **words), {"OK"}
        if kind < 0.6:
            ask = identity_pb2.ListMembersRequest(tenant_id=tenant.id)
            return "list", lambda: stubs.identity.ListMembers(ask, **words), {"OK"}
        if kind < 0.65:
            ask = events_pb2.ListEventsRequest(tenant_id=tenant.id, page_size=20)
            return "events", lambda: events.ListEvents(ask, **words), {"OK"}
        if kind < 0.85:
            name = f"soak-{uuid.uuid4().hex}"
            # Those who come at one moment may have to come again.
            return "write", lambda: stubs.tenants.UpdateTenant(load.rename(tenant, name, name), **words), {"OK", "ABORTED"}
        if kind < 0.92:
            return "refused", lambda: stubs.tenants.GetTenant(load.get(tenant), metadata=BAD, timeout=30), {
                "UNAUTHENTICATED"}
        if kind < 0.94:
            other = draws.choice(self.tenants)
            return "stranger", lambda: stubs.tenants.GetTenant(load.get(other), **words), {
                "OK", "PERMISSION_DENIED", "NOT_FOUND"}
        if kind < 0.97:
            return "watch", lambda: self.watch(events, tenant, draws.uniform(0, 0.3)), {"OK"}
        if kind < 0.995:
            # A connection that is not made within 50 ms counts as none, on a busy machine.
            return "connect", lambda: self.connect(tenant), {"OK", "UNAVAILABLE"}
        return "job", self.job, {"OK", "UNAVAILABLE"}

    @staticmethod
    def watch(events, tenant, seconds):
        ask = events_pb2.WatchEventsRequest(tenant_id=tenant.id)
        stream = events.WatchEvents(ask, metadata=tenant.metadata, timeout=seconds + 0.01)
        try:
            for _ in stream:
                stream.cancel()
                return
        except grpc.RpcError as error:
            if error.code() not in (grpc.StatusCode.DEADLINE_EXCEEDED, grpc.StatusCode.CANCELLED):
                raise

    def connect(self, tenant):
        with load.Stubs(self.address) as stubs:
            stubs.identity.WhoAmI(load.WHO, metadata=tenant.metadata, timeout=30)

    def job(self):
        """A tenant comes, and goes by a job."""
        with load.Stubs(self.address) as stubs:
            made = stubs.tenants.SetupTenant(
                load.setup(f"soak-{uuid.uuid4().hex[:12]}"), metadata=self.operator, timeout=30)
            stubs.tenants.EraseTenant(
                tenants_pb2.EraseTenantRequest(tenant_id=made.tenant.id), metadata=self.operator, timeout=60)

    def tell(self):
        with self.lock:
            told = {"times": self.times, "codes": self.codes, "wrong": self.wrong}
            self.times, self.codes, self.wrong = [], {}, {}
        print(json.dumps(told), flush=True)


def main():
    client = Client(sys.argv[1], json.loads(sys.stdin.readline()))
    for line in sys.stdin:
        order, *rest = line.split()
        if order == "rate":
            with client.lock:
                client.rate, client.next = float(rest[0]), time.monotonic()
        elif order == "tell":
            client.tell()
        else:
            break
    client.ending.set()


if __name__ == "__main__":
    main()
