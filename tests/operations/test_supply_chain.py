"""What is installed is pinned, is no more than is needed, and is listed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parent.parent.parent
PROJECT: Final = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME: Final = tuple(PROJECT["project"]["dependencies"])
EXTRAS: Final = PROJECT["project"]["optional-dependencies"]
GROUPS: Final = PROJECT["dependency-groups"]

LOCKS: Final[dict[str, tuple[str, ...]]] = {
    "requirements.lock": RUNTIME,
    "requirements-build.lock": tuple(GROUPS["build"]),
    "requirements-demo.lock": (*RUNTIME, *EXTRAS["demo"]),
    "requirements-audit.lock": tuple(GROUPS["audit"]),
    "requirements-dev.lock": (
        *RUNTIME,
        *(each for extra in EXTRAS.values() for each in extra),
        *(each for name in ("build", "docs", "dev") for each in GROUPS[name]),
    ),
}
"""Each lock with what it is made for."""

TOOL: Final = ROOT / ".venv" / "audit" / "bin" / "cyclonedx-py"


def name_of(requirement: str) -> str:
    """The normalised name in a requirement."""
    return re.split(r"[^\w.-]", requirement)[0].lower().replace(".", "-").replace("_", "-")


def pins(lock: str) -> set[tuple[str, str]]:
    """Name and version of each package in a lock."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z0-9-]+)==([\w.+!]+)", text, re.MULTILINE))


def names(lock: str) -> set[str]:
    return {name for name, _ in pins(lock)}


def needed(requirements: tuple[str, ...]) -> set[str]:
    """The names of these packages and of all that they require on any platform, extras aside."""
    found: set[str] = set()
    open_ = [name_of(each) for each in requirements]
    while open_:
        name = open_.pop()
        if name not in found:
            found.add(name)
            open_ += [name_of(each) for each in _requires(name) if "extra ==" not in each]
    return found


def _requires(name: str) -> list[str]:
    try:
        return requires(name) or []
    except PackageNotFoundError:  # of another platform
        return []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_by_hash_and_names_no_package_index(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(entries) >= len(names(lock))
    assert all("--hash=sha256:" in entry for entry in entries)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_every_dependency(lock: str) -> None:
    missing = {name_of(each) for each in LOCKS[lock]} - names(lock)
    assert not missing, "`make lock` is due"


def test_the_makefile_makes_every_lock() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert set(re.findall(r"--output-file (requirements\S*)", makefile)) == set(LOCKS)
    assert {path.name for path in ROOT.glob("requirements*")} == set(LOCKS)


def test_at_run_time_nothing_is_installed_that_only_building_testing_or_the_demonstration_needs() -> None:  # fmt: skip
    assert names("requirements.lock") <= needed(RUNTIME)
    others = {
        name_of(each)
        for each in (*EXTRAS["demo"], *(each for group in GROUPS.values() for each in group))
    }
    assert not names("requirements.lock") & others


@pytest.mark.parametrize("lock", sorted(set(LOCKS) - {"requirements.lock"}))
def test_a_package_has_one_version_in_all_locks(lock: str) -> None:
    shared = names("requirements.lock") & names(lock)
    assert {pin for pin in pins("requirements.lock") if pin[0] in shared} == {
        pin for pin in pins(lock) if pin[0] in shared
    }


@pytest.fixture
def bill(tmp_path: Path) -> bytes:
    """The bill of materials that `make sbom` writes."""
    if not TOOL.exists() and os.environ.get("CI") != "true":
        pytest.skip("`make sbom` installs cyclonedx-bom")
    out = tmp_path / "sbom.json"
    subprocess.run([ROOT / ".ci" / "sbom", out], check=True, capture_output=True)
    return out.read_bytes()


def test_the_bill_of_materials_lists_exactly_the_packages_of_the_runtime_lock(bill: bytes) -> None:
    listed = json.loads(bill)
    assert (listed["bomFormat"], listed["specVersion"]) == ("CycloneDX", "1.6")
    components = {(each["name"], each["version"]) for each in listed["components"]}
    assert components == pins("requirements.lock")
    assert {each["purl"] for each in listed["components"]} == {
        f"pkg:pypi/{name}@{version}" for name, version in components
    }
    root = listed["metadata"]["component"]
    assert (root["name"], root["version"]) == (
        PROJECT["project"]["name"],
        PROJECT["project"]["version"],
    )


def test_every_package_of_the_bill_has_the_hashes_of_the_lock(bill: bytes) -> None:
    locked = set(re.findall(r"sha256:([0-9a-f]{64})", (ROOT / "requirements.lock").read_text()))
    listed = {
        entry["content"]
        for component in json.loads(bill)["components"]
        for reference in component["externalReferences"]
        for entry in reference["hashes"]
    }
    assert listed == locked


def test_the_bill_of_materials_is_the_same_each_time(bill: bytes, tmp_path: Path) -> None:
    again = tmp_path / "again.json"
    environ = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000", "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}  # fmt: skip
    subprocess.run([ROOT / ".ci" / "sbom", again], check=True, capture_output=True, env=environ)
    assert again.read_bytes() == bill
    assert b"serialNumber" not in bill
    assert b"timestamp" not in bill


def test_an_audit_fails_where_a_package_could_not_be_judged() -> None:
    """Without --strict a package that the index does not know passes as if it were safe."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (call,) = [line for line in makefile.splitlines() if "pip-audit" in line]
    assert {"--strict", "--require-hashes", "requirements.lock"} <= set(call.split())
