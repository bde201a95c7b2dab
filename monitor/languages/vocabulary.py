"""Tell the words of a language from what is no word: `recieve`, `acount`."""

from __future__ import annotations


def is_known(word: str, language: str) -> bool | None:
    """Return whether a lower-case word is in the language's dictionary; None without a dictionary."""
    from monitor.languages.dictionaries import dictionary  # costs memory, and few texts need it

    known = dictionary(language)
    if known is None:
        return None
    return any(form.encode() in known for form in (word, word.capitalize()))
