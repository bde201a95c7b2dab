"""Comments and elements are removed from source, whether they end or not."""

from __future__ import annotations

from monitor.extract.html.source import stripped


def test_named_elements_and_comments_go_and_the_rest_is_lower_case() -> None:
    html = "<P>One</P><script>if (a<b) x()</script><!-- <p>no</p> --><STYLE>p{}</STYLE ><p>Two"
    assert stripped(html, "script", "style").text == "<p>one</p><p>two"


def test_an_element_that_does_not_end_shows() -> None:
    cut = stripped("<p>One</p><script>var x", "script")
    assert (cut.text, cut.whole) == ("<p>one</p>", False)
    assert stripped("<p>One</p><!-- x", "script").whole is False
    assert stripped("<p>One</p>", "script").whole


def test_a_name_that_only_begins_alike_stays() -> None:
    assert "<scripture>" in stripped("<scripture>x</scripture>", "script").text
