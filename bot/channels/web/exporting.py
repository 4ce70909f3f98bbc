"""The published pages as files: a folder that works without a server, a booklet to print. Writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from bot.channels.web.indexing import robots, sitemap
from bot.channels.web.places import InFolder, file_of
from bot.channels.web.publishing import Viewing
from bot.core.replying.shelving import by_category
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.channels.web.publishing import Publishing

LOADED = ("style.css", "pages.css", "icon.svg", "share.png")
"""Files that the pages load."""


def site(publishing: Publishing, today: date, base: str = "", chat: str = "") -> Iterator[tuple[str, bytes]]:
    """Every file of the site with its path, the same for the same knowledge and day.

    Args:
        publishing: makes the pages.
        today: decides what is said of validity.
        base: where the folder will be found; without it there is no sitemap, for that needs whole addresses.
        chat: address of the chat page; empty: none is linked.
    """
    base = base.rstrip("/")
    for address in publishing.addresses:
        html = publishing.html(Viewing(address, today, InFolder(address, base, chat)))
        yield file_of(address), (html or "").encode()
    for name in LOADED:
        yield f"static/{name}", publishing.templates.files[name]
    place = InFolder("/policies", base)
    if base:
        yield "sitemap.xml", sitemap(map(place.whole, publishing.addresses)).encode()
    yield "robots.txt", robots(f"{base}/sitemap.xml" if base else "").encode()


def booklet(publishing: Publishing, today: date) -> str:
    """政策一本通: everything as one page that loads nothing, with a cover and a table of contents."""
    shelves = by_category(publishing.knowledge, publishing.wording)
    chapters = [(shelf, [publishing.page(topic, today) for topic in shelf.topics]) for shelf in shelves]
    styles = b"\n".join(publishing.templates.files[name] for name in ("style.css", "pages.css")).decode()
    return publishing.render(
        "booklet.html",
        Viewing("/booklet", today, InFolder("/booklet", "")),
        title=message("pages.booklet"),
        styles=Markup(styles),  # noqa: S704  # our own file
        chapters=chapters,
        count=sum(len(pages) for _, pages in chapters),
    )
