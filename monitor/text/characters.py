"""Characters that mean the same to a reader, for every form of a text to treat alike."""

from __future__ import annotations

from typing import Final

INVISIBLE: Final = (
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb\x00-\x08\x0e-\x1f\x7f"
)
"""Ranges of characters that print nothing: soft hyphens, zero-width and direction marks, controls."""

SINGLE_QUOTES: Final = "‘’‚‛′`´ʼ＇‹›"
DOUBLE_QUOTES: Final = "“”„‟″«»〝〞＂"
DASHES: Final = "‐‑‒–—―−﹘﹣－"

UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Ranges of scripts that put no spaces between words: Thai, Lao, Burmese, Khmer, kana, Han."""
