"""Radicals that keyboards and PDF files give instead of the characters that look the same (⻰湖 for 龙湖).

Those of U+2F00–2FD5 are folded by NFKC; those of the supplement block are not, and stand here, as far as each
is a character by itself. From Unicode's EquivalentUnifiedIdeograph.txt.
"""

from __future__ import annotations

_PAIRS = (
    "⺁厂⺄乙⺇几⺈刀⺊卜⺌小⺍小⺎兀⺒巳⺓幺⺗心⺛旡⺜日⺝月⺞歺⺠民⺧牛⺩王⺫目⺬示⺮竹⺶羊⺷羊⺸羊⺻聿⺼肉⺽臼"
    "⻁虎⻄西⻅见⻆角⻉贝⻊足⻋车⻑長⻓长⻔门⻕阜⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤"
    "⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻱龜⻲亀"
)
RADICALS = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
"""The character for each radical."""
