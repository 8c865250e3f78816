"""Whether each object was one register: what was written and read of it, checked against time."""
import heapq
import random
import threading
import time
import uuid

import grpc
import load
from load import Stubs


class Operation:
    """A write or a read of one tenant; without a version nobody knows whether it was done."""

    def __init__(self, tenant, name=None):
        self.tenant, self.name = tenant, name
        self.is_write = name is not None
        self.start, self.end, self.version = time.monotonic(), None, None


class Registers:
    """Threads that write and read the names of a few tenants, and remember when they knew what."""

    def __init__(self, addresses, tenants, count=4):
        self.addresses, self.tenants = addresses, tenants
        self.operations, self.strange = [], []
        self.ending = threading.Event()
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
        draws, turn = random.Random(number), number
        channels = [Stubs(address) for address in self.addresses]
        while not self.ending.is_set():
            tenant = draws.choice(self.tenants)
            one = Operation(tenant, f"name-{uuid.uuid4().hex}" if draws.random() < 0.4 else None)
            self.operations.append(one)
            for _ in range(100):
                turn += 1
                if self._ask(one, channels[turn % len(channels)]) or self.ending.is_set():
                    break
                time.sleep(0.05)
        for stubs in channels:
            stubs.channel.close()

    def _ask(self, one, stubs):
        try:
            if one.is_write:
                answer = stubs.tenants.UpdateTenant(
                    load.rename(one.tenant, one.name, one.name), metadata=one.tenant.metadata, timeout=5)
            else:
                answer = stubs.tenants.GetTenant(load.get(one.tenant), metadata=one.tenant.metadata, timeout=5)
        except grpc.RpcError as error:
            if error.code() not in load.TRANSIENT:
                self.strange.append(f"{error.code().name}: {error.details()}")
            # A read that failed is not that read any more.
            if not one.is_write:
                one.start = time.monotonic()
            return False
        one.end, one.version, one.name = time.monotonic(), answer.tenant.version, answer.tenant.display_name
        return True

    def faults(self):
        """What cannot be of a register, in words."""
        return list(self.strange) + [
            fault for tenant in self.tenants
            for fault in faults([one for one in self.operations if one.tenant is tenant])]


def faults(operations):
    """Of one object, whose versions tell the order of its writes."""
    names, found, newest, ended = {}, [], 0, []
    known = sorted((one for one in operations if one.version is not None), key=lambda one: one.start)
    for one in known:
        if names.setdefault(one.version, one.name) != one.name:
            found.append(f"version {one.version} is {names[one.version]} and {one.name}")
    for number, one in enumerate(known):
        while ended and ended[0][0] < one.start:
            newest = max(newest, heapq.heappop(ended)[2])
        if one.version < newest or (one.is_write and one.version == newest):
            kind = "write" if one.is_write else "read"
            found.append(f"a {kind} of version {one.version} began after {newest} was known")
        heapq.heappush(ended, (one.end, number, one.version))
    begun = {one.name: one.start for one in operations if one.is_write}
    for one in known:
        if one.end < begun.get(one.name, 0):
            found.append(f"{one.name} was there before it was written")
    return found
