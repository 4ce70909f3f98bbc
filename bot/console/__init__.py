"""The console: where reviewers, curators, administrators and auditors work, behind a sign-in.

`app` makes a `Console` and `running` puts its routes on the HTTP port. What may be seen and done is
decided by `bot.usecases.staff.seat` and the roles of `bot.core.desk.roles`; what stands here shows it.
"""

from bot.console.console import Console, Parts

__all__ = ["Console", "Parts"]
