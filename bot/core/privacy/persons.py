"""Where a text says that a name stands: after 我叫 or 联系人, before 先生.

Only a surname in such a place counts. Names elsewhere are left, and so are 洪先生 and 姓洪的主席: people in
office are asked about, and a surname alone tells of nobody.
"""

from __future__ import annotations

# The commonest surnames of the country and of Minnan, without those that are mostly words (于, 成, 安, 任).
_SURNAME = (
    "(?:欧阳|上官|司马|诸葛|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘蔡蒋余"
    "杜叶程苏魏吕丁沈姚卢姜崔钟谭陆汪范廖石贾夏韦付邹孟熊秦邱江尹薛闫段侯史陶黎贺郝龚邵钱戴莫孔汤洪施柯庄纪"
    "颜翁涂粘高])"
)
_HAN = "[一-鿿]"
_GIVEN = "(?![我你他她叫姓的是找请问联])[一-鿿]"
_NAME = rf"{_SURNAME}(?:{_GIVEN}){{1,2}}"
_WORD = "许多|周[边围]|高[级层管]|马上|何[种位]|施工|钱款"
"""Begins like a surname and is none."""
_WITH_NUMBER = r"[\s,，。;；、:：]*(?:电话|手机|微信|联系|〔|[0-9]|$)"
_DONE = rf"(?=(?:[是在做的]|电话|手机|{_HAN}?公司)|[^一-鿿]|$)"
_ROLE = "(?:联系人|姓名|收件人|经办人|法人代表|法定代表人)"

PERSONS = (
    rf"(?:我(?:的名字)?|本人)叫\ ?(?:做|作)?({_NAME}?){_DONE}",
    rf"(?:我|免贵|本人)姓\ ?({_SURNAME})(?!{_HAN}*的(?:主席|会长|领导))",
    rf"{_ROLE}\ ?(?:[:,]|是|为|叫)\ ?({_NAME}){_DONE}",
    rf"{_ROLE}\ ?({_NAME})(?={_WITH_NUMBER})",
    rf"((?!{_WORD}){_NAME})(?=先生|女士|小姐)",
)
"""Patterns; the first group is the name."""

MAY_NAME = f"叫|姓|先生|女士|小姐|{_ROLE}"
"""One of these stands in every text with such a name."""
