"""What was made of the texts of a knowledge base, kept from one building of an engine to the next.

Everything kept here is a function of a text and of something that is kept beside it; where that is another
one, the text is read anew. So an engine built with a memory is the same as one that is built without.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from bot.core.reading.names import Mention, Names
    from bot.core.reading.reader import Cue, Reader
    from bot.core.text.units import Unit

Made = TypeVar("Made")


class Shelf(Generic[Made]):
    """What was made of texts; what is not asked for while one engine is built is gone for the next."""

    def __init__(self, depends: object) -> None:
        self.depends = depends
        """What it was made with besides the texts."""
        self._before: dict[Hashable, Made] = {}
        self._now: dict[Hashable, Made] = {}

    def get(self, text: Hashable, make: Callable[[], Made]) -> Made:
        """What is made of a text."""
        found = self._now.get(text)
        if found is None:
            found = self._before.get(text)
            if found is None:
                found = make()
            self._now[text] = found
        return found

    def turn(self, depends: object) -> None:
        """From now on an engine is built in which texts are read with this."""
        self._before = self._now if depends == self.depends else {}
        self._now, self.depends = {}, depends

    def drop(self, stale: Callable[[Any], bool]) -> None:
        """Lets go of what is no longer so."""
        self._before = {text: made for text, made in self._before.items() if not stale(text)}


class Tally:
    """How many of some texts have each of the pieces that texts are taken for."""

    def __init__(self) -> None:
        self._texts: Counter[str] = Counter()
        self._pieces: Counter[str] = Counter()

    def of(self, texts: Iterable[str], pieces: Callable[[str], Iterable[str]]) -> frozenset[str]:
        """Every piece of these texts."""
        now = Counter(texts)
        for text in self._texts.keys() - now.keys():
            self._pieces.subtract(set(pieces(text)))
        for text in now.keys() - self._texts.keys():
            self._pieces.update(set(pieces(text)))
        self._texts = Counter(dict.fromkeys(now, 1))
        self._pieces = +self._pieces
        return frozenset(self._pieces)


class Memory:
    """Lives as long as engines are built one after the other; belongs to none of them."""

    def __init__(self) -> None:
        self._shelves: dict[str, Shelf[Any]] = {}
        self.pairs = Tally()
        """Two characters side by side, in everything that is asked and answered."""
        self._names: dict[str, Mention] = {}
        self._whole: dict[str, tuple[object, Any]] = {}
        self.last: dict[str, Any] = {}
        """Pieces of the last engine, from which those of the next are made."""

    def shelf(self, name: str, depends: object = None) -> Shelf[Any]:
        """A shelf, once for each engine that is built.

        Args:
            name: what is on it.
            depends: what it is made with besides the texts; if that differs, the shelf is empty.
        """
        shelf = self._shelves.setdefault(name, Shelf(depends))
        shelf.turn(depends)
        return shelf

    def same(self, name: str, given: object, make: Callable[[], Made]) -> Made:
        """What was made of this the last time, if it was made of just this; else it is made now.

        Args:
            name: what it is.
            given: all that it is made of.
            make: makes it.
        """
        kept = self._whole.get(name)
        if kept is None or kept[0] != given:
            kept = self._whole[name] = given, make()
        made: Made = kept[1]
        return made

    def mentions(self, names: Names) -> Shelf[tuple[Mention, ...]]:
        """The names in canonical texts: those of texts in which a name stands that has changed are gone."""
        shelf = self.shelf("mentions")
        known, self._names = self._names, {form: names.whole(form) for form in names.forms}
        changed = [
            form for form in known.keys() | self._names.keys() if known.get(form) != self._names.get(form)
        ]
        if changed:
            shelf.drop(lambda text: any(form in text for form in changed))
        return shelf


class Recalling:
    """Reads the texts of a knowledge base as its reader does, each only if it is new."""

    def __init__(self, reader: Reader, memory: Memory) -> None:
        self._reader = reader
        self.memory = memory
        words, forms = reader.vocabulary, reader.cue_forms
        self._canonical: Shelf[str] = memory.shelf("canonical", words)
        self._units: Shelf[tuple[Unit, ...]] = memory.shelf("units", words)
        self._cues: Shelf[tuple[Cue, ...]] = memory.shelf("cues", forms)
        self._mentions = memory.mentions(reader.names)

    def canonical(self, text: str) -> str:
        """A text in canonical words."""
        return self._canonical.get(text, lambda: self._reader.canonical(text))

    def units(self, text: str) -> tuple[Unit, ...]:
        """The units of a canonical text."""
        return self._units.get(text, lambda: self._reader.units(text))

    def cues(self, text: str) -> tuple[Cue, ...]:
        """The standard parts that a canonical text asks for."""
        return self._cues.get(text, lambda: self._reader.cues(text))

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The names that stand in a canonical text."""
        return self._mentions.get(text, lambda: self._reader.names.written(text))
