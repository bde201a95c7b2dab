"""Each of the sixteen signals is found in English and in French, in the words that differ."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from monitor.judge import Judgement
from monitor.judge.judge_context import PolicyIndex
from monitor.judge.signals.signal_finder import signals
from monitor.judge.signals.signal_rules import SIGNAL_RULES
from monitor.model import Clause, Policy

Compared = Callable[..., Judgement]

SIGNAL = [rule.name for rule in SIGNAL_RULES]
NOWHERE = PolicyIndex(Policy(()))

ENGLISH = {
    "polarity": ("We share your name with shops.", "We do not share your name with shops."),
    "discretion": ("We will answer you in writing.", "We may answer you in writing."),
    "quantity": ("Answers take 5 days.", "Answers take 9 days."),
    "unbounded retention": ("Files are kept.", "Files are kept for as long as necessary."),
    "age": (
        "You must be over 18 years old to take part.",
        "You must be over 16 years old to take part.",
    ),
    "consent": ("We ask for your consent first.", "We write to you unless you object."),
    "third party": ("Your data goes to our host.", "Your data goes to Acme Hosting Ltd."),
    "data type": ("We read your name.", "We read your name and biometric data."),
    "purpose": ("We use it for answers.", "We use it for answers and profiling."),
    "sale or sharing": ("We hold your data.", "We sell your data."),
    "AI": ("We store your letters.", "We train machine learning models on your letters."),
    "transfer": ("Data stays here.", "Data leaves under standard contractual clauses."),
    "disputes": ("Courts decide.", "Binding arbitration decides."),
    "liability": ("The service works.", "The service is provided as is."),
    "money": ("You order for a month.", "Your order is renewed automatically and non-refundable."),
    "unilateral change": ("We change this notice.", "We change this notice at any time."),
}
FRENCH = {
    "polarity": ("Nous communiquons votre nom aux magasins.", "Nous ne communiquons pas votre nom aux magasins."),
    "discretion": ("Nous devons vous répondre par écrit.", "Nous pouvons vous répondre par écrit."),
    "quantity": ("Le délai est de trente (30) jours.", "Le délai est de soixante (60) jours."),
    "unbounded retention": ("Le dossier est gardé.", "Le dossier est gardé aussi longtemps que nécessaire."),
    "age": ("Interdit aux moins de 16 ans.", "Interdit aux moins de 13 ans."),
    "consent": ("Nous demandons votre consentement.", "Nous vous écrivons, sauf opposition."),
    "third party": ("Un hébergeur reçoit vos données.", "La société Exemple Hébergement SARL reçoit vos données."),
    "data type": ("Nous lisons votre nom.", "Nous lisons votre nom et vos données biométriques."),
    "purpose": ("Nous répondons.", "Nous répondons et faisons du profilage."),
    "sale or sharing": ("Nous gardons vos données.", "Nous vendons vos données."),
    "AI": ("Nous gardons vos lettres.", "Vos lettres servent à entraîner des modèles d'intelligence artificielle."),
    "transfer": ("Tout reste ici.", "Tout part selon les clauses contractuelles types."),
    "disputes": ("On se parle.", "On va devant le tribunal de commerce."),
    "liability": ("Le service marche.", "Le service est fourni en l'état."),
    "money": ("Un mois.", "Un mois, avec reconduction tacite."),
    "unilateral change": ("Nous changeons ceci.", "Nous changeons ceci à tout moment."),
}  # fmt: skip


@pytest.mark.parametrize("name", SIGNAL)
@pytest.mark.parametrize(("language", "table"), [("en", ENGLISH), ("fr", FRENCH)])
def test_each_signal_is_found(language: str, table: dict[str, tuple[str, str]], name: str) -> None:
    before, after = table[name]
    assert name in {signal.name for signal in signals(before, after, language, NOWHERE)}


def test_there_are_sixteen_signals() -> None:
    assert len(SIGNAL) == len(ENGLISH) == len(FRENCH) == 16


def test_what_stands_on_both_sides_says_nothing() -> None:
    shared = "We sell nothing for 30 days to children under 16 without consent."
    found = signals(f"{shared} Hens lay eggs.", f"{shared} Cows give milk.", "en", NOWHERE)
    assert found == ()


def test_a_negation_in_a_new_sentence_is_no_change_of_polarity() -> None:
    before = "Letters are read on the day they come."
    after = f"{before} Parcels cannot be left with neighbours of the house."
    assert "polarity" not in {s.name for s in signals(before, after, "en", NOWHERE)}


def test_a_name_the_old_reading_held_is_no_new_third_party() -> None:
    known = PolicyIndex(Policy((Clause("Parcels are carried by Acme Hosting Ltd everywhere."),)))
    found = signals("A carrier comes.", "Today Acme Hosting Ltd comes.", "en", known)
    assert "third party" not in {signal.name for signal in found}


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("de", "Wir verkaufen Ihre Daten an Dritte im Inland.", "Wir verkaufen Ihre Daten nicht an Dritte im Inland."),
        ("es", "Vendemos sus datos a terceros del país.", "No vendemos sus datos a terceros del país."),
        ("it", "Vendiamo i suoi dati a terzi nel paese.", "Non vendiamo i suoi dati a terzi nel paese."),
        ("nl", "Wij verkopen uw gegevens aan derden hier.", "Wij verkopen uw gegevens niet aan derden hier."),
        ("pt", "Vendemos os seus dados a terceiros aqui.", "Não vendemos os seus dados a terceiros aqui."),
    ],
)  # fmt: skip
def test_negation_is_known_in_seven_languages(language: str, before: str, after: str) -> None:
    assert "polarity" in {signal.name for signal in signals(before, after, language, NOWHERE)}


def test_what_leads_to_something_trains_no_model(compared: Compared) -> None:
    """« entraîner » has two meanings: only one of them is artificial intelligence."""
    leads = compared((), ("Tout abus peut entraîner la clôture de votre compte.",), language="fr")
    trains = compared((), ("Vos lettres servent à entraîner nos modèles.",), language="fr")
    assert "AI" not in {s.name for c in leads.changes for s in c.signals}
    assert "AI" in {s.name for c in trains.changes for s in c.signals}


def test_an_open_list_denies_nothing(compared: Compared) -> None:
    before = (
        "We look at several facts when we decide, including how grave the breach of a rule was."
    )
    after = "We look at several facts when we decide, including but not limited to how grave the breach of a rule was."
    (change,) = compared(before, after).changes
    assert change.severity != "editorial"
    assert "polarity" not in {s.name for s in change.signals}


def test_a_long_rewording_is_quoted_around_its_negation(compared: Compared) -> None:
    kept = "to anybody who asks us for them by letter or on the telephone in the course of a year"
    before = f"Our staff members gladly show all of the old files {kept}."
    after = f"Our own team may on some days of a quiet and sunny week not show all of the old files {kept}."
    (change,) = compared(before, after).changes
    (quoted,) = [s.after for s in change.signals if s.name == "polarity"]
    assert " not" in quoted


def test_words_are_quoted_with_their_accents_and_inflections_are_no_news(
    compared: Compared,
) -> None:
    before = "La vente de substances non médicales est interdite sur nos pages et dans nos lieux."
    after = "La vente de médicaments non médicaux est interdite sur nos pages et dans nos lieux."
    (change,) = compared(before, after, language="fr").changes
    assert "data type" not in {s.name for s in change.signals}
    (added,) = compared((), ("Nous lisons vos données de santé.",), language="fr").changes
    assert "data type: données de santé (new)" in added.reasons
