"""A Bot API server on 127.0.0.1 that behaves as Telegram's does where the bot can notice.

Long polling with offsets and 409, Telegram's checks on texts, buttons and chats, and faults on demand.
A test speaks as a person (`say`, `edit`, `press`), and waits for what the bot does (`wait_for`, `said`).
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from tests.botapi import people, wire
from tests.botapi.people import JSON, Chat, Person
from tests.botapi.rules import Fault, RefusedError, check_buttons, check_caption, check_text, faulty
from tests.botapi.webhook import Webhook

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

TOKEN = "42:local-test-token"
RIGHTS = (
    *("can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos"),
    *("can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages"),
    *("can_add_web_page_previews", "can_change_info", "can_invite_users", "can_pin_messages"),
    *("can_manage_topics", "can_edit_tag", "can_react_to_messages"),
)
"""What may be forbidden to a member of a group."""
ME: JSON = {"id": 42, "is_bot": True, "first_name": "惠企政策助手", "username": "jinjiang_policy_bot"}


@dataclass(frozen=True)
class Call:
    """One request of the bot."""

    method: str
    data: JSON
    at: float
    """Monotonic seconds."""
    result: Any = None
    """What it was answered with; None if it failed."""
    status: int = 200

    @property
    def text(self) -> str:
        """What it says."""
        return str(self.data.get("text", ""))

    @property
    def buttons(self) -> dict[str, str]:
        """Label → data of the buttons it carries."""
        rows = (self.data.get("reply_markup") or {}).get("inline_keyboard", [])
        return {each["text"]: each["callback_data"] for row in rows for each in row}


@dataclass
class BotApi:
    """The server; use it as an async context manager."""

    calls: list[Call] = field(default_factory=list)
    webhook: Webhook | None = None
    """Where updates are delivered to; None: they are fetched."""
    webhook_error: JSON = field(default_factory=dict)
    """What `getWebhookInfo` tells of the last delivery that failed."""
    _updates: list[JSON] = field(default_factory=list)
    _messages: dict[tuple[int, int], JSON] = field(default_factory=dict)
    _chats: set[int] = field(default_factory=set)
    _queries: set[str] = field(default_factory=set)
    _faults: list[Fault] = field(default_factory=list)
    admins: set[int] = field(default_factory=set)
    """People who are administrators of every group."""
    reads_all: bool = False
    """Whether the bot gets every message of a group."""
    muted: bool = False
    """Whether the bot may say nothing in groups."""
    wordy: bool = False
    """Whether the bot may send no files in groups."""
    files: dict[tuple[int, int], wire.Upload] = field(default_factory=dict)
    """What the bot has sent, by chat and message."""
    _gone: set[int] = field(default_factory=set)
    _moved: dict[int, int] = field(default_factory=dict)
    _numbers: int = 0
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    _poll: int = 0
    base: str = ""
    latency: Callable[[], float] = lambda: 0.0
    """Seconds that pass before a request arrives, and again before its answer does."""

    async def __aenter__(self) -> Self:
        self._server, port = await wire.serve(self._respond)
        self.base = f"http://127.0.0.1:{port}"
        return self

    async def __aexit__(self, *_error: object) -> None:
        self._poll += 1  # ends whoever polls
        await self._set(None)
        await self._notify()
        self._server.close()
        await asyncio.sleep(0)

    # ---- what people do

    async def say(self, person: Person, text: str, chat: Chat | None = None, **more: Any) -> JSON:
        """Someone writes a text."""
        return await self.post(person, chat, {"text": text, **more})

    async def post(self, person: Person | None, chat: Chat | None, content: JSON) -> JSON:
        """Someone sends anything."""
        where = chat or (person.private if person else Chat(1))
        made = people.message(self._next(), person, where, content)
        self._messages[where.id, made["message_id"]] = made
        self._chats.add(where.id)
        await self.push({"message": made})
        return made

    async def edit(self, original: JSON, text: str) -> None:
        """Someone corrects what they wrote."""
        kept = {name: value for name, value in original.items() if name != "entities"}
        marks = people.entities(text)
        made = {**kept, "text": text, "edit_date": int(time.time())} | ({"entities": marks} if marks else {})
        await self.push({"edited_message": made})

    async def press(self, person: Person, call: Call, label: str) -> str:
        """Someone presses the button with this label below a message of the bot; returns the query's id."""
        data = next(data for text, data in call.buttons.items() if label in text)
        return await self.press_data(person, data, call.result)

    async def press_data(self, person: Person, data: str, below: JSON | None = None) -> str:
        """Someone presses a button with any data, below a message that the bot sent or that is long gone."""
        query = str(self._next())
        self._queries.add(query)
        gone = {"message_id": 1, "date": 0, "chat": person.private.json()}
        made = {
            "id": query,
            "from": person.json(),
            "chat_instance": "1",
            "data": data,
            "message": below or gone,
        }
        await self.push({"callback_query": made})
        return query

    async def answer(self, person: Person, call: Call, text: str, **more: Any) -> JSON:
        """Someone replies to a message of the bot."""
        chat = Chat(call.result["chat"]["id"])
        return await self.say(person, text, chat, reply_to_message=self.shown(call), **more)

    def shown(self, call: Call) -> JSON:
        """A message of the bot as it stands now."""
        return self._messages[call.result["chat"]["id"], call.result["message_id"]]

    async def upgrade(self, chat: Chat, into: Chat, *, tell: bool = True) -> None:
        """A group becomes a supergroup; perhaps the bot is not told."""
        self._moved[chat.id] = into.id
        self._chats.add(into.id)
        if tell:
            for where, fact in (
                (chat, {"migrate_to_chat_id": into.id}),
                (into, {"migrate_from_chat_id": chat.id}),
            ):
                await self.push({"message": people.message(self._next(), Person(7), where, fact)})

    async def throw_out(self, chat: Chat, *, tell: bool = True) -> None:
        """The bot is thrown out of a group; perhaps it is not told."""
        self._gone.add(chat.id)
        if tell:
            was, now = ({"user": ME, "status": each, "until_date": 0} for each in ("member", "kicked"))
            known = {"chat": chat.json(), "from": Person(7).json(), "date": int(time.time())}
            await self.push({"my_chat_member": {**known, "old_chat_member": was, "new_chat_member": now}})

    async def push(self, update: JSON) -> None:
        """Any update."""
        self._updates.append({"update_id": self._next(), **update})
        await self._notify()

    # ---- what goes wrong

    def fail(
        self,
        method: str,
        *,
        times: int = 1,
        status: int = 500,
        retry_after: int | None = None,
        chat: int | None = None,
    ) -> None:
        """The next calls of a method are answered with an error."""
        self._faults.append(Fault(method, "status", times, status, retry_after, chat))

    def drop(self, method: str, *, times: int = 1) -> None:
        """The next calls of a method end with the connection."""
        self._faults.append(Fault(method, "drop", times))

    def garble(self, method: str, *, times: int = 1) -> None:
        """The next calls of a method are answered with half a JSON."""
        self._faults.append(Fault(method, "garbage", times))

    def heal(self) -> None:
        """Nothing goes wrong any more."""
        self._faults.clear()

    # ---- what the bot did

    def made(self, method: str, chat: int | None = None) -> list[Call]:
        """Calls of a method that succeeded."""
        return [
            call
            for call in self.calls
            if call.method == method and call.status == 200 and chat in {None, call.data.get("chat_id")}
        ]

    def said(self, chat: int | None = None) -> list[Call]:
        """Messages that arrived, oldest first."""
        return self.made("sendMessage", chat)

    async def wait_for(self, holds: Callable[[Sequence[Call]], Any], seconds: float = 10) -> None:
        """Waits until something holds of all calls so far."""
        try:
            async with asyncio.timeout(seconds), self._changed:
                await self._changed.wait_for(lambda: bool(holds(self.calls)))
        except TimeoutError:
            shown = [
                (call.method, call.status, call.data) for call in self.calls if call.method != "getUpdates"
            ]
            raise AssertionError(f"never happened; the bot did {shown}") from None

    async def reply(self, person: Person, text: str, chat: Chat | None = None) -> Call:
        """Someone writes; the next message the bot sends to that chat."""
        where = (chat or person.private).id
        before = len(self.said(where))
        await self.say(person, text, chat)
        await self.wait_for(lambda _: len(self.said(where)) > before)
        return self.said(where)[before]

    async def until(self, holds: Callable[[], Any]) -> None:
        """Waits, as long as it takes."""
        async with self._changed:
            await self._changed.wait_for(holds)

    def waiting(self, wanted: Sequence[str]) -> list[JSON]:
        """Updates of these kinds that the bot has not confirmed."""
        return [each for each in self._updates if any(kind in each for kind in wanted)]

    async def delivered(self, update: JSON) -> None:
        """An update is confirmed."""
        self._updates = [each for each in self._updates if each["update_id"] != update["update_id"]]
        await self._notify()

    @property
    def pending(self) -> int:
        """Updates that the bot has not confirmed."""
        return len(self._updates)

    # ---- the server itself

    def _next(self) -> int:
        self._numbers += 1
        return self._numbers

    async def _notify(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def _respond(self, path: str, data: JSON) -> wire.Answer | None:
        _, bot, method = path.split("/", 2)
        if bot != f"bot{TOKEN}":
            return RefusedError(401, "Unauthorized").answer
        await asyncio.sleep(self.latency())
        result, answer = await self._carry_out(method, data)
        status = answer.status if answer else 0
        self.calls.append(Call(method, data, time.monotonic(), result, status))
        await self._notify()
        await asyncio.sleep(self.latency())
        return answer

    async def _carry_out(self, method: str, data: JSON) -> tuple[Any, wire.Answer | None]:
        fault = self._fault(method, data)
        try:
            if fault is not None:
                return None, faulty(fault)
            result = await getattr(self, f"_{method}", self._unknown)(data)
        except RefusedError as refused:
            return None, refused.answer
        return result, wire.Answer.of(200, {"ok": True, "result": result})

    def _fault(self, method: str, data: JSON) -> Fault | None:
        for fault in self._faults:
            if fault.method == method and fault.times and fault.chat in {None, data.get("chat_id")}:
                fault.times -= 1
                return fault
        return None

    async def _getMe(self, _data: JSON) -> JSON:  # noqa: N802 - named as in the Bot API, like all below
        return {**ME, "can_join_groups": True, "can_read_all_group_messages": self.reads_all}

    async def _getUpdates(self, data: JSON) -> list[JSON]:  # noqa: N802
        if self.webhook is not None:
            raise RefusedError(409, "Conflict: can't use getUpdates method while webhook is active")
        self._poll += 1
        mine = self._poll
        await self._notify()  # ends the older poll
        offset, wanted = data.get("offset"), data.get("allowed_updates")
        if offset is not None:
            self._updates = [each for each in self._updates if each["update_id"] >= offset]

        def news() -> list[JSON]:
            return [each for each in self._updates if not wanted or any(kind in each for kind in wanted)]

        try:
            async with asyncio.timeout(data.get("timeout", 0)), self._changed:
                await self._changed.wait_for(lambda: news() or self._poll != mine)
        except TimeoutError:
            pass
        if self._poll != mine:
            raise RefusedError(409, "Conflict: terminated by other getUpdates request")
        return news()[: data.get("limit", 100)]

    async def _sendMessage(self, data: JSON) -> JSON:  # noqa: N802
        check_text(data)
        check_buttons(data)
        self._check_chat(data)
        return self._store(data, self._next())

    async def _sendPhoto(self, data: JSON) -> JSON:  # noqa: N802
        return self._keep_file(data, "photo", 10_000_000)

    async def _sendDocument(self, data: JSON) -> JSON:  # noqa: N802
        return self._keep_file(data, "document", 50_000_000)

    def _keep_file(self, data: JSON, kind: str, most: int) -> JSON:
        check_caption(data)
        self._check_chat(data)
        sent = data.get(kind)
        if not isinstance(sent, wire.Upload) or not sent.content:
            raise RefusedError(400, f"Bad Request: there is no {kind} in the request")
        if len(sent.content) > most:
            raise RefusedError(413, "Request Entity Too Large")
        if self.wordy and data["chat_id"] < 0:
            raise RefusedError(400, f"Bad Request: not enough rights to send {kind}s to the chat")
        made = self._store({"text": data.get("caption", ""), **data}, self._next())
        self.files[data["chat_id"], made["message_id"]] = sent
        return made

    async def _editMessageText(self, data: JSON) -> JSON:  # noqa: N802
        check_text(data)
        check_buttons(data)
        self._check_chat(data)
        known = self._messages.get((data.get("chat_id", 0), data.get("message_id", 0)))
        if known is None:
            raise RefusedError(400, "Bad Request: message to edit not found")
        if known.get("from") != ME:
            raise RefusedError(400, "Bad Request: message can't be edited")
        if known["text"] == str(data["text"]) and known.get("reply_markup") == data.get("reply_markup"):
            raise RefusedError(
                400, "Bad Request: message is not modified: specified new message content is the same"
            )
        return self._store(data, data["message_id"])

    def _check_chat(self, data: JSON) -> None:
        chat = data.get("chat_id")
        if chat in self._gone:
            raise RefusedError(403, "Forbidden: bot was kicked from the group chat")
        if chat in self._moved:
            told = "Bad Request: group chat was upgraded to a supergroup chat"
            raise RefusedError(400, told, migrate_to_chat_id=self._moved[chat])
        if chat not in self._chats:
            raise RefusedError(400, "Bad Request: chat not found")

    async def _getChatMember(self, data: JSON) -> JSON:  # noqa: N802
        user = data["user_id"]
        who = ME if user == ME["id"] else Person(user).json()
        if user == ME["id"] and self.muted:
            rights = dict.fromkeys(RIGHTS, False)
            return {"user": who, "status": "restricted", "is_member": True, "until_date": 0, **rights}
        if user in self.admins:
            return {"user": who, "status": "creator", "is_anonymous": False}
        return {"user": who, "status": "member"}

    def _store(self, data: JSON, number: int) -> JSON:
        markup = {"reply_markup": data["reply_markup"]} if "reply_markup" in data else {}
        content = {"text": str(data["text"]), **markup}
        made = people.message(number, None, Chat(data["chat_id"]), content) | {"from": ME}
        self._messages[data["chat_id"], number] = made
        return made

    async def _answerCallbackQuery(self, data: JSON) -> bool:  # noqa: N802
        query = str(data.get("callback_query_id"))
        if query not in self._queries:
            raise RefusedError(
                400, "Bad Request: query is too old and response timeout expired or query ID is invalid"
            )
        self._queries.discard(query)
        return True

    async def _deleteWebhook(self, _data: JSON) -> bool:  # noqa: N802
        await self._set(None)
        return True

    async def _setWebhook(self, data: JSON) -> bool:  # noqa: N802
        if not str(data["url"]).startswith("http"):
            raise RefusedError(400, "Bad Request: bad webhook: invalid webhook URL specified")
        await self._set(Webhook(data["url"], str(data.get("secret_token", "")), data["allowed_updates"]))
        return True

    async def _set(self, webhook: Webhook | None) -> None:
        before, self.webhook = self.webhook, webhook
        if before is not None:
            await before.stop()
        if webhook is not None:
            webhook.start(self)

    async def _getWebhookInfo(self, _data: JSON) -> JSON:  # noqa: N802
        url = self.webhook.url if self.webhook is not None else ""
        found = {"url": url, "has_custom_certificate": False, "pending_update_count": self.pending}
        return found | self.webhook_error

    async def _unknown(self, _data: JSON) -> None:
        raise RefusedError(404, "Not Found")

    async def _accept(self, _data: JSON) -> bool:
        return True

    _sendChatAction = _setMyCommands = _setMyDescription = _setMyShortDescription = _accept  # noqa: N815
