"""What every response of the web channel carries, and the way back to a page."""

from __future__ import annotations

import re

from starlette.responses import RedirectResponse, Response

SAFE = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_PUBLISHED = re.compile(r"/(?:policies(?:/[a-z0-9]+)*|policy/[a-z0-9-]+)")


def onward(notice: str = "") -> Response:
    """Back to the chat, by a request that may be repeated; its last answer in view."""
    noted = f"?note={notice}" if re.fullmatch("[a-z_]+", notice) else ""
    return _to(f"/{noted}#last")


def back(address: str) -> Response:
    """Back to the page of a policy or a list of them; to the chat, if it is none of these."""
    return _to(address) if _PUBLISHED.fullmatch(address) else onward()


def _to(address: str) -> Response:
    return RedirectResponse(address, 303, SAFE | {"Cache-Control": "no-store"})
