"""Each feed has a name of its own, and a name means one feed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from monitor.feeds.feed_names import name_of, subject_of, subjects_of
from monitor.watchlist import slug

slugs = st.one_of(st.sampled_from(("all", "feeds", "x", "all-all")), st.text(max_size=90).map(slug))
subjects = st.one_of(st.just(""), slugs, st.tuples(slugs, slugs).map("/".join))


@given(st.lists(subjects, unique=True, max_size=20))
def test_no_two_feeds_share_a_name_and_each_name_is_read_back(named):
    names = [name_of(subject) for subject in named]
    assert len(set(names)) == len(names)
    assert [subject_of(name) for name in names] == named


@given(subjects)
def test_a_name_is_a_plain_file_name(subject):
    name = name_of(subject)
    assert name
    assert "/" not in name
    assert not name.startswith(".")


def test_a_watch_is_told_of_by_its_own_its_companys_and_the_feed_of_all():
    assert subjects_of(["ostenz/privacy"]) == {"", "ostenz", "ostenz/privacy"}
