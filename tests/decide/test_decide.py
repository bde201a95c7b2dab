"""The rules are applied in order: first version, failure, unchanged, editorial, confirmed."""

from __future__ import annotations


def test_the_first_reading_is_a_version_and_tells_nobody(story):
    step = story.reads("We keep data.", "We sell nothing.")
    assert step.version is not None
    assert step.memory.state == "ok"
    assert story.told == []


def test_editorial_differences_make_a_version_and_no_alert(story):
    story.reads("(a) typo")
    story.later(hours=12).reads("(a) corrected")
    step = story.later(hours=12).reads("(a) corrected")
    assert step.version is not None
    assert story.told == []


def test_a_failed_reading_keeps_head_and_validators(story):
    before = story.reads("We keep data.").memory
    after = story.later(hours=12).fails("half a page").memory
    assert (after.head, after.body_sha256, after.validators) == (
        before.head,
        before.body_sha256,
        before.validators,
    )
