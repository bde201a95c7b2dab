"""Find the labels of a date: words beside it that say it is the document's own, and what it means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from monitor.languages import LANGUAGES, READ_IN_FULL, alternatives, words
from monitor.languages.language import Language
from monitor.languages.neighbours import NEIGHBOURS
from monitor.model import DateRole


@dataclass(frozen=True, slots=True)
class Label:
    """What a date means, the label's language, where it begins, and a confidence from 0 to 1."""

    role: DateRole
    language: str
    start: int
    confidence: float


_ROLES: Final[tuple[DateRole, ...]] = ("updated", "effective", "version")


def _rows() -> Iterator[tuple[DateRole, str, str]]:
    """Role, language and pattern, in the order they are tried: where two match, the first counts."""
    for languages in (READ_IN_FULL, NEIGHBOURS):
        for role in _ROLES:
            for language in languages:
                if pattern := _labels(language)[role]:
                    yield role, language.code, pattern


def _labels(language: Language) -> dict[str, str]:
    dates = language.dates
    return {"updated": dates.updated, "effective": dates.effective, "version": dates.version}


_ROWS: Final = tuple(_rows())
_GROUPS: Final = {f"g{number}": (role, code) for number, (role, code, _) in enumerate(_ROWS)}
_LABEL: Final = re.compile(
    "|".join(rf"(?P<g{n}>(?<!\w)(?:{row})(?!\w))" for n, (_, _, row) in enumerate(_ROWS))
)
_AFTER: Final = re.compile(
    rf"^[\s)\]:–—-]*(?:{alternatives(lambda each: each.dates.updated_after)})\W*$"
)
_SUBJECTS: Final = alternatives(lambda each: each.dates.subjects)
_SUBJECT: Final = re.compile(_SUBJECTS)
_OTHERS: Final = re.compile(alternatives(lambda each: each.dates.others))
_UNTIL: Final = re.compile(rf"(?:{alternatives(lambda each: each.dates.until)})\W*$")
_ANNOUNCES: Final = re.compile(alternatives(lambda each: each.dates.announces))
_SPAN: Final = re.compile(
    rf"\s*(?:-|–|—|{alternatives(lambda each: each.dates.to)})\s*(?:the |le )?"
)
_DECLARING_WORDS: Final = tuple(
    dict.fromkeys(word for language in LANGUAGES for word in language.dates.declaring_words)
)
_DECLARES: Final = re.compile(alternatives(lambda each: each.dates.declares))

_JOINING: Final = words(lambda each: each.dates.joiners) | words(
    lambda each: each.dates.document_words
)
_WORD: Final = re.compile(r"[^\W_]+(?:\.\d+)*")
_SENTENCE_BREAK: Final = re.compile(r"[.;!?](?=\s)|[.;!?]$|[|•●]")
_NAMES_DOCUMENT: Final = re.compile(
    rf"\s*(?:{_SUBJECTS})[^.;]{{0,20}}\b(?:{alternatives(lambda each: each.dates.on_day)})\s*$"
)
_REACH: Final = 160  # characters before a date in which its label is sought
_OWN_LINE: Final = 200  # characters: in a longer paragraph a date may be a clause's own
_MOST_BETWEEN: Final = 9  # joining words between label and date
_PROSE_GOES_ON: Final = re.compile(r"^[\s,)]+(?:[^\W\d_]+[\s,]+){3}")


def label_before(before: str, after: str) -> tuple[Label, ...]:
    """Return the labels of a date, given the line before it and after it, lowered.

    Without a label the date is not the document's own and the result is empty. So it is where the
    sentence speaks of a law or a former version, or where the date ends something.
    """
    reach = before[-_REACH:]
    shift = len(before) - len(reach)
    sentence = _sentence_start(reach)
    if _UNTIL.search(reach) or _OTHERS.search(reach[sentence:]):
        return ()
    labels = _chain(reach, sentence)
    if labels:
        return tuple(_with_confidence(labels, reach, sentence, shift, after))
    if _AFTER.match(after) and not reach[sentence:].strip(" (-–—:*"):
        return (Label("updated", "", shift + len(reach), 0.7),)
    return ()


