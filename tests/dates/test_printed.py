"""The dates a document prints about itself are found; all other dates are left alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.dates.printed import printed_dates
from monitor.model import PrintedDate

BODY = tuple(f"Clause {word} says what we do with the data you give us." for word in "abcdefgh")


def dates(*lines: str, language: str = "", url: str = "") -> tuple[PrintedDate, ...]:
    """The dates of a document whose title and clauses stand around these lines."""
    found, _ = printed_dates(["Policy", *lines, *BODY, *BODY], language=language, url=url)
    return found


def only(line: str, language: str = "", url: str = "") -> PrintedDate:
    (found,) = dates(line, language=language, url=url)
    return found


LABELLED = [
    ("Last updated: May 25, 2018", "2018-05-25", "updated"),
    ("Last Updated on 1st June 2023", "2023-06-01", "updated"),
    ("Last revised: March 2025", "2025-03", "updated"),
    ("Revision Date: February 14th, 2025", "2025-02-14", "updated"),
    ("Updated 14 February 2022", "2022-02-14", "updated"),
    ("This Privacy Policy was last updated on 16 October 2024.", "2024-10-16", "updated"),
    ("We last updated these Open Source Terms on March 10, 2022.", "2022-03-10", "updated"),
    ("Effective Date: September 27th, 2021", "2021-09-27", "effective"),
    ("Effective as of March 14, 2025", "2025-03-14", "effective"),
    ("These terms are effective as of 16th of June, 2023.", "2023-06-16", "effective"),
    ("Posted: March 17, 2025", "2025-03-17", "version"),
    ("Version: December 22, 2022", "2022-12-22", "version"),
    ("Dernière mise à jour : Juin 2025", "2025-06", "updated"),
    ("Dernière mise à jour réalisée le 06/07/2022.", "2022-07-06", "updated"),
    ("Date de mise à jour de la présente politique : 12 juin 2024", "2024-06-12", "updated"),
    ("Les présentes CGPS ont été mises à jour le 15/03/2017", "2017-03-15", "updated"),
    ("MISE À JOUR LE : 2023-04-04", "2023-04-04", "updated"),
    ("En vigueur au 13 décembre 2024", "2024-12-13", "effective"),
    ("La présente politique s’applique à compter du 2 février 2022.", "2022-02-02", "effective"),
    ("DATE D'ENTRÉE EN VIGUEUR : 28ème Juillet, 2026", "2026-07-28", "effective"),
    ("Version du 1er mai 2021", "2021-05-01", "version"),
    ("Publié le 09/03/2024", "2024-03-09", "version"),
    ("Stand: 31.07.2020", "2020-07-31", "updated"),
    ("Stand Mai 2018", "2018-05", "updated"),
    ("Zuletzt am 25. Mai 2018 aktualisiert", "2018-05-25", "updated"),
    ("Gültig ab 1.1.2024", "2024-01-01", "effective"),
    ("Última actualización: 4 de mayo de 2021", "2021-05-04", "updated"),
    ("Fecha efectiva 12.02.2020", "2020-02-12", "effective"),
    ("Ultimo aggiornamento: 20/10/2022", "2022-10-20", "updated"),
    ("In vigore dal 20/10/2022", "2022-10-20", "effective"),
    ("Voor het laatst gewijzigd op 5 juli 2022", "2022-07-05", "updated"),
    ("Versie van 3 maart 2020", "2020-03-03", "version"),
    ("Última atualização em 06 de Setembro de 2022", "2022-09-06", "updated"),
    ("Válido a partir de 10 de Agosto de 2022", "2022-08-10", "effective"),
    ("最終更新日: 2023年5月25日", "2023-05-25", "updated"),
]


@pytest.mark.parametrize(("line", "value", "role"), LABELLED)
def test_a_labelled_date_is_read_as_precisely_as_it_is_printed(
    line: str, value: str, role: str
) -> None:
    found = only(line, language="fr" if "/" in line else "")
    assert (found.value, found.role) == (value, role)


GLUED = [
    ("_Last updated: 26 May 2022_", "2022-05-26"),
    ("Mise à jour le 09 décembre2019", "2019-12-09"),
    ("Updated September/11, 2025", "2025-09-11"),
    ("Updated 02/27, 2025", "2025-02-27"),
    ("Last updated:\u00a0May\u00a025,\u202f2018", "2018-05-25"),
    ("Dernière mise à jour : 25 février 2022Qui nous sommes", "2022-02-25"),
    ("Version du 07 /05/2021", "2021-05-07"),
    ("Version 18062024", "2024-06-18"),
    ("Dernière mise à jour : le 06/10/22", "2022-10-06"),
    ("v2.0 – février 2024", "2024-02"),
    ("Version 4.13 of 3 May 2021", "2021-05-03"),
]


@pytest.mark.parametrize(("line", "value"), GLUED)
def test_glue_markup_and_version_numbers_do_not_hide_a_date(line: str, value: str) -> None:
    assert only(line, language="fr").value == value


NOT_ITS_OWN = [
    "Conformément à la loi n° 78-17 du 6 janvier 1978 modifiée le 20 juin 2018, vous avez des droits.",
    "Le Règlement (UE) 2016/679 du 27 avril 2016 s'applique à nos traitements.",
    "Under the Convention of 12 October 1929 and the Act of 1 May 1999 carriers are liable.",
    "5.1.10 Processing by partners",
    "See clauses 5.1.10, 6.2.11 and 7.3.12 of these terms.",
    "Valid until May 3, 2018",
    "Politique de confidentialité en vigueur jusqu'au 3 avril 2024",
    "Diese Fassung galt bis zum 25.05.2018",
    "Effective January 1, 2020, California residents may request access to their data.",
    "Copyright © 2004-2025 Example Inc. All rights reserved.",
    "Founded in 1998, registered on 3 March 1999 under number 20 041 998.",
    "Call us at 01 20 25 05 18 or 24/7/365.",
    "Version 8.9",
    "Updated over a week ago",
    "You may change your settings as updated from time to time.",
    "Your order is stored for 12 months from 3 May 2022 onwards by the seller.",
]


@pytest.mark.parametrize("line", NOT_ITS_OWN)
def test_dates_of_laws_clauses_former_versions_and_years_of_copyright_are_not_the_documents(
    line: str,
) -> None:
    assert dates(*BODY, line) == ()


def test_the_words_are_kept_as_printed_with_their_label() -> None:
    assert only("Dernière mise à jour : Juin 2025").text == "Dernière mise à jour : Juin 2025"


def test_the_label_may_stand_on_the_line_above() -> None:
    (found,) = dates("Last updated:", "May 25, 2018")
    assert (found.value, found.role, found.text) == (
        "2018-05-25",
        "updated",
        "Last updated: May 25, 2018",
    )


def test_one_date_may_have_two_roles() -> None:
    found = dates("Effective and last updated: 3 June 2020")
    assert {(each.role, each.value) for each in found} == {
        ("effective", "2020-06-03"),
        ("updated", "2020-06-03"),
    }


def test_updated_and_effective_are_kept_apart_even_where_glued() -> None:
    found = dates("Entrée en vigueur : 28 mars 2022Dernière mise à jour : 25 février 2022")
    assert [(each.role, each.value) for each in found] == [
        ("effective", "2022-03-28"),
        ("updated", "2022-02-25"),
    ]


def test_a_future_version_is_announced_and_does_not_replace_the_date_of_this_one() -> None:
    found = dates(
        "A new version of these terms will take effect on 1 March 2027.",
        "Last updated: 4 January 2026",
    )
    assert {(each.role, each.value) for each in found} == {
        ("announced", "2027-03-01"),
        ("updated", "2026-01-04"),
    }


AMBIGUOUS = [
    ("en", "https://example.com/privacy", "2024-03-04", "2024-04-03"),
    ("en-US", "https://example.com/privacy", "2024-03-04", None),
    ("en-GB", "https://example.com/privacy", "2024-04-03", None),
    ("en", "https://example.co.uk/privacy", "2024-04-03", None),
    ("en", "https://example.com/en-gb/privacy", "2024-04-03", None),
    ("en", "https://example.io/privacy", "2024-03-04", "2024-04-03"),
    ("fr", "https://example.com/privacy", "2024-04-03", None),
]


@pytest.mark.parametrize(("language", "url", "value", "alternative"), AMBIGUOUS)
def test_day_and_month_are_settled_by_language_and_region_or_both_readings_are_kept(
    language: str, url: str, value: str, alternative: str | None
) -> None:
    found = only("Last updated 03/04/2024", language=language, url=url)
    assert (found.value, found.alternative) == (value, alternative)


def test_another_date_of_the_page_settles_the_order() -> None:
    found = dates("Effective: 25/03/2024", "Last updated: 03/04/2024", language="en")
    assert [(each.value, each.alternative) for each in found] == [
        ("2024-03-25", None),
        ("2024-04-03", None),
    ]


def test_dots_are_day_first_in_any_language() -> None:
    found = only("Last updated: 03.04.2024", language="en")
    assert (found.value, found.alternative) == ("2024-04-03", None)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Dernière mise à jour : 30.05.2022", "Dernière mise à jour : 2022-05-30"),
        ("Last updated: october 3, 2022", "Dernière mise à jour : 3 octobre 2022"),
        ("Last updated: Oct. 3rd 2022", "Last updated: 3 October, 2022"),
    ],
)
def test_another_format_is_the_same_date(before: str, after: str) -> None:
    assert only(before).value == only(after).value


@pytest.mark.parametrize("line", ["Juin 2025", "3 June 2025", "Paris, le 3 juin 2025"])
def test_a_lone_date_at_the_foot_counts_for_little(line: str) -> None:
    found, _ = printed_dates(["Policy", *BODY, line])
    assert [(each.role, each.value[:7]) for each in found] == [("version", "2025-06")]
    assert found[0].confidence < 0.5


def test_a_lone_date_among_the_clauses_counts_for_nothing() -> None:
    assert dates(*BODY, "3 June 2025") == ()


def test_a_list_of_former_versions_does_not_move_the_date_when_a_time_zone_shifts_it() -> None:
    def page(day: int) -> tuple[PrintedDate, ...]:
        listed = [f"{day + n} nov. {2021 - n}" for n in range(5)]
        return dates("Last updated: 2 May 2022", "Change log", *listed)

    assert page(3) == page(4)
    assert [each.value for each in page(3)] == ["2022-05-02"]


def test_a_table_of_versions_is_no_date_of_this_one() -> None:
    rows = [f"Version du {day} mars {2026 - day}" for day in range(1, 6)]
    assert dates(*BODY, "Version history", "Français", *rows) == ()


def test_a_link_to_earlier_versions_beside_the_date_does_not_hide_it() -> None:
    assert only("Last Updated: July 8, 2024 (Previous Version)").value == "2024-07-08"


def test_spans_of_former_versions_are_left_out() -> None:
    assert dates(*BODY, "Conditions en vigueur du 20.05.2021 au 23.09.2021") == ()


def test_a_change_log_dates_the_document_by_its_newest_entry() -> None:
    log = (
        "August 15, 2023: Updated list of sub-processors.",
        "June 6, 2022: Added the affiliate terms.",
        "May 21, 2018: Updated for GDPR compliance.",
    )
    (found,) = dates(*BODY, *log)
    assert (found.role, found.value) == ("updated", "2023-08-15")


@pytest.mark.parametrize(
    "line",
    [
        "If a change is made, the effective date is revised and a notice is posted.",
        "La date d'entrée en vigueur de cette politique a été publiée ci-dessus.",
        "Nous publierons la politique avec la date de mise à jour indiquée en bas du document.",
        "We will change the “Last updated” line when we change this policy.",
    ],
)
def test_a_text_that_speaks_of_its_date_and_prints_none_says_so(line: str) -> None:
    assert printed_dates(["Policy", *BODY, line]) == ((), True)
    assert printed_dates(["Policy", "Last updated: May 2020", *BODY, line])[1] is False


def test_other_dates_that_a_text_speaks_of_are_not_missing() -> None:
    lines = ["Terms", "Le client indique sa date de naissance et la date figurant sur le bon."]
    assert printed_dates(lines) == ((), False)


def test_position_runs_from_the_top_to_the_end() -> None:
    top, _ = printed_dates(["Last updated: May 2020", *BODY])
    foot, _ = printed_dates([*BODY, "Last updated: May 2020"])
    assert (top[0].position, foot[0].position) == (0.0, 1.0)


def test_the_year_alone_counts_only_beside_a_label_at_the_end_of_its_line() -> None:
    assert only("Stand: 2024").value == "2024"
    assert dates("Version 2024 of the scheme applies to sellers.") == ()


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=20))
def test_no_text_breaks_the_reading(lines: list[str]) -> None:
    found, missing = printed_dates(lines)
    assert all(0 <= each.position <= 1 and 0 < each.confidence <= 1 for each in found)
    assert not (found and missing)


@settings(max_examples=50, deadline=None)
@given(st.dates(min_value=date(1995, 1, 1), max_value=date(2090, 1, 1)))
def test_every_day_is_read_in_iso_form_and_in_words(day: date) -> None:
    assert only(f"Last updated: {day.isoformat()}").value == day.isoformat()
    assert only(day.strftime("Last updated: %d %B %Y")).value == day.isoformat()
