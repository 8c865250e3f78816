"""Writes the image as an OCI layout, `oci.py BINARY FOLDER`: FOLDER/oci, and its root FOLDER/root."""
import gzip
import hashlib
import io
import json
import os
import pathlib
import shutil
import sys
import tarfile
import time

import image_root

ENVIRONMENT = [
    "PATH=/usr/bin", "SWIFT_BACKTRACE=enable=no", "MUSTERD_LISTEN=0.0.0.0:50051", "MUSTERD_OPS=0.0.0.0:50052"]
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}


def layer(root, seconds):
    """A tar of the root in which only the files count: their order, times and owners are the same each time."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path in sorted(root.rglob("*")):
            entry = archive.gettarinfo(path, str(path.relative_to(root)))
            entry.uid = entry.gid = 0
            entry.uname = entry.gname = ""
            entry.mtime = seconds
            if entry.isreg():
                # Two names of one file are two files.
                entry.type, entry.size = tarfile.REGTYPE, path.stat().st_size
                with path.open("rb") as content:
                    archive.addfile(entry, content)
            else:
                archive.addfile(entry)
    return stream.getvalue()


class Layout:
    """A folder of blobs that are named by their digests."""

    def __init__(self, folder):
        shutil.rmtree(folder, ignore_errors=True)
        self.folder = folder
        self.blobs = folder / "blobs" / "sha256"
        self.blobs.mkdir(parents=True)
        (folder / "oci-layout").write_text('{"imageLayoutVersion": "1.0.0"}\n')

    def add(self, kind, content):
        digest = hashlib.sha256(content).hexdigest()
        (self.blobs / digest).write_bytes(content)
        return {"mediaType": f"application/vnd.oci.image.{kind}", "digest": f"sha256:{digest}", "size": len(content)}

    def add_json(self, kind, value):
        return self.add(kind, json.dumps(value, indent=1, sort_keys=True).encode())


def main():
    binary, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    seconds = int(os.environ["SOURCE_DATE_EPOCH"])
    created = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))
    version = image_root.said(binary, "version").split()[1]
    architecture = ARCHITECTURES[os.uname().machine]
    packages = image_root.make(binary, folder / "root")
    content = layer(folder / "root", seconds)
    packed = gzip.compress(content, 9, mtime=0)
    labels = {
        "org.opencontainers.image.title": "musterd", "org.opencontainers.image.version": version,
        "org.opencontainers.image.created": created, "org.opencontainers.image.licenses": "Apache-2.0",
        "org.opencontainers.image.description": "self-hosted go-to-market backend that speaks gRPC"}
    layout = Layout(folder / "oci")
    image = layout.add_json("config.v1+json", {
        "created": created, "architecture": architecture, "os": "linux",
        "config": {
            "User": f"{image_root.USER}:{image_root.USER}", "Env": ENVIRONMENT, "WorkingDir": "/",
            "Entrypoint": ["/usr/bin/musterd"], "Cmd": ["serve"], "StopSignal": "SIGTERM", "Labels": labels,
            "ExposedPorts": {"50051/tcp": {}, "50052/tcp": {}}},
        "rootfs": {"type": "layers", "diff_ids": [f"sha256:{hashlib.sha256(content).hexdigest()}"]},
        "history": [{"created": created, "created_by": "tools/package oci"}]})
    manifest = layout.add_json("manifest.v1+json", {
        "schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json", "config": image,
        "layers": [layout.add("layer.v1.tar+gzip", packed)], "annotations": labels})
    manifest |= {
        "annotations": {"org.opencontainers.image.ref.name": version},
        "platform": {"architecture": architecture, "os": "linux"}}
    (folder / "oci" / "index.json").write_text(json.dumps({"schemaVersion": 2, "manifests": [manifest]}) + "\n")
    print(
        f"{folder}/oci: musterd {version}, {len(packed) / 1e6:.1f} MB packed, {len(content) / 1e6:.1f} MB as files,"
        f" with {len(packages)} packages of Debian: {' '.join(packages)}")


main()
