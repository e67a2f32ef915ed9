"""Discord's documented limits that its OpenAPI file does not state, looked at by hand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from tests.wire.payloads import components_of

__all__ = [
    "faults_of_choices",
    "faults_of_commands",
    "faults_of_form",
    "faults_of_message",
]

LAID_OUT: Final = 1 << 15
"""Message flag: components instead of content."""
EPHEMERAL: Final = 1 << 6
_SETTABLE: Final = (1 << 2) | (1 << 12) | LAID_OUT
"""Flags that a sender may set: no embeds, no notification, components."""
_FILE_LIMIT: Final = 10 << 20
_REQUEST_LIMIT: Final = 25 << 20
_LAYOUT_ONLY: Final = {9, 10, 11, 12, 13, 14, 17}
"""Kinds of components that only a laid out message may hold."""
_COMMAND_NAME: Final = re.compile(r"[-_'\w]{1,32}")
_LOCALES: Final = frozenset(
    "id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk"
    " hi th zh-CN ja zh-TW ko".split()
)


def faults_of_message(
    body: Any,
    files: Mapping[str, int] = {},
    *,
    laid_out: bool = False,
    new: bool = True,
    ephemeral: bool = False,
) -> Iterator[str]:
    """``laid_out``: the message to be changed is so already; ``ephemeral``: that flag may be set."""
    if not isinstance(body, dict):
        yield "a message is an object"
        return
    flags = body.get("flags") or 0
    if flags & ~(_SETTABLE | (EPHEMERAL if ephemeral else 0)):
        yield f"flags: {flags} holds a flag that may not be set"
    laid_out = laid_out or bool(flags & LAID_OUT)
    if len(body.get("content") or "") > 2000:
        yield "content: over 2,000 characters"
    if laid_out:
        yield from _faults_of_layout(body, new=new)
    else:
        yield from _faults_of_rows(body, files, new=new)
    yield from _faults_of_components(body)
    yield from _faults_of_embeds(body.get("embeds") or ())
    yield from _faults_of_files(body, files)
    yield from _faults_of_mentions(body.get("allowed_mentions"))
    if body.get("enforce_nonce") and not body.get("nonce"):
        yield "enforce_nonce: there is no nonce"
    if len(str(body.get("nonce") or "")) > 25:
        yield "nonce: over 25 characters"


def _faults_of_layout(body: Mapping[str, Any], *, new: bool) -> Iterator[str]:
    for key in ("content", "embeds", "poll", "sticker_ids"):
        if body.get(key):
            yield f"{key}: not beside a layout of components"
    components = list(components_of(body))
    if not components and (new or "components" in body):
        yield "components: a laid out message needs some"
    if len(components) > 40:
        yield f"components: {len(components)}, over 40"
    letters = sum(len(part.get("content") or "") for part in components if part.get("type") == 10)
    if letters > 4000:
        yield f"components: {letters} characters of text, over 4,000"


def _faults_of_rows(
    body: Mapping[str, Any], files: Mapping[str, int], *, new: bool
) -> Iterator[str]:
    rows = body.get("components") or ()
    if len(rows) > 5:
        yield f"components: {len(rows)} rows, over 5"
    for part in components_of(body):
        if part.get("type") in _LAYOUT_ONLY:
            yield f"components: kind {part['type']} needs the flag of a layout"
    holds = any(body.get(key) for key in ("content", "embeds", "poll", "sticker_ids", "components"))
    if new and not holds and not files:
        yield "50006: an empty message"


def _faults_of_components(body: Mapping[str, Any]) -> Iterator[str]:
    seen: set[str] = set()
    numbers: set[int] = set()
    for part in components_of(body):
        name = part.get("custom_id")
        if name is not None and name in seen:
            yield f"custom_id: {name} twice"
        seen.add(name or "")
        number = part.get("id")
        if number and number in numbers:
            yield f"id: {number} twice"
        numbers.add(number or 0)
        if part.get("type") == 2:
            yield from _faults_of_button(part)
        if part.get("type") == 1:
            yield from _faults_of_row(part)
        for key in ("media", "file"):
            if isinstance(part.get(key), dict):
                yield from _faults_of_url(part[key].get("url"), attachment=True)
        for item in part.get("items") or ():
            yield from _faults_of_url(item["media"].get("url"), attachment=True)


def _faults_of_row(row: Mapping[str, Any]) -> Iterator[str]:
    kinds = [part.get("type") for part in row.get("components") or ()]
    if not 1 <= len(kinds) <= 5:
        yield f"components: {len(kinds)} in a row"
    if any(kind != 2 for kind in kinds) and len(kinds) > 1:
        yield "components: a menu shares its row"


def _faults_of_button(button: Mapping[str, Any]) -> Iterator[str]:
    link = button.get("style") == 5
    if link == bool(button.get("custom_id")):
        yield "custom_id: a link has none, every other button has one"
    if link != bool(button.get("url")):
        yield "url: a link has one, no other button has"
    if link:
        yield from _faults_of_url(button.get("url"))
    if not button.get("label") and not button.get("emoji"):
        yield "label: a button shows a label or an emoji"
    if len(button.get("custom_id") or "") > 100 or len(button.get("label") or "") > 80:
        yield "button: custom_id over 100 or label over 80 characters"


def _faults_of_url(url: Any, *, attachment: bool = False) -> Iterator[str]:
    if not isinstance(url, str):
        yield "url: not text"
        return
    schemes = {"http", "https"} | ({"attachment"} if attachment else {"discord"})
    parts = urlsplit(url)
    if parts.scheme not in schemes or not parts.netloc or re.search(r"\s", url):
        yield f"url: {url[:100]} is none"


def _faults_of_embeds(embeds: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    total = 0
    for embed in embeds:
        texts = [embed.get("title"), embed.get("description")]
        texts += [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
        for told in embed.get("fields") or ():
            if not str(told.get("name") or "").strip() or not str(told.get("value") or "").strip():
                yield "fields: an empty one"
            texts += [told.get("name"), told.get("value")]
        total += sum(len(text or "") for text in texts)
        for key in ("url",):
            if embed.get(key):
                yield from _faults_of_url(embed[key])
        for key in ("image", "thumbnail"):
            if embed.get(key):
                yield from _faults_of_url(embed[key].get("url"), attachment=True)
    if total > 6000:
        yield f"embeds: {total} characters together, over 6,000"


def _faults_of_files(body: Mapping[str, Any], files: Mapping[str, int]) -> Iterator[str]:
    if len(files) > 10:
        yield f"files: {len(files)}, over 10"
    for name, size in files.items():
        if size > _FILE_LIMIT:
            yield f"{name}: over 10 MiB"
    if sum(files.values()) > _REQUEST_LIMIT:
        yield "files: over 25 MiB together"
    told = body.get("attachments") or ()
    names = {one.get("filename") for one in told} | set(files)
    for part in components_of(body):
        media = [part.get("media"), part.get("file")]
        media += [item.get("media") for item in part.get("items") or ()]
        for one in media:
            url = (one or {}).get("url", "")
            if url.startswith("attachment://") and url.removeprefix("attachment://") not in names:
                yield f"url: {url} is not attached"


def _faults_of_mentions(allowed: Any) -> Iterator[str]:
    if not isinstance(allowed, dict):
        return
    parsed = allowed.get("parse") or ()
    for kind in ("users", "roles"):
        if kind in parsed and allowed.get(kind):
            yield f"allowed_mentions: {kind} by name and all of them"


def faults_of_choices(data: Mapping[str, Any]) -> Iterator[str]:
    choices = data.get("choices") or ()
    if len(choices) > 25:
        yield f"choices: {len(choices)}, over 25"
    for choice in choices:
        if not 1 <= len(choice["name"]) <= 100:
            yield f"choices: name of {len(choice['name'])} characters"
        if isinstance(choice["value"], str) and not 1 <= len(choice["value"]) <= 100:
            yield f"choices: value of {len(choice['value'])} characters"


def faults_of_form(data: Mapping[str, Any]) -> Iterator[str]:
    rows = data.get("components") or ()
    if not 1 <= len(rows) <= 5:
        yield f"components: {len(rows)} in a form"
    if len(data.get("title") or "") > 45 or len(data.get("custom_id") or "") > 100:
        yield "form: title over 45 or custom_id over 100 characters"
    names = [part["custom_id"] for part in components_of(data) if "custom_id" in part]
    if len(names) != len(set(names)):
        yield "custom_id: one twice"
    for part in components_of(data):
        if part.get("type") == 4 and len(part.get("value") or "") > (
            part.get("max_length") or 4000
        ):
            yield "value: longer than may be written"


def faults_of_commands(commands: Any) -> Iterator[str]:
    if not isinstance(commands, list):
        yield "commands are a list"
        return
    for kind, most in ((1, 100), (2, 15), (3, 15)):
        names = [one["name"] for one in commands if (one.get("type") or 1) == kind]
        if len(names) > most:
            yield f"{len(names)} commands of type {kind}, over {most}"
        if len(names) != len(set(names)):
            yield f"a name of type {kind} twice"
    for command in commands:
        for fault in _faults_of_command(command):
            yield f"{command['name']}: {fault}"


def _faults_of_command(command: Mapping[str, Any]) -> Iterator[str]:
    if (command.get("type") or 1) != 1:
        if command.get("description") or command.get("options"):
            yield "a menu has neither description nor options"
        return
    yield from _faults_of_words(command)
    yield from _faults_of_options(command.get("options") or ())
    if _length(command) > 8000:
        yield f"{_length(command)} characters together, over 8,000"


def _faults_of_words(named: Mapping[str, Any]) -> Iterator[str]:
    if not 1 <= len(named.get("description") or "") <= 100:
        yield "description: not 1 to 100 characters"
    names = {"": named["name"], **(named.get("name_localizations") or {})}
    for locale, name in names.items():
        if not _COMMAND_NAME.fullmatch(name) or name != name.lower():
            yield f"name: {name} ({locale or 'own'})"
    told = named.get("description_localizations") or {}
    for locale, text in told.items():
        if not 1 <= len(text) <= 100:
            yield f"description: {len(text)} characters ({locale})"
    for locale in {*names, *told} - {""} - _LOCALES:
        yield f"{locale}: no locale of Discord"


def _faults_of_options(options: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    optional = False
    taken: set[tuple[str, str]] = set()
    for option in options:
        yield from _faults_of_words(option)
        if option.get("required") and optional:
            yield f"{option['name']}: required after one that is not"
        optional = optional or (option["type"] > 2 and not option.get("required"))
        if option.get("autocomplete") and option.get("choices"):
            yield f"{option['name']}: choices and autocomplete"
        names = {"": option["name"], **(option.get("name_localizations") or {})}
        for pair in names.items():
            if pair in taken:
                yield f"{pair[1]}: two options of this name"
            taken.add(pair)
        yield from _faults_of_options(option.get("options") or ())
    kinds = {option["type"] <= 2 for option in options}
    if len(kinds) > 1:
        yield "options and subcommands side by side"


def _length(command: Mapping[str, Any]) -> int:
    """As Discord counts: of name and description the longest localisation."""
    length = 0
    for key in ("name", "description"):
        texts = [command.get(key) or "", *(command.get(f"{key}_localizations") or {}).values()]
        length += max(len(text) for text in texts)
    for choice in command.get("choices") or ():
        length += max(
            len(text)
            for text in (choice["name"], *(choice.get("name_localizations") or {}).values())
        ) + len(str(choice["value"]))
    return length + sum(_length(option) for option in command.get("options") or ())
