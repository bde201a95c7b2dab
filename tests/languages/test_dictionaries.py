"""Each language that is read in full has a dictionary, which needs no file once it is imported."""

from __future__ import annotations

import pytest

from monitor.languages import READ_IN_FULL
from monitor.languages.dictionaries import dictionary


@pytest.mark.parametrize("code", [language.code for language in READ_IN_FULL])
def test_every_language_that_is_read_in_full_has_a_dictionary(code: str) -> None:
    known = dictionary(code)
    assert known is not None
    assert len(known) > 10_000


def test_a_language_without_a_dictionary_has_none() -> None:
    assert dictionary("pl") is None
