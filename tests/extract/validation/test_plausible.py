"""What a site shows in a policy's place is refused with its reason; a policy, however short, is not."""

from __future__ import annotations

import pytest

from monitor.errors import NotAPolicy
from monitor.extract.decisions import ParsedPage, keep
from monitor.extract.document import extract
from monitor.extract.validation.plausible import refuse_if_implausible
from monitor.extract.validation.truncation import cut_off
from monitor.model import Block
from tests.extract.validation.refused_page import URL, page, refusal

MENU = "<nav><a href=/>Home</a> <a href=/shop>Shop</a> <a href=/login>Log in</a></nav>"
FOOT = "<footer><a href=/privacy>Privacy policy</a> <a href=/terms>Terms</a> © 2026 Ostenz</footer>"


BOT_WALLS = [
    ("Just a moment...", "<h2>Verify you are human by completing the action below.</h2><p>ostenz.example needs to review the security of your connection before proceeding.</p>"),
    ("Attention Required! | Cloudflare", "<h1>Sorry, you have been blocked</h1><p>You are unable to access ostenz.example. This website is using a security service to protect itself from online attacks.</p>"),
    ("Access Denied", "<h1>Access Denied</h1><p>You don't have permission to access \"/privacy\" on this server. Reference #18.5e1c0f17</p>"),
    ("ostenz.example", "<script src='https://ct.captcha-delivery.com/c.js'></script><p>Please enable JS and disable any ad blocker</p>"),
    ("", "<iframe src='/_Incapsula_Resource?x=1'>Request unsuccessful. Incapsula incident ID: 123</iframe>"),
    ("Access to this page has been denied", "<div id='px-captcha'></div><h1>Press & Hold to confirm you are a human (and not a bot).</h1>"),
    ("Pardon Our Interruption", "<h1>Pardon Our Interruption</h1><p>As you were browsing something about your browser made us think you were a bot. There are a few reasons this might happen.</p>"),
    ("Robot Check", "<p>Sorry, we just need to make sure you're not a robot. For best results, make sure your browser accepts cookies.</p>"),
    ("403 Forbidden", "<h1>403 Forbidden</h1><p>nginx</p>"),
    ("Un instant…", "<h1>Vérifiez que vous êtes humain</h1><p>Cette opération peut prendre quelques secondes.</p>"),
    ("Accès refusé", "<p>Accès refusé. Votre navigateur a présenté une activité inhabituelle.</p>"),
    ("Nur einen Moment…", "<h1>Bestätigen Sie, dass Sie ein Mensch sind</h1>"),
    ("Un momento…", "<h1>Verifica que eres humano</h1>"),
    ("Un attimo…", "<h1>Verifica di essere umano</h1>"),
    ("Even geduld…", "<h1>Controleren of u een mens bent</h1>"),
    ("Um momento…", "<h1>Verifique se você é humano</h1>"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "body"), BOT_WALLS)
def test_bot_walls_are_refused(title: str, body: str) -> None:
    assert refusal(page(title, body)) == "bot wall"


NOT_FOUND = [
    ("Ostenz", "<h1>Oops! That page can’t be found.</h1><p>It looks like nothing was found at this location. Maybe try a search?</p>", "en"),
    ("404 Not Found", "<h1>404</h1><p>The page you are looking for doesn't exist or has been moved.</p>", "en"),
    ("Privacy Policy | Ostenz", "<h1>Page not found</h1><p>Sorry, we couldn't find that page.</p>", "en"),
    ("Privacy Policy | Ostenz", "<h1>Sorry, this page isn't available.</h1><p>The link you followed may be broken, or the page may have been removed. Go back to the start, have a look at our most popular products, or write to our support team, who will be glad to help you find what you were looking for today.</p>", "en"),
    ("Ostenz", "<h1>Page introuvable</h1><p>La page que vous recherchez n'existe pas ou plus.</p>", "fr"),
    ("Ostenz", "<h1>Oups !</h1><p>Erreur 404 : cette page n'existe plus.</p>", "fr"),
    ("Ostenz", "<h1>Seite nicht gefunden</h1><p>Die gesuchte Seite existiert nicht.</p>", "de"),
    ("Ostenz", "<h1>Página no encontrada</h1><p>La página que buscas no existe.</p>", "es"),
    ("Ostenz", "<h1>Pagina non trovata</h1><p>La pagina che cerchi non è disponibile.</p>", "it"),
    ("Ostenz", "<h1>Pagina niet gevonden</h1><p>Deze pagina bestaat niet meer.</p>", "nl"),
    ("Ostenz", "<h1>Página não encontrada</h1><p>A página que procura não existe.</p>", "pt"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "body", "lang"), NOT_FOUND)
def test_pages_that_say_not_found_with_status_200_are_refused(
    title: str, body: str, lang: str
) -> None:
    assert refusal(page(title, MENU + body + FOOT, lang)) == "not found"


