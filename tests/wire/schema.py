"""Request bodies against Discord's own OpenAPI file, where it is at hand, and against ``limits``.

The file is no part of the project. Corrected here, where its own documentation says otherwise: ids may
be integers; a bot's message holds 2,000 characters, not 4,000. A choice among forms is made by their
``type``, so that a fault is told of the form that was meant.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from tests.wire.limits import (
    faults_of_choices,
    faults_of_commands,
    faults_of_form,
    faults_of_message,
)

__all__ = ["OPENAPI", "Oracle", "has_openapi"]

OPENAPI: Final = Path(__file__).parents[3] / "shared" / "data" / "discord-openapi.json"


def has_openapi() -> bool:
    return OPENAPI.is_file()


class Oracle:
    """Says what Discord would refuse. Without the file only the limits are looked at."""

    def faults(
        self, method: str, path: str, body: Any, *, files: Mapping[str, int], laid_out: bool
    ) -> list[str]:
        """What is wrong with a request; ``path`` begins after the version of the API.

        ``files`` holds names and sizes of what is uploaded; ``laid_out`` tells that the message to be
        changed is laid out in components already.
        """
        found = list(self._of_schema(method, path, body)) if has_openapi() else []
        # The limits take the form for granted, where there is something to tell of it.
        return found or list(_by_hand(method, path, body, files, laid_out))

    def faults_of_answer(self, method: str, path: str, status: int, body: Any) -> list[str]:
        """What is wrong with an answer of the make-believe Discord itself; needs the file."""
        template = _template(method, path) if has_openapi() else None
        if template is None:
            return []
        answers = _document()["paths"][template][method.lower()]["responses"]
        if str(status) not in answers:
            return [] if status >= 400 else [f"no such answer: {status} to {method} {path}"]
        content = answers[str(status)].get("content")
        if content is None:
            return []
        schema = content["application/json"]["schema"]
        return [_told(error) for error in _validator_of(json.dumps(schema)).iter_errors(body)]

    def _of_schema(self, method: str, path: str, body: Any) -> Iterator[str]:
        operation = _operation(method, path)
        if operation is None:
            yield f"no such operation: {method} {path}"
            return
        schema = operation.get("requestBody")
        if schema is None:
            if body is not None:
                yield f"{method} {path} takes no body"
            return
        validator = _validator(method, _template(method, path) or "")
        for error in validator.iter_errors(body):
            yield _told(error)
        yield from _unknown_keys(body, schema)


def _told(error: Any) -> str:
    place = "/".join(str(step) for step in error.absolute_path)
    deepest = error
    while deepest.context:
        deepest = max(deepest.context, key=lambda inner: len(inner.absolute_path))
    return f"{place or 'body'}: {str(deepest.message)[:300]}"


def _by_hand(
    method: str, path: str, body: Any, files: Mapping[str, int], laid_out: bool
) -> Iterator[str]:
    if re.fullmatch(r"/applications/\d+(/guilds/\d+)?/commands", path) and method == "PUT":
        yield from faults_of_commands(body)
    elif path.endswith("/callback") and isinstance(body, dict):
        yield from _of_callback(body, files, laid_out=laid_out)
    elif re.fullmatch(r"/channels/\d+/messages(/\d+)?", path) and method in ("POST", "PATCH"):
        yield from faults_of_message(body, files, laid_out=laid_out, new=method == "POST")
    elif path.startswith("/webhooks/") and method in ("POST", "PATCH"):
        yield from faults_of_message(
            body, files, laid_out=laid_out, new=method == "POST", ephemeral=True
        )


def _of_callback(
    body: Mapping[str, Any], files: Mapping[str, int], *, laid_out: bool
) -> Iterator[str]:
    kind, data = body.get("type"), body.get("data") or {}
    if kind in (4, 7):
        laid_out = laid_out and kind == 7
        yield from faults_of_message(data, files, laid_out=laid_out, new=kind == 4, ephemeral=True)
    elif kind == 8:
        yield from faults_of_choices(data)
    elif kind == 9:
        yield from faults_of_form(data)


@cache
def _document() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(OPENAPI.read_text(encoding="utf-8"))
    schemas = document["components"]["schemas"]
    schemas["SnowflakeType"]["type"] = ["string", "integer"]
    for name in ("MessageCreateRequest", "MessageEditRequestPartial"):
        schemas[name]["properties"]["content"]["maxLength"] = 2000
    _choose_by_type(document, schemas)
    return document


def _choose_by_type(node: Any, schemas: Mapping[str, Any]) -> None:
    """Put, in place of "one of these forms", the form that the ``type`` names."""
    if isinstance(node, list):
        for inner in node:
            _choose_by_type(inner, schemas)
    if not isinstance(node, dict):
        return
    for word in ("oneOf", "anyOf"):
        forms = node.get(word)
        kinds = _kinds(forms, schemas) if isinstance(forms, list) else None
        if kinds is not None:
            del node[word]
            node |= {
                "type": "object",
                "required": ["type"],
                "properties": {"type": {"enum": sorted(kinds)}},
                "allOf": [
                    {"if": {"properties": {"type": {"const": kind}}}, "then": form}
                    for kind, form in kinds.items()
                ],
            }
    for inner in node.values():
        _choose_by_type(inner, schemas)


def _kinds(forms: Sequence[Any], schemas: Mapping[str, Any]) -> dict[int, Any] | None:
    """Form by ``type``; ``None`` when that does not tell them apart."""
    kinds: dict[int, Any] = {}
    for form in forms:
        name = str(form.get("$ref", "")).rpartition("/")[2]
        properties: dict[str, Any] = schemas[name].get("properties", {}) if name else {}
        types: list[int] = properties.get("type", {}).get("enum") or []
        if not types or len(forms) < 2 or set(types) & set(kinds):
            return None
        kinds.update(dict.fromkeys(types, form))
    return kinds


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Paths, those with the fewest blanks first, as ``@original`` is also a message's place."""
    paths = sorted(_document()["paths"], key=lambda path: path.count("{"))
    return tuple((re.compile(re.sub(r"\{[^}]+\}", "[^/]+", path)), path) for path in paths)


