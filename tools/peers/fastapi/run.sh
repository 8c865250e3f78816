#!/bin/sh
# Foreground FastAPI peer, port 50064. Environment: PORT WORKERS DATABASE STYLE (core | orm) ACCEPT (reuseport | shared: plain uvicorn --workers)
cd "$(dirname "$0")" || exit 1
export WORKERS="${WORKERS:-2}" PORT="${PORT:-50064}"
[ "${ACCEPT:-reuseport}" = reuseport ] && exec ${PEERS_PYTHON:-../../../.build/peers/venv/bin/python} serve.py
exec ${PEERS_PYTHON:-../../../.build/peers/venv/bin/python} -m uvicorn app:app --host 127.0.0.1 --port "$PORT" --workers "$WORKERS" \
  --loop uvloop --http httptools --lifespan on --no-access-log --log-level warning --no-server-header --backlog 1024
