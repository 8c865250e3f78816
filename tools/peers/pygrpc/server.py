"""LeadService on grpc.aio, asyncpg, PyJWT and uvloop: WORKERS processes share the port by SO_REUSEPORT."""
import asyncio
import logging
import os
import re
import signal
import sys
import uuid

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "..", ".build", "peers", "stubs"))

PORT = int(os.environ.get("PORT", "50063"))
WORKERS = int(os.environ.get("WORKERS", "2"))
POOL = 16 // WORKERS
# As libpq spells it.
PLACE = dict(
    word.split("=", 1)
    for word in os.environ.get("DATABASE", "host=/var/run/postgresql dbname=bench user=app").split())


def serve() -> None:
    # imported in the worker: grpc must not be loaded before the fork
    import gc

    import asyncpg
    import grpc
    import jwt
    import uvloop
    from grpc_health.v1 import health, health_pb2, health_pb2_grpc

    import leads_pb2 as pb
    import leads_pb2_grpc as pb_grpc

    log = logging.getLogger("pygrpc")
    SECRET = "bench-secret-bench-secret-bench-secret"
    OPTIONS = {"require": ["exp", "iss", "aud", "tid"]}
    UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.I).fullmatch
    COLS = (
        "id::text,coalesce(campaign_id::text,''),email,coalesce(first_name,''),coalesce(last_name,''),coalesce(title,''),"
        "coalesce(company,''),als_score,als_tier,status,floor(date_part('epoch',created_at))::int8"
    )
    GET = f"select {COLS} from leads where id=$1 and deleted_at is null"
    LIST = f"select {COLS} from leads where deleted_at is null order by als_score desc, id limit $1"
    CREATE = f"insert into leads (tenant_id,email,first_name,last_name,title,company) values ($1,$2,$3,$4,$5,$6) returning {COLS}"
    Lead = pb.Lead

    def lead(r):
        return Lead(
            id=r[0], campaign_id=r[1], email=r[2], first_name=r[3], last_name=r[4], title=r[5], company=r[6],
            als_score=r[7], als_tier=r[8], status=r[9], created_at=r[10],
        )

    async def tenant(context) -> str:
        for k, v in context.invocation_metadata():
            if k == "authorization":
                if v[:7].lower() == "bearer ":
                    try:
                        tid = jwt.decode(v[7:], SECRET, algorithms=["HS256"], audience="muster", issuer="muster", options=OPTIONS)["tid"]
                        if isinstance(tid, str) and UUID(tid):
                            return tid
                    except jwt.InvalidTokenError:
                        pass
                break
        await context.abort(grpc.StatusCode.UNAUTHENTICATED, "invalid token")

    class Service(pb_grpc.LeadServiceServicer):
        def __init__(self, pool):
            self.pool = pool

        async def _tx(self, tid, one, sql, *args):
            # three round trips: BEGIN and set_config in one simple query (tid is a checked uuid), the prepared
            # statement, COMMIT
            async with self.pool.acquire() as c:
                await c.execute(f"begin;select set_config('app.tenant_id','{tid}',true)")
                try:
                    r = await (c.fetchrow(sql, *args) if one else c.fetch(sql, *args))
                    await c.execute("commit")
                    return r
                except BaseException:
                    if not c.is_closed():
                        await c.execute("rollback")
                    raise

        async def GetLead(self, request, context):
            tid = await tenant(context)
            if not UUID(request.id):
                await context.abort(grpc.StatusCode.INVALID_ARGUMENT, "invalid argument")
            r = await self._tx(tid, True, GET, request.id)
            if r is None:
                await context.abort(grpc.StatusCode.NOT_FOUND, "lead not found")
            return lead(r)

        async def CreateLead(self, request, context):
            tid = await tenant(context)
            if not request.email:
                await context.abort(grpc.StatusCode.INVALID_ARGUMENT, "invalid argument")
            return lead(await self._tx(
                tid, True, CREATE, tid, request.email, request.first_name, request.last_name, request.title, request.company))

        async def ListLeads(self, request, context):
            tid = await tenant(context)
            n = request.page_size
            if n < 0:
                await context.abort(grpc.StatusCode.INVALID_ARGUMENT, "invalid argument")
            rows = await self._tx(tid, False, LIST, min(n, 200) or 50)
            return pb.ListLeadsResponse(leads=[lead(r) for r in rows])

    async def no_reset(conn):  # SET LOCAL only: there is no session state to reset
        pass

    async def init(conn):  # uuids travel as text
        await conn.set_type_codec("uuid", encoder=str, decoder=str, schema="pg_catalog", format="text")

    async def main() -> None:
        pool = await asyncpg.create_pool(
            host=PLACE["host"], user=PLACE["user"], database=PLACE["dbname"], min_size=POOL, max_size=POOL,
            max_inactive_connection_lifetime=0, max_queries=10**9, reset=no_reset, init=init,
        )
        server = grpc.aio.server(options=[
            ("grpc.so_reuseport", 1),
            ("grpc.max_concurrent_streams", 1024),
            ("grpc.http2.bdp_probe", 0),
        ])
        pb_grpc.add_LeadServiceServicer_to_server(Service(pool), server)
        h = health.aio.HealthServicer()
        health_pb2_grpc.add_HealthServicer_to_server(h, server)
        await h.set("", health_pb2.HealthCheckResponse.SERVING)
        await h.set("bench.v1.LeadService", health_pb2.HealthCheckResponse.SERVING)
        server.add_insecure_port(f"127.0.0.1:{PORT}")
        await server.start()
        stop = asyncio.Event()
        for s in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(s, stop.set)
        gc.collect()
        gc.freeze()
        gc.set_threshold(20000, 20, 20)
        print(f"worker {os.getpid()} listening on {PORT}", file=sys.stderr, flush=True)
        await stop.wait()
        await server.stop(1)
        await pool.close()

    logging.basicConfig(level=logging.INFO)
    uvloop.run(main())


def main() -> None:
    kids = []
    for _ in range(WORKERS):
        pid = os.fork()
        if pid == 0:
            serve()
            os._exit(0)
        kids.append(pid)

    def stop(*_):
        for k in kids:
            try:
                os.kill(k, signal.SIGTERM)
            except ProcessLookupError:
                pass

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    for k in kids:
        os.waitpid(k, 0)


if __name__ == "__main__":
    main()
