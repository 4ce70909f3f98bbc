"""What arrives from the groups of teams: tells it from what everybody may say, and has it done in its turn.

What is done stands in `acts`, `lists`, `after` and `admins`. All else that is said there goes its usual way.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from bot.channels.telegram.admitting import Admission
from bot.channels.telegram.reading import piece, place, speaker
from bot.channels.telegram.team.acts import Acts, Said
from bot.channels.telegram.team.admins import Admins
from bot.channels.telegram.team.codec import decode
from bot.channels.telegram.team.lists import WANTED, Lists
from bot.channels.telegram.team.moves import Moves
from bot.channels.telegram.team.reading import BIND, SESSION, command_of, in_group, name_of, ticket_of
from bot.channels.telegram.team.settling import worded
from bot.channels.telegram.turns import Origin
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import CallbackQuery, Message, Update

    from bot.channels.telegram.naming import Naming
    from bot.channels.telegram.team.acts import Here
    from bot.channels.telegram.team.after import After
    from bot.channels.telegram.team.faces import Faces
    from bot.channels.telegram.team.reading import Command
    from bot.channels.telegram.team.settling import Settling
    from bot.ports import Clock
    from bot.usecases.reporting.enclosing import Enclosing
    from bot.usecases.tickets.binding import Binding
    from bot.usecases.tickets.desk import Desk
    from bot.usecases.tickets.reviewing import RefusedError


class TeamRoom:
    """The groups of all teams."""

    def __init__(  # noqa: PLR0913, PLR0917  # all that a group may need
        self,
        bot: Any,
        desk: Desk,
        binding: Binding,
        faces: Faces,
        settling: Settling,
        naming: Naming,
        after: After,
        enclosing: Enclosing,
        clock: Clock,
        *,
        per_minute: int,
    ) -> None:
        self._bot = bot
        self._admins = Admins(bot, desk, binding, settling)
        self._acts = Acts(desk, faces, clock)
        self._lists = Lists(desk, faces, clock, enclosing)
        self._after = after
        self._settling = settling
        self._moves = Moves(desk.relay, desk.storage.pushes, naming, settling, clock)
        self._admission = Admission(per_minute, clock)

    def takes(self, update: Update) -> bool:
        """Whether an update is about teams, as far as it says so itself."""
        if update.my_chat_member is not None:
            return True
        if update.callback_query is not None:
            return decode(update.callback_query.data or "") is not None
        said = update.effective_message
        if said is None:
            return False
        named = self._command(update) is not None or ticket_of(said, self._bot.bot) is not None
        return named or _migrates(said)

    async def take(self, update: Update, key: str) -> bool:
        """Has it done; says whether something will come of it."""
        who, said = speaker(update), update.effective_message
        if update.my_chat_member is not None:
            return self._moves.member(update.my_chat_member, key)
        if update.callback_query is not None:
            return await self._press(update.callback_query, update, key)
        if said is not None and _migrates(said):
            return self._moves.migrate(said, key)
        if said is None or who is None:
            return False
        if await self._admission.question(who, said.date) != "admit":
            return False
        origin, command = Origin((key,), place(said)), self._command(update)
        work = self._heard(origin, said, update) if command is None else self._told(origin, said, command)
        self._settling.turns.lanes.run(who.key, origin, work)
        return True

    async def _press(self, query: CallbackQuery, update: Update, key: str) -> bool:
        press, who = decode(query.data or ""), speaker(update)
        below = query.message.message_id if query.message else None
        if press is None or who is None:
            return False
        if self._admission.tapped_twice(who, below, query.data or ""):
            self._settling.turns.toast(query.id, message("team.toast.tapped_twice"))
            return False
        origin = Origin.of_press(query, who, key)

        async def pressed(here: Here) -> Said:
            return await self._acts.press(press, here)

        async def refused(error: RefusedError) -> Said:
            here = await self._settling.here(origin, query.from_user.full_name)
            cards = () if here is None else await self._acts.present(press, here)
            return Said(cards, worded(error))

        async def work() -> None:
            await self._settling.do(origin, query.from_user.full_name, pressed, refused)

        self._settling.turns.lanes.run(who.key, origin, work)
        return True

    def _heard(self, origin: Origin, said: Message, update: Update) -> Callable[[], Awaitable[None]]:
        """A reply to a card."""
        number = ticket_of(said, self._bot.bot) or 0
        found = piece(said, self._bot.bot, edited=update.edited_message is not None)
        text = "" if found is None else found.text

        async def act(here: Here) -> Said:
            return await self._acts.reply(number, text, here)

        return partial(self._settling.do, origin, name_of(said), act)

    def _told(self, origin: Origin, said: Message, command: Command) -> Callable[[], Awaitable[None]]:
        """A command."""
        if command.name == BIND:
            return partial(self._admins.bind, origin, said, command.behind)
        if command.name == SESSION:
            return partial(self._handed_in, origin, said, command.behind)

        async def act(here: Here) -> Said:
            wanted = next(each for each in WANTED if each == command.name)
            return await self._lists.show(wanted, command.behind, here)

        return partial(self._settling.do, origin, name_of(said), act, silent=True)

    async def _handed_in(self, origin: Origin, said: Message, behind: str) -> None:
        """Questions of a session: thought about first, because whatever is stored waits for what stores."""
        team = await self._settling.team(origin)
        thought = [] if team is None else await self._after.think(behind, team)

        async def act(here: Here) -> Said:
            return await self._after.take(thought, here)

        await self._settling.do(origin, name_of(said), act, silent=True)

    def _command(self, update: Update) -> Command | None:
        said = update.message
        if said is None or not said.text:
            return None
        command = command_of(said.text, self._bot.bot.username or "")
        return command if command is None or command.name == BIND or in_group(said) else None


def _migrates(said: Message) -> bool:
    return said.migrate_to_chat_id is not None or said.migrate_from_chat_id is not None
