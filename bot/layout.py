"""A reply as a Discord message: a container of components with its buttons, or the same as plain text.

Whatever the reply holds, a page keeps Discord's limits: 40 components, 4,000 characters of text in
components, 2,000 of plain text, 1,024 of a picture's description, 80 of a label, 100 of a button's id.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import discord
from discord import ButtonStyle, ui

from bot.blocks import Reply
from bot.escape import safe_link, tidy
from bot.pages.buttons import Button, ButtonKind, Go, Link, Own, Turn, custom_id
from bot.pages.paging import Sheet, sheets_of
from bot.pages.shown import Shown, Tone, buttons_for
from bot.words import ENGLISH, Words, words_for

if TYPE_CHECKING:
    from bot.pictures import Picture

__all__ = ["Page", "lay_out", "present"]

_ACCENTS: Final = {
    Tone.ANSWERED: 0x2A9D8F,
    Tone.CLOSEST: 0xE0A030,
    Tone.NOTHING: 0x8A8F98,
    Tone.READING: 0x4C7BD9,
    Tone.TROUBLE: 0xC94F4F,
}
"""The bar beside an answer; each stands out on dark and on light."""
_V2: Final = 1 << 15
_NO_PREVIEWS: Final = 1 << 2
_IN_A_ROW: Final = 5
_LABEL: Final = 80
_NO_PINGS: Final = str.maketrans({"@": "\uff20", "<": "\u2039", ">": "\u203a"})
"""An alt text shows no markup, so what could be a mention is broken without a backslash."""
_ALT: Final = 1024
_ORDER: Final = tuple(ButtonKind)
_ABOUT: Final = (ButtonKind.AWAIT, ButtonKind.REPORT, ButtonKind.REMOVE)
"""Buttons by which something is done about a post; the others are for reading on."""


@dataclass(frozen=True, slots=True)
class Page:
    """One message. ``content`` is the plain twin, which is what is sent when ``plain``."""

    view: ui.LayoutView | ui.View
    content: str
    plain: bool
    files: "tuple[Picture, ...]" = ()
    number: int = 1
    pages: int = 1

    def body(self, *, answering: int = 0) -> str:
        """The request that makes the message, as JSON; ``answering`` is the message it replies to."""
        body: dict[str, object] = {
            "components": self.view.to_components(),
            "flags": _NO_PREVIEWS if self.plain else _V2,
            "allowed_mentions": {"parse": []},
        }
        if self.plain:
            body["content"] = self.content
        if answering:
            reference = {"message_id": str(answering), "fail_if_not_exists": False}
            body["message_reference"] = reference
        return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def lay_out(
    reply: Reply,
    *,
    words: Words = ENGLISH,
    key: str = "",
    buttons: Sequence[Button] = (),
    number: int = 1,
    plain: bool = False,
    picture: "Picture | None" = None,
    tone: Tone = Tone.READING,
) -> Page:
    """Page ``number`` of a reply; the last one where there are fewer.

    ``buttons`` are those of the post ``key``; what turns pages is left out where there is but one. A
    picture stands on the first page. Needs no connection, and keeps nothing alive.
    """
    sheets = sheets_of(reply, words)
    number = min(max(1, number), len(sheets))
    sheet = sheets[number - 1]
    shown = picture if number == 1 else None
    rows = tuple(_rows(_Bar(key, words, number, len(sheets)), buttons))
    view = _plain(rows) if plain else _container(sheet, rows, shown, tone)
    # A stopped view is never kept: presses are told apart by their ids alone (bot.views).
    view.stop()
    return Page(
        view=view,
        content=sheet.text,
        plain=plain,
        files=(shown,) if shown else (),
        number=number,
        pages=len(sheets),
    )


def present(
    reply: Reply,
    shown: Shown,
    *,
    key: str,
    plain: bool = False,
    private: bool = False,
    here: bool = True,
    picture: "Picture | None" = None,
    buttons: Sequence[Button] = (),
) -> Page:
    """The reply as the post ``key`` shows it, with the buttons that suit it if no others are given."""
    return lay_out(
        reply,
        words=words_for(shown.language),
        key=key,
        buttons=buttons or buttons_for(shown, private=private, here=here),
        number=shown.page,
        plain=plain,
        picture=picture,
        tone=shown.tone,
    )


def _plain(rows: Iterable[Sequence[ui.Button[ui.View]]]) -> ui.View:
    view = ui.View(timeout=None)
    for number, row in enumerate(rows):
        for button in row:
            button.row = number
            view.add_item(button)
    return view


def _container(
    sheet: Sheet,
    rows: Iterable[Sequence[ui.Button[ui.View]]],
    picture: "Picture | None",
    tone: Tone,
) -> ui.LayoutView:
    box: ui.Container[ui.LayoutView] = ui.Container(accent_colour=_ACCENTS[tone])
    headed = bool(sheet.parts) and sheet.parts[0].startswith("#")
    if picture is not None and not headed:
        box.add_item(_gallery(picture))
    for at, part in enumerate(sheet.parts):
        if at:
            box.add_item(_gap(visible=False))
        box.add_item(ui.TextDisplay(part))
        if picture is not None and headed and not at:
            box.add_item(_gallery(picture))
    if sheet.foot:
        if sheet.parts:
            box.add_item(_gap(visible=True))
        box.add_item(ui.TextDisplay(sheet.foot))
    for row in rows:
        box.add_item(ui.ActionRow(*row))
    view = ui.LayoutView(timeout=None)
    view.add_item(box)
    return view


def _gap(*, visible: bool) -> ui.Separator[ui.LayoutView]:
    return ui.Separator(visible=visible, spacing=discord.SeparatorSpacing.small)


def _gallery(picture: "Picture") -> ui.MediaGallery[ui.LayoutView]:
    gallery: ui.MediaGallery[ui.LayoutView] = ui.MediaGallery()
    alt = tidy(picture.alt).translate(_NO_PINGS)[:_ALT]
    gallery.add_item(media=f"attachment://{picture.name}", description=alt)
    return gallery


@dataclass(frozen=True, slots=True)
class _Bar:
    """What buttons are made of: the post's key, the words, and which page of how many is shown."""

    key: str
    words: Words
    number: int
    pages: int

    def made(self, button: Button) -> Iterator[ui.Button[ui.View]]:
        if isinstance(button, Link):
            yield from _linked(button)
        elif isinstance(button, Own):
            yield _button(button.label, button.identity, main=button.main)
        elif isinstance(button, Go):
            yield self._calling(button.kind, button.number)
        elif isinstance(button, Turn) or button is ButtonKind.PAGE:
            yield from self._turning(button if isinstance(button, Turn) else Turn(button))
        else:
            yield self._calling(button)

    def _calling(self, kind: ButtonKind, number: int | None = None) -> ui.Button[ui.View]:
        return _button(self.words.say(f"views.{kind}"), custom_id(kind, self.key, number))

    def _turning(self, turn: Turn) -> Iterator[ui.Button[ui.View]]:
        if self.pages > 1:
            here = turn.base + self.number
            back, on = (custom_id(turn.kind, self.key, here + by) for by in (-1, 1))
            yield _button(self.words.say("views.previous"), back, enabled=self.number > 1)
            yield _button(self.words.say("views.next"), on, enabled=self.number < self.pages)


