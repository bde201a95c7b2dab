"""Generate pages like those of companies: about 75 kB, half text, half mark-up."""

from __future__ import annotations

import random
from typing import Final

TOKEN: Final = "@@token@@"
"""Placeholder for what a real server changes at every fetch."""

TOPICS: Final = (
    ("Data we collect", "collect", "when you open an account, order from us or write to us"),
    ("How we use your data", "use", "to run the service, to bill you and to answer you"),
    ("Legal bases", "process", "because of our contract, a legal duty or our legitimate interests"),
    ("Sharing", "share", "with processors, payment services and authorities where the law asks"),
    ("Transfers abroad", "transfer", "under the standard contractual clauses of the Commission"),
    ("Retention", "keep", "for as long as the purpose lasts and the law demands"),
    ("Security", "protect", "by encryption, by access control and by tests every year"),
    ("Cookies", "read", "from your browser for sessions, preferences and measurement"),
    ("Children", "delete", "where we learn that it belongs to a child below the legal age"),
    ("Your rights", "disclose", "to you on request, and correct or erase it where you ask for it"),
    ("Automated decisions", "evaluate", "to detect fraud, never without a person who looks at it"),
    ("Changes and contact", "announce", "by mail thirty days ahead, and on this very page"),
)
DATA: Final = (
    "your name and postal address", "your e-mail address", "your telephone number",
    "your payment details", "your order history", "the pages that you visit", "your IP address",
    "your device's identifiers", "your approximate location", "your messages to our support",
    "your date of birth", "the preferences that you set", "recordings of calls to our hotline",
)  # fmt: skip
QUALIFIERS: Final = (
    "Unless you object,", "Where the law allows it,", "In every country that we serve,",
    "As a rule,", "With your consent,", "If you are a customer,", "On our website and in our app,",
)  # fmt: skip
PARAGRAPHS: Final = 12
MARKUP: Final = (
    '<div class="css-{t} block--{t}" data-trace="{t}-0000-4a1b" data-component="paragraph" '
    'style="--gap:1rem;--ink:#222"><p class="text-{t} body-m leading-relaxed" id="p-{n}-{t}">'
)


def page(number: int) -> str:
    """Return the page of a company, the same for the same number, with `TOKEN` for its noise."""
    chance = random.Random(number)
    sections = "".join(_section(chance, place, *topic) for place, topic in enumerate(TOPICS, 1))
    name = f"Company {number}"
    return "".join((_head(name), _top(), f"<main><h1>Privacy policy of {name}</h1>",
                    f"<p>Last updated: {1 + number % 28} March 2026</p>", sections, "</main>",
                    _foot(name)))  # fmt: skip


def _section(chance: random.Random, place: int, title: str, verb: str, how: str) -> str:
    paragraphs = "".join(
        MARKUP.format(t=TOKEN, n=f"{place}-{n}") + _sentences(chance, verb, how) + "</p></div>"
        for n in range(PARAGRAPHS)
    )
    return f'<section class="sec-{TOKEN}"><h2>{place}. {title}</h2>{paragraphs}</section>'


def _sentences(chance: random.Random, verb: str, how: str) -> str:
    first, second, third = chance.sample(DATA, 3)
    months = chance.randint(1, 60)
    return (
        f"{chance.choice(QUALIFIERS)} we {verb} {first} and {second} {how}. "
        f"This concerns {third} as well, for no more than {months} months after your last visit, "
        f"and section {chance.randint(1, len(TOPICS))} says what you can do about it."
    )


def _head(name: str) -> str:
    rules = "".join(f".css-{TOKEN}-{n}{{margin:{n}px;color:#222}}" for n in range(40))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Privacy policy | {name}'
        f'</title><meta name="csrf-token" content="{TOKEN}"><style nonce="{TOKEN}">{rules}</style>'
        f'<script nonce="{TOKEN}">window.__state={{"trace":"{TOKEN}","user":null}}</script></head>'
    )


def _top() -> str:
    links = "".join(
        f'<li class="nav-{TOKEN}"><a href="/shop/{n}">Aisle {n}</a></li>' for n in range(20)
    )
    return f'<body class="t-{TOKEN}"><header><nav><ul>{links}</ul></nav></header>'


def _foot(name: str) -> str:
    return (
        f'<footer><form action="/news" method="post"><input type="hidden" name="csrf" '
        f'value="{TOKEN}"><input name="mail"><button>Subscribe</button></form>'
        f'<p>© {name}</p></footer><script nonce="{TOKEN}">track("{TOKEN}")</script></body></html>'
    )
