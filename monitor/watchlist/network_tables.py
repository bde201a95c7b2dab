"""`[network.fetch]` and `[network.deliver]` become a `Network`; the older `[network] allow` is refused."""

from __future__ import annotations

import json
from typing import Any, Final

from monitor.config.allowances import Allowance
from monitor.config.table_decoder import Decoder, unknown
from monitor.watchlist import keys
from monitor.watchlist.values import Network

PLACE: Final = ("network",)
KNOWN: Final = ("fetch", "deliver")


def read_network(decoder: Decoder, raw: object) -> Network:
    """Return the private networks that may be reached; note faults.

    An older `[network] allow` of loopback addresses alone is read as both scopes.
    """
    if not isinstance(raw, dict):
        decoder.table(raw, PLACE, {})
        return Network()
    for name in raw:
        if name not in (*KNOWN, "allow"):
            decoder.fault((*PLACE, name), unknown(name, KNOWN))
    fetch, deliver = (_scope(decoder, raw.get(name, {}), name) for name in KNOWN)
    older = _older(decoder, raw)
    return Network(fetch + older, deliver + older, older="allow" in raw)


def _scope(decoder: Decoder, table: object, name: str) -> tuple[Allowance, ...]:
    values = decoder.table(table, (*PLACE, name), keys.NETWORK_SCOPE)
    allow: tuple[Allowance, ...] = values.get("allow", ())
    return allow


def _older(decoder: Decoder, raw: dict[str, Any]) -> tuple[Allowance, ...]:
    """Return the entries of `[network] allow`; note a fault unless all of them are loopback."""
    if "allow" not in raw:
        return ()
    values = decoder.table({"allow": raw["allow"]}, PLACE, keys.NETWORK_SCOPE)
    allow: tuple[Allowance, ...] = values.get("allow", ())
    if not all(each.network.is_loopback for each in allow):
        written = f"allow = {json.dumps([str(each) for each in allow])}"
        decoder.fault(
            (*PLACE, "allow"),
            "no longer opens pages and deliveries at once: write what is read, what is posted to, or both\n"
            f"  [network.fetch]\n  {written}\n  [network.deliver]\n  {written}",
        )
    return allow
