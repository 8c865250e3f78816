#!/bin/sh
# Foreground Python gRPC peer, port 50063. Environment: PORT WORKERS DATABASE
cd "$(dirname "$0")" || exit 1
exec ${PEERS_PYTHON:-../../../.build/peers/venv/bin/python} server.py
