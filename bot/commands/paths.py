"""Files and folders that the commands are given by name, of which "-" is none."""

from pathlib import Path
from typing import Final

import click

__all__ = ["NamedPath", "is_piped"]

_PIPED: Final = "-"


class NamedPath(click.ParamType[Path]):
    """A path; “-” is refused, which would become a file or folder that is hard to name again, unless
    something ``may_be_piped``."""

    name = "path"

    def __init__(self, *, is_file: bool = False, may_be_piped: bool = False) -> None:
        self._is_file, self._may_be_piped = is_file, may_be_piped

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        if value == _PIPED and not self._may_be_piped:
            raise click.BadParameter("“-” has no meaning here; write a name.", ctx, param)
        path = Path(str(value))
        if self._is_file and path.is_dir():
            raise click.BadParameter(f"{path} is a folder; name a file in it.", ctx, param)
        return path


def is_piped(file: Path) -> bool:
    """Whether what is meant is the standard input or output, where a command can do that."""
    return str(file) == _PIPED
