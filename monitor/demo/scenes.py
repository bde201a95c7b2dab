"""The scenes: what changes in each step, and which alerts it must cause.

Every request gets fresh noise anyway: banners, offers, counters, tokens, obfuscated addresses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from monitor.demo import page_chrome
from monitor.demo.page_chrome import Dress
from monitor.demo.policy import Part, Text, policy, reworded, with_part

Told = Literal["changed", "problem", "recovered"]


@dataclass(frozen=True, slots=True)
class Company:
    """One made-up company, and how its site renders its policy."""

    key: str
    name: str
    document: str
    dress: Dress
    trait: str


@dataclass(frozen=True, slots=True)
class Look:
    """A company's policy and the page around it during a scene."""

    text: Text
    dress: Dress


@dataclass(frozen=True, slots=True)
class Scene:
    """One step of the demonstration."""

    title: str
    what: str
    edits: Mapping[str, Callable[[Look], Look]] = field(default_factory=dict)
    """By company: a function from the look before to the look in this scene."""
    told: Mapping[str, Told] = field(default_factory=dict)
    """The alerts that must arrive, by company; any other is an error."""


COMPANIES: Final = (
    Company("haldensoft", "Halden Soft", "Privacy policy", page_chrome.software,
            "two languages on one page, no date"),
    Company("maisonperle", "Maison Perle", "Politique de confidentialité", page_chrome.shop,
            "a shop with banners and offers that differ at every look"),
    Company("corvid", "Corvid Storage", "Privacy statement", page_chrome.storage,
            "the same headings three times, “Last updated: …” at the top"),
    Company("clairval", "Clinique Clairval", "Protection des données", page_chrome.clinic,
            "numbered sections, “Juin 2025” at the foot, obfuscated addresses"),
    Company("brume", "Atelier Brume", "Charte de confidentialité", page_chrome.workshop,
            "stray menus, and a date that is promised but not printed"),
)  # fmt: skip


def first_look(company: Company) -> Look:
    """Return how the page looks before the first scene."""
    return Look(policy(company.key), company.dress)


def _reworded(*pairs: tuple[str, str]) -> Callable[[Look], Look]:
    def edit(look: Look) -> Look:
        text = look.text
        for old, new in pairs:
            text = reworded(text, old, new)
        return Look(text, look.dress)

    return edit


def _added(after: str, part: Part) -> Callable[[Look], Look]:
    return lambda look: Look(with_part(look.text, after, part), look.dress)


def _dressed(dress: Dress) -> Callable[[Look], Look]:
    return lambda look: Look(look.text, dress)


SCENES: Final = (
    Scene(
        "Banners change",
        "Promotions, carts, offers, counters, tokens and obfuscated addresses are different now on all "
        "five pages. Nobody is told: no policy changed.",
    ),
    Scene(
        "A term is doubled, and the printed date moves with it",
        "Corvid Storage keeps contact messages for 24 months instead of 12.",
        {"corvid": _reworded(
            ("contact form for 12 months", "contact form for 24 months"),
            ("March 3, 2025", "November 17, 2025"),
        )},
        {"corvid": "changed"},
    ),
    Scene(
        "A silent edit",
        "The clinic lets partners have the data, and leaves “Juin 2025” as it is.",
        {"clairval": _reworded((
            "Elles ne sont jamais communiquées à des tiers à des fins commerciales.",
            "Elles peuvent être communiquées à des partenaires à des fins commerciales.",
        ))},
        {"clairval": "changed"},
    ),
    Scene(
        "A redesign",
        "The shop's pages are rebuilt: other mark-up, same words. Nobody is told.",
        {"maisonperle": _dressed(page_chrome.shop_redesigned)},
    ),
    Scene(
        "A clause is added, a page disappears behind a bot wall",
        "Halden Soft will train a model on usage data. Atelier Brume cannot be read any more: that is a "
        "problem of the watch, never “clauses removed”.",
        {
            "haldensoft": _added("We use account data", Part("paragraph",
                "We may use usage data and support messages to train artificial intelligence models, "
                "unless you object in your account settings.")),
            "brume": _dressed(page_chrome.bot_wall),
        },
        {"haldensoft": "changed", "brume": "problem"},
    ),
    Scene(
        "The page is back",
        "The recovery is told once, and the policy is still the one that was known.",
        {"brume": _dressed(page_chrome.workshop)},
        {"brume": "recovered"},
    ),
)  # fmt: skip
