"""Alert rules and dashboard fit what the service tells: no rule waits for a figure that does not exist."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from monitor.store.rows import Counts, Figures
from monitor.web.metrics_exposition import exposition
from tests.web.machine_site import Daemon

ROOT = Path(__file__).parent.parent.parent
OPERATIONS = ROOT / "docs" / "operations"
NOW = datetime(2026, 11, 22, tzinfo=UTC)
FOUND = Figures(
    Counts({"ok": 1}, {"first": 1}, {"sent": 1}, 1, NOW, NOW, 1), {"wall": 1}, NOW, NOW, 0
)
PROMTOOL = shutil.which("promtool", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")

yaml: Any = pytest.importorskip(
    "yaml", reason="PyYAML reads the rules; it comes with the chat extra"
)


def told() -> set[str]:
    """The names of all figures that the service tells, and what Prometheus adds."""
    text = exposition(Daemon(), FOUND, NOW).decode()
    families = text_string_to_metric_families(text)
    return {sample.name for family in families for sample in family.samples} | {"up"}


def named(expression: str) -> set[str]:
    """The figures that an expression names."""
    bare = re.sub(r'\{[^}]*\}|\[[^\]]*\]|"[^"]*"', " ", expression)
    bare = re.sub(r"\b(?:by|without)\s*\([^)]*\)", " ", bare)
    return set(re.findall(r"\b(?:policy_monitor|process|up|python)\w*", bare))


def rules() -> list[dict[str, Any]]:
    groups = yaml.safe_load((OPERATIONS / "alerts.yml").read_text(encoding="utf-8"))["groups"]
    return [rule for group in groups for rule in group["rules"]]


def panels() -> list[dict[str, Any]]:
    board = json.loads((OPERATIONS / "dashboard.json").read_text(encoding="utf-8"))
    return [panel for panel in board["panels"] if panel["type"] != "row"]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule["alert"])
def test_each_rule_names_figures_that_are_told_and_what_to_do(rule):
    assert named(rule["expr"])
    assert named(rule["expr"]) <= told()
    assert rule["annotations"]["summary"]
    assert rule["annotations"]["action"]
    assert rule["labels"]["severity"] in ("page", "ticket")


@pytest.mark.parametrize("panel", panels(), ids=lambda panel: panel["title"])
def test_each_panel_names_figures_that_are_told(panel):
    for target in panel["targets"]:
        assert named(target["expr"])
        assert named(target["expr"]) <= told(), target["expr"]


def test_a_figure_that_nobody_tells_is_found():
    """The tests above can fail."""
    assert named('sum by (state) (policy_monitor_wtches{state="ok"}) > 0') - told()


def test_every_figure_of_the_service_is_on_the_dashboard():
    shown = {name for p in panels() for target in p["targets"] for name in named(target["expr"])}
    assert {name for name in told() if name.startswith("policy_monitor_")} <= shown


def test_the_dashboards_panels_do_not_overlap_and_have_ids_of_their_own():
    board = json.loads((OPERATIONS / "dashboard.json").read_text(encoding="utf-8"))["panels"]
    assert len({panel["id"] for panel in board}) == len(board)
    places = [
        (x, y)
        for panel in board
        for x in range(panel["gridPos"]["x"], panel["gridPos"]["x"] + panel["gridPos"]["w"])
        for y in range(panel["gridPos"]["y"], panel["gridPos"]["y"] + panel["gridPos"]["h"])
    ]
    assert len(set(places)) == len(places)
    assert max(x for x, _ in places) < 24


def promtool(*words: str) -> str:
    if PROMTOOL is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI must have promtool: .ci/promtool fetches it")
        pytest.skip("promtool is not installed here: apt-get install prometheus")
    ran = subprocess.run([PROMTOOL, *words], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def test_prometheus_takes_the_rules():
    assert f"{len(rules())} rules found" in promtool(
        "check", "rules", str(OPERATIONS / "alerts.yml")
    )


def test_each_rule_fires_where_it_must_and_none_where_all_is_well():
    promtool("test", "rules", str(Path(__file__).parent / "alerts.test.yml"))


def test_prometheus_takes_the_figures():
    """`promtool check metrics` knows the naming conventions."""
    if PROMTOOL is None:
        pytest.skip("promtool is not installed here: apt-get install prometheus")
    text = exposition(Daemon(), FOUND, NOW)
    ran = subprocess.run(
        [PROMTOOL, "check", "metrics"], input=text, capture_output=True, check=False
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b"")
