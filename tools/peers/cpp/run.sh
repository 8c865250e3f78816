#!/bin/sh
# Foreground C++ peer, port 50061. Environment: PORT NO_DB DATABASE CQS CQ_THREADS DB_CONNS DB_THREADS DB_DEPTH (calls in flight on a connection, 4) MINIMAL
cd "$(dirname "$0")" || exit 1
make -q || nice make -s || exit 1
[ -f /usr/lib/x86_64-linux-gnu/libjemalloc.so.2 ] && export LD_PRELOAD=${LD_PRELOAD-/usr/lib/x86_64-linux-gnu/libjemalloc.so.2}
exec ../../../.build/peers/cpp/server
