"""What was told before is recognised when it returns."""

from __future__ import annotations

from monitor.decide.recall import unmuted


def settle(story, *sentences, **facts):
    story.later(hours=12).reads(*sentences, **facts)
    return story.later(minutes=10).reads(*sentences, **facts)


def test_the_first_way_back_is_told_as_reverted(story):
    story.reads("We sell nothing.")
    settle(story, "We sell everything.")
    back = settle(story, "We sell nothing.")
    reasons = [r for e in back.events if e.report for c in e.report.changes for r in c.why]
    assert any(reason.code == "reverted" for reason in reasons)
    assert story.told == ["policy.changed", "policy.changed"]


def test_back_and_forth_is_told_as_blinking_once_and_then_no_more(story):
    story.reads("We sell nothing.")
    for _ in range(4):
        settle(story, "We sell everything.")
        settle(story, "We sell nothing.")
    assert story.told == ["policy.changed", "policy.changed", "policy.problem blinking"]
    assert story.memory.blinking_since is not None
    assert story.memory.state == "ok"


def test_a_text_that_stood_before_is_not_stored_again(story):
    story.reads("We sell nothing.")
    settle(story, "We sell everything.")
    back = settle(story, "We sell nothing.")
    assert back.version is None
    assert back.memory.head == 1


def test_a_new_change_on_a_blinking_page_is_told(story):
    story.reads("We sell nothing.", "A: one.")
    for _ in range(2):
        settle(story, "We sell everything.", "A: one.")
        settle(story, "We sell nothing.", "A: one.")
    told = len(story.told)
    settle(story, "We sell nothing.", "A: two.")
    assert story.told[told:] == ["policy.changed"]


def test_what_was_told_long_ago_is_news_again(story):
    story.reads("We sell nothing.")
    settle(story, "We sell everything.")
    settle(story.later(days=200), "We sell nothing.")
    settle(story.later(days=200), "We sell everything.")
    assert story.told == ["policy.changed"] * 3


def test_an_unmuted_page_is_told_of_again(story):
    story.reads("We sell nothing.")
    for _ in range(2):
        settle(story, "We sell everything.")
        settle(story, "We sell nothing.")
    told = len(story.told)
    story.memory = unmuted(story.memory)
    settle(story, "We sell everything.")
    assert story.told[told:] == ["policy.changed"]


def test_a_section_moved_and_moved_back_is_reverted_not_blinking(story):
    story.reads("A: one.", "B: two.")
    settle(story, "B: two.", "A: one.")
    settle(story, "A: one.", "B: two.")
    assert story.told == ["policy.changed", "policy.changed"]
    settle(story, "B: two.", "A: one.")
    assert story.told[2:] == ["policy.problem blinking"]
