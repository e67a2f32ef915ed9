"""Whether a statement tells a reason, and of what: "impossible because the net was blocked" tells none for the block."""

import re
from collections.abc import Container, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import Final

from knowledge.flow import Evidence, Question, Term
from knowledge.lexicon.humans import are_humans, is_office
from knowledge.models import Fact
from knowledge.regex import regex
from knowledge.search.reading.framing import generic_weight
from knowledge.search.weighing.concepts import Concept
from knowledge.text import STOP, Token, tokens

__all__ = [
    "is_of_other_cause",
    "is_reason_itself",
    "only_repeats",
    "tells_bare_deed",
    "tells_reason",
]

_NOT_PHRASAL: Final = "".join(
    f"(?<!{verb} )"
    for verb in "took take taken takes taking handed hand knocked moved spread flew fly flying low jumped hung passed rolled poured shot climbed".split()
)
"""Who takes something over gives no reason."""
_AGAINST: Final = (
    r"(?:protest|demonstrat|rall(?:y|ie)|str[iu]k|help|appeal|march|vot|warn|complain|rebel|revolt|rose|ris|fought|fight|spoke|object|campaign|"
    r"measure|outrage|anger|unrest|direct|aim)\w*(?: \w+){0,4}?"
)
"""What people do for what they are against; "shields against the crowd" are no reason."""
_GROUNDS: Final = (
    r"for (?:want|shortage|fear) of|on (?:the )?grounds|on account of|thanks to|in view of|given (?:that|the)|as an? (?:precaution|punishment|reward|"
    r"safeguard|sign of|gesture of|mark of|warning|deterrent)|in (?:retaliation|revenge|reprisal|exchange|recognition|gratitude|return) for|in honou?r of|in memory of|"
    r"at the (?:request|behest|urging|insistence|suggestion|orders?) of|under (?:\w+ ){0,2}pressure|by (?:mistake|accident|oversight)|"
    r"(?:traced?|attribut\w+|ascrib\w+|put down) (?:(?:it|this|that|them|the \w+|back|mainly|partly) ){0,2}to|stem(?:med|s|ming) from|ar(?:ose|isen) from|"
    r"(?:the|a|as) results? of|(?:set off|started|ignited|brought about|brought on|touched off|prompted|provoked) by"
)
"""What stands before a ground."""
_PUNISHED: Final = (
    r"(?:arrest|detain|jail|imprison|sentenc|fined|convict|charg|sack|fired|dismiss|suspend|ban|expel|disqualif|criticis|criticiz|prais|thank|honou?r|"
    r"award|reward|investigat|sued|punish|penalis|penaliz|tried|extradit|deport|condemn|mock|sent off|reprimand|rebuk)\w*(?: [\w’'.-]+){0,9}? for "
    r"(?!(?:[0-9]|an?\b|one\b|two|three|four|five|six|ten|several|some|many|hours|days|weeks|months|years|life\b|good\b|now\b|the (?:first|second|third|last|next|rest|time)|more than|about|almost|over)\b)|"
    r"(?:arrest|fined|sack|sent off|jail|ban|punish|suspend)\w*(?: [\w’'.-]+){0,9}? for an? (?!(?:day|week|month|year|hour|while|time|moment|few)\b)"
)
"""What somebody suffers or gets for what they did: "fined for speeding", not "jailed for two years"."""
_HINDERED: Final = (
    r"(?:kept|keeps?|prevent\w*|stopp?(?:ed|s|ing)|hinder\w*|barr(?:ed|ing)|block(?:ed|s|ing)|deterr?\w*|discourag\w*|prohibit\w*) "
    r"(?:[\w’'.,-]+ ){1,8}?from \w+ing|object(?:ed|ions?|ing|s)? (?:to|that)|(?:not|never|n['’]t|no longer|hardly|barely) (?:be )?(?:able to |afford|pay\b|cope|fit\b|safe\b|possible)|unable to|"
    r"(?:found|declared|judged|deemed|ruled|thought|considered) (?:[\w’'-]+ ){1,4}?(?:un\w+|not \w+|too \w+|faulty|defective|dangerous|illegal|invalid|void|insecure)"
)
"""What could not be, or what hindered it."""
_AIMS: Final = (
    r"so as (?:not )?to|with (?:the|a) (?:aim|intention|goal|purpose|view|hope)|in (?:the )?hopes? (?:of|that)|in an? (?:attempt|effort|bid) to|"
    r"to (?:make (?:way|room|sure|up for)|keep|allow|enable|reduce|cool|shield|guard|secure|mourn|commemorate|mark|avenge|deter|hide|conceal|spare|relieve|ease)"
)
"""What stands before a purpose."""
_MINDS: Final = (
    r"(?<=\w, )(?:pointing to|hoping|wanting|wishing|believing|thinking|arguing|claiming|insisting|complaining|suspecting|expecting|seeking|"
    r"afraid|worried|convinced|anxious|tired|unwilling|angered|angry|alarmed|outraged)|(?:tired|weary|sick|wary|ashamed|guilty) of|(?<!nothing to )worr(?:y|ied|ies|ying) (?:that|about|over)|afraid|concern(?:s|ed)? that"
)
"""What somebody thought or felt who did it."""
_CAUSE: Final = regex(
    rf"\b(?:{_AGAINST} against|because|due to|caus\w+|reason\w*|demand\w*|{_NOT_PHRASAL}over(?! (?:[0-9]|an?\b|half|two|three|ten|hundreds|thousands|the (?:past|last|next|course)))|after|in response|"
    r"so that|in order to|blam\w+|trigger\w*|spark\w*|motivat\w+|since (?:he|she|it|they|there|no|many|most|all)\b|as a result|saying|"
    r"accus\w+|for allowing|owing to|led to|so the|therefore|forced|fear(?:s|ed|ing)?|not enough|too few|lack(?:ed|s)? of|"
    r"(?<=\w, )citing(?! (?:an?|the|its|their|unnamed|several)? ?(?:\w+ ){0,3}(?:sources?|reports?|officials?|witness\w*))|"
    r"put(?:s|ting)? (?:\w+ ){1,8}down to|overwhelm\w*|outnumber\w*|in protest|out of (?:sympathy|solidarity|fear|anger|respect|spite|pity|loyalty|concern|necessity|habit|curiosity|love|hatred|revenge)|for the sake|impossible|to (?:stop|protect|restore|stabili[sz]e|prevent|save|avoid|ensure|calm)|"
    rf"{_GROUNDS}|{_HINDERED}|{_AIMS}|{_MINDS})\b|\b(?:{_PUNISHED})",
    re.IGNORECASE,
)
_HINT: Final = regex(
    r"\b(?:when|as|while|amid|until|too|meant|so|if|unless|but|not|despite|against|back|(?:charged|struck|faced|ill) with|unable|for (?:its|his|her|their|it|this|that|want|lack)|could|would|(?:so as|enough|ready) to)\b",
    re.IGNORECASE,
)
"""Words by which a reason may be told without saying that it is one."""
_SAYING_SO: Final = regex(
    r"\A[A-Z][a-z]+ing [^,.;]{3,60}, .{1,60}\b(?:said|says|claim(?:ed|s)|argued|explained)\b"
)
"""What somebody says who does something is mostly why: "Asking for help, he claimed that …"."""
_CAUSE_OF: Final = regex(
    r"\bcauses? of (?:the |its |his |her |their |this |that |these |those )?(?P<what>[\w’'-]+(?: (?!and\b|was\b|were\b|is\b|that\b|which\b|in\b|at\b)[a-z-]+)?)",
    re.IGNORECASE,
)
_ASKS_CAUSE: Final = regex(
    r"\b(?:what|who) (?:\w+ )?caus(?:ed?|es|ing)\b|\bcauses? of\b", re.IGNORECASE
)
_HAPPENINGS: Final = frozenset(
    word.stem
    for word in tokens(
        "accident disaster incident tragedy catastrophe crash event emergency crisis it"
    )
)
"""What any mishap is called by."""
_BEHIND: Final = regex(r"\b(?:because(?: of)?|due to|owing to|as a result of)\b", re.IGNORECASE)
_TELLING: Final = 0.5
_SURE: Final = 0.7
"""Least weight of another word for what is asked."""
_HELD: Final = 0.4
"""How well a word expresses at least what is asked, to tell nothing new beside it."""
_WHOLE: Final = 0.9
"""Content from which a line tells all of what was asked."""
_REASON: Final = 1.0
_NO_OFFICES: Final = ("ments", "rents", "vents")
_SORTING: Final = frozenset("several unconfirmed various certain again once".split())


