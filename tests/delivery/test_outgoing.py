from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.outgoing import Outgoing
from bot.delivery.received import Place

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
ROWS = st.lists(st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple), max_size=3).map(tuple)


@given(TEXT, ROWS, st.none() | st.integers(), st.none() | st.integers())
def test_a_message_comes_back_from_json_as_it_was(
    text: str, rows: tuple[tuple[tuple[str, str], ...], ...], edits: int | None, thread: int | None
) -> None:
    sent = Outgoing(Place(-100, thread, 3), text, rows, edits)
    assert Outgoing.from_json(json.loads(json.dumps(sent.to_json()))) == sent
