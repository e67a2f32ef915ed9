"""What waits for review, as a moderator works through it: who may, what is told, what never happens."""

import asyncio
import json
import random
import time
from dataclasses import replace
from typing import Final

import pytest
import simcord

from bot.asking.turns import Limits, Rate, Turns
from bot.reviewing.boards import Deed
from bot.reviewing.coming import tell_coming
from bot.words import ENGLISH
from knowledge.curate import Entering
from knowledge.storage.keeping import ProposalState
from knowledge.storage.posting import Guild
from tests.discord.editors import (
    EVENT,
    FACT,
    Filled,
    answer_to,
    default_of,
    emit,
    fill,
    id_of,
    labels,
    payload_of,
    press,
    said,
)
from tests.discord.proposed import (
    FLOOD,
    NEW,
    actor,
    choose,
    facts,
    first,
    propose,
    queue,
    state,
)
from tests.discord.world import World, buttons_of

MANY: Final = Rate(10_000, 10_000.0)
STALE: Final = ENGLISH.say("review.stale")
SECOND: Final = ENGLISH.say("access.second-person")


pytestmark = pytest.mark.usefixtures("opened")


async def told(world: World, where: simcord.ChannelHandle) -> str:
    """What was last said in a channel, once something was."""
    for _ in range(1000):
        if world.said(where):
            return world.last(where)
        await asyncio.sleep(0.002)
    return ""


# Looking and deciding.


async def test_nothing_waits_at_first(world: World) -> None:
    assert "Nothing waits" in said(await queue(world))


async def test_new_fact_is_shown_in_words_and_accepted(world: World) -> None:
    await propose(world)
    shown = await queue(world)
    for part in ("Proposal 1: a new fact", "alice", NEW.statement, "8 July 2021", "River rises"):
        assert part in said(shown)
    after = await press(world.boss, shown, "Accept")
    assert "Proposal 1 is accepted" in said(after)
    assert "Nothing waits" in said(after)
    assert NEW.statement in await facts(world)
    assert NEW.statement not in await facts(world, 0)
    await world.ask("what happened to the ferry?")
    assert NEW.statement in world.last().replace("**", "")


async def test_author_is_told_directly(world: World) -> None:
    await propose(world)
    await press(world.boss, await queue(world), "Accept")
    note = await told(world, world.alice.user.dm_channel)
    assert "Steppe: alice, your proposal was accepted" in note
    assert "FL-G001" in note
    assert "/fact" in note
    assert NEW.statement in note
    assert world.said() == []


async def test_author_is_told_where_they_proposed_it(world: World) -> None:
    await propose(world, channel=world.channel.id)
    await press(world.boss, await queue(world), "Accept")
    assert "your proposal was accepted" in await told(world, world.channel)
    (message,) = world.said()
    assert message.mentions == []


async def test_decline_asks_for_the_reason_and_tells_it(world: World) -> None:
    proposal = await propose(world)
    shown = await queue(world)
    form = await press(world.boss, shown, "Decline")
    after = await fill(world.boss, form, reason="No such ferry.")
    assert "declined" in said(after)
    assert NEW.statement not in await facts(world)
    note = await told(world, world.alice.user.dm_channel)
    assert "not accepted" in note
    assert "No such ferry." in note
    kept = await state(world, proposal)
    assert (kept.state, kept.note) == (ProposalState.DECLINED, "No such ferry.")
    assert NEW.statement in kept.body


async def test_what_was_declined_can_still_be_read(world: World) -> None:
    for word in ("north", "south"):
        await propose(world, replace(NEW, statement=f"The {word} gate of the dam was opened."))
    for reason in ("Not so.", "Nor that."):
        form = await press(world.boss, await queue(world), "Decline")
        await fill(world.boss, form, reason=reason)
    shown = await world.boss.slash(world.channel, "kb queue", show="declined")
    for part in ("2 of 2", "south gate", "Nor that. · boss"):
        assert part in said(shown)
    assert labels(shown) == ["◀"]
    before = await press(world.boss, shown, "◀")
    assert "north gate" in said(before)
    assert labels(before) == ["▶"]


async def test_form_is_not_kept_in_memory(world: World) -> None:
    """So one that was opened before a restart is taken after it."""
    await propose(world)
    form = await press(world.boss, await queue(world), "Decline")
    assert world.bot._connection._view_store._modals == {}
    assert "declined" in said(await fill(world.boss, form, reason="No."))


async def test_edited_text_is_what_is_accepted(world: World) -> None:
    await propose(world)
    shown = await queue(world)
    form = await press(world.boss, shown, "Edit and accept")
    assert default_of(form)["statement"] == NEW.statement
    assert default_of(form)["date"] == NEW.date
    better = "The ferry across the valley lake sank at its pier on Thursday."
    await fill(world.boss, form, statement=better)
    assert better in await facts(world)
    knowledge = await world.desk.knowledge(world.guild.id)
    (fact,) = [each for each in await knowledge.facts(FLOOD) if each.statement == better]
    _, revisions = await knowledge.fact(fact.id, FLOOD)
    assert revisions[-1].member == world.alice.id


