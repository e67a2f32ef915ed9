"""Which names in English texts are people's: by the words around them, by how they are made, by common first names."""

import re
from functools import lru_cache
from typing import Final

from knowledge.ingest.name_words import BODIES, CONNECTORS, LANDS, SITES
from knowledge.lexicon.humans import are_humans, is_office
from knowledge.lexicon.thesaurus import knows
from knowledge.text import fold, tokens

__all__ = ["FIRST_NAMES", "looks_like_person", "places", "tells_person", "word_before"]

FIRST_NAMES: Final = frozenset(
    """
    aaron abdul abdullah abraham ada adam adrian agnes ahmad ahmed aidan akira alan albert alberto alejandro aleksandr aleksei alessandro
    alex alexander alexandra alexei alfred ali alice alicia alina allan alma amanda amelia amina amir ana anatoly anders andre andrea andreas andrei andres
    andrew andrey andriy andy angela angelo anita anna anne annie anthony antoine anton antonio arjun arkady arnold arthur arturo asif ayesha aziz barbara
    beatrice ben benedict benjamin bernard beth betty bill billy bjorn bob boris brandon brenda brian bruce bruno camilla carl carla carlos carmen
    carol caroline catherine cecilia charles charlie charlotte chen chloe chris christian christina christine christopher claire clara claudia colin connor craig
    cristina daisuke dan daniel daniela darren dave david dean deborah denis dennis derek diana diego dieter dimitri dmitri dmitry dominic don donald dorothy
    douglas duncan dylan edith eduardo edward edwin eileen elena eleanor eli elias elizabeth ella ellen elon emil emily emma emmanuel enrique eric erik ernest
    ernesto esther ethan eugene eva evan evelyn evgeny fatima felipe felix fernando fiona florence frances francesca francesco francis francisco franco francois
    frank franz fred frederick frida fritz gabriel gareth gary gavin gennady geoffrey george georgy gerald gerard gerhard gianni gilbert giorgio giovanni
    giuseppe glenn gloria gordon grace graham greg gregory guillermo gunnar gustav guy hamid hannah hans harold harriet harry hasan hassan heather hector heinrich
    heinz helen helena henri henry herbert hiroshi hugh hugo hussein ian ibrahim ignacio igor ilya imran ingrid irina iris isaac isabel isabella ismail ivan ivana ivo
    jack jackie jacob jacques jaime jake jamal james jan jane janet jason javier jay jean jeff jeffrey jennifer jeremy jerry jesse jessica jesus jim jimmy joan joanna
    joaquin joe joel johan johannes john johnny jon jonas jonathan jorge jose josef joseph josh joshua juan juanita judith julia julian julie julio justin kamal
    karen karim karin karl katarina kate katherine kathleen kathryn katie keith kelly ken kenji kenneth kevin khaled khalid kimberly kirill konstantin kristina kurt kyle
    larisa larry lars laura lauren laurence laurent lawrence lech lee leila lena leo leon leonard leonardo leonid leslie lewis liam linda lisa liu lorenzo louis louise
    luca lucas lucia lucy ludmila ludwig luis luiz luke lydia maksim malcolm manuel marc marcel marcelo marco marcus margaret maria mariam marie marina mario marion
    mark marta martha martin martina mary mateo matt matteo matthew matthias maurice mauricio max maxim maya megan mehmet melissa mercedes michael michel michelle
    miguel mika mike mikhail milan miles milos miriam mohamed mohammad mohammed molly monica muhammad murat mustafa nadia nancy naomi natalia natalie natasha nathan
    neil nelson nicholas nick nicola nicolas nigel nikita nikola nikolai nikolay nina noah noam nora norman nursultan oleg olga oliver olivia omar oscar osman otto owen
    pablo pamela paolo patricia patrick paul paula pauline pavel pedro peggy penny peter petro philip philippe phillip pierre piotr pyotr rachel rafael rahul ralph ramon
    raul ravi ray raymond rebecca rene ricardo richard rita robert roberto robin rodrigo roger roland roman ron ronald rosa rose ross roy ruben rudolf ruslan
    russell ruth ryan sally salman sam samantha samir samuel sandra sandy sanjay santiago sara sarah satoshi scott sean sebastian serge sergei sergey sergio seth
    shane sharon sheila shirley siegfried silvia simon simone sofia sonia sophia sophie stanislav stanley stefan stefano stella stephanie stephen steve steven stuart
    sue susan susanne svetlana sven sylvia takashi tamara tanya tariq tatiana ted teresa terry theresa thomas tim timothy tina tobias todd tom tomas tommy toni tony
    tracy ulrich umar ursula vadim valentina valentin valeria valery vanessa vasily vera vern veronica vicente victor victoria viktor vincent vincenzo virginia vitaly vitali
    vladimir volodymyr vyacheslav walter wanda warren wayne wendy werner wilhelm will william wolfgang xavier yasmin yegor yevgeny yoko yulia yuri yury yusuf yves yvonne
    zachary zainab zbigniew zoe
    """.split()
)
"""Common first names in many countries, folded."""

