"""Every error that this project raises on purpose. Messages are Chinese and say what to do.

PolicybotError
├── ConfigurationError      a setting or an environment variable is wrong
├── KnowledgeError          the knowledge base cannot be loaded; carries every problem
├── WorkshopError           a new version cannot be made while the bot runs
├── UnknownQuestionError    no such row in the question log
├── UnknownOptionError      a choice that was never offered
└── StorageError            the database cannot be opened, migrated, read or written
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.knowledge.problems import Problem


class PolicybotError(Exception):
    """Base of all errors raised on purpose."""


class ConfigurationError(PolicybotError):
    """A setting or an environment variable is wrong."""


class KnowledgeError(PolicybotError):
    """The knowledge base cannot be loaded."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"知识库有 {len(problems)} 个问题：{problems[0] if problems else ''}")
        self.problems = tuple(problems)


class WorkshopError(PolicybotError):
    """A new version of the knowledge base cannot be made while the bot runs, whatever the files say."""


class UnknownQuestionError(PolicybotError):
    """There is no row with this id in the question log."""


class UnknownOptionError(PolicybotError):
    """A choice that this question never offered."""


class StorageError(PolicybotError):
    """The database cannot be opened, migrated, read or written."""
