"""Makes the root of an image: the program, the libraries that it loads, clocks, authorities, and nothing else."""
import pathlib
import re
import shutil
import subprocess

USER = 10001
ZONES = "/usr/share/zoneinfo"


def said(*words):
    return subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True).stdout


def put(root, path, text, mode=0o644):
    target = root / path.lstrip("/")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text)
    target.chmod(mode)


def merged(path):
    """Where Debian keeps what is asked for under /lib: its /lib is a link."""
    return path if path.startswith("/usr/") else f"/usr{path}"


def libraries(binary):
    """Where each is looked for, and what is there."""
    for line in said("ldd", binary).splitlines():
        found = re.search(r"(/\S+) \(0x", line)
        if found:
            yield found[1]


def owner(path):
    """The Debian package that a file is of."""
    real = str(pathlib.Path(path).resolve())
    for name in (real, real.removeprefix("/usr")):
        answer = subprocess.run(["dpkg", "-S", name], capture_output=True, text=True, check=False)
        if answer.returncode == 0:
            return answer.stdout.split(":")[0]
    raise SystemExit(f"{path} is of no Debian package")


def make(binary, root):
    shutil.rmtree(root, ignore_errors=True)
    for folder in ("usr/bin", "usr/lib", "usr/lib64", "etc/muster", "tmp", "proc", "dev", "sys", "run"):
        (root / folder).mkdir(parents=True)
    for link in ("lib", "lib64"):
        (root / link).symlink_to(f"usr/{link}")
    program = root / "usr/bin/musterd"
    subprocess.run(
        ["strip", "--strip-unneeded", "--remove-section=.comment", "-o", program, binary], check=True)
    program.chmod(0o755)
    packages = {"tzdata", "ca-certificates"}
    for path in libraries(binary):
        target = root / merged(path).lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        target.chmod(0o755)
        packages.add(owner(path))
    # Names of zones; their other forms, with leap seconds and without, are the same once more.
    shutil.copytree(
        ZONES, root / ZONES.lstrip("/"), symlinks=True,
        ignore=lambda folder, names: {"posix", "right"} & set(names) if folder == ZONES else set())
    authorities = sorted(pathlib.Path("/usr/share/ca-certificates/mozilla").glob("*.crt"))
    put(root, "/etc/ssl/certs/ca-certificates.crt", "".join(path.read_text() for path in authorities))
    put(root, "/etc/passwd", f"root:x:0:0:root:/:/\nmuster:x:{USER}:{USER}:Muster:/:/\n")
    put(root, "/etc/group", f"root:x:0:\nmuster:x:{USER}:\n")
    put(root, "/etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n")
    for name in sorted(packages):
        # Where those who look for known holes find what is inside.
        put(root, f"/var/lib/dpkg/status.d/{name}", said("dpkg-query", "-s", name))
        put(root, f"/usr/share/doc/{name}/copyright", pathlib.Path(f"/usr/share/doc/{name}/copyright").read_text())
    (root / "tmp").chmod(0o1777)
    return sorted(packages)