def labels_alone(line: str) -> tuple[Label, ...]:
    """Return the labels of a line that holds nothing else, so that the date stands in the next line."""
    if len(line) > 80 or any(character.isdigit() for character in line):
        return ()
    found = _chain(line, 0)
    if not found or _words_between(line[: found[0].start]):
        return ()
    return tuple(Label(label.role, label.language, 0, 0.85) for label in found)


def declares(line: str) -> bool:
    """Return whether a line says that the document prints its date: "the date at the top of this page"."""
    lower = line.lower()
    return any(word in lower for word in _DECLARING_WORDS) and bool(_DECLARES.search(lower))


def spans(between: str) -> bool:
    """Return whether the words between two dates make them the ends of a period: "to"."""
    return bool(_SPAN.fullmatch(between))


def says_updated(line: str) -> bool:
    """Return whether a lowered line begins with a label of the last update."""
    match = _LABEL.search(line)
    if match is None or match.start() > 3:
        return False
    return _GROUPS[str(match.lastgroup)][0] == "updated"


def _sentence_start(text: str) -> int:
    breaks = [match.end() for match in _SENTENCE_BREAK.finditer(text)]
    return breaks[-1] if breaks else 0


def _chain(text: str, sentence: int) -> list[Label]:
    """Return the labels at the text's end, joined by joining words only: "effective and last updated:"."""
    out: list[Label] = []
    end = len(text)
    for match in reversed(list(_LABEL.finditer(text, sentence))):
        if not _joined(text[match.end() : end]):
            break
        role, code = _GROUPS[str(match.lastgroup)]
        out.insert(0, Label(role, code, match.start(), 0.0))
        end = match.start()
    return _one_per_role(out)


def _joined(between: str) -> bool:
    """Return whether only joining words or the document's name stand between label and date."""
    if between.rstrip().endswith(":") or _NAMES_DOCUMENT.match(between):
        return len(between) <= 60 and not _SENTENCE_BREAK.search(between)
    return not _words_between(between) and len(_WORD.findall(between)) <= _MOST_BETWEEN


def _words_between(text: str) -> list[str]:
    """Return the words of a text that are no joining words and no version number."""
    return [
        word
        for word in _WORD.findall(text)
        if word not in _JOINING and not re.fullmatch(r"v?\d{1,2}(\.\d{1,3})*", word)
    ]


def _one_per_role(labels: list[Label]) -> list[Label]:
    """Keep the first label of each role: "date of last update" is one label."""
    out: list[Label] = []
    for label in labels:
        if all(label.role != other.role for other in out):
            out.append(label)
    return _without_weak(out)


def _without_weak(labels: list[Label]) -> list[Label]:
    """Drop "version" beside a label of another role: "version updated on"."""
    strong = [label for label in labels if label.role != "version"]
    return strong or labels


def _with_confidence(
    labels: list[Label], reach: str, sentence: int, shift: int, after: str
) -> Iterator[Label]:
    first = labels[0].start
    for label in labels:
        role = label.role
        if role == "effective" and _ANNOUNCES.search(reach[sentence:] + after[:80]):
            role = "announced"
        within = shift + sentence > 0 and shift + len(reach) + len(after) > _OWN_LINE
        confidence = _confidence(label, reach[sentence:first], reach[sentence:], after, within)
        if confidence:
            yield Label(role, label.language, shift + first, confidence)


def _confidence(label: Label, lead: str, sentence: str, after: str, within: bool) -> float:
    """Return the confidence of a label; 0 inside a clause: "tariffs valid from November 2020"."""
    if _words_between(lead):
        return 0.8 if _SUBJECT.search(sentence) else 0.0
    if label.role != "updated" and (_goes_on(after) or within):
        return 0.0
    return 0.95 if label.role != "version" else 0.85


def _goes_on(after: str) -> bool:
    """Return whether the sentence continues: "effective 1 January 2020, residents may …"."""
    if not _PROSE_GOES_ON.match(after) or _SUBJECT.search(after[:60]):
        return False
    return not _LABEL.match(after.lstrip(" ,()"))