async def test_what_was_typed_is_kept_when_it_cannot_be_accepted(world: World) -> None:
    await propose(world)
    form = await press(world.boss, await queue(world), "Edit and accept")
    better = "The ferry across the valley lake sank at once."
    refused = await fill(world.boss, form, statement=better, date="the 40th of Nowhere")
    assert "What you typed is kept" in said(refused)
    again = await press(world.boss, refused, "Edit and accept")
    assert default_of(again)["statement"] == better
    await fill(world.boss, again, date="8 July 2021")
    assert better in await facts(world)


async def test_correction_shows_old_and_new(world: World) -> None:
    fact = await first(world)
    curator = await world.desk.curator(world.guild.id)
    draft, _ = await curator.draft(FLOOD, fact.id)
    better = f"{fact.statement.rstrip('.')} at dawn."
    await propose(world, replace(draft, statement=better), fact=fact)
    shown = await queue(world)
    assert f"{fact.statement} → {better}" in said(shown).replace("\\", "")
    await press(world.boss, shown, "Accept")
    assert better in await facts(world)


async def test_what_was_changed_since_can_only_be_declined(world: World) -> None:
    fact = await first(world)
    curator = await world.desk.curator(world.guild.id)
    draft, _ = await curator.draft(FLOOD, fact.id)
    mine, theirs = (replace(draft, statement=f"{fact.statement} {more}") for more in ("A.", "B."))
    for each in (mine, theirs):
        await propose(world, each, fact=fact)
    after = await press(world.boss, await queue(world), "Accept")
    assert "was changed since" in said(after)
    assert "Accept" not in labels(after)
    assert "Decline" in labels(after)


async def test_retraction_is_shown_and_done(world: World) -> None:
    fact = await first(world)
    curator = await world.desk.curator(world.guild.id)
    who = Entering(actor(world, world.alice), world.desk.clock(), "t1", propose=True)
    await curator.retract(who, FLOOD, fact.id, expected=fact.revision, reason="not so")
    shown = await queue(world)
    assert "What would be taken back" in said(shown)
    assert "not so" in said(shown)
    assert "Edit and accept" not in labels(shown)
    await press(world.boss, shown, "Accept")
    assert fact.statement not in await facts(world)


async def test_pages_are_turned_and_the_next_follows_a_decision(world: World) -> None:
    for word in ("north", "south", "west"):
        await propose(world, replace(NEW, statement=f"The {word} gate of the dam was opened."))
    shown = await queue(world)
    assert "1 of 3" in said(shown)
    shown = await press(world.boss, shown, "▶")
    assert "south gate" in said(shown)
    shown = await press(world.boss, shown, "Accept")
    assert "west gate" in said(shown)
    assert "2 of 2" in said(shown)
    shown = await press(world.boss, shown, "◀")
    assert "north gate" in said(shown)


# Who decides.


async def test_nobody_accepts_their_own_where_a_second_person_is_wanted(
    world: World, ed: simcord.MemberActor
) -> None:
    await choose(world, review=True)
    role = (await world.desk.posts.guild(world.guild.id)).editor_role
    proposal = await propose(world, who=actor(world, ed, role))
    shown = await queue(world, ed)
    assert "This is your own proposal" in said(shown)
    assert labels(shown) == ["Take it back"]
    own = id_of(shown, "Take it back")
    accepting = forged(world, ed, shown, own, own.replace("withdraw", "accept"))
    assert SECOND in await answer_to(accepting)
    assert NEW.statement not in await facts(world)
    entries = await world.desk.keeps.latest(world.guild.id)
    assert (entries[0][0].action, entries[0][0].note) == ("denied", "accept-own")
    await press(world.boss, await queue(world), "Accept")
    assert NEW.statement in await facts(world)
    assert (await state(world, proposal)).state is ProposalState.ACCEPTED


async def test_own_proposal_is_taken_back(world: World, ed: simcord.MemberActor) -> None:
    await choose(world, review=True)
    role = (await world.desk.posts.guild(world.guild.id)).editor_role
    proposal = await propose(world, who=actor(world, ed, role))
    after = await press(ed, await queue(world, ed), "Take it back")
    assert "taken back" in said(after)
    assert (await state(world, proposal)).state is ProposalState.WITHDRAWN


