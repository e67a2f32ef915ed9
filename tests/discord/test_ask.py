"""Asking as members do it: what is answered, where, to whom, and what is left alone."""

from tests.discord.world import World, text_of


async def test_a_mention_is_answered_where_it_was_asked(world: World) -> None:
    question = await world.ask("who seized Almaty airport?")
    (answer,) = world.said()
    assert "airport" in text_of(answer)
    assert "GlobalSecurity.org" in text_of(answer)
    assert answer.reference is not None
    assert answer.reference.message_id == question.id
