"""The nouns of the journey: every value that travels from one stage to the next.

All are frozen and hold tuples, never lists; none knows a clock, a disk or a network. Times are
aware datetimes in UTC. Reading from top to bottom follows the data: what is watched, what was
fetched, what was read from it, what changed, what is told to whom.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal, Protocol

# ---------------------------------------------------------------- what is watched


@dataclass(frozen=True, slots=True)
class Watch:
    """One document of one company, as the watchlist declares it."""

    id: str
    """`slug(company)/slug(document)`: also its folder below the snapshots."""
    company: str
    document: str
    url: str
    every: timedelta = timedelta(hours=12)
    language: str | None = None
    """Asked for in Accept-Language, and settles ambiguous dates; None: whatever the page speaks."""
    keep: str | None = None
    """CSS selector of the policy on the page."""
    drop: tuple[str, ...] = ()
    """CSS selectors of what is not the policy."""
    section: str | None = None
    """Heading of the one policy meant, on a page that holds several."""
    channels: tuple[str, ...] = ()
    """Names of the channels told; empty: all that no watch names."""
    paused: bool = False
    respect_robots: bool = True
    render: bool = False
    """Whether the page must be run in a browser to show its policy."""
    allow: tuple[str, ...] = ()
    """Address ranges, some with a port, that this page may be read from though they are not public."""


# ---------------------------------------------------------------- what was fetched


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask it later: has this changed?"""

    etag: str | None = None
    last_modified: str | None = None
    url: str | None = None
    """The address that gave them: no other is asked with them. None: not known, any is."""


@dataclass(frozen=True, slots=True)
class Page:
    """A complete answer with status 200, its body decompressed and within the limits."""

    url: str
    final_url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    content_type: str
    fetched_at: datetime
    validators: Validators = Validators()
    framed: bool = True
    """False where the body ended by the connection closing, so that nothing proves it whole."""
    moved_to: str | None = None
    """Where a permanent redirect led, if one did."""
    certificate_ends: datetime | None = None


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server says that nothing changed since the validators it gave."""

    url: str
    final_url: str
    fetched_at: datetime
    certificate_ends: datetime | None = None


TroubleKind = Literal[
    "unreachable", "refused", "gone", "moved", "wall", "not the policy", "half a page",
    "selector lost", "certificate", "robots", "too large", "unreadable", "damaged",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a reading could not be had: a fact about one watch, never an exception that stops others."""

    kind: TroubleKind
    detail: str
    """One sentence a person understands, with what to do where something can be done."""
    status: int | None = None
    retry_after: timedelta | None = None
    """How long the server asks to be left alone: holds for the whole host."""


# ---------------------------------------------------------------- what was read