def _rows(bar: _Bar, buttons: Sequence[Button]) -> Iterator[Sequence[ui.Button[ui.View]]]:
    """What goes on and what lies behind an answer, then what is done about it; links by themselves."""
    reading, about, links = (
        [made for button in chosen for made in bar.made(button)] for chosen in _sorted(buttons)
    )
    if len(reading) + len(about) > _IN_A_ROW:
        over = reading[_IN_A_ROW:]
        yield from (row for row in (reading[:_IN_A_ROW], [*over, *about]) if row)
    elif row := [*reading, *about]:
        yield row
    if links:
        yield links[:_IN_A_ROW]


def _sorted(buttons: Sequence[Button]) -> tuple[list[Button], list[Button], list[Button]]:
    """Buttons for reading, those for doing something about the post, and links."""
    links: list[Button] = [each for each in buttons if isinstance(each, Link)]
    others = sorted((each for each in buttons if not isinstance(each, Link)), key=_rank)
    return (
        [each for each in others if each not in _ABOUT],
        [each for each in others if each in _ABOUT],
        links,
    )


def _rank(button: Button) -> int:
    kind = button if isinstance(button, ButtonKind) else getattr(button, "kind", None)
    return _ORDER.index(kind) if kind else len(_ORDER)


def _button(
    label: str, identity: str, *, enabled: bool = True, main: bool = False
) -> ui.Button[ui.View]:
    return ui.Button(
        style=ButtonStyle.primary if main else ButtonStyle.secondary,
        label=label[:_LABEL],
        custom_id=identity,
        disabled=not enabled,
    )


def _linked(link: Link) -> Iterator[ui.Button[ui.View]]:
    """The way to a source with its host, where its address may be live."""
    if safe := safe_link(link.url):
        label = f"{tidy(link.label)} · {safe[0]}" if link.label else safe[0]
        yield ui.Button(style=ButtonStyle.link, label=label[:_LABEL], url=safe[1])
