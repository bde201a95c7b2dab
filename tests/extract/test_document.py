"""Any bytes are read or refused, and a refusal names its reason."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import NotAPolicy
from monitor.extract.document import extract
from tests.extract.sample_pages import read


def test_a_wall_is_the_reason_where_a_selector_finds_nothing_on_it() -> None:
    wall = "<html><head><title>Just a moment...</title></head><body><p>Verify you are human.</p></body></html>"
    for options in ({"keep": "#policy"}, {"section": "Privacy Policy"}, {"drop": (".ad",)}):
        with pytest.raises(NotAPolicy) as refusal:
            read(wall, **options)
        assert refusal.value.reason == "bot wall"


@given(st.binary(max_size=400))
@settings(max_examples=50, deadline=None)
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    for kind in ("text/html", "text/plain", "text/markdown", ""):
        try:
            extract(body, "https://site.example/", kind)
        except NotAPolicy:
            continue
