#!/bin/sh
# measure.sh PORT grpc|http [health] [get] [list] [create]
# One h2load run per operation (default: all four) against a server that already runs on 127.0.0.1:PORT.
#   grpc: h2load -c 8 -m 16 -t 1 -d body.bin      http: h2load --h1 -c 64 -t 1
# Prints: requests/s, failed (h2load: HTTP status, errors, timeouts), wrong (answers whose body bytes differ from one
# reference answer asked first: this shows gRPC errors, which h2load counts as succeeded), p50/p99 of every request
# (h2load --log-file), CPU seconds of the server's process tree per 1000 requests, its mean cores, the sum of VmHWM of
# the tree (reset before the run), CPU seconds of the postgres backends this server is connected to (by ss -xp)
# and of h2load per 1000 requests.
# Environment: N (all) or N_HEALTH N_GET N_LIST N_CREATE, WARM (requests before each run, 2000), PID (a root process, if
# the listener's own tree is not all), CREATE_TENANT (1000).
here=$(cd "$(dirname "$0")" && pwd)
out=$(cd "$here/../.." && pwd)/.build/peers
PATH="$out/venv/bin:$PATH"
[ -f "$out/bodies/get.bin" ] || "$here/mkbody.py" all "$out/bodies" || exit 1
exec ${PEERS_PYTHON:-$out/venv/bin/python} "$here/measure.py" "$@"
