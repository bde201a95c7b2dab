"""Which IP addresses are not part of the public web, and what they are for."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Final

# IANA special-purpose registries. The standard library's `is_global` is no substitute: it accepts
# multicast, 192.0.0.192 and several forms that embed a private address.
NEVER_V4: Final[tuple[tuple[IPv4Network, str], ...]] = tuple(
    (IPv4Network(network), what)
    for network, what in (
        ("0.0.0.0/8", "unspecified"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "shared by a carrier (CGNAT)"),
        ("127.0.0.0/8", "loopback"),
        ("168.63.129.16/32", "a cloud's own"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved for protocols"),
        ("192.0.2.0/24", "for documentation"),
        ("192.88.99.0/24", "a 6to4 relay"),
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "for benchmarks"),
        ("198.51.100.0/24", "for documentation"),
        ("203.0.113.0/24", "for documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
    )
)
NEVER_V6: Final[tuple[tuple[IPv6Network, str], ...]] = tuple(
    (IPv6Network(network), what)
    for network, what in (
        ("::/128", "unspecified"),
        ("::1/128", "loopback"),
        ("fc00::/7", "private"),
        ("fe80::/10", "link-local"),
        ("fec0::/10", "site-local"),
        ("ff00::/8", "multicast"),
        ("2001::/32", "a Teredo tunnel"),
        ("2001::/23", "reserved for protocols"),
        ("2001:db8::/32", "for documentation"),
        ("2002::/16", "a 6to4 tunnel"),
        ("3fff::/20", "for documentation"),
    )
)
PUBLIC_V6: Final = IPv6Network("2000::/3")
NAT64: Final = IPv6Network("64:ff9b::/96")
ISATAP: Final = frozenset({0x00005EFE, 0x02005EFE})


def actual_address(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return the IPv4 address that is mapped or translated (NAT64) into this one, else itself.

    `::ffff:10.0.0.1` → `10.0.0.1`
    """
    if isinstance(address, IPv4Address) or address.scope_id is not None:
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def special_use(address: IPv4Address | IPv6Address) -> str | None:
    """Return what a non-public address is for, as half a sentence; None if it is public.

    `10.0.0.1` → `private`
    """
    if isinstance(address, IPv4Address):
        return next((what for network, what in NEVER_V4 if address in network), None)
    if address.scope_id is not None:
        return "bound to one interface"
    what = next((what for network, what in NEVER_V6 if address in network), None)
    if what is not None:
        return what
    if int(address) >> 32 & 0xFFFFFFFF in ISATAP:
        return "an ISATAP tunnel"
    return None if address in PUBLIC_V6 else "not a public address"
