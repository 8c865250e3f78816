"""Clients of two servers that are killed: each wants things of one kind, and writes down what it knows of them."""
import random
import threading
import time
import uuid
from decimal import Decimal

import grpc
from google.protobuf import field_mask_pb2
from google.rpc import error_details_pb2
from grpc_status import rpc_status
from journal import Call
from linearizable import NEVER, Delete, Operation, Read, Refusal, Register, Undelete, Write
from load import Stubs
from muster.events.v1 import events_pb2, events_pb2_grpc
from muster.leads.v1 import leads_pb2, leads_pb2_grpc
from muster.settings.v1 import settings_pb2
from muster.usage.v1 import usage_pb2, usage_pb2_grpc

# Which refusals say: nothing was done, or nobody knows; come again.
AGAIN = {"TRANSACTION_CONFLICT", "IMPORT_BUSY"}
TRIES_MAX = 2_000
CATEGORY = "crash"
# What a quota holds, and what each unit of another meter takes of the credits.
HELD_MAX = 60_000
CREDITS_PER_UNIT = Decimal("0.5")
CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


class Server(Stubs):
    """The services of one server that these clients call."""

    def __init__(self, address):
        super().__init__(address)
        self.leads = leads_pb2_grpc.LeadServiceStub(self.channel)
        self.usage = usage_pb2_grpc.UsageServiceStub(self.channel)
        self.events = events_pb2_grpc.EventServiceStub(self.channel)


def reason(error):
    """What a refusal says for programs, and what it says with it."""
    status = rpc_status.from_call(error)
    for packed in status.details if status else ():
        info = error_details_pb2.ErrorInfo()
        if packed.Unpack(info):
            return info.reason, dict(info.metadata)
    return "", {}


def is_passing(error):
    """Whether the same has to be asked again, here or elsewhere."""
    return error.code() in (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED) or (
        error.code() == grpc.StatusCode.ABORTED and reason(error)[0] in AGAIN)


def type_id(prefix):
    bits, text = uuid.uuid4().int & ~(0xF << 76) | 7 << 76, ""
    # The first bits of an id of version 7 are the time, in milliseconds.
    bits = bits & ((1 << 80) - 1) | int(time.time() * 1000) << 80
    bits = bits & ~(0x3 << 62) | 0x2 << 62
    for _ in range(26):
        bits, text = bits >> 5, CROCKFORD[bits & 31] + text
    return f"{prefix}_{text}"


class Client:
    """A thread; `turn()` is one thing that it wants."""

    pause = 0.01

    def __init__(self, field, seed):
        self.field, self.draws = field, random.Random(seed)
        self.servers, self.number = [], self.draws.randrange(2)
        self.thread = threading.Thread(target=self._work, daemon=True)

    def _work(self):
        self.servers = [Server(address) for address in self.field.addresses]
        try:
            while not self.field.ending.is_set():
                self.turn()
                time.sleep(self.draws.uniform(0, 2 * self.pause))
        except Exception as error:  # pylint: disable=broad-exception-caught
            self.field.journal.wonder(f"{type(self).__name__} fell over {error!r}")
            raise
        finally:
            for server in self.servers:
                server.channel.close()

    def turn(self):
        raise NotImplementedError

    def other(self):
        """The server to be asked next."""
        self.number += 1
        return self.servers[self.number % len(self.servers)]

    def tenant(self):
        return self.draws.choice(self.field.tenants)

    def ask(self, call, send, leaves=0.1, refusals=()):
        """Tries until there is an answer, or now and then only once; the answer, None when there is none.

        Refusals other than those named are faults.
        """
        journal = self.field.journal
        journal.begin(call)
        tries = 1 if self.draws.random() < leaves else TRIES_MAX
        answer = None
        while call.tries < tries and call.end is None:
            call.tries += 1
            try:
                answer = send(self.other())
                call.end = time.monotonic()
            except grpc.RpcError as error:
                journal.failed(error.code().name)
                if not is_passing(error):
                    why, more = reason(error)
                    if why not in refusals:
                        journal.wonder(f"{call.kind}: {error.code().name} {why}: {error.details()}")
                    call.refused(why, **more)
                elif call.tries < tries:
                    time.sleep(self.draws.uniform(0.01, 0.05))
        return answer

    def wanted(self, call, send, told, **more):
        """As `ask`, with what the answer tells written down; now and then asked once more, for the same answer."""
        answer = self.ask(call, send, **more)
        if answer is not None:
            call.done(**told(answer))
        self.field.journal.end(call)
        if answer is not None and self.draws.random() < 0.05:
            try:
                again = send(self.other())
                self.field.journal.echoed()
                if again != answer:
                    self.field.journal.wonder(f"{call.kind} {call.request} was answered in two ways: {answer} {again}")
            except grpc.RpcError as error:
                if not is_passing(error):
                    self.field.journal.wonder(f"{call.kind} again: {error.code().name}: {error.details()}")
        return answer


