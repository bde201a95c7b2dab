"""However small, a change of substance is told, and weighs what it should."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from monitor.judge import Judgement
from monitor.model import Change

Compared = Callable[..., Judgement]

TOLD = [
    ("en", "Children under the age of 16 may not use the service we offer here.", "Children under the age of 13 may not use the service we offer here.", "age 16 → 13", "high"),
    ("fr", "L'accompagnant doit être âgé de plus de 18 ans et capable d'aider.", "L'accompagnant doit être âgé de plus de 16 ans et capable d'aider.", "age 18 → 16", "medium"),
    ("fr", "Les données sont conservées pendant une période de 12 mois après votre départ.", "Les données sont conservées pendant une période de 24 mois après votre départ.", "retention 12 → 24 mois", "medium"),
    ("en", "Sellers have up to 90 days from the date of the sale to ask for a credit.", "Sellers have up to 180 days from the date of the sale to ask for a credit.", "90 → 180 days", "medium"),
    ("en", "The records of a conversation are deleted after thirty-four days at the latest.", "The records of a conversation are deleted after thirty days at the latest.", "thirty-four → thirty days", "medium"),
    ("fr", "Les destinataires externes de vos données sont nommés ci-dessous.", "Les destinataires internes de vos données sont nommés ci-dessous.", "externes → internes", "medium"),
    ("fr", "Sachez que nous ne vendons ni ne louons vos informations personnelles à des tiers.", "Sachez que nous pouvons vendre ou louer vos informations personnelles à des tiers.", "‘nous ne vendons ni ne louons’ became ‘nous pouvons vendre ou louer’", "high"),
    ("en", "We do, however, grant credits in the form of a voucher on request.", "We may, however, grant credits in the form of a voucher on request.", "‘We do’ became ‘We may’", "medium"),
    ("en", "Bookings can be converted into a voucher by the guest.", "Bookings cannot be converted into a voucher by the guest.", "became", "medium"),
    ("en", "Carriers deliver on our behalf. We never sell personal data to third parties.", "Carriers deliver on our behalf. We may share personal data with advertising partners who measure the success of campaigns.", "‘We never sell’ became ‘We may share’", "high"),
    ("de", "Die Daten werden an Partner weitergegeben, wenn Sie es wünschen.", "Die Daten werden nicht an Partner weitergegeben, wenn Sie es wünschen.", "became", "medium"),
    ("es", "El anfitrión puede convertir la reserva en un vale de compra.", "El anfitrión no puede convertir la reserva en un vale de compra.", "became", "medium"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "before", "after", "reason", "least"), TOLD)
def test_a_small_change_of_substance_is_told_with_its_reason(
    compared: Compared, language: str, before: str, after: str, reason: str, least: str
) -> None:
    (change,) = compared(before, after, language=language).changes
    assert reason in " | ".join(change.reasons)
    ladder = ["low", "medium", "high"]
    assert ladder.index(change.severity) >= ladder.index(least)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Mail reaches us at 12 Mill Lane, York.", "Mail reaches us at 14 Mill Lane, York."),
        ("The contract is with Example Trading Inc.", "The contract is with Example Trading LLC."),
        (
            "Write to privacy@example.org with questions.",
            "Write to legal@example.org with questions.",
        ),
        (
            "The rules stand at http://example.org/rules.",
            "The rules stand at https://example.org/rules.",
        ),
        ("We use Alpha, Beta and Gamma as hosts.", "We use Alpha, Beta, Gamma and Delta as hosts."),
        ("The employer bears the costs of the move.", "The employee bears the costs of the move."),
        (
            "The licences of sections D.4 - D.1. They end.",
            "The licences of sections D.4 - D.7. They end.",
        ),
        ("Our agent is Example GmbH of Berlin.", "Our agent is Example GmbH i.L. of Berlin."),
        ("The report of the year 2024 is public.", "The report of the year 2025 is public."),
        ("3 years after the last contact with us.", "13 years after the last contact with us."),
        ("A legal use of the service is required.", "An illegal use of the service is required."),
        ("Our main servers stand in Ireland today.", "Our main servers stand in Iceland today."),
        ("We ask for your consent in writing.", "We ask for your content in writing."),
        ("Your letters are retained by the office.", "Your letters are retrained by the office."),
        ("The insurer bears the costs of the move.", "The insured bears the costs of the move."),
        ("We send your letters to our partner.", "We send your letters to our partners."),
        ("Payments are handled by Klarna for us.", "Payments are handled by Klarma for us."),
        ("You find us on Facebook every day.", "You find us on Meta every day."),
        ("The Post Act 2003 applies to letters.", "The Post Act 2021 applies to letters."),
    ],
)
def test_facts_are_told(compared: Compared, before: str, after: str) -> None:
    (change,) = compared(before, after).changes
    assert change.severity != "editorial"


def test_training_of_models_weighs_high(compared: Compared) -> None:
    new = (
        "Nous pouvons utiliser vos messages pour entraîner des modèles d'intelligence artificielle."
    )
    heading, clause = compared((), ("# Intelligence artificielle", new), language="fr").changes
    assert (heading.severity, clause.severity) == ("editorial", "high")
    assert clause.topics[0] == "AI and automated decisions"


def test_a_clause_added_or_removed_is_at_least_low(compared: Compared) -> None:
    line = "Parcels that nobody fetches are given to the neighbours of the house."
    for before, after in (((), (line,)), ((line,), ())):
        (change,) = compared(before, after).changes
        assert change.severity != "editorial"


def test_an_item_said_under_another_heading_already_is_still_told_here(compared: Compared) -> None:
    before = (
        "# What we collect",
        "- Health data",
        "- Names",
        "# What we sell",
        "- Your names, once",
    )
    changes = told(compared(before, (*before, "- Health data")))
    assert [change.path for change in changes] == [("What we sell",)]


def test_a_section_that_moved_is_told_as_moved(compared: Compared) -> None:
    cookies = ("# Cookies", "Small files are kept by your browser for as long as you like.")
    safety = ("# Safety", "Doors and cupboards are locked at night by the last to leave.")
    changes = told(compared((*cookies, *safety), (*safety, *cookies)))
    assert {change.kind for change in changes} == {"moved"}


def test_a_silent_edit_says_so_and_a_dated_one_does_not(compared: Compared) -> None:
    words = (
        "Answers come within 5 days of the question.",
        "Answers come within 9 days of the question.",
    )
    silent = compared(*words, dates=("2025-01-01", "2025-01-01")).changes[0]
    dated = compared(*words, dates=("2025-01-01", "2025-06-01")).changes[0]
    assert silent.reasons[-1] == "no date moved: silent edit"
    assert "no date moved: silent edit" not in dated.reasons


def told(judgement: Judgement) -> list[Change]:
    return [change for change in judgement.changes if change.severity != "editorial"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We show them to those who ask and pay.", "We show them to those who ask or pay."),
        ("1.5 million of our readers have seen this notice.", "2.5 million of our readers have seen this notice."),
        ("1.5 % of the price is kept when you change your mind.", "2.5 % of the price is kept when you change your mind."),
    ],
)  # fmt: skip
def test_a_conjunction_inside_and_a_measure_in_front_are_told(
    compared: Compared, before: str, after: str
) -> None:
    assert all(change.severity != "editorial" for change in compared(before, after).changes)


def test_a_whole_sentence_marked_up_as_a_heading_is_told(compared: Compared) -> None:
    (change,) = compared((), ("# We may use your letters to train language models.",)).changes
    assert change.severity == "high"


def test_a_choice_gained_where_a_negation_fell_is_said_once(compared: Compared) -> None:
    before = "Carriers deliver for us. We never sell personal data to anybody else."
    after = "Carriers deliver for us. We may sell personal data to anybody else."
    (change,) = compared(before, after).changes
    assert sum("became" in reason for reason in change.reasons) == 1


LISTED = "Names and addresses of those who write to the office."


def test_an_item_gone_from_its_list_is_told_though_another_list_has_it(compared: Compared) -> None:
    lists = ("# We store", "- Numbers of doors and windows in the office.", f"- {LISTED}", "- Colours of hats and of coats.",
             "We send to the town:", f"- {LISTED}", "- Times at which the doors were opened.")  # fmt: skip
    (change,) = compared(lists, (*lists[:5], lists[6])).changes
    assert (change.kind, change.severity) == ("removed", "low")


def test_an_item_gone_is_told_though_a_sentence_has_its_words(compared: Compared) -> None:
    sentence = f"Nobody may see {LISTED.lower()}"
    (change,) = compared((f"- {LISTED}", sentence), (sentence,)).changes
    assert (change.kind, change.severity) == ("removed", "low")


def test_a_text_printed_twice_that_is_printed_once_is_no_change(compared: Compared) -> None:
    text = (
        "# Letters",
        "Letters are kept for a year in the office.",
        "Then the office burns them in its own stove.",
    )
    judgement = compared((*text, *text), text)
    assert judgement.changes
    assert told(judgement) == []
