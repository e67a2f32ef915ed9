"""Facts as files on Discord: handed out as a guild reads them, taken in all or nothing.

A file that is to be imported is not kept here: when the import is confirmed it is read once more from
where Discord keeps it, and has to be the same.
"""

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import discord

from bot.blocks import Reply, Sentence
from bot.cogs.deciding import Deciding
from bot.instants import instant_words
from bot.layout import Page, lay_out
from bot.pages.shown import Tone
from bot.pictures import Picture
from bot.reader import zone_of
from bot.reading.known import known_note, wanted_instant
from bot.reviewing.boards import Board, Deed, Subject
from bot.reviewing.files import (
    LARGEST_IMPORT,
    Format,
    digest_of,
    export_files,
    import_reply,
    imported_reply,
    problems_file,
    problems_reply,
)
from bot.reviewing.showing import Seen, seen
from bot.sending.fetching import read_file
from knowledge.authority import Action
from knowledge.curate import Imported, own_import
from knowledge.curate.entries import read_entries
from knowledge.errors import BadPack, Refused
from knowledge.models import Event
from knowledge.storage.posting import Post

if TYPE_CHECKING:
    from bot.client import Ticktock

__all__ = ["Transferring"]

_ALL_FILES: Final = 9_500_000
"""Bytes of the files in one message: Discord takes ten million, with the rest of the request."""
_MOST_FILES: Final = 10
_NAME: Final = 80


class Transferring(Deciding):
    """One command or press about a file."""

    async def export(self, event: str, form: Format, known_at: str | None = None) -> None:
        """Hand out the facts of an event, or of all, as they were known at an instant that is named."""
        await self._begin(Action.EXPORT)
        known = wanted_instant(known_at, self.reader, self.desk.clock())
        one = await self.event(event)
        files: list[Picture] = []
        for each in (one,) if one else await self.events():
            made = await self._files(each, form, known)
            if made is None:
                continue
            files += made
            small = sum(len(file.data) for file in files) <= _ALL_FILES
            if not made or not small or len(files) > _MOST_FILES:
                await self.tell("review.export-large" if one else "review.export-one")
                return
        if not files:
            then = instant_words(known, zone_of(self.reader.guild.zone))
            raise Refused(self.words.say("known.nothing", instant=then))
        names = ", ".join(file.name for file in files)
        told = [Sentence(self.words.say("review.exported", files=names))]
        if known:
            note = known_note(known, self.reader)
            told.insert(0, Sentence(f"{note.lead} {note.text}"))
        page = self._plain(Reply(tuple(told)))
        await self.sender.respond(self.interaction, replace(page, files=tuple(files)), private=True)

    async def _begin(self, action: Action) -> None:
        """Promise an answer to somebody who may have it; it can take a while."""
        await self.within(self.allowed(action))
        if not self.interaction.response.is_done():
            await self.sender.defer(self.interaction, private=True)

    async def _files(self, event: Event, form: Format, known: int) -> tuple[Picture, ...] | None:
        """The files of an event, none of one that is too large; ``None`` where nothing was on record then."""
        knowledge = await self.desk.knowledge(self.guild, known)
        facts = await knowledge.facts(event.slug)
        if known and not facts:
            return None
        names = tuple((await knowledge.names(event.slug)).values())
        sources = tuple((await knowledge.sources(event.slug)).values())
        return await asyncio.to_thread(export_files, event.slug, facts, names, sources, form)

    async def load(self, file: discord.Attachment, event: str) -> None:
        """Look at what a file would do, and offer to do it."""
        await self._begin(Action.IMPORT)
        if file.size > LARGEST_IMPORT:
            await self.tell("review.import-large")
            return
        one = await self.event(event)
        if one is None:
            await self.tell("review.which-event")
            return
        data = await self._read(file.url)
        if data is None:
            return
        name = file.filename[-_NAME:]
        board = Board(
            Subject.IMPORT, event=one.slug, name=name, url=file.url, digest=digest_of(data)
        )
        key = f"i{self.interaction.id}"
        try:
            await self.present(await self._preview(board, data, key), key)
        except BadPack as bad:
            await self._wrong(bad, name)

    async def confirmed(self, post: Post, board: Board) -> None:
        """Do what the preview showed, if nothing has changed since."""
        await self.allowed(Action.IMPORT)
        self.here(board.event)
        await self.sender.hold(self.interaction)
        data = await self._read(board.url)
        if data is None:
            return
        if digest_of(data) != board.digest:
            await self.tell("review.file-gone")
            return
        try:
            if await self._edition(board.event) != board.edition:
                told = self.words.say("review.changed-since")
                await self._show(post, await self._preview(board, data, post.key, told))
                return
            found = await self._import(board, data, post.key, preview=False)
        except BadPack as bad:
            await self._wrong(bad, board.name)
            return
        if found.proposals:
            await self.waiting(found.proposals[-1])
        reply = imported_reply(found, self.words, file=board.name)
        await self._show(post, seen(board, reply, self.looking(post.key)))

    async def _preview(self, board: Board, data: bytes, key: str, *remarks: str) -> Seen:
        edition = await self._edition(board.event)
        found = await self._import(board, data, key, preview=True)
        titles = {each.slug: each.title for each in await self.events()}
        title = titles.get(board.event, board.event)
        reply = import_reply(found, self.words, file=board.name, event=title, remarks=remarks)
        changes = found.added + found.corrected - len(found.waiting)
        deeds = (Deed.CONFIRM, Deed.CANCEL) if changes else ()
        return seen(replace(board, edition=edition), reply, self.looking(key), deeds)

    async def _import(self, board: Board, data: bytes, key: str, *, preview: bool) -> Imported:
        entries = await asyncio.to_thread(read_entries, data, board.name, event=board.event)
        bulk = await self.desk.bulk(self.guild)
        return await bulk.add_many(
            self.who(key),
            board.event,
            entries,
            name=board.name,
            reason=own_import(board.name),
            today=self.reader.today,
            preview=preview,
        )

    async def _edition(self, event: str) -> tuple[int, int]:
        return await (await self.desk.knowledge(self.guild)).edition(event)

    async def _read(self, url: str) -> bytes | None:
        """A file as Discord keeps it; ``None`` where it cannot be had, which is told."""
        bot: Ticktock = self.interaction.client
        data = await read_file(bot, url)
        if data is None:
            await self.tell("review.file-gone")
        elif len(data) > LARGEST_IMPORT:
            await self.tell("review.import-large")
            return None
        return data

    async def _wrong(self, bad: BadPack, name: str) -> None:
        """All that is wrong with a file, of which nothing was taken."""
        page = self._plain(problems_reply(bad.problems, self.words, file=name))
        every = problems_file(bad.problems, self.words)
        page = replace(page, files=(every,) if every else ())
        await self.sender.respond(self.interaction, page, private=True)

    def _plain(self, reply: Reply) -> Page:
        """A page of plain text, under which files are shown."""
        return lay_out(reply, words=self.words, plain=True, tone=Tone.READING)