BlockKind = Literal["heading", "paragraph", "item", "row", "definition"]


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the policy as the page shows it, normalised: no chrome, one line of text."""

    kind: BlockKind
    text: str
    level: int = 0
    """A heading's level (1 to 6), an item's depth (1 and up), else 0."""
    label: str = ""
    """The marker that the page generates for it (an ordered list's "3."); printed numbers stand in text."""
    language: str = ""
    links: tuple[str, ...] = ()
    """Link targets in the block, in order; recorded and shown, never by themselves a change."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A part of the page that is not the policy, and the rule that says so (for `explain`)."""

    rule: str
    text: str
    where: str = ""
    """A CSS path a person can find in the page."""


@dataclass(frozen=True, slots=True)
class Document:
    """The policy's blocks in reading order."""

    blocks: tuple[Block, ...]
    title: str = ""
    language: str = ""


DateRole = Literal["updated", "effective", "version", "announced"]

PRIMARY_ROLES: Final[tuple[DateRole, ...]] = ("updated", "version", "effective")
"""The roles of the date of a text in force, the most telling first."""


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date that the document prints about itself."""

    value: str
    """As precise as what is printed: `2025`, `2025-06` or `2025-06-01`."""
    role: DateRole
    text: str
    """The printed words, label included: « Dernière mise à jour : Juin 2025 »."""
    alternative: str | None = None
    """The other reading of an ambiguous date such as 03/04/2024, or None."""
    position: float = 0.0
    """Where in the document it stands: 0 the top, 1 the end."""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Clause:
    """The unit that is added, removed, reworded or moved: a heading, paragraph, item, row or definition."""

    text: str
    """Its words without its number."""
    kind: BlockKind = "paragraph"
    path: tuple[str, ...] = ()
    """The headings above it, outermost first, without their numbers."""
    label: str = ""
    """Its number or letter as printed or generated ("13.2", "(a)", "3."): metadata, not words."""
    level: int = 0
    language: str = ""
    links: tuple[str, ...] = ()
    id: str = ""
    """Minted once and carried through every later version; empty until a store has minted it."""


@dataclass(frozen=True, slots=True)
class Policy:
    """One reading of one policy: its clauses in order, the dates it prints, its language."""

    clauses: tuple[Clause, ...]
    dates: tuple[PrintedDate, ...] = ()
    language: str = ""
    title: str = ""
    date_declared_but_missing: bool = False
    """The text speaks of its printed date and prints none."""

    @property
    def last_updated(self) -> PrintedDate | None:
        """The primary date: the surest of role `updated`, else `version`, else `effective`."""
        for role in PRIMARY_ROLES:
            candidates = [date for date in self.dates if date.role == role]
            if candidates:
                return max(candidates, key=lambda date: date.confidence)
        return None

    @property
    def text(self) -> str:
        """The policy's own words, a line per clause, numbers included."""
        return "\n".join(f"{clause.label} {clause.text}".strip() for clause in self.clauses)

    @property
    def markdown(self) -> str:
        """The same as Markdown: headings, lists and rows keep their form."""
        return "\n\n".join(_markdown(clause) for clause in self.clauses) + "\n"


def _markdown(clause: Clause) -> str:
    words = f"{clause.label} {clause.text}".strip()
    match clause.kind:
        case "heading":
            return f"{'#' * max(1, clause.level)} {words}"
        case "item":
            return f"{'  ' * (max(1, clause.level) - 1)}- {words}"
        case _:
            return words


# ---------------------------------------------------------------- what changed

ChangeKind = Literal[
    "added", "removed", "reworded", "moved", "split", "merged", "renumbered", "rewritten"
]
Severity = Literal["editorial", "low", "medium", "high"]
SEVERITIES: Final[tuple[Severity, ...]] = ("editorial", "low", "medium", "high")


def gravest(severities: tuple[Severity, ...]) -> Severity:
    """The highest of them; `editorial` where there is none."""
    return max(severities, key=SEVERITIES.index, default="editorial")


@dataclass(frozen=True, slots=True)
class Link:
    """Clauses of the old and the new reading that belong together, and how."""

    kind: ChangeKind | Literal["same"]
    before: tuple[Clause, ...]
    """Empty: added. Two or more: merged."""
    after: tuple[Clause, ...]
    """Empty: removed. Two or more: split."""
    similarity: float = 1.0


WholeState = Literal["same document", "rewritten", "other language", "other document"]
"""What became of the document as a whole."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every clause of both readings, in exactly one link each; links in the new reading's order."""

    before: Policy
    after: Policy
    links: tuple[Link, ...]
    matched: float = 1.0
    """Share of the words of both that belong to linked clauses, 0 to 1."""
    whole: WholeState = "same document"


EditOp = Literal["same", "deleted", "inserted"]


@dataclass(frozen=True, slots=True)
class Edit:
    """A run of whole words that stayed, went or came."""

    op: EditOp
    text: str


SignalName = Literal[
    "age", "quantity", "polarity", "discretion", "third party", "unbounded retention", "consent",
    "data type", "purpose", "sale or sharing", "AI", "transfer", "disputes", "liability", "money",
    "unilateral change",
]  # fmt: skip
"""Each name has one rule in `monitor.judge.signals`."""


@dataclass(frozen=True, slots=True)
class Signal:
    """A fact of substance in the words that differ: `quantity`, 12 months → 24 months."""

    name: SignalName
    before: str
    after: str


ReasonCode = Literal[
    # why a change weighs what it weighs
    "clause added", "clause removed", "other words", "moved", "renumbered", "rewritten", "signal",
    "silent edit", "words kept", "topics appeared", "topics disappeared", "topics grew",
    "topics shrank",
    # why a change is editorial: the whole document
    "other language", "other region",
    # why a change is editorial: the words of its redline
    "typography", "spacing", "accents", "damaged letters", "hidden address", "cross-reference",
    "numbering", "regional spelling", "spelling", "articles", "stray letter", "list conjunction",
    # why a change is editorial: what the clause is, and where it stands
    "no words", "printed date", "heading", "said elsewhere", "contents list", "only its place",
    "same words in other blocks",
    # why a change is editorial: text of the page around the policy
    "menu", "page furniture", "list of links", "button", "cookie banner", "breadcrumb",
    "newsletter invitation", "language menu", "counter", "relative time", "copyright line",
    "file download", "social link", "promotion",
    # what earlier readings say of a change
    "seen once", "comes and goes", "reverted",
    # given no longer; stored reports hold them
    "renamed third party", "newer year of a law",
]  # fmt: skip
"""Each code has words in every interface language in `monitor.report.reason_words`.

Stored reports hold codes: rename or remove a code only together with a migration.
"""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a change has its severity: a code with the quotations that its sentence needs."""

    code: ReasonCode
    signal: SignalName | None = None
    """The signal that a reason of code `signal` explains."""
    before: str = ""
    """The quoted words that went, or the number where `unit` holds its unit."""
    after: str = ""
    unit: str = ""
    """The unit of both quantities: `12` → `24` `months`. Empty where the units differ."""
    topics: tuple[str, ...] = ()
    share: int | None = None
    """Per cent of the old words that stand in the same clauses."""
    whole: WholeState | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one clause, with what it weighs and why."""

    kind: ChangeKind
    clause: str
    """The clause's id (of the new clause; of the old one where it was removed)."""
    path: tuple[str, ...]
    before: str | None
    after: str | None
    label_before: str = ""
    label_after: str = ""
    topics: tuple[str, ...] = ()
    signals: tuple[Signal, ...] = ()
    severity: Severity = "editorial"
    reasons: tuple[str, ...] = ()
    """The sentences of `why` in English, written by `monitor.report.build.worded`."""
    wording: tuple[Edit, ...] = ()
    """The redline: reading `same` and `deleted` gives before, `same` and `inserted` gives after."""
    why: tuple[Reason, ...] = ()
    """The reasons for its severity, as data; empty in reports stored before reasons had codes."""


DateState = Literal["absent", "unchanged", "moved", "appeared", "disappeared"]


@dataclass(frozen=True, slots=True)
class DateChange:
    """What became of the printed date."""

    state: DateState
    before: PrintedDate | None = None
    after: PrintedDate | None = None
    notes: tuple[str, ...] = ()
    """What else is to be known of it: `clock`, `ambiguous`, `effective ahead`."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a person is told of two readings."""

    changes: tuple[Change, ...]
    """Gravest first; those of severity `editorial` are shown and raise no alert."""
    date_change: DateChange
    summary: str = ""
    """One English sentence; `monitor.report.summary.summarise` writes it in another language."""
    whole: str = "same document"
    language: str = ""

    @property
    def severity(self) -> Severity:
        """That of the gravest change; `low` for a date alone; `editorial` where nothing is to be told."""
        return gravest(
            (*(c.severity for c in self.changes), "low" if self.date_moved else "editorial")
        )

    @property
    def date_moved(self) -> bool:
        """Whether the printed date moved, appeared or disappeared."""
        return self.date_change.state in ("moved", "appeared", "disappeared")

    @property
    def alert(self) -> bool:
        """Whether somebody must be told."""
        return self.severity != "editorial"

    @property
    def told(self) -> tuple[Change, ...]:
        """The changes of substance: all but those of severity `editorial`."""
        return tuple(change for change in self.changes if change.severity != "editorial")

    @property
    def editorial(self) -> tuple[Change, ...]:
        """The changes of severity `editorial`."""
        return tuple(change for change in self.changes if change.severity == "editorial")

    @property
    def unannounced(self) -> bool:
        """Whether clauses changed and no printed date moved: it stayed, or none is printed."""
        return bool(self.told) and not self.date_moved

    @property
    def silent(self) -> bool | None:
        """Whether clauses changed and the printed date stayed; None where no date is printed."""
        return None if self.date_change.state == "absent" else self.unannounced


# ---------------------------------------------------------------- what is told to whom


class Target(Protocol):
    """The receivers of a channel: a frozen value that its type declares; `repr` shows no secret."""

    @property
    def shown(self) -> str:
        """The receivers as a person may see them, without secrets: `https://hooks.example.org`."""
        ...


@dataclass(frozen=True, slots=True)
class Channel:
    """Where alerts go, from which severity on, and when."""

    name: str
    type: str
    """The name of its type: `webhook`, `email`, `chat`; `monitor.deliver.channels` lists them."""
    target: Target
    """The receivers, in the form that the type reads them from the watchlist."""
    at_least: Severity = "low"
    language: Literal["en", "fr"] = "en"
    digest: str | None = None
    """`daily 08:00 Europe/Paris` or `weekly mon 08:00 Europe/Paris`; None: at once."""
    digest_empty: bool = False
    """Whether a digest is sent where nothing changed, with the figures alone."""


EventType = Literal["policy.changed", "policy.problem", "policy.recovered", "test"]
AlertType = Literal[EventType, "digest"]
"""`digest` carries the figures of a digest; it goes only to channels that show them."""


@dataclass(frozen=True, slots=True)
class Alert:
    """One message to one channel, rendered and due; its id is computed, never drawn by chance."""

    id: str
    watch: str
    channel: str
    type: AlertType
    payload: bytes
    """The webhook's JSON body, UTF-8; mail and chat are rendered from it at delivery."""
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Delivery:
    """An alert that is due, and how often it was tried before."""

    alert: Alert
    attempts: int = 0
