"""The pack of a briefing team as one page that loads nothing, to be printed on A4. Writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from bot.channels.web.display import Display
from bot.channels.web.places import InFolder
from bot.core.knowledge.validity import spoken
from bot.core.place import local_day
from bot.messages import message

if TYPE_CHECKING:
    from datetime import date

    from bot.channels.web.templating import Templates
    from bot.usecases.reporting.packing import Pack


def pack_page(pack: Pack, templates: Templates, team: str, today: date, least: int) -> str:
    """The page.

    Args:
        pack: what is in it.
        templates: makes it.
        team: its name.
        today: the day in Asia/Shanghai, which is printed on it.
        least: how many have to have asked the same before it is shown.
    """
    styles = b"\n".join(templates.files[name] for name in ("style.css", "pages.css")).decode()
    return templates.page(
        "pack.html",
        Display(),
        title=message("pack.title", team=team),
        styles=Markup(styles),  # noqa: S704  # our own file
        place=InFolder("/pack", ""),
        pack=pack,
        since=spoken(local_day(pack.digest.stretch.since)),
        today=spoken(today),
        least=least,
    )
