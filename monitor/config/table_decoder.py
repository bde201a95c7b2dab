"""Decode TOML tables by declared keys; collect every fault instead of stopping at the first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, Final

from monitor.config.key import Form, Key, Needs
from monitor.config.positions import Place, Positions
from monitor.config.secret_references import Secrets
from monitor.errors import Fault

FORMS: Final[Mapping[Form, str]] = {
    "text": "text in quotes",
    "texts": 'a list of texts, such as ["one", "two"]',
    "text or texts": "text in quotes, or a list of texts",
    "whole number": "a whole number",
    "true or false": "true or false",
}


class Decoder:
    """Decode the tables of one file, and keep the faults found so far.

    With `secrets` None references stay unresolved, and values that hold one are left out.
    """

    def __init__(self, positions: Positions, secrets: Secrets | None) -> None:
        self._positions = positions
        self._secrets = secrets
        self.faults: list[Fault] = []

    def fault(self, place: Place, problem: str) -> None:
        """Note a fault; a place in an array is shown counted from 1: `watch[2].url`."""
        shown = ".".join(f"[{int(p) + 1}]" if p.isdigit() else p for p in place).replace(".[", "[")
        self.faults.append(Fault(self._positions.line(*place), shown, problem))

    def table(self, raw: object, place: Place, keys: Mapping[str, Key]) -> dict[str, Any]:
        """Return the checked values by the field they fill; leave out faulty and unresolved ones."""
        if not isinstance(raw, dict):
            self.fault(place, f"must be a table: write [{'.'.join(place)}] on a line of its own")
            return {}
        for missing in (k for k, key in keys.items() if key.needed and k not in raw):
            self.fault((*place, missing), "is missing: add it")
        values = {}
        for name, value in raw.items():
            if name not in keys:
                self.fault((*place, name), unknown(name, tuple(keys)))
            elif (read := self._value(value, (*place, name), keys[name])) is not None:
                values[keys[name].fills or name] = read
        return values

    def require(self, raw: Mapping[str, Any], place: Place, needs: Iterable[Needs]) -> None:
        """Note a fault for each key that stands without the one it needs."""
        for need in needs:
            if need.key in raw and need.other not in raw:
                self.fault((*place, need.key), need.problem)

    def _value(self, value: Any, place: Place, key: Key) -> Any:
        if not _has_form(value, key.form):
            self.fault(place, f"must be {FORMS[key.form]}")
            return None
        if key.secret and self._secrets is None and "${" in str(value):
            return None
        try:
            if "texts" not in key.form:
                return self._checked(value, key)
            texts = [value] if isinstance(value, str) else value
            return tuple(self._checked(text, key) for text in texts)
        except ValueError as error:
            self.fault(place, str(error))
            return None

    def _checked(self, value: Any, key: Key) -> Any:
        if not key.secret or self._secrets is None:
            return key.check(value)
        secret = self._secrets.resolve(value)
        try:
            return key.check(secret)
        except ValueError as error:  # a check quotes the value: no message may show a secret
            raise ValueError(str(error).replace(repr(secret), "its value")) from None


def unknown(name: str, known: tuple[str, ...]) -> str:
    """Return the problem of an unknown name: `is unknown: did you mean 'every'?`."""
    close = get_close_matches(name, known, n=1)
    advice = f"did you mean '{close[0]}'?" if close else f"known are {', '.join(known)}"
    return f"is unknown: {advice}"


def _has_form(value: Any, form: Form) -> bool:
    texts = isinstance(value, list) and all(isinstance(item, str) for item in value)
    match form:
        case "text":
            return isinstance(value, str)
        case "texts":
            return texts
        case "text or texts":
            return texts or isinstance(value, str)
        case "whole number":
            return isinstance(value, int) and not isinstance(value, bool)
        case "true or false":
            return isinstance(value, bool)
