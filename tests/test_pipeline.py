"""The order of things, with real reading and comparing, a store in memory and a page we write."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.decide.memory import Version
from monitor.decide.patience import Patience
from monitor.decide.reading import Past, Reading, StoredReading
from monitor.decide.step import Step
from monitor.errors import PageRetired, StoreDamaged
from monitor.model import (
    Clause,
    NotModified,
    Page,
    Policy,
    PrintedDate,
    Report,
    Trouble,
    Validators,
    Watch,
)
from monitor.pipeline import Pipeline, stored_policy, stored_reading
from monitor.store.in_memory import InMemoryStore
from tests.in_process_reader import in_process_reader

START = datetime(2026, 1, 5, 8, tzinfo=UTC)
WATCH = Watch("shop/privacy", "Shop", "Privacy", "https://shop.example/privacy")
CLAUSES = (
    "We collect your name, your address and your orders when you buy from us.",
    "We keep your orders for 12 months and then delete every one of them.",
    "We do not sell your personal data to anybody, and never will.",
    "You can ask us for a copy of your data, or ask us to delete it, at any time.",
    "Our data protection officer reads every letter that reaches us in Lyon.",
)


def page(*clauses: str, footer: str = "© Shop") -> str:
    paragraphs = "".join(f"<p>{clause}</p>" for clause in clauses)
    return f"<html lang=en><body><main><h1>Privacy policy</h1>{paragraphs}</main><footer>{footer}</footer></body></html>"


@dataclass
class Site:
    """One page, and what the server says of it."""

    html: str = page(*CLAUSES)
    trouble: Trouble | None = None
    not_modified: bool = False
    asked_with: list[Validators | None] = field(default_factory=list)

    async def fetch(
        self, watch: Watch, validators: Validators | None
    ) -> Page | NotModified | Trouble:
        self.asked_with.append(validators)
        if self.trouble:
            return self.trouble
        if self.not_modified and validators and validators.etag:
            return NotModified(watch.url, watch.url, START)
        return Page(
            watch.url, watch.url, 200, (), self.html.encode(), "text/html", START, Validators("v1")
        )


class UpgradedReader:
    """The real reader, in this process; `drop` is what an upgrade of its rules would change."""

    def __init__(self) -> None:
        self.reader, self.tasks = in_process_reader()
        self.drop: tuple[str, ...] = ()

    @property
    def reads(self) -> int:
        return len(self.tasks.calls) - self.tasks.calls.count("fingerprint_page")

    async def fingerprint(self, page: Page, watch: Watch) -> str | Trouble:
        return await self.reader.fingerprint(page, watch)

    async def observe(
        self, page: Page, watch: Watch, seed: str, past: Past | None
    ) -> Reading | Trouble:
        return await self.reader.observe(page, self._upgraded(watch), seed, past)

    async def difference(
        self, before: StoredReading, after: StoredReading, watch: Watch
    ) -> Report | Trouble:
        return await self.reader.difference(before, after, self._upgraded(watch))

    def _upgraded(self, watch: Watch) -> Watch:
        return replace(watch, drop=self.drop)


class Bench:
    """A pipeline over one page."""

    def __init__(self, patience: Patience | None = None) -> None:
        self.site, self.reader, self.now = Site(), UpgradedReader(), START
        self.store = InMemoryStore()
        self.store.sync_watches((WATCH,), START)
        self.pipeline = Pipeline(
            self.site,
            self.reader,
            self.store,
            lambda event, watch: (),
            lambda: self.now,
            patience or Patience(confirm=timedelta()),
        )

    def check(self) -> Step:
        self.now += timedelta(hours=12)
        return asyncio.run(self.pipeline.check(WATCH))


@pytest.fixture
def bench() -> Bench:
    return Bench()


def told(step: Step) -> list[Report]:
    return [e.report for e in step.events if e.report and e.report.alert]


def test_the_first_reading_stores_a_version_and_tells_nobody(bench):
    step = bench.check()
    assert step.version is not None
    assert all(clause.id for clause in step.version.policy.clauses)
    assert told(step) == []


def test_a_reworded_clause_is_told_with_its_words_under_its_id(bench):
    first = bench.check()
    bench.site.html = page(*(c.replace("12 months", "24 months") for c in CLAUSES))
    (report,) = told(bench.check())
    (change,) = [c for c in report.changes if c.severity != "editorial"]
    assert change.kind == "reworded"
    assert "12 months" in (change.before or "")
    assert "24 months" in (change.after or "")
    assert change.clause in {clause.id for clause in first.version.policy.clauses}
    assert report.summary


def test_with_confirm_zero_one_check_reads_twice(bench):
    bench.check()
    bench.site.html = page(*CLAUSES[:-1], "Our officer now reads nothing at all in Paris.")
    asked = len(bench.site.asked_with)
    assert told(bench.check())
    assert len(bench.site.asked_with) == asked + 2


def test_with_a_waiting_time_the_change_waits_for_the_next_check():
    bench = Bench(Patience())
    bench.check()
    bench.site.html = page(*(c.replace("12 months", "24 months") for c in CLAUSES))
    assert bench.check().reading.outcome == "to confirm"
    assert told(bench.check())


def test_a_304_ends_the_reading_at_once(bench):
    bench.check()
    bench.site.not_modified = True
    reads = bench.reader.reads
    step = bench.check()
    assert step.reading.outcome == "not modified"
    assert bench.reader.reads == reads


def test_validators_are_not_sent_while_a_change_waits_for_its_second_reading():
    bench = Bench(Patience())
    bench.check()
    bench.site.html = page(*(c.replace("12 months", "24 months") for c in CLAUSES))
    bench.check()
    bench.site.not_modified = True
    assert told(bench.check())
    assert bench.site.asked_with[-1] is None


def test_the_same_visible_text_under_other_tokens_is_never_read_whole(bench):
    bench.check()
    reads = bench.reader.reads
    bench.site.html = bench.site.html.replace("<body>", "<body data-token='8f3a'>")
    assert bench.check().reading.outcome == "same visible text"
    assert bench.reader.reads == reads


def test_a_footer_that_changes_is_the_same_words(bench):
    bench.check()
    bench.site.html = page(*CLAUSES, footer="© Shop 2027, 1203 visitors")
    assert bench.check().reading.outcome == "same words"


def test_an_upgrade_of_the_reader_alerts_nobody(bench):
    bench.check()
    bench.reader.drop = ("p:last-of-type",)  # new rules: the last paragraph is no clause any more
    bench.site.html = page(*CLAUSES, footer="another footer, so that the page is read whole")
    step = bench.check()
    assert told(step) == []
    bench.site.html = page(*(c.replace("12 months", "24 months") for c in CLAUSES))
    (report,) = told(bench.check())
    assert {c.kind for c in report.changes if c.severity != "editorial"} == {"reworded"}


def test_a_page_that_is_not_the_policy_is_a_problem_and_no_version(bench):
    bench.check()
    bench.site.html = (
        "<html><body><h1>Page not found</h1><p>Nothing here. Try a search?</p></body></html>"
    )
    step = bench.check()
    assert step.memory.state == "problem"
    assert step.version is None
    assert told(step) == []
    bench.site.html = page(*CLAUSES)
    step = bench.check()
    assert step.memory.state == "ok"
    assert told(step) == []


def test_the_page_on_a_damaged_disk_is_stood_in_for_by_the_stored_words(bench, monkeypatch):
    bench.check()

    def damaged(self, watch, seq):
        raise StoreDamaged(path=__import__("pathlib").Path("x.html.zst"), problem="bits flipped")

    monkeypatch.setattr(InMemoryStore, "page", damaged)
    bench.site.html = page(*(c.replace("12 months", "24 months") for c in CLAUSES))
    (report,) = told(bench.check())
    assert {c.kind for c in report.changes if c.severity != "editorial"} == {"reworded"}


def test_clause_ids_hold_over_many_versions(bench):
    first = bench.check()
    ids = {c.text: c.id for c in first.version.policy.clauses}
    for months in (24, 36, 48):
        bench.site.html = page(
            "A new clause about cookies stands before all the others now.",
            *(c.replace("12 months", f"{months} months") for c in CLAUSES),
        )
        step = bench.check()
    kept = {c.text: c.id for c in step.version.policy.clauses}
    retention = next(c.id for c in step.version.policy.clauses if "48 months" in c.text)
    assert retention == ids[CLAUSES[1]]
    assert all(kept[text] == id_ for text, id_ in ids.items() if text in kept)


def test_trouble_of_the_network_keeps_what_is_known(bench):
    before = bench.check().memory
    bench.site.trouble = Trouble("unreachable", "the connection was refused")
    after = bench.check().memory
    assert replace(after, state="ok", problem=None).head == before.head
    assert after.validators == before.validators


def test_a_clause_that_went_and_returns_has_its_old_id(bench):
    first = bench.check()
    ids = {c.text: c.id for c in first.version.policy.clauses}
    bench.site.html = page(*CLAUSES[:2], *CLAUSES[3:])
    bench.check()
    bench.site.html = page(*CLAUSES[:2], *CLAUSES[3:], "We now use two more processors in Oslo.")
    bench.check()
    bench.site.html = page(*CLAUSES, "We now use two more processors in Oslo.")
    step = bench.check()
    assert {c.text: c.id for c in step.version.policy.clauses}[CLAUSES[2]] == ids[CLAUSES[2]]


def test_a_server_that_says_not_modified_for_ever_is_looked_at_once_a_week(bench):
    bench.check()
    bench.site.not_modified = True
    outcomes = [bench.check().reading.outcome for _ in range(30)]
    assert outcomes.count("same bytes") == 2
    assert set(outcomes) == {"not modified", "same bytes"}


class Stored:
    """One version, with its page or the damage that hides it."""

    def __init__(self, found: Page | StoreDamaged | PageRetired) -> None:
        self.found = found

    def version(self, watch: str, seq: int) -> Version:
        return VERSION

    def page(self, watch: str, seq: int) -> Page:
        if isinstance(self.found, StoreDamaged | PageRetired):
            raise self.found
        return self.found


VERSION = Version(
    WATCH.id, 1, "stem", START, "", "", PrintedDate("2025-06", "updated", "June 2025"),
    tuple(Clause(text, id=f"c_{n}") for n, text in enumerate(CLAUSES)), language="fr",
)  # fmt: skip


def read_again(
    found: Page | StoreDamaged | PageRetired,
) -> tuple[Policy, list[StoreDamaged | PageRetired]]:
    damage: list[StoreDamaged | PageRetired] = []
    version = stored_reading(Stored(found), WATCH, VERSION, damage.append)
    policy = asyncio.run(in_process_reader()[0].read_again(version, WATCH))
    assert isinstance(policy, Policy)
    return policy, damage


def test_a_stored_version_is_read_by_todays_code_under_the_ids_it_was_given():
    body = page(*CLAUSES).encode()
    policy, damage = read_again(Page(WATCH.url, WATCH.url, 200, (), body, "text/html", START))
    ids = {clause.text: clause.id for clause in policy.clauses}
    assert [ids[text] for text in CLAUSES] == [f"c_{n}" for n in range(len(CLAUSES))]
    assert (policy.language, damage) == ("en", [])


def test_the_clauses_date_and_language_stored_with_a_version_stand_in_for_a_refused_page():
    refused = Page(WATCH.url, WATCH.url, 200, (), b"<p>Log in</p>", "text/html", START)
    policy, damage = read_again(refused)
    assert policy == stored_policy(VERSION)
    assert (policy.clauses, policy.language) == (VERSION.clauses, "fr")
    assert policy.last_updated == VERSION.last_updated
    assert damage == []


def test_damage_is_reported_and_the_stored_clauses_stand_in():
    lost = StoreDamaged(Path("page.html.zst"), "bits flipped")
    assert read_again(lost) == (stored_policy(VERSION), [lost])


def test_the_stored_clauses_stand_in_for_a_page_that_retention_removed():
    gone = PageRetired("kept no longer")
    assert read_again(gone) == (stored_policy(VERSION), [gone])
