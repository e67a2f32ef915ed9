"""``ticktock run`` as it is, but that leases last as long as ``LEASE_SECONDS`` says."""

import asyncio
import os

from bot.app import open_desk
from bot.commands.options import now
from bot.commands.run import discord_settings
from bot.running.serving import serve
from knowledge.storage.postgres.processes import PostgresProcesses


async def main() -> None:
    chosen = discord_settings()
    async with open_desk(chosen.record(), clock=now) as desk:
        processes = PostgresProcesses(
            os.environ["LEASES"], seconds=float(os.environ["LEASE_SECONDS"])
        )
        desk.processes = processes
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(15, stop.set)
        await serve(desk, chosen, stop)
        await processes.close()


if __name__ == "__main__":
    asyncio.run(main())
