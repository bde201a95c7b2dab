"""One sentence that a person would write, in English and in French."""

from __future__ import annotations

from monitor.model import Change, DateChange, Edit, PrintedDate, Report, Signal
from monitor.report.summary import summarise

OLD = PrintedDate("2025-01-01", "updated", "Updated 1 January 2025")
NEW = PrintedDate("2025-06-01", "updated", "Updated 1 June 2025")


def retention(severity: str = "medium") -> Change:
    return Change(
        "reworded", "c1", ("Notice",), "kept for 12 months", "kept for 24 months",
        topics=("retention",), signals=(Signal("quantity", "12 months", "24 months"),),
        severity=severity,  # type: ignore[arg-type] # one of the four
    )  # fmt: skip


def test_the_gravest_change_is_named_and_the_date_with_it() -> None:
    report = Report((retention(),), DateChange("unchanged", OLD, OLD))
    assert (
        summarise(report, "en")
        == "Retention: “12 months” became “24 months”; the printed date did not move."
    )
    assert (
        summarise(report, "fr")
        == "Conservation : « 12 months » est devenu « 24 months » ; la date imprimée n’a pas bougé."
    )


def test_the_other_changes_are_counted_and_editorial_ones_are_not() -> None:
    changes = (retention(), retention("low"), retention("low"), retention("editorial"))
    report = Report(changes, DateChange("moved", OLD, NEW))
    assert (
        ", and 2 more changes; the printed date moved from 2025-01-01 to 2025-06-01."
        in summarise(report, "en")
    )
    assert "et 2 autres changements" in summarise(report, "fr")


def test_a_date_alone_is_said_alone() -> None:
    report = Report((retention("editorial"),), DateChange("moved", OLD, NEW))
    assert summarise(report, "en") == "Only the printed date moved, from 2025-01-01 to 2025-06-01."
    assert summarise(report, "fr") == "Seule la date imprimée a changé, de 2025-01-01 à 2025-06-01."


def test_a_new_clause_is_quoted_and_cut_between_words() -> None:
    added = Change("added", "c", (), None, "Parcels " * 40, severity="low")
    said = summarise(Report((added,), DateChange("absent")), "en")
    assert said.startswith("A clause: a new clause says “Parcels")
    assert said.endswith("Parcels …”.")


def test_a_document_that_became_another_is_said_once() -> None:
    change = Change("rewritten", "c", (), "old", "new", severity="medium")
    report = Report((change,), DateChange("absent"), whole="rewritten")
    assert summarise(report, "en") == "The whole document was rewritten."


def test_nothing_to_tell_is_said_too() -> None:
    assert (
        summarise(Report((), DateChange("unchanged", OLD, OLD)), "en")
        == "Nothing of substance changed."
    )


def reworded(*wording: Edit) -> Report:
    before = "".join(edit.text for edit in wording if edit.op != "inserted")
    after = "".join(edit.text for edit in wording if edit.op != "deleted")
    change = Change("reworded", "c", ("Help",), before, after, severity="low", wording=wording)
    return Report((change,), DateChange("absent"))


def test_a_rewording_is_told_by_its_longest_edit() -> None:
    told = reworded(
        Edit("same", "Ask "),
        Edit("deleted", "us"),
        Edit("inserted", "them"),
        Edit("same", " through the "),
        Edit("deleted", "paper form."),
        Edit("inserted", "portal of our partners."),
    )
    assert summarise(told, "en") == "Help: “paper form” became “portal of our partners”."


def test_words_that_came_or_went_alone_are_quoted_alone() -> None:
    put_in = reworded(
        Edit("same", "Ask us"), Edit("inserted", " through the portal"), Edit("same", ".")
    )
    assert summarise(put_in, "en") == "Help: a clause now adds “through the portal”."
    assert summarise(put_in, "fr") == "Help : une clause ajoute désormais « through the portal »."
    taken = reworded(Edit("same", "Ask us"), Edit("deleted", " by letter"), Edit("same", "."))
    assert summarise(taken, "en") == "Help: a clause no longer says “by letter”."


def test_single_words_out_of_a_clause_are_mentions() -> None:
    change = Change(
        "reworded", "c", (), "old", "new", severity="high", signals=(Signal("AI", "", "machine learning"),)
    )  # fmt: skip
    said = summarise(Report((change,), DateChange("absent")), "en")
    assert said == "A clause: a clause now mentions “machine learning”."
