"""Each language's words are compiled once; an unknown language is read with English and French words."""

from __future__ import annotations

from monitor.judge.lexicon import TOPICS, lexicon


def test_a_known_language_has_its_own_words_only() -> None:
    assert lexicon("fr").signals["money"].search("avec reconduction tacite")
    assert not lexicon("en").signals["money"].search("avec reconduction tacite")


def test_an_unknown_language_has_english_and_french_words() -> None:
    for text in ("avec reconduction tacite", "renewed automatically"):
        assert lexicon("xx").signals["money"].search(text)


def test_words_match_from_the_beginning_of_a_word() -> None:
    assert lexicon("en").topics["security"].search("we encrypt it")
    assert not lexicon("en").topics["security"].search("insecure")


def test_every_topic_has_a_pattern() -> None:
    assert set(lexicon("de").topics) == set(TOPICS)
