"""Whether a text says that somebody is at his wits' end, so that only who may be is given a helpline."""

from __future__ import annotations

import re

_DESPAIRS = re.compile(
    r"死|自杀|轻生|寻短|想不开|上吊|跳[楼河江海下]|一了百了|不醒"
    r"|活(?:不|够|着|下去|落去|得)|不想(?:要)?活|(?:想|要|敢)活"
    r"|[撑撐顶扛熬挺]不|受不了|支撑|崩溃|绝望|走投无路|没路|无路|疯|抑郁|哭|睡不|失眠|喘不过|压力"
    r"|没脸|[没无][有什么]{0,2}(?:意思|意义|希望|指望|盼头)|无望|消失|跑路|完了|最后一次|对不起"
    r"|都没了|[赔亏]光|破产|倒闭|倒店|要倒|[厂店]倒|垮|完蛋|债|[逼堵]|害怕|好怕|心累|太苦|艰苦|😭"
    r"|\b(?:die|dying|suicide|kill|give up|go on|end it|hopeless)\b"
    r"|cheng ?bu|huo ?bu|bu ?xiang ?huo|xiang ?si\b"
)
"""What somebody says who despairs. It is wide, for it decides only over what is already most like despair:
设备坏了不知道怎么办 is like 厂要倒了我不知道怎么办才好, and nothing else."""


def despairs(text: str) -> bool:
    """Whether somebody says that he is at his wits' end.

    >>> [despairs(text) for text in ("厂倒了，撑不下去了", "别人都领到了，我也要弄")]
    [True, False]
    """
    return _DESPAIRS.search(text.lower()) is not None
