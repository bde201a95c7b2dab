"""The fingerprint workers do what the fingerprint says, with nothing but their own modules loaded."""

from __future__ import annotations

from importlib.util import find_spec

from monitor.extract.fingerprint import fingerprint
from monitor.extract.fingerprint_task import PRELOAD, fingerprint_page


def test_the_task_returns_the_fingerprint() -> None:
    page = b"<html><body><p>We keep logs for 90 days.</p></body></html>"
    assert fingerprint_page(page, "text/html") == fingerprint(page, "text/html")


def test_every_module_to_preload_exists() -> None:
    assert all(find_spec(name) for name in PRELOAD)
