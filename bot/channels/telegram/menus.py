"""The screens that people browse: greeting, help, plans, categories, topics, towns, reasons of a 👎. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.channels.telegram.codec import Ask, Browse, Follow, Forget, Menu, Settle, Show, Why
from bot.channels.telegram.rendering import Row, Screen, button, pairs, screen
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.core.desk.subjects import Subject
    from bot.core.knowledge.wording import Wording
    from bot.core.outcomes import Option
    from bot.usecases.answering.following import Offer

PAGE = 8
"""Topics on one page: what a phone shows without scrolling."""


def start(wording: Wording, tried: Sequence[str]) -> Screen:
    """Who we are, what is logged, what to ask; with these examples to tap."""
    rows: list[Row] = [(button(text, Ask(text)),) for text in tried]
    menus = (
        button(wording("telegram.button.plans"), Menu("plans")),
        button(wording("telegram.button.categories"), Menu("categories")),
    )
    return screen(wording("telegram.start"), [*rows, menus])


def group_start(wording: Wording, bot: str) -> Screen:
    """The same for a group, where many read along: short, no buttons."""
    return screen(wording("telegram.group_start", bot=bot))


def guide(wording: Wording, bot: str) -> Screen:
    """How to ask."""
    return screen(wording("telegram.help", bot=bot))


def plans(wording: Wording, options: Sequence[Option]) -> Screen:
    """The six plans."""
    return screen(wording("telegram.plans"), pairs([button(each.label, Show(each.id)) for each in options]))


def categories(wording: Wording, options: Sequence[Option]) -> Screen:
    """Categories of policies."""
    rows: list[Row] = [(button(each.label, Browse(0, each.id)),) for each in options]
    return screen(wording("telegram.categories"), rows)


def topics(wording: Wording, category: Option, options: Sequence[Option], page: int) -> Screen:
    """One page of a category's topics, with the way on and back; a page that is gone shows the last."""
    back = (button(wording("telegram.button.back"), Menu("back")),)
    if not options:
        return screen(wording("telegram.no_topics"), [back])
    pages = -(-len(options) // PAGE)
    page = min(page, pages - 1)
    shown = options[page * PAGE : (page + 1) * PAGE]
    rows: list[Row] = [(button(each.label, Show(each.id)),) for each in shown]
    turn = _turn(wording, category.id, page, pages)
    key = "telegram.topics" if pages > 1 else "telegram.topics_one_page"
    text = wording(key, category=category.label, page=page + 1, pages=pages)
    return screen(text, [*rows, turn, back])


def towns(
    wording: Wording, options: Sequence[Option], chosen: str | None, *, just_now: bool = False
) -> Screen:
    """All towns in two columns; the chosen one can be read about and taken back.

    Args:
        wording: what to say.
        options: the towns.
        chosen: id of the person's town; None, or one that is gone, if there is none.
        just_now: whether that has just been chosen or taken back.
    """
    rows = list(pairs([button(each.label, Settle(each.id)) for each in options]))
    town = next((each for each in options if each.id == chosen), None)
    if town is None:
        return screen(wording("telegram.town_cleared" if just_now else "telegram.town"), rows)
    more = (
        button(wording("telegram.button.town_show", town=town.label), Show(town.id)),
        button(wording("telegram.button.town_clear"), Settle("")),
    )
    key = "telegram.town_set" if just_now else "telegram.town_now"
    return screen(wording(key, town=town.label), [*rows, more])


def following(text: str, offers: Iterable[Offer]) -> Screen:
    """What can be followed, in two columns; what is followed is ticked, and can be left."""
    buttons = [
        button(message("following.taken", label=each.label), Follow(each.subject.to_option(), "unfollow"))
        if each.followed
        else button(each.label, Follow(each.subject.to_option(), "follow"))
        for each in offers
    ]
    return screen(text, pairs(buttons))


def forget(text: str, chat: str) -> Screen:
    """Asks whether everything is to be forgotten."""
    sure, no = (Forget(chat, sure=each) for each in (True, False))
    row = (button(message("forgetting.sure"), sure), button(message("forgetting.no"), no))
    return screen(text, [row])


def watch(subject: Subject) -> Row:
    """Offers to tell of changes, below an answer."""
    return (button(message("following.button"), Follow(subject.to_option(), "watch")),)


def why(wording: Wording, question: int) -> Screen:
    """Asks what was wrong with an answer."""
    buttons = [button(label, Why(question, key)) for key, label in reasons(wording).items()]
    return screen(wording("telegram.feedback.why"), pairs(buttons))


def reasons(wording: Wording) -> dict[str, str]:
    """Key in the log → label on the button."""
    return {str(key): str(label) for key, label in (wording.get("telegram.feedback.reasons") or {}).items()}


def examples(wording: Wording) -> list[str]:
    """Every question that a button to tap may have stood for."""
    return [str(text) for text in wording.get("telegram.examples") or []]


def _turn(wording: Wording, category: str, page: int, pages: int) -> Row:
    row: Row = ()
    if page > 0:
        row += (button(wording("telegram.button.previous"), Browse(page - 1, category)),)
    if page + 1 < pages:
        row += (button(wording("telegram.button.next"), Browse(page + 1, category)),)
    return row
