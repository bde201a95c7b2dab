"""Labels say what a date means; words of a clause are no label."""

from __future__ import annotations

import pytest

from monitor.dates.labels import declares, label_before, labels_alone, says_updated, spans


@pytest.mark.parametrize(
    ("before", "role", "language"),
    [
        ("last updated on ", "updated", "en"),
        ("effective from ", "effective", "en"),
        ("dernière mise à jour le ", "updated", "fr"),
        ("en vigueur au ", "effective", "fr"),
        ("stand: ", "updated", "de"),
        ("última actualización: ", "updated", "es"),
        ("senast uppdaterad ", "updated", "sv"),
        ("senest opdateret ", "updated", "da"),
        ("ostatnia aktualizacja: ", "updated", "pl"),
    ],
)
def test_a_label_tells_role_and_language(before, role, language):
    (label,) = label_before(before, "")
    assert (label.role, label.language, label.start) == (role, language, 0)


def test_a_chain_of_labels_has_several_roles():
    found = label_before("effective and last updated: ", "")
    assert [label.role for label in found] == ["effective", "updated"]


def test_a_version_beside_another_label_adds_nothing():
    assert [label.role for label in label_before("version updated on ", "")] == ["updated"]


@pytest.mark.parametrize(
    "before",
    [
        "the regulation last updated on ",
        "this replaces the version updated on ",
        "valid until ",
        "we sent you a letter on ",
        "",
    ],
)
def test_dates_of_other_things_have_no_label(before):
    assert label_before(before, "") == ()


def test_what_is_to_come_is_announced():
    (label,) = label_before("this policy will take effect on ", ".")
    assert label.role == "announced"


def test_a_label_may_follow_its_date():
    (label,) = label_before("", " aktualisiert")
    assert label.role == "updated"


def test_a_label_alone_points_to_the_next_line():
    assert [label.role for label in labels_alone("last updated:")] == ["updated"]
    assert labels_alone("last updated in version 3") == ()
    assert labels_alone("we have updated our boats") == ()


@pytest.mark.parametrize("line", ["See the date at the top of this page.", "Check the “Last Updated” date above."])  # fmt: skip
def test_a_document_may_declare_its_date(line):
    assert declares(line)


def test_other_lines_declare_none():
    assert not declares("We delete data after thirty days.")


@pytest.mark.parametrize(
    ("between", "period"), [(" to ", True), (" – ", True), (" bis zum ", True), (" and ", False)]
)
def test_two_dates_may_bound_a_period(between, period):
    assert spans(between) is period


def test_only_the_begin_of_a_line_says_updated():
    assert says_updated("last updated 3 may 2020")
    assert not says_updated("effective 3 may 2020")
    assert not says_updated("our boats were last updated 3 may 2020")
