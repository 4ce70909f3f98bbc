"""What people ask who name no policy but what they do or want: by kind, by trade, by place, by date.

The model of `_openings.yaml`; nothing here looks at a message.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from bot.core.knowledge.model import Line, Part

Words = tuple[Line, ...]


class Kind(Part):
    """A kind of policy or a trade, and what there is for it."""

    about: Line
    """What the question that is asked back calls it."""
    signs: Annotated[Words, Field(min_length=1)]
    """Words by which it is recognised."""
    options: Annotated[tuple[str, ...], Field(min_length=2)]
    """`topic` or `topic/part`, in the order in which they are offered; those that have ended are left out."""
    aim: bool = False
    """Whether somebody wants to do this, which says more than what he calls a policy: 换机器有什么补贴."""
    plight: bool = False
    """Whether this is what ails somebody, which wants no word of wishing: 货款压着，发不出工资."""
    sells: Words = ()
    """Words one of which is in what a shop of this kind is called, as 面 in 面线糊店. The first
    kind that has one counts."""
    machines: bool = False
    """Whether machines that are bought by the piece are of this kind, whatever they are called: 两台冲床."""
    alone: bool = False
    """Whether it only counts where no topic is talked about: 有什么补贴 may be asked of that topic, too."""


class Concern(Part):
    """What people complain of in a story, and the topic that is offered for it."""

    signs: Annotated[Words, Field(min_length=1)]
    """Words by which it is recognised in a clause."""
    topic: Line


class Openings(Part):
    """`_openings.yaml`."""

    asking: Words = ()
    """Words that ask what there is."""
    others: Words = ()
    """Words that ask what there is besides what is talked about."""
    ending: Words = ()
    """Words that ask what ends this year."""
    wanted: Words = ()
    """Words for policies in general; beside the name of a place they ask what there is for it."""
    besides: Words = ()
    """Words that say nothing more."""
    opening_up: Words = ()
    """What is offered first to who wants to open a business of any kind."""
    kinds: tuple[Kind, ...] = ()
    concerns: tuple[Concern, ...] = ()
    """Only listened to in long stories; the first that fits counts."""


NO_OPENINGS = Openings()
