"""The names of months in every language: one table for printed and for plain text."""

from __future__ import annotations

from typing import Final

from monitor.languages import LANGUAGES
from monitor.text.plain import plain


def _numbered() -> dict[str, int]:
    printed = {
        name: number
        for language in LANGUAGES
        for number, names in enumerate(language.dates.months, 1)
        for name in names.split()
    }
    return {plain(name): number for name, number in printed.items()} | printed


MONTHS: Final = _numbered()
"""Name or abbreviation of a month, lower case, with and without accents → 1 to 12."""
