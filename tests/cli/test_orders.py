"""`orders` lists who ordered what by commands and on the page."""

from __future__ import annotations

import json
from typing import Any

import pytest

from monitor.cli.order_given import account


def given(run: Any, *words: str) -> list[tuple[str, str | None]]:
    rows = json.loads(run("orders", *words, "--json").out)["orders"]
    assert {(row["user"], row["from"]) for row in rows} <= {(account(), "command line")}
    return [(row["order"], row["about"]) for row in rows]


def test_what_commands_order_is_recorded_under_the_local_account(run: Any) -> None:
    run("check")
    run("check", "corvid", "clairval")
    run("unmute", "corvid")
    run("rebuild")
    one, other = "corvid/privacy-policy", "clairval/privacy-policy"
    assert given(run) == [
        ("rebuild", None), ("unmute", one), ("check", other), ("check", one), ("check", None),
    ]  # fmt: skip
    assert given(run, "--limit", "1") == [("rebuild", None)]


def test_on_a_terminal_it_is_a_table(run: Any) -> None:
    run("check", "corvid")
    heading, line = run("orders").out.splitlines()
    assert heading.split() == ["WHO", "WHEN", "FROM", "ORDER", "ABOUT"]
    assert line.startswith(account())
    assert line.endswith("command line  check  corvid/privacy-policy")


def test_an_account_without_a_name_is_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.getuid", lambda: 4_000_000_123)
    assert account() == "uid 4000000123"
