"""Element rules: which tags, roles and class names mark boilerplate. A new pattern is a row and a test.

No rule drops an element that holds most of the page's words. `explain` prints the rule's name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of boilerplate element."""

    name: str
    tags: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    classes: str = ""
    """Pattern searched in each class name and in the id, lower case."""
    max_share: float = 0.5
    """The rule applies only to an element with less than this share of the page's words."""
    unconditional: bool = False
    """True: the rule applies whatever the element says. False: not to an element that reads as text."""
    keep_inside_text: bool = False
    """True: an element that states something between clauses is itself a clause and stays."""


# Matches whole words of a class name: "nav" matches in "site-nav" and not in "navy".
def _word(*words: str) -> str:
    return r"(?<![a-z])(?:" + "|".join(words) + r")(?![a-z])"


RULES: Final[tuple[Rule, ...]] = (
    Rule("navigation", frozenset({"nav", "menu"}), frozenset({"navigation", "menu", "menubar", "toolbar", "tablist", "search", "menuitem"}), unconditional=True),
    Rule("page footer", frozenset({"footer"}), frozenset({"contentinfo"}), unconditional=True, keep_inside_text=True),
    Rule("page header", frozenset(), frozenset({"banner"}), unconditional=True),
    Rule("aside", frozenset({"aside"}), frozenset({"complementary"}), keep_inside_text=True),
    Rule("dialog", frozenset({"dialog"}), frozenset({"dialog", "alertdialog", "tooltip"}), unconditional=True),
    Rule("notice", frozenset(), frozenset({"alert", "status", "log", "timer"}), keep_inside_text=True),
    Rule("form control", frozenset({"output"}), frozenset({"listbox", "combobox", "slider", "switch"})),
    Rule("form", frozenset({"form"}), max_share=0.2, keep_inside_text=True),
    Rule("consent given", classes=r"cookiedeclaration(?:userstatus|changeconsent|lastupdated|consentid)", unconditional=True),
    Rule("consent platform", classes=(
        r"onetrust|ot-sdk|ot-pc-|didomi|axeptio|cookiebot|cybot|usercentrics|tarteaucitron|truste[-_ ]|trustarc|evidon|quantcast|qc-cmp|sp_message|iubenda-cs|"
        r"cookieyes|cky-|cookielaw|cookieconsent|cookie-?notice|klaro|osano|termly|complianz|cmplz|borlabs|moove_gdpr|cookiefirst|cookie-?script|cookiehub|civic-?cookie|"
        r"orejime|sirdata|appconsent|consentmanager|cmpbox|hs-eu-cookie|gdpr-?(?:banner|popup|bar|modal|cookie)|eu-cookie|"
        r"cookies?[-_]{0,2}(?:banner|consent|bar|popup|pop-up|modal|wall|settings?|preferences?|overlay|alert|disclaimer|dialog|manager|info|message|warning|layer|hint|box|panel)(?![a-z])|"
        r"(?:banner|consent|popup|modal|dialog|accept)[-_]{0,2}cookies?(?![a-z])|rgpd-?(?:banner|popup|modal)"
    ), unconditional=True),
    Rule("skip link", classes=r"skip-?(?:to|link|nav|content)|skiplink|sr-skip", unconditional=True),
    Rule("breadcrumb", classes=r"bread-?_?crumb|" + _word("ariane", "crumbs?")),
    Rule("announcement", classes=r"announcement-?bar|promo-?(?:bar|banner|strip)|top-?banner|alert-?banner|site-?message|" + _word("announcement", "promo", "promotion", "ticker", "marquee")),
    Rule("site header", classes=r"site-?header|page-?top|masthead|global-?header|main-?header|header-?(?:main|wrapper|container|nav|menu|top)|top-?bar|nav-?bar", keep_inside_text=True),
    Rule("site footer", classes=r"site-?footer|page-?bottom|global-?footer|main-?footer|footer-?(?:main|wrapper|container|nav|menu|bottom|top|links?)|sub-?footer|pre-?footer|" + _word("footer", "colophon"), unconditional=True, keep_inside_text=True),
    Rule("menu", classes=r"(?:main|mega|side|top|mobile|drop-?down|user|sub|off-?canvas|nav|burger|context)-?_?menu|menu-?(?:item|list|main|wrapper|container)|" + _word("menu", "navbar", "nav", "navigation", "sidenav", "subnav", "topnav", "hamburger")),
    Rule("sidebar", classes=r"side-?bar|" + _word("sidebar", "rail"), keep_inside_text=True),
    Rule("language menu", classes=r"(?:lang|language|locale|country|region)s?-?_?(?:switch(?:er)?|select(?:or)?|menu|picker|list|chooser|dropdown)"),
    Rule("share buttons", classes=r"social-?(?:links?|share|media|icons?|bar|nav)|share-?(?:buttons?|links?|bar|this)|addtoany|sharethis|" + _word("share", "sharing", "social", "socials"), keep_inside_text=True),
    Rule("newsletter", classes=r"news-?letter|mailing-?list|subscribe-?(?:form|box|bar)|" + _word("newsletter", "signup", "optin"), keep_inside_text=True),
    Rule("related", classes=r"related-?(?:posts?|articles?|products?|items?)|you-?may-?(?:also-?)?like|recent-?(?:posts?|articles?|views?)|recommended-?(?:posts?|articles?|products?|for)|" + _word("upsell", "crosssell"), max_share=0.3, unconditional=True),
    Rule("related", classes=r"related-?(?:content|links?|topics?)|recommend(?:ed|ations?)|read-?(?:more|next)|" + _word("teasers?")),
    Rule("reviews", classes=r"testimonials?|trustpilot|tp-?widget|review-?(?:slider|carousel|widget|stars?)", max_share=0.2, unconditional=True),
    Rule("comments", classes=r"comment-?(?:s|list|form|section|respond)|disqus"),
    Rule("feedback", classes=r"was-?this-?helpful|article-?(?:votes?|rating|feedback)|" + _word("feedback", "rating", "votes?", "helpful", "survey")),
    Rule("shop", classes=r"mini-?cart|cart-?(?:drawer|items?|notification|count)|product-?(?:cards?|grid|list|carousel|recommendations)|" + _word("cart", "basket", "wishlist")),
    Rule("pop-up", classes=r"pop-?up|modal-?(?:dialog|content|window|box)|light-?box|overlay|" + _word("modal", "popin", "toast", "snackbar", "tooltip", "drawer", "offcanvas"), max_share=0.2, unconditional=True),
    Rule("call to action", classes=r"call-?to-?action|" + _word("cta")),
    Rule("author", classes=r"author-?(?:box|bio|info|card|profile)|about-?(?:the-?)?author|post-?author", max_share=0.2, unconditional=True),
    Rule("chat", classes=r"(?:live-?)?chat-?(?:widget|launcher|bubble|box|button|bot|window|container|popup)|intercom-(?:lightweight|launcher|messenger|container|frame)|drift-(?:widget|frame)|crisp-client|tawk-|livechat|zopim|tidio", max_share=0.2, unconditional=True),
    Rule("advertisement", classes=r"ad-?(?:slot|unit|container|wrapper|banner)|google-?ads?|dfp-|" + _word("advert", "advertisement", "sponsored")),
    Rule("search", classes=r"search-?(?:form|box|bar|input|results?)|" + _word("search"), keep_inside_text=True),
    Rule("login", classes=r"log-?in-?(?:form|box|modal)|sign-?in-?(?:form|box)|" + _word("login", "signin"), keep_inside_text=True),
    Rule("page tools", classes=r"no-?print(?![a-z])|d-print-none|hidden-print|print-?footer|catlinks|back-?to-?top|scroll-?(?:to-?)?top|print-?(?:button|link|page)|pagination|pager|page-?nav|post-?nav(?:igation)?|prev-?next|" + _word("breadcrumbs", "toolbar", "tooltip")),
    Rule("screen readers only", classes=_word("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader", "a11y-hidden", "offscreen"), max_share=0.1),
)  # fmt: skip

