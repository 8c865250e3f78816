"""See measure.sh. One h2load run per operation; CPU and memory of the server's process tree from /proc."""
import glob, os, re, resource, subprocess, sys, time
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from mktoken import token
BODIES = os.path.join(HERE, "..", "..", ".build", "peers", "bodies")
HZ = os.sysconf("SC_CLK_TCK")
port, kind = int(sys.argv[1]), sys.argv[2]
ops = sys.argv[3:] or ["health", "get", "list", "create"]
assert kind in ("grpc", "http")
E = os.environ.get
N = {"health": int(E("N_HEALTH", E("N", "40000"))), "get": int(E("N_GET", E("N", "20000"))),
     "list": int(E("N_LIST", E("N", "10000"))), "create": int(E("N_CREATE", E("N", "10000")))}
WARM = int(E("WARM", "2000"))
CREATE_TENANT = int(E("CREATE_TENANT", "1000"))  # keeps the writes out of tenant 1, which get and list read

def listeners(p):
    out = subprocess.run(["ss", "-Hltnp", f"sport = :{p}"], capture_output=True, text=True).stdout
    return {int(x) for x in re.findall(r"pid=(\d+)", out)}

def children(pid):
    r = []
    for f in glob.glob(f"/proc/{pid}/task/*/children"):
        try:
            r += [int(x) for x in open(f).read().split()]
        except OSError:
            pass
    return r

def tree():
    roots = listeners(port)
    if E("PID"):
        roots |= {int(E("PID"))}
    seen, todo = set(), list(roots)
    while todo:
        p = todo.pop()
        if p in seen:
            continue
        seen.add(p)
        todo += children(p)
    return sorted(seen)

def cpu(pids):
    t = 0
    for p in pids:
        try:
            f = open(f"/proc/{p}/stat").read().rsplit(")", 1)[1].split()
            t += int(f[11]) + int(f[12])
        except OSError:
            pass
    return t / HZ

def pg_pids(pids):
    """postgres backends at the other end of the server's unix sockets (ss -xp, as root)"""
    mine, peers = set(), {}
    for l in subprocess.run(["ss", "-Hxp"], capture_output=True, text=True).stdout.splitlines():
        f = l.split()
        own = {int(x) for x in re.findall(r"pid=(\d+)", l)}
        if len(f) < 8 or not own:
            continue
        if '"postgres"' in l:
            peers[f[7]] = own  # peer inode -> backend
        elif own & set(pids):
            mine.add(f[5])     # local inode
    return sorted(set().union(*(peers[x] for x in mine if x in peers)) if mine else set())

def reset_peak(pids):
    for p in pids:
        try:
            open(f"/proc/{p}/clear_refs", "w").write("5")
        except OSError:
            pass

def peak_mib(pids):
    kb = 0
    for p in pids:
        try:
            kb += int(re.search(r"VmHWM:\s+(\d+)", open(f"/proc/{p}/status").read()).group(1))
        except OSError:
            pass
    return kb / 1024

GRPC = {"health": "/grpc.health.v1.Health/Check", "get": "/bench.v1.LeadService/GetLead",
        "list": "/bench.v1.LeadService/ListLeads", "create": "/bench.v1.LeadService/CreateLead"}
HTTP = {"health": "/health", "get": "/v1/leads/00000000-0000-0000-0001-000000000007",
        "list": "/v1/leads?page_size=50", "create": "/v1/leads"}

def cmd(op, n, log=None):
    tok = token(CREATE_TENANT if op == "create" else 1)
    base = f"http://127.0.0.1:{port}"
    if kind == "grpc":
        c = ["h2load", "-n", str(n), "-c", "8", "-m", "16", "-t", "1", "-d", f"{BODIES}/{op}.bin",
             "-H", "content-type: application/grpc", "-H", "te: trailers"]
        if op != "health":
            c += ["-H", f"authorization: Bearer {tok}"]
        c += [base + GRPC[op]]
    else:
        c = ["h2load", "--h1", "-n", str(n), "-c", "64", "-t", "1"]
        if op != "health":
            c += ["-H", f"authorization: Bearer {tok}"]
        if op == "create":
            c += ["-d", f"{BODIES}/create.json", "-H", "content-type: application/json"]
        c += [base + HTTP[op]]
    if log:
        c.insert(1, f"--log-file={log}")
    return c

