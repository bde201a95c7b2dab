"""The verb `orders`: who ordered what, and when."""

from __future__ import annotations

from contextlib import closing

import click

from monitor.cli.invocation import Invocation, queries_of
from monitor.cli.output import emit_json, instant, print_table
from monitor.store.orders import OrderRow


@click.command(epilog="Example: policy-monitor orders --limit 20")
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="How many.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def orders(invocation: Invocation, limit: int, as_json: bool) -> None:
    """List who ordered what on the page and by commands, newest first.

    `[retention] orders` sets how long this is kept.
    """
    with closing(queries_of(invocation.watchlist_without_secrets())) as queries:
        rows = queries.orders(limit)
    if as_json:
        emit_json({"orders": [_order_json(row) for row in rows]})
    elif rows:
        print_table(
            ("WHO", "WHEN", "FROM", "ORDER", "ABOUT"),
            [
                (
                    row.order.user, instant(row.order.at) or "", row.order.origin,
                    row.order.name, row.order.watch,
                )
                for row in rows
            ],
        )  # fmt: skip
    else:
        click.echo("nobody ordered anything yet")


def _order_json(row: OrderRow) -> dict[str, object]:
    order = row.order
    return {
        "number": row.number,
        "at": order.at,
        "user": order.user,
        "from": order.origin,
        "order": order.name,
        "about": order.watch or None,
    }
