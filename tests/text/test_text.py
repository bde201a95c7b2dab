"""The table of forms and the examples of each form are so."""

from __future__ import annotations

import doctest
import importlib
from collections.abc import Callable

import pytest

from monitor import text
from monitor.text.canonical import canonical
from monitor.text.lowered import lowered
from monitor.text.normalise import normalise
from monitor.text.plain import plain
from monitor.text.tokens import tokens

EXAMPLE = "L’Été – 1 000 ﬁches ;"
FORMS: dict[str, Callable[[str], str]] = {
    "normalise": normalise,
    "canonical": lambda printed: canonical(normalise(printed)),
    "lowered": lowered,
    "plain": plain,
    "tokens": lambda printed: " ".join(tokens(printed)),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_table_of_forms_shows_what_each_makes(form):
    assert text.__doc__ is not None
    (row,) = (line for line in text.__doc__.splitlines() if line.startswith(f"{form} "))
    assert EXAMPLE in text.__doc__
    assert row.endswith(f"  {FORMS[form](EXAMPLE)}")


@pytest.mark.parametrize("module", FORMS)
def test_the_examples_of_each_form_are_so(module):
    examined = doctest.testmod(importlib.import_module(f"monitor.text.{module}"))
    assert examined.attempted
    assert not examined.failed
