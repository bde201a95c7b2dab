"""Messages as a mail without envelope: subject, plain text, HTML, and the whole redline attached."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from monitor.report.html import page, template, template_globals
from monitor.report.inert import inert, one_line
from monitor.report.message import Changed, Figures, Message, Problem, Recovered, Trial
from monitor.report.phrases import Language, colon, counted, day, phrase, trouble_name
from monitor.report.terminal import Look, redline_text
from monitor.report.view import DisplayBudget, Section, section

SUBJECT: Final = 140
"""Characters of a subject; phones show the first 40, desktops about 90."""

CHARACTERS: Final = 14_000
CHANGES: Final = 24
"""The most that one mail shows: large mail services cut the HTML of a mail at 102 KB."""

TEXT_WIDTH: Final = 76
"""Columns."""

Told = Changed | Problem | Recovered


@dataclass(frozen=True, slots=True)
class Letter:
    """The content of a mail."""

    subject: str
    text: str
    html: str
    attachment: str = ""
    """The whole redline as one HTML file; empty where no message is a change."""
    filename: str = ""


def letter(messages: Sequence[Message], channel: str, language: Language) -> Letter:
    """Return one message as a mail of its own, or the messages of a digest as one mail."""
    told = _by_company([m for m in messages if isinstance(m, Changed | Problem | Recovered)])
    figures = next((m for m in messages if isinstance(m, Figures)), None)
    trials = [m for m in messages if isinstance(m, Trial)]
    alone = len(messages) == 1 and bool(told)
    line = _figures(told, figures, language)
    if trials:
        subject = trials[0].summary
    elif alone:
        subject = _subject(told[0], language)
    else:
        subject = _digest_subject(told, line, language)
    changed = [m for m in told if isinstance(m, Changed)]
    heading = "" if alone else _heading(messages, trials, language)
    return Letter(
        one_line(subject)[:SUBJECT],
        _text(told, "" if alone or trials else line, trials, channel, language),
        _html(told, one_line(subject), heading, "" if trials else line, channel, language),
        page(changed, language) if changed else "",
        _filename(changed),
    )


def _by_company(told: list[Told]) -> list[Told]:
    """Sort by company, in the order of their first messages; a company's changes come first."""
    order = list(dict.fromkeys(message.about.company for message in told))
    return sorted(told, key=lambda m: (order.index(m.about.company), not isinstance(m, Changed)))


# ---------------------------------------------------------------- the subject


def _subject(message: Told, language: Language) -> str:
    name = f"{message.about.company}, {message.about.document}"
    match message:
        case Changed(report=report):
            mark = phrase(report.severity, language)
            silent = f", {phrase('silent', language).lower()}" if report.unannounced else ""
            return f"{name} [{mark}{silent}]{colon(language)}{_short(report.summary, 90)}"
        case Problem(kind="delivery"):
            return f"{name}{colon(language)}{phrase('subject undelivered', language)}"
        case Problem(kind=kind):
            words = phrase("subject problem", language, kind=trouble_name(kind, language))
            return f"{name}{colon(language)}{words}"
        case Recovered():
            return f"{name}{colon(language)}{phrase('subject recovered', language)}"


def _digest_subject(told: Sequence[Told], line: str, language: Language) -> str:
    names = list(dict.fromkeys(one_line(message.about.company) for message in told))
    if not names:
        return line
    listed = ", ".join(names[:3])
    if len(names) > 3:
        listed = phrase("and others", language, names=listed, count=len(names) - 3)
    return f"{line}{colon(language)}{listed}"


def _figures(told: Sequence[Told], figures: Figures | None, language: Language) -> str:
    """Return `42 policies read, none changed; 1 problem`; without figures, `2 policies changed; …`."""
    changed = len({m.about.watch for m in told if isinstance(m, Changed)})
    troubled = {m.about.watch for m in told if isinstance(m, Problem)}
    problems = figures.problems if figures else len(troubled)
    read = f"{counted('policies', figures.read, language)}, " if figures else ""
    stop = " ; " if language == "fr" else "; "
    changes = counted("policies changed" if figures else "changed policies", changed, language)
    return f"{read}{changes}{stop}{counted('problems', problems, language)}"


def _heading(messages: Sequence[Message], trials: Sequence[Trial], language: Language) -> str:
    if trials:
        return trials[0].summary
    first, last = min(m.at for m in messages), max(m.at for m in messages)
    if first.date() == last.date():
        return day(last, language)
    return phrase("digest title", language, since=day(first, language), until=day(last, language))


def _short(text: str, most: int) -> str:
    text = one_line(text).rstrip(".")
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


# ---------------------------------------------------------------- the parts


def _html(
    told: Sequence[Told], subject: str, heading: str, line: str, channel: str, language: Language
) -> str:
    sections = _sections(told, language)
    return template("mail.html.j2").render(
        **template_globals(language),
        subject=subject,
        preview=sections[0].summary if sections else line,
        heading=heading,
        figures=line,
        sections=sections,
        attached=any(s.kind == "changed" for s in sections),
        channel=channel,
    )


def _sections(told: Sequence[Told], language: Language) -> tuple[Section, ...]:
    """Return the messages as sections, each with an equal share of what a mail may show."""
    share = max(1, len(told))
    room = DisplayBudget(max(600, CHARACTERS // share), max(2, CHANGES // share))
    return tuple(section(message, n, language, room) for n, message in enumerate(told, 1))


def _text(
    told: Sequence[Told], line: str, trials: Sequence[Trial], channel: str, language: Language
) -> str:
    look = Look(language=language, width=TEXT_WIDTH, editorial=False)
    parts = [*(trial.summary for trial in trials), *([line] if line else [])]
    parts += [_plain(message, look) for message in told]
    if any(isinstance(message, Changed) for message in told):
        parts.append(phrase("attachment", language))
    parts.append("-- \n" + phrase("footer", language, channel=channel))
    return inert("\n\n".join(part.rstrip("\n") for part in parts) + "\n")


def _plain(message: Told, look: Look) -> str:
    about = message.about
    match message:
        case Changed():
            words = redline_text(message.report, about, message.before, message.after, look)
        case Problem():
            words = f"{message.summary}\n\n{message.detail}\n"
        case Recovered():
            words = f"{message.summary}\n"
    return f"{words}\n{about.url}" if about.url else words


def _filename(changed: Sequence[Changed]) -> str:
    """Return a portable file name: `marbeck-privacy-notice-2026-06-01.html`."""
    if not changed:
        return ""
    last = max(changed, key=lambda message: message.at)
    stem = last.about.watch if len(changed) == 1 else "policies"
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80] or "redline"
    return f"{slug}-{last.at:%Y-%m-%d}.html"
