"""Of a page with several policies, the watched one is read."""

from __future__ import annotations

from tests.extract.sample_pages import CLAUSES, page, read, texts


def test_where_titles_and_sections_share_a_level_the_next_title_ends_a_policy() -> None:
    html = page(
        f"<h1>Legal</h1><h2>Terms of Service</h2><p>Be kind.</p><h2>Use</h2>{CLAUSES}<h2>Liability</h2>{CLAUSES}"
        f"<h2>Privacy Policy</h2>{CLAUSES}<h2>Cookies</h2>{CLAUSES}<h2>Changes to this policy</h2>{CLAUSES}"
        f"<h2>Copyright Policy</h2>{CLAUSES}"
    )
    shown = texts(read(html, section="Privacy Policy"))
    assert (shown[0], len(shown)) == ("Privacy Policy", 12)
    assert len(texts(read(html, section="Terms of Service"))) == 10


def test_a_section_of_a_nested_page_ends_at_any_heading_of_its_level() -> None:
    document = "<h2>{name}</h2><p>It concerns you.</p><h3>One</h3>{clauses}<h3>Two</h3>{clauses}"
    html = page(
        "<h1>Legal</h1>"
        + "".join(
            document.format(name=name, clauses=CLAUSES)
            for name in ("Terms", "Privacy Policy", "Security", "DMCA Policy")
        )
    )
    assert len(texts(read(html, section="Privacy Policy"))) == 10


def test_a_section_or_the_urls_fragment_picks_one_policy_of_several() -> None:
    html = page(
        f"<h1>Legal</h1><h2 id=terms>Terms of Service</h2><p>The terms come first.</p>{CLAUSES}"
        f"<h2 id=privacy>Privacy Policy</h2>{CLAUSES}<h2 id=dmca>Copyright Policy</h2><p>Last words.</p>{CLAUSES}"
    )
    assert texts(read(html, section="privacy policy"))[0] == "Privacy Policy"
    assert len(texts(read(html, section="Privacy Policy"))) == 4
    assert texts(read(html, url="https://site.example/legal#privacy")) == texts(
        read(html, section="Privacy Policy")
    )
    assert len(texts(read(html, url="https://site.example/legal#/route"))) > 8


def test_a_section_may_be_what_a_summary_opens() -> None:
    html = page(
        f"<h1>Legal</h1><details><summary>Terms</summary><h3>Use</h3>{CLAUSES}</details>"
        f"<details><summary>Privacy</summary><h3>Data</h3>{CLAUSES}<h3>Rights</h3>{CLAUSES}</details>"
    )
    assert len(texts(read(html, section="Privacy"))) == 9
