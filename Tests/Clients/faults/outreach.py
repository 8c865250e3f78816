"""Tenants that send, and the mail server that keeps what they send: apart from Muster's own word for it."""
import datetime
import email
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import grpc
from cluster import ROOT
from google.protobuf import timestamp_pb2
from muster.campaigns.v1 import campaigns_pb2, campaigns_pb2_grpc
from muster.leads.v1 import leads_pb2, leads_pb2_grpc
from muster.platform.v1 import platform_pb2_grpc
from muster.settings.v1 import settings_pb2, settings_pb2_grpc
from muster.tenants.v1 import tenants_pb2, tenants_pb2_grpc
from muster.usage.v1 import usage_pb2, usage_pb2_grpc

SINK = ROOT / "Tests" / "Support" / "MailSink" / "sink.py"
BODY = "Hello {{first_name|there}}\n{{sender_identity}}\n{{unsubscribe_link}}\n"


class Mail:
    """A message as it arrived, and when."""

    def __init__(self, path):
        message = email.message_from_bytes(path.read_bytes())
        self.recipient = message["To"].rsplit("<", 1)[-1].rstrip(">")
        # The subject names campaign and step.
        self.subject, self.id = message["Subject"], message["Message-ID"]
        self.time = path.stat().st_mtime


class Sink:
    """A mail server of `sink.py`, which outlives every musterd."""

    def __init__(self, mode="accept"):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="muster-mail-", dir="/tmp"))
        self.behave(mode)
        self.process = subprocess.Popen(
            [sys.executable, SINK, self.folder], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        self.address = f"127.0.0.1:{self.process.stdout.readline().split()[1]}"
        self.read = {}

    def behave(self, mode):
        """From its next connection on; whoever reads it at this moment reads one or the other."""
        new = self.folder / "mode.new"
        new.write_text(mode)
        os.replace(new, self.folder / "mode")

    def count(self):
        return sum(name.startswith("mail-") for name in os.listdir(self.folder))

    def mails(self):
        """All that it has kept."""
        for path in self.folder.glob("mail-*"):
            if path.name not in self.read:
                self.read[path.name] = Mail(path)
        return list(self.read.values())

    def close(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        shutil.rmtree(self.folder, ignore_errors=True)


class Calls:
    """The services that outreach needs, at one server."""

    def __init__(self, address):
        self.channel = grpc.insecure_channel(address, options=[
            ("grpc.use_local_subchannel_pool", 1), ("grpc.initial_reconnect_backoff_ms", 50),
            ("grpc.min_reconnect_backoff_ms", 50), ("grpc.max_reconnect_backoff_ms", 200)])
        self.campaigns = campaigns_pb2_grpc.CampaignServiceStub(self.channel)
        self.leads = leads_pb2_grpc.LeadServiceStub(self.channel)
        self.settings = settings_pb2_grpc.SettingsServiceStub(self.channel)
        self.usage = usage_pb2_grpc.UsageServiceStub(self.channel)
        self.tenants = tenants_pb2_grpc.TenantServiceStub(self.channel)
        self.platform = platform_pb2_grpc.PlatformServiceStub(self.channel)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.channel.close()


def midday():
    """A zone where no day ends while a test runs."""
    offset = 12 - datetime.datetime.now(datetime.timezone.utc).hour
    return f"Etc/GMT{-offset:+d}" if offset else "Etc/GMT"


class Outreach:
    """What a tenant does to send, by the calls of its owner."""

    def __init__(self, calls, tenant, daily=100_000, weekly=100):
        self.calls, self.tenant, self.zone = calls, tenant, midday()
        self.campaigns, self.senders = [], []
        self.call(calls.tenants.UpdateTenant, tenants_pb2.UpdateTenantRequest(
            tenant_id=tenant.id, tenant=tenants_pb2.Tenant(time_zone=self.zone),
            update_mask={"paths": ["time_zone"]}))
        self.call(calls.settings.UpdateSettings, settings_pb2.UpdateSettingsRequest(
            tenant_id=tenant.id, namespace="campaigns", level="SETTING_LEVEL_TENANT",
            values={"daily_sends": str(daily), "contact_sends_per_week": str(weekly)}))

    def call(self, method, request):
        return method(request, metadata=self.tenant.metadata, timeout=60)

    def campaign(self, steps=("first",), cap=100_000):
        """An active one whose window never closes; its id."""
        stub, tenant, number = self.calls.campaigns, self.tenant.id, len(self.campaigns)
        made = self.call(stub.CreateCampaign, campaigns_pb2.CreateCampaignRequest(
            tenant_id=tenant, campaign=campaigns_pb2.Campaign(
                name=f"Campaign {number}", permission_mode="PERMISSION_MODE_AUTOPILOT",
                sending_window={"time_zone": "UTC", "hours": [
                    {"weekdays": list(range(1, 8)), "start_time": "00:00", "end_time": "24:00"}]},
                sender_identity={
                    "legal_name": "Seed Pty Ltd", "contact_email": "stop@seed.example",
                    "postal_address": {"lines": ["1 Hay Street"], "city": "Perth", "country": "AU"}}))).campaign
        self.call(stub.UpdateSequence, campaigns_pb2.UpdateSequenceRequest(
            tenant_id=tenant, sequence=campaigns_pb2.Sequence(id=made.sequence_id, steps=[
                campaigns_pb2.SequenceStep(key=key, variants=[campaigns_pb2.StepVariant(
                    key="a", content={"email": {
                        "subject": f"{made.id} {key}", "body_text": BODY, "new_thread": True}})])
                for key in steps])))
        domain = f"mail{number}.{tenant.split('_')[1]}.example"
        sender = self.call(stub.CreateSender, campaigns_pb2.CreateSenderRequest(
            tenant_id=tenant, sender=campaigns_pb2.Sender(
                name=f"Sender {number}", time_zone=self.zone, daily_cap=cap,
                email={"domain": domain, "from_email": f"ada@{domain}", "from_name": "Ada"}))).sender
        self.call(stub.AttachSender, campaigns_pb2.AttachSenderRequest(
            tenant_id=tenant, id=sender.id, campaign_id=made.id))
        self.call(stub.ActivateCampaign, campaigns_pb2.ActivateCampaignRequest(tenant_id=tenant, id=made.id))
        self.campaigns.append(made.id)
        self.senders.append(sender.id)
        return made.id

    def leads(self, count):
        """Their ids."""
        ids = []
        for start in range(0, count, 1_000):
            answer = self.call(self.calls.leads.BatchUpsertLeads, leads_pb2.BatchUpsertLeadsRequest(
                tenant_id=self.tenant.id, leads=[
                    leads_pb2.Lead(
                        email=f"lead{number}@{self.tenant.id.split('_')[1]}.example", first_name="Ada")
                    for number in range(start, min(count, start + 1_000))]))
            assert not answer.errors, answer.errors[:1]
            ids += [result.id for result in answer.results]
        return ids

    def enroll(self, leads, campaign):
        for start in range(0, len(leads), 1_000):
            answer = self.call(self.calls.campaigns.EnrollLeads, campaigns_pb2.EnrollLeadsRequest(
                tenant_id=self.tenant.id, campaign_id=campaign, lead_ids=leads[start:start + 1_000]))
            assert not answer.errors, answer.errors[:1]

    def enrollments(self, **filters):
        """All of them, page by page."""
        request = campaigns_pb2.ListEnrollmentsRequest(tenant_id=self.tenant.id, page_size=1_000, **filters)
        found = []
        while True:
            page = self.call(self.calls.campaigns.ListEnrollments, request)
            found += page.enrollments
            if not page.next_page_token:
                return found
            request.page_token = page.next_page_token

    def sender(self, number=0):
        return self.call(self.calls.campaigns.GetSender, campaigns_pb2.GetSenderRequest(
            tenant_id=self.tenant.id, id=self.senders[number])).sender

    def balance(self):
        return self.call(self.calls.usage.GetBalance, usage_pb2.GetBalanceRequest(tenant_id=self.tenant.id)).balance

    def price(self, operator, credits):
        """Each message takes a credit from now on, of so many."""
        start = timestamp_pb2.Timestamp()
        start.FromDatetime(datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=300))
        self.calls.usage.CreatePricePlan(usage_pb2.CreatePricePlanRequest(
            tenant_id=self.tenant.id, price_plan=usage_pb2.PricePlan(
                key="own", currency_code="USD", effective_time=start, charges=[usage_pb2.Charge(
                    key="sends", category="muster", metric="sends", credit={"credits": {"value": "1"}})])),
            metadata=operator, timeout=60)
        self.calls.usage.GrantCredits(usage_pb2.GrantCreditsRequest(
            tenant_id=self.tenant.id, credit_grant=usage_pb2.CreditGrant(amount={"value": str(credits)})),
            metadata=operator, timeout=60)