_AGE_OR_KIN: Final = re.compile(
    r"\s*(?:,\s+(?:aged\s+)?[0-9]{1,2}\s*,|\s\([0-9]{1,2}\)"
    r"|['’]s?\s+(?:late\s+)?(?:wife|husband|widow|father|mother|parents|son|daughter|brother|sister|family|body|death|lawyer|life)\b)"
)
_ROLE_AFTER: Final = re.compile(
    r"\s*,\s+(?:then\s+)?(?:the\s+|an?\s+|his\s+|her\s+|their\s+|its\s+)?(?P<words>(?:[A-Za-z][\w'’-]*\s+){0,3}?(?P<role>[a-z]{3,}))(?=\s+(?:of|at|in|for|on|with|who)\b|\s*[,.;])"
)
_PLACING: Final = frozenset(
    "the a an in at to from of near into for on via off around across outside toward towards through beneath under".split()
)
"""Words after which a name is hardly a person's who does something."""
_LEAST_WORDS: Final = 2
_MOST_WORDS: Final = 4
_BACK: Final = 24
_SHORTEST_ROLE: Final = 2
_BODY_ROLES: Final = frozenset(
    "agency company group firm party ministry agent department government president's".split()
)


def word_before(text: str, start: int) -> str:
    """The word that stands before ``start`` with only a space between, empty where there is none."""
    before = text[max(0, start - _BACK) : start]
    if not before.endswith(" "):
        return ""
    word = before[:-1].rpartition(" ")[2]
    return word if word.isalpha() else ""


def places(word: str) -> bool:
    """Whether the word before a name is "the", "from" or the like: "men from Dagestan who", "the Kursk said"."""
    return word.lower() in _PLACING


def tells_person(text: str, before: str, end: int) -> bool:
    """Whether the words around a name say that it is a person: a part that people play, an age, kin. ``before`` is the
    word before it, ``end`` where it ends."""
    if len(before) > _SHORTEST_ROLE and before.islower() and _is_role(before):
        return True
    after = text[end : end + 1]
    if after not in (",", "'", "’", " "):
        return False
    if _AGE_OR_KIN.match(text, end):
        return True
    role = _ROLE_AFTER.match(text, end) if after == "," else None
    return role is not None and _is_role(role["role"])


def looks_like_person(before: str, name: str) -> bool:
    """Whether a name that nothing tells of is made as people's are, and stands where people do: "Anatoly Dyatlov", not
    "the Pyotr Veliky" or "to Chiang Rai"."""
    return not places(before) and _is_made_so(name)


@lru_cache(maxsize=65536)
def _is_made_so(name: str) -> bool:
    """A first name that is common, or two words or more that are no English ones."""
    parts = name.split()
    folded = [fold(part).rstrip(".") for part in parts]
    if not _LEAST_WORDS <= len(parts) <= _MOST_WORDS or "of" in parts or "the" in parts:
        return False
    if any(part.isupper() and len(part) > 1 for part in parts) or not _PEOPLE_LESS.isdisjoint(
        folded
    ):
        return False
    if folded[0] in FIRST_NAMES:
        return True
    told = [part for part in folded if part not in CONNECTORS]
    return not any(
        any(character.isdigit() for character in part) or _is_word(part) for part in told
    )


_PEOPLE_LESS: Final = BODIES | SITES | LANDS


def _is_word(folded: str) -> bool:
    found = tokens(folded)
    return bool(found) and knows(found[0].stem)


@lru_cache(maxsize=4096)
def _is_role(word: str) -> bool:
    return word not in _BODY_ROLES and (is_office(word) or are_humans(word))
