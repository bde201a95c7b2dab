"""Lower case with accents, as long as the text: the form that tables of printed phrases match."""

from __future__ import annotations


def lowered(text: str) -> str:
    """Return the text in lower case with straight apostrophes, character for character.

    A letter whose lower case is longer stays as it is, so that places in both texts agree.

    >>> lowered("À l’attention de")
    "à l'attention de"
    """
    straight = text.replace("’", "'")
    lower = straight.lower()
    if len(lower) == len(straight):
        return lower
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in straight)
