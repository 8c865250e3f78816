"""The same request again and again (T1, T2, T3, T6)."""
import concurrent.futures
import uuid

import grpc
import pytest
from google.protobuf import field_mask_pb2
from muster.leads.v1 import leads_pb2

CREATE, GET, UPDATE = (f"/muster.leads.v1.LeadService/{name}Lead" for name in ("Create", "Get", "Update"))


def creation(account, request_id, email):
    request = leads_pb2.CreateLeadRequest(tenant_id=account.tenant, request_id=request_id)
    request.lead.email = email
    return request.SerializeToString()


def created(account, body):
    return leads_pb2.CreateLeadResponse.FromString(account.raw(CREATE, body, timeout=60)).lead


@pytest.mark.cases("T1")
def test_fifty_at_once_have_one_effect_and_one_answer(target):
    name = uuid.uuid4().hex
    body = creation(target.attacker, name, f"{name}@attack.example")
    with concurrent.futures.ThreadPoolExecutor(50) as pool:
        leads = list(pool.map(lambda _: created(target.attacker, body), range(50)))
    assert len({lead.id for lead in leads}) == 1
    assert len({lead.SerializeToString(deterministic=True) for lead in leads}) == 1


@pytest.mark.cases("T2")
def test_the_same_key_for_something_else_is_refused(target):
    name = uuid.uuid4().hex
    created(target.attacker, creation(target.attacker, name, f"{name}@attack.example"))
    error = target.refusal(lambda: target.attacker.raw(
        CREATE, creation(target.attacker, name, f"other-{name}@attack.example")))
    assert error is not None and error.code() == grpc.StatusCode.INVALID_ARGUMENT


@pytest.mark.cases("T3")
def test_the_same_key_of_another_customer_is_another(target):
    name = uuid.uuid4().hex
    ids = {
        created(one, creation(one, name, f"{name}@attack.example")).id for one in (target.attacker, target.victim)}
    assert len(ids) == 2


@pytest.mark.cases("T6")
def test_no_update_of_thirty_two_at_once_is_lost(target, found):
    name = uuid.uuid4().hex
    lead = created(target.attacker, creation(target.attacker, name, f"{name}@attack.example")).id

    def read():
        request = leads_pb2.GetLeadRequest(tenant_id=target.attacker.tenant, id=lead)
        return leads_pb2.GetLeadResponse.FromString(target.attacker.raw(GET, request.SerializeToString())).lead

    def increment(_):
        """Again until it was its turn; how often that took."""
        for attempt in range(1, 1000):
            now = read()
            request = leads_pb2.UpdateLeadRequest(
                tenant_id=target.attacker.tenant, update_mask=field_mask_pb2.FieldMask(paths=["employee_count"]))
            request.lead.id, request.lead.version = lead, now.version
            request.lead.employee_count = now.employee_count + 1
            try:
                target.attacker.raw(UPDATE, request.SerializeToString(), timeout=60)
                return attempt
            except grpc.RpcError as error:
                assert error.code() == grpc.StatusCode.ABORTED, error
        raise AssertionError("never had its turn")

    with concurrent.futures.ThreadPoolExecutor(32) as pool:
        attempts = sum(pool.map(increment, range(32)))
    assert read().employee_count == 32
    found(f"32 increments in {attempts} attempts")