class Maker(Client):
    """Makes leads."""

    def turn(self):
        tenant = self.tenant()
        call = Call("create", tenant.id, email=f"made-{uuid.uuid4().hex}@crash.example")
        request = leads_pb2.CreateLeadRequest(
            tenant_id=tenant.id, lead=leads_pb2.Lead(email=call.given["email"]), request_id=call.request)
        self.wanted(
            call, lambda server: server.leads.CreateLead(request, metadata=tenant.metadata, timeout=5),
            lambda answer: {"id": answer.lead.id, "version": answer.lead.version})


class Thing:
    """A register that many clients read and write until it has seen enough of them."""

    def __init__(self, kind, tenant, name, first):
        self.kind, self.tenant, self.name, self.first = kind, tenant, name, first
        self.history, self.last = [], first
        self.lock = threading.Lock()

    def add(self, operation):
        with self.lock:
            self.history.append(operation)
            if isinstance(operation.told, Register):
                self.last = operation.told


class Changer(Client):
    """Reads, changes, deletes and brings back the things that all changers share."""

    operations_max = 400

    def turn(self):
        thing = self.field.thing(self)
        draw, last = self.draws.random(), thing.last
        # Its version when it was last seen, which may be an old one, or none: over whatever is there.
        version = last.version if self.draws.random() < 0.8 else 0
        if draw < 0.45:
            wanted = Read()
        elif thing.kind == "setting" or draw < (0.6 if last.is_deleted else 0.88):
            wanted = Write(version, f"v-{uuid.uuid4().hex[:16]}")
        else:
            wanted = Undelete(version) if last.is_deleted else Delete(version)
        (self.lead if thing.kind == "lead" else self.setting)(thing, wanted)

    def change(self, thing, call, wanted, send, told):
        """Asks for a change, and puts what is known of it into the thing's history."""
        answer = self.wanted(call, send, lambda given: dict(zip(("version", "value"), told(given))), refusals={
            "VERSION_STALE", "LEAD_NOT_FOUND", "RESOURCE_NOT_DELETED"})
        if answer is not None:
            register = Register(call.answer["version"], call.answer["value"], isinstance(wanted, Delete))
            thing.add(Operation(call.start, call.end, wanted, register))
        elif call.end is None:
            thing.add(Operation(call.start, NEVER, wanted))
        else:
            why = call.answer["reason"]
            refusal = Refusal("stale", int(call.answer.get("current_version", 0))) if why == "VERSION_STALE" else (
                Refusal("deleted" if why == "LEAD_NOT_FOUND" else "not deleted"))
            thing.add(Operation(call.start, call.end, wanted, refusal))

    def look(self, thing, send, told):
        """A read that fails is not that read any more."""
        for _ in range(TRIES_MAX):
            start = time.monotonic()
            try:
                register = told(send(self.other()))
            except grpc.RpcError as error:
                if not is_passing(error):
                    self.field.journal.wonder(f"read: {error.code().name}: {error.details()}")
                    return
                time.sleep(0.02)
                continue
            thing.add(Operation(start, time.monotonic(), Read(), register))
            return

    def lead(self, thing, wanted):
        tenant, words = thing.tenant, {"metadata": thing.tenant.metadata, "timeout": 5}
        if isinstance(wanted, Read):
            get = leads_pb2.GetLeadRequest(tenant_id=tenant.id, id=thing.name)
            self.look(thing, lambda server: server.leads.GetLead(get, **words), lambda answer: Register(
                answer.lead.version, answer.lead.title, answer.lead.HasField("delete_time")))
            return
        kind = type(wanted).__name__.lower()
        call = Call(kind, tenant.id, id=thing.name, version=wanted.version)
        if isinstance(wanted, Write):
            request = leads_pb2.UpdateLeadRequest(
                tenant_id=tenant.id, request_id=call.request, update_mask=field_mask_pb2.FieldMask(paths=["title"]),
                lead=leads_pb2.Lead(id=thing.name, version=wanted.version, title=wanted.value))
            name = "UpdateLead"
        else:
            name = "DeleteLead" if isinstance(wanted, Delete) else "UndeleteLead"
            request = getattr(leads_pb2, name + "Request")(
                tenant_id=tenant.id, request_id=call.request, id=thing.name, version=wanted.version)
        self.change(thing, call, wanted, lambda server: getattr(server.leads, name)(request, **words),
                    lambda answer: (answer.lead.version, answer.lead.title))

    def setting(self, thing, wanted):
        tenant, words = thing.tenant, {"metadata": thing.tenant.metadata, "timeout": 5}
        if isinstance(wanted, Read):
            get = settings_pb2.GetSettingRequest(tenant_id=tenant.id, namespace=thing.name, key="word")
            self.look(thing, lambda server: server.settings.GetSetting(get, **words), lambda answer: Register(
                answer.setting.version, answer.setting.value.strip('"')))
            return
        call = Call("setting", tenant.id, namespace=thing.name, version=wanted.version)
        request = settings_pb2.UpdateSettingsRequest(
            tenant_id=tenant.id, request_id=call.request, namespace=thing.name, version=wanted.version,
            values={"word": f'"{wanted.value}"'})
        self.change(thing, call, wanted, lambda server: server.settings.UpdateSettings(request, **words),
                    lambda answer: (answer.setting_version.number, answer.settings[0].value.strip('"')))