@lru_cache(maxsize=256)
def tells_reason(statement: str) -> bool:
    """Whether it has a word by which reasons are told, of whatever."""
    return bool(_CAUSE.search(statement) or _SAYING_SO.match(statement))


def is_reason_itself(question: Question, statement: str) -> bool:
    """Whether what is asked stands only as the reason of something else: all of it behind "because"."""
    behind = _BEHIND.search(statement)
    if behind is None or behind.start() == 0:
        return False
    said = _said_by(question.terms)
    first = any(word.stem in said for word in tokens(statement[: behind.start()]))
    return not first and any(word.stem in said for word in tokens(statement[behind.end() :]))


def is_of_other_cause(question: Question, statement: str) -> bool:
    """Whether the only cause told is that of something else than "what caused" asks for: "the main cause of the spread"."""
    found = _CAUSE_OF.search(statement)
    if found is None or not _ASKS_CAUSE.search(question.text):
        return False
    if _CAUSE.search(f"{statement[: found.start()]} {statement[found.end() :]}"):
        return False
    said = _said_by(question.terms, 0.0) | _HAPPENINGS
    return all(word.stem not in said for word in tokens(found["what"]))


def only_repeats(question: Question, found: Evidence, wanted: Sequence[Concept]) -> bool:
    """Whether a line without a reason tells all that was asked and beside it only who and where."""
    if found.kind >= _REASON or found.content < _WHOLE:
        return False
    said = {word.stem for word in tokens(question.text)} | _said_by(question.terms)
    for concept in wanted:
        said |= {token for token, fit in concept.tokens.items() if fit >= _HELD} | concept.phrase
    told = found.fact.attribution
    said |= {word.stem for word in tokens(f"{told.who} {told.outlet}")}
    return not any(_is_new(word, said) for word in tokens(found.fact.statement))


