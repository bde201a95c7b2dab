"""Toyish, a language that nobody speaks: all that a new language needs is a file like this one."""

from __future__ import annotations

from typing import Final

from monitor.languages.clause_words import DateWords, FactWords
from monitor.languages.language import Language
from monitor.languages.site_words import ChromeWords, InterfaceWords, PolicyWords, WallWords

TOYISH: Final = Language(
    code="qt",
    name="Toyish",
    common_words="ku zan lo mi tev pa sul dor vek nam",
    topics={"retention": r"gardit\w*"},
    signals={"consent": r"zabor\w+"},
    dates=DateWords(
        months=(
            "primal", "sekundal", "tertal", "kvartal", "kvintal", "sekstal", "septal", "oktal", "nonal",
            "dekal", "undekal", "dodekal",
        ),
        updated="zulate renovit",
        joiners="ku",
    ),
    facts=FactWords(
        numbers={"trezek": 30},
        units={"day": "sunul(?:ek)?"},
        negations="nevo",
        plain_negations="nevo",
        modals={"may": "povek"},
    ),
    policies=PolicyWords(
        titles="privatul regul",
        vocabulary=r"privatul|regul|datulek|gardit\w+|zabor\w+|tretek|kontraktul|rajtek|legul|sekurul",
        addresses={"privacy": "privatul"},
        numbering="artikul",
    ),
    walls=WallWords(phrases={"bot wall": "provu ke vi ne robotul"}),
    chrome=ChromeWords(controls="vurgi tapul"),
    interface=InterfaceWords(buttons="klaki ovde"),
    empty={"Toyish is spoken in tests only.": "*"},
)  # fmt: skip
