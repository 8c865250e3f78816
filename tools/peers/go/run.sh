#!/bin/sh
# Foreground Go peer, port 50062. Environment: PORT NO_DB DATABASE GOGC STREAM_WORKERS
cd "$(dirname "$0")" || exit 1
[ ../../../.build/peers/go/server -nt src/bench/server/main.go ] || ./build.sh || exit 1
exec ../../../.build/peers/go/server
