"""The page around each policy: boilerplate that differs at every request.

Each function renders a policy as one kind of site would; `chance` generates the noise.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from random import Random

from monitor.demo.policy import Text

Dress = Callable[[Text, Random], str]

OFFERS = (
    "Collier Aube 39,90 €", "Bague Lune 24,90 €", "Bracelet Ondes 19,90 €",
    "Créoles Soleil 29,90 €", "Chaîne Nacre 34,90 €", "Jonc Écume 44,90 €",
)  # fmt: skip
PROMOTIONS = (
    "-30% SUR TOUT LE SITE", "LIVRAISON OFFERTE DÈS 42 €", "DERNIÈRE DÉMARQUE JUSQU'À -70%",
    "NOUVELLE COLLECTION", "-20% SUR LES BAGUES", "LIVRAISON OFFERTE DÈS 60 €",
)  # fmt: skip


def software(text: Text, chance: Random) -> str:
    """Render a plain company site with a language menu; two languages on one page."""
    return _page(
        "en",
        "Privacy | Halden Soft",
        f"""<header><nav><ul><li><a href="/">Home</a></li><li><a href="/fr">Français</a></li></ul></nav></header>
<main><article>{_body(text)}</article></main>
<footer><p>© Halden Soft AS</p><p>Request {_token(chance)}</p></footer>""",
        chance,
    )


def shop(text: Text, chance: Random) -> str:
    """Render a shop: announcement bars, a cart, offers, a newsletter and a cookie banner."""
    return _page("fr", "Politique de confidentialité – Maison Perle", f"""
<div class="announcement-bar" role="region" aria-label="Annonce"><p>{chance.choice(PROMOTIONS)} 🤍</p></div>
<header><nav><ul><li><a href="/">Accueil</a></li><li><a href="/panier">Panier ({chance.randint(0, 9)})</a></li></ul></nav></header>
<main id="MainContent"><div class="shopify-policy__body"><div class="rte">{_body(text)}</div></div>
<section class="product-recommendations"><h2>Vous aimerez aussi</h2>{_offers(chance)}</section></main>
<footer><form><input type="email" placeholder="E-mail"><button>S'inscrire</button></form><p>© Maison Perle. Tous droits réservés.</p></footer>
<div id="cookie-banner"><p>Nous utilisons des cookies pour améliorer votre expérience.</p><button>Accepter</button></div>""", chance)  # fmt: skip


def shop_redesigned(text: Text, chance: Random) -> str:
    """Render the shop after a redesign: other markup, anonymous boxes, the same words."""
    return _page("fr", "Politique de confidentialité | Maison Perle", f"""
<div class="css-1q2w3"><div class="css-77aa1"><span>Accueil</span> <span>Bijoux</span> <span>Panier {chance.randint(0, 9)}</span></div></div>
<div class="css-5t5t5">{chance.choice(PROMOTIONS)} 🤍</div>
<div class="css-abc12">{_body(text, heading="h3", item_box="<ul class=css-li>{}</ul>")}</div>
<div class="css-rr">{_offers(chance)}</div><div class="css-ft"><p>© Maison Perle</p></div>""", chance)  # fmt: skip


def storage(text: Text, chance: Random) -> str:
    """Render a product site with a counter in its footer."""
    return _page(
        "en",
        "Privacy Statement - Corvid Storage",
        f"""<header><a href="/">Corvid Storage</a><nav><ul><li><a href="/cloud">Cloud</a></li><li><a href="/blog">Blog</a></li></ul></nav></header>
<main><div class="content">{_body(text)}</div></main>
<footer><p>{chance.randint(10_000, 99_999)} files stored in the last hour</p><p>© Corvid Storage Ltd.</p></footer>""",
        chance,
    )


def clinic(text: Text, chance: Random) -> str:
    """Render a clinic whose mail addresses are obfuscated with another key each time."""
    body = _body(text).replace("[email]", _hidden_address("dpo@clairval.example", chance))
    return _page(
        "fr",
        "Protection des données - Clinique Clairval",
        f"""<header><nav><a href="/">Accueil</a> <a href="/rdv">Prendre rendez-vous</a></nav></header>
<main>{body}</main><aside><p>Temps d'attente aux urgences : {chance.randint(5, 90)} minutes</p></aside>
<footer><p>Clinique Clairval</p></footer>""",
        chance,
    )


def workshop(text: Text, chance: Random) -> str:
    """Render a site builder's page with stray boilerplate after the policy."""
    return _page(
        "fr",
        "Charte de confidentialité — Atelier Brume",
        f"""<a class="skip-link" href="#contenu">Aller au contenu</a><span class="sr-only">Sprite icons</span>
<div class="page"><div id="contenu">{_body(text)}</div>
<p><a href="/signaler">Signaler une erreur</a></p><p class="visites">{chance.randint(100, 9_999)} visiteurs cette semaine</p></div>""",
        chance,
    )


def bot_wall(text: Text, chance: Random) -> str:  # noqa: ARG001 - shows no policy
    """Render what a bot protection service shows instead of the page."""
    return f"""<!doctype html><html lang="en"><head><title>Just a moment...</title></head><body>
<h1>Checking your browser before accessing the site</h1><p>Please enable JavaScript and cookies to continue.</p>
<p>Ray ID: {_token(chance)}</p><div class="cf-browser-verification"></div></body></html>"""


def _page(language: str, title: str, body: str, chance: Random) -> str:
    return f"""<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="csrf-token" content="{_token(chance)}"><script nonce="{_token(chance)}">window.session = "{_token(chance)}"</script>
</head><body>{body}</body></html>"""


def _body(text: Text, heading: str = "h2", item_box: str = "<ul>{}</ul>") -> str:
    tags = {"title": "h1", "heading": heading, "paragraph": "p", "item": "li"}
    out: list[str] = []
    items: list[str] = []
    for part in text:
        markup = f"<{tags[part.kind]}>{escape(part.text, quote=False)}</{tags[part.kind]}>"
        if part.kind == "item":
            items.append(markup)
            continue
        out += [item_box.format("\n".join(items))] if items else []
        items = []
        out.append(markup)
    return "\n".join(out + ([item_box.format("\n".join(items))] if items else []))


def _offers(chance: Random) -> str:
    cards = (
        f"<div class='card'><a href='/p'>{o}</a><button>Ajouter au panier</button></div>"
        for o in chance.sample(OFFERS, 3)
    )
    return "".join(cards)


def _hidden_address(address: str, chance: Random) -> str:
    """Obfuscate a mail address as Cloudflare does: a key, then each byte XOR the key."""
    key = chance.randint(1, 255)
    code = f"{key:02x}" + "".join(f"{byte ^ key:02x}" for byte in address.encode())
    return f'<a href="/cdn-cgi/l/email-protection" class="__cf_email__" data-cfemail="{code}">[email&#160;protected]</a>'


def _token(chance: Random) -> str:
    return f"{chance.getrandbits(128):032x}"
