"""The Go of `Protos/CALLING.md`: stubs by its buf.gen.yaml, and its first call. `tools/check --clients` runs this.

Debian's packages are used, without modules: their grpc-go has no `NewClient` yet.
"""
import json
import os
import pathlib
import re
import subprocess
import sys

import cluster
import pytest

ROOT = pathlib.Path(__file__).resolve().parents[3]
GO = ROOT / ".build" / "go"
PAGE = (ROOT / "Protos" / "CALLING.md").read_text()
OLDER = {
    "grpc.NewClient(address, grpc.WithTransportCredentials(insecure.NewCredentials()))":
        "grpc.Dial(address, grpc.WithInsecure())"}
PROGRAM = """package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"time"

	identityv1 "example.com/yours/gen/muster/identity/v1"
	"google.golang.org/grpc"
	"google.golang.org/grpc/metadata"
)

func call(ctx context.Context, address, token string) error {
	BLOCK
	if err != nil {
		return err
	}
	fmt.Println(who.Caller.TenantId)
	return nil
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := call(ctx, os.Args[1], os.Args[2]); err != nil {
		log.Fatal(err)
	}
}
"""


def block(language):
    return re.search(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)[1]


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """The page's program, built."""
    folder = tmp_path_factory.mktemp("go")
    environment = dict(
        os.environ, PATH=f"{GO}/usr/bin:{pathlib.Path(sys.executable).parent}:{os.environ['PATH']}",
        GO111MODULE="off", GOFLAGS="", GOCACHE=str(GO / "cache"),
        GOPATH=f"{folder}:{GO}/usr/share/gocode:/usr/share/gocode")
    own = folder / "src" / "example.com" / "yours"
    own.mkdir(parents=True)
    plugins = block("yaml").splitlines(keepends=True)
    (own / "buf.gen.yaml").write_text("".join(line for line in plugins if "protoc-gen-es" not in line))
    code = block("go")
    for new, old in OLDER.items():
        assert new in code
        code = code.replace(new, old)
    (own / "main.go").write_text(PROGRAM.replace("BLOCK", code.strip().replace("\n", "\n\t")))
    for command in (["buf", "generate", ROOT / "Protos"], ["go", "build", "-o", folder / "call", "."]):
        made = subprocess.run(command, cwd=own, env=environment, capture_output=True, text=True, timeout=600)
        assert made.returncode == 0, made.stderr
    return folder / "call"


def test_the_first_call_is_answered_and_a_bad_token_refused(program, start_server, tmp_path):
    file = tmp_path / "dev.json"
    server = start_server(
        "--ops", "127.0.0.1:0", "--ephemeral", "--credentials", file, command=(cluster.MUSTERD, "dev"))
    tenant = json.loads(file.read_text())["tenants"][0]

    def call(token):
        return subprocess.run([program, server.address, token], capture_output=True, text=True, timeout=60)

    assert call(tenant["owner_token"]).stdout == f"{tenant['id']}\n"
    assert "code = Unauthenticated" in call("no token").stderr
    server.stop()
