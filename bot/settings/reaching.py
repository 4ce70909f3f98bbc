"""Is what leads to Telegram written as such? Said before anything starts, not tried for ever."""

from __future__ import annotations

import re
from importlib.util import find_spec
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.core.errors import ConfigurationError
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{1,100}")
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:.]+")
_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
"""What Telegram takes, and long enough not to be guessed."""
_PROXIED = ("http_proxy", "https_proxy", "all_proxy")


def check_reaching(environment: Mapping[str, str]) -> None:
    """Holds token, addresses, secret and proxy against the form they must have.

    Raises:
        ConfigurationError: one of them cannot work; says which, never quoting token or secret.
    """
    token = environment.get("TELEGRAM_BOT_TOKEN", "").strip()
    if not _TOKEN.fullmatch(token):
        raise ConfigurationError(message("settings.token"))
    base = environment.get("TELEGRAM_API_BASE", "").strip()
    if base and not _is_address(base, ("http", "https")):
        raise ConfigurationError(message("settings.api_base", given=_without_password(base)))
    _check_webhook(environment, own_server=bool(base))
    if environment.get("NO_PROXY", environment.get("no_proxy", "")).strip() != "*":
        for name, proxy in _proxies(environment):
            _check_proxy(name, proxy)


def _check_webhook(environment: Mapping[str, str], *, own_server: bool) -> None:
    url = environment.get("TELEGRAM_WEBHOOK_URL", "").strip()
    if not url:
        return
    # Telegram itself delivers over HTTPS only; a Bot API server of one's own need not.
    schemes = ("http", "https") if own_server else ("https",)
    if not _is_address(url, schemes) or "?" in url or "#" in url:
        raise ConfigurationError(message("settings.webhook_url", given=_without_password(url)))
    if not _SECRET.fullmatch(environment.get("TELEGRAM_WEBHOOK_SECRET", "").strip()):
        raise ConfigurationError(message("settings.webhook_secret"))


def _proxies(environment: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, given in environment.items():
        if name.lower() in _PROXIED and given.strip():
            yield name, given.strip()


def _check_proxy(name: str, given: str) -> None:
    proxy = given if "://" in given else f"http://{given}"
    if proxy.lower().startswith("socks"):
        if not _is_address(proxy, ("socks5", "socks5h")) or find_spec("socksio") is None:
            raise ConfigurationError(message("settings.socks", name=name, given=_without_password(given)))
    elif not _is_address(proxy, ("http", "https")):
        raise ConfigurationError(message("settings.proxy", name=name, given=_without_password(given)))


def _is_address(given: str, schemes: tuple[str, ...]) -> bool:
    """Whether it is a scheme, a host and at most a port; what stands behind them is not looked at."""
    try:
        parts = urlsplit(given)
        port = parts.port
    except ValueError:  # a port above 65535, a colon of full width
        return False
    if any(character.isspace() or not character.isprintable() for character in given):
        return False
    return parts.scheme in schemes and port != 0 and bool(_HOST.fullmatch(parts.hostname or ""))


def _without_password(given: str) -> str:
    """Up to the last @, for a password may hold one that nobody has written %40; also without a scheme."""
    return re.sub(r"^([A-Za-z0-9+.-]*://)?.*@", r"\1…@", given, flags=re.DOTALL)
