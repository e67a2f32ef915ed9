"""Days told by a happening: "after the airport was seized", "two days before the blackout"."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from knowledge.dates.lexicon import level
from knowledge.dates.mention import Relation
from knowledge.dates.offsets import Offset, is_beside_day, offset_before
from knowledge.dates.scan import Node

__all__ = ["Anchored", "anchored_at", "is_plausible", "runs_at"]

_MAX_WORDS: Final = 14

_RELATIONS: Final = {
    word: relation
    for relation, words in {
        Relation.BEFORE: "before|b4|prior to|ahead of|previous to|earlier than|up until before|avant|avant le|d ' avant|antes de|antes del|anterior a|anterior al|перед|vor|vor dem|bevor",
        Relation.AFTER: "after|following|subsequent to|later than|apres|apres le|suivant le|suivant la|despues de|despues del|tras|siguiente a la|siguiente al|после|nach|nach dem|nachdem",
        Relation.SINCE: "since|ever since|depuis|depuis le|desde|desde el|seit|seit dem|seitdem|начиная с",
        Relation.BY: "until|till|til|' til|up until|up till|up to|no later than|jusqu ' a|jusqu ' au|hasta|hasta el|bis zum|bis zur|до|вплоть до",
        Relation.ON: "during|when|while|at the time of|at the time|on the day of|on the day that|on the day|the day of|as|wahrend|pendant|durant|durante|lors",
    }.items()
    for word in words.split("|")
}
_STARTS_CLAUSE: Final = frozenset(
    "what why how who whom whose where which did does do didn don what's whats and but or so because "
    "if though although however than that was qui que quoi pourquoi comment was warum wie wer wo que "
    "por cuando что почему как кто где when will would could сколько какие какои какая каких зачем куда "
    "combien quel quelle quels quelles welche welcher welches wieviel wen wem cuantos cuantas quien quienes".split()
)
_CUTS: Final = frozenset("until till til hasta".split()) | {
    "hasta el",
    "bis zum",
    "bis zur",
    "jusqu ' a",
    "jusqu ' au",
}
"""Words that end the phrase before them: "since the fire until the election"."""
_JOINED: Final = frozenset("before after since".split())
"""Words that do so after "and"."""
_NO_HAPPENING: Final = frozenset(
    "the a an this that these those it its he she they them him her his their we us you i me my all "
    "then now there here one some any every each other another long short soon too much many more "
    "of to in on at for by with from as is are was were be been being has have had do does did not "
    "le la les un une der die das den dem ein eine el los las uno una il de du des von".split()
)
_NOT_BEFORE: Final[dict[str, frozenset[str]]] = {
    "after": frozenset(
        "look looks looking looked named take takes took taking sought seek go goes going ask asks "
        "asked asking run running model modelled modeled clean cleaning care was were is are be".split()
    ),
    "before": frozenset("appear appeared appearing stand bring brought ever as".split()),
    "when": frozenset(
        "know tell say says said remember about exactly me ask asked and or but date day time until "
        "since even see show find out is was not".split()
    ),
    "while": frozenset({"a", "for", "worth", "the", "and"}),
    "as": frozenset(
        "as such same so well known far long described seen act acted served works".split()
    ),
    "since": frozenset({"long"}),
    **dict.fromkeys(
        ("between", "zwischen", "entre", "между"),
        frozenset(
            "difference differences link links relation relations agreement deal talks clash clashes "
            "fight fighting conflict war connection unterschied beziehung gesprache streit difference "
            "lien accord relacion diferencia acuerdo разница связь отношения переговоры бои".split()
        ),
    ),
}
_AUXILIARIES: Final = frozenset(
    "did do does was were is are will would has had have can could should might may must and or".split()
)
_FINITE: Final = frozenset("were was is are have has had".split())
_VERB_END: Final = (
    "ed",
    "en",
    "ing",
    "un",
    "wn",
    "ost",
    "ught",
    "old",
    "ell",
    "ook",
    "ent",
    "egan",
)


class Anchored(NamedTuple):
    """Words of a happening. ``first`` to ``last`` are nodes; ``at`` the first of the phrase.

    ``dates`` are the nodes of the phrase that are dates themselves ("the January protests").
    """

    relation: Relation
    first: int
    at: int
    last: int
    offset: Offset
    dates: tuple[int, ...] = ()


def anchored_at(nodes: Sequence[Node], at: int, text: str) -> Anchored | None:
    """The happening told from node ``at`` on: a preposition, or a day or weekday and its preposition."""
    word = nodes[at]
    if word.piece is not None:
        return _led_by_day(nodes, at, text)
    relation = _RELATIONS.get(word.key)
    if relation is None:
        return _on_the_day(nodes, at)
    if not _fits_before(nodes, at, word.key):
        return None
    start = _behind_conjunction(nodes, at + 1)
    last = _phrase_end(nodes, start)
    if last is None or not is_plausible(nodes[start : last + 1]):
        return None
    if not _tells_time(nodes, at, last):
        return None
    return _told(nodes, at, start, last, relation, text)


def _told(
    nodes: Sequence[Node], at: int, start: int, last: int, relation: Relation, text: str
) -> Anchored:
    dates = tuple(step for step in range(start, last + 1) if nodes[step].piece is not None)
    offset = Offset(at)
    if relation in (Relation.BEFORE, Relation.AFTER):
        offset = offset_before(nodes, at, 1 if relation is Relation.AFTER else -1, text)
    elif nodes[at].key == "до":
        offset = offset_before(nodes, at, -1, text)
        offset = offset if nodes[offset.first].key == "за" else Offset(at)
    if offset.by:
        relation = Relation.ON
    return Anchored(relation, offset.first, start, last, offset, dates)


def _tells_time(nodes: Sequence[Node], at: int, last: int) -> bool:
    word = nodes[at].key
    if word == "since" and _gives_reason(nodes, at, last):
        return False
    if word == "following" and not _leads_phrase(nodes, at):
        return False
    if word in ("as", "when", "while") and not _has_verb(nodes[at + 1 : last + 1]):
        return False
    return word != "when" or _subordinate(nodes, at, last)


def _led_by_day(nodes: Sequence[Node], at: int, text: str) -> Anchored | None:
    """As in "le lendemain de la prise", "накануне захвата", "Friday after the fire"."""
    if at + 1 >= len(nodes):
        return None
    piece, following = nodes[at].piece, nodes[at + 1].key
    by = is_beside_day(nodes[at], text)
    if piece is not None and piece.kind == "weekday":
        led = _RELATIONS.get(following) in (Relation.BEFORE, Relation.AFTER)
        return anchored_at(nodes, at + 1, text) if led and nodes[at + 1].piece is None else None
    if not by:
        return None
    start = at + 1
    if following in _OF or _RELATIONS.get(following) in (Relation.BEFORE, Relation.AFTER):
        start += 1
    elif level(text[nodes[at].start : nodes[at].end]) not in _GENITIVE:
        return None
    last = _phrase_end(nodes, start)
    if last is None or not is_plausible(nodes[start : last + 1]):
        return None
    dates = tuple(step for step in range(start, last + 1) if nodes[step].piece is not None)
    return Anchored(Relation.ON, at, start, last, Offset(at, by), dates)


def _on_the_day(nodes: Sequence[Node], at: int) -> Anchored | None:
    """As in "le jour de la prise", "am Tag der Besetzung", "в день захвата"."""
    behind = _DAY_OF.get(nodes[at].key)
    if behind is None or not at or not nodes[at - 1].has("ART", "ON"):
        return None
    start = at + 1
    if behind and (start >= len(nodes) or nodes[start].key not in behind):
        return None
    start += bool(behind) and nodes[start].key not in ("der", "des")
    last = _phrase_end(nodes, start)
    if (
        last is None
        or nodes[start].values.keys() - {"ART", "OF"}
        or not is_plausible(nodes[start : last + 1])
    ):
        return None
    return Anchored(Relation.ON, at - 1, start, last, Offset(at))


_DAY_OF: Final[dict[str, frozenset[str]]] = {
    "tag": frozenset({"der", "des", "von"}),
    "jour": frozenset({"de", "du", "des", "de la", "de l '", "d '", "ou"}),
    "dia": frozenset({"de", "del", "de la", "en que"}),
    "день": frozenset(),
}
"""Words for a day, and what must stand between one and its happening."""


_OF: Final = frozenset("of de du des d del a al au aux von vom zu zur zum".split()) | {
    *("d '", "de l '", "de la", "of the", "a la", "a los", "a las", "de l"),
}
_GENITIVE: Final = frozenset({"накануне", "am vorabend", "am vortag"})
"""Words that the happening follows without a preposition."""


def _behind_conjunction(nodes: Sequence[Node], at: int) -> int:
    """Where the clause starts after "после того, как": a pronoun, perhaps a comma, "как"."""
    if at >= len(nodes) or nodes[at].key not in ("того", "тем", "тех"):
        return at
    step = at + 1
    if step < len(nodes) and nodes[step].key == "пор":
        step += 1
    if step < len(nodes) and nodes[step].has("COMMA"):
        step += 1
    return step + 1 if step < len(nodes) and nodes[step].key == "как" else at


_BETWEEN: Final = frozenset("between zwischen entre между".split()) | {
    *("entre le", "entre la", "entre les", "entre el", "entre los", "zwischen dem", "zwischen den"),
}
_OF_NOUN: Final = frozenset({"de", "du", "del", "des", "de la", "de l '", "de l"})
_FROM: Final = _OF_NOUN | {
    *"from since von vom seit ab desde depuis с со от".split(),
    *("desde el", "depuis le", "seit dem", "начиная с"),
}
_TO: Final = frozenset("to until till til through bis a au al hasta до по".split()) | {
    *(
        "bis zum",
        "bis zur",
        "jusqu ' a",
        "jusqu ' au",
        "hasta el",
        "hasta los",
        "up to",
        "up until",
    ),
}
_MOST_JOINTS: Final = 2
"""Places at which a run is tried to be cut in two."""


def runs_at(nodes: Sequence[Node], at: int) -> list[tuple[int, int, int]]:
    """Ways to read "between the storming and the election" from the preposition at node ``at`` on.

    Each is the last node of the first end, the first and the last of the second. One of the two may
    be a date.
    """
    word = nodes[at].key
    between = word in _BETWEEN
    if (not between and word not in _FROM) or nodes[at].piece is not None:
        return []
    if not _fits_before(nodes, at, word) or (word in _OF_NOUN and _goes_with_noun(nodes, at)):
        return []
    last = _phrase_end(nodes, at + 1, run=True)
    if last is None:
        return []
    joints = (
        joint
        for joint in range(at + 2, last)
        if (nodes[joint].has("AND") if between else nodes[joint].key in _TO)
        and nodes[joint].piece is None
        and _are_ends(nodes[at + 1 : joint], nodes[joint + 1 : last + 1])
    )
    return [
        (joint - 1, joint + 1, last) for joint, _ in zip(joints, range(_MOST_JOINTS), strict=False)
    ]


def _goes_with_noun(nodes: Sequence[Node], at: int) -> bool:
    """As in "la prise de la ville": "de" belongs to the noun before it."""
    return at > 1 and (nodes[at - 2].has("ART", "NUM") or nodes[at - 1].piece is not None)


def _are_ends(first: Sequence[Node], second: Sequence[Node]) -> bool:
    """Whether both can be ends of a run: happenings, or one of them a date."""
    dated = [_is_date(words) for words in (first, second)]
    told = [is_plausible(words) and not any(n.piece for n in words) for words in (first, second)]
    return (told[0] and (told[1] or dated[1])) or (dated[0] and told[1])


def _is_date(words: Sequence[Node]) -> bool:
    *ahead, date = words
    return date.piece is not None and all(
        node.has("ART", "ON") and not node.piece for node in ahead
    )


def _fits_before(nodes: Sequence[Node], at: int, word: str) -> bool:
    if not at:
        return True
    before = nodes[at - 1]
    doubled = at + 1 < len(nodes) and nodes[at + 1].key == before.key
    return not doubled and before.key not in _NOT_BEFORE.get(word, ())


def _phrase_end(nodes: Sequence[Node], at: int, run: bool = False) -> int | None:
    """The last node of the phrase that starts at ``at``; ``None`` when a date or number does.

    ``run``: the phrase holds both ends of a run, dates among them.
    """
    end = at
    while end < len(nodes) and end - at < _MAX_WORDS:
        node = nodes[end]
        if node.piece is not None:
            if not run and not _names(nodes, at, end):
                return None
        elif _stops(nodes, end, at, run):
            break
        end += 1
    while end > at and nodes[end - 1].has("AND", "OR") and nodes[end - 1].piece is None:
        end -= 1
    return end - 1 if end > at else None


def _stops(nodes: Sequence[Node], end: int, at: int, run: bool) -> bool:
    node = nodes[end]
    if node.has("STOP", "COMMA", "LPAR", "RPAR", "COLON") or node.key in ('"', "“", "”", "«"):
        return True
    if node.has("DOT") and (end + 1 == len(nodes) or nodes[end + 1].gap):
        return True
    if end <= at:
        return False
    if node.key in _CUTS and not run:
        return True
    if node.key in _JOINED and nodes[end - 1].has("AND", "OR"):
        return True
    return node.key in _STARTS_CLAUSE and not _passive(nodes, end)


def _names(nodes: Sequence[Node], at: int, date: int) -> bool:
    """Whether the date at ``date`` belongs to the name of the happening that starts at ``at``.

    As in "the January protests", "Friday prayers", "the shooting on 5 January".
    """
    ahead = nodes[at:date]
    if any(node.piece is None and _is_noun(node) for node in ahead):
        return True
    piece, following = nodes[date].piece, nodes[date + 1] if date + 1 < len(nodes) else None
    if piece is None or following is None or following.piece is not None or not _is_noun(following):
        return False
    if following.key in _STARTS_CLAUSE or following.values:
        return False
    led = bool(ahead) and ahead[-1].has("ART")
    return led or piece.kind in ("weekday", "month", "season", "holiday")


def _is_noun(node: Node) -> bool:
    return node.key[:1].isalpha() and len(node.key) >= _LEAST and node.key not in _NO_HAPPENING


_LEAST: Final = 3


def _passive(nodes: Sequence[Node], at: int) -> bool:
    """As in "was" and "that" inside the phrase: part of it, not the start of the question."""
    return nodes[at].key in ("was", "that", "and", "so", "wo", "do", "wie", "or")


def is_plausible(phrase: Sequence[Node]) -> bool:
    """Whether the words can name a happening."""
    if not phrase or (
        phrase[0].has("NUM", "NUM4", "YEAR", "CLOCK") and phrase[0].key not in ("a", "an")
    ):
        return False
    if phrase[0].key in ("all", "that", "which", "then", "now", "long", "this", "what", "when"):
        return False
    return any(_is_noun(node) for node in phrase if node.piece is None)


def _gives_reason(nodes: Sequence[Node], at: int, last: int) -> bool:
    """As in "Since protests were peaceful, why ...": a reason, not a time."""
    if at or last + 1 >= len(nodes) or not nodes[last + 1].has("COMMA"):
        return False
    phrase = nodes[at + 1 : last + 1]
    for number, node in enumerate(phrase):
        if node.key in _FINITE:
            following = phrase[number + 1].key if number + 1 < len(phrase) else ""
            return not following.endswith(("ed", "en"))
    return False


def _leads_phrase(nodes: Sequence[Node], at: int) -> bool:
    """Whether "following" leads to a happening and is no mere key word, as in "criticism following scandal in July 2011": there
    is an article behind it, or something is asked before."""
    behind, before = nodes[at + 1], nodes[:at]
    return behind.key in _DETERMINERS or any(node.key in _STARTS_CLAUSE for node in before)


_DETERMINERS: Final = frozenset(
    "the a an this that these those his her its their our my your".split()
)


def _has_verb(phrase: Sequence[Node]) -> bool:
    return any(node.key in _FINITE or node.key.endswith(_VERB_END) for node in phrase[1:])


def _subordinate(nodes: Sequence[Node], at: int, last: int) -> bool:
    """Whether "when" tells a time and does not ask for one."""
    following = nodes[at + 1]
    if following.key in _AUXILIARIES:
        return False
    if at:
        return True
    return last + 1 < len(nodes) and nodes[last + 1].has("COMMA")
