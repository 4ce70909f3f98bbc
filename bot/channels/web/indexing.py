"""What is said to those who index pages. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable


def sitemap(addresses: Iterable[str]) -> str:
    """Every page of a site, by its whole address.

    >>> sitemap(["https://a/?x&y"]).splitlines()[2]
    '<url><loc>https://a/?x&amp;y</loc></url>'
    """
    lines = (f"<url><loc>{escape(address)}</loc></url>" for address in addresses)
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    opened = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return "\n".join([head, opened, *lines, "</urlset>", ""])


def robots(sitemap_at: str) -> str:
    r"""All may be indexed but what only answers one person.

    >>> robots("")
    'User-agent: *\nDisallow: /search\n'
    """
    lines = ["User-agent: *", "Disallow: /search", *([f"Sitemap: {sitemap_at}"] if sitemap_at else [])]
    return "\n".join([*lines, ""])