def _template(method: str, path: str) -> str | None:
    for pattern, template in _patterns():
        if pattern.fullmatch(path) and method.lower() in _document()["paths"][template]:
            return template
    return None


def _operation(method: str, path: str) -> dict[str, Any] | None:
    template = _template(method, path)
    if template is None:
        return None
    operation: dict[str, Any] = _document()["paths"][template][method.lower()]
    if "requestBody" not in operation:
        return {}
    content: dict[str, Any] = operation["requestBody"]["content"]
    return {"requestBody": next(iter(content.values()))["schema"]}


@cache
def _validator_of(schema: str) -> Any:
    """``schema`` is JSON."""
    from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

    return Draft202012Validator({**json.loads(schema), "components": _document()["components"]})


@cache
def _validator(method: str, template: str) -> Any:
    content = _document()["paths"][template][method.lower()]["requestBody"]["content"]
    return _validator_of(json.dumps(next(iter(content.values()))["schema"]))


def _unknown_keys(body: Any, schema: Mapping[str, Any]) -> Iterator[str]:
    """Keys that no form of the body knows: Discord passes over them, so a slip would never be seen."""
    if not isinstance(body, dict):
        return
    known: set[str] = set()
    for form in _forms(schema, body):
        known |= set(form.get("properties", {}))
    for key in sorted(set(body) - known):
        yield f"{key}: no key of this request"


def _forms(schema: Mapping[str, Any], body: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        yield from _forms(_document()["components"]["schemas"][name], body)
        return
    yield schema
    for word in ("oneOf", "anyOf"):
        for form in schema.get(word, ()):
            yield from _forms(form, body)
    for choice in schema.get("allOf", ()):
        if choice.get("if", {}).get("properties", {}).get("type", {}).get("const") == body.get(
            "type"
        ):
            yield from _forms(choice.get("then", {}), body)
