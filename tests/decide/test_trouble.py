"""A problem is told once after it has lasted, its recovery once; nothing is ever blind for long."""

from __future__ import annotations

from datetime import timedelta

import pytest


def test_one_bad_reading_marks_the_watch_and_tells_nobody(story):
    story.reads("We keep data.")
    step = story.later(hours=12).fails()
    assert step.memory.state == "problem"
    assert step.memory.problem.since == story.now
    assert story.told == []


def test_a_problem_is_told_once_after_three_readings_and_a_day(story):
    story.reads("We keep data.")
    for _ in range(8):
        story.later(hours=10).fails()
    assert story.told == ["policy.problem unreachable"]


def test_many_quick_failures_are_not_a_day(story):
    story.reads("We keep data.")
    for _ in range(8):
        story.later(minutes=10).fails()
    assert story.told == []


def test_recovery_is_told_once_and_only_of_what_was_told(story):
    story.reads("We keep data.")
    story.later(hours=1).fails()
    story.later(hours=1).reads("We keep data.")
    assert story.told == []
    for _ in range(4):
        story.later(hours=12).fails("wall")
    story.later(hours=12).unchanged()
    story.later(hours=12).unchanged()
    assert story.told == ["policy.problem wall", "policy.recovered wall"]
    assert story.memory.problem is None


@pytest.mark.parametrize("kind", ["gone", "selector lost"])
def test_what_no_waiting_mends_is_told_at_once(story, kind):
    story.reads("We keep data.")
    story.later(hours=12).fails(kind)
    assert story.told == [f"policy.problem {kind}"]


def test_a_watch_unread_for_a_week_is_told_however_it_failed(story):
    story.reads("We keep data.")
    story.later(days=8).fails()
    assert story.told == ["policy.problem unreachable"]


def test_a_page_moved_for_good_is_told_once_and_followed(story):
    story.reads("We keep data.")
    for _ in range(3):
        story.later(hours=12).reads("We keep data.", moved_to="https://shop.example/legal/privacy")
    assert story.told == ["policy.problem moved"]
    assert story.memory.state == "ok"


@pytest.mark.parametrize("to", ["https://www.shop.example/privacy/", "http://shop.example/privacy"])
def test_https_www_or_a_slash_is_no_move(story, to):
    story.reads("We keep data.")
    story.later(hours=12).reads("We keep data.", moved_to=to)
    assert story.told == []


def test_the_end_of_a_certificate_is_told_two_weeks_ahead_once(story):
    story.reads("We keep data.")
    ends = story.now + timedelta(days=20)
    for _ in range(20):
        story.later(days=1).reads("We keep data.", certificate_ends=ends)
    assert story.told == ["policy.problem certificate"]


def test_a_page_that_never_changes_still_warns_of_its_certificate(story):
    story.reads("We keep data.")
    ends = story.now + timedelta(days=15)
    for _ in range(5):
        story.later(days=1).unchanged(certificate_ends=ends)
    assert story.told == ["policy.problem certificate"]
