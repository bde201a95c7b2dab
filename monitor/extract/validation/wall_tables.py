"""What sites show in a policy's place, by the words and the source of it.

Words are matched against lowered text. They name kinds of pages and the makers of walls, never one site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, get_args

from monitor.errors import NotAPolicyReason
from monitor.languages import LANGUAGES, alternatives


def _phrases() -> Iterator[tuple[NotAPolicyReason, re.Pattern[str]]]:
    for reason in get_args(NotAPolicyReason):
        for language in LANGUAGES:
            if words := language.walls.phrases.get(reason):
                yield reason, re.compile(words)


PHRASES: Final = tuple(_phrases())
"""Reason and words, matched in the title and the first blocks of a page with little of a policy in it."""

LOGIN: Final = re.compile(alternatives(lambda each: each.walls.login))
"""A heading that asks for an account, in a page with hardly anything else."""

CONSENT_ASKED: Final = re.compile(alternatives(lambda each: each.walls.consent_asked))
"""The first words of a page or box that asks for consent to cookies."""

CONSENT_BUTTONS: Final = re.compile(alternatives(lambda each: each.walls.consent_buttons))
"""The buttons that answer it."""

WALL_MARKS: Final = (
    r"_cf_chl_opt|cf-challenge|cf_chl_|captcha-delivery\.com|_incapsula_resource|incapsula incident|px-captcha|perimeterx|errors\.edgesuite\.net|awswafcookie|awswaf\.com|aws-waf-token|"
    r"sgcaptcha|kpsdk|kasada|ddos-guard|sucuri website firewall|stackpath|recaptcha|hcaptcha|geetest|arkoselabs|friendlycaptcha|challenges\.cloudflare\.com|vercel security checkpoint|fastly-insights-challenge|akamai-bm"
)  # fmt: skip
"""What walls leave in a page's source; sound pages may hold some of it too, among a policy's words."""

SHELLS: Final = (
    r"<(?:app-root|ng-app|root-app|app-shell)\b|\bid=[\"']?(?:root|app|__next|__nuxt|___gatsby|app-root|react-root|main-app|svelte|q-app)\b|\bng-version=|data-reactroot|<script[^<>]*type=[\"']module"
)  # fmt: skip
"""The mark-up into which a script would write the page."""
