"""Every word of the page is used, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from monitor import web
from monitor.decide.memory import State
from monitor.decide.step import Outcome
from monitor.web.actions import ACTIONS
from monitor.web.calendar import Kind
from monitor.web.page_words import WORDS


def test_every_word_is_said_in_both_languages_and_somewhere() -> None:
    """A word that no page says any more goes; none is left empty."""
    folder = Path(web.__file__).parent
    sources = [*folder.glob("templates/*"), *folder.glob("*.py"), *folder.glob("pages/*.py")]
    said = "".join(p.read_text(encoding="utf-8") for p in sources if p.name != "page_words.py")
    composed = {f"done {action}" for action in ACTIONS}
    composed |= (
        {f"{kind} day" for kind in get_args(Kind)} | set(get_args(Outcome)) | set(get_args(State))
    )
    unsaid = [key for key in WORDS if f'"{key}"' not in said and key not in composed]
    assert unsaid == []
    assert all(all(words) for words in WORDS.values())
