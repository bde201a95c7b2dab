"""Text that was decoded with the wrong charset and stored again is repaired; sound text stays."""

from __future__ import annotations

import pytest

from monitor.extract.formats.decode import decode
from monitor.extract.formats.mojibake import repaired

FRENCH = "Déclaration – l’âge : « à partir de 16 ans », cœur, 5 €, garçon, où, Noël, ÉTÉ"


def test_mojibake_is_put_right_at_any_depth() -> None:
    once = FRENCH.encode().decode("cp1252", "replace")
    assert "\ufffd" not in once
    twice = once.encode().decode("cp1252")
    assert decode(once.encode(), "") == FRENCH
    assert decode(twice.encode(), "") == FRENCH
    assert decode(FRENCH.encode().decode("latin-1").encode(), "") == FRENCH


def test_a_damaged_passage_is_put_right_beside_sound_ones() -> None:
    assert repaired("Sécurité et confidentialitÃ©") == "Sécurité et confidentialité"


@pytest.mark.parametrize(
    "sound",
    ["Â", "NÃO", "À PROPOS", "Â©", "« Ä »", "Ångström", "SÃO PAULO", "Ðuro", "ÎLE DE RÉ", "Ã"],
)
def test_sound_capitals_stay(sound: str) -> None:
    expected = {"Â©": "©"}.get(sound, sound)
    assert repaired(f"mot {sound} mot") == f"mot {expected} mot"
