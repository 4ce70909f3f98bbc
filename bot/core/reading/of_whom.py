"""Whether a message only asks if somebody may have it: 小规模能享受吗, 新开的公司可以用吗.

小规模纳税人 is the name of a policy, too; in a chat about another one it says for whom that is asked.
"""

from __future__ import annotations

import re

_OF_WHOM = re.compile(
    r"(?:那|那么|我是|我们是|如果是|要是)?(?P<who>[^,，。 ]{0,10}?(?:人|户|企业|公司|单位|商会|厂|店))"
    r"(?:的|的话)?(?:也|都|还|到底|是不是)*"
    r"(?:(?:能不能|可不可以|能|可以)(?:享受|用|申请|领|拿|报|办|减|扣|免|抵|参加|加入)?(?:到)?|有份|有没有份|(?<=也)有|适用|算不算|算|行不行|行)"
    r"(?:吗|么|不|吧|呢)?"
)

_DOES_WHAT = re.compile(
    r"(?:那|那么)?(?:我们?|咱们?|阮|俺)(?:就?是)?[做搞开卖](?P<who>[^,，。 ]{2,6}?)的(?:呢|咧)?[?？]?"
)
"""Who says his trade, and no more."""
_SAYS_WHO = re.compile(
    r"(?:那|那么|如果|要是)?(?:我们?|咱们?|他|她)\w{0,3}?(?<!不)是"
    r"(?P<who>[^,，。 ]{0,8}?(?:户|企业|公司|店|厂))(?:的)?(?:呢|咧)?[?？]?"
)

_NEEDS = re.compile(
    r"(?:那么?|还|是不是|是否|一定|必须)*(?:要|得|需要|必须|非|只有)(?:先)?(?:是|有|评上|认定|拿到)?"
    r"[^,，。 ]{1,14}?(?:才(?:行|可以|能[^,，。 ]{0,4}|有|算)|不可)(?:吗|么|不|吧|呢)?"
    r"|(?:那么?|是不是|是否)+(?:一定|必须|只有|都)*(?:要|得|需要|必须)(?:先)?(?:是|有)?"
    r"[^,，。 ]{1,14}?(?:吗|么|不|吧|呢)?"
)

_ON_HIS_OWN = re.compile(
    r"(?:那么?|要是|如果|是)*(?:[他她我]们?|本人|人家)?自己(?:出来|回来|出去)?(?:跑车|跑运输|拉货|接活)?"
    r"(?:开个?小?店|开铺子?|做个?小?生意|创业|当老板|经营|摆摊|单干|跑车|跑运输|拉货|接活)(?:的话|的)?(?:呢|吗|可以吗|行吗|有没有|有吗)?[?？]?"
)

_SUPPOSED = re.compile(r"如果|要是|假如|换成|改成|打算|还是")
_NOT_HIS = r"(?!员工|职工|上班|打工|[的里]?(?:会计|财务|人事|老板欠))"
_OWN_BUSINESS = re.compile(
    r"(?:我们?|咱们?|俺|阮|本人|我家|我老婆|我老公)(?:这边|这|就|也|只|现在|那个?|的|是|开|做|办|注册|一?家|一?个|了|小)*"
    rf"(?P<his>个体|公司|企业|厂){_NOT_HIS}"
    r"|(?:^|[,，。;；!！\s])(?P<alone>个体)(?:工商)?户?(?:的|经营)?(?=[,，。;；!！?？\s]|$)"
    r"|(?:办|领|开)(?:了|个|的)*(?P<filed>个体)(?:工商)?户?(?:的)?(?:营业)?执照"
)

_MAY = re.compile(
    r"(?:那么?|我们?是|如果是?|要是|我们?)?(?:搞|开|做|干)?(?P<who>[^,，。 ]{2,8}?)(?:的话|的)?"
    r"(?:也|都|还|到底)*"
    r"(?:能不能|可不可以|算不算|行不行|能|可以|算|行)(?:享受|用|申请|领|拿|报|办|贷|参加)?(?:到)?(?:吗|么|不|吧)[?？]?"
)

_HIMSELF = re.compile(
    r"(?:那么?|老板|你好|[\s,，])*(?:我们?|咱们?|俺|阮|我家|我们家|我们厂|我厂)(?:就|也)?(?:是|在|做|开)"
    r"(?P<who>[^,，。?？]{2,16}?)[\s,，。]+(?:那么?|那样|像)?(?:这个|这项|这种|这|那个|它)?"
    r"(?:我们?|我家|咱们?|我这种|我这样的?|我们这种|我们这样的?)?(?:也|到底)?"
    r"(?:能不能|可不可以|行不行|算不算|符不符合|有没有份|能|可以|行|算|符合|有份)"
    r"(?:享受|用|申请|领|拿|报名?|办|贷|参加|做|弄)?(?:到|条件)?(?:的)?(?:吗|嘛|么|不|吧)?[?？]?"
)


def _who(asking: re.Pattern[str], text: str) -> str | None:
    found = asking.fullmatch(text)
    return found["who"] if found else None


def who_may(text: str) -> str | None:
    """Of whom a text asks whether it is for him, and nothing more: 批发业可以吗; None if it asks otherwise.

    >>> who_may("批发业可以吗"), who_may("开餐饮店的也能申请吗"), who_may("可以吗"), who_may("批发业贴几个点")
    ('批发业', '餐饮店', None, None)
    """
    return _who(_MAY, text)