def reference(op):
    """body bytes of one right answer, asked with a plain client just before the run; the run must match it"""
    if kind == "grpc":
        import grpc
        tok = token(CREATE_TENANT if op == "create" else 1)
        body = open(f"{BODIES}/{op}.bin", "rb").read()[5:]
        with grpc.insecure_channel(f"127.0.0.1:{port}") as ch:
            f = ch.unary_unary(GRPC[op])
            return 5 + len(f(body, metadata=(("authorization", "Bearer " + tok),), timeout=10))
    import urllib.request
    tok = token(CREATE_TENANT if op == "create" else 1)
    req = urllib.request.Request(f"http://127.0.0.1:{port}{HTTP[op]}", headers={"authorization": "Bearer " + tok})
    if op == "create":
        req.data = open(f"{BODIES}/create.json", "rb").read()
        req.add_header("content-type", "application/json")
    with urllib.request.urlopen(req, timeout=10) as r:
        return len(r.read())

pids = tree()
if not pids:
    raise SystemExit(f"nobody listens on {port}")
print(f"# port {port} {kind} pids {pids}")
print(f"{'op':7} {'n':>7} {'req/s':>9} {'failed':>6} {'wrong':>5} {'p50ms':>8} {'p99ms':>8} {'srv CPU s/1k':>12} {'srv cores':>9} {'peak RSS MiB':>12} {'pg CPU s/1k':>11} {'cli CPU s/1k':>12}")
for op in ops:
    n = N[op]
    want = reference(op)
    if WARM:
        subprocess.run(cmd(op, min(WARM, n)), capture_output=True)
    log = f"{BODIES}/h2load.{os.getpid()}.log"
    if os.path.exists(log):
        os.unlink(log)
    pids = tree()
    pg = pg_pids(pids)
    reset_peak(pids)
    r0 = resource.getrusage(resource.RUSAGE_CHILDREN)
    c0, g0, t0 = cpu(pids), cpu(pg), time.monotonic()
    out = subprocess.run(cmd(op, n, log), capture_output=True, text=True).stdout
    wall = time.monotonic() - t0
    c1, g1, peak = cpu(pids), cpu(pg), peak_mib(pids)
    if set(pg_pids(pids)) != set(pg):
        print("# the database sessions changed during the run: pg CPU is not right")
    r1 = resource.getrusage(resource.RUSAGE_CHILDREN)
    cli = r1.ru_utime + r1.ru_stime - r0.ru_utime - r0.ru_stime
    if set(tree()) != set(pids):
        print("# the server's processes changed during the run")
    m = re.search(r"finished in ([\d.]+)(us|ms|s|m), ([\d.]+) req/s", out)
    q = re.search(r"requests: (\d+) total, \d+ started, (\d+) done, (\d+) succeeded, (\d+) failed, (\d+) errored, (\d+) timeout", out)
    d = re.search(r"\((\d+)\) data", out)
    if not (m and q and d):
        print(out)
        raise SystemExit("h2load gave no summary")
    succ = int(q.group(3))
    failed = n - succ
    # answers whose bytes do not add up to n times the reference answer (a gRPC error has HTTP status 200 and no data)
    diff = int(d.group(1)) - succ * want
    wrong = 0 if diff == 0 else max(1, round(abs(diff) / want))
    lat = sorted(int(x.split("\t")[2]) for x in open(log))
    os.unlink(log)
    p = lambda f: lat[min(len(lat) - 1, int(f * len(lat)))] / 1000 if lat else float("nan")
    print(f"{op:7} {n:7} {float(m.group(3)):9.0f} {failed:6} {wrong:5} {p(.5):8.2f} {p(.99):8.2f} {(c1-c0)/n*1000:12.4f} {(c1-c0)/wall:9.2f} {peak:12.1f} {(g1-g0)/n*1000:11.4f} {cli/n*1000:12.4f}", flush=True)
