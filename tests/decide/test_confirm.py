"""A change is confirmed by a second reading: only what both hold is a change."""

from __future__ import annotations

from datetime import timedelta


def test_a_change_is_told_after_the_second_reading_and_not_before(story):
    story.reads("We keep data 12 months.")
    first = story.later(hours=12).reads("We keep data 24 months.")
    assert first.version is None
    assert first.reading.outcome == "to confirm"
    assert first.memory.due <= story.now + timedelta(minutes=10)
    assert story.told == []
    second = story.later(minutes=10).reads("We keep data 24 months.")
    assert second.version is not None
    assert second.memory.last_change == story.now
    assert story.told == ["policy.changed"]


def test_what_only_one_reading_holds_is_no_change(story):
    story.reads("We keep data.", "We sell nothing.")
    story.later(hours=12).reads("We keep data.", "We sell nothing.", "Oops, a test banner.")
    story.later(minutes=10).reads("We keep data.", "We sell nothing.")
    assert story.told == []
    assert story.memory.candidate is None
    assert story.memory.flickers


def test_a_restless_line_never_alerts_and_never_hides_a_real_change(story):
    story.reads("Rules: we keep data.", "Tip: buy one.")
    for round_ in range(6):
        story.later(hours=12).reads("Rules: we keep data.", f"Tip: buy {round_ + 2}.")
    assert story.told == []
    for round_ in range(4):
        story.later(hours=12).reads("Rules: we share data.", f"Tip: take {round_}.")
    changed = [e for s in story.steps for e in s.events if e.report and e.report.alert]
    assert len(changed) == 1
    told = [c for c in changed[0].report.changes if c.severity != "editorial"]
    assert {c.after or c.before for c in told} == {"Rules: we keep data.", "Rules: we share data."}


def test_an_edit_still_going_on_is_told_whole(story):
    story.reads("A: one.", "B: two.")
    story.later(hours=12).reads("A: changed.", "B: two.")
    story.later(minutes=10).reads("A: changed.", "B: changed.")
    story.later(minutes=10).reads("A: changed.", "B: changed.")
    changed = [e for s in story.steps for e in s.events if e.report]
    assert len(changed) == 1
    assert {c.after for c in changed[0].report.changes if c.after} == {"A: changed.", "B: changed."}


def test_a_policy_that_lost_most_of_its_words_is_a_problem_and_believed_only_if_it_lasts(story):
    whole = [f"Clause {n}: we do this and that." for n in range(10)]
    story.reads(*whole)
    first = story.later(hours=12).reads(*whole[:4])
    assert first.memory.state == "problem"
    assert first.memory.problem.kind == "half a page"
    story.later(minutes=10).reads(*whole[:4])
    assert story.told == []
    story.later(hours=12).reads(*whole[:4])
    last = story.later(hours=12).reads(*whole[:4])
    assert last.version is not None
    assert last.memory.state == "ok"
    assert "policy.changed" in story.told


def test_an_index_of_links_in_the_policy_s_place_is_never_believed(story):
    """Short pieces alone: however long they last, they are no policy."""
    whole = [
        f"Clause {n}: we do this and that with what you tell us in letters." for n in range(20)
    ]
    links = [f"Link {n} to a page" for n in range(12)]
    story.reads(*whole)
    for _ in range(20):
        step = story.later(hours=12).reads(*links)
    assert step.memory.state == "problem"
    assert "however long it lasts" in step.memory.problem.detail
    assert story.told == ["policy.problem half a page"]
    for _ in range(2):
        step = story.later(hours=12).reads(*whole)
    assert step.memory.state == "ok"
    assert story.told == ["policy.problem half a page", "policy.recovered half a page"]


def test_half_a_page_that_heals_leaves_no_trace_but_its_readings(story):
    whole = [f"Clause {n}: we do this and that." for n in range(10)]
    story.reads(*whole)
    story.later(hours=12).reads(*whole[:4])
    step = story.later(hours=12).reads(*whole)
    assert step.memory.state == "ok"
    assert step.memory.candidate is None
    assert story.told == []


def test_what_flickered_often_must_hold_for_days(story):
    story.reads("We keep data.", "X: old.")
    for _ in range(3):
        story.later(hours=12).reads("We keep data.", "X: new.")
        story.later(minutes=10).reads("We keep data.", "X: old.")
    for _ in range(3):
        story.later(hours=12).reads("We keep data.", "X: new.")
    assert story.told == []
    for _ in range(4):
        story.later(hours=12).reads("We keep data.", "X: new.")
    assert story.told == ["policy.changed"]
