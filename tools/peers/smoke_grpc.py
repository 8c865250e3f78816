#!/usr/bin/env python3
"""smoke_grpc.py PORT: behaviour test of a gRPC peer with a real client; exits non-zero on the first wrong answer."""
import asyncio, os, subprocess, sys, time, uuid
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "..", ".build", "peers", "stubs")]
import grpc, asyncpg
import leads_pb2 as pb, leads_pb2_grpc as pbg
from grpc_health.v1 import health_pb2, health_pb2_grpc
from mktoken import token, tenant_id, lead_id

port = int(sys.argv[1])
N = 0
def ok(name):
    global N
    N += 1
    print("ok  ", name)

def md(tok):
    return (("authorization", "Bearer " + tok),)

async def expect(code, call, name):
    try:
        r = await call
    except grpc.aio.AioRpcError as e:
        assert e.code() == code, f"{name}: got {e.code()} {e.details()}, want {code}"
        return ok(f"{name}: {code.name} ({e.details()})")
    raise SystemExit(f"FAIL {name}: got an answer, want {code}: {r}")

async def rows(t, sql, *a):
    c = await asyncpg.connect(host="/var/run/postgresql", user="app", database="bench")
    async with c.transaction():
        await c.execute("select set_config('app.tenant_id',$1,true)", tenant_id(t))
        r = await c.fetch(sql, *a)
    await c.close()
    return r

def same(l, r):
    for k in ("email", "first_name", "last_name", "title", "company", "als_score", "als_tier", "status"):
        assert getattr(l, k) == (r[k] if r[k] is not None else ""), (k, l, r)
    assert l.id == str(r["id"]) and l.campaign_id == (str(r["campaign_id"]) if r["campaign_id"] else "")
    assert l.created_at == int(r["created_at"].timestamp()), (l.created_at, r["created_at"].timestamp())

