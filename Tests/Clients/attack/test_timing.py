"""Whether the time of a refusal tells what another customer has (R28)."""
import math
import os
import random
import statistics
import time

import grpc
import pytest
from attacked import type_id
from muster.leads.v1 import leads_pb2

PAIRS = int(os.environ.get("MUSTER_TIMING_PAIRS", "5000"))
GET_LEAD = "/muster.leads.v1.LeadService/GetLead"


def seconds_of(target, lead):
    request = leads_pb2.GetLeadRequest(tenant_id=target.attacker.tenant, id=lead).SerializeToString()
    began = time.perf_counter()
    try:
        target.attacker.raw(GET_LEAD, request)
    except grpc.RpcError as error:
        taken = time.perf_counter() - began
        assert error.code() == grpc.StatusCode.NOT_FOUND, error
        return taken
    raise AssertionError("another tenant's lead was answered")


def mann_whitney(one, other):
    """How far the ranks of two series differ, in standard deviations; there are no ties to speak of."""
    ranked = sorted((value, side) for side, values in enumerate((one, other)) for value in values)
    ranks = sum(place for place, (_, side) in enumerate(ranked, 1) if side == 0)
    n, m = len(one), len(other)
    mean, spread = n * (n + m + 1) / 2, math.sqrt(n * m * (n + m + 1) / 12)
    return (ranks - mean) / spread


@pytest.mark.cases("R28")
def test_not_found_takes_as_long_for_the_victims_lead_as_for_none(target, found):
    made = leads_pb2.CreateLeadRequest(tenant_id=target.victim.tenant)
    made.lead.email = f"timing-{random.randrange(10**9)}@victim.example"
    answer = leads_pb2.CreateLeadResponse.FromString(
        target.victim.raw("/muster.leads.v1.LeadService/CreateLead", made.SerializeToString()))
    victims, nobodys = [], []
    for number in range(PAIRS + 200):
        # Interleaved, and in both orders, so that what slows the machine slows both.
        pair = [(victims, answer.lead.id), (nobodys, type_id("lead"))]
        for series, lead in pair if random.random() < 0.5 else reversed(pair):
            taken = seconds_of(target, lead)
            if number >= 200:
                series.append(taken)
    difference = statistics.median(victims) / statistics.median(nobodys) - 1
    z = mann_whitney(victims, nobodys)
    found(f"{PAIRS} pairs: medians differ by {difference:+.2%}, Mann-Whitney z {z:+.2f}")
    # On a machine that does other things too, medians of few pairs differ by chance; ranks tell whether they do.
    assert abs(difference) < 0.05 or abs(z) < 4
