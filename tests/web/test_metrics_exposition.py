"""The metrics are those of the index and the daemon, without addresses or names."""

from __future__ import annotations

from contextlib import closing

from prometheus_client.parser import text_string_to_metric_families

from monitor.store.metrics import figures as counted
from monitor.store.sqlite.queries import open_queries
from monitor.store.sqlite.sqlite_store import SqliteStore
from monitor.web.metrics_exposition import exposition
from tests.web.machine_site import HOUR, NOW, Daemon, asked, figures


def test_the_figures_are_those_of_index_and_daemon(root):
    answer = asked(root, "/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    found = figures(answer.text)
    expected = {
        ("policy_monitor_readings_total", "same bytes"): 1,
        ("policy_monitor_readings_total", "trouble"): 1,
        ("policy_monitor_watches", "ok"): 1,
        ("policy_monitor_watches", "problem"): 1,
        ("policy_monitor_watches", "new"): 1,
        ("policy_monitor_watches", "paused"): 1,
        ("policy_monitor_problems", "wall"): 1,
        ("policy_monitor_alerts", "pending"): 2,
        ("policy_monitor_alerts", "sent"): 1,
        ("policy_monitor_alerts", "dead"): 0,
        ("policy_monitor_oldest_undelivered_alert_seconds",): 2 * 3600,
        ("policy_monitor_longest_unread_seconds",): 48 * 3600,
        ("policy_monitor_last_successful_reading_timestamp_seconds",): (NOW - HOUR).timestamp(),
        ("policy_monitor_disabled_channels",): 1,
        ("policy_monitor_overdue_watches",): 3,
        ("policy_monitor_versions",): 0,
        ("policy_monitor_tick_delay_seconds",): 0.01,
        ("policy_monitor_tick_age_seconds",): 0.4,
        ("policy_monitor_readings_under_way",): 2,
        ("policy_monitor_longest_reading_under_way_seconds",): 3.5,
        ("policy_monitor_store_resting",): 0,
    }
    assert {key: found.get(key) for key in expected} == expected


def test_no_label_holds_an_address_or_a_name(root):
    text = asked(root, "/metrics").text
    assert "canary" not in text
    assert "example" not in text
    assert "://" not in text


def test_an_empty_index_has_figures_too(tmp_path):
    SqliteStore(tmp_path / "snapshots").close()
    found = figures(asked(tmp_path / "snapshots", "/metrics").text)
    assert found["policy_monitor_watches", "ok"] == 0
    assert found[("policy_monitor_longest_unread_seconds",)] == 0
    assert ("policy_monitor_last_successful_reading_timestamp_seconds",) not in found


def test_every_figure_says_what_it_means(root):
    with closing(open_queries(root)) as queries:
        text = exposition(Daemon(), counted(queries, NOW), NOW).decode()
    for family in text_string_to_metric_families(text):
        assert family.documentation.endswith("."), family.name
