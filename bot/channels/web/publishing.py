"""The pages of the policies by their addresses, as HTML: the same on the server and in a folder of files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from bot.channels.web.display import Display
from bot.core.knowledge.parts import published
from bot.core.knowledge.validity import WARNING_DAYS, span, spoken
from bot.core.replying.catalogue import Catalogue
from bot.core.replying.paging import Paging
from bot.core.replying.shelving import by_category, by_letter, by_place, ended
from bot.core.replying.texts import in_short
from bot.messages import message

if TYPE_CHECKING:
    from datetime import date

    from bot.channels.web.places import Place
    from bot.channels.web.templating import Templates
    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.replying.page import TopicPage
    from bot.core.weighing.language import Language

SIMPLIFIED = Display()
AHEAD = (WARNING_DAYS, 180, 365)
"""Days within which something runs out: how far one can look."""
_EXPIRING = re.compile("/policies/expiring/([0-9]{1,3})")
_LISTS = ("/policies", "/policies/places", "/policies/letters")


@dataclass(frozen=True, slots=True)
class Viewing:
    """What is looked at, when, where and how."""

    address: str
    """Of the page; begins with a slash."""
    today: date
    """The day in Asia/Shanghai; decides what is said of validity."""
    place: Place
    """Where the page stands."""
    display: Display = SIMPLIFIED
    """How it reads."""


def fill(templates: Templates, template: str, viewing: Viewing, **values: object) -> str:
    """A page from its template, with what every page has."""
    always = {"place": viewing.place, "file": viewing.place.file, "address": viewing.address}
    said = {"today": spoken(viewing.today), "in_short": in_short}
    return templates.page(template, viewing.display, **always, **said, **values)


class Publishing:
    """Makes pages."""

    def __init__(self, knowledge: Knowledge, language: Language, templates: Templates) -> None:
        self.knowledge = knowledge
        self.wording = language.wording
        self.templates = templates
        self._paging = Paging(knowledge, language.facets, language.wording)
        self.catalogue = Catalogue(knowledge, language.wording)

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """Of every page."""
        expiring = (f"/policies/expiring/{days}" for days in AHEAD)
        topics = (f"/policy/{topic.id}" for topic in published(self.knowledge))
        return (*_LISTS, *expiring, *topics)

    def html(self, viewing: Viewing) -> str | None:
        """The page that is looked at; None where there is none."""
        address = viewing.address
        if address not in self.addresses:
            return None
        if address.startswith("/policy/"):
            return self._topic(self.knowledge[address.removeprefix("/policy/")], viewing)
        if found := _EXPIRING.fullmatch(address):
            return self._expiring(int(found[1]), viewing)
        return self._list(viewing)

    def page(self, topic: Topic, today: date) -> TopicPage:
        """What a topic's page says."""
        return self._paging.page(topic, today)

    def render(self, template: str, viewing: Viewing, **values: object) -> str:
        """A page from its template, with what every page has."""
        return fill(self.templates, template, viewing, **values)

    def _topic(self, topic: Topic, viewing: Viewing) -> str:
        page, shelves = self.page(topic, viewing.today), by_category(self.knowledge, self.wording)
        shelf = next((each for each in shelves if topic in each.topics), None)
        named = {"title": topic.title, "description": page.description}
        return self.render("topic.html", viewing, **named, page=page, shelf=shelf)

    def _list(self, viewing: Viewing) -> str:
        match viewing.address:
            case "/policies/places":
                shelves = by_place(self.knowledge, self.wording)
            case "/policies/letters":
                shelves = by_letter(self.knowledge)
            case _:
                shelves = by_category(self.knowledge, self.wording)
        past = {topic.id for topic in ended(self.knowledge, viewing.today)}
        named = {"title": message("pages.list"), "description": message("pages.description")}
        return self.render("list.html", viewing, **named, shelves=shelves, ended=past)

    def _expiring(self, days: int, viewing: Viewing) -> str:
        today = viewing.today
        ending = self.catalogue.ending(today, today + timedelta(days=days))
        past = ended(self.knowledge, today)
        return self.render(
            "expiring.html",
            viewing,
            title=message("pages.expiring"),
            description=message("pages.expiring_description", days=days),
            days=days,
            ahead=AHEAD,
            ending=[self._end(topic, today) for topic in ending],
            ended=[self._end(topic, today) for topic in past],
        )

    def _end(self, topic: Topic, today: date) -> tuple[Topic, str, int, bool]:
        """A topic, its end in words, the days that are left or below zero, whether that is provisional."""
        held = span(topic.documents)
        until = held.until or today
        key = "papers.until_provisional" if held.provisional else "papers.until"
        return topic, self.wording(key, until=spoken(until)), (until - today).days, held.provisional
