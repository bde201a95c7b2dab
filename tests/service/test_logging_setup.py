"""Logs are for a person on a terminal and for a machine elsewhere, and never show a secret."""

from __future__ import annotations

import io
import json
import logging

import pytest
import structlog

from monitor.service import logging_setup
from tests.service.terminal import Terminal


def said(stream: io.StringIO, level: int = logging.INFO, **facts: object) -> str:
    logging_setup.configure(level=level, stream=stream)
    structlog.get_logger().info("read", **facts)
    return stream.getvalue()


def test_a_journal_gets_one_json_object_a_line():
    event = json.loads(said(io.StringIO(), watch="shop/privacy", outcome="same words"))
    assert event["event"] == "read"
    assert event["watch"] == "shop/privacy"
    assert event["level"] == "info"
    assert event["timestamp"].endswith("Z")


def test_a_terminal_gets_words():
    line = said(Terminal(), watch="shop/privacy")
    assert "shop/privacy" in line
    assert not line.startswith("{")


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
def test_what_is_named_like_a_secret_is_masked(stream):
    assert "canary" not in said(stream(), smtp_password="canary", webhook_secret="canary")


def test_a_command_is_quiet_about_what_goes_well():
    assert said(io.StringIO(), level=logging.WARNING) == ""


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
def test_a_traceback_tells_where_and_no_value_of_a_variable(stream):
    def deliver(channel: str) -> None:
        raise LookupError("a fault")

    out = stream()
    logging_setup.configure(stream=out)
    try:
        deliver("can" + "ary")
    except LookupError:
        structlog.get_logger().exception("an alert broke its sender")
    assert "deliver" in out.getvalue()
    assert "a fault" in out.getvalue()
    assert "canary" not in out.getvalue()


def test_what_libraries_warn_of_is_written_the_same_way():
    out = io.StringIO()
    logging_setup.configure(stream=out)
    logging_setup.configure(stream=out)
    logging.getLogger("asyncio").error("%s was never awaited", "a task")
    (line,) = out.getvalue().splitlines()
    event = json.loads(line)
    assert (event["event"], event["logger"]) == ("a task was never awaited", "asyncio")
