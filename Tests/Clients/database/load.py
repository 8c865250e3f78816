"""Clients that write, and what they know of it: the journal of the answers that they were given."""
import itertools
import random
import threading
import time
import uuid

import grpc
from muster.identity.v1 import identity_pb2, identity_pb2_grpc
from muster.settings.v1 import settings_pb2_grpc
from muster.tenants.v1 import tenants_pb2, tenants_pb2_grpc

# Bounds of behaviour are tested at five times their value: the machine may be busy.
LENIENCY = 5
TRANSIENT = {grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.ABORTED, grpc.StatusCode.DEADLINE_EXCEEDED}


class Stubs:
    """The services of one server, by a connection of their own."""

    def __init__(self, address):
        self.channel = grpc.insecure_channel(address, options=[
            ("grpc.use_local_subchannel_pool", 1), ("grpc.enable_retries", 0),
            ("grpc.initial_reconnect_backoff_ms", 50), ("grpc.min_reconnect_backoff_ms", 50),
            ("grpc.max_reconnect_backoff_ms", 200)])
        self.tenants = tenants_pb2_grpc.TenantServiceStub(self.channel)
        self.identity = identity_pb2_grpc.IdentityServiceStub(self.channel)
        self.settings = settings_pb2_grpc.SettingsServiceStub(self.channel)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.channel.close()


class Tenant:
    """A tenant and its owner."""

    def __init__(self, tenant, token):
        self.id = tenant
        self.metadata = [("authorization", f"Bearer {token}")]

    @property
    def uuid(self):
        """As the database has it: the id's digits are base 32, as Crockford writes them."""
        number = 0
        for digit in self.id.split("_")[1]:
            number = number * 32 + "0123456789abcdefghjkmnpqrstvwxyz".index(digit)
        return str(uuid.UUID(int=number))


def rename(tenant, name, request_id=""):
    return tenants_pb2.UpdateTenantRequest(
        tenant_id=tenant.id, tenant=tenants_pb2.Tenant(display_name=name), update_mask={"paths": ["display_name"]},
        request_id=request_id)


def setup(slug, request_id=""):
    return tenants_pb2.SetupTenantRequest(
        tenant=tenants_pb2.Tenant(slug=slug, display_name=slug), request_id=request_id,
        owner=tenants_pb2.TenantOwner(email=f"owner@{slug}.example"))


def get(tenant):
    return tenants_pb2.GetTenantRequest(tenant_id=tenant.id)


WHO = identity_pb2.WhoAmIRequest()
NUMBERS = itertools.count(1)


def make_tenants(cluster, keys, address, count):
    """Tenants that may call as often as they can."""
    operator = [("authorization", f"Bearer {keys.platform_token()}")]
    made = []
    with Stubs(address) as stubs:
        for _ in range(count):
            slug = f"tenant-{next(NUMBERS)}-{uuid.uuid4().hex[:8]}"
            answer = stubs.tenants.SetupTenant(setup(slug), metadata=operator, timeout=30)
            made.append(Tenant(answer.tenant.id, keys.owner_token(answer.tenant.id, answer.owner_user_id)))
    cluster.sql("UPDATE tenants SET calls_per_second = 1000000, call_burst = 1000000")
    return made


class Write:
    """One change that a client wanted, under its own request id."""

    def __init__(self, tenant, slug=None):
        self.id = f"w-{uuid.uuid4().hex}"
        self.tenant = tenant
        self.slug = slug
        self.is_acknowledged = False
        self.attempts = 0


