"""What editors, synchronising programs and file managers leave in a folder, told apart by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_TEMPORARY = re.compile(
    r"\..*|~.*|.*~|#.*#|.*\.(?:sw[a-p]|tmp|temp|bak|orig|rej|part|crdownload|new)", re.IGNORECASE
)
_OF_THE_SYSTEM = frozenset({"desktop.ini", "thumbs.db", "ehthumbs.db", "icon\r", "__macosx"})
_ID = re.compile(r"[a-z0-9-]+")
"""Names that a topic may have: these are never taken for a copy."""
_COPY = re.compile(
    r"(?:copy of |副本\s*)?(?P<original>.+?)(?:"
    r"\s*-?\s*(?:副本|复件|拷贝).*"
    r"|\s*-?\s*copy(?:\s*[(（]?\d+[)）]?)?"
    r"|\s*的?冲突.*"
    r"|\s*[(（]\d+[)）]"
    r"|\s*[(（].*(?:conflict|冲突|副本|拷贝|copy).*"
    r"|[ ._-]*(?:sync-)?conflict.*"
    r")?",
    re.IGNORECASE | re.DOTALL,
)


def is_leftover(path: Path) -> bool:
    """Whether a file, or a folder, holds nothing that a person wrote for others.

    >>> from pathlib import Path
    >>> [is_leftover(Path(name)) for name in (".vat.yaml.swp", "~$vat.docx", "Thumbs.db", "vat.yaml")]
    [True, True, True, False]
    """
    return bool(_TEMPORARY.fullmatch(path.name)) or path.name.lower() in _OF_THE_SYSTEM


def original_of(path: Path) -> str | None:
    """The name of the file that this one is a copy of, by its name; None where it looks like no copy.

    >>> from pathlib import Path
    >>> original_of(Path("vat - 副本.yaml")), original_of(Path("vat (1).yaml")), original_of(Path("vat.yaml"))
    ('vat.yaml', 'vat.yaml', None)
    """
    found = None if _ID.fullmatch(path.stem) else _COPY.fullmatch(path.stem)
    return f"{found['original']}{path.suffix}" if found and found["original"] != path.stem else None
