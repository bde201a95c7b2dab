"""What is not the policy, as data: a new pattern is a row here and a test, not a branch.

A rule never applies to what holds most of the page's words; `explain` shows its name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of element that is chrome."""

    name: str
    tags: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    classes: str = ""
    """Pattern over the element's classes and id, lower case, a space at each end."""
    most: float = 0.5
    """Only where it holds less than this share of the page's words."""
    sure: bool = False
    """Applies whatever it holds; else only to what has few sentences, or asks for a click or an address."""
    amid: bool = False
    """Not where it states something in the midst of the text: there such a name is a clause's."""


# A word of a class name: bounded by anything but a letter, so that "nav" is no part of "navy".
def _word(*words: str) -> str:
    return r"(?<![a-z])(?:" + "|".join(words) + r")(?![a-z])"


RULES: Final[tuple[Rule, ...]] = (
    Rule("navigation", frozenset({"nav", "menu"}), frozenset({"navigation", "menu", "menubar", "toolbar", "tablist", "search", "menuitem"}), sure=True),
    Rule("page footer", frozenset({"footer"}), frozenset({"contentinfo"}), sure=True, amid=True),
    Rule("page header", frozenset(), frozenset({"banner"}), sure=True),
    Rule("aside", frozenset({"aside"}), frozenset({"complementary"}), amid=True),
    Rule("dialog", frozenset({"dialog"}), frozenset({"dialog", "alertdialog", "tooltip"}), sure=True),
    Rule("notice", frozenset(), frozenset({"alert", "status", "log", "timer"}), amid=True),
    Rule("form control", frozenset({"output"}), frozenset({"listbox", "combobox", "slider", "switch"})),
    Rule("form", frozenset({"form"}), most=0.2, amid=True),
    Rule("consent given", classes=r"cookiedeclaration(?:userstatus|changeconsent|lastupdated|consentid)", sure=True),
    Rule("consent platform", classes=(
        r"onetrust|ot-sdk|ot-pc-|didomi|axeptio|cookiebot|cybot|usercentrics|tarteaucitron|truste[-_ ]|trustarc|evidon|quantcast|qc-cmp|sp_message|iubenda-cs|"
        r"cookieyes|cky-|cookielaw|cookieconsent|cookie-?notice|klaro|osano|termly|complianz|cmplz|borlabs|moove_gdpr|cookiefirst|cookie-?script|cookiehub|civic-?cookie|"
        r"orejime|sirdata|appconsent|consentmanager|cmpbox|hs-eu-cookie|gdpr-?(?:banner|popup|bar|modal|cookie)|eu-cookie|"
        r"cookies?[-_]{0,2}(?:banner|consent|bar|popup|pop-up|modal|wall|settings?|preferences?|overlay|alert|disclaimer|dialog|manager|info|message|warning|layer|hint|box|panel)(?![a-z])|"
        r"(?:banner|consent|popup|modal|dialog|accept)[-_]{0,2}cookies?(?![a-z])|rgpd-?(?:banner|popup|modal)"
    ), sure=True),
    Rule("skip link", classes=r"skip-?(?:to|link|nav|content)|skiplink|sr-skip", sure=True),
    Rule("breadcrumb", classes=r"bread-?_?crumb|" + _word("ariane", "crumbs?")),
    Rule("announcement", classes=r"announcement-?bar|promo-?(?:bar|banner|strip)|top-?banner|alert-?banner|site-?message|" + _word("announcement", "promo", "promotion", "ticker", "marquee")),
    Rule("site header", classes=r"site-?header|page-?top|masthead|global-?header|main-?header|header-?(?:main|wrapper|container|nav|menu|top)|top-?bar|nav-?bar", amid=True),
    Rule("site footer", classes=r"site-?footer|page-?bottom|global-?footer|main-?footer|footer-?(?:main|wrapper|container|nav|menu|bottom|top|links?)|sub-?footer|pre-?footer|" + _word("footer", "colophon"), sure=True, amid=True),
    Rule("menu", classes=r"(?:main|mega|side|top|mobile|drop-?down|user|sub|off-?canvas|nav|burger|context)-?_?menu|menu-?(?:item|list|main|wrapper|container)|" + _word("menu", "navbar", "nav", "navigation", "sidenav", "subnav", "topnav", "hamburger")),
    Rule("sidebar", classes=r"side-?bar|" + _word("sidebar", "rail"), amid=True),
    Rule("language menu", classes=r"(?:lang|language|locale|country|region)s?-?_?(?:switch(?:er)?|select(?:or)?|menu|picker|list|chooser|dropdown)"),
    Rule("share buttons", classes=r"social-?(?:links?|share|media|icons?|bar|nav)|share-?(?:buttons?|links?|bar|this)|addtoany|sharethis|" + _word("share", "sharing", "social", "socials"), amid=True),
    Rule("newsletter", classes=r"news-?letter|mailing-?list|subscribe-?(?:form|box|bar)|" + _word("newsletter", "signup", "optin"), amid=True),
    Rule("related", classes=r"related-?(?:posts?|articles?|products?|items?)|you-?may-?(?:also-?)?like|recent-?(?:posts?|articles?|views?)|recommended-?(?:posts?|articles?|products?|for)|" + _word("upsell", "crosssell"), most=0.3, sure=True),
    Rule("related", classes=r"related-?(?:content|links?|topics?)|recommend(?:ed|ations?)|read-?(?:more|next)|" + _word("teasers?")),
    Rule("reviews", classes=r"testimonials?|trustpilot|tp-?widget|review-?(?:slider|carousel|widget|stars?)", most=0.2, sure=True),
    Rule("comments", classes=r"comment-?(?:s|list|form|section|respond)|disqus"),
    Rule("feedback", classes=r"was-?this-?helpful|article-?(?:votes?|rating|feedback)|" + _word("feedback", "rating", "votes?", "helpful", "survey")),
    Rule("shop", classes=r"mini-?cart|cart-?(?:drawer|items?|notification|count)|product-?(?:cards?|grid|list|carousel|recommendations)|" + _word("cart", "basket", "wishlist")),
    Rule("pop-up", classes=r"pop-?up|modal-?(?:dialog|content|window|box)|light-?box|overlay|" + _word("modal", "popin", "toast", "snackbar", "tooltip", "drawer", "offcanvas"), most=0.2, sure=True),
    Rule("call to action", classes=r"call-?to-?action|" + _word("cta")),
    Rule("author", classes=r"author-?(?:box|bio|info|card|profile)|about-?(?:the-?)?author|post-?author", most=0.2, sure=True),
    Rule("chat", classes=r"(?:live-?)?chat-?(?:widget|launcher|bubble|box|button|bot|window|container|popup)|intercom-(?:lightweight|launcher|messenger|container|frame)|drift-(?:widget|frame)|crisp-client|tawk-|livechat|zopim|tidio", most=0.2, sure=True),
    Rule("advertisement", classes=r"ad-?(?:slot|unit|container|wrapper|banner)|google-?ads?|dfp-|" + _word("advert", "advertisement", "sponsored")),
    Rule("search", classes=r"search-?(?:form|box|bar|input|results?)|" + _word("search"), amid=True),
    Rule("login", classes=r"log-?in-?(?:form|box|modal)|sign-?in-?(?:form|box)|" + _word("login", "signin"), amid=True),
    Rule("page tools", classes=r"no-?print(?![a-z])|d-print-none|hidden-print|print-?footer|catlinks|back-?to-?top|scroll-?(?:to-?)?top|print-?(?:button|link|page)|pagination|pager|page-?nav|post-?nav(?:igation)?|prev-?next|" + _word("breadcrumbs", "toolbar", "tooltip")),
    Rule("screen readers only", classes=_word("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader", "a11y-hidden", "offscreen"), most=0.1),
)  # fmt: skip

