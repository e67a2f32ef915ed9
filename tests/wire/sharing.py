"""``ticktock run`` as it is, but that leases last as long as ``LEASE_SECONDS`` says."""

import asyncio
import os
import signal

from bot.app import open_desk
from bot.commands.options import now
from bot.commands.run import discord_settings
from bot.running.serving import serve
from knowledge.storage.postgres.processes import PostgresProcesses


async def main() -> None:
    chosen = discord_settings()
    async with open_desk(chosen.record(), clock=now) as desk:
        seconds = float(os.environ["LEASE_SECONDS"])
        desk.processes = PostgresProcesses(chosen.record(), seconds=seconds)
        stop = asyncio.Event()
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
        await serve(desk, chosen, stop)
        await desk.processes.close()


if __name__ == "__main__":
    asyncio.run(main())
