"""The words before a date that say it is the document's own, and what it means for the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from monitor.languages import LANGUAGES, NEIGHBOURS, READ_IN_FULL, Language, alternatives, words
from monitor.model import DateRole


@dataclass(frozen=True, slots=True)
class Label:
    """What a date is, in which language that is said, where the words begin, and how surely."""

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

_SMALL: Final = words(lambda each: each.dates.joiners) | words(
    lambda each: each.dates.document_words
)
_WORD: Final = re.compile(r"[^\W_]+(?:\.\d+)*")
_SENTENCE_BREAK: Final = re.compile(r"[.;!?](?=\s)|[.;!?]$|[|•●]")
_NAMES_DOCUMENT: Final = re.compile(
    rf"\s*(?:{_SUBJECTS})[^.;]{{0,20}}\b(?:{alternatives(lambda each: each.dates.on_day)})\s*$"
)
_REACH: Final = 160  # characters before a date in which its label is sought
_OWN_LINE: Final = 200  # characters: in a longer paragraph a date may be a clause's own
_MOST_BETWEEN: Final = 9  # small words between label and date
_PROSE_GOES_ON: Final = re.compile(r"^[\s,)]+(?:[^\W\d_]+[\s,]+){3}")


def label_before(before: str, after: str) -> tuple[Label, ...]:
    """The labels of a date, from the line's text before it and after it; empty: not the document's."""
    reach = before[-_REACH:]
    shift = len(before) - len(reach)
    sentence = _sentence_start(reach)
    if _UNTIL.search(reach) or _OTHERS.search(reach[sentence:]):
        return ()
    labels = _chain(reach, sentence)
    if labels:
        return tuple(_judged(labels, reach, sentence, shift, after))
    if _AFTER.match(after) and not reach[sentence:].strip(" (-–—:*"):
        return (Label("updated", "", shift + len(reach), 0.7),)
    return ()


def labels_alone(line: str) -> tuple[Label, ...]:
    """The labels of a line that holds nothing else: the date stands in the next one."""
    if len(line) > 80 or any(character.isdigit() for character in line):
        return ()
    found = _chain(line, 0)
    if not found or _words_between(line[: found[0].start]):
        return ()
    return tuple(Label(label.role, label.language, 0, 0.85) for label in found)


def declares(line: str) -> bool:
    """Whether the line speaks of a date that the document is said to print."""
    lower = line.lower()
    return any(word in lower for word in _DECLARING_WORDS) and bool(_DECLARES.search(lower))


def spans(between: str) -> bool:
    """Whether the words between two dates make them the ends of a span of time."""
    return bool(_SPAN.fullmatch(between))


def says_updated(line: str) -> bool:
    """Whether a dated line in lower case begins with the words for "last updated"."""
    match = _LABEL.search(line)
    if match is None or match.start() > 3:
        return False
    return _GROUPS[str(match.lastgroup)][0] == "updated"


def _sentence_start(text: str) -> int:
    breaks = [match.end() for match in _SENTENCE_BREAK.finditer(text)]
    return breaks[-1] if breaks else 0


def _chain(text: str, sentence: int) -> list[Label]:
    """The labels that reach the text's end over small words only ("effective and last updated:")."""
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
    """Only joints between label and date, or the name of the document ("last updated these … on")."""
    if between.rstrip().endswith(":") or _NAMES_DOCUMENT.match(between):
        return len(between) <= 60 and not _SENTENCE_BREAK.search(between)
    return not _words_between(between) and len(_WORD.findall(between)) <= _MOST_BETWEEN


def _words_between(text: str) -> list[str]:
    """The words of the text that are more than joints; a version's number is one of those."""
    return [
        word
        for word in _WORD.findall(text)
        if word not in _SMALL and not re.fullmatch(r"v?\d{1,2}(\.\d{1,3})*", word)
    ]


def _one_per_role(labels: list[Label]) -> list[Label]:
    """ "Date of last update": the most telling word of a chain of one role is its first."""
    out: list[Label] = []
    for label in labels:
        if all(label.role != other.role for other in out):
            out.append(label)
    return _without_weak(out)


def _without_weak(labels: list[Label]) -> list[Label]:
    """ "Version" beside a stronger word ("version updated on", "date of effect") adds nothing."""
    strong = [label for label in labels if label.role != "version"]
    return strong or labels


def _judged(
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
    """0 where the words are a clause's own: "tariffs valid from November 2020" inside a paragraph."""
    if _words_between(lead):
        return 0.8 if _SUBJECT.search(sentence) else 0.0
    if label.role != "updated" and (_goes_on(after) or within):
        return 0.0
    return 0.95 if label.role != "version" else 0.85


def _goes_on(after: str) -> bool:
    """Whether the sentence says more of the date: "effective 1 January 2020, residents may …"."""
    if not _PROSE_GOES_ON.match(after) or _SUBJECT.search(after[:60]):
        return False
    return not _LABEL.match(after.lstrip(" ,()"))
