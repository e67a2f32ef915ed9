"""What is written for a share of the shards is written only while its lease is held."""

from collections.abc import Callable
from typing import Any

from knowledge.errors import LeaseLost
from knowledge.storage.leasing import Lease
from knowledge.storage.postgres.direct import load_blocks

__all__ = ["standing"]


def standing(lease: Lease) -> Callable[[Any], None]:
    """What raises ``LeaseLost`` within a transaction unless the lease is held; until its end nobody else
    can take the share."""
    query = load_blocks("processes.sql")["hold_share"]
    values = {"part": lease.share.part, "fence": lease.fence}

    def stand(raw: Any) -> None:
        if raw.execute(query, values).fetchone() is None:
            raise LeaseLost(
                f"Part {lease.share.part} of the shards is another process's now; nothing was written."
            )

    return stand
