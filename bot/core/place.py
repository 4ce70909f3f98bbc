"""Where the users live: their clock decides what day it is, when work is due, when it is night."""

from __future__ import annotations

from zoneinfo import ZoneInfo

PLACE = ZoneInfo("Asia/Shanghai")
"""The one time zone of all pages, papers and rules."""
