from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Message, Update, User

from bot.channels.telegram.reading import addressed, piece, place, speaker
from bot.delivery.received import Piece
from tests.botapi import Chat, Person, people
from tests.botapi.server import ME

BOT = User(42, "惠企", is_bot=True, username="jinjiang_policy_bot")
PERSON = Person(7)
GROUP = Chat(-100)


def message(content: dict[str, Any], chat: Chat = GROUP) -> Message:
    made = Message.de_json(people.message(1, PERSON, chat, content))
    assert made is not None
    return made


def update(content: dict[str, Any]) -> Update:
    return Update.de_json({"update_id": 1, **content})


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("@jinjiang_policy_bot 稳岗返还怎么领", "稳岗返还怎么领"),
        ("稳岗返还怎么领 @Jinjiang_Policy_Bot", "稳岗返还怎么领"),
        ("😀 @jinjiang_policy_bot 稳岗", "😀  稳岗"),
        ("@jinjiang_policy_bot", ""),
    ],
)
def test_in_a_group_a_mention_addresses_the_bot_and_is_not_part_of_the_question(text: str, read: str) -> None:
    heard = message({"text": text})
    assert addressed(heard, BOT)
    found = piece(heard, BOT, edited=False)
    assert found is not None
    assert found.text == read


@pytest.mark.parametrize("text", ["稳岗返还怎么领", "@someone_else 稳岗返还", "jinjiang_policy_bot 你好"])
def test_in_a_group_everything_else_is_not_for_the_bot(text: str) -> None:
    assert not addressed(message({"text": text}), BOT)


def test_a_reply_to_the_bot_addresses_it() -> None:
    own = {"message_id": 3, "date": 1, "chat": GROUP.json(), "from": ME, "text": "【稳岗返还】"}
    assert addressed(message({"text": "材料呢", "reply_to_message": own}), BOT)


def test_a_mention_by_account_addresses_the_bot() -> None:
    entity = {"type": "text_mention", "offset": 0, "length": 2, "user": ME}
    heard = message({"text": "助手 稳岗", "entities": [entity]})
    assert addressed(heard, BOT)
    assert piece(heard, BOT, edited=False) == Piece(1, "稳岗")


def test_in_private_everything_is_for_the_bot() -> None:
    assert addressed(message({"text": "稳岗"}, PERSON.private), BOT)


@pytest.mark.parametrize(
    ("kind", "note"),
    [
        ("photo", "photo"),
        ("voice", "voice"),
        ("video", "video"),
        ("document", "file"),
        ("sticker", "sticker"),
        ("location", "location"),
        ("contact", "contact"),
    ],
)
def test_what_cannot_be_read_gets_a_word_of_its_own(kind: str, note: str) -> None:
    assert piece(message(people.file(kind)), BOT, edited=False) == Piece(1, note=note)


def test_the_words_below_a_photo_are_read() -> None:
    heard = message({**people.file("photo"), "caption": "稳岗怎么领"})
    assert piece(heard, BOT, edited=False) == Piece(1, "稳岗怎么领", "caption")


def test_a_location_that_moves_is_not_heard_again() -> None:
    assert piece(message(people.file("location")), BOT, edited=True) is None


def test_someone_joining_says_nothing() -> None:
    assert piece(message({"new_chat_members": [PERSON.json()]}), BOT, edited=False) is None


def test_a_lone_surrogate_is_made_readable() -> None:
    found = piece(message({"text": "稳岗\ud83d返还\x00"}), BOT, edited=False)
    assert found is not None
    assert found.text == "稳岗\ufffd返还"


def test_people_of_a_group_have_conversations_of_their_own() -> None:
    others = [people.message(1, Person(number), GROUP, {"text": "x"}) for number in (7, 8)]
    found = [speaker(update({"message": each})) for each in others]
    assert [each.key for each in found if each] == ["-100:7", "-100:8"]


def test_a_private_conversation_is_named_by_the_chat() -> None:
    found = speaker(update({"message": people.message(1, PERSON, PERSON.private, {"text": "x"})}))
    assert found is not None
    assert found.key == "7"


def test_a_message_from_nobody_belongs_to_the_chat() -> None:
    found = speaker(update({"message": people.message(1, None, GROUP, {"text": "x"})}))
    assert found is not None
    assert found.user == GROUP.id


def test_an_anonymous_administrator_is_heard_as_the_group() -> None:
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    content = people.message(1, None, GROUP, {"text": "x", "sender_chat": GROUP.json()}) | {"from": anonymous}
    found = speaker(update({"message": content}))
    assert found is not None
    assert found.user == GROUP.id


def test_another_bot_is_not_heard() -> None:
    other = people.message(1, None, GROUP, {"text": "x"}) | {"from": {**ME, "id": 43}}
    assert speaker(update({"message": other})) is None


def test_a_channel_is_not_heard() -> None:
    post = {"message_id": 1, "date": 1, "chat": {"id": -5, "type": "channel", "title": "x"}, "text": "稳岗"}
    assert speaker(update({"channel_post": post})) is None


def test_in_groups_the_answer_quotes_the_question_and_stays_in_its_topic() -> None:
    where = place(message({"text": "x", "message_thread_id": 9, "is_topic_message": True}))
    assert (where.chat, where.thread, where.quote) == (-100, 9, 1)


def test_in_private_the_answer_quotes_nothing() -> None:
    assert place(message({"text": "x"}, PERSON.private)).quote is None


def test_a_mention_beside_a_lone_surrogate_is_understood() -> None:
    heard = message({"text": "\ud83d @jinjiang_policy_bot 稳岗"})
    assert addressed(heard, BOT)
    assert piece(heard, BOT, edited=False) == Piece(1, "\ufffd  稳岗")


@given(st.text(st.characters()), st.integers(0, 50), st.integers(0, 50))
def test_no_text_and_no_entity_breaks_reading(text: str, offset: int, length: int) -> None:
    entity = {"type": "mention", "offset": offset, "length": length}
    heard = message({"text": text, "entities": [entity]})
    addressed(heard, BOT)
    piece(heard, BOT, edited=False)
