"""The page of pictures shows every picture there is, each small enough to be loaded with it."""

import re
from pathlib import Path
from typing import Final

DOCS: Final = Path(__file__).parents[1] / "docs"
PICTURES: Final = sorted((DOCS / "images").glob("*.png"))
LARGEST: Final = 150_000


def test_every_picture_is_shown_and_every_one_shown_is_there() -> None:
    page = (DOCS / "gallery.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"images/([\w-]+\.png)", page))
    assert shown == {path.name for path in PICTURES}


def test_every_picture_is_told_in_words() -> None:
    page = (DOCS / "gallery.md").read_text(encoding="utf-8")
    told = re.findall(r'!\[([^\]]*)\]\(images/|<img src="images/[^"]+" alt="([^"]*)"', page)
    assert told
    assert all(len(one or other) > 10 for one, other in told)


def test_pictures_are_small() -> None:
    assert [path.name for path in PICTURES if path.stat().st_size > LARGEST] == []
