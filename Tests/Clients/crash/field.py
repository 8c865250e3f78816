"""Two servers on one database, those who call them, and what there is of it when all has ended."""
import os
import pathlib
import signal
import threading
import time
from decimal import Decimal

import clients
from clients import CATEGORY, CREDITS_PER_UNIT, HELD_MAX, Server
from erasers import Erasers, left_of
from journal import Call
from linearizable import Operation, Read, Register
from load import eventually, make_tenants, operator
from muster.audit.v1 import audit_pb2, audit_pb2_grpc
from muster.events.v1 import events_pb2
from muster.leads.v1 import leads_pb2
from muster.settings.v1 import settings_pb2
from muster.usage.v1 import usage_pb2
from verdict import Observed, Tenant

MANY = {clients.Maker: 2, clients.Changer: 5, clients.Recorder: 2, clients.Holder: 2, clients.Granter: 1,
        clients.Importer: 2}
LEADS_AT_ONCE, SETTINGS_AT_ONCE = 5, 3


class Field:
    """What all clients share."""

    def __init__(self, cluster, keys, addresses, journal, draws, tenants=3):
        self.cluster, self.addresses, self.journal, self.draws = cluster, addresses, journal, draws
        self.operator = operator(keys)
        self.ending = threading.Event()
        self.tenants = make_tenants(cluster, keys, addresses[0], tenants)
        self.start_time = int(time.time()) - 3_600
        self.things, self.slots = [], []
        self.clients = [
            kind(self, draws.random()) for kind, count in MANY.items() for _ in range(count)]
        self.erasers = [Erasers(address, self.operator) for address in addresses]
        with Server(addresses[0]) as server:
            self.followers = [
                clients.Follower(self, draws.random(), tenant, cursor, streams)
                for tenant in self.tenants for cursor in [self._prepare(server, tenant)] for streams in (True, False)]
        self._things()

    def _prepare(self, server, tenant):
        """Meters, a quota and prices; where events begin afterwards."""
        words = {"metadata": tenant.metadata, "timeout": 30}
        for metric in ("units", "holds"):
            request = usage_pb2.CreateMeterRequest(tenant_id=tenant.id, meter=usage_pb2.Meter(
                category=CATEGORY, metric=metric, unit="unit", aggregation="AGGREGATION_SUM"))
            server.usage.CreateMeter(request, **words)
        quota = usage_pb2.SetQuotaRequest(tenant_id=tenant.id, quota=usage_pb2.Quota(
            key="crash_holds", category=CATEGORY, metric="holds", period="PERIOD_LIFETIME"))
        quota.quota.limit.value = str(HELD_MAX)
        server.usage.SetQuota(quota, **words)
        plan = usage_pb2.CreatePricePlanRequest(tenant_id=tenant.id, price_plan=usage_pb2.PricePlan(
            key="crash", currency_code="USD", charges=[usage_pb2.Charge(
                key="units", category=CATEGORY, metric="units")]))
        plan.price_plan.effective_time.seconds = self.start_time
        plan.price_plan.charges[0].credit.credits.value = str(CREDITS_PER_UNIT)
        server.usage.CreatePricePlan(plan, metadata=self.operator, timeout=30)
        answer = server.events.ListEvents(events_pb2.ListEventsRequest(tenant_id=tenant.id, page_size=1), **words)
        tenant.before = {event.id for event in answer.events} | {event[0] for event in events(server, tenant)}
        return answer.cursor

    def _things(self):
        kinds = ["lead"] * LEADS_AT_ONCE + ["setting"] * SETTINGS_AT_ONCE
        self.locks = [threading.Lock() for _ in kinds]
        maker = self.clients[0]
        maker.servers = [Server(address) for address in self.addresses]
        self.slots = [self._make(maker, kind, self.tenants[n % len(self.tenants)]) for n, kind in enumerate(kinds)]
        for server in maker.servers:
            server.channel.close()

    def thing(self, client):
        """One that is not worn out; a worn one is left as it is, and another takes its place."""
        slot = client.draws.randrange(len(self.slots))
        with self.locks[slot]:
            thing = self.slots[slot]
            if len(thing.history) >= client.operations_max:
                thing = self.slots[slot] = self._make(client, thing.kind, thing.tenant)
        return thing

    def _make(self, client, kind, tenant):
        words = {"metadata": tenant.metadata, "timeout": 5}
        if kind == "lead":
            call = Call("thing", tenant.id)
            call.given["email"] = f"{call.request}@crash.example"
            request = leads_pb2.CreateLeadRequest(
                tenant_id=tenant.id, request_id=call.request, lead=leads_pb2.Lead(email=call.given["email"]))
            made = client.wanted(
                call, lambda server: server.leads.CreateLead(request, **words),
                lambda answer: {"id": answer.lead.id}, leaves=0)
            thing = clients.Thing(kind, tenant, made.lead.id, Register(made.lead.version, ""))
        else:
            schema = Call("schema", tenant.id)
            name = "crash_" + schema.request.split("-")[1][:12]
            registration = settings_pb2.RegisterSchemaRequest(
                tenant_id=tenant.id, request_id=schema.request, schema=settings_pb2.SettingsSchema(
                    namespace=name, keys=[settings_pb2.SettingKey(key="word", type="SETTING_TYPE_STRING")]))
            client.wanted(
                schema, lambda server: server.settings.RegisterSchema(registration, **words), lambda _: {}, leaves=0)
            call = Call("setting", tenant.id, namespace=name, version=0)
            request = settings_pb2.UpdateSettingsRequest(
                tenant_id=tenant.id, request_id=call.request, namespace=name, values={"word": '"first"'})
            client.wanted(
                call, lambda server: server.settings.UpdateSettings(request, **words), lambda _: {}, leaves=0)
            thing = clients.Thing(kind, tenant, name, Register(1, "first"))
        self.things.append(thing)
        return thing

    def __enter__(self):
        for eraser in self.erasers:
            eraser.__enter__()
        for client in (*self.clients, *self.followers):
            client.thread.start()
        return self

    def __exit__(self, *_):
        """What is begun goes on to its end."""
        self.ending.set()
        for client in (*self.clients, *self.followers):
            client.thread.join(300)
            assert not client.thread.is_alive(), f"{type(client).__name__} does not end: {self.journal.codes}"
        for eraser in self.erasers:
            eraser.__exit__()

    # What there is.

    def observed(self, address, hurries=False):
        with Server(address) as server:
            found = Observed(
                tenants={tenant.id: self._tenant(server, tenant, hurries) for tenant in self.tenants},
                done={request: int(count) for request, count in self.cluster.rows(
                    "SELECT request_id, count(*) FROM journal WHERE outcome = 'allowed' AND request_id <> ''"
                    " GROUP BY 1")},
                things=self.things)
            for thing in self.things:
                self._look(server, thing)
        return found

    def _tenant(self, server, tenant, hurries):
        words = {"metadata": tenant.metadata, "timeout": 60}
        found = Tenant(leads=leads(server, tenant))
        for message in server.usage.ListUsageEntries(
                usage_pb2.ListUsageEntriesRequest(tenant_id=tenant.id, category=CATEGORY), **words):
            found.entries += [
                (each.metric, each.idempotency_key, Decimal(each.amount.value)) for each in message.usage_entries]
        for usage in self._usage(server, tenant, CATEGORY):
            found.usage[usage.metric] = (Decimal(usage.amount.value or 0), usage.entry_count)
        quota, = server.usage.ListQuotas(
            usage_pb2.ListQuotasRequest(tenant_id=tenant.id, key="crash_holds"), **words).quotas
        found.quota = (Decimal(quota.used.value or 0), Decimal(quota.reserved.value or 0))
        balance = server.usage.GetBalance(usage_pb2.GetBalanceRequest(tenant_id=tenant.id), **words).balance
        found.credits = (Decimal(balance.granted.value or 0), Decimal(balance.used.value or 0))
        found.imported = self._imported(
            server, tenant, sum(email.startswith("row-") for _, email in found.leads), hurries)
        found.events = [event for event in events(server, tenant) if event[0] not in tenant.before]
        for follower in self.followers:
            if follower.home is tenant:
                follower.catch_up(server, len(found.events))
                found.heard["by a stream" if follower.streams else "page by page"] = follower.heard
        return found

    def _usage(self, server, tenant, category, metric=""):
        request = usage_pb2.GetUsageRequest(tenant_id=tenant.id, category=category, metric=metric)
        request.start_time.seconds = self.start_time
        return server.usage.GetUsage(request, metadata=tenant.metadata, timeout=60).usages

    def _imported(self, server, tenant, count, hurries):
        """A job of each minute has to come by; what it counts too little of by then, or too much, is told."""
        ends = time.monotonic() + 240
        while True:
            usage, = self._usage(server, tenant, "muster", "leads_imported")
            found = Decimal(usage.amount.value or 0)
            if found >= count or time.monotonic() > ends:
                return found
            if hurries:
                # As when its minute, or the lease of who has died with it, is over.
                self.cluster.sql(
                    "UPDATE jobs SET run_time = now() WHERE kind = 'usage.meter' AND state = 'waiting';"
                    "UPDATE jobs SET lease_time = now() WHERE kind = 'usage.meter' AND state = 'running'")
            time.sleep(0.5)

    def _look(self, server, thing):
        """Once more, when nobody writes."""
        start, words = time.monotonic(), {"metadata": thing.tenant.metadata, "timeout": 30}
        if thing.kind == "lead":
            lead = server.leads.GetLead(
                leads_pb2.GetLeadRequest(tenant_id=thing.tenant.id, id=thing.name), **words).lead
            register = Register(lead.version, lead.title, lead.HasField("delete_time"))
        else:
            setting = server.settings.GetSetting(settings_pb2.GetSettingRequest(
                tenant_id=thing.tenant.id, namespace=thing.name, key="word"), **words).setting
            register = Register(setting.version, setting.value.strip('"'))
        thing.add(Operation(start, time.monotonic(), Read(), register))

    def erased(self):
        """How many erasures were begun; it waits until each is done, as each has to be once, told of or not."""
        gone = {tenant for eraser in self.erasers for tenant in eraser.acknowledged}
        eventually(lambda: not left_of(self.cluster, gone), 150, step=0.2)
        eventually(lambda: self.cluster.number(
            "SELECT count(*) FROM tenant_erasures WHERE complete_time IS NULL") == 0, 150, step=0.2)
        # One receipt each, and one record in the log of the platform.
        proven = {tenant for [tenant] in self.cluster.rows(
            "SELECT erased_tenant_id FROM tenant_erasures WHERE digest IS NOT NULL")}
        twice = self.cluster.rows(
            "SELECT target_id, count(*) FROM journal WHERE event_type = 'tenant.erased' GROUP BY 1 HAVING count(*) > 1")
        dead = self.cluster.rows("SELECT kind, last_error FROM jobs WHERE state = 'dead'")
        return len(proven), [*(gone - proven), *twice, *dead]

    def broken_logs(self, address):
        """What the seals of the tenants' logs tell, and how many records they are over."""
        found, count = [], 0
        with Server(address) as server:
            audit = audit_pb2_grpc.AuditServiceStub(server.channel)
            for tenant in self.tenants:
                answer = audit.VerifyAuditLog(
                    audit_pb2.VerifyAuditLogRequest(tenant_id=tenant.id), metadata=tenant.metadata, timeout=120)
                count += answer.checked_count + answer.unsealed_count
                found += [f"{tenant.id}: {fault}" for fault in answer.faults]
                if not answer.intact and not answer.faults:
                    found.append(f"{tenant.id} is not intact")
        return count, found


