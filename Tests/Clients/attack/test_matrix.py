"""Another customer's things: each RPC, each field that takes an id, each id that the victim has (R7, R8, R9, R29, R30)."""
import re

import grpc
import pytest
from attacked import CANARY, type_id
from matrix import has_tenant, id_fields, ids_within, lists, methods, new, path, put, rule
from muster.leads.v1 import leads_pb2
from muster.options.v1 import options_pb2

# What is no business of a client: how the database calls its things, and what it says of its own accord.
SCHEMA = re.compile(
    r"muster\.\w+(?!\.v1|\w)|relation |violates |constraint|SQLSTATE|pg_\w+|SELECT |INSERT |UPDATE |row-level|libpq|/src/|\.swift")


def shown(account):
    """All that the lists of a tenant show it."""
    found = {}
    for method in lists():
        request = new(method.input_type)
        request.tenant_id = account.tenant
        try:
            answer = account.raw(path(method), request.SerializeToString())
        except grpc.RpcError:
            continue
        message = new(method.output_type)
        message.ParseFromString(answer)
        ids_within(message, found)
    return found


@pytest.fixture(scope="module")
def victims_ids(target):
    """What the victim alone has, with a lead that it marks as its own."""
    lead = leads_pb2.CreateLeadRequest(tenant_id=target.victim.tenant)
    lead.lead.email, lead.lead.first_name = f"{CANARY}@victim.example", CANARY
    target.victim.raw("/muster.leads.v1.LeadService/CreateLead", lead.SerializeToString())
    own, others = shown(target.victim), shown(target.attacker)
    # Users are people of the installation, and a tenant is named by its field. What comes with Muster all have.
    return {
        prefix: sorted(ids - others.get(prefix, set())) for prefix, ids in own.items()
        if prefix not in ("tenant", "user")}


def ask(target, method, request):
    body = request.SerializeToString()
    account = target.attacker
    if method.client_streaming:
        return target.refusal(lambda: account.streamed(path(method), [body]))
    if method.server_streaming:
        call = account.channel.unary_stream(path(method), lambda given: given, lambda given: given)
        return target.refusal(lambda: list(call(body, metadata=account.metadata(), timeout=3)))
    return target.refusal(lambda: account.raw(path(method), body))


@pytest.mark.cases("R30")
def test_no_rpc_lets_one_tenants_token_into_another_tenant(target, found):
    tried, let_in = 0, []
    for method in methods():
        if not has_tenant(method) or rule(method).scope == options_pb2.SCOPE_PUBLIC:
            continue
        request = new(method.input_type)
        request.tenant_id = target.victim.tenant
        error = ask(target, method, request)
        tried += 1
        # A streamed call names its tenant in its first message's header, which is empty here.
        if error is None or error.code() not in (
                grpc.StatusCode.PERMISSION_DENIED, grpc.StatusCode.INVALID_ARGUMENT):
            let_in.append((path(method), error and error.code()))
    found(f"{tried} RPCs with the victim's tenant_id")
    assert tried > 100
    assert not let_in, let_in


@pytest.mark.cases("R7", "R30")
def test_the_victims_ids_are_answered_as_ids_that_nobody_has(target, victims_ids, found):
    tried, told = 0, []
    for method in methods():
        if not has_tenant(method):
            continue
        for trail, prefix in id_fields(method.input_type):
            for taken in victims_ids.get(prefix, [])[:3]:
                answers = []
                for value in (taken, type_id(prefix)):
                    request = new(method.input_type)
                    request.tenant_id = target.attacker.tenant
                    put(request, trail, value)
                    if "validate_only" in method.input_type.fields_by_name:
                        request.validate_only = True
                    error = ask(target, method, request)
                    # The id itself may be said back.
                    answers.append(error and (error.code(), (error.details() or "").replace(value, "ID")))
                tried += 1
                if answers[0] != answers[1]:
                    told.append((path(method), ".".join(field.name for field in trail), taken, answers))
    found(f"{tried} pairs of an id of the victim and one of nobody, of {len(victims_ids)} kinds")
    assert tried > 40
    assert not told, told[:5]


@pytest.mark.cases("R8")
def test_what_the_victim_has_can_be_created_as_well(target):
    lead = leads_pb2.CreateLeadRequest(tenant_id=target.attacker.tenant)
    lead.lead.email = f"{CANARY}@victim.example"
    answer = target.attacker.raw("/muster.leads.v1.LeadService/CreateLead", lead.SerializeToString())
    assert CANARY.encode() in answer


@pytest.mark.cases("R29", "T12")
def test_page_tokens_of_one_tenant_are_refused_by_another(target, found):
    tried = 0
    for method in lists():
        request = new(method.input_type)
        request.tenant_id = target.victim.tenant
        if "page_size" not in method.input_type.fields_by_name:
            continue
        request.page_size = 1
        try:
            answer = new(method.output_type)
            answer.ParseFromString(target.victim.raw(path(method), request.SerializeToString()))
        except grpc.RpcError:
            continue
        if not answer.next_page_token:
            continue
        request.tenant_id, request.page_token = target.attacker.tenant, answer.next_page_token
        error = ask(target, method, request)
        assert error is not None and error.code() == grpc.StatusCode.INVALID_ARGUMENT, path(method)
        tried += 1
    found(f"{tried} lists")
    assert tried > 5


@pytest.mark.cases("R9", "R10")
def test_no_refusal_of_the_run_names_the_schema_or_the_victim(target, found):
    """What was met by the tests before this one; by itself it makes some of its own."""
    for text in ["' OR 1=1 --", "\u0000", "%", "1/0", "\\x00", "a" * 5000, "{{7*7}}", "\r\nset-cookie: a"]:
        lead = leads_pb2.CreateLeadRequest(tenant_id=target.attacker.tenant)
        lead.lead.email = lead.lead.external_id = text
        target.refusal(lambda body=lead.SerializeToString(): target.attacker.raw(
            "/muster.leads.v1.LeadService/CreateLead", body))
    found(f"{len(target.refusals)} refusals")
    bad = [text for text in target.refusals if SCHEMA.search(text) or CANARY in text]
    assert not bad, bad[:5]