async def main():
    t1, t2 = token(1), token(2)
    async with grpc.aio.insecure_channel(f"127.0.0.1:{port}") as ch:
        s = pbg.LeadServiceStub(ch)
        h = health_pb2_grpc.HealthStub(ch)
        r = await h.Check(health_pb2.HealthCheckRequest(), timeout=10, wait_for_ready=True)
        assert r.status == health_pb2.HealthCheckResponse.SERVING
        ok("health SERVING")
        l = await s.GetLead(pb.GetLeadRequest(id=lead_id(1, 7)), metadata=md(t1), timeout=5)
        same(l, (await rows(1, "select * from leads where id=$1", uuid.UUID(lead_id(1, 7))))[0])
        ok("GetLead fields equal the row")
        await expect(grpc.StatusCode.NOT_FOUND, s.GetLead(pb.GetLeadRequest(id=str(uuid.uuid4())), metadata=md(t1)), "missing lead")
        await expect(grpc.StatusCode.NOT_FOUND, s.GetLead(pb.GetLeadRequest(id=lead_id(2, 7)), metadata=md(t1)), "foreign tenant's lead")
        l = await s.GetLead(pb.GetLeadRequest(id=lead_id(2, 7)), metadata=md(t2))
        assert l.email == "lead7@example2.com", l.email
        ok("the same lead with its own tenant's token")
        await expect(grpc.StatusCode.INVALID_ARGUMENT, s.GetLead(pb.GetLeadRequest(id="x' or 1=1"), metadata=md(t1)), "malformed id")
        U = grpc.StatusCode.UNAUTHENTICATED
        bad = {"garbage token": "a.b.c", "wrong secret": token(1, secret="x" * 40), "expired": token(1, exp=-10), "wrong iss": token(1, iss="evil"),
               "wrong aud": token(1, aud="evil"), "alg none": token(1, alg="none"), "HS512": token(1, alg="HS512"), "cut signature": t1[:-3],
               "tid not a uuid": token(1, tid="x'; drop table leads; --")}
        for k, v in bad.items():
            await expect(U, s.GetLead(pb.GetLeadRequest(id=lead_id(1, 7)), metadata=md(v)), k)
        await expect(U, s.GetLead(pb.GetLeadRequest(id=lead_id(1, 7))), "no authorization header")
        await expect(U, s.ListLeads(pb.ListLeadsRequest(page_size=50), metadata=md(bad["wrong secret"])), "ListLeads wrong secret")
        await expect(U, s.CreateLead(pb.CreateLeadRequest(email="a@b"), metadata=md(bad["wrong secret"])), "CreateLead wrong secret")
        c = pb.CreateLeadRequest(email="bench-create@peer.example", first_name="Zoë", last_name="O'Neil", title="VP", company="Smoke")
        for _ in range(8):  # several: created_at must be cut, not rounded
            n = await s.CreateLead(c, metadata=md(token(1000)))
            same(n, (await rows(1000, "select * from leads where id=$1", uuid.UUID(n.id)))[0])
            await asyncio.sleep(0.07)
        assert (n.email, n.first_name, n.last_name, n.title, n.company) == (c.email, c.first_name, c.last_name, c.title, c.company)
        assert abs(n.created_at - time.time()) < 10
        ok("CreateLead is in the table")
        g = await s.GetLead(pb.GetLeadRequest(id=n.id), metadata=md(token(1000)))
        assert g == n
        ok("created lead is readable")
        await expect(grpc.StatusCode.NOT_FOUND, s.GetLead(pb.GetLeadRequest(id=n.id), metadata=md(t1)), "created lead from another tenant")
        errs = await asyncio.gather(*(s.CreateLead(c, metadata=md(token(60000))) for _ in range(40)), return_exceptions=True)
        assert all(isinstance(e, grpc.aio.AioRpcError) for e in errs), errs
        gets = await asyncio.gather(*(s.GetLead(pb.GetLeadRequest(id=n.id), metadata=md(token(1000))) for _ in range(100)))
        assert all(g == n for g in gets)
        ok(f"failing statements (foreign key) are {errs[0].code().name} and the pool goes on")
        r = await s.ListLeads(pb.ListLeadsRequest(page_size=50), metadata=md(t1))
        want = await rows(1, "select * from leads where deleted_at is null order by als_score desc, id limit 50")
        assert len(r.leads) == 50
        for a, b in zip(r.leads, want):
            same(a, b)
        ok("ListLeads(50) equals the query, in order")
        r = await s.ListLeads(pb.ListLeadsRequest(page_size=3), metadata=md(t2))
        assert len(r.leads) == 3 and all(x.id.split("-")[3] == "0002" for x in r.leads)
        ok("ListLeads(3)")
        toks = {t: md(token(t)) for t in range(1, 41)}
        bad_md = md(bad["wrong secret"])
        async def one(i):
            t = i % 40 + 1
            k = i % 4
            if k == 0:
                l = await s.GetLead(pb.GetLeadRequest(id=lead_id(t, i % 200 + 1)), metadata=toks[t], timeout=30)
                assert l.email == f"lead{i % 200 + 1}@example{t}.com", (l, t)
            elif k == 1:
                r = await s.ListLeads(pb.ListLeadsRequest(page_size=20), metadata=toks[t], timeout=30)
                assert len(r.leads) == 20 and all(x.id.split("-")[3] == f"{t:04x}" for x in r.leads)
            elif k == 2:
                try:
                    await s.GetLead(pb.GetLeadRequest(id=lead_id(t % 40 + 1, 5)), metadata=toks[t], timeout=30)
                    raise SystemExit("FAIL: foreign lead answered under load")
                except grpc.aio.AioRpcError as e:
                    assert e.code() == grpc.StatusCode.NOT_FOUND, e
            else:
                try:
                    await s.GetLead(pb.GetLeadRequest(id=lead_id(t, 5)), metadata=bad_md, timeout=30)
                    raise SystemExit("FAIL: bad token answered under load")
                except grpc.aio.AioRpcError as e:
                    assert e.code() == U, e
        for b in range(5):
            await asyncio.gather(*(one(b * 400 + i) for i in range(400)))
        ok("2000 concurrent calls over 40 tenants, every answer of the right tenant")
    print(f"PASS {N} checks, port {port}")

asyncio.run(main())
