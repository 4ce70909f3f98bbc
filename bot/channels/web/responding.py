"""The way back to a page."""

from __future__ import annotations

import re

from starlette.responses import RedirectResponse, Response

from bot.browsing.headers import FRESH

_PUBLISHED = re.compile(r"/(?:policies(?:/[a-z0-9]+)*|policy/[a-z0-9-]+|mine/[0-9a-f]{24}|openness)")


def onward(notice: str = "") -> Response:
    """Back to the chat, by a request that may be repeated; its last answer in view."""
    noted = f"?note={notice}" if re.fullmatch("[a-z_]+", notice) else ""
    return _to(f"/{noted}#last")


def back(address: str) -> Response:
    """Back to a page beside the chat; to the chat, if it is none of these."""
    return _to(address) if _PUBLISHED.fullmatch(address) else onward()


def _to(address: str) -> Response:
    return RedirectResponse(address, 303, FRESH)