def leads(server, tenant):
    found, token = [], ""
    while True:
        answer = server.leads.ListLeads(leads_pb2.ListLeadsRequest(
            tenant_id=tenant.id, page_size=1_000, page_token=token, show_deleted=True, order_by="create_time"),
            metadata=tenant.metadata, timeout=60)
        found += [(lead.id, lead.email) for lead in answer.leads]
        token = answer.next_page_token
        if not token:
            return found


def events(server, tenant):
    """All there are, from the oldest."""
    found, token = [], ""
    while True:
        answer = server.events.ListEvents(events_pb2.ListEventsRequest(
            tenant_id=tenant.id, page_size=1_000, page_token=token), metadata=tenant.metadata, timeout=60)
        found += [clients.told(each) for each in answer.events]
        token = answer.next_page_token
        if not token:
            return found[::-1]


def kill_all(cluster):
    """PostgreSQL as if its machine had lost its power: no process of it lives to tell another."""
    postmaster = cluster.process.pid
    # So that it starts none meanwhile, and says nothing to those that it has.
    os.kill(postmaster, signal.SIGSTOP)
    family = [process for process in processes() if parent(process) == postmaster]
    for process in (*family, postmaster):
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            pass
    cluster.process.wait()
    eventually(lambda: not any(is_alive(process) for process in family), 60)
    return len(family)


def processes():
    return [int(entry.name) for entry in pathlib.Path("/proc").iterdir() if entry.name.isdigit()]


def status(process):
    """State and parent, as the kernel tells them behind the name."""
    try:
        text = pathlib.Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace")
        return text.rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return ["X", "0"]


def parent(process):
    return int(status(process)[1])


def is_alive(process):
    return status(process)[0] not in "XZ"
