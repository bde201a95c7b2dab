"""Which addresses one request may connect to: public ones, and those that the operator allows.

An allowance lets the operator's own addresses be reached, never a stranger's redirect: after a hop
at a public address it no longer counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from ipaddress import ip_address
from typing import Final

from monitor.config.allowances import Allowance, allowances
from monitor.fetch.special_addresses import actual_address, special_use

WEB_PORTS: Final = frozenset({80, 443})

FETCH_ADVICE: Final = (
    "If that is intended, add its range to `allow` of this watch or of [network.fetch]."
)
DELIVER_ADVICE: Final = "If that is intended, add its range to `allow` of [network.deliver]."
REDIRECT_ADVICE: Final = (
    "A public address led there, and no `allow` counts for that: give that address itself as `url`."
)
INSIDE_ADVICE: Final = (
    "A page inside the network is rendered from allowed addresses alone: serve its scripts there."
)


@dataclass(frozen=True, slots=True)
class NetworkScope:
    """The addresses that a request may reach. The default is the public web."""

    allow: tuple[Allowance, ...] = ()
    advice: str = FETCH_ADVICE
    """What to do about a refusal, as one sentence."""
    public: bool = True
    """Whether public addresses may be reached, on ports 80 and 443."""

    def refusal(self, address: str, port: int) -> str | None:
        """Return why this address and port are refused, as half a sentence; None if permitted.

        An IPv4 address in mapped or NAT64 form is treated as that IPv4 address.
        `10.0.0.1`, 443 → `10.0.0.1 is private`
        """
        try:
            parsed = ip_address(address)
        except ValueError:
            return f"{address} is not an IP address"
        meant = actual_address(parsed)
        what = special_use(meant)
        if what is None and not self.public:
            return f"{address} is public, and the page itself is inside"
        if any(a.covers(parsed, port) or a.covers(meant, port) for a in self.allow):
            return None
        if what is not None:
            return f"{address} is {what}"
        if port not in WEB_PORTS:
            return f"port {port} is not one of the web's (80, 443)"
        return None

    def allowing(self, texts: Iterable[str]) -> NetworkScope:
        """Return this scope with the ranges of one watch added."""
        more = allowances(*texts)
        return replace(self, allow=self.allow + more) if more else self

    def after_redirect(self, peer: str | None) -> NetworkScope:
        """Return the scope of the hop that follows a redirect from this address.

        A public or unknown address takes all allowances away, for this hop and those after it.
        """
        return self if is_inside(peer) else NetworkScope(advice=REDIRECT_ADVICE)

    def of_rendered_page(self, addresses: Iterable[str]) -> NetworkScope:
        """Return the scope of everything that a page at these addresses loads in a browser.

        Nobody can tell which script of a page caused a connection. So a page at a public address
        reaches public addresses only, and a page inside reaches allowed addresses inside only.
        """
        if not all(map(is_inside, addresses)):
            return NetworkScope(advice=REDIRECT_ADVICE)
        return NetworkScope(self.allow, INSIDE_ADVICE, public=False)


def is_inside(address: str | None) -> bool:
    """Return whether this is an address that the public web does not reach."""
    return address is not None and special_use(actual_address(ip_address(address))) is not None