class Writers:
    """Threads that rename tenants and make some, and go on trying until they are told that it is done.

    Every tenth write is tried once and then left, answered or not.
    """

    def __init__(self, addresses, tenants, operator=None, count=8, seed=None):
        self.addresses = addresses
        self.tenants = tenants
        self.operator = operator
        self.random = random.Random(seed)
        self.writes = []
        self.codes = {}
        self.strange = []
        self.answered = []
        self.lock = threading.Lock()
        self.ending = threading.Event()
        self.threads = [
            threading.Thread(target=self._work, args=(number,), daemon=True) for number in range(count)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.end()

    def end(self):
        """What is begun goes on to its end."""
        self.ending.set()
        for thread in self.threads:
            thread.join(60)
            assert not thread.is_alive()

    def _work(self, number):
        channels = [Stubs(address) for address in self.addresses]
        while not self.ending.is_set():
            with self.lock:
                draw = self.random.random()
                tenant = self.random.choice(self.tenants)
            write = Write(tenant)
            if self.operator and draw < 0.1:
                write.slug = f"made-{uuid.uuid4().hex[:12]}"
            with self.lock:
                self.writes.append(write)
            self._write(write, channels, number, tries=1 if 0.1 < draw < 0.2 else 400)
        for stubs in channels:
            stubs.channel.close()

    def _write(self, write, channels, number, tries):
        for attempt in range(tries):
            write.attempts += 1
            # The next server in turn: another may know what this one could not say.
            stubs = channels[(number + attempt) % len(channels)]
            try:
                if write.slug:
                    stubs.tenants.SetupTenant(setup(write.slug, write.id), metadata=self.operator, timeout=5)
                else:
                    stubs.tenants.UpdateTenant(
                        rename(write.tenant, write.id, write.id), metadata=write.tenant.metadata, timeout=5)
                write.is_acknowledged = True
                self.answered.append(time.monotonic())
                return
            except grpc.RpcError as error:
                code = error.code()
                with self.lock:
                    self.codes[code.name] = self.codes.get(code.name, 0) + 1
                    if code not in TRANSIENT:
                        self.strange.append(f"{code.name}: {error.details()}")
                time.sleep(0.05)

    def wait(self, count, seconds=60):
        """Until so many more are acknowledged; seconds it took."""
        started, before = time.monotonic(), len(self.answered)
        while len(self.answered) < before + count:
            assert time.monotonic() - started < seconds, f"not {count} writes in {seconds} s: {self.codes}"
            time.sleep(0.002)
        return time.monotonic() - started

    def check(self, cluster):
        """Each acknowledged write is there once, no other more than once; a line of what was seen."""
        assert not self.strange, self.strange[:5]
        done = {}
        for request, count in cluster.rows(
                "SELECT request_id, count(*) FROM journal WHERE request_id LIKE 'w-%' AND outcome = 'allowed'"
                " GROUP BY 1"):
            done[request] = int(count)
        acknowledged = [write for write in self.writes if write.is_acknowledged]
        lost = [write.id for write in acknowledged if write.id not in done]
        assert not lost, f"{len(lost)} acknowledged writes are lost: {lost[:5]}"
        doubled = [write.id for write in self.writes if done.get(write.id, 0) > 1]
        assert not doubled, f"{len(doubled)} writes were done twice: {doubled[:5]}"
        left = [write for write in self.writes if not write.is_acknowledged]
        assert all(write.attempts in (0, 1) for write in left), [write.attempts for write in left][:5]
        # The effects, apart from what tells of them.
        slugs = {slug for [slug] in cluster.rows("SELECT slug FROM tenants WHERE slug LIKE 'made-%'")}
        wanted = {write.slug for write in acknowledged if write.slug}
        assert wanted <= slugs, f"tenants are lost: {sorted(wanted - slugs)[:5]}"
        for tenant in self.tenants:
            changes = cluster.number(
                "SELECT count(*) FROM journal WHERE method LIKE '%/UpdateTenant'"
                f" AND tenant_id = '{tenant.uuid}' AND outcome = 'allowed'")
            version = cluster.number(f"SELECT version FROM tenants WHERE tenant_id = '{tenant.uuid}'")
            assert version == 1 + changes, f"{tenant.id} has version {version} after {changes} changes"
        unsure = sum(write.id in done for write in left)
        return (
            f"{len(acknowledged)} of {len(self.writes)} writes acknowledged, all there once; of {len(left)} left"
            f" after one try {unsure} are there once; refused meanwhile: {self.codes}")


def refusal(call):
    """The error that a call ends with."""
    try:
        answer = call()
    except grpc.RpcError as error:
        return error
    raise AssertionError(f"the call was answered: {str(answer)[:200]}")


def code(call):
    """The name of the status that a call ends with."""
    try:
        call()
    except grpc.RpcError as error:
        return error.code().name
    return "OK"


def eventually(condition, seconds, step=0.01):
    """Seconds until the condition held; fails when it did not."""
    started = time.monotonic()
    while not condition():
        assert time.monotonic() - started < seconds, f"not within {seconds} s"
        time.sleep(step)
    return time.monotonic() - started


def operator(keys):
    return [("authorization", f"Bearer {keys.platform_token()}")]
