"""Address ranges that may be reached although they are not public, as a watchlist writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network
from typing import Final

_WRITTEN: Final = re.compile(
    r"""(?: \[ (?P<six>[0-9A-Fa-f:.]+) \] (?P<six_length>/\d+)?     # [fd00::]/8  [::1]:8080
          | (?P<four>[^\[\]:]+)                                     # 10.0.0.0/8  10.1.2.3:8443
        ) (?: : (?P<port>\d+) )?
      | (?P<bare>[^\[\]]*:[^\[\]]*:[^\[\]]*)                        # fd00::/8  ::1
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Allowance:
    """One range of addresses, on one port or on all."""

    network: IPv4Network | IPv6Network
    port: int | None = None
    """None allows every port: services inside a network rarely keep to 80 and 443."""

    def covers(self, address: IPv4Address | IPv6Address, port: int) -> bool:
        """Return whether this address and port are allowed."""
        return address in self.network and self.port in (None, port)

    def __str__(self) -> str:
        address = str(self.network.network_address)
        one = self.network.prefixlen == self.network.max_prefixlen
        length = "" if one else f"/{self.network.prefixlen}"
        if self.port is None:
            return address + length
        host = address if isinstance(self.network, IPv4Network) else f"[{address}]"
        return f"{host}{length}:{self.port}"


def allowance(text: str) -> Allowance:
    """Read a range with an optional port. Raises `ValueError` with the mend.

    `10.0.0.0/8`, `10.1.2.3:8443`, `fd00::/8`, `[fd00::]/8`, `[::1]:8080`
    """
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is no address range; write 10.20.0.0/16 or [fd00::1]:8443")
    written = found["six"] and found["six"] + (found["six_length"] or "")
    try:
        network = ip_network(written or found["four"] or found["bare"])
    except ValueError as error:
        raise ValueError(f"{error}; write a range such as 10.20.0.0/16") from None
    port = None if found["port"] is None else int(found["port"][:6])
    if port is not None and not 1 <= port <= 65535:
        raise ValueError(f"{text!r} names no port between 1 and 65535")
    return Allowance(network, port)


def allowance_text(text: str) -> str:
    """Check a range with an optional port, and return it in its usual spelling."""
    return str(allowance(text))


def allowances(*texts: str) -> tuple[Allowance, ...]:
    """Read several ranges; see `allowance`."""
    return tuple(map(allowance, texts))
