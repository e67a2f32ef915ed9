"""Forms as Discord has them: made of blanks, and what comes back when one is sent in.

A form is never kept in memory: its id tells what it is, so one that is sent in after a restart counts too.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import discord
from discord import ui

from bot.curating.acts import form_id
from bot.curating.forms import Blank, Form

__all__ = ["modal_of", "typed_in"]

_CHOICE: Final = 100
"""Characters of what can be chosen."""


def modal_of(form: Form, key: str, title: str, blanks: Sequence[Blank]) -> ui.Modal:
    """The form about the slip of the post ``key``."""
    modal = ui.Modal(title=title, custom_id=form_id(form, key), timeout=None)
    for blank in blanks:
        field = _choice(blank) if blank.options else _text(blank)
        modal.add_item(ui.Label(text=blank.label, component=field))
    # A stopped form is not kept by the library either.
    modal.stop()
    return modal


def _text(blank: Blank) -> ui.TextInput[ui.Modal]:
    return ui.TextInput(
        custom_id=blank.name,
        style=discord.TextStyle.paragraph if blank.tall else discord.TextStyle.short,
        placeholder=blank.hint,
        default=blank.value or None,
        max_length=blank.longest,
        required=blank.required,
    )


def _choice(blank: Blank) -> ui.Select[ui.Modal]:
    chosen = blank.value or blank.options[0][0]
    options = [
        discord.SelectOption(label=label[:_CHOICE], value=value, default=value == chosen)
        for value, label in blank.options
    ]
    return ui.Select(custom_id=blank.name, placeholder=blank.hint, options=options)


def typed_in(interaction: discord.Interaction[Any]) -> dict[str, str]:
    """What was typed or chosen, by the name of the field."""
    data: Any = interaction.data or {}
    return dict(_fields(data.get("components", ())))


def _fields(parts: Sequence[Any]) -> Iterator[tuple[str, str]]:
    for part in parts:
        yield from _fields(part.get("components", ()))
        field = part.get("component", part)
        if "custom_id" in field:
            values = field.get("values")
            yield str(field["custom_id"]), str(values[0] if values else field.get("value") or "")
