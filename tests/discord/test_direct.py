"""Direct messages that are posts: written down like any other, sent to the channel that Discord opens."""

from bot.blocks import Reply, Sentence
from bot.layout import lay_out
from knowledge.storage.posting import Post, PostState
from tests.discord.posted import settled
from tests.discord.world import World, text_of


def direct(world: World, key: str, member: int, sentence: str = "Thank you.") -> Post:
    body = lay_out(Reply((Sentence(sentence),))).body()
    at = world.desk.clock()
    return Post(key=key, kind="notice", channel=0, asker=member, body=body, created=at)


async def test_it_reaches_the_member_alone(world: World) -> None:
    await world.bot.sender.post(direct(world, "n1", world.alice.id))
    kept = await settled(world, "n1")
    (message,) = world.said(world.alice.user.dm_channel)
    assert (kept.state, kept.message) == (PostState.SENT, message.id)
    assert text_of(message) == "Thank you."
    assert world.said() == []
    assert world.said(world.bob.user.dm_channel) == []


async def test_the_channel_is_opened_once(world: World) -> None:
    for key in ("n1", "n2"):
        await world.bot.sender.post(direct(world, key, world.alice.id))
        await settled(world, key)
    assert len(world.said(world.alice.user.dm_channel)) == 2
    assert world.requests("POST", "/users/@me/channels") == 1


async def test_it_is_changed_where_it_stands(world: World) -> None:
    await world.bot.sender.post(direct(world, "n1", world.alice.id))
    await settled(world, "n1")
    await world.bot.sender.revise(direct(world, "n1", world.alice.id, "Thanks again."))
    await settled(world, "n1")
    (message,) = world.said(world.alice.user.dm_channel)
    assert text_of(message) == "Thanks again."


async def test_one_to_nobody_is_given_up(world: World) -> None:
    """Such as to a member who was forgotten meanwhile, or whose account is gone."""
    for key, member in (("n1", 0), ("n2", 404)):
        await world.bot.sender.post(direct(world, key, member))
        assert (await settled(world, key)).state is PostState.GIVEN_UP


async def test_it_mentions_nobody(world: World) -> None:
    await world.bot.sender.post(direct(world, "n1", world.alice.id, "@everyone"))
    await settled(world, "n1")
    (sent,) = [
        each
        for each in world.env.http_requests
        if each.method == "POST" and each.path.endswith("/messages")
    ]
    assert sent.json is not None
    assert sent.json["allowed_mentions"] == {"parse": []}
