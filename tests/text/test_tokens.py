"""Tokens are what counts for a reader: words, numbers, addresses and four signs."""

from __future__ import annotations

import pytest

from monitor.text.tokens import HIDDEN_ADDRESS, is_word, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We keep it – always.", "we keep it; always"),
        ("1 000 days", "1000 days"),
        ("co\u00adoperation", "cooperation"),
        ("“Data”", "data"),
        ("see [terms](https://a.example/x)", "see terms"),
        ("Hello {{ user.name }}, welcome", "Hello, welcome"),
        ("parties: (a) us; b) you", "parties: (a) us; you"),
        ("ﬁnance", "finance"),
    ],
)
def test_what_no_reader_counts_makes_no_difference(one, other):
    assert tokens(one) == tokens(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("16 years", "18 years"), ("10 %", "10 €"), ("we may", "we must"), ("état", "etat")],
)
def test_what_readers_count_does(one, other):
    assert tokens(one) != tokens(other)


@pytest.mark.parametrize("printed", ["[email protected]", "[ e-mail protégé ]", "email protected"])
def test_a_hidden_address_is_one_token(printed):
    assert tokens(f"write to {printed} now") == ("write", "to", HIDDEN_ADDRESS, "now")


def test_an_address_keeps_its_dots_but_no_last_mark():
    assert tokens("See https://a.example/b.") == ("see", "https://a.example/b")


@pytest.mark.parametrize(("token", "word"), [("data", True), ("12", False), ("a@b.example", False)])
def test_a_word_is_letters_only(token, word):
    assert is_word(token) is word
