"""No secret leaves the watchlist: not into logs, index, payloads, mails, messages or tracebacks."""

from __future__ import annotations

import base64
import os
import re
import socketserver
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from monitor.demo.daemon_process import PATIENCE_S

KEY = b"canary-of-the-webhook's-signing-key"
SECRETS = {
    "HOOK_URL": "http://127.0.0.1:{port}/services/canary-path",
    "HOOK_KEY": "whsec_" + base64.b64encode(KEY).decode(),
    "OLD_KEY": "whsec_" + base64.b64encode(KEY[::-1]).decode(),
    "SMTP_URL": "smtp://canary-user@127.0.0.1:{port}",
    "CHAT_URL": "json://canary-guest:canary-chat@127.0.0.1:9/canary-token",
}
PASSWORD = "canary-password"
CHANNELS = """
[channel.hook]
webhook = "${env:HOOK_URL}"
secret = ["${env:HOOK_KEY}", "${env:OLD_KEY}"]

[channel.mail]
email = "legal@example.org"
smtp = "${env:SMTP_URL}"
password = "${file:password}"

[channel.chat]
chat = "${env:CHAT_URL}"
"""


def hits(content: bytes) -> list[bytes]:
    """Where a canary sings, in the clear or as base64."""
    plain = [KEY, KEY[::-1], PASSWORD.encode(), b"canary"]
    encoded = [base64.b64encode(b"\0canary-user\0" + PASSWORD.encode())]
    encoded += [
        base64.b64encode(word)[:-4] for word in (*plain[:3], b"canary-user", b"canary-guest")
    ]
    spelt = [
        value.removeprefix("whsec_").encode() for name, value in SECRETS.items() if "KEY" in name
    ]
    pattern = b"|".join(re.escape(word) for word in (*plain, *encoded, *spelt))
    return re.findall(b".{0,80}(?:" + pattern + b").{0,80}", content, re.IGNORECASE)


class Refusing(socketserver.StreamRequestHandler):
    """A receiver that refuses everything: speaks enough HTTP and SMTP for that."""

    def handle(self) -> None:
        self.wfile.write(b"220 localhost\r\n") if self.server.greets else None  # type: ignore[attr-defined]
        for line in self.rfile:
            verb = line.split()[0].upper() if line.split() else b""
            if verb == b"POST":
                self.wfile.write(
                    b"HTTP/1.1 500 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                )
                return
            if verb == b"EHLO":
                self.wfile.write(b"250-localhost\r\n250 AUTH PLAIN LOGIN\r\n")
            elif verb == b"AUTH":
                self.wfile.write(b"535 no such user\r\n")
            elif verb == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            else:
                self.wfile.write(b"250 yes\r\n")


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    greets = False


@pytest.fixture
def environ(home: Any) -> Iterator[dict[str, str]]:
    """The environment that holds the secrets, their receivers listening, the watchlist written."""
    servers = {name: Server(("127.0.0.1", 0), Refusing) for name in ("HOOK_URL", "SMTP_URL")}
    servers["SMTP_URL"].greets = True
    for server in servers.values():
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    port = {name: server.server_address[1] for name, server in servers.items()}
    (home.path / "password").write_text(PASSWORD)
    home.watch("corvid", more='every = "1s"\n' + CHANNELS + '\n[web]\nlisten = "127.0.0.1:0"\n')
    yield {name: value.format(port=port.get(name)) for name, value in SECRETS.items()}
    for server in servers.values():
        server.shutdown()
        server.server_close()


def command(home: Any, environ: dict[str, str], *words: str) -> subprocess.CompletedProcess[bytes]:
    """The real command, as a person calls it."""
    return subprocess.run(
        [sys.executable, "-m", "monitor", "--watchlist", str(home.watchlist), *words],
        env={**os.environ, **environ}, capture_output=True, check=False,
    )  # fmt: skip


def kept(home: Any) -> bytes:
    """All that lies in the folder but the password itself."""
    files = [p for p in home.path.rglob("*") if p.is_file() and p.name != "password"]
    return b"\n".join(path.read_bytes() for path in files)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # apprise imports what Python will drop
def test_failing_deliveries_tell_no_secret(
    run: Any, home: Any, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    told = [run("check")]
    home.lengthen()
    told += [
        run(*words.split())
        for words in (
            "check", "check --json", "status", "status --json", "history corvid --json", "redeliver",
            "redeliver --json", "test-alert hook", "test-alert mail", "test-alert chat",
            "diff corvid --json", "verify --json", "install-service --print",
        )
    ]  # fmt: skip
    assert "3 failed and will be tried again" in told[1].out, told[1]
    assert "535" in told[6].out, "what is told of the failure is there to be searched"
    output = "\n".join(ran.out + ran.err for ran in told)
    assert "Traceback" not in output
    assert hits(output.encode()) == []
    assert hits(kept(home)) == []


def test_a_daemon_logs_no_secret(home: Any, environ: dict[str, str]) -> None:
    command(home, environ, "check")
    home.lengthen()
    process = subprocess.Popen(
        [sys.executable, "-m", "monitor", "--watchlist", str(home.watchlist), "run"],
        env={**os.environ, **environ}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    seen = home.site.looks("corvid")
    assert home.site.wait_for_looks(seen + 3, PATIENCE_S, ["corvid"])
    process.terminate()
    log, _ = process.communicate(timeout=40)
    assert process.returncode == 0, log
    assert b'"event": "read"' in log
    assert hits(log) == []
    assert hits(kept(home)) == []


def _breaking(*_: object, **__: object) -> None:
    raise LookupError("a fault of the program")


@pytest.mark.parametrize(
    ("channel", "broken"),
    [
        ("hook", "monitor.deliver.channels.webhook.hmac.digest"),
        ("mail", "smtplib.SMTP.auth_plain"),
        ("chat", "monitor.deliver.channels.chat._apprise"),
    ],
)
def test_a_traceback_tells_no_secret(
    run: Any,
    home: Any,
    environ: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    channel: str,
    broken: str,
) -> None:
    """A sender breaks while it holds the secret in its hands; the log has the traceback."""
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    run("check")
    home.lengthen()
    monkeypatch.setattr(broken, _breaking)
    ran = run("check")
    assert "a fault of the program" in ran.err, ran
    assert hits((ran.out + ran.err).encode()) == []
    assert hits(kept(home)) == []


@pytest.mark.parametrize(
    "line",
    [
        '[channel.a]\nwebhook = "https://user:canary@h.example/"',
        '[channel.a]\nwebhook = "${env:BAD}"',
        '[channel.a]\nwebhook = "https://h.example/"\nsecret = "canary"',
        '[channel.a]\nwebhook = "https://h.example/"\nsecret = "${env:BAD}"',
        '[channel.a]\nemail = "a@example.org"\nsmtp = "smtps://user:canary@h.example"',
        '[channel.a]\nemail = "a@example.org"\nsmtp = "${env:BAD}"',
    ],
)
def test_a_faulty_secret_is_refused_and_not_repeated(home: Any, line: str) -> None:
    home.watchlist.write_text(line + "\n")
    ran = command(home, {"BAD": "canary"}, "check")
    assert ran.returncode == 2
    assert b"channel.a" in ran.stderr
    assert hits(ran.stdout + ran.stderr) == []


def test_a_canary_that_sings_is_heard(home: Any, tmp_path: Path) -> None:
    """The tests above can fail."""
    assert hits(b"Authorization: canary-token")
    assert hits(base64.b64encode(b"\0canary-user\0canary-password"))
    assert hits(SECRETS["HOOK_KEY"].encode())
    assert not hits(b"nothing")
