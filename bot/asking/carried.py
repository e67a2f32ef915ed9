"""What a follow-up carries over from the question before, as JSON to be kept with the answer.

Days, names by their ids, single words with what may stand for them: never the question itself. Words of
the asker's own, which are neither the record's nor ordinary ones, stand under ``own`` alone: from there they
fade, and with them what a follow-up would look for in vain.
"""

import json
from collections.abc import Mapping, Set
from dataclasses import replace
from typing import Any, Final

from knowledge.codec import span_from_dict, span_to_dict
from knowledge.flow import Asked, Context, DateUse, Term, Variant
from knowledge.gaps import shown_word
from knowledge.text import tokens

__all__ = ["carried", "carry"]

Data = dict[str, Any]

_TERMS: Final = 24
_VARIANTS: Final = 40
"""Other tokens of one term that are kept, those that say it best."""
_LONGEST: Final = 60
"""Characters of a word; a longer one is no word that the record could know."""


def carry(context: Context, known: Set[str] = frozenset()) -> str:
    """The context as JSON; empty when there is nothing to carry. ``known`` are those of its words' index
    tokens that the record holds."""
    terms = [each for each in context.terms[:_TERMS] if len(each.word) <= _LONGEST]
    told = [_told(each, shown) for each in terms if (shown := shown_word(each, known))]
    data = _plain(
        asked=[kind.value for kind in context.asked],
        measure=context.measure,
        quantity=list(context.quantity),
        terms=[_term(each) for each in told],
        own=[_term(each) for each in terms] if told != terms else [],
        said=list(context.said[:_VARIANTS]),
        names=list(context.names),
        when=[span_to_dict(span) for span in context.when],
        use="" if context.date_use is DateUse.ON else context.date_use.value,
        kept=context.days_kept,
        facts=list(context.facts),
        people=list(context.people),
        earlier=list(context.earlier[:_VARIANTS]),
        women=list(context.women[:_VARIANTS]),
        men=list(context.men[:_VARIANTS]),
        near=context.near,
        actors=list(context.actors),
        places=list(context.places),
        told=span_to_dict(context.told) if context.told else {},
        astray=context.astray,
        event=context.event,
    )
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) if data else ""


def carried(text: str) -> Context | None:
    """The context that ``carry`` wrote; ``None`` for no text and for what an unlike release wrote."""
    if not text:
        return None
    try:
        return _context(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _told(term: Term, shown: str) -> Term:
    """The term without what only its asker wrote, such as a slip of the key."""
    if term.word.lower() == shown:
        return term
    stems = [each.stem for each in tokens(shown)]
    return replace(term, word=shown, token=stems[0] if stems else term.token)


def _context(data: Mapping[str, Any]) -> Context:
    told = data.get("told")
    return Context(
        asked=tuple(Asked(kind) for kind in data.get("asked", ())),
        measure=data.get("measure", ""),
        quantity=tuple(data.get("quantity", ())),
        terms=tuple(_read_term(each) for each in data.get("own") or data.get("terms", ())),
        said=tuple(data.get("said", ())),
        names=tuple(data.get("names", ())),
        when=tuple(span_from_dict(span) for span in data.get("when", ())),
        date_use=DateUse(data.get("use", DateUse.ON)),
        days_kept=data.get("kept", False),
        facts=tuple(data.get("facts", ())),
        people=tuple(data.get("people", ())),
        earlier=tuple(data.get("earlier", ())),
        women=tuple(data.get("women", ())),
        men=tuple(data.get("men", ())),
        near=data.get("near", ""),
        actors=tuple(data.get("actors", ())),
        places=tuple(data.get("places", ())),
        told=span_from_dict(told) if told else None,
        astray=data.get("astray", False),
        event=data.get("event", ""),
    )


def _term(term: Term) -> Data:
    variants = sorted(term.variants, key=lambda each: -each.weight)[:_VARIANTS]
    kept = set(variants)
    return _plain(
        word=term.word,
        token=term.token,
        weight=term.weight if term.weight != 1.0 else "",
        variants=[[each.token, each.weight, each.why] for each in term.variants if each in kept],
        corrected=term.corrected,
        inherited=term.inherited,
        counted=term.counted,
        predicate=term.predicate,
        located=term.located,
        contact=term.contact,
        namesake=term.namesake,
    )


def _read_term(data: Mapping[str, Any]) -> Term:
    return Term(
        word=data["word"],
        token=data["token"],
        weight=float(data.get("weight", 1.0)),
        variants=tuple(
            Variant(token, float(weight), why) for token, weight, why in data.get("variants", ())
        ),
        corrected=data.get("corrected", ""),
        inherited=data.get("inherited", False),
        counted=data.get("counted", False),
        predicate=data.get("predicate", False),
        located=data.get("located", False),
        contact=data.get("contact", False),
        namesake=data.get("namesake", ""),
    )


def _plain(**values: object) -> Data:
    """What is not empty."""
    return {name: value for name, value in values.items() if value not in ("", [], {}, False)}
