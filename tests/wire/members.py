"""What members do: write, edit, delete, call commands, press buttons, fill in forms."""

from collections.abc import Mapping, Sequence
from typing import Any

from tests.wire.commands import Commands
from tests.wire.gateway import Gateway
from tests.wire.interactions import Interaction, Interactions
from tests.wire.messages import public
from tests.wire.payloads import (
    channel_json,
    components_of,
    guild_json,
    instant,
    member_json,
    message_json,
    name_the_mentioned,
    outgoing,
    user_json,
)
from tests.wire.sending import Teller
from tests.wire.world import Channel, Guild, Kind, Right, User, World

__all__ = ["Members"]


class Members:
    """Hands of the people. Whoever acts must be able to: an impossible act raises ``LookupError``."""

    def __init__(
        self,
        world: World,
        gateway: Gateway,
        teller: Teller,
        interactions: Interactions,
        commands: Commands,
    ) -> None:
        self._world = world
        self._gateway = gateway
        self._teller = teller
        self._interactions = interactions
        self._commands = commands

    def join(self, guild: Guild, name: str, *, locale: str = "en-US") -> User:
        """A new member, of whom the bot is told nothing: it has no such intent."""
        user = self._world.add_user(name, locale=locale)
        guild.members[user.id] = set()
        return user

    async def invite_bot(self, guild: Guild) -> None:
        """Tell the bot of a guild that was made while it is connected."""
        await self._gateway.dispatch("GUILD_CREATE", guild_json(self._world, guild), guild=guild.id)

    @property
    def mention(self) -> str:
        return f"<@{self._world.bot.id}>"

    async def says(
        self,
        user: User,
        channel: Channel,
        content: str,
        *,
        reply_to: Mapping[str, Any] | None = None,
        ping: bool = True,
        **more: Any,
    ) -> dict[str, Any]:
        """A message; ``ping``: whether a reply calls the author of what it replies to."""
        if reply_to is not None:
            more |= {
                "type": 19,
                "message_reference": {
                    "type": 0,
                    "message_id": reply_to["id"],
                    "channel_id": reply_to["channel_id"],
                },
                "referenced_message": public(reply_to),
                "_pings_author": ping,
            }
        message = message_json(self._world, channel, user, content, **more)
        self._world.keep(message)
        await self._teller.tell_message("MESSAGE_CREATE", outgoing(self._world, message))
        return message

    async def repeats(self, message: Mapping[str, Any]) -> None:
        """Tell of a message once more, as if for the first time."""
        await self._teller.tell_message("MESSAGE_CREATE", outgoing(self._world, message))

    async def asks(self, user: User, channel: Channel, question: str) -> dict[str, Any]:
        """A question to the bot: by mention, or as it stands in a DM."""
        if channel.kind is Kind.DM:
            return await self.says(user, channel, question)
        return await self.says(user, channel, f"{self.mention} {question}")

    async def edits(self, message: dict[str, Any], content: str) -> None:
        message["content"] = content
        message["edited_timestamp"] = instant(self._world.clock())
        name_the_mentioned(self._world, message)
        await self._teller.tell_message("MESSAGE_UPDATE", outgoing(self._world, message))

    async def deletes(self, message: Mapping[str, Any]) -> None:
        await self._teller.delete(message)

    async def opens_thread(self, parent: Channel, name: str) -> Channel:
        """A thread, of which the bot is told as of any that it may see."""
        thread = self._world.add_thread(parent, name)
        told = {**channel_json(self._world, thread), "newly_created": True}
        await self._gateway.dispatch("THREAD_CREATE", told, guild=thread.guild)
        return thread

    async def delete_channel(self, channel: Channel) -> None:
        """It is gone, and the bot is told so."""
        channel.gone = True
        told = {
            "id": str(channel.id),
            "type": int(channel.kind),
            "guild_id": str(channel.guild),
            "name": channel.name,
        }
        await self._gateway.dispatch("CHANNEL_DELETE", told, guild=channel.guild)

    # -- commands ---------------------------------------------------------------------------------

    async def calls(
        self, user: User, channel: Channel, path: str, /, **options: Any
    ) -> Interaction:
        """A slash command; ``path`` names it with its subcommands."""
        data = self._call(user, channel, path, options)
        return await self._interactions.tell(2, user, channel, data)

    async def types(
        self, user: User, channel: Channel, path: str, focus: str, /, **options: Any
    ) -> Interaction:
        """Begins to fill in the option ``focus`` of a command and waits for what is suggested."""
        data = self._call(user, channel, path, options, focus=focus)
        return await self._interactions.tell(4, user, channel, data)

    async def uses_menu(
        self, user: User, channel: Channel, name: str, message: Mapping[str, Any]
    ) -> Interaction:
        """A command of a message's menu."""
        command = self._commands.named(name, 3, guild=channel.guild)
        self._may_call(command, user, channel)
        told = public(message)
        data = {
            "id": command["id"],
            "name": name,
            "type": 3,
            "target_id": message["id"],
            "resolved": {"messages": {message["id"]: told}},
        }
        return await self._interactions.tell(2, user, channel, data)

    def _call(
        self,
        user: User,
        channel: Channel,
        path: str,
        options: Mapping[str, Any],
        *,
        focus: str = "",
    ) -> dict[str, Any]:
        name, *below = path.split()
        command = self._commands.named(name, guild=channel.guild)
        self._may_call(command, user, channel)
        told: dict[str, Any] = {"id": command["id"], "name": name, "type": 1}
        inner, form = told, command
        for step in below:
            form = _option(form, step)
            inner["options"] = [{"name": step, "type": form["type"]}]
            inner = inner["options"][0]
        inner["options"] = [
            self._filled(form, name, value, focused=name == focus)
            for name, value in options.items()
        ]
        if not focus:
            _refuse_unfilled(form, options)
        resolved = self._resolved(form, options)
        return {**told, **({"resolved": resolved} if resolved else {})}

    def _may_call(self, command: Mapping[str, Any], user: User, channel: Channel) -> None:
        contexts = command.get("contexts")
        if contexts is not None and (0 if channel.guild else 1) not in contexts:
            raise LookupError(f"{command['name']} is not offered in {channel.kind.name}")
        needed = command["default_member_permissions"]
        rights = self._world.rights(user.id, channel)
        if channel.guild and not rights & Right.USE_COMMANDS:
            raise LookupError("this member may call no commands here")
        if channel.guild and needed is not None:
            wanted = int(needed)
            if (rights & wanted) != wanted or not (wanted or rights & Right.ADMINISTRATOR):
                raise LookupError(f"{command['name']} is hidden from this member")

    def _filled(
        self, form: Mapping[str, Any], name: str, value: Any, *, focused: bool
    ) -> dict[str, Any]:
        option = _option(form, name)
        if not focused:
            _refuse_value(option, value)
        told = {"name": name, "type": option["type"], "value": value}
        if option["type"] in (6, 7, 8):
            told["value"] = str(value.id)
        return {**told, "focused": True} if focused else told

    def _resolved(self, form: Mapping[str, Any], options: Mapping[str, Any]) -> dict[str, Any]:
        resolved: dict[str, Any] = {}
        for name, value in options.items():
            kind = _option(form, name)["type"]
            if kind == 7:
                told = {
                    "id": str(value.id),
                    "name": value.name,
                    "type": int(value.kind),
                    "permissions": str(int(Right.VIEW_CHANNEL | Right.SEND_MESSAGES)),
                }
                resolved.setdefault("channels", {})[str(value.id)] = told
            elif kind == 8:
                told = {"id": str(value.id), "name": value.name, "permissions": str(value.rights)}
                more = {"position": 1, "color": 0, "hoist": False, "managed": False}
                resolved.setdefault("roles", {})[str(value.id)] = {
                    **told,
                    **more,
                    "mentionable": False,
                    "flags": 0,
                    "colors": {"primary_color": 0},
                }
            elif kind == 6:
                resolved.setdefault("users", {})[str(value.id)] = user_json(value)
        return resolved

    # -- buttons and forms ------------------------------------------------------------------------

    async def presses(
        self, user: User, message: dict[str, Any], button: str, *, by_id: bool = False
    ) -> Interaction:
        """A button of a message, by what its label or its id begins with."""
        parts = [part for part in components_of(message) if part["type"] == 2]
        key = "custom_id" if by_id else "label"
        found = [part for part in parts if (part.get(key) or "").startswith(button)]
        usable = [part for part in found if part.get("custom_id") and not part.get("disabled")]
        if not usable:
            raise LookupError(f"no button {button!r} among {[part.get(key) for part in parts]}")
        channel = self._world.channels[int(message["channel_id"])]
        data = {
            "component_type": 2,
            "custom_id": usable[0]["custom_id"],
            "id": usable[0].get("id", 0),
        }
        return await self._interactions.tell(3, user, channel, data, message)

    async def submits(self, user: User, opened: Interaction, values: Sequence[str]) -> Interaction:
        """Fill the text fields of the form that an interaction opened, in their order."""
        form = opened.form
        if form is None:
            raise LookupError("no form was opened")
        rest = list(values)

        def filled(component: Mapping[str, Any]) -> dict[str, Any]:
            told: dict[str, Any] = {"type": component["type"], "id": component.get("id") or 0}
            if component["type"] == 4:
                told |= {"custom_id": component["custom_id"], "value": rest.pop(0)}
            if component.get("components"):
                told["components"] = [filled(inner) for inner in component["components"]]
            if component.get("component"):
                told["component"] = filled(component["component"])
            return told

        data = {
            "custom_id": form["custom_id"],
            "components": [filled(component) for component in form["components"]],
        }
        source = opened.source
        return await self._interactions.tell(5, user, opened.channel, data, source)

    def member(self, guild: Guild, user: User) -> dict[str, Any]:
        return member_json(self._world, guild, user)