# Class names and ids of the element in which a consent platform prints a policy or a cookie list.
DECLARATIONS: Final = r"^(?!.*(?:dialog|banner|modal|pop-?up|cybot)).*(?:cookie(?:bot)?-?_?(?:declaration|policy|statement|table|list)|declaration-?cookie|cookies-?(?:declaration|policy|statement|table|list|overview)|(?:cmplz|termly|iubenda|usercentrics|didomi|axeptio|osano|cookieyes|cky)-?(?:document|policy|notice-content|audit-table|vendors-list)|termly-embed)"

_BY_TAG: Final = {tag: rule for rule in RULES for tag in rule.tags}
_BY_ROLE: Final = {role: rule for rule in RULES for role in rule.roles}
_BY_NAME: Final = re.compile(
    "|".join(f"(?P<r{n}>{rule.classes})" for n, rule in enumerate(RULES) if rule.classes)
)


def rule_for(tag: str, role: str, classes: str, name: str) -> tuple[Rule, str] | None:
    """Return the first rule that an element meets, and what met it; None where it meets no rule.

    The order is tag, role, class names, id. An id is often an anchor of the policy itself
    ("sharing", "cookies"): only unconditional rules go by it.
    `("div", "", "page site-footer", "")` → the rule "site footer", `class "site-footer"`.
    """
    if tag in _BY_TAG:
        return _BY_TAG[tag], f"<{tag}>"
    if role in _BY_ROLE:
        return _BY_ROLE[role], f'role "{role}"'
    for word in classes.lower().split():
        rule = _rule_for_name(word)
        if rule is not None:
            return rule, f'class "{word}"'
    named = _rule_for_name(name.lower()) if name else None
    return (named, f'id "{name}"') if named and named.unconditional else None


@lru_cache(maxsize=16_384)
def _rule_for_name(name: str) -> Rule | None:
    match = _BY_NAME.search(name)
    return RULES[int(match.lastgroup[1:])] if match and match.lastgroup else None
