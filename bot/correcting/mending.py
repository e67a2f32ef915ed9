"""A post put right: its text made anew from the record, with a note of what changed in it.

What a post shows is compared with the record by the revisions kept with it, so doing it twice does it
once. Facts that were taken back stay noted with the post: they may be brought back.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from bot.blocks import Note, Reply, Sentence
from bot.correcting.changes import Change, change_of
from bot.correcting.wording import Depth, note_of
from bot.layout import Page, lay_out, present
from bot.pages.buttons import Link
from bot.pages.rebuild import build, facts_of, open_events, picture_of
from bot.pages.shown import Ref, Shown, ShownKind, Tone, read_shown
from bot.reader import Reader, reader_of, zone_of
from bot.words import words_for
from knowledge.errors import NotFound
from knowledge.storage.posting import Guild, Post, PostAction, PostedFact, PostState

if TYPE_CHECKING:
    from bot.pictures import Picture
    from knowledge.service import KnowledgeBase

__all__ = ["REPLY", "Mended", "late_reply", "mended", "picture_for", "remade"]

REPLY: Final = "correction"
"""The kind of a post that tells of a correction of one that can no longer be changed."""
_NOTES: Final = 6
"""Notes that are kept of a post."""
_POSTED: Final = 100
"""Facts that are kept of a post."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Mended:
    """A post as it has to be. Where nothing that people see differs, only what is noted of it does."""

    post: Post
    differs: bool


async def mended(post: Post, knowledge: "KnowledgeBase", guild: Guild) -> Mended | None:
    """A post as the record of its guild now wants it; ``None`` where it is up to date.

    A post in a guild that no longer reads its events is left as it is.
    """
    shown = read_shown(post.view)
    if shown is None:
        return None
    reader = _reader(post, shown, guild)
    events = open_events(shown, reader)
    if events is None:
        return None
    changes = await _changes(post, knowledge, events)
    if not changes:
        return None
    notes = await _notes(changes.values(), shown, knowledge, guild)
    unseen = post.state is PostState.WAITING and post.action is PostAction.CREATE
    kept = shown.notes if unseen else (*notes, *shown.notes)[:_NOTES]
    shown = replace(_renewed(shown, changes), notes=kept)
    if not notes:
        return Mended(_noted(post, shown, changes, ()), differs=False)
    page = await _page(post, shown, knowledge, reader)
    found = await _standing(shown, knowledge, reader)
    changed = _noted(post, replace(shown, page=page.number), changes, found)
    return Mended(replace(changed, body=_body(page.body(), post)), differs=True)


async def remade(post: Post, knowledge: "KnowledgeBase", guild: Guild) -> Post | None:
    """A post that was put right but not changed, with its message made once more; ``None`` for others."""
    shown = read_shown(post.view)
    if shown is None or not shown.notes:
        return None
    page = await _page(post, shown, knowledge, _reader(post, shown, guild))
    return replace(post, body=_body(page.body(), post))


async def _page(post: Post, shown: Shown, knowledge: "KnowledgeBase", reader: Reader) -> Page:
    return present(
        await build(shown, knowledge, reader),
        shown,
        key=post.key,
        plain=shown.plain,
        here=bool(post.guild),
        picture=await picture_of(shown, knowledge, reader),
    )


def _reader(post: Post, shown: Shown, guild: Guild) -> Reader:
    """Whom the post answers, in the language and on the day of the post."""
    reader = reader_of(guild, user=post.asker, locale=shown.language, at=post.created)
    return replace(reader, language=shown.language)


async def _changes(
    post: Post, knowledge: "KnowledgeBase", events: Sequence[str]
) -> dict[Key, Change]:
    """What became of each fact of the post, where anything did."""
    posted = {(f.scope, f.fact): f.revision for f in post.facts if not events or f.scope in events}
    current = {(f.scope, f.id): f.revision for f in await knowledge.current(posted)}
    found: dict[Key, Change] = {}
    for (scope, fact), revision in posted.items():
        if current.get((scope, fact)) == revision:
            continue
        try:
            _, revisions = await knowledge.fact(fact, event=scope)
        except NotFound:
            continue
        if change := change_of(revisions, revision):
            found[scope, fact] = change
    return found


