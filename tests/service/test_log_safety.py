"""No text of a page, server or exception commands a terminal or forges a line of the log."""

from __future__ import annotations

import io
import json
import logging
import re
import unicodedata

import pytest
import structlog

from monitor.service import log_safety, logging_setup
from tests.service.terminal import Terminal

FORGERY = (
    "broken\x1b[2J\x1b]0;owned\x07\r\n2026-01-01T00:00:00Z [info     ] all is well"
    "\x9b31m\x7f\x85\u2028\u202e{} \n" + json.dumps({"event": "forged"})
)
"""Clears a terminal, names its window, colours it, and begins lines of its own."""


class Careless(Exception):
    """An exception that repeats what a server said."""


def raise_carelessly() -> None:
    error = RuntimeError(FORGERY)
    error.add_note(FORGERY)
    raise error from Careless(FORGERY)


def all_the_ways(stream: io.StringIO) -> str:
    """What is written where the forgery is the event, a value, part of a value, and an exception's."""
    logging_setup.configure(stream=stream)
    log = structlog.get_logger()
    log.warning(FORGERY)
    log.warning("read", detail=FORGERY, parts=(FORGERY,), fault=Careless(FORGERY))
    try:
        raise_carelessly()
    except RuntimeError:
        log.exception("an alert broke its sender")
        logging.getLogger("asyncio").exception(FORGERY)
    log.error("more than one broke", exc_info=ExceptionGroup(FORGERY, [Careless(FORGERY)]))
    return stream.getvalue()


def own_colours_removed(text: str) -> str:
    return re.sub(r"\x1b\[\d+m", "", text)


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
def test_no_text_commands_a_terminal(stream):
    written = own_colours_removed(all_the_ways(stream()))
    assert {c for c in written if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp")} == {"\n"}


def test_no_text_forges_a_line_of_a_journal():
    lines = all_the_ways(io.StringIO()).splitlines()
    assert len(lines) == 5
    assert "forged" not in [json.loads(line)["event"] for line in lines]
    assert json.loads(lines[1])["detail"] == FORGERY, "the text itself is whole"


def test_no_text_forges_a_line_on_a_terminal():
    lines = own_colours_removed(all_the_ways(Terminal())).splitlines()
    assert not [line for line in lines if re.match(r"2026-01-01|\{|\S* ?all is well", line)]
    assert len([line for line in lines if re.match(r"\d{4}-\d\d-\d\d", line)]) == 5
    assert any("raise_carelessly" in line for line in lines), "the traceback says where"
    assert any("Careless: broken" in line and r"\x1b[2J" in line for line in lines)


def test_ordinary_words_stay_as_they_are():
    words = "Politique de confidentialité — «\u00a0données\u00a0» 数据 🍪"
    assert log_safety.escaped(words) == words
    assert json.loads(log_safety.escaped_json({"a": words}, ensure_ascii=False)) == {"a": words}


def test_a_long_chain_of_causes_is_cut_and_a_broken_message_shown_as_such():
    class Mute(Exception):
        def __str__(self) -> str:
            raise ValueError

    error: BaseException = Mute()
    for _ in range(1000):
        following = ValueError("next")
        following.__cause__ = error
        error = following
    mute = Mute()
    out = io.StringIO()
    log_safety.write_traceback(out, (type(error), error, None))
    log_safety.write_traceback(out, (Mute, mute, None))
    assert out.getvalue().count("ValueError: next") == log_safety.LONGEST_CHAIN
    assert "its message cannot be shown" in out.getvalue()