def _option(form: Mapping[str, Any], name: str) -> dict[str, Any]:
    for option in form.get("options") or ():
        if option["name"] == name:
            found: dict[str, Any] = option
            return found
    raise LookupError(f"{form['name']} has no option {name!r}")


def _refuse_unfilled(form: Mapping[str, Any], options: Mapping[str, Any]) -> None:
    for option in form.get("options") or ():
        if option.get("required") and option["name"] not in options:
            raise LookupError(f"{form['name']} needs {option['name']}")


def _refuse_value(option: Mapping[str, Any], value: Any) -> None:
    """What the client itself does not let through."""
    choices = [choice["value"] for choice in option.get("choices") or ()]
    if choices and value not in choices:
        raise LookupError(f"{option['name']}: {value!r} is none of {choices}")
    if isinstance(value, str) and len(value) > (option.get("max_length") or 6000):
        raise LookupError(f"{option['name']}: too long")
    if isinstance(value, str) and len(value) < (option.get("min_length") or 0):
        raise LookupError(f"{option['name']}: too short")
    if isinstance(value, int) and not isinstance(value, bool):
        least, most = option.get("min_value"), option.get("max_value")
        if (least is not None and value < least) or (most is not None and value > most):
            raise LookupError(f"{option['name']}: {value} is out of range")
