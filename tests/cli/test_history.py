"""`history` tells what happened to a watch, to its readings, and to one clause."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from typing import Any

JANUARY = datetime(2026, 1, 5, 8, tzinfo=UTC)


def test_history_tells_changes_versions_and_readings(changed: Any) -> None:
    headings, told = changed("history", "corvid").out.splitlines()
    assert headings.split() == ["WHAT", "AT", "VERSION", "TOLD"]
    assert told.startswith("medium")
    versions = json.loads(changed("history", "corvid", "--versions", "--json").out)["versions"]
    assert [v["last_updated"] for v in versions] == ["2025-11-17", "2025-03-03"]
    readings = json.loads(changed("history", "corvid", "--readings", "--json").out)["readings"]
    assert [r["outcome"] for r in readings] == ["confirmed", "to confirm", "first"]


def test_a_clause_has_a_history_of_its_own(changed: Any) -> None:
    report = json.loads(changed("diff", "corvid", "--json").out)
    (change,) = [c for c in report["changes"] if c["severity"] != "editorial"]
    told = json.loads(changed("history", "corvid", "--clause", change["clause"], "--json").out)
    assert told["clause"] == change["clause"]
    assert ["24 months" in wording["text"] for wording in told["wordings"]] == [True, False]
    out = changed("history", "corvid", "--clause", change["clause"]).out
    assert out.startswith(f"{told['life']}\n")
    assert "[-12-] {+24+} months" in out


def test_a_clause_that_never_was_is_told_with_where_to_look(changed: Any) -> None:
    ran = changed("history", "corvid", "--clause", "c_nobody")
    assert ran.code == 2
    assert "policy-monitor show corvid/privacy-policy --clauses" in ran.err


def test_history_as_csv_can_be_read_by_machines(changed: Any) -> None:
    rows = list(
        csv.DictReader(io.StringIO(changed("history", "corvid", "--readings", "--csv").out))
    )
    assert [row["outcome"] for row in rows] == ["confirmed", "to confirm", "first"]
    assert {row["status"] for row in rows} == {"200"}


def test_a_watch_added_since_the_last_reading_has_no_history(run: Any, home: Any) -> None:
    """Its CSV still names the columns, and there is nothing to unmute."""
    home.watch("corvid")
    run("check")
    home.watch("corvid", "clairval")
    assert run("history", "clairval").out == "clairval/privacy-policy: nothing yet\n"
    assert run("history", "clairval", "--csv").out == "at,type,severity,before,after,told\n"
    ran = run("unmute", "clairval")
    assert (ran.code, "was never read" in ran.err) == (2, True)