_LISTED = re.compile(
    r"(?:我|我们)?(?:听|有|会计|人家|别人|银行|他们?)?(?:人家?|别人)?(?:说|讲)?(?:是)?(?:那么?|我们?|像)?"
    r"(?P<who>(?![在不没])[^,，。 ]{2,8}?)(?:这种|这类|这一?行|这样|这个)?的?(?:企业|厂子?|行业|产品)?"
    r"(?:到底|是不是)?"
    r"(?:没有?|不|也|都)?(?:在|进|算在|属于|列入)(?:不在|没在)?(?:那个?|这个?)?"
    r"(?:名单|范围|目录|清单|支持范围|支持名单)(?:里面?|里头|内|之内|以内|之中|中|上)?(?:的)?"
    r"(?:是不是|是吧|对吧|对不对|对吗|吗|嘛|么|吧|呢)*[?？]?"
)


def who_listed(text: str) -> str | None:
    """Of what trade a text asks whether it is on the list, and nothing more; None if it asks otherwise.

    >>> who_listed("我听人说泳装这种不在名单里面是不是"), who_listed("在不在名单里")
    ('泳装', None)
    """
    return _who(_LISTED, text)


def himself_may(text: str) -> str | None:
    """What somebody says he is who asks no more than whether he may; None if he asks otherwise.

    >>> himself_may("我是东石做伞的小厂 这个我能办吗"), himself_may("我们是陈埭的鞋厂 能贷多少")
    ('东石做伞的小厂', None)
    """
    return _who(_HIMSELF, text)


def asks_of_whom(text: str) -> bool:
    """Whether a canonical text asks for whom something is, and nothing more.

    >>> [asks_of_whom(text) for text in ("小规模纳税人能享受", "个体工商户也有", "新设的企业可以用吗")]
    [True, True, True]
    >>> [asks_of_whom(text) for text in ("小规模纳税人免税到什么时候", "企业怎么申请", "一般纳税人呢")]
    [False, False, False]
    """
    return _OF_WHOM.fullmatch(text) is not None


def of_whom_asked(text: str) -> str | None:
    """For whom a canonical text asks it, and nothing more; None if it asks otherwise.

    >>> of_whom_asked("那个体工商户也有"), of_whom_asked("个体工商户怎么申请")
    ('个体工商户', None)
    """
    return _who(_OF_WHOM, text)


_MAY_HAVE = re.compile(
    r"(?:那么?|请问|我们?是|要是|如果是?)*[^,，。 ]{2,8}?(?:也|都|还|到底)*"
    r"(?:能不能|可不可以|能|可以)(?:享受|用|申请|领|拿)(?:到)?"
    r"(?P<what>[^,，。 ]{2,14}?)(?:吗|嘛|嗎|么|不|吧)[?？]?"
)
_TAKES_ON = re.compile(
    r"(?:我们?|咱们?|厂里|公司|企业|老板)[^,，。]{0,3}?(?:招|雇|聘|请|录用)(?:了|用|一?[个名位])*(?:他|她|的|退|[这那一两三])"
    r"|(?:招|雇|聘)(?:了|用)?(?:他|她|一?个)"
)


def may_have(text: str) -> str | None:
    """What a text asks whether somebody may have, and nothing more; None if it asks otherwise.

    >>> may_have("外商可以享受小微5%吗"), may_have("外商享受了多少户")
    ('小微5%', None)
    """
    found = _MAY_HAVE.fullmatch(text)
    return found["what"] if found else None


def takes_on(text: str) -> bool:
    """Whether a text says that he takes somebody on.

    >>> [takes_on(text) for text in ("货车司机退伍的我招他一年能减多少税", "退伍军人开店能减多少")]
    [True, False]
    """
    return _TAKES_ON.search(text) is not None


def says_who(text: str) -> str | None:
    """What a text says somebody is, and nothing more; None if it says anything else.

    >>> [says_who(text) for text in ("我表弟是餐饮店呢", "我是个体工商户怎么报", "我不是公司")]
    ['餐饮店', None, None]
    """
    return _who(_SAYS_WHO, text)


def does_what(text: str) -> str | None:
    """What a text says that somebody's trade is, and nothing more; None if it says anything else.

    >>> [does_what(text) for text in ("我是做餐饮的", "我们做批发的呢", "我是做餐饮的有补吗")]
    ['餐饮', '批发', None]
    """
    return _who(_DOES_WHAT, text)


def own_business(text: str) -> str | None:
    """What a text says that somebody's own business is; None if it says nothing of it, or only supposes.

    >>> [own_business(text) for text in ("我是个体户 要交税吗", "办个体执照多久", "小超市 个体的 卖9万")]
    ['个体', '个体', '个体']
    >>> [own_business(text) for text in ("我们公司50人", "个体还是公司好", "要是我开公司呢", "我妹是公司")]
    ['公司', None, None, None]
    """
    found = None if _SUPPOSED.search(text) else _OWN_BUSINESS.search(text)
    return (found["his"] or found["alone"] or found["filed"]) if found else None


def asks_of_need(text: str) -> bool:
    """Whether a canonical text asks what somebody must be or have to get something, and nothing more.

    >>> [asks_of_need(text) for text in ("要高新技术企业才行吗", "是不是要一般纳税人", "高企要什么条件")]
    [True, True, False]
    """
    return _NEEDS.fullmatch(text) is not None


def on_his_own(text: str) -> bool:
    """Whether a text says that somebody is in business for himself, and nothing more.

    >>> [on_his_own(text) for text in ("他自己开店的呢", "自己出去跑车单干呢", "自己去申请吗")]
    [True, True, False]
    """
    return _ON_HIS_OWN.fullmatch(text) is not None
