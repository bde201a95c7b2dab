"""Create a large index in one transaction, without files: 1,000 watches, 10,000 versions."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from monitor.decide.memory import Memory, Problem, Version, VersionRef
from monitor.decide.step import CheckRecord, Event, Outcome
from monitor.model import Change, Clause, DateChange, Edit, PrintedDate, Report, Severity, Watch
from monitor.store.sqlite import step_writer
from monitor.store.sqlite.connection import INDEX, connect, transaction
from monitor.store.sqlite.rewording import rewording_of, write
from monitor.store.sqlite.watches import enter

NOW: Final = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
WORDS: Final = [
    "we",
    "you",
    "data",
    "personal",
    "collect",
    "process",
    "share",
    "retention",
    "months",
    "partners",
    "advertising",
    "consent",
    "legal",
    "basis",
    "rights",
    "access",
    "deletion",
    "transfer",
    "security",
    "children",
    "artificial",
    "intelligence",
    "training",
    "données",
    "conservées",
    "durée",
    "légale",
    "droit",
    "cookies",
    "service",
    "account",
    "payment",
    "notice",
    "purposes",
]
SEVERITIES: Final[tuple[Severity, ...]] = ("low", "medium", "high")
OUTCOMES: Final[tuple[Outcome, ...]] = ("not modified", "same bytes", "same visible text")


def make(
    root: Path, watches: int = 1000, versions: int = 10, readings: int = 60, clauses: int = 80
) -> None:
    """Fill the folder's index: each watch has `versions` of `clauses` clauses, and `readings`."""
    root.mkdir(parents=True, exist_ok=True)
    path = root / INDEX
    connection = connect(path)
    try:
        with transaction(connection, path):
            for number in range(watches):
                watch = _watch(number)
                memory = _memory(watch, number, versions)
                enter(connection, watch, memory)
                last: Version | None = None
                for version in _versions(watch, versions, clauses):
                    step_writer.insert_version(connection, version, ())
                    write(connection, rewording_of(connection, version), clauses * 2)
                    if last is not None:
                        step_writer.insert_event(connection, _event(last, version))
                    last = version
                for n in range(readings):
                    at = NOW - timedelta(hours=12 * n)
                    step_writer.insert_reading(
                        connection, CheckRecord(watch.id, at, OUTCOMES[n % 3])
                    )
    finally:
        connection.close()


def _watch(number: int) -> Watch:
    name = f"company-{number:04}"
    return Watch(
        f"{name}/privacy-policy",
        f"Company {number}",
        "Privacy policy",
        f"https://{name}.example/privacy",
    )


def _memory(watch: Watch, number: int, versions: int) -> Memory:
    trouble = (
        Problem("wall", "The site answers with a bot check.", NOW) if number % 50 == 7 else None
    )
    return Memory(
        watch.id, "problem" if trouble else "ok", NOW, NOW + timedelta(hours=number % 12 + 1),
        last_read=NOW, last_change=NOW - timedelta(days=number % 300), problem=trouble,
        head=versions, events=versions - 1,
    )  # fmt: skip


def _versions(watch: Watch, count: int, length: int) -> Iterator[Version]:
    chance = random.Random(watch.id)
    clauses = [
        Clause(_sentence(chance), path=("Policy", f"Part {n // 10}"), id=f"{n:012x}")
        for n in range(length)
    ]
    for seq in range(1, count + 1):
        for place in chance.sample(range(length), 4):
            clauses[place] = replace(clauses[place], text=_sentence(chance))
        at = NOW - timedelta(days=36 * (count - seq) + 1, seconds=seq)
        digest = hashlib.sha256(f"{watch.id} {seq}".encode()).hexdigest()
        date = PrintedDate(at.strftime("%Y-%m-%d"), "updated", f"Last updated: {at:%d %B %Y}")
        yield Version(
            watch.id,
            seq,
            at.strftime("%Y-%m-%dT%H-%M-%SZ"),
            at,
            digest,
            digest,
            date,
            tuple(clauses),
        )


def _event(before: Version, after: Version) -> Event:
    pairs = [(o, n) for o, n in zip(before.clauses, after.clauses, strict=True) if o.text != n.text]
    changes = tuple(
        Change(
            "reworded", new.id, new.path, old.text, new.text, topics=("retention",),
            severity=SEVERITIES[after.seq % 3], reasons=("retention 12 → 24 months",),
            wording=(Edit("deleted", old.text), Edit("inserted", new.text)),
        )
        for old, new in pairs
    )  # fmt: skip
    report = Report(
        changes, DateChange("moved", before.last_updated, after.last_updated), "Retention changed."
    )
    return Event(
        "policy.changed", after.watch, after.seq - 1, after.captured_at, before.text_sha256,
        after.text_sha256, _ref(before), _ref(after), report,
    )  # fmt: skip


def _ref(version: Version) -> VersionRef:
    return VersionRef(version.stem, version.captured_at, version.last_updated)


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(12, 45))).capitalize() + "."
