"""What a careful reader would not be told of is kept, with its reason, and raises no alert."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from monitor.judge import Judgement, judge
from monitor.model import Clause, Comparison, Link, Policy, PrintedDate
from monitor.report.reason_words import reasons_in

Compared = Callable[..., Judgement]

EDITORIAL = [
    ("en", "The “Service” – all of it – is ours.", 'The "Service" - all of it - is ours.'),
    ("en", "Our organisation utilises colours in its programme.", "Our organization utilizes colors in its program."),
    ("en", "We recieve your letters and answer them soon.", "We receive your letters and answer them soon."),
    ("en", "Visit our site on the EXAMPLE platform.", "Visit our site on the Example platform."),
    ("en", "Talk to our helper, the chatbot; y", "Talk to our helper, the chatbot;"),
    ("en", "Write to team@example.org at once.", "Write to [email protected] at once."),
    ("en", "See the [rules](https://example.org/a) first.", "See the [rules](https://example.org/b) first."),
    ("fr", "Le transporteur est li� par les r�gles de la d�ficience.", "Le transporteur est lié par les règles de la déficience."),
    ("en", "Tell us the name of the child.", "Tell us the name of a child."),
    ("fr", "Les e-mails sont lus par nos conseillers .", "Les emails sont lus par nos conseillers."),
    ("de", "Die Suche nach Leasing-Angebot zeigt alle Inserate.", "Die Suche nach Leasing-Angebote zeigt alle Inserate."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "before", "after"), EDITORIAL)
def test_typography_spelling_and_markup_are_editorial(
    compared: Compared, language: str, before: str, after: str
) -> None:
    for one, other in ((before, after), (after, before)):
        judgement = compared(one, other, language=language)
        assert all(c.severity == "editorial" and c.reasons for c in judgement.changes)


@pytest.mark.parametrize(
    "line",
    [
        "Learn more", "Accept all cookies", "Ajouter au panier", "United Kingdom, English Choose your country/region",
        "1,204 visitors this week", "Lecture : 7 min", "Written by Ann Other. Updated over a week ago",
        "© 2022 Example ApS", "300 KB Baixar", "Table of contents", "LIVRAISON OFFERTE DÈS 42 € D'ACHAT !", "",
        "Home > Legal > Privacy", "Accueil > Mentions légales", "Log in Sign up", "Previous Next", "Imprimer cette page",
        "We use cookies to improve your experience. Accept Reject", "Subscribe to our newsletter", "Copy link", "Related articles",
        "Follow us on Facebook, Twitter and LinkedIn", "Cette page vous a-t-elle été utile ?", "12 out of 15 found this helpful",
    ],
)  # fmt: skip
def test_a_line_of_the_page_s_furniture_is_editorial(compared: Compared, line: str) -> None:
    assert all(c.severity == "editorial" for c in compared((), (line,)).changes)


@pytest.mark.parametrize(
    "line",
    [
        "You may contact us to learn more about the data that we sell.",
        "(c) sell your data to partners", "Germany", "Contacts", "Free returns end after 14 days.",
        "Copyright notices must name the work and its owner.", "Download of health data",
    ],
)  # fmt: skip
def test_a_line_that_merely_resembles_furniture_is_told(compared: Compared, line: str) -> None:
    (change,) = compared((), (line,)).changes
    assert change.severity != "editorial"


def test_references_that_follow_a_renumbering_are_editorial(compared: Compared) -> None:
    before = (
        "# 5. Safety",
        "Doors are locked at night.",
        "As section 5 says, keys are kept apart.",
    )
    after = ("# 6. Safety", "Doors are locked at night.", "As section 6 says, keys are kept apart.")
    assert all(c.severity == "editorial" for c in compared(before, after).changes)


def test_a_reference_that_follows_no_renumbering_is_told(compared: Compared) -> None:
    (change,) = compared(
        "As section 5 says, keys are kept apart.", "As section 6 says, keys are kept apart."
    ).changes
    assert change.severity != "editorial"


def test_the_clause_that_prints_the_date_is_not_told_twice(compared: Compared) -> None:
    moved = compared(
        "Last updated: 2025-01-01", "Last updated: 2025-06-01", dates=("2025-01-01", "2025-06-01")
    )
    appeared = compared((), ("Last updated: 2025-06-01",), dates=(None, "2025-06-01"))
    assert [c.severity for c in (*moved.changes, *appeared.changes)] == ["editorial"] * 2
    assert (moved.date_change.state, appeared.date_change.state) == ("moved", "appeared")


def test_a_text_in_other_blocks_is_editorial(compared: Compared) -> None:
    parts = (
        "Small files are kept by your browser until you delete them yourself.",
        "They hold no names, and nobody but this site can read what they hold.",
        "Other sites keep files of their own, of which we know nothing at all.",
    )
    for before, after in ((parts, (" ".join(parts),)), ((" ".join(parts),), parts)):
        assert all(c.severity == "editorial" for c in compared(before, after).changes)


def test_a_clause_said_twice_or_once_is_editorial(compared: Compared) -> None:
    line = "Small files are kept by your browser until you delete them yourself."
    for before, after in (((line,), (line, line)), ((line, line), (line,))):
        assert all(c.severity == "editorial" for c in compared(before, after).changes)


def test_a_shuffled_list_is_editorial(compared: Compared) -> None:
    agents = ("- Ann Miller, York", "- Bob Fisher, Hull", "- Cid Baker, Bath", "- Dan Mason, Deal")
    judgement = compared(("# Agents", *agents), ("# Agents", *reversed(agents)))
    assert judgement.changes
    assert all(c.severity == "editorial" for c in judgement.changes)


def test_headings_that_became_questions_are_editorial(compared: Compared) -> None:
    rest = ("Letters are answered in the order in which they come.",)
    judgement = compared(("# Data processed", *rest), ("# Which data do we process?", *rest))
    assert judgement.changes
    assert all(c.severity == "editorial" for c in judgement.changes)


def test_a_menu_before_the_policy_is_editorial(compared: Compared) -> None:
    pages = ("Home", "Careers", "Directory", "Press", "Sitemap", "Accessibility")
    assert all(c.severity == "editorial" for c in compared((), pages).changes)


def test_another_language_is_no_change_of_a_clause() -> None:
    english = Policy((Clause("Small files are kept until you delete them."),), language="en")
    french = Policy(
        (Clause("De petits fichiers sont gardés jusqu'à leur suppression."),), language="fr"
    )
    link = Link("rewritten", english.clauses, french.clauses, 0.0)
    judgement = judge(Comparison(english, french, (link,), 0.0, "other language"))
    (change,) = judgement.changes
    assert (change.severity, reasons_in(change, "en")) == (
        "editorial",
        ("the page in another language",),
    )


def test_british_spelling_that_became_american_throughout_takes_its_words_along(
    compared: Compared,
) -> None:
    british = tuple(f"The organisation number {n} is named here in full." for n in range(12))
    american = tuple(line.replace("organisation", "organization") for line in british)
    before = (*british, "Give your city or your postcode when you write.")
    after = (*american, "Give your city or your postal code when you write.")
    assert all(c.severity == "editorial" for c in compared(before, after).changes)
    refused = (*american, "Give your city or not your postcode when you write.")
    assert any(c.severity != "editorial" for c in compared(before, refused).changes)


def test_a_date_line_that_moved_is_no_news() -> None:
    """The printed date, and the list of the dates of all versions, may stand anywhere."""
    lines = ("Updated on 20 Feb 2025.", "Versions: 20 Feb 2025 , 03 Feb 2025 , 19 Nov 2024 .")
    moved = tuple(Link("moved", (Clause(text),), (Clause(text),)) for text in lines)
    dates = (PrintedDate("2025-02-20", "updated", "Updated on 20 Feb 2025"),)
    policy = Policy(tuple(Clause(text) for text in lines), dates, "en")
    changes = judge(Comparison(policy, policy, moved)).changes
    assert [reasons_in(change, "en") for change in changes] == [("the printed date",)] * 2


def test_a_date_that_joins_the_list_of_versions_is_the_printed_date(compared: Compared) -> None:
    before = "Versions: 04 August 2025 , 26 June 2025 , 19 May 2025 , 20 February 2025"
    after = (
        "Versions: 29 October 2025 , 04 August 2025 , 26 June 2025 , 19 May 2025 , 20 February 2025"
    )
    judgement = compared(before, after, dates=("2025-08-04", "2025-10-29"))
    assert [change.severity for change in judgement.changes] == ["editorial"]


def test_a_list_s_conjunction_and_a_section_s_printed_number_are_editorial(
    compared: Compared,
) -> None:
    kept = "the pictures that somebody else has taken of you without asking you first"
    (item,) = compared(f"{kept}.", f"{kept}; and").changes
    (section,) = compared(
        f"8.6 Disclaimer. We show {kept}.", f"9.6 Disclaimer. We show {kept}."
    ).changes
    assert (item.severity, section.severity) == ("editorial", "editorial")