# The names under which consent platforms write a policy, or a list of cookies, into the page.
DECLARATIONS: Final = r"^(?!.*(?:dialog|banner|modal|pop-?up|cybot)).*(?:cookie(?:bot)?-?_?(?:declaration|policy|statement|table|list)|declaration-?cookie|cookies-?(?:declaration|policy|statement|table|list|overview)|(?:cmplz|termly|iubenda|usercentrics|didomi|axeptio|osano|cookieyes|cky)-?(?:document|policy|notice-content|audit-table|vendors-list)|termly-embed)"

_BY_TAG: Final = {tag: rule for rule in RULES for tag in rule.tags}
_BY_ROLE: Final = {role: rule for rule in RULES for role in rule.roles}
_BY_NAME: Final = re.compile(
    "|".join(f"(?P<r{n}>{rule.classes})" for n, rule in enumerate(RULES) if rule.classes)
)


def rule_for(tag: str, role: str, classes: str, name: str) -> Rule | None:
    """The first rule that an element meets by its tag, its role, its classes, or its id.

    An id is often an anchor of the policy itself ("sharing", "cookies"): only sure rules go by it.
    """
    if tag in _BY_TAG:
        return _BY_TAG[tag]
    if role in _BY_ROLE:
        return _BY_ROLE[role]
    for word in classes.lower().split():
        rule = _rule_for_name(word)
        if rule is not None:
            return rule
    named = _rule_for_name(name.lower()) if name else None
    return named if named and named.sure else None


@lru_cache(maxsize=16_384)
def _rule_for_name(name: str) -> Rule | None:
    match = _BY_NAME.search(name)
    return RULES[int(match.lastgroup[1:])] if match and match.lastgroup else None
