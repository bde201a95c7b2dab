"""From the file to the `Watchlist`, or to all its faults at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Final

from monitor.decide.patience import Patience
from monitor.errors import Fault, UsageError, WatchlistError
from monitor.model import Channel, Watch
from monitor.watchlist import keys
from monitor.watchlist.positions import Positions
from monitor.watchlist.secrets import Secrets
from monitor.watchlist.slugs import slug
from monitor.watchlist.table_decoder import Decoder, unknown
from monitor.watchlist.values import Network, Settings, Watchlist, Web

LARGEST: Final = 1024 * 1024
# 60 kB of `a.a.a…=1` cost tomllib 3.5 GB: dotted keys are bounded before it sees them.
_PART: Final = r"""(?:[^\s.="'\[\]{}#,]+|"[^"\n]*"|'[^'\n]*')"""
TOO_DOTTED: Final = re.compile(rf"{_PART}(?:\s*\.\s*{_PART}){{16}}")
_WHERE: Final = re.compile(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)", re.DOTALL)


def load(path: Path, environ: Mapping[str, str] | None) -> Watchlist:
    """The watchlist in this file, its secrets taken from `environ`.

    With `environ` None secrets are not looked up: enough to ask, not to deliver. Raises
    `WatchlistError` with every fault, or `UsageError` where there is no file to read.
    """
    text = read_text(path)
    return parse(text, path, environ)


def parse(text: str, path: Path, environ: Mapping[str, str] | None) -> Watchlist:
    """The same from text that stands, or will stand, in this file."""
    raw = _toml(text, path)
    folder = path.absolute().parent
    decoder = Decoder(Positions(text), Secrets(environ, folder) if environ is not None else None)
    for name in raw:
        if name not in keys.TOP:
            decoder.fault((name,), unknown(name, keys.TOP))
    settings = _settings(decoder, raw, folder)
    channels = _channels(decoder, raw)
    watchlist = Watchlist(
        path=path,
        settings=settings,
        network=Network(**decoder.table(raw.get("network", {}), ("network",), keys.NETWORK)),
        web=_web(decoder, raw),
        channels=channels,
        watches=_watches(decoder, raw, settings),
    )
    if decoder.faults:
        raise WatchlistError(path, tuple(sorted(decoder.faults, key=lambda f: f.line)))
    return watchlist


def read_text(path: Path) -> str:
    """The file's text, its line ends as they are; raises `UsageError` or `WatchlistError`."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise UsageError(
            f"{path}: there is no such watchlist. Make one with `policy-monitor init`, "
            "or name yours with --watchlist FILE before the verb."
        ) from None
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from None
    if len(content) > LARGEST:
        raise UsageError(f"{path}: is larger than 1 MiB; split it into several watchlists")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise WatchlistError(
            path, (Fault(line, "encoding", "is not UTF-8: save it as UTF-8"),)
        ) from None


def _toml(text: str, path: Path) -> dict[str, Any]:
    for number, line in enumerate(text.splitlines(), 1):
        if TOO_DOTTED.search(line):
            raise WatchlistError(path, (Fault(number, "key", "has more than 16 parts"),))
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _WHERE.fullmatch(str(error))
        at = int(found[2]) if found and found[2] else text.count("\n") + 1
        problem = f"{found[1] if found else error}: TOML cannot be read from here on"
        raise WatchlistError(path, (Fault(at, "syntax", problem),)) from None
    except RecursionError:
        raise WatchlistError(path, (Fault(1, "syntax", "is nested too deeply"),)) from None


def _settings(decoder: Decoder, raw: dict[str, Any], folder: Path) -> Settings:
    values = decoder.table(raw.get("monitor", {}), ("monitor",), keys.MONITOR)
    patience = {key: values.pop(key) for key in keys.PATIENCE if key in values}
    snapshots = folder / values.pop("snapshots", "snapshots")
    return Settings(snapshots=snapshots, patience=Patience(**patience), **values)


def _web(decoder: Decoder, raw: dict[str, Any]) -> Web:
    values = decoder.table(raw.get("web", {}), ("web",), keys.WEB)
    host, port = values.pop("listen", (Web().host, Web().port))
    public = host != "localhost" and not ip_address(host).is_loopback
    guarded = "password_hash" in raw.get("web", {}) or "user_header" in values
    if public and not guarded:
        decoder.fault(
            ("web", "listen"),
            f"{host} can be reached by others: give password_hash or user_header, or listen on 127.0.0.1",
        )
    return Web(host=host, port=port, **values)


def _channels(decoder: Decoder, raw: dict[str, Any]) -> tuple[Channel, ...]:
    declared = raw.get("channel", {})
    if not isinstance(declared, dict):
        decoder.fault(("channel",), "needs a name: write [channel.team]")
        return ()
    return tuple(_channel(decoder, name, table) for name, table in declared.items())


def _channel(decoder: Decoder, name: str, raw: object) -> Channel:
    place = ("channel", name)
    channel = Channel(name=name, **decoder.table(raw, place, keys.CHANNEL))
    if not re.fullmatch(r"[\w-]{1,60}", name):
        decoder.fault(place, "is no name for a channel: use letters, digits, - and _")
    if isinstance(raw, dict):
        ways = [way for way in ("webhook", "email", "chat") if way in raw]
        if not ways:
            decoder.fault(place, "reaches nobody: give it webhook, email or chat")
        if len(ways) > 1:
            decoder.fault(place, f"has {' and '.join(ways)}: write a channel for each")
        if "email" in raw and "smtp" not in raw:
            decoder.fault((*place, "email"), "needs a mail server: add smtp")
        if "secret" in raw and "webhook" not in raw:
            decoder.fault((*place, "secret"), "signs nothing without a webhook: add webhook")
    return channel


def _watches(decoder: Decoder, raw: dict[str, Any], settings: Settings) -> tuple[Watch, ...]:
    declared = raw.get("watch", [])
    if not isinstance(declared, list):
        decoder.fault(("watch",), "must be a list of tables: write [[watch]] with two brackets")
        return ()
    watches = []
    first: dict[str, int] = {}
    for number, table in enumerate(declared):
        place = ("watch", str(number))
        values = decoder.table(table, place, keys.WATCH)
        _known_channels(decoder, place, values.get("channels", ()), raw.get("channel", {}))
        if not {"company", "document", "url"} <= values.keys():
            continue
        identifier = f"{slug(values['company'])}/{slug(values['document'])}"
        watch = Watch(**{"id": identifier, "every": settings.every, **values})
        _not_twice(decoder, place, watch, first, number)
        watches.append(watch)
    return tuple(watches)


def _known_channels(
    decoder: Decoder, place: tuple[str, ...], named: tuple[str, ...], known: dict[str, Any]
) -> None:
    for name in named:
        if name not in known:
            advice = unknown(name, tuple(known)) if known else "is unknown: no channel is declared"
            decoder.fault((*place, "channels"), f"channel '{name}' {advice}")


def _not_twice(
    decoder: Decoder,
    place: tuple[str, ...],
    watch: Watch,
    first: dict[str, int],
    number: int,
) -> None:
    """Refuses a second watch of one name; companies of a group may well share one page."""
    earlier = first.setdefault(watch.id, number)
    if earlier != number:
        decoder.fault(
            place,
            f"is the same company and document as watch[{earlier + 1}]: remove one, or name them apart",
        )
