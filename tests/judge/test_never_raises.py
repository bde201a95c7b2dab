"""Comparing any two policies raises nothing and keeps its invariants, whatever they hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import monitor
from monitor.compare.identity import carry, mint
from monitor.decide.memory import VersionRef
from monitor.judge import judge
from monitor.model import Clause, Comparison, Link, Policy, PrintedDate, Report, Watch
from monitor.report.message import About
from monitor.report.payload import changed
from monitor.report.summary import summarise
from monitor.report.terminal import Look, redline_text

WATCH = Watch("a/b", "A", "Notice", "https://a.example/b")
AT = datetime(2026, 5, 1, 8, tzinfo=UTC)
GOLDEN = Path(__file__).parent.parent / "golden"

WORDS = st.sampled_from((
    "We keep letters for 30 days.", "We do not sell data.", "We may sell data.", "Under 16 you may not write.",
    "Last updated: 1 June 2025", "Last updated: 2 June 2025", "Cookies", "5. Safety", "© 2024", "a@b.example",
    "Acme Hosting Ltd. reads it.", "https://a.example/?b=c", "(a) one; (b) two; and", "個人情報", "סודיות", "\ud800",
    "\ufffd", "e\u0301\u0301", "\u200b", "\U000f0000", "\U00020000", "\x00", "İ ß ﬁ", "01/02/2003", "1" * 90, "[[", "* _",
))  # fmt: skip
TEXTS = st.one_of(
    st.lists(WORDS, max_size=5).map(" ".join),
    st.text(st.characters(), max_size=40),  # surrogates too
)
CLAUSES = st.builds(
    Clause,
    text=TEXTS,
    kind=st.sampled_from(("heading", "paragraph", "item", "row", "definition")),
    path=st.lists(TEXTS, max_size=3).map(tuple),
    label=st.one_of(
        st.just(""), st.sampled_from(("1.", "(a)", "IV", "4.2.1")), st.text(max_size=4)
    ),
    level=st.sampled_from((0, 1, 6, 10**9, -1)),
    language=st.sampled_from(("", "en", "fr", "xx", "en-GB")),
    links=st.lists(st.sampled_from(("#a", "https://a.example/", "")), max_size=2).map(tuple),
)
DATES = st.builds(
    PrintedDate,
    value=st.sampled_from(("2025", "2025-06", "2025-06-01", "2025-06-02")),
    role=st.sampled_from(("updated", "effective", "version", "announced")),
    text=TEXTS,
    alternative=st.sampled_from((None, "2025-01-06")),
)
POLICIES = st.builds(
    Policy,
    clauses=st.lists(CLAUSES, max_size=10).map(tuple),
    dates=st.lists(DATES, max_size=2).map(tuple),
    language=st.sampled_from(("", "en", "fr", "de", "xx", "en-GB")),
)


@st.composite
def mutated(draw: st.DrawFn, policy: Policy) -> Policy:
    """The policy with clauses lost, repeated, reordered, joined, cut, relabelled and new."""
    clauses: list[Clause] = []
    for clause in policy.clauses:
        match draw(st.integers(0, 8)):
            case 0:
                continue
            case 1:
                clauses += [clause, clause]
            case 2 if clauses:
                clauses[-1] = replace(clauses[-1], text=f"{clauses[-1].text} {clause.text}")
            case 3:
                half = len(clause.text) // 2
                clauses += [
                    replace(clause, text=part) for part in (clause.text[:half], clause.text[half:])
                ]
            case 4:
                clauses.append(
                    replace(clause, text=clause.text.replace("not", "").replace("3", "4"))
                )
            case 5:
                clauses.insert(0, replace(clause, label="9.", path=()))
            case 6:
                clauses.append(draw(CLAUSES))
            case _:
                clauses.append(clause)
    return replace(policy, clauses=tuple(clauses))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Policy, Policy]:
    before = draw(POLICIES)
    return before, draw(st.one_of(POLICIES, mutated(before)))


def told(before: Policy, after: Policy) -> Report:
    """Compare two policies and write everything that is written of a report."""
    report = monitor.compare(before, after)
    old, new = (VersionRef(name, AT, p.last_updated) for name, p in (("1", before), ("2", after)))
    for language in ("en", "fr"):
        assert summarise(report, language)
        assert changed(WATCH, old, new, report, AT, language=language)
        assert redline_text(report, About.of(WATCH), old, new, Look(language))
    return report


def check(before: Policy, after: Policy) -> None:
    forth, back = told(before, after), told(after, before)
    assert forth.whole == back.whole
    assert not told(before, before).changes
    for report in (forth, back):
        assert all(change.reasons for change in report.changes)
    known = mint(before, "v1")
    carried = carry(known, after, "v2", graveyard=known.clauses)
    assert len({clause.id for clause in carried.clauses}) == len(after.clauses)


@given(pairs())
def test_any_two_policies(readings: tuple[Policy, Policy]) -> None:
    check(*readings)


@cache
def golden() -> dict[str, Policy]:
    return {
        path.name: monitor.read(path.read_bytes(), "https://site.example/policy", "text/html")
        for path in sorted(GOLDEN.glob("*.html"))
    }


NAMES = sorted(path.name for path in GOLDEN.glob("*.html") if "later" not in path.name)


@pytest.mark.parametrize(("one", "other"), list(combinations(NAMES, 2))[::5])
def test_two_real_pages_of_different_sites(one: str, other: str) -> None:
    check(golden()[one], golden()[other])


@settings(max_examples=25)
@given(st.data(), st.sampled_from(NAMES))
def test_a_real_page_and_what_became_of_it(data: st.DataObject, name: str) -> None:
    policy = golden()[name]
    check(policy, data.draw(mutated(policy)))


@pytest.mark.parametrize("kind", ["rewritten", "reworded", "split", "merged", "added", "removed"])
@pytest.mark.parametrize("heading", ["Letters", "Letters are kept for 30 days and burnt."])
def test_a_link_with_one_side_is_judged(kind: str, heading: str) -> None:
    clause = Clause(heading, "heading")
    for before, after in (((clause,), ()), ((), (clause,))):
        link = Link(kind, before, after, 0.0)  # type: ignore[arg-type] # one of the kinds
        judgement = judge(Comparison(Policy(before), Policy(after), (link,)))
        assert len(judgement.changes) == 1
