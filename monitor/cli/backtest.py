"""The verb `backtest`: replay dated captures and print the alerts they would have raised."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.cli.invocation import Invocation
from monitor.cli.output import emit_json, minute, print_table
from monitor.decide.patience import Patience
from monitor.model import Watch

if TYPE_CHECKING:
    from monitor.backtest import Replay
    from monitor.decide.step import Event


@click.command(epilog="Example: policy-monitor backtest captures/ --drop .banner")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option("--url", default="https://backtest.invalid/policy", help="The page's address.")
@click.option("--keep", help="CSS selector of the policy on the page.")
@click.option("--drop", multiple=True, help="CSS selector of what is not the policy; repeatable.")
@click.option("--section", help="Heading of the one policy meant among several.")
@click.option("--language", help="Settles ambiguous dates: fr, en, …")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def backtest(
    invocation: Invocation,
    folder: Path,
    url: str,
    keep: str | None,
    drop: tuple[str, ...],
    section: str | None,
    language: str | None,
    as_json: bool,
) -> None:
    """Replay dated captures of a page and show which alerts they would have raised.

    FOLDER holds files named by their Unix time: 1697718600.html, .pdf, .docx, .md or .txt. Each is one
    reading; waiting times are those of the watchlist where there is one. As JSON, each alert holds
    its time, its type and what a webhook's `data` holds.
    """
    watch = Watch(
        "backtest/page", "Backtest", folder.name, url,
        keep=keep, drop=drop, section=section, language=language,
    )  # fmt: skip
    patience = invocation.watchlist_or_empty().settings.patience
    replayed = asyncio.run(_replayed(folder, watch, patience))
    if as_json:
        emit_json(_replay_json(replayed, watch))
    else:
        _print_replay(replayed)


async def _replayed(folder: Path, watch: Watch, patience: Patience) -> Replay:
    from monitor.backtest import captures, replay
    from monitor.service.factories import single_worker_reader

    past = captures(folder)
    async with single_worker_reader() as reader:
        return await replay(past, watch, reader, patience)


def _print_replay(replayed: Replay) -> None:
    if replayed.events:
        print_table(
            ("SEVERITY", "AT", "TOLD"),
            [(_word(event), minute(event.at), _told(event)) for event in replayed.events],
        )
    click.echo(
        f"{replayed.readings} readings, {replayed.problems} in trouble, {len(replayed.events)} told"
    )


def _replay_json(replayed: Replay, watch: Watch) -> dict[str, object]:
    return {
        "alerts": [_alert(event, watch) for event in replayed.events],
        "readings": replayed.readings,
        "problems": replayed.problems,
    }


def _word(event: Event) -> str:
    return event.report.severity if event.report else event.type.removeprefix("policy.")


def _told(event: Event) -> str:
    if event.report:
        return event.report.summary
    return event.problem.detail if event.problem else ""


def _alert(event: Event, watch: Watch) -> dict[str, object]:
    """Return the webhook's `data` with the alert's time and type beside it."""
    from monitor.report.alerts_due import body

    told = json.loads(body(event, watch))
    return {"time": told["timestamp"], "type": told["type"], **told["data"]}
