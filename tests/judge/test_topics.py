"""Fifteen topics, in English and French; the heading votes before the body."""

from __future__ import annotations

import pytest

from monitor.judge.lexicon import TOPICS
from monitor.judge.topics import led_by_signals, topics
from monitor.languages import READ_IN_FULL
from monitor.languages.language import Language

HEADINGS = {
    "controller and contact": ("Contact us", "Nous contacter"),
    "data collected": ("What data we collect", "Quelles données sont visées"),
    "purposes and legal basis": ("Purposes", "Finalités"),
    "recipients": ("Recipients", "Destinataires"),
    "advertising, cookies and sale": ("Cookies", "Publicité"),
    "transfers": ("International transfers", "Transferts hors UE"),
    "retention": ("How long", "Durées de conservation"),
    "rights and choices": ("Your rights", "Vos droits"),
    "security": ("Security", "Sécurité"),
    "children": ("Children", "Enfants"),
    "AI and automated decisions": ("Artificial intelligence", "Intelligence artificielle"),
    "changes and notice": ("Changes to this notice", "Modifications"),
    "money": ("Fees", "Prix"),
    "liability and disputes": ("Liability", "Responsabilité"),
    "account, content and conduct": ("Your account", "Votre compte"),
}


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize(("language", "column"), [("en", 0), ("fr", 1)])
def test_a_heading_tells_the_topic(topic: str, language: str, column: int) -> None:
    assert topics((HEADINGS[topic][column],), "It is so.", language)[0] == topic


def test_the_heading_votes_before_the_body() -> None:
    body = "We keep cookies safe from advertising."
    assert topics(("Notice", "Children"), body, "en")[0] == "children"


def test_the_document_s_title_has_no_vote() -> None:
    assert topics(("Cookies and advertising", "Your rights"), "It is so.", "en") == (
        "rights and choices",
    )


def test_no_topic_is_guessed() -> None:
    assert topics((), "Hens lay eggs.", "en") == ()


def test_a_signal_can_name_the_topic() -> None:
    assert led_by_signals(("security",), ("age",)) == ("children", "security")


@pytest.mark.parametrize("language", READ_IN_FULL, ids=lambda each: each.code)
def test_every_language_has_words_for_every_topic(language: Language) -> None:
    assert set(language.topics) == set(TOPICS)