class Recorder(Client):
    """Records usage; some of its entries come again later, under the same keys."""

    def __init__(self, field, seed):
        super().__init__(field, seed)
        self.former = []

    def turn(self):
        tenant = self.tenant()
        keys = [(f"use-{uuid.uuid4().hex}", f"{self.draws.randrange(1, 10_000) / 1000:.3f}")
                for _ in range(self.draws.randrange(1, 5))]
        again = [each for each in self.former if each[0] == tenant.id and self.draws.random() < 0.3][-2:]
        call = Call("use", tenant.id, entries=keys, again=len(again))
        request = usage_pb2.RecordUsageRequest(tenant_id=tenant.id, usage_entries=[
            entry(key, amount) for key, amount in [*keys, *(each[1:] for each in again)]])
        # Keys of entries are enough for it to count once.
        if self.draws.random() < 0.5:
            request.request_id = call.request
        answer = self.ask(call, lambda server: server.usage.RecordUsage(request, metadata=tenant.metadata, timeout=5))
        if answer is not None:
            call.done(recorded=answer.recorded_count, duplicates=answer.duplicate_count)
            if answer.errors or answer.recorded_count + answer.duplicate_count != len(request.usage_entries):
                self.field.journal.wonder(f"usage was not taken: {answer}")
            if answer.duplicate_count < len(again):
                self.field.journal.wonder(f"of {len(again)} that came again {answer.duplicate_count} were known")
            self.former = [*self.former, *((tenant.id, *each) for each in keys)][-20:]
        self.field.journal.end(call)


def entry(key, amount):
    made = usage_pb2.UsageEntry(category=CATEGORY, metric="units", idempotency_key=key)
    made.amount.value = amount
    return made


class Holder(Client):
    """Reserves of a quota, and commits or releases what it holds."""

    def __init__(self, field, seed):
        super().__init__(field, seed)
        self.held = []

    def turn(self):
        if self.held and self.draws.random() < 0.2 + 0.15 * len(self.held):
            self.settle(*self.held.pop(self.draws.randrange(len(self.held))))
            return
        tenant = self.tenant()
        # Small ones may be left for good, so that there is room for others.
        leaves = self.draws.random() < 0.1
        amount = self.draws.randrange(1, 5) if leaves else self.draws.randrange(1_000, 9_000)
        call = Call("reserve", tenant.id, amount=amount)
        request = usage_pb2.ReserveQuotaRequest(tenant_id=tenant.id, request_id=call.request)
        request.reservation.category, request.reservation.metric = CATEGORY, "holds"
        request.reservation.amount.value = str(amount)
        request.reservation.hold.seconds = 86_400

        def told(answer):
            for quota in answer.quotas:
                used, held = Decimal(quota.used.value or 0), Decimal(quota.reserved.value or 0)
                if used + held > HELD_MAX:
                    self.field.journal.wonder(f"{used} used and {held} held are above {HELD_MAX}")
            return {"id": answer.reservation.id}

        answer = self.wanted(
            call, lambda server: server.usage.ReserveQuota(request, metadata=tenant.metadata, timeout=5), told,
            leaves=leaves, refusals={"QUOTA_EXCEEDED"})
        if answer is not None and not leaves:
            self.held.append((tenant, answer.reservation.id, amount))

    def settle(self, tenant, reservation, amount):
        is_commit = self.draws.random() < 0.6
        call = Call("commit" if is_commit else "release", tenant.id, id=reservation, held=amount)
        kind = usage_pb2.CommitReservationRequest if is_commit else usage_pb2.ReleaseReservationRequest
        request = kind(tenant_id=tenant.id, id=reservation, request_id=call.request)
        if is_commit:
            call.given["amount"] = self.draws.randrange(0, 4)
            request.amount.value = str(call.given["amount"])
        # A large one that nobody lets go of would be in the way of all others.
        self.wanted(call, lambda server: getattr(
            server.usage, "CommitReservation" if is_commit else "ReleaseReservation")(
                request, metadata=tenant.metadata, timeout=5), lambda answer: {}, leaves=0)


