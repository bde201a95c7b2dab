"""How a user finds out why a page was read as it was."""

from __future__ import annotations

from monitor.extract.explain import explain

PAGE = (
    "<!doctype html><html lang=en><head><title>Privacy Policy</title></head><body><nav><a href=/>Home</a></nav>"
    "<main><h1>Privacy Policy</h1><p>We collect your name, your address and your orders, and keep them for ten years.</p>"
    "<p>You may ask for a copy of your personal data &amp; object to its processing at any time.</p><p>12 views</p></main>"
    "<footer id=foot>Harbour &lt;Ltd&gt;</footer></body></html>"
)


def test_each_stretch_is_named_with_its_rule_and_a_selector_in_the_pages_order() -> None:
    explanation = explain(PAGE.encode(), "https://site.example/", "text/html")
    assert [(s.kept, s.rule) for s in explanation.stretches] == [
        (False, "navigation"),
        (True, "heading"),
        (True, "paragraph"),
        (True, "paragraph"),
        (False, "counter"),
        (False, "page footer"),
    ]
    assert explanation.dropped[-1].where == "#foot"
    assert explanation.dropped[0].where.endswith("body > nav")


def test_a_refused_page_is_explained_too() -> None:
    html = b"<html><head><title>Just a moment...</title></head><body><h1>Verify you are human</h1></body></html>"
    refusal = explain(html, "https://site.example/", "text/html").refusal
    assert refusal is not None


def test_the_page_shows_both_and_escapes_what_it_shows() -> None:
    shown = explain(PAGE.encode(), "https://site.example/", "text/html").html
    assert '<p class="dropped"><span>Harbour &lt;Ltd&gt;</span>' in shown
    assert "personal data &amp; object" in shown
