"""The schema as the code sees it, a module a matter.

How a stored schema gets there is `migrations`' matter; a test proves that the two agree.
"""

from bot.adapters.sql.tables.audits import (
    audit_drawn,
    audit_given,
    audit_judgements,
    audit_planted,
    audit_planted_judgements,
    audit_weeks,
)
from bot.adapters.sql.tables.base import metadata
from bot.adapters.sql.tables.columns import storable
from bot.adapters.sql.tables.delivery import dead_letters, due, inbox, outbox
from bot.adapters.sql.tables.links import ticket_links
from bot.adapters.sql.tables.pushes import push_wishes
from bot.adapters.sql.tables.questions import chats, feedback, messages, questions
from bot.adapters.sql.tables.staff import audit, staff, staff_links, staff_sessions
from bot.adapters.sql.tables.teams import team_codes, team_groups
from bot.adapters.sql.tables.telling import (
    chat_places,
    notices,
    recalls,
    subscriptions,
    topic_editions,
)
from bot.adapters.sql.tables.tickets import (
    ticket_askers,
    ticket_cards,
    ticket_proposals,
    ticket_steps,
    ticket_suggestions,
    tickets,
)

__all__ = [
    "audit",
    "audit_drawn",
    "audit_given",
    "audit_judgements",
    "audit_planted",
    "audit_planted_judgements",
    "audit_weeks",
    "chat_places",
    "chats",
    "dead_letters",
    "due",
    "feedback",
    "inbox",
    "messages",
    "metadata",
    "notices",
    "outbox",
    "push_wishes",
    "questions",
    "recalls",
    "staff",
    "staff_links",
    "staff_sessions",
    "storable",
    "subscriptions",
    "team_codes",
    "team_groups",
    "ticket_askers",
    "ticket_cards",
    "ticket_links",
    "ticket_proposals",
    "ticket_steps",
    "ticket_suggestions",
    "tickets",
    "topic_editions",
]
