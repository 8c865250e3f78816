"""The units of tools/packaging/systemd, as systemd itself reads them."""
import pathlib
import re
import shutil
import subprocess

import pytest
from cluster import MUSTERD

ROOT = pathlib.Path(__file__).resolve().parents[3]
UNITS = ROOT / "tools" / "packaging" / "systemd"
EXPOSURE_MAX = 1.5


@pytest.fixture
def units(tmp_path):
    """A copy that names a program which is there: whether it can be started is looked at too."""
    for unit in (*UNITS.glob("*.service"), *UNITS.glob("*.socket")):
        (tmp_path / unit.name).write_text(
            unit.read_text().replace("/usr/bin/musterd", MUSTERD).replace("Documentation=man:musterd(8)\n", ""))
    return tmp_path


def analyze(*words):
    if not shutil.which("systemd-analyze"):
        pytest.skip("there is no systemd-analyze here")
    answer = subprocess.run(
        ["systemd-analyze", *map(str, words)], capture_output=True, text=True, timeout=60, check=False)
    assert answer.returncode == 0, answer
    return answer.stdout + answer.stderr


def test_the_units_are_understood(units):
    assert analyze("verify", *sorted(units.iterdir())) == ""


def test_a_unit_that_is_wrong_is_found(units):
    broken = units / "musterd.service"
    broken.write_text(broken.read_text().replace("RestrictNamespaces=", "RestrictNamespace="))
    assert "RestrictNamespace" in analyze("verify", broken)


def test_little_is_exposed(units, figure):
    told = analyze("security", "--offline=true", "--no-pager", units / "musterd.service")
    score = float(re.search(r"exposure level for .*: ([0-9.]+)", told)[1])
    figure(f"exposure {score} of 10")
    assert score <= EXPOSURE_MAX


def test_a_unit_says_what_the_default_configuration_needs():
    unit = (UNITS / "musterd.service").read_text()
    credentials = re.search(r"^LoadCredential=(\w+):", unit, re.M)[1]
    named = re.findall(r"credential:(\w+?)_", (UNITS.parent / "musterd.yaml").read_text())
    assert named and set(named) == {credentials}