def tells_bare_deed(question: Question, fact: Fact) -> bool:
    """Whether a line without a reason hints at none either: nobody says it, and what does it is nothing that merely comes
    about, as in "a storm halted the rescue"."""
    told = fact.attribution
    if told.who_name or any(part.role == "speaker" for part in fact.names):
        return False
    asked = {word.folded for word in tokens(question.text)}
    hints = (hint[0].casefold() for hint in _HINT.finditer(fact.statement))
    return not (any(hint not in asked for hint in hints) or _came_about(question, fact))


def _came_about(question: Question, fact: Fact) -> bool:
    """Whether right before all that was asked stands what is neither named nor human."""
    said = _said_by(question.terms)
    said.update(word.stem for match in question.names for word in tokens(match.written))
    before = list(takewhile(lambda word: word.stem not in said, tokens(fact.statement)))
    if not before or before[-1].folded in STOP or before[-1].folded.endswith("ed"):
        return False
    telling = [word for word in before if word.folded not in STOP and word.number is None]
    return not any(
        are_humans(word.folded)
        or (is_office(word.folded) and not word.folded.endswith(_NO_OFFICES))
        or (word.start and word.text.istitle())
        for word in telling
    )


def _is_new(word: Token, said: Container[str]) -> bool:
    if word.stem in said or word.folded in STOP or word.folded in _SORTING:
        return False
    if word.text[:1].isupper() or are_humans(word.folded) or is_office(word.folded):
        return False
    return generic_weight(word.stem) >= _TELLING


def _said_by(terms: Sequence[Term], least: float = _TELLING) -> set[str]:
    return {
        token
        for term in terms
        if term.weight >= least
        for token in (term.token, *(v.token for v in term.variants if v.weight >= _SURE))
    }
