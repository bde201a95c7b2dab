"""The verb `check`: read watches now and deliver the alerts that are due."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from monitor.cli.check_output import Show, result_display
from monitor.cli.invocation import Invocation, application, watches_named
from monitor.cli.order_given import order_given
from monitor.cli.output import emit_json, quantity
from monitor.watchlist import Watchlist

if TYPE_CHECKING:
    from monitor.decide.step import Event
    from monitor.deliver.settlement import Tally
    from monitor.service.immediate_check import CheckResult


@click.command(epilog="Example: policy-monitor check ostenz/privacy-policy")
@click.argument("watch", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def check(invocation: Invocation, watch: tuple[str, ...], as_json: bool) -> int:
    """Read watches now, and deliver the alerts that are due.

    WATCH is a watch's id, a company or an address; without it, all are read. Exits 0
    if all is fine, 1 if a watch has a problem or an alert could not be delivered.
    """
    watchlist = invocation.watchlist()
    named = [w.id for w in watches_named(watchlist, watch)] if watch else None
    number = len(watchlist.watches if named is None else named)
    with result_display(number, quiet=as_json) as show:
        results, tally = asyncio.run(_checked(watchlist, named, show))
    if as_json:
        emit_json({"watches": [_result_json(r) for r in results], "deliveries": _tally_json(tally)})
    else:
        _print_total(results, tally)
    return 1 if tally.failed or any(r.state == "problem" for r in results) else 0


async def _checked(
    watchlist: Watchlist, named: Sequence[str] | None, show: Show
) -> tuple[tuple[CheckResult, ...], Tally]:
    async with application(watchlist) as joined:
        for watch in named or ("",):
            joined.store.orders.record(order_given("check", watch))
        results = await joined.check(named, show)
        return results, await joined.deliver()


def _print_total(results: Sequence[CheckResult], tally: Tally) -> None:
    problems = sum(result.state == "problem" for result in results)
    changed = sum(bool(e.report and e.report.alert) for r in results for e in r.events)
    click.echo(
        f"{quantity(len(results), 'watch', 'watches')} read, {quantity(changed, 'change')} told, "
        f"{quantity(problems, 'problem')}; {quantity(tally.sent, 'alert')} delivered"
        + (f", {tally.failed} failed and will be tried again" if tally.failed else "")
        + (f", {tally.dead} given up: see `policy-monitor redeliver --help`" if tally.dead else "")
    )


def _result_json(result: CheckResult) -> dict[str, object]:
    return {
        "watch": result.watch,
        "outcome": result.outcome,
        "state": result.state,
        "detail": result.detail,
        "events": [_event_json(event) for event in result.events],
    }


def _event_json(event: Event) -> dict[str, object]:
    return {
        "type": event.type,
        "severity": event.report and event.report.severity,
        "summary": event.report.summary if event.report else "",
    }


def _tally_json(tally: Tally) -> dict[str, int]:
    return {"sent": tally.sent, "failed": tally.failed, "dead": tally.dead}
