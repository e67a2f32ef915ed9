"""A group of commands whose modules are imported only when one of them is called."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

__all__ = ["LazyGroup"]


class LazyGroup(click.Group):
    """``told`` holds for each command its module, the attribute there, and one line of help."""

    told: Mapping[str, tuple[str, str, str]]

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - click's own
        told: Mapping[str, tuple[str, str, str]],
        **kwargs: Any,  # noqa: ANN401 - click's own
    ) -> None:
        super().__init__(*args, **kwargs)
        self.told = told

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.told)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.told:
            return None
        module, name, _ = self.told[cmd_name]
        command: click.Command = getattr(import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, told) for name, (_, _, told) in self.told.items()])
