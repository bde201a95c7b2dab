"""What the documents say is so."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import click
import pytest

import monitor
from monitor.cli.verbs import VERBS, command
from monitor.config.key import Key
from monitor.decide.memory import VersionRef
from monitor.demo import page_chrome
from monitor.demo.policy import policy, reworded
from monitor.report.message import About
from monitor.report.terminal import Look, redline_text
from monitor.watchlist import keys, load, parse
from monitor.watchlist.channel_tables import channel_keys

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
ENVIRON = {"TEAM_SECRET": "whsec_" + "A" * 44, "TEAM_ROOM": "slack://a/b/c"}


def blocks(language: str) -> list[str]:
    """The README's code of one language."""
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_readme_opens_with_the_two_commands() -> None:
    first = blocks("sh")[0].splitlines()
    assert [line.split("#")[0].strip() for line in first] == ["make demo", "make test"]


def test_the_readmes_watchlist_loads(tmp_path: Path) -> None:
    secret = tmp_path / "smtp"
    secret.write_text("secret")
    (text,) = blocks("toml")
    watchlist = parse(text.replace("/run/credentials/smtp", str(secret)), tmp_path / "w", ENVIRON)
    assert [channel.name for channel in watchlist.channels] == ["team", "legal"]
    assert len(watchlist.watches) == 1


def test_the_readmes_table_holds_every_verb_and_no_other() -> None:
    named = set(re.findall(r"^\| `policy-monitor ([a-z-]+)", README, re.MULTILINE))
    assert named == set(VERBS)


def test_every_option_the_readme_names_exists() -> None:
    context = click.Context(command)
    known = {
        option
        for name in VERBS
        if (verb := command.get_command(context, name)) is not None
        for parameter in verb.params
        for option in parameter.opts
    } | {option for parameter in command.params for option in parameter.opts}
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", README))
    assert named <= known | {"--help"}


def test_the_readmes_python_runs() -> None:
    (code,) = blocks("python")
    page = (
        "<h1>Privacy policy</h1>"
        + "<p>We collect your name, e-mail address and personal data to provide the service to you. "
        "You have the right to access and erase your personal data at any time.</p>" * 12
    )
    names: dict[str, object] = {
        "old_bytes": page.encode(),
        "new_bytes": page.replace("your name", "nothing").encode(),
    }
    exec(compile(code, "README.md", "exec"), names)
    assert isinstance(names["report"], monitor.Report)


def test_the_readmes_alert_is_what_the_program_prints() -> None:
    old = policy("corvid")
    new = reworded(old, "contact form for 12 months", "contact form for 24 months")
    before, after = (
        monitor.read(
            page_chrome.storage(text, Random(1)).encode(), "https://corvid.example/", "text/html"
        )
        for text in (old, new)
    )
    at = datetime(2026, 11, 22, 1, 25, 44, tzinfo=UTC)
    old_side, new_side = (VersionRef("", at, side.last_updated) for side in (before, after))
    about = About("", "Corvid Storage", "Privacy statement", "")
    look = Look(width=92, editorial=False)
    (told,) = blocks("text")
    report = monitor.compare(before, after)
    assert redline_text(report, about, old_side, new_side, look) == told


def test_the_changelog_names_every_verb() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text()
    assert set(VERBS) <= set(re.findall(r"`([a-z-]+)`", changelog))


def test_the_readme_links_to_what_there_is() -> None:
    for target in re.findall(r"\]\((?!https?://)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_the_readmes_commands_are_the_makefiles() -> None:
    makefile = (ROOT / "Makefile").read_text()
    documents = README + (ROOT / "CONTRIBUTING.md").read_text()
    for target in set(re.findall(r"^make ([a-z]+)", documents, re.MULTILINE)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_the_example_watchlist_works_as_it_stands() -> None:
    watchlist = load(ROOT / "watchlist.toml", {})
    assert len(watchlist.watches) >= 5
    assert all(watch.url.startswith("https://") for watch in watchlist.watches)
    assert watchlist.channels == ()


def test_the_example_watchlists_comments_are_true(tmp_path: Path) -> None:
    """With every commented key made active it still loads."""
    text = (ROOT / "watchlist.toml").read_text(encoding="utf-8")
    active = re.sub(r"^# (?=\[|[a-z_]+ *= )", "", text, flags=re.MULTILINE)
    for name in ("smtp", "page"):
        (tmp_path / name).write_text("secret")
    tomllib.loads(active)
    active = active.replace("/run/credentials", str(tmp_path))
    watchlist = parse(active, tmp_path / "w", ENVIRON)
    assert [channel.name for channel in watchlist.channels] == ["team", "legal", "room"]
    assert watchlist.settings.contact == "mailto:you@example.org"


@pytest.mark.parametrize(
    "table", [keys.MONITOR, keys.NETWORK_SCOPE, keys.WEB, channel_keys(), keys.WATCH]
)
def test_the_example_watchlist_explains_every_key(table: Mapping[str, Key]) -> None:
    text = (ROOT / "watchlist.toml").read_text(encoding="utf-8")
    words = {
        key
        for line in text.splitlines()
        for key in re.findall(r"\w+", line.partition("=")[0] if "=" in line else line[:32])
    }
    assert set(table) <= words


def test_the_changelog_names_the_current_version_or_what_is_to_come() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert "## Unreleased" in changelog or f"## {project['version']}" in changelog
