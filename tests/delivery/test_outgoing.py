from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.outgoing import Enclosed, Outgoing
from bot.delivery.received import Place

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
ROWS = st.lists(st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple), max_size=3).map(tuple)


@given(TEXT, ROWS, st.none() | st.integers(), st.none() | st.integers())
def test_a_message_comes_back_from_json_as_it_was(
    text: str, rows: tuple[tuple[tuple[str, str], ...], ...], edits: int | None, thread: int | None
) -> None:
    sent = Outgoing(Place(-100, thread, 3), text, rows, edits)
    assert Outgoing.from_json(json.loads(json.dumps(sent.to_json()))) == sent


@given(st.binary(), TEXT)
def test_so_does_a_file(content: bytes, name: str) -> None:
    sent = Outgoing(Place(-100), "看图", file=Enclosed.of(name, content, picture=True))
    back = Outgoing.from_json(json.loads(json.dumps(sent.to_json())))
    assert back == sent
    assert back.file is not None
    assert back.file.bytes == content


def test_a_message_from_before_there_were_files_is_read() -> None:
    before = Outgoing(Place(-100), "早").to_json()
    del before["file"]
    assert Outgoing.from_json(before) == Outgoing(Place(-100), "早")