async def test_of_two_at_once_one_wins_and_the_other_is_told(
    world: World, ed: simcord.MemberActor
) -> None:
    proposal = await propose(world)
    both = [(who, await queue(world, who)) for who in (world.boss, ed)]
    ids = [id_of(shown, "Accept") for _, shown in both]
    results = [
        emit(world, who, payload_of(world, shown), identity)
        for (who, shown), identity in zip(both, ids, strict=True)
    ]
    answers = [await answer_to(each) for each in results]
    assert sum("is accepted" in each for each in answers) == 1
    assert sum("accepted already" in each for each in answers) == 1
    assert (await state(world, proposal)).state is ProposalState.ACCEPTED
    await told(world, world.alice.user.dm_channel)
    assert len(world.said(world.alice.user.dm_channel)) == 1
    assert (await facts(world)).count(NEW.statement) == 1


async def test_members_may_not_look(world: World) -> None:
    result = await world.alice.slash(world.channel, "kb queue")
    assert said(result) == ENGLISH.say("access.editors")


async def test_who_is_no_editor_any_more_decides_nothing(
    world: World, ed: simcord.MemberActor
) -> None:
    await propose(world)
    shown = await queue(world, ed)
    form = await press(ed, shown, "Decline")
    await choose(world, editor_role=0)
    for refused in (await press(ed, shown, "Accept"), await fill(ed, form, reason="No.")):
        assert said(refused) == ENGLISH.say("access.editors")
    assert NEW.statement not in await facts(world)


async def test_buttons_of_others_do_nothing(world: World, ed: simcord.MemberActor) -> None:
    """Also for one who may decide: what was shown to somebody else is not theirs to press."""
    await propose(world)
    shown = await queue(world)
    identity = id_of(shown, "Accept")
    for who in (ed, world.alice):
        assert await pressed(world, who, shown, identity) == STALE
    assert NEW.statement not in await facts(world)


async def test_old_button_does_not_decide_what_is_shown_now(world: World) -> None:
    for word in ("north", "south"):
        await propose(world, replace(NEW, statement=f"The {word} gate of the dam was opened."))
    shown = await queue(world)
    before, identity = payload_of(world, shown), id_of(shown, "Accept")
    await press(world.boss, shown, "▶")
    old = emit(world, world.boss, before, identity)
    assert await answer_to(old) == STALE
    assert len(await world.desk.keeps.proposals(world.guild.id)) == 2


async def test_thousand_mutated_ids_do_nothing(world: World) -> None:
    proposal = await propose(world)
    world.bot.turns = Turns(time.monotonic, limits=Limits(member=MANY, writing=MANY))
    shown = await queue(world)
    ids = list(buttons_of(shown.response).values())
    dice = random.Random(7)  # noqa: S311 - no secret
    for each in range(1000):
        who = (world.alice, world.bob, world.boss)[each % 3]
        identity = dice.choice(ids)
        forged(world, who, shown, identity, mutated(dice, identity))
        if each % 50 == 49:
            await world.env.settle()
    assert (await state(world, proposal)).state is ProposalState.WAITING
    assert NEW.statement not in await facts(world)
    assert world.said() == []


def mutated(dice: random.Random, identity: str) -> str:
    """The id with a few characters or its key changed, never as it was."""
    letters = "tt:3acepdlin-0123456789"
    made = identity
    while made == identity:
        text = list(identity)
        for _ in range(dice.randrange(1, 4)):
            text[dice.randrange(len(text))] = dice.choice(letters)
        made = "".join(text)
        if dice.random() < 0.3:
            key = dice.choice(["i1", "w1-1", "n7", "0", "i" + "9" * 24])
            made = f"tt3:{dice.choice(list(Deed))}:{key}:{dice.randrange(3)}"
    return made


# What moderators are told.


async def test_moderators_get_one_line_that_is_put_right(world: World) -> None:
    notices = world.guild.create_text_channel("notices")
    await choose(world, notices=notices.id)
    for word in ("north", "south"):
        latest = await propose(world, replace(NEW, statement=f"The {word} gate was opened."))
        await tell_coming(world.desk, world.bot.sender, latest, locale="en")
    line = ""
    for _ in range(1000):
        line = await told(world, notices)
        if "2 proposals" in line:
            break
        await asyncio.sleep(0.002)
    assert "2 proposals wait for review" in line
    assert "south gate" in line
    assert len(world.said(notices)) == 1


async def test_moderators_are_told_of_what_a_member_proposes(world: World) -> None:
    notices = world.guild.create_text_channel("notices")
    await choose(world, notices=notices.id, events=(FLOOD,))
    form = await world.alice.slash(world.channel, "propose")
    await fill(world.alice, form, **(FACT | {"source": "River rises"}))
    line = await told(world, notices)
    assert "1 proposal waits for review; the latest is by alice" in line
    assert FACT["statement"] in line


# Presses that no client would make.


