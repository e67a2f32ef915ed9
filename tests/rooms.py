"""Disks without room."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["little_room"]


@contextmanager
def little_room(most: int) -> Iterator[None]:
    """No file can grow beyond ``most`` bytes while the ``with`` lasts."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
