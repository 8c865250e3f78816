"""Each command once, in an order in which each has what it needs: a tenant from its founding to its end.

A step is a command, a path in its JSON answer at which there must be something, and what is kept of the answer for
later steps, by name: `$lead` stands for what was kept as `lead`. `files` are there from the beginning.
"""
import dataclasses
import json


@dataclasses.dataclass
class Step:
    command: str
    # Where there has to be something in the answer.
    path: str
    # Names of what is kept, with their paths.
    keeps: dict = dataclasses.field(default_factory=dict)
    # JSON for standard input.
    given: object = None
    # Asked again until it is there: what a worker does, and not the call.
    waits: bool = False


def step(command, path, given=None, waits=False, **keeps):
    return Step(command, path, keeps, given, waits)


ALWAYS = {
    "weekdays": [f"WEEKDAY_{day}" for day in ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")],
    "startTime": "00:00", "endTime": "24:00"}
EMAIL = {"key": "hello", "variants": [{"key": "a", "content": {"email": {
    "subject": "Spring", "bodyText": "Hello {{first_name|there}}\n\n{{sender_identity}}\n{{unsubscribe_link}}\n"}}}]}
IDENTITY = {
    "legalName": "Hand Pty Ltd", "contactEmail": "office@hand.example",
    "postalAddress": {"lines": ["1 High St"], "city": "Perth", "country": "AU"}}
PRICES = {
    "key": "hand", "currencyCode": "USD", "effectiveTime": "2020-01-01T00:00:00Z",
    "charges": [{"key": "base", "displayName": "Base", "flat": {"price": {"value": "49"}}}]}

FILES = {
    "people.csv": "email,first name,company\nim1@buyer.example,Im,Buyer\nim2@buyer.example,Port,Buyer\n",
    "optouts.csv": "value,reason\nout1@never.example,unsubscribed\nout2@never.example,bounced\n",
}

OPERATOR = "--profile dev-operator"

# The tenant, and those who work there.
PEOPLE = [
    step(f"tenant setup {OPERATOR} --slug hand --display-name Hand --owner.email owner@hand.example --save-profile hand",
         "tenant.id", tenant="tenant.id", owner="ownerUserId"),
    step("tenant get", "tenant.slug"),
    step("tenant update $tenant --country AU", "tenant.country"),
    step("tenant set-plan $tenant --plan velocity", "tenant.plan"),
    step(f"tenant set-subscription $tenant --status active {OPERATOR}", "tenant.subscription.status"),
    step("tenant status $tenant", "tenantStatus"),
    step(f"tenant list {OPERATOR}", "tenants.0.id"),
    step("wizard get", "wizard.steps.0"),
    step("wizard submit welcome", "wizard.steps.0"),
    step("""wizard submit tenant --data '{"display_name": "Hand", "time_zone": "UTC", "country": "AU"}'""", "wizard.steps.0"),
    step("""wizard submit icp --data '{"description": "Clinics", "industries": ["Dental"], "countries": ["AU"],
         "titles": ["Owner"], "employees_min": 5}'""", "wizard.steps.0"),
    step("wizard submit budgets", "wizard.steps.0"),
    step("wizard submit connectors", "wizard.steps.0"),
    step("wizard submit notifications", "wizard.steps.0"),
    step("wizard complete", "wizard.completeTime"),
    step("icp update --industries Dental --countries AU --titles Owner", "icp.revision", revision="icp.revision"),
    step("icp confirm --revision $revision", "icp.confirmTime"),
    step("icp get", "icp.industries.0"),
    step("auth whoami", "caller"),
    step(f"user create {OPERATOR} --email somebody@hand.example", "user.id", user="user.id"),
    step(f"user get {OPERATOR} $user", "user.email"),
    step("member invite --email ben@hand.example --roles admin", "token", invitation="token"),
    step("invitation list", "invitations.0.id"),
    step("invitation accept --from-file -", "accessToken.token", given={"token": "$invitation"},
         second="accessToken.token", member="member.id", ben="member.userId"),
    step("member invite --email eve@hand.example --roles viewer", "invitation.id", uninvited="invitation.id"),
    step("invitation revoke $uninvited --yes", "invitation.state"),
    step("member list", "members.0.id"),
    step("role create --name desk --permissions leads.read", "role.id", role="role.id"),
    step("role list", "roles.0.name"),
    step("role update $role --permissions leads.read,audit.read", "role.permissions.1"),
    step("role delete $role --yes", "role.name"),
    step("permission list --area leads", "permissions.0.name"),
    step("access explain LeadService/UpdateLead", "explanation"),
    step("api-key create --display-name Forms --permissions leads.read", "secret", key="secret", key_id="apiKey.id"),
    step("api-key list", "apiKeys.0.id"),
    step("token create --from-file -", "accessToken.token", given={"apiKey": "$key"}, refresh="accessToken.refreshToken"),
    step("token refresh --from-file -", "accessToken.refreshToken", given={"refreshToken": "$refresh"}),
    step("token revoke --api-key-id $key_id --yes", "revokeTime"),
    step("api-key revoke $key_id --yes", "apiKey.revokeTime"),
]

LEADS = [
    step("lead-schema update --from-file - --yes", "leadSchema.fields.0.key",
         given={"fields": [{"key": "budget", "type": "CUSTOM_FIELD_TYPE_NUMBER"}]}),
    step("lead-schema get", "leadSchema.fields.0.key"),
    step("lead create --email ada@one.example --first-name Ada --company One --custom-fields budget=12", "lead.id", lead="lead.id"),
    step("lead create --email bea@two.example --first-name Bea --company Two", "lead.id", other="lead.id"),
    step("lead create --email cyd@three.example --first-name Cyd --company Three", "lead.id", third="lead.id"),
    step("lead get $lead", "lead.email"),
    step("lead update $lead --title Owner --tags fleet", "lead.tags.0"),
    step("lead update $other --tier-override.tier hot --tier-override.reason 'Met at the fair'", "lead.tier"),
    step("lead update $third --tier-override.tier hot --tier-override.reason 'Met at the fair'", "lead.tier"),
    step("lead delete $third --yes", "lead.deleteTime"),
    step("lead undelete $third", "lead.id"),
    step("lead batch-get --ids $lead --ids $other", "leads.1.id"),
    step("lead batch-upsert --from-file -", "createdCount",
         given={"leads": [{"email": "won@four.example"}, {"email": "lost@five.example"}]}),
    step("lead list --email won@four.example", "leads.0.id", won="leads.0.id"),
    step("lead list --email lost@five.example", "leads.0.id", lost="leads.0.id"),
    step("lead import people.csv", "summary.createdCount"),
    step("lead export", "leads.0.id"),
    step("lead score $lead", "lead.tier"),
    step("lead explain-score $lead", "explanation.factors.0.factor"),
    step("lead rescore", "done"),
    step("lead transition $won --status converted", "lead.status"),
    step("lead transition $lost --status not-interested", "activity.id"),
    step("scoring-model get", "scoringModel.id"),
    step("scoring-model update --name Second", "scoringModel.id", model="scoringModel.id"),
    step("scoring-model backtest --candidate-model-id $model", "positiveCount"),
    step("scoring-model activate $model --yes", "scoringModel.activateTime"),
    step("activity record --lead-id $lead --action replied --channel email --text Yes", "activity.id", activity="activity.id"),
    step("activity list $lead", "activities.0.id"),
    step("reply list", "replies.0"),
    step("reply mark-read $activity", "changedCount"),
    step("suppression add --value never.example --reason other", "suppression.id", suppression="suppression.id"),
    step("suppression check somebody@never.example", "results.0.verdict"),
    step("suppression list", "suppressions.0.id"),
    step("suppression remove $suppression --note 'Typing error' --yes", "suppression.id"),
    step("suppression import optouts.csv", "summary.createdCount"),
    step("event list --types lead", "events.0.id"),
    step("event watch --types lead --start oldest --limit 1", "events.0.id"),
    step("lead watch --limit 1", "lead.id"),
]

CAMPAIGNS = [
    step("campaign create --from-file -", "campaign.sequenceId", campaign="campaign.id", sequence="campaign.sequenceId", given={
        "name": "Spring", "permissionMode": "PERMISSION_MODE_CO_PILOT", "senderIdentity": IDENTITY,
        "sendingWindow": {"hours": [ALWAYS]}}),
    step("campaign get $campaign", "campaign.sequence.steps.0.key"),
    step("campaign list", "campaigns.0.id"),
    step("campaign update $campaign --description 'To builders'", "campaign.description"),
    step("sequence update $sequence --from-file -", "sequence.steps.0.key", given={"steps": [EMAIL]}),
    step("campaign allocate $campaign --from-file -", "campaign.allocation.shares.0.percent",
         given={"allocation": {"shares": [{"channel": "CHANNEL_EMAIL", "percent": 100}]}}),
    step("sender create --name Office --email.domain hand.example --email.from-email ada@hand.example --email.from-name Ada",
         "sender.id", sender="sender.id"),
    step("sender get $sender", "sender.capacity"),
    step("sender list --channel email", "senders.0.id"),
    step("sender update $sender --daily-cap 30", "sender.dailyCap"),
    step("sender attach $sender --campaign-id $campaign", "sender.campaignIds.0"),
    step("campaign activate $campaign", "campaign.activateTime"),
    step("send check $other --campaign-id $campaign", "permissionMode"),
    step("campaign enroll $campaign --lead-ids $other --lead-ids $third", "enrollments.1.id",
         enrollment="enrollments.0.id"),
    step("enrollment list --campaign-id $campaign", "enrollments.0.id"),
    step("approval list --status pending --campaign-id $campaign", "approvals.1.id", waits=True,
         yes="approvals.0.id", no="approvals.1.id"),
    step("approval reject $no --note 'Wrong tone'", "approval.decideTime"),
    step("approval approve $yes", "approval.decideTime"),
    step("campaign report $campaign", "campaignReport", waits=True),
    step("enrollment list --campaign-id $campaign --status active", "enrollments.0.id"),
    step("campaign enroll $campaign --lead-ids $lead", "enrollments.0.id", paused="enrollments.0.id"),
    step("enrollment pause $paused", "enrollment.pauseReason"),
    step("enrollment resume $paused", "enrollment.status"),
    step("enrollment stop $paused --yes", "enrollment.stopReason"),
    step("campaign pause $campaign", "campaign.status"),
    step("campaign complete $campaign --yes", "campaign.completeTime"),
    step("campaign archive $campaign --yes", "campaign.status"),
    step("template list", "templates.0.id", template="templates.0.id"),
    step("template launch $template --name 'From a template'", "campaign.templateId", launched="campaign.id"),
    step("sender attach $sender --campaign-id $launched", "sender.id"),
    step("sender detach $sender --campaign-id $launched", "sender.id"),
    step("campaign delete $launched --yes", "campaign.deleteTime"),
    step("campaign undelete $launched", "campaign.id"),
    step("campaign generate --channels email", "jobId"),
]

SETTINGS = [
    step("setting-schema get sending", "schema.keys.0.key"),
    step("setting-schema register --from-file -", "schema.version",
         given={"namespace": "finance", "keys": [{"key": "cost_centre", "type": "SETTING_TYPE_STRING"}]}),
    step("setting update sending --values daily_cap=40 --reason 'warm-up is over'", "settingVersion.version",
         version="settingVersion.version"),
    step("setting get daily_cap --namespace sending", "setting.value"),
    step("setting resolve daily_cap --namespace sending", "resolvedSetting.value"),
    step("setting list --namespace sending", "settings.0.key"),
    step("setting update enrichment --from-file -", "settingVersion.id", given={"secretValues": {"api_key": "of nobody"}}),
    step("setting reveal api_key --namespace enrichment", "secretValue"),
    step("setting update compliance --values retention_days=400", "settingVersion.id", waiting="settingVersion.id"),
    step("setting approve $waiting --token-file second", "settingVersion.state"),
    step("setting-version list --namespace sending", "settingVersions.0.id"),
    step("setting delete daily_cap --namespace sending --yes", "settingVersion.id"),
    step("setting restore sending --restore-version $version --reason 'as it was' --yes", "settingVersion.id"),
    step("setting export", "document", document="document"),
    step("setting import --from-file - --yes", "documentVersion", given={"document": "$document"}),
    step("encryption-key rotate --kind data --yes", "keyRotation.id"),
]

USAGE = [
    step("meter create --category app --metric pages --unit page --aggregation sum", "meter.id"),
    step("meter list --category app", "meters.0.id"),
    step("usage record --from-file -", "recordedCount", given={"usageEntries": [
        {"category": "app", "metric": "pages", "amount": {"value": "3"}, "idempotencyKey": "hand-1"}]}),
    step("usage get --category app --metric pages", "usages.0.amount.value"),
    step("usage query --category app --metric pages --bucket day --start-time -1d", "usageBuckets.0.usage.amount.value"),
    step("usage-entry list --category app", "usageEntries.0.id", waits=True),
    step("quota set --key pages --category app --metric pages --limit 100 --period month", "quota.id"),
    step("quota list --category app", "quotas.0.id"),
    step("quota reserve --category app --metric pages --amount 2", "reservation.id", reservation="reservation.id"),
    step("reservation commit $reservation --amount 1", "usageEntry.id"),
    step("quota reserve --category app --metric pages --amount 2", "reservation.id", released="reservation.id"),
    step("reservation release $released", "reservation.state"),
    step(f"credit grant $tenant --amount 5000 --reason 'annual package' {OPERATOR}", "creditGrant.id"),
    step("credit balance", "balance"),
    step(f"price-plan create --from-file - --tenant $tenant {OPERATOR}", "pricePlan.id", given=PRICES),
    step("price-plan list", "pricePlans.0.id"),
    step("billing report", "billingReport.lines.0"),
    step(f"billing close $tenant --period-date $month --yes {OPERATOR}", "billingReport.digest"),
]

OPERATIONS = [
    step("server info", "serverInfo.version"),
    step(f"server stats {OPERATOR}", "stats"),
    step(f"job list --kind jobs.purge --states scheduled {OPERATOR}", "jobs.0.id", job="jobs.0.id"),
    step(f"job get $job {OPERATOR}", "job.kind"),
    step(f"job cancel $job --yes {OPERATOR}", "job.state"),
    step(f"job retry $job {OPERATOR}", "job.state"),
    step(f"emergency-stop start --reason 'a test' --yes {OPERATOR}", "emergencyStop.id"),
    step(f"emergency-stop lift --reason 'it is over' --yes {OPERATOR}", "emergencyStop.liftTime"),
    step(f"verify isolation {OPERATOR}", "isolationReport"),
    step("audit list --limit 3", "auditEvents.0.id"),
    step("audit verify", "intact"),
    step("lead erase $third --confirm $third", "receipt"),
    step("member update $member --roles viewer", "member.roles.0"),
    step("member remove $member --yes", "member.deleteTime"),
    step("tenant export $tenant", "trailer"),
    step(f"tenant create --slug hand-empty --display-name Empty {OPERATOR}", "tenant.id", empty="tenant.id"),
    step(f"tenant suspend $empty --reason 'a test' --yes {OPERATOR}", "tenant.suspension"),
    step(f"tenant resume $empty {OPERATOR}", "tenant.state"),
    step(f"tenant delete $empty --yes {OPERATOR}", "tenant.deleteTime"),
    step(f"tenant undelete $empty {OPERATOR}", "tenant.id"),
    step(f"tenant erase $empty --confirm $empty {OPERATOR}", "receipt"),
]

STEPS = PEOPLE + LEADS + CAMPAIGNS + SETTINGS + USAGE + OPERATIONS

# What a server refuses, whoever asks well: the command, and the reason that it has to give.
REFUSED = [
    (f"encryption-key rotate --kind master --yes {OPERATOR}", "SETTING_MASTER_KEY_MISSING"),
    ("campaign activate $launched", "CAMPAIGN_NOT_READY"),
    ("campaign activate $campaign", "CAMPAIGN_TRANSITION_INVALID"),
    ("sender attach $sender --campaign-id $campaign", "CAMPAIGN_CLOSED"),
    ("approval approve $no", "APPROVAL_DECIDED"),
    ("invitation accept --from-file -", "INVITATION_CLOSED"),
    ("token create --from-file -", "API_KEY_INVALID"),
    (f"emergency-stop lift --reason 'once more' --yes {OPERATOR}", "EMERGENCY_STOP_NOT_ACTIVE"),
    (f"billing close $tenant --period-date $month --yes {OPERATOR}", "BILLING_PERIOD_CLOSED"),
    ("reservation commit $released --amount 1", "RESERVATION_CLOSED"),
    ("quota reserve --category app --metric pages --amount 1000", "QUOTA_EXCEEDED"),
    ("setting approve $waiting", "SETTING_CHANGE_DECIDED"),
    ("lead transition $won --status new", "LEAD_TRANSITION_ILLEGAL"),
    ("wizard submit tenant", "WIZARD_COMPLETED"),
    (f"tenant get $empty {OPERATOR}", "TENANT_NOT_FOUND"),
]
GIVEN_REFUSED = {
    "invitation accept --from-file -": {"token": "$invitation"}, "token create --from-file -": {"apiKey": "$key"}}


def documents(text):
    """The JSON documents that stand one behind another."""
    found, decoder, text = [], json.JSONDecoder(), text.strip()
    while text:
        value, end = decoder.raw_decode(text)
        found.append(value)
        text = text[end:].lstrip()
    return found


def at(value, path):
    """What is at `leads.0.id`; None where nothing is."""
    for part in path.split("."):
        if isinstance(value, list):
            value = value[int(part)] if int(part) < len(value) else None
        else:
            value = value.get(part) if isinstance(value, dict) else None
    return value


def found(text, path):
    """The first that is there in any of the documents."""
    values = (at(document, path) for document in documents(text))
    return next((value for value in values if value not in (None, "", [], {})), None)
