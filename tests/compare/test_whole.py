"""When it is said once that the document is another."""

from __future__ import annotations

from dataclasses import replace

from monitor.compare.align import align
from monitor.model import Clause, Policy

_SPANISH = (
    "Ostenz, con domicilio en Harwick, decide por qué y cómo se tratan sus datos personales.",
    "Al abrir una cuenta le pedimos su nombre, su dirección postal y un número de teléfono.",
    "Las facturas se conservan durante diez años porque así lo exige la ley tributaria.",
)
_RECIPES = (
    "Beat the eggs with the sugar until the mixture turns pale and doubles in volume.",
    "Meanwhile melt chocolate over simmering water, stirring patiently with a wooden spoon.",
    "Bake for thirty-five minutes; cinnamon and whipped cream are welcome afterwards.",
)


def test_a_translation_is_one_change_and_not_a_hundred(harbour):
    spanish = Policy(tuple(Clause(text, language="es") for text in _SPANISH), language="es")
    comparison = align(harbour, spanish)
    assert comparison.whole == "other language"
    (link,) = comparison.links
    assert (link.kind, link.before, link.after) == ("rewritten", harbour.clauses, spanish.clauses)


def test_a_page_about_something_else_is_another_document(harbour):
    recipes = Policy(tuple(Clause(text) for text in _RECIPES), language="en")
    assert align(harbour, recipes).whole == "other document"


def test_a_policy_worded_anew_under_its_old_title_is_rewritten(harbour):
    title = harbour.clauses[:1]
    recipes = Policy((*title, *(Clause(text) for text in _RECIPES)), language="en")
    assert align(harbour, recipes).whole == "rewritten"


def test_a_policy_that_grew_is_the_same_document(harbour):
    foreign = tuple(Clause(f"{text} Chapter {n} of many.") for n in range(20) for text in _RECIPES)
    grown = replace(harbour, clauses=harbour.clauses + foreign)
    comparison = align(harbour, grown)
    assert comparison.whole == "same document"
    assert comparison.matched < 0.5


def test_two_words_are_shown_as_they_are():
    before, after = Policy((Clause("Hello"),)), Policy((Clause("Goodbye"),))
    assert align(before, after).whole == "same document"
