"""A table is read by its rows; every fault is kept, and no secret is repeated."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.config.key import Form, Key, Needs
from monitor.config.positions import Positions
from monitor.config.secret_references import Secrets
from monitor.config.table_decoder import FORMS, Decoder


def upper(text: str) -> str:
    if not text.isupper():
        raise ValueError(f"{text!r} is not upper case")
    return text


KEYS = {
    "name": Key("text", upper, needed=True),
    "also": Key("text or texts", upper, fills="others"),
    "token": Key("text", upper, secret=True),
    "count": Key("whole number"),
}


def decoder(environ: dict[str, str] | None = None) -> Decoder:
    return Decoder(Positions(""), None if environ is None else Secrets(environ, Path()))


def test_values_go_to_the_fields_they_fill() -> None:
    read = decoder({"T": "TOKEN"})
    raw = {"name": "A", "also": "B", "token": "${env:T}"}
    assert read.table(raw, ("x",), KEYS) == {"name": "A", "others": ("B",), "token": "TOKEN"}
    assert read.faults == []


def test_every_fault_is_kept_and_sound_values_too() -> None:
    read = decoder({})
    assert read.table({"also": ["B", "c"], "count": 3, "nam": 1}, ("x",), KEYS) == {"count": 3}
    assert [(fault.key, fault.problem) for fault in read.faults] == [
        ("x.name", "is missing: add it"),
        ("x.also", "'c' is not upper case"),
        ("x.nam", "is unknown: did you mean 'name'?"),
    ]


def test_a_fault_of_a_secret_shows_its_place_and_not_its_value() -> None:
    read = decoder({"T": "canary"})
    read.table({"name": "A", "token": "${env:T}"}, ("x",), KEYS)
    assert [fault.problem for fault in read.faults] == ["its value is not upper case"]


def test_without_an_environment_references_are_left_out() -> None:
    read = decoder()
    assert read.table({"name": "A", "token": "${env:T}"}, ("x",), KEYS) == {"name": "A"}
    assert read.faults == []


def test_a_key_is_refused_without_the_one_it_needs() -> None:
    read = decoder()
    needs = (Needs("a", "b", "needs b"), Needs("c", "d", "needs d"), Needs("e", "f", "needs f"))
    read.require({"a": 1, "c": 1, "d": 1}, ("watch", "0"), needs)
    assert [(fault.key, fault.problem) for fault in read.faults] == [("watch[1].a", "needs b")]


@pytest.mark.parametrize(
    ("form", "right", "wrong"),
    [
        ("text", "a", 1),
        ("texts", ["a"], "a"),
        ("text or texts", ["a"], [1]),
        ("whole number", 1, True),
        ("true or false", True, 1),
    ],
)
def test_a_value_must_have_its_form(form: Form, right: object, wrong: object) -> None:
    read = decoder()
    assert read.table({"k": right}, ("x",), {"k": Key(form)})
    assert not read.table({"k": wrong}, ("x",), {"k": Key(form)})
    assert [fault.problem for fault in read.faults] == [f"must be {FORMS[form]}"]
