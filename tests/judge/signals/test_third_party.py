"""A third party is somebody: a defined term, a law or a place with a capital is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from monitor.judge import Judgement

Compared = Callable[..., Judgement]


def parties(judgement: Judgement) -> list[str]:
    """The third parties that are told of, as they are quoted."""
    return [s.after for c in judgement.changes for s in c.signals if s.name == "third party"]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Nothing is paid back outside of the Withdrawal Period, and a withdrawal period is short."),
        ("en", "We follow the rules of the Data Privacy Framework and of the European Union."),
        ("en", "Letters from Germany and Australia are answered too, as the GDPR wants it."),
        ("en", "Some letters are read by means of Artificial Intelligence in our office."),
        ("fr", "Les lettres sont lues par les Utilisateurs du service et par la Commission européenne."),
    ],
)  # fmt: skip
def test_terms_laws_and_places_are_nobody(compared: Compared, language: str, line: str) -> None:
    assert parties(compared((), (line,), language=language)) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Your letters are kept for us by Northwind, whose staff read them.", "Northwind"),
        ("We are now helped by Contoso Analytics GmbH when letters come in.", "Contoso Analytics GmbH"),
        ("Vos lettres sont gardées par la société Étoile du Nord.", "Étoile"),
    ],
)  # fmt: skip
def test_a_company_is_named_as_it_is_printed(compared: Compared, line: str, name: str) -> None:
    assert name in ", ".join(parties(compared((), (line,))))


def test_an_entry_of_a_list_of_recipients_begins_with_a_name(compared: Compared) -> None:
    kept = ("# Our service providers and other recipients", "- Fabrikam | Hosting | Sweden")
    judgement = compared(kept, (*kept, "- Northwind | Error reports | Sweden"))
    assert parties(judgement) == ["Northwind"]
    assert judgement.changes[0].severity == "medium"
