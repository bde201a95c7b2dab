"""The verb `install-service`: write a systemd unit for this watchlist."""

from __future__ import annotations

from collections.abc import Iterable

import click

from monitor.cli.invocation import Invocation
from monitor.errors import UsageError
from monitor.report.inert import one_line


@click.command(
    epilog="Example: sudo policy-monitor --watchlist /etc/policy-monitor/watchlist.toml install-service"
)
@click.option("--user", help="Run as this user; without, as one that exists while it runs.")
@click.option("--print", "only_print", is_flag=True, help="Show the unit and write nothing.")
@click.option("--force", is_flag=True, help="Replace a unit that differs.")
@click.pass_obj
def install_service(
    invocation: Invocation, user: str | None, only_print: bool, force: bool
) -> None:
    """Install a systemd unit that runs the daemon on this watchlist, sandboxed as far as systemd can.

    The service writes its snapshots and nothing else: below /var/lib/policy-monitor, or where a
    user given by --user keeps them.
    """
    from monitor.systemd.install import UNIT, faults, install, notes, this_machine
    from monitor.systemd.unit import unit

    watchlist, machine = invocation.watchlist_without_secrets(), this_machine()
    text = unit(watchlist, user, machine)
    found = tuple(faults(watchlist, user, machine))
    _print_remarks("note", notes(watchlist))
    if only_print:
        _print_remarks("it would not start", found)
        click.echo(text, nl=False)
        return
    if found:
        raise UsageError("the service would not start\n" + "\n".join(found))
    install(text, UNIT, force=force)
    click.echo(
        f"written to {UNIT}. Next: systemctl daemon-reload && systemctl enable --now {UNIT.stem}"
    )


def _print_remarks(kind: str, remarks: Iterable[str]) -> None:
    for remark in remarks:
        click.echo(one_line(f"{kind}: {remark}"), err=True)