UNAVAILABLE = [
    ("Maintenance", "<h1>We'll be back soon!</h1><p>Ostenz is down for scheduled maintenance.</p>"),
    ("503 Service Unavailable", "<h1>Service Unavailable</h1><p>Please try again later.</p>"),
    ("Ostenz", "<h1>Something went wrong</h1><p>An unexpected error has occurred.</p>"),
    ("Error", "<p>Too many requests. Please try again in a few minutes.</p>"),
    ("Ostenz", "<p>This content is not available in your region.</p>"),
    ("Ostenz", "<h1>Your browser is not supported</h1><p>Please update it to use Ostenz.</p>"),
    ("Ostenz", "<p>Site en maintenance. Nous serons de retour bientôt.</p>"),
    ("Ostenz", "<p>Une erreur est survenue. Veuillez réessayer plus tard.</p>"),
    ("Ostenz", "<p>Wegen Wartungsarbeiten vorübergehend nicht erreichbar.</p>"),
    ("Ostenz", "<p>Si è verificato un errore. Riprova più tardi.</p>"),
]


@pytest.mark.parametrize(("title", "body"), UNAVAILABLE)
def test_pages_that_say_come_back_later_are_refused(title: str, body: str) -> None:
    assert refusal(page(title, MENU + body + FOOT)) == "unavailable"


STUBS = [
    page("Redirecting", "<p>You should be redirected quickly, if not <a href=/p>click here</a>.</p>"),
    page("Ostenz", "<p>Moved</p>", head='<meta http-equiv="refresh" content="0; url=/en/privacy">'),
    page("Ostenz", "", head="<script>window.location = '/en/privacy'</script>"),
    page("Redirection", "<p>Vous allez être redirigé vers la nouvelle page.</p>", "fr"),
    page("301 Moved Permanently", "<h1>Moved Permanently</h1><p>The document has moved here.</p>"),
]  # fmt: skip


@pytest.mark.parametrize("html", STUBS)
def test_pages_that_only_lead_elsewhere_are_refused(html: str) -> None:
    assert refusal(html) == "redirect stub"


LOGINS = [
    page("Log in to Ostenz", "<h1>Log in</h1><form><input name=u><input type=password></form><a>Forgot password?</a><a>Sign up</a>"),
    page("Se connecter", "<h1>Se connecter à Ostenz</h1><form><input type='password'></form><p>Mot de passe oublié ?</p>", "fr"),
    page("Ostenz", "<form><p>E-mail</p><input name=u><p>Password</p><input type=password></form>"),
]  # fmt: skip


@pytest.mark.parametrize("html", LOGINS)
def test_pages_that_ask_for_an_account_are_refused(html: str) -> None:
    assert refusal(html) == "login"


CONSENT = [
    page("Ostenz", "<main><h2>Allow the use of cookies from Ostenz on this browser?</h2><p>We use cookies and similar technologies to help provide and improve content on our products, and to keep you safe by using information that we receive from cookies.</p><button>Only allow essential cookies</button><button>Allow all cookies</button></main>"),
    page("Before you continue", "<main><h1>Before you continue to Ostenz</h1><p>We use cookies and data to deliver and maintain our services, track outages and protect against spam and abuse.</p><button>Reject all</button><button>Accept all</button></main>"),
    page("Ostenz", "<main><h1>Avant de continuer</h1><p>Nous et nos partenaires utilisons des cookies pour mesurer l'audience de nos contenus.</p><button>Tout accepter</button><button>Continuer sans accepter</button></main>", "fr"),
]  # fmt: skip


@pytest.mark.parametrize("html", CONSENT)
def test_pages_that_show_nothing_before_consent_are_refused(html: str) -> None:
    assert refusal(html) in ("consent wall", "needs JavaScript", "empty")


SHELLS = [
    page("Privacy policy", '<div id="root"></div><script type="module" src="/a.js"></script>'),
    page("Ostenz", "<noscript>You need to enable JavaScript to run this app.</noscript><div id=app></div>"),
    page("Ostenz", "<app-root></app-root><script src=m.js></script>"),
    page("Privacy policy", '<div id="__next"><p>Loading…</p></div>'),
]  # fmt: skip


@pytest.mark.parametrize("html", SHELLS)
def test_shells_are_refused_and_the_detail_names_the_setting(html: str) -> None:
    with pytest.raises(NotAPolicy) as verdict:
        extract(html.encode(), URL, "text/html")
    assert verdict.value.reason == "needs JavaScript"
    assert "render = true" in verdict.value.detail


def test_an_empty_page_is_empty() -> None:
    assert refusal("<html><body></body></html>") == "empty"
    assert refusal(" ") == "empty"


HOME = "".join(
    f"<section><h2>{word} for your team</h2><p>Try {word} free for 30 days, no card needed, and "
    f"see why teams everywhere love working with {word} every single day.</p>"
    f"<a href=/{word}>Discover {word}</a></section>"
    for word in ("Mail", "Chat", "Calendar", "Drive", "Sheets", "Forms", "Docs", "Meet")
)


