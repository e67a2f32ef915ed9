"""What the pictures show: each a short play with the real bot, then a picture of its outcome."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from tests.discord.editors import default_of, fill, open_to_all
from tests.gallery.stage import PHONE, Stage

__all__ = ["SCENES"]

DETAINED: Final = "how many ppl were detained in kazakstan by 7 jan?"


async def answered(stage: Stage) -> None:
    await stage.shoot("answered", await stage.ask(DETAINED))


async def phone(stage: Stage) -> None:
    answer = await stage.ask(DETAINED)
    await stage.shoot("phone", answer, size=PHONE, themes=("dark",))


async def rivals(stage: Stage) -> None:
    await stage.shoot("rivals", await stage.ask("how many people were killed?"))


async def claim(stage: Stage) -> None:
    said = "By 9 January 2022 at least 5,969 people had been detained in Kazakhstan."
    message = await stage.world.bob.send(stage.world.channel, said)
    shown = await stage.world.alice.context_menu(stage.world.channel, "Check this claim", message)
    await stage.shoot("claim", shown, themes=("dark",))


async def closest(stage: Stage) -> None:
    await stage.shoot("closest", await stage.ask("who paid for the pizza in Almaty?"))


async def figure(stage: Stage) -> None:
    await stage.shoot("figure", await stage.command("figure", measure="detained"))


async def day(stage: Stage) -> None:
    await stage.shoot("day", await stage.command("day", date="6 January"))


async def timeline(stage: Stage) -> None:
    shown = await stage.command("timeline", **{"from": "2 January", "to": "5 January"})
    await stage.shoot("timeline", shown)


async def fact(stage: Stage) -> None:
    await stage.shoot("fact", await stage.command("fact", id="KZ-0042"))


async def looks(stage: Stage) -> None:
    answer = await stage.ask(DETAINED)
    for label in ("Sources", "Passage", "Earlier"):
        shown = await stage.press(answer, label)
        await stage.shoot(label.lower(), shown, themes=("dark",))
    await stage.shoot("report", await stage.press(answer, "Report"), themes=("dark",))


async def languages(stage: Stage) -> None:
    await stage.choose(language="ru")
    shown = await stage.command("figure", measure="detained")
    await stage.shoot("ru", shown, themes=("dark",))
    await stage.choose(language="kk")
    await stage.shoot("kk", await stage.command("day", date="2022-01-07"), themes=("dark",))
    await stage.choose(language="de")
    await stage.shoot("de", await stage.ask("who seized Almaty airport?"), themes=("dark",))


async def digest(stage: Stage) -> None:
    boss = stage.world.boss
    await stage.command(
        "digest set", who=boss, channel=stage.world.channel, hour=9, mode="on-this-day"
    )
    shown = await stage.command("digest preview", who=boss)
    await stage.shoot("digest", shown, who=boss, themes=("dark",))


async def plain(stage: Stage) -> None:
    await stage.choose(plain=True)
    await stage.shoot("plain", await stage.ask(DETAINED))


async def trouble(stage: Stage) -> None:
    shown = await stage.command("figure", measure="dragons")
    await stage.shoot("error", shown, themes=("dark",))


async def keeping(stage: Stage) -> None:
    world, boss = stage.world, stage.world.boss
    open_to_all(world, "kb")
    form = await stage.command("kb add", who=boss)
    station = {
        "statement": "The railway station in Almaty reopened.",
        "date": "12 January",
        "source": "Railway news, KTZ, https://railways.kz/news/12",
    }
    await stage.shoot("kb-add", await fill(boss, form, **station), who=boss, themes=("dark",))
    form = await stage.command("kb add", who=boss)
    doubtful = {
        "statement": "He admitted that over 4,500 people were detained.",
        "date": "8 jan",
        "source": "globalsecurity-tick-tock ¶ 21",
        "figures": "detained: over 4,500 (as of 8 Jan, in all)",
    }
    await stage.shoot("kb-look", await fill(boss, form, **doubtful), who=boss, themes=("dark",))
    answer = await stage.ask("who seized Almaty airport?")
    post = await world.desk.posts.post_in(answer.id)
    assert post is not None
    form = await stage.command("kb correct", who=boss, fact=post.facts[0].fact)
    clearer = default_of(form)["statement"].replace("Almaty airport", "the airport of Almaty")
    await fill(boss, form, statement=clearer, reason="as the source puts it")
    await world.bot.corrections.look()
    await stage.shoot("corrected", answer, themes=("dark",))
    shown = await stage.command("kb history", who=boss, fact=post.facts[0].fact)
    await stage.shoot("kb-history", shown, who=boss, themes=("dark",))
    proposal = await stage.command("propose")
    bus = {
        "statement": "Buses ran again in Aktobe.",
        "date": "10 January 2022",
        "source": "City news, https://aktobe.example/buses",
    }
    await fill(world.alice, proposal, **bus)
    shown = await stage.command("kb queue", who=boss)
    await stage.shoot("kb-queue", shown, who=boss, themes=("dark",))


SCENES: Final[Mapping[str, Callable[[Stage], Awaitable[None]]]] = {
    scene.__name__: scene
    for scene in (
        answered, keeping, phone, rivals, claim, closest, figure, day, timeline, fact, looks, languages, digest, plain, trouble,
    )
}  # fmt: skip
