#!/usr/bin/env python3
"""mkbody.py KIND [OUT] : write one gRPC framed request body (5 byte prefix + message) for h2load -d.
   KIND: get (tenant 1 lead 7) | create | list (page_size 50) | health | createjson (plain JSON, for HTTP peers)
   mkbody.py all DIR: writes get.bin create.bin list.bin health.bin create.json into DIR."""
import json, os, struct, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", ".build", "peers", "stubs"))
import leads_pb2 as pb

CREATE = dict(email="bench-create@peer.example", first_name="Bench", last_name="Create", title="VP Sales", company="Bench Company 1")

def frame(m: bytes) -> bytes:
    return b"\0" + struct.pack(">I", len(m)) + m

def body(kind: str) -> bytes:
    if kind == "get":
        return frame(pb.GetLeadRequest(id="00000000-0000-0000-0001-000000000007").SerializeToString())
    if kind == "create":
        return frame(pb.CreateLeadRequest(**CREATE).SerializeToString())
    if kind == "list":
        return frame(pb.ListLeadsRequest(page_size=50).SerializeToString())
    if kind == "health":
        return frame(b"")
    if kind == "createjson":
        return json.dumps(CREATE, separators=(",", ":")).encode()
    raise SystemExit(__doc__)

if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    if sys.argv[1] == "all":
        d = sys.argv[2]
        os.makedirs(d, exist_ok=True)
        for k in ("get", "create", "list", "health"):
            open(os.path.join(d, k + ".bin"), "wb").write(body(k))
        open(os.path.join(d, "create.json"), "wb").write(body("createjson"))
    else:
        b = body(sys.argv[1])
        (open(sys.argv[2], "wb") if len(sys.argv) > 2 else sys.stdout.buffer).write(b)
