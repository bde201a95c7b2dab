"""What holds for any two policies."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.compare.align import align
from monitor.judge import Judgement, judge
from monitor.judge.severity import score
from monitor.model import SEVERITIES, ChangeKind, Clause, Policy, Signal, SignalName, gravest
from monitor.report.reason_words import reasons_in

Compared = Callable[..., Judgement]

LINES = st.lists(
    st.one_of(
        st.sampled_from(
            (
                "We keep letters for 30 days.", "We sell nothing to anybody.", "Under 16 you may not write.",
                "Nous ne vendons pas vos données.", "Cookies", "Learn more", "[email protected]", "5. Safety", "© 2024",
                "Doors are locked at night by the last to leave.", "We may share data with partners.", "",
            )
        ),
        st.text(max_size=60),
    ),
    max_size=12,
)  # fmt: skip


def reading(lines: list[str]) -> Policy:
    kinds = ("heading", "paragraph", "item", "row")
    return Policy(tuple(Clause(line, kinds[n % 4], ("Notice",)) for n, line in enumerate(lines)))  # type: ignore[arg-type] # one of the four


def weight(before: list[str], after: list[str]) -> int:
    judgement = judge(align(reading(before), reading(after)))
    return SEVERITIES.index(gravest(tuple(c.severity for c in judgement.changes)))


@given(LINES, LINES)
def test_judging_never_raises_and_every_change_has_a_reason(
    before: list[str], after: list[str]
) -> None:
    judgement = judge(align(reading(before), reading(after)))
    assert all(reasons_in(change, "en") for change in judgement.changes)


@given(LINES)
def test_the_same_text_changes_nothing(lines: list[str]) -> None:
    assert not judge(align(reading(lines), reading(lines))).changes


STANDING = [
    "Letters are answered in the order in which they came to our house.",
    "The keys of the cupboard hang beside the door of the smaller room.",
    "Whoever leaves last in the evening closes the windows of the house.",
]


@given(st.lists(st.sampled_from((
    "Parcels are kept for 30 days.", "We sell your data to brokers.", "Biometric data trains our models.",
    "Refunds take 14 days.", "Disputes go to arbitration.",
)), min_size=1, max_size=4, unique=True))  # fmt: skip
def test_severity_never_falls_when_an_edit_is_added(added: list[str]) -> None:
    weights = [weight(STANDING, STANDING + added[:n]) for n in range(len(added) + 1)]
    assert weights == sorted(weights)


@given(
    st.sampled_from(("added", "removed", "reworded")),
    st.lists(st.sampled_from(("age", "quantity", "AI", "money", "polarity")), max_size=5),
    st.sampled_from(("age", "quantity", "AI", "money", "polarity")),
)
def test_a_further_signal_never_makes_a_change_lighter(
    kind: ChangeKind, names: list[SignalName], more: SignalName
) -> None:
    fewer = tuple(Signal(name, "old", "new") for name in names)
    with_more = (*fewer, Signal(more, "old", "new"))
    assert score(kind, with_more, ()) >= score(kind, fewer, ())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(STANDING),
    st.sampled_from((("'", "’"), (" ", "\u00a0"), ("o", "O"), (",", ", "), (".", " ."), ("e", "e\u00ad"))),
)  # fmt: skip
def test_typography_is_editorial_from_either_side(line: str, marks: tuple[str, str]) -> None:
    changed = line.replace(*marks)
    assert weight([line], [changed]) == weight([changed], [line]) == 0
