"""The text that counts for a page's fingerprint is what it shows."""

from __future__ import annotations

from monitor.extract.html.visible_text import visible_text


def shown(body: str) -> str | None:
    return visible_text(f"<html><head><title>T</title></head><body>{body}</body>".encode(), "")


def test_scripts_styles_drawings_and_attributes_do_not_count() -> None:
    assert shown("<p class=x1>One</p><script>x()</script><style>p{}</style><svg>a</svg>") == "One"


def test_templates_count_and_space_does_not() -> None:
    assert shown("<template><p> One\n two </p></template>") == "One two"


def test_source_that_would_take_too_long_has_no_visible_text() -> None:
    assert shown("<div>" * 30_000) is None
