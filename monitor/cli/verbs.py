"""The table of verbs, by family. The verb `hash-password` is a command in `hash_password.py`."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Final

import click

from monitor.cli.invocation import Invocation

FAMILIES: Final[Mapping[str, Mapping[str, str]]] = {
    "Begin": {
        "demo": "five made-up companies change their policies; watch the alerts arrive",
        "init": "make a watchlist from a few addresses",
        "add": "add a page to the watchlist, after reading it once",
        "test-alert": "send a trial message to a channel",
    },
    "Watch": {
        "run": "the daemon, with the status page",
        "check": "read watches now, and deliver alerts that are due",
    },
    "Ask": {
        "status": "the state of every watch",
        "history": "what happened to a watch, its versions or readings",
        "show": "the words of a version",
        "diff": "the redline between two versions",
        "compare": "the redline between two files",
    },
    "Tune": {
        "explain": "what was taken for the policy, what was left out, and why",
        "backtest": "replay a page's past: which alerts it would have raised",
        "unmute": "alert again on what comes and goes on a page",
    },
    "Keep": {
        "redeliver": "send an alert again",
        "verify": "check every stored file against its hash",
        "checkpoint": "print the log's newest checkpoint, to be kept elsewhere",
        "forget": "remove everything that is stored of a watch",
        "orders": "who ordered what, and when",
        "rebuild": "build a new index from the files",
        "sessions": "who is signed in to the status page; sign them out",
        "hash-password": "make the password hash for the status page",
        "install-service": "run it as a hardened systemd service",
    },
}
"""Family → verb → what the verb does, as `--help` shows it."""

VERBS: Final = tuple(verb for family in FAMILIES.values() for verb in family)


class Verbs(click.Group):
    """Import a verb's module only when the verb is called, so that every verb starts quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return all verbs in the order of their families."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Return the command of this name: `hash-password` → `hash_password.hash_password`."""
        if name not in VERBS:
            return None
        identifier = name.replace("-", "_")
        found: click.Command = getattr(import_module(f"monitor.cli.{identifier}"), identifier)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the verb that was typed; refuse an unknown verb and suggest the closest."""
        if args and args[0] not in VERBS:
            close = get_close_matches(args[0], VERBS, n=1)
            advice = f" Did you mean '{close[0]}'?" if close else ""
            ctx.fail(f"there is no verb '{args[0]}'.{advice}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write the verbs by family without importing their modules."""
        for family, verbs in FAMILIES.items():
            with formatter.section(family):
                formatter.write_dl([*verbs.items()])


@click.group(
    cls=Verbs,
    subcommand_metavar="VERB …",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: policy-monitor --watchlist policies.toml check",
)
@click.version_option(package_name="policy-monitor", prog_name="policy-monitor")
@click.option(
    "--watchlist",
    type=click.Path(path_type=Path),
    default=Path("watchlist.toml"),
    show_default=True,
    help="What is watched and who is told.",
)
@click.option(
    "--debug",
    is_flag=True,
    expose_value=False,  # read in `failures.py`, which outlives the command
    help="Show the traceback of an unexpected error.",
)
@click.pass_context
def command(ctx: click.Context, watchlist: Path) -> None:
    """Watch companies' privacy policies and terms, and say which clause changed."""
    from monitor.service import logging_setup

    ctx.obj = Invocation(watchlist)
    logging_setup.configure()
