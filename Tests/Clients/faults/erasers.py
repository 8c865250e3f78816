"""Clients who have tenants erased, which jobs do."""
import threading
import time
import uuid

import grpc
import load
from load import Stubs
from muster.tenants.v1 import tenants_pb2


class Erasers:
    """Makes tenants and has them erased, which jobs do; remembers whose erasure was acknowledged."""

    def __init__(self, address, metadata):
        self.address, self.metadata = address, metadata
        self.acknowledged = set()
        self.ending = threading.Event()
        self.threads = [threading.Thread(target=self._work, daemon=True) for _ in range(2)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.ending.set()
        for thread in self.threads:
            thread.join(60)

    def _work(self):
        with Stubs(self.address) as stubs:
            while not self.ending.is_set():
                slug = f"gone-{uuid.uuid4().hex[:12]}"
                try:
                    made = stubs.tenants.SetupTenant(load.setup(slug), metadata=self.metadata, timeout=5)
                    tenant = load.Tenant(made.tenant.id, "")
                    stubs.tenants.EraseTenant(
                        tenants_pb2.EraseTenantRequest(tenant_id=tenant.id), metadata=self.metadata, timeout=30)
                    self.acknowledged.add(tenant.uuid)
                except grpc.RpcError:
                    time.sleep(0.05)


def left_of(cluster, tenants):
    names = ",".join(f"'{tenant}'" for tenant in tenants) or "NULL"
    return cluster.sql(f"SELECT tenant_id FROM tenants WHERE tenant_id::text IN ({names})").split()
