"""The rules in order: decide what follows from a reading."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from monitor.decide.clock import is_clock, remember_date, still_printed, without_clock
from monitor.decide.confirm import Doubt, Verdict, weigh
from monitor.decide.due import after_failure, after_success
from monitor.decide.memory import Memory, VersionRef
from monitor.decide.observation import Failed, Observation, Seen, Unchanged
from monitor.decide.patience import Patience
from monitor.decide.recall import recall, remember_flickers
from monitor.decide.step import CheckRecord, Event, NewVersion, Outcome, Step
from monitor.decide.trouble import ResponseFacts, notice, notices, recovered, troubled
from monitor.model import Trouble, TroubleKind, Watch


def decide(
    memory: Memory, observed: Observation, watch: Watch, patience: Patience, now: datetime
) -> Step:
    """Return the step that follows. Pure: equal arguments give an equal step."""
    match observed:
        case Failed():
            return _failed(memory, observed, watch, patience, now)
        case Unchanged():
            return _unchanged(memory, observed, watch, patience, now)
        case Seen(report=None):
            return _first(memory, observed, watch, patience, now)
        case Seen():
            return _compared(memory, observed, watch, patience, now)


def _failed(
    memory: Memory, failed: Failed, watch: Watch, patience: Patience, now: datetime
) -> Step:
    trouble = failed.trouble
    memory, events = troubled(memory, trouble, patience, now)
    due = after_failure(watch.id, watch.every, memory.failures, now, trouble.retry_after)
    reading = CheckRecord(
        watch.id, failed.at, "trouble", failed.final_url, trouble.status or 0, failed.sha256,
        f"{trouble.kind}: {trouble.detail}",
    )  # fmt: skip
    return Step(replace(memory, due=due), reading, events=events)


def _unchanged(
    memory: Memory, unchanged: Unchanged, watch: Watch, patience: Patience, now: datetime
) -> Step:
    memory, events = recovered(_candidate_gone(memory, now), now)
    around = ResponseFacts(watch.url, unchanged.moved_to, unchanged.certificate_ends)
    memory, told = notices(memory, around, patience, now)
    memory = replace(
        still_printed(memory, now),
        due=after_success(watch.id, watch.every, now),
        body_sha256=unchanged.sha256,
        fingerprint=unchanged.fingerprint,
        validators=unchanged.validators,
        last_whole=memory.last_whole if unchanged.how == "not modified" else now,
    )
    reading = CheckRecord(
        watch.id, now, unchanged.how, unchanged.final_url, unchanged.status, unchanged.sha256
    )
    return Step(memory, reading, events=events + told)


def _first(memory: Memory, seen: Seen, watch: Watch, patience: Patience, now: datetime) -> Step:
    memory, events = _read_well(memory, seen, watch, patience, now)
    memory = remember_date(_at_head(memory, seen, 1), seen.policy, now)
    version = NewVersion(1, seen.stem, seen.page, seen.policy, seen.text_sha256)
    return Step(memory, _reading(seen, watch, "first", now), version, events)


def _compared(memory: Memory, seen: Seen, watch: Watch, patience: Patience, now: datetime) -> Step:
    assert seen.report is not None
    memory = remember_date(memory, seen.policy, now)
    if is_clock(memory.dates) and seen.report.date_moved:
        seen = replace(seen, report=without_clock(seen.report))
    assert seen.report is not None
    if not seen.report.changes and not seen.report.date_moved:
        return _same_words(memory, seen, watch, patience, now)
    verdict = weigh(memory, seen, patience, now)
    memory = remember_flickers(memory, verdict.vanished, now)
    if verdict.settled:
        return _believed(memory, seen, verdict, watch, patience, now)
    memory = replace(memory, candidate=verdict.candidate)
    if verdict.doubt.is_problem:
        return _doubted(memory, seen, verdict.doubt, watch, patience, now)
    return _waiting(memory, seen, verdict, watch, patience, now)


def _same_words(
    memory: Memory, seen: Seen, watch: Watch, patience: Patience, now: datetime
) -> Step:
    memory, events = _read_well(_candidate_gone(memory, now), seen, watch, patience, now)
    memory = _at_head(memory, seen, memory.head)
    return Step(memory, _reading(seen, watch, "same words", now), events=events)


def _waiting(
    memory: Memory, seen: Seen, verdict: Verdict, watch: Watch, patience: Patience, now: datetime
) -> Step:
    memory, events = _read_well(memory, seen, watch, patience, now)
    if verdict.hurried:
        memory = replace(memory, due=min(memory.due, now + patience.confirm))
    if not verdict.candidate.sightings:
        outcome: Outcome = "editorial"
    else:
        outcome = "held" if verdict.doubt.reason else "to confirm"
    return Step(memory, _reading(seen, watch, outcome, now, verdict.doubt.reason), events=events)


def _doubted(
    memory: Memory, seen: Seen, doubt: Doubt, watch: Watch, patience: Patience, now: datetime
) -> Step:
    """Treat a page that differs too much as a failed reading, until it has lasted."""
    kind: TroubleKind = "half a page" if doubt.reason == "half a page" else "not the policy"
    outlook = (
        "it has hardly a sentence, so it stays a problem however long it lasts"
        if seen.without_prose
        else "it is taken for a change only if it lasts"
    )
    detail = (
        f"the page shows {doubt.reason}: {seen.shrunk_to:.0%} of the words of the last good version; "
        f"{outlook}"
    )
    step = _failed(
        memory, Failed(Trouble(kind, detail), now, seen.page.final_url, seen.sha256), watch, patience, now
    )  # fmt: skip
    return replace(step, reading=_reading(seen, watch, "held", now, detail))


def _believed(
    memory: Memory, seen: Seen, verdict: Verdict, watch: Watch, patience: Patience, now: datetime
) -> Step:
    assert seen.report is not None
    recalled = recall(memory, seen.report, verdict.believed, now)
    memory, events = _read_well(recalled.memory, seen, watch, patience, now)
    seq, after = seen.known or (_next_seq(memory, seen), _ref(seen))
    old_head = memory.body_sha256
    memory = replace(_at_head(memory, seen, seq), events=memory.events + 1)
    told = recalled.report.alert
    if told:
        memory = replace(memory, last_change=now)
    change = Event(
        "policy.changed", watch.id, memory.events, now, old_head, seen.sha256,
        seen.head, after, recalled.report,
    )  # fmt: skip
    events += (change,)
    if recalled.blinked and memory.blinking_since is None:
        memory, blinking = notice(replace(memory, blinking_since=now), "blinking", BLINKING, now)
        events += blinking
    version = None
    if seen.known is None:
        version = NewVersion(seq, seen.stem, seen.page, seen.policy, seen.text_sha256)
    outcome: Outcome = "confirmed" if told else "blinking" if recalled.blinked else "editorial"
    return Step(memory, _reading(seen, watch, outcome, now), version, events)


BLINKING = (
    "the page goes back and forth between texts that stood before; both are kept, and what only "
    "comes and goes is no longer told"
)


def _next_seq(memory: Memory, seen: Seen) -> int:
    return max(memory.head, seen.newest) + 1


def _ref(seen: Seen) -> VersionRef:
    return VersionRef(seen.stem, seen.page.fetched_at, seen.policy.last_updated)


def _read_well(
    memory: Memory, seen: Seen, watch: Watch, patience: Patience, now: datetime
) -> tuple[Memory, tuple[Event, ...]]:
    """Apply what every successful reading brings: recovery, notices, the next due time."""
    memory, events = recovered(memory, now)
    page = seen.page
    around = ResponseFacts(page.url, page.moved_to, page.certificate_ends)
    memory, told = notices(memory, around, patience, now)
    due = after_success(watch.id, watch.every, now)
    return replace(memory, due=due, last_whole=now), events + told


def _at_head(memory: Memory, seen: Seen, head: int) -> Memory:
    """Return the memory with this page as the head, which the next reading is compared with."""
    return replace(
        memory,
        head=head,
        candidate=None,
        body_sha256=seen.sha256,
        fingerprint=seen.fingerprint,
        validators=seen.page.validators,
    )


def _candidate_gone(memory: Memory, now: datetime) -> Memory:
    """Drop the candidate and note its changes as flickers: the page shows the head again."""
    if memory.candidate is None:
        return memory
    memory = remember_flickers(memory, memory.candidate.sightings, now)
    return replace(memory, candidate=None)


def _reading(
    seen: Seen, watch: Watch, outcome: Outcome, now: datetime, detail: str = ""
) -> CheckRecord:
    page = seen.page
    return CheckRecord(watch.id, now, outcome, page.final_url, page.status, seen.sha256, detail)
