"""`[[watch]]` tables become `Watch` values."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from monitor.config.positions import Place
from monitor.config.table_decoder import Decoder, unknown
from monitor.model import Watch
from monitor.watchlist import keys
from monitor.watchlist.slugs import slug


def read_watches(
    decoder: Decoder, declared: object, every: timedelta, channels: Collection[str]
) -> tuple[Watch, ...]:
    """Return the watches declared; note faults, and leave out a watch without name or address.

    `every` is the interval of a watch that gives none; `channels` are the names that exist.
    """
    if not isinstance(declared, list):
        decoder.fault(("watch",), "must be a list of tables: write [[watch]] with two brackets")
        return ()
    watches = []
    first: dict[str, int] = {}
    for number, table in enumerate(declared):
        place = ("watch", str(number))
        values = decoder.table(table, place, keys.WATCH)
        _require_known(decoder, place, values.get("channels", ()), channels)
        if not {"company", "document", "url"} <= values.keys():
            continue
        identifier = f"{slug(values['company'])}/{slug(values['document'])}"
        watch = Watch(**{"id": identifier, "every": every, **values})
        _require_unique(decoder, place, watch, first, number)
        watches.append(watch)
    return tuple(watches)


def _require_known(
    decoder: Decoder, place: Place, named: tuple[str, ...], known: Collection[str]
) -> None:
    for name in named:
        if name not in known:
            advice = unknown(name, tuple(known)) if known else "is unknown: no channel is declared"
            decoder.fault((*place, "channels"), f"channel '{name}' {advice}")


def _require_unique(
    decoder: Decoder, place: Place, watch: Watch, first: dict[str, int], number: int
) -> None:
    """Refuse a second watch of one id; the same page may be watched under several ids."""
    earlier = first.setdefault(watch.id, number)
    if earlier != number:
        decoder.fault(
            place,
            f"is the same company and document as watch[{earlier + 1}]: remove one, or name them apart",
        )