async def _notes(
    changes: Iterable[Change],
    shown: Shown,
    knowledge: "KnowledgeBase",
    guild: Guild,
) -> tuple[Note, ...]:
    """A note of each change that shows, the latest first."""
    words, zone = words_for(shown.language), zone_of(guild.zone)
    depth = _depth(shown)
    latest = sorted(changes, key=lambda each: -each.revision.at)
    sources, _ = await knowledge.refer(
        fact for each in latest for fact in (each.before, each.after)
    )
    notes = (
        note_of(
            each,
            sources,
            words,
            day=datetime.fromtimestamp(each.revision.at, zone).toordinal(),
            depth=depth,
        )
        for each in latest
    )
    return tuple(note for note in notes if note is not None)


def _depth(shown: Shown) -> Depth:
    if shown.kind in (ShownKind.DAY, ShownKind.FACT):
        return Depth(None, whole=shown.kind is ShownKind.FACT)
    return Depth((shown.measure,) if shown.measure else ())


def _renewed(shown: Shown, changes: Mapping[Key, Change]) -> Shown:
    """What is shown, with facts that read as they did in the revision in which they were shown."""

    def renewed(ref: Ref) -> Ref:
        change = changes.get(ref.key)
        if change is None or ref.revision not in change.alike:
            return ref
        return replace(ref, revision=change.number)

    return replace(
        shown,
        facts=tuple(map(renewed, shown.facts)),
        groups=tuple(
            replace(group, facts=tuple(map(renewed, group.facts))) for group in shown.groups
        ),
    )


async def _standing(
    shown: Shown, knowledge: "KnowledgeBase", reader: Reader
) -> tuple[PostedFact, ...]:
    """The facts that the post shows when it was put right."""
    try:
        found = await facts_of(shown, knowledge, reader)
    except NotFound:
        return ()
    return tuple(PostedFact(fact.scope, fact.id, fact.revision) for fact in found)


def _noted(
    post: Post, shown: Shown, changes: Mapping[Key, Change], found: Sequence[PostedFact]
) -> Post:
    """The post with what is noted of it: the facts noted before, in their present revision, then those
    that came to it."""
    facts = {
        (each.scope, each.fact): replace(each, revision=change.number)
        if (change := changes.get((each.scope, each.fact)))
        else each
        for each in post.facts
    }
    for each in found:
        facts.setdefault((each.scope, each.fact), each)
    return replace(post, view=shown.text(), facts=tuple(facts.values())[:_POSTED])


def _body(made: str, post: Post) -> str:
    """The message as a change of what stands, without the picture that stood there; for a post that was
    not sent yet, as the answer to what it answers."""
    body = json.loads(made)
    if post.message:
        body["attachments"] = []
    elif reference := json.loads(post.body or "{}").get("message_reference"):
        body["message_reference"] = reference
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


async def picture_for(post: Post, knowledge: "KnowledgeBase", guild: Guild) -> "Picture | None":
    """The picture that belongs to a post as it is now."""
    shown = read_shown(post.view)
    if shown is None:
        return None
    return await picture_of(shown, knowledge, _reader(post, shown, guild))


def late_reply(post: Post, *, at: int) -> Post | None:
    """What is said in the channel of a post that can no longer be changed; ``None`` where it was not put
    right. It has the same key whenever it is made, so it is said once."""
    shown = read_shown(post.view)
    if shown is None or not shown.notes or not post.message:
        return None
    words = words_for(shown.language)
    where = f"https://discord.com/channels/{post.guild or '@me'}/{post.channel}/{post.message}"
    page = lay_out(
        Reply((Sentence(words.say("corrections.late")),), notes=shown.notes),
        words=words,
        buttons=(Link(words.say("views.answer"), where),),
        plain=shown.plain,
        tone=Tone.READING,
    )
    return Post(
        key=f"c{post.message}",
        kind=REPLY,
        channel=post.channel,
        guild=post.guild,
        asker=post.asker,
        body=page.body(answering=post.message),
        created=at,
    )
