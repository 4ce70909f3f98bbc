"""Draws the letters of the charts: `python -m tests.browser.lettering`, whenever their words change.

The font is Noto Sans CJK (SIL Open Font License).
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from bot.drawing.letters import HEIGHT, MISSING
from bot.usecases.reporting.charting import written_with
from tests.browser.visiting import CHROMIUM, QUIET

PLACE = Path(__file__).parents[2] / "bot" / "drawing"
SIZE = 38
"""Pixels of the font."""
INK = """([text, size, height]) => [...text].map(letter => {
    const canvas = document.createElement("canvas"), wide = canvas.getContext("2d");
    const font = `500 ${size}px "Noto Sans CJK SC"`;
    wide.font = font;
    canvas.width = Math.ceil(wide.measureText(letter).width);
    canvas.height = height;
    const ink = canvas.getContext("2d");
    ink.font = font;
    ink.textBaseline = "alphabetic";
    ink.fillText(letter, 0, height - 10);
    const data = ink.getImageData(0, 0, canvas.width, height).data;
    return [canvas.width, Array.from({length: canvas.width * height}, (_, at) => data[at * 4 + 3])];
})"""


def main() -> None:
    """Draws each once."""
    text = "".join(sorted({*written_with(), MISSING}))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        drawn = browser.new_page().evaluate(INK, [text, SIZE, HEIGHT])
        browser.close()
    sheet = Image.new("L", (sum(wide for wide, _ in drawn), HEIGHT))
    left = 0
    for wide, inks in drawn:
        sheet.paste(Image.frombytes("L", (wide, HEIGHT), bytes(inks)), (left, 0))
        left += wide
    sheet.save(PLACE / "letters.png")
    lines = [f"{letter} {wide}\n" for letter, (wide, _) in zip(text, drawn, strict=True)]
    (PLACE / "letters.txt").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