def test_a_home_page_in_the_policys_place_is_refused() -> None:
    html = page(
        "Ostenz – everything for your team", f"{MENU}<main><h1>Work better</h1>{HOME}</main>{FOOT}"
    )
    assert refusal(html) == "home page"


def test_a_home_page_under_the_policys_title_is_refused() -> None:
    assert refusal(page("Privacy policy | Ostenz", f"<main>{HOME}</main>")) == "home page"


def test_a_list_of_links_is_not_the_policy() -> None:
    links = "".join(f"<li><a href=/{n}>Help article {n} about orders</a></li>" for n in range(60))
    html = page("Help centre", f"<main><h1>Help</h1><ul>{links}</ul></main>")
    assert refusal(html) in ("home page", "empty")


LOGIN_IN_THE_HEADER = "<header><form><input type=password></form></header>"
IMPRINT = page(
    "Imprint",
    "<h1>Legal notice</h1><p>Publisher of the site: Ostenz SAS, 6 chemin des Gandins, 38660 Plateau, France."
    "</p><p>Director of publication: Anna Example. Contact: hello@ostenz.example.</p>"
    "<p>Hosting: Example Hosting Ltd, 2 rue Kellermann, 59100 Roubaix, France.</p>",
)
SHORT_POLICY = page(
    "Privacy",
    "<h1>Privacy policy</h1><p>We do not collect personal data. We do not use cookies. Our host keeps logs "
    "for seven days. If you log in we store your e-mail address until you close your account. If a page is "
    "not found, the 404 error is logged without your address. Write to us to exercise your rights.</p>",
)
MENTIONS = page(
    "Mentions légales",
    "<h1>Mentions légales</h1><p>Le site est édité par Ostenz SAS au capital de 10 000 €, RCS Lyon 123.</p>"
    "<p>Directrice de la publication : Anna Exemple.</p><p>Hébergeur : Exemple SA, 59100 Roubaix.</p>",
    "fr",
)
COOKIE_POLICY = page(
    "Cookie policy",
    "<h1>Cookie policy</h1><p>This website uses cookies to remember your settings and to count visits.</p>"
    "<p>We use one cookie, called session, that is deleted when you close your browser, and no other.</p>"
    "<p>You can manage cookies in the settings of your browser; without them you cannot log in.</p>"
    "<div class=bar><button>Accept all</button></div>",
)
POLISH = page(
    "Ostenz",
    "<h1>Zasady</h1>"
    + "".join(
        f"<p>{n}. Zbieramy dane osobowe, które podajesz nam podczas otwierania konta, i używamy ich do "
        "świadczenia naszych usług na rzecz użytkownika oraz do odpowiedzi na jego pytania.</p>"
        for n in range(12)
    ),
    "pl",
)
GUIDE = page(
    "Ostenz",
    "<h1>How results are ranked</h1>"
    + "".join(
        f"<p>When people look for something in aisle {n}, we show what is nearest to the words that they typed, then what "
        "others have liked best in the last month, and in the end whatever is in stock near them.</p>"
        for n in range(6)
    ),
)
WITH_CHALLENGE_SCRIPT = SHORT_POLICY.replace(
    "</body>", "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script></body>"
)
WITH_LOGIN = IMPRINT.replace("<h1>", f"{LOGIN_IN_THE_HEADER}<h1>")
WITH_RECAPTCHA = IMPRINT.replace("</body>", "<div class='g-recaptcha'></div></body>")


@pytest.mark.parametrize(
    "html",
    [
        IMPRINT,
        SHORT_POLICY,
        MENTIONS,
        COOKIE_POLICY,
        GUIDE,
        POLISH,
        WITH_CHALLENGE_SCRIPT,
        WITH_LOGIN,
        WITH_RECAPTCHA,
    ],
)
def test_short_and_foreign_policies_are_read_whatever_they_mention(html: str) -> None:
    assert refusal(html) == ""


def test_a_page_that_one_script_would_write_is_told_to_be_rendered() -> None:
    with pytest.raises(NotAPolicy, match="render = true") as verdict:
        extract(
            b"<html><body><div id=x1></div><script>boot({a: 1})</script></body></html>",
            URL,
            "text/html",
        )
    assert verdict.value.reason == "needs JavaScript"


LONG = page(
    "Privacy policy",
    "<div class=page><h1>Privacy policy</h1>"
    + "".join(
        f"<p>{n}. We process your personal data with your consent only.</p>" for n in range(90)
    )
    + "</div>",
)


@pytest.mark.parametrize("mark", ["<", "<!--", "<div ", "<script>", "</", "<meta refresh "])
def test_hostile_sources_are_judged_in_a_moment(mark: str) -> None:
    source = f"<html><body>{mark * 200_000}"
    assert cut_off(source)
    page = ParsedPage((keep(Block("paragraph", "Hello"), (0, 0)),), markup=f"{source}</html>")
    with pytest.raises(NotAPolicy):
        refuse_if_implausible(page)
