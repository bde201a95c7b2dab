"""The verbs, by family. A verb is a row here and a click command in the module it names."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Final, NamedTuple

import click

from monitor.cli.invocation import Session


class Verb(NamedTuple):
    """Where a verb stands, and what it does in a few words."""

    module: str
    does: str


FAMILIES: Final[Mapping[str, Mapping[str, Verb]]] = {
    "Begin": {
        "demo": Verb("demo", "five made-up companies change their policies; watch the alerts arrive"),
        "init": Verb("init", "make a watchlist from a few addresses"),
        "add": Verb("add", "add a page to the watchlist, after reading it once"),
        "test-alert": Verb("alerts", "send a trial message to a channel"),
    },
    "Watch": {
        "run": Verb("run", "the daemon, with the status page"),
        "check": Verb("check", "read now what is named, and deliver what is due"),
    },
    "Ask": {
        "status": Verb("status", "the state of every watch"),
        "history": Verb("history", "what happened to a watch, its versions or readings"),
        "show": Verb("show", "the words of a version"),
        "diff": Verb("show", "the redline between two versions"),
        "compare": Verb("compare", "the redline between two files"),
    },
    "Tune": {
        "explain": Verb("explain", "what was taken for the policy, what was left out, and why"),
        "backtest": Verb("backtest", "replay a page's past: what would have been told"),
        "unmute": Verb("unmute", "what comes and goes on a page is news again"),
    },
    "Keep": {
        "redeliver": Verb("alerts", "send an alert again"),
        "verify": Verb("verify", "check every stored file against its hash"),
        "rebuild": Verb("verify", "make the index anew from the files"),
        "hash-password": Verb("hash_password", "what the watchlist holds for the status page's password"),
        "install-service": Verb("install_service", "run it as a hardened systemd service"),
    },
}  # fmt: skip
VERBS: Final = {name: verb for family in FAMILIES.values() for name, verb in family.items()}


class Verbs(click.Group):
    """Imports a verb's module only when it is called, so that each starts at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All verbs, in the order of their families."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The verb of this name."""
        if name not in VERBS:
            return None
        module = import_module(f"monitor.cli.{VERBS[name].module}")
        found: click.Command = getattr(module, name.replace("-", "_"))
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb meant, or a refusal that names the nearest."""
        if args and args[0] not in VERBS:
            close = get_close_matches(args[0], VERBS, n=1)
            advice = f" Did you mean '{close[0]}'?" if close else ""
            ctx.fail(f"there is no verb '{args[0]}'.{advice}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """The verbs by family, without importing any."""
        for family, verbs in FAMILIES.items():
            with formatter.section(family):
                formatter.write_dl([(name, verb.does) for name, verb in verbs.items()])


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
@click.option("--debug", is_flag=True, help="Show the traceback of an unexpected error.")
@click.pass_context
def command(ctx: click.Context, watchlist: Path, debug: bool) -> None:
    """Watches companies' privacy policies and terms, and says which clause changed."""
    from monitor.service import logging_setup

    ctx.obj = Session(watchlist)
    ctx.meta["debug"] = debug
    logging_setup.configure()