class Granter(Client):
    """An operator who grants credits."""

    pause = 0.2

    def turn(self):
        tenant = self.tenant()
        call = Call("grant", tenant.id, amount=str(self.draws.randrange(1, 100_000) / Decimal(100)))
        request = usage_pb2.GrantCreditsRequest(tenant_id=tenant.id, request_id=call.request)
        request.credit_grant.amount.value = call.given["amount"]
        self.wanted(
            call, lambda server: server.usage.GrantCredits(request, metadata=self.field.operator, timeout=5),
            lambda answer: {"id": answer.credit_grant.id})


class Importer(Client):
    """Imports leads by a stream, and goes on where it was cut."""

    pause = 0.05

    def turn(self):
        tenant, name = self.tenant(), uuid.uuid4().hex
        chunks = [
            [f"row-{name}-{chunk}-{row}@crash.example" for row in range(self.draws.randrange(1, 8))]
            for chunk in range(self.draws.randrange(1, 9))]
        call = Call("import", tenant.id, chunks=chunks, id=type_id("import"))
        acknowledged = set()

        def send(server):
            run = Import(call, tenant, acknowledged, self.draws)
            return run.over(server)

        # One that is left stays where it is.
        answer = self.ask(call, send)
        if answer is not None:
            call.done(rows=answer.row_count, created=answer.created_count)
            if answer.row_count != sum(map(len, chunks)) or answer.failed_count:
                self.field.journal.wonder(f"an import of {sum(map(len, chunks))} rows says {answer}")
        call.given["acknowledged"] = sorted(acknowledged)
        self.field.journal.end(call)


class Import:
    """One stream of an import."""

    def __init__(self, call, tenant, acknowledged, draws):
        self.call, self.tenant, self.acknowledged = call, tenant, acknowledged
        # Whoever comes again may send what was stored once more.
        self.sends_all = draws.random() < 0.5

    def over(self, server):
        """The summary."""
        begun, place = threading.Event(), []

        def messages():
            yield leads_pb2.ImportLeadsRequest(header=leads_pb2.ImportLeadsHeader(
                tenant_id=self.tenant.id, import_id=self.call.given["id"], name="crash"))
            begun.wait()
            for index, rows in enumerate(self.call.given["chunks"]):
                if place and (index >= place[0] or self.sends_all):
                    yield leads_pb2.ImportLeadsRequest(chunk=leads_pb2.ImportLeadsChunk(
                        index=index, leads=[leads_pb2.Lead(email=email) for email in rows]))

        summary = None
        try:
            for answer in server.leads.ImportLeads(messages(), metadata=self.tenant.metadata, timeout=20):
                if answer.HasField("start"):
                    place.append(answer.start.next_chunk_index)
                    begun.set()
                elif answer.HasField("acknowledgement"):
                    self.acknowledged.add(answer.acknowledgement.chunk_index)
                else:
                    summary = answer.summary
        finally:
            # Nobody waits for a stream that is over.
            begun.set()
        return summary


def told(event):
    return event.id, event.type, event.target_id, event.target_version, event.request_id


class Follower(Client):
    """Hears of all that happens in a tenant, by a stream or page by page, and keeps its place with what it heard."""

    def __init__(self, field, seed, tenant, cursor, streams):
        super().__init__(field, seed)
        self.home, self.cursor, self.streams = tenant, cursor, streams
        # Events by their ids, without those that were there before.
        self.heard, self.breaks = [], 0

    def turn(self):
        try:
            (self.stream if self.streams else self.page)(self.other())
        except grpc.RpcError as error:
            self.breaks += 1
            if not is_passing(error):
                self.field.journal.wonder(f"events: {error.code().name}: {error.details()}")
            time.sleep(0.02)

    def keep(self, events, cursor):
        self.heard += [told(each) for each in events if each.id not in self.home.before]
        self.cursor = cursor

    def page(self, server):
        answer = server.events.ListEvents(events_pb2.ListEventsRequest(
            tenant_id=self.home.id, after_cursor=self.cursor, page_size=self.draws.randrange(1, 300)),
            metadata=self.home.metadata, timeout=10)
        self.keep(answer.events, answer.cursor)

    def stream(self, server):
        request = events_pb2.WatchEventsRequest(tenant_id=self.home.id, cursor=self.cursor)
        request.heartbeat_interval.seconds = 1
        stream = server.events.WatchEvents(request, metadata=self.home.metadata, timeout=600)
        try:
            for message in stream:
                self.keep(message.events, message.cursor)
                if self.field.ending.is_set():
                    return
        finally:
            stream.cancel()

    def catch_up(self, server, count):
        """After all have ended: until it has heard of so many, or of nothing new for a while."""
        silent = 0
        while len(self.heard) < count and silent < 100:
            before = len(self.heard)
            self.page(server)
            if len(self.heard) == before:
                silent += 1
                time.sleep(0.1)
        # Whatever comes now comes twice.
        self.page(server)
