"""The image: pinned by hash, run by nobody in particular, on a root that nobody writes to."""

from __future__ import annotations

import http.server
import json
import os
import re
import shlex
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
STATE = "/var/lib/policy-monitor"


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions and their words, continued lines joined."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    bare = re.sub(r"^#.*\n", "", text, flags=re.MULTILINE)
    joined = re.sub(r"\\\n\s*", " ", bare)
    found = [line.split(maxsplit=1) for line in joined.splitlines() if line.strip()]
    return [(name, words) for name, words in found]


def of(name: str, *, stage: int = -1) -> list[str]:
    """The words of all instructions of a name in a stage, the last by default."""
    starts = [place for place, (each, _) in enumerate(instructions()) if each == "FROM"]
    begin = starts[stage]
    later = [start for start in starts if start > begin]
    part = instructions()[begin : later[0] if later else None]
    return [words for each, words in part if each == name]


def test_it_is_built_from_the_pinned_requirements_and_nothing_else():
    """The build backend lies beside what is copied into the image, not in it."""
    steps = [step for words in of("RUN", stage=0) for step in words.split(" && ")]
    runtime, build = ("/opt/policy-monitor/bin/python", "/opt/build/bin/python")
    assert [step.split() for step in steps if "pip" in step.split()] == [
        words.split()
        for words in (
            f"pip --python {runtime} install --require-hashes --requirement requirements.lock",
            f"pip --python {build} install --require-hashes --requirement requirements-build.lock",
            f"pip --python {build} wheel --no-deps --no-build-isolation --wheel-dir /wheels .",
            f"pip --python {runtime} install --no-index --no-deps /wheels/*.whl",
        )
    ]
    assert of("COPY") == ["--from=build /opt/policy-monitor /opt/policy-monitor"]
    assert not [words for words in of("RUN") if "pip" in words or "apt" in words]


def test_what_it_copies_exists_and_is_let_in():
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    assert "*" in ignored
    copied = [word for words in of("COPY", stage=0) for word in shlex.split(words)[:-1]]
    assert copied
    for name in copied:
        assert (ROOT / name).exists(), name
        assert f"!{name}" in ignored


def test_it_runs_as_a_user_without_rights_and_not_as_root():
    (user,) = of("USER")
    assert user == "10001:10001"
    assert any("--uid 10001" in words and "nologin" in words for words in of("RUN"))
    names = [name for name, _ in instructions()]
    assert names.index("USER") < names.index("ENTRYPOINT")


def test_all_that_it_keeps_lies_in_the_volume():
    assert of("VOLUME") == of("WORKDIR") == [STATE]
    assert any(f"--owner monitor --group monitor --mode 0700 {STATE}" in run for run in of("RUN"))
    assert "PYTHONDONTWRITEBYTECODE=1" in of("ENV")[0]


def test_it_starts_the_daemon_and_ends_it_in_order():
    assert json.loads(of("ENTRYPOINT")[0]) == ["policy-monitor"]
    assert json.loads(of("CMD")[0]) == ["run"]
    assert of("STOPSIGNAL") == ["SIGTERM"]


@pytest.fixture(params=[200, 503])
def page(request) -> Iterator[tuple[int, str]]:
    """A status page that is well, and one that is not."""

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(request.param if self.path == "/healthz" else 404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield request.param, f"http://127.0.0.1:{server.server_port}/healthz"
    server.shutdown()
    server.server_close()


def test_the_health_check_is_the_pages_word(page):
    """Its very command is run; what it asks by default is the page's default address."""
    status, address = page
    (words,) = of("HEALTHCHECK")
    command = json.loads(words.partition("CMD ")[2])
    ran = subprocess.run(
        [sys.executable, *command[1:]], env={"HEALTH": address}, capture_output=True, check=False
    )
    assert (ran.returncode == 0) == (status == 200)
    assert "HEALTH=http://127.0.0.1:8321/healthz" in of("ENV")[0]
    assert of("EXPOSE") == ["8321"]


def test_both_stages_have_one_base_and_no_address_of_a_registry_is_written_down():
    images = [words.split()[0] for name, words in instructions() if name == "FROM"]
    assert images == ["${BASE}"] * 2
    (base,) = [words for name, words in instructions() if name == "ARG"]
    assert re.fullmatch(r"BASE=python:3\.\d+-slim(@sha256:[0-9a-f]{64})?", base)


DIGEST = "sha256:" + "ab" * 32


@pytest.fixture
def pin(tmp_path):
    """Runs `.ci/base-image` on a copy of the Dockerfile with a docker that answers this."""

    def run(answer: str) -> tuple[int, str]:
        docker = tmp_path / "docker"
        docker.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/asked\necho "{answer}"\n')
        docker.chmod(0o755)
        copy = tmp_path / "Dockerfile"
        if not copy.exists():
            copy.write_bytes((ROOT / "Dockerfile").read_bytes())
        ran = subprocess.run(
            [ROOT / ".ci" / "base-image", copy],
            env={"PATH": f"{tmp_path}:{os.environ['PATH']}"},
            capture_output=True,
            check=False,
        )
        return ran.returncode, copy.read_text()

    return run


@pytest.mark.skipif(sys.platform != "linux", reason="GNU sed")
def test_the_base_is_pinned_to_the_digest_that_the_registry_gives(pin, tmp_path):
    before = (ROOT / "Dockerfile").read_text().splitlines()
    for digest in (DIGEST, "sha256:" + "cd" * 32):
        code, text = pin(digest)
        assert code == 0
        changed = [line for line in text.splitlines() if line not in before]
        assert changed == [f"ARG BASE=python:3.11-slim@{digest}"]
    asked = (tmp_path / "asked").read_text()
    assert asked.count("inspect python:3.11-slim --format") == 2


@pytest.mark.parametrize("answer", ["", "latest", "sha256:short", f"{DIGEST}0"])
def test_what_is_no_digest_is_not_written(pin, answer):
    code, text = pin(answer)
    assert code != 0
    assert text == (ROOT / "Dockerfile").read_text()
