#!/bin/sh
# Everything the peers need, from Debian's packages and PyPI: compilers, libraries, a virtual environment, and the database
# `bench` on the machine's own Postgres 15 (started here, trust on the unix socket). Run as root; safe to run again.
set -e
usage() {
  cat <<'TEXT'
usage: tools/peers/setup.sh [--rpc | --all]

Installs what the peers need and builds them into .build/peers. Needs root when a package is missing, and for Postgres.

  --rpc   only what `tools/bench rpc` and `tools/bench idle` need: h2load, the C++ and the Go peer, no database
  --all   what `tools/bench all` needs: all peers, no database
TEXT
}
python=true
database=true
case ${1:-} in
  "") ;;
  --rpc) python=false database=false ;;
  --all) database=false ;;
  -h | --help) usage; exit 0 ;;
  *) usage >&2; exit 2 ;;
esac
here=$(cd "$(dirname "$0")" && pwd)
out=$(cd "$here/../.." && pwd)/.build/peers
packages="nghttp2-client g++ make pkg-config protobuf-compiler protobuf-compiler-grpc libgrpc++-dev libpq-dev libssl-dev
  libjemalloc2 nlohmann-json3-dev golang-go golang-google-grpc-dev golang-github-jackc-pgx-v4-dev
  golang-github-golang-jwt-jwt-dev golang-goprotobuf-dev protoc-gen-go-grpc"
! $python || packages="$packages python3-venv"
! $database || packages="$packages postgresql iproute2"
missing=
for package in $packages; do
  [ "$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null)" = "install ok installed" ] || missing="$missing $package"
done
if [ -n "$missing" ]; then
  if [ "$(id -u)" -ne 0 ]; then
    echo "The peers need Debian packages that are not installed. Run this, then try again:" >&2
    echo "  sudo apt-get update && sudo apt-get install -y$missing" >&2
    exit 1
  fi
  echo "Installing$missing …" >&2
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends $missing >/dev/null </dev/null
fi
mkdir -p "$out"
nice make -s -C "$here/cpp"
"$here/go/build.sh"
$python || exit 0
[ -x "$out/venv/bin/python" ] || python3 -m venv "$out/venv"
"$out/venv/bin/pip" -q install grpcio grpcio-tools grpcio-health-checking asyncpg PyJWT uvloop fastapi sqlalchemy greenlet \
  'uvicorn>=0.30' httptools orjson
[ -d "$out/stubs" ] || { mkdir -p "$out/stubs"; "$out/venv/bin/python" -m grpc_tools.protoc -I"$here" \
  --python_out="$out/stubs" --grpc_python_out="$out/stubs" leads.proto; }
$database || exit 0
pg_lsclusters -h | grep -q online || pg_ctlcluster 15 main start
sed -i 's/^local *all *all *peer/local all all trust/' /etc/postgresql/15/main/pg_hba.conf
pg_ctlcluster 15 main reload
cd /
runuser -u postgres -- psql -Atqc "select 1 from pg_database where datname='bench'" | grep -q 1 || {
  runuser -u postgres -- createdb bench
  runuser -u postgres -- psql -q -v ON_ERROR_STOP=1 -d bench < "$here/database.sql"; }
sysctl -qw net.ipv4.ip_local_reserved_ports=50050-50069 2>/dev/null || true
echo "peers ready"
