"""What names, roles and visibility say is boilerplate is dropped; a clause with such a name is kept."""

from __future__ import annotations

import pytest

from monitor.errors import NotAPolicy
from tests.extract.sample_pages import CLAUSES, SECTION, amid, page, read, texts


@pytest.mark.parametrize(
    "chrome",
    [
        "<nav><a href=/>Home</a> <a href=/shop>Shop</a></nav>",
        "<div role=navigation><a href=/>Home</a></div>",
        "<footer>Harbour Ltd, all rights reserved</footer>",
        "<div class='site-footer'>Harbour Ltd</div>",
        "<div id='onetrust-banner-sdk'><p>We use cookies to make this site better for you and our partners.</p></div>",
        "<div role=dialog><p>Join our newsletter and receive ten percent off your very first order today.</p></div>",
        "<div class='x'><p>Get our newsletter with all the news of the shop.</p><input type=email><button>Go</button></div>",
        "<div class='sidebar'><h4>Latest posts</h4><a href=/1>Storage in minutes</a></div>",
        "<p>© 2024–2026 Harbour Ltd. All rights reserved.</p>",
        "<p>84,196 visitors this week</p>",
        "<p>Reading time: 5 min</p>",
        "<p>Updated over a week ago</p>",
        "<p>Ray ID: 8f3a9c1b2d4e5f60</p>",
        "<p>Panier : 3 articles</p>",
        "<p>Harbour Europe 2026</p>",
        "<div><a href=/a>Terms</a><br><a href=/b>Jobs</a><br><a href=/c>Press</a><br><a href=/d>Help</a><br><a href=/e>About</a></div>",
    ],
)
def test_chrome_and_what_moves_by_itself_is_dropped(chrome: str) -> None:
    bare = texts(read(page(f"<h1>Privacy Policy</h1>{CLAUSES}")))
    assert texts(read(page(f"<h1>Privacy Policy</h1>{CLAUSES}{chrome}"))) == bare


@pytest.mark.parametrize(
    "clause",
    [
        "<div class='share'><p>We share your data with the carrier that brings your parcel to the door.</p>"
        "<p>We share it with nobody else unless a court of law orders us to do so in writing.</p></div>",
        "<li id='newsletter'>We send the newsletter only to those who asked for it, and stop when they object.</li>",
        "<p>You can <span class='tooltip'>object to the processing</span> at any time by writing to us.</p>",
        "<div class='alert' role='alert'><p>From 1 January 2027 we keep the records of your orders for twelve "
        "months, and the records of your payments for ten years after the last one.</p></div>",
        "<h2>5.1. Comments</h2><p>What you write stays for as long as the article does.</p>",
        "<div style='display:none' class='accordion-panel'><p>We keep the log files for thirty days.</p></div>",
        "<form><p>We keep what you write into this form until we have answered it, and not longer.</p></form>",
        "<p>Harbour Ltd<br>12 Quay Street<br>Bristol</p>",
        "<h2>Newsletter</h2><p>Each newsletter holds a link by which you can end it.</p>"
        "<p>We measure which links are followed, and keep that for six months.</p><p>The legal basis is consent.</p>",
        "<p>Last updated</p><p>1 March 2025</p><p>Effective</p><p>1 April 2025</p>",
    ],
)
def test_what_only_looks_like_chrome_is_kept(clause: str) -> None:
    words = read(page(f"<h1>Privacy Policy</h1>{CLAUSES}<div>{clause}</div>"))
    shown = " ".join(texts(words))
    plain = " ".join(texts(read(page(f"<main><h1>Privacy</h1>{CLAUSES}</main>"), keep="main")))
    own = " ".join(texts(read(page(f"<main>{clause}</main>"), keep="main")))
    assert own in shown
    assert plain.split("Privacy ", 1)[1] in shown


@pytest.mark.parametrize(
    "chrome",
    [
        "<div class='x'><b>Stay in the loop</b><form><input type=email><button>Subscribe</button></form></div>",
        "<div class='cookie-banner'><p>We use cookies to improve this site for you and for our partners.</p><button>Accept all</button></div>",
        "<aside><h4>More</h4><a href=/1>How to choose a lamp</a><a href=/2>How to store a bicycle at home</a></aside>",
        "<p>English | Français (Canada) | Deutsch</p>",
        "<ul><li>Italiano</li><li>日本語</li><li>Tiếng Việt</li></ul>",
        "<p>Download PDF · Print this page</p>",
        "<p>Affichages : 6 306</p>",
        "<p>Cookie declaration last updated on 14/1/26 by Cookiebot:</p>",
    ],
)
def test_what_asks_links_or_moves_is_chrome_in_the_midst_of_the_text_too(chrome: str) -> None:
    assert texts(read(amid(chrome))) == texts(read(amid("")))


def test_a_button_that_opens_a_panel_is_its_heading() -> None:
    inside = f"<h1>Privacy Policy</h1>{CLAUSES}<button class=accordion>Your rights</button><div class=panel>{CLAUSES}</div>"
    assert "Your rights" in texts(read(page(inside)))


def test_a_policy_that_stands_in_the_panels_its_links_open_is_read_there() -> None:
    panels = "".join(
        f"<div class='modal fade' aria-hidden=true role=dialog><div class='modal-dialog'>{SECTION.format(n=n)}<button>Close</button></div></div>"
        for n in range(8)
    )
    consent = "<div class='modal' role=dialog><p>We use cookies for this and that and would like your consent to it.</p><button>Accept all</button></div>"
    shown = texts(read(page(f"<h1>Privacy Policy</h1><p>Choose a topic.</p>{panels}{consent}")))
    assert len(shown) == 18


def test_nothing_that_holds_most_of_the_words_is_dropped() -> None:
    assert (
        len(texts(read(page(f"<aside class=sidebar><h1>Privacy Policy</h1>{CLAUSES}</aside>"))))
        == 4
    )


def test_a_page_whose_words_all_lie_in_its_head_is_refused() -> None:
    with pytest.raises(NotAPolicy, match="empty"):
        read("<head><details>We collect your name.</details></head>")
