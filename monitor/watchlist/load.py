"""The file becomes a `Watchlist`, or all its faults at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from monitor.config.positions import Positions
from monitor.config.secret_references import Secrets
from monitor.config.table_decoder import Decoder, unknown
from monitor.config.toml_file import parse_toml, read_text
from monitor.decide.patience import Patience
from monitor.errors import WatchlistError
from monitor.store.retention import Retention
from monitor.watchlist import keys
from monitor.watchlist.channel_tables import read_channels
from monitor.watchlist.network_tables import read_network
from monitor.watchlist.values import Settings, Watchlist
from monitor.watchlist.watch_tables import read_watches
from monitor.watchlist.web_table import read_web


def load(path: Path, environ: Mapping[str, str] | None) -> Watchlist:
    """Return the watchlist in this file, its secrets taken from `environ`.

    With `environ` None secrets are not looked up: enough to ask, not to deliver. Raises
    `WatchlistError` with every fault, or `UsageError` where the file cannot be read.
    """
    return parse(read_text(path), path, environ)


def parse(text: str, path: Path, environ: Mapping[str, str] | None) -> Watchlist:
    """Return the watchlist that `text` declares, as if it stood in the file `path`; see `load`."""
    raw = parse_toml(text, path)
    folder = path.absolute().parent
    decoder = Decoder(Positions(text), Secrets(environ, folder) if environ is not None else None)
    for name in raw:
        if name not in keys.TOP:
            decoder.fault((name,), unknown(name, keys.TOP))
    watchlist = _watchlist(decoder, raw, path, folder)
    if decoder.faults:
        raise WatchlistError(path, tuple(sorted(decoder.faults, key=lambda f: f.line)))
    return watchlist


def _watchlist(decoder: Decoder, raw: dict[str, Any], path: Path, folder: Path) -> Watchlist:
    settings = _settings(decoder, raw, folder)
    declared = raw.get("channel", {})
    channels = tuple(declared) if isinstance(declared, dict) else ()
    return Watchlist(
        path=path,
        settings=settings,
        network=read_network(decoder, raw.get("network", {})),
        web=read_web(decoder, raw.get("web", {})),
        channels=read_channels(decoder, declared),
        watches=read_watches(decoder, raw.get("watch", []), settings.every, channels),
    )


def _settings(decoder: Decoder, raw: dict[str, Any], folder: Path) -> Settings:
    values = decoder.table(raw.get("monitor", {}), ("monitor",), keys.MONITOR)
    patience = {key: values.pop(key) for key in keys.PATIENCE if key in values}
    snapshots = folder / values.pop("snapshots", "snapshots")
    evidence = decoder.table(raw.get("evidence", {}), ("evidence",), keys.EVIDENCE)
    secrets = folder / evidence["keys"] if "keys" in evidence else None
    if secrets is not None and secrets.absolute().is_relative_to(snapshots.absolute()):
        decoder.fault(
            ("evidence", "keys"),
            "it lies within the snapshots: whoever rewrites them could sign that, too",
        )
    kept = decoder.table(raw.get("retention", {}), ("retention",), keys.RETENTION)
    return Settings(
        snapshots=snapshots, patience=Patience(**patience), keys=secrets,
        retention=Retention(**kept), **values,
    )  # fmt: skip
