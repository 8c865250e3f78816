#!/bin/sh
# Go 1.19 and Debian's library packages, GOPATH mode
cd "$(dirname "$0")" || exit 1
out=$(cd ../../.. && pwd)/.build/peers/go
mkdir -p "$out/src"
export GO111MODULE=off GOPATH="$out:$PWD:/usr/share/gocode" GOFLAGS= GOCACHE="$out/cache"
[ "$out/src/bench/benchv1/leads.pb.go" -nt ../leads.proto ] ||
  protoc -I.. --go_out="$out/src" --go-grpc_out="$out/src" leads.proto || exit 1
exec nice -n 15 ${GO:-/usr/bin/go} build -o "$out/server" bench/server
