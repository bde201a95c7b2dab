"""The verb `init`: read a few addresses and write a watchlist of the policies found there."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence

import click

from monitor.cli.invocation import Invocation, typed_address
from monitor.cli.new_watchlist import head_of, network_table, write_watchlist
from monitor.cli.output import print_table, quantity
from monitor.cli.reading_summary import summary_line
from monitor.cli.test_alert import try_channel
from monitor.errors import MonitorError, UsageError
from monitor.onboarding.exploration import FoundDocument, explored
from monitor.report.inert import one_line
from monitor.watchlist import Watchlist, parse


@click.command(
    epilog="Example: policy-monitor init https://www.ostenz.example https://open-e.example/privacy"
)
@click.argument("urls", nargs=-1, metavar="[ADDRESS]…")
@click.option("--webhook", help="Where alerts are posted to.")
@click.option("--contact", help="Your mail address, sent along so that sites can reach you.")
@click.option(
    "--allow",
    multiple=True,
    help="Private address range to read, and to post to by --webhook; repeatable.",
)
@click.pass_obj
def init(
    invocation: Invocation,
    urls: tuple[str, ...],
    webhook: str | None,
    contact: str | None,
    allow: tuple[str, ...],
) -> int:
    """Make a watchlist from a few addresses: of policies, or of home pages that link to them.

    Each is read once, and what was understood is shown. On a terminal it asks for what is not given.
    """
    path = invocation.path
    if path.exists():
        raise UsageError(f"{path} exists already: add to it with `policy-monitor add URL`")
    contact = contact if contact is not None else _asked("Your mail address, for the sites", "none")
    addresses = [typed_address(url, "ADDRESS") for url in urls or _asked_addresses()]
    if not addresses:
        raise UsageError("give the address of a policy, or of a company's home page")
    head = head_of(contact, allow)
    readable = _readable(parse(head, path, None), addresses)
    webhook = webhook or _asked("Webhook for alerts", "none yet")
    if webhook:
        head += network_table("deliver", allow)
    write_watchlist(path, head, [found.keys for found in readable], webhook)
    watches = quantity(len(readable), "watch", "watches")
    click.echo(one_line(f"written: {path} with {watches}"))
    code = try_channel(invocation.watchlist(), "team") if webhook else 0
    click.echo("Next: policy-monitor check, then policy-monitor run")
    return code


def _asked(question: str, if_empty: str) -> str:
    """Return the answer typed on a terminal; "" where there is no terminal."""
    if not sys.stdin.isatty():
        return ""
    answer: str = click.prompt(f"{question} (empty: {if_empty})", default="", show_default=False)
    return answer


def _asked_addresses() -> Sequence[str]:
    """Return the addresses typed on a terminal, one a line; () where there is no terminal."""
    if not sys.stdin.isatty():
        return ()
    click.echo("Addresses of policies or home pages, one on each line; an empty line ends.")
    return list(
        iter(lambda: click.prompt("", default="", show_default=False, prompt_suffix="> "), "")
    )


def _readable(watchlist: Watchlist, addresses: Sequence[str]) -> list[FoundDocument]:
    """Read the addresses, print what was found, and return the documents that can be read."""
    found = asyncio.run(_explored(watchlist, addresses))
    print_table(
        ("", "WATCH", "UNDERSTOOD"),
        [
            ("ok" if one.is_readable else "problem", one.id, summary_line(one.reading))
            for one in found
        ],
    )
    readable = [one for one in found if one.is_readable]
    if not readable:
        raise MonitorError("nothing was written: no policy could be read at these addresses")
    return readable


async def _explored(watchlist: Watchlist, addresses: Sequence[str]) -> list[FoundDocument]:
    from monitor.onboarding.probe import page_probe

    async with page_probe(watchlist) as probe:
        return await explored(probe, addresses)
