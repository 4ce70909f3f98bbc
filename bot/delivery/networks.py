"""Who counts as one by the address that they come from: an address, or the many of a line with IPv6."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

_LINE = 64
"""Bits of an IPv6 address that a line has to itself."""


def network_of(address: str) -> str:
    """The network that an address counts by; nothing for what is none, for a proxy may say what it likes.

    >>> network_of("203.0.113.9"), network_of("2001:db8:1:2:3:4:5:6"), network_of("unknown")
    ('203.0.113.9', '2001:db8:1:2::/64', '')
    """
    try:
        read = ip_address(address)
    except ValueError:
        return ""
    return str(ip_network((read, _LINE), strict=False)) if isinstance(read, IPv6Address) else str(read)


def is_from_here(address: str) -> bool:
    """Whether somebody asks from this very machine: a person at it, or a proxy that does not say for whom.

    >>> is_from_here("127.0.0.1"), is_from_here("::1"), is_from_here("203.0.113.9"), is_from_here("")
    (True, True, False, False)
    """
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
