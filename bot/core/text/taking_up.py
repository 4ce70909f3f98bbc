"""What somebody opens or buys, whatever it is called: 面线糊店, 两台冲床. No list has all that shops sell."""

from __future__ import annotations

import re

_CALLED = r"[^,，。;；?？!！\s开盘的了吗怎什哪多两几\d]"
_SHOP = re.compile(
    r"(?:[开盘顶办]|搞|弄|接手?)(?:了|起|下|过|着)?(?:一?(?:[个间家爿]|小间))?小?"
    rf"(?P<shop>{_CALLED}{{1,6}}?(?:店(?!员|长|铺)|馆|铺子?(?![贷设])|摊位?|档口?|坊(?!间))"
    rf"|{_CALLED}{{0,6}}?(?:[车商]行|药房|健身房|诊所|[网酒]吧|[茶影酒]楼|工作室))"
)
"""A shop that is opened or taken over, with the word for it at its end."""
_WARES = re.compile(
    r"开(?:了)?一?[间家档](?P<shop>[^,，。;；?？!！\s的了吗怎什哪多]{2,6})(?=[,，。;；?？!！\s]|$)"
)
"""A shop called by what it sells alone: 开间面线糊."""
_NO_SHOP = re.compile(r"公司|工厂|厂$|企业|分店|网店|一家店")
"""The end of what is opened and is no shop, or is called so anyway."""
_SO_MANY = r"(?:[一二两三四五六七八九十几]+|\d+)多?[台套部条]"
_COUNTED = re.compile(_SO_MANY)
_MACHINES = re.compile(
    rf"(?:[换添买购上进加]|更换|购买|购置|添置)(?:了)?(?P<machines>{_SO_MANY}"
    r"(?!车|空调|手机|电脑|意见)[^,，。;；?？!！\s车吗]{1,6})"
)
"""Machines that are bought, by their number: 换两台冲床."""


def opened(text: str) -> str | None:
    """The shop that somebody opens or takes over; None if none is told.

    >>> [opened(said) for said in ("想在青阳开一家面线糊店", "开间面线糊", "想盘个修鞋摊", "想开个公司")]
    ['面线糊店', '面线糊', '修鞋摊', None]
    """
    found = _SHOP.search(text) or _WARES.search(text)
    return found["shop"] if found and not _NO_SHOP.search(found["shop"]) else None


def bought(text: str) -> str | None:
    """The machines that somebody buys, with their number; None if none are told.

    >>> [bought(said) for said in ("年底想换两台冲床", "买了3套模具", "想买两台车")]
    ['两台冲床', '3套模具', None]
    """
    found = _MACHINES.search(text)
    return found["machines"] if found else None


def is_counted(taken_up: str) -> bool:
    """Whether what somebody takes up is machines: they are told by their number.

    >>> is_counted("两台冲床"), is_counted("面线糊店")
    (True, False)
    """
    return _COUNTED.match(taken_up) is not None
