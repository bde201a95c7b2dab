"""A page that prints today's date every day has a clock, not a date."""

from __future__ import annotations

from datetime import timedelta

from monitor.decide.clock import is_clock


def test_a_date_that_moves_every_day_is_told_at_most_never(story):
    for _ in range(6):
        story.reads("We keep data.", date=story.now.date().isoformat())
        story.later(hours=12).reads("We keep data.", date=story.now.date().isoformat())
        story.later(hours=12)
    assert story.told == []


def test_a_real_date_printed_on_its_day_is_told_a_day_later(story):
    story.reads("We keep data.", date="2025-03-01")
    today = story.later(days=1).now.date().isoformat()
    story.reads("We keep data.", date=today)
    story.later(minutes=10).reads("We keep data.", date=today)
    assert story.told == []
    story.later(days=1).reads("We keep data.", date=today)
    assert story.told == ["policy.changed"]


def test_a_clause_changed_with_a_date_of_today_is_told_at_once(story):
    story.reads("We keep data.", date="2025-03-01")
    today = story.later(days=1).now.date().isoformat()
    story.reads("We sell data.", date=today)
    step = story.later(minutes=10).reads("We sell data.", date=today)
    assert [e.report.date_change.state for e in step.events] == ["moved"]


def test_a_date_that_shifts_by_a_day_and_back_alerts_nobody(story):
    story.reads("We keep data.", date="2025-03-01")
    for _ in range(3):
        story.later(hours=12).reads("We keep data.", date="2025-03-02")
        story.later(minutes=10).reads("We keep data.", date="2025-03-01")
    assert story.told == []


def test_a_clause_changed_on_a_page_with_a_clock_is_told_as_silent(story):
    story.reads("We keep data.", date=story.now.date().isoformat())
    for _ in range(4):
        story.later(days=1).reads("We keep data.", date=story.now.date().isoformat())
    story.later(days=1).reads("We sell data.", date=story.now.date().isoformat())
    step = story.later(minutes=10).reads("We sell data.", date=story.now.date().isoformat())
    reports = [e.report for e in step.events if e.report]
    assert [(r.alert, r.silent) for r in reports] == [(True, True)]
    assert step.memory.due - story.now > timedelta(hours=1)


def test_a_date_without_a_label_that_moves_alone_is_believed_a_day_later(story):
    story.reads("We keep data.", date="2025-03-01", sure=0.3)
    story.later(days=1).reads("We keep data.", date="2025-04-01", sure=0.3)
    story.later(minutes=10).reads("We keep data.", date="2025-04-01", sure=0.3)
    assert story.told == []
    story.later(days=1).reads("We keep data.", date="2025-04-01", sure=0.3)
    assert story.told == ["policy.changed"]


def test_a_year_of_updates_printed_on_their_day_is_no_clock(story):
    """Each update changes words, or the date alone, and prints the day on which it is read."""
    date = story.now.date().isoformat()
    story.reads("We keep data for 1 month.", date=date)
    told = []
    for month in range(12):
        for _ in range(30):
            story.later(days=1).reads(*story.head, date=date)
        words = story.head if month % 3 == 2 else (f"We keep data for {month} months.",)
        date = story.later(days=1).now.date().isoformat()
        story.reads(*words, date=date)
        step = story.later(minutes=10).reads(*words, date=date)
        while not step.events:
            step = story.later(days=1).reads(*words, date=date)
        told += [event.report for event in step.events if event.report]
    assert [(r.date_change.state, r.silent) for r in told] == [("moved", False)] * 12


def test_two_updates_within_days_that_change_words_are_no_clock(story):
    story.reads("We keep data.", date="2025-03-01")
    for words in ("We sell data.", "We rent data.", "We lend data."):
        date = story.later(days=1).now.date().isoformat()
        story.reads(words, date=date)
        step = story.later(minutes=10).reads(words, date=date)
        assert [event.report.silent for event in step.events if event.report] == [False]


def test_a_date_that_an_unchanged_page_prints_for_days_is_no_clock(story):
    for _ in range(4):
        story.reads("We keep data.", date=story.now.date().isoformat())
        story.later(days=1)
    assert is_clock(story.memory.dates)
    story.reads("We keep data.", date=story.now.date().isoformat())
    for _ in range(3):
        story.later(days=1).unchanged()
    assert not is_clock(story.memory.dates)


def test_a_clock_read_once_a_month_is_a_clock(story):
    for _ in range(6):
        story.reads("We keep data.", date=story.now.date().isoformat())
        story.later(days=30)
    assert is_clock(story.memory.dates)
    assert story.told == []