def forged(world: World, who: simcord.MemberActor, shown: Filled, old: str, new: str) -> Filled:
    """A press of a button whose id was changed, on a message that has it so."""
    message = json.loads(json.dumps(payload_of(world, shown)).replace(f'"{old}"', json.dumps(new)))
    return emit(world, who, message, new)


async def pressed(world: World, who: simcord.MemberActor, shown: Filled, identity: str) -> str:
    return await answer_to(emit(world, who, payload_of(world, shown), identity))


async def test_nothing_of_one_guild_is_seen_in_another(world: World) -> None:
    await propose(world)
    other = world.env.create_guild("Berg", owner=world.env.create_user("owner"))
    assert await world.desk.keeps.proposals(other.id) == ()
    assert (await world.desk.posts.guild(other.id)) == Guild(other.id)


async def test_new_source_of_a_proposal_is_not_called_unknown(
    world: World, ed: simcord.MemberActor
) -> None:
    form = await world.alice.slash(world.channel, "propose", event=EVENT)
    typed = FACT | {"source": "City news, https://city.example/ferries"}
    await fill(world.alice, form, **typed)
    told = said(await ed.slash(world.channel, "kb queue"))
    assert FACT["statement"] in told
    assert "not a known source" not in told


# A source that passes for another one.


async def test_where_a_new_source_leads_is_shown_and_doubted(world: World) -> None:
    source = "River rises, Valley Post, https://evil.example/x ¶ 3"
    await propose(world, replace(NEW, source=source))
    shown = said(await queue(world))
    assert 'new source: Valley Post, "River rises" · https' in shown.replace("\\", "").replace(
        "*", ""
    )
    assert "evil.example" in shown
    assert ENGLISH.say("remark.entry-new-source", title="River rises", host="evil.example") in shown
    doubt = ENGLISH.say(
        "remark.entry-other-host", name="Valley Post", known="post.example", host="evil.example"
    )
    assert doubt in shown
    assert "(<https://evil.example/x>)" in shown


async def test_a_source_on_record_is_no_new_one_in_the_queue(world: World) -> None:
    await propose(world)
    shown = said(await queue(world))
    assert "new source" not in shown


async def test_new_names_of_a_proposal_are_told_in_the_queue(world: World) -> None:
    await propose(world, replace(NEW, names="organisation: Ferry Guild"))
    assert "“Ferry Guild” is new and is added with this fact." in said(await queue(world))


async def test_audit_tells_rollbacks_and_restored_revisions(
    world: World, ed: simcord.MemberActor
) -> None:
    shown = await ed.slash(world.channel, "kb correct", fact="FL-0004")
    await fill(ed, shown, who="the smith", reason="It was he")
    await press(
        world.boss,
        await world.boss.slash(world.channel, "kb rollback", member=ed.user, since="1 hour ago"),
        "Confirm",
    )
    audit = said(await world.boss.slash(world.channel, "kb audit"))
    assert "FL-0004 · revision 3 · by a rollback" in audit
    history = await world.boss.slash(world.channel, "kb history", fact="FL-0004")
    form = await press(world.boss, history, "Restore 2")
    await fill(world.boss, form, reason="He it was")
    audit = said(await world.boss.slash(world.channel, "kb audit"))
    assert "revision 4 · an earlier revision restored" in audit
    told = said(await world.boss.slash(world.channel, "kb history", fact="FL-0004"))
    assert "4 · back to revision 2" in told
    assert "3 · back to revision 1" in told


async def test_the_usual_basis_of_a_day_is_not_told(world: World) -> None:
    await propose(world)
    assert "Basis of the day" not in said(await queue(world))


async def test_preview_of_a_rollback_is_cancelled(world: World, ed: simcord.MemberActor) -> None:
    form = await ed.slash(world.channel, "kb correct", fact="FL-0004")
    await fill(ed, form, who="the smith", reason="It was he")
    shown = await world.boss.slash(world.channel, "kb rollback", member=ed.user, since="1 hour ago")
    payload, confirm = payload_of(world, shown), id_of(shown, "Confirm")
    done = await press(world.boss, shown, "Cancel")
    assert said(done) == ENGLISH.say("review.cancelled")
    assert await answer_to(emit(world, world.boss, payload, confirm)) == STALE


async def test_preview_of_an_import_is_cancelled(world: World) -> None:
    file = ("new.csv", b"statement,date,source\nThe ferry sank.,8 July 2021,post\n")
    shown = await world.boss.slash(world.channel, "kb import", file=file, event=EVENT)
    before = await facts(world)
    payload, confirm = payload_of(world, shown), id_of(shown, "Confirm")
    assert said(await press(world.boss, shown, "Cancel")) == ENGLISH.say("review.cancelled")
    assert await answer_to(emit(world, world.boss, payload, confirm)) == STALE
    assert await facts(world) == before
