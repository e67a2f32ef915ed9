"""Questions for the whole of what happened: "what happened?", "give me a summary", "catch me up", "tl;dr".

General English, by form alone; whether what stands behind "in", "of" or "about" is the whole event, its record tells.
Of other languages only the usual phrases are listed that do not read as one of these in English words.
"""

import re
from typing import Final

from knowledge.regex import regex

__all__ = ["overview_of", "points_there"]

_LEAD: Final = regex(
    r"""(?:(?:please|pls|ok|okay|so|hey|hi|hello|well|and)\W+)*
    (?:(?:(?:can|could|would|will)\ (?:you|u|someone|somebody|anyone|anybody)|(?:do|does)\ (?:you|u|anyone|anybody|somebody|someone)\ know
       |i(?:['’]?d|\ would|['’]?m)?\ (?:want|need|like|love|trying)(?:\ to)?(?:\ (?:know|understand|find\ out|hear|see|have|get|learn))?
       |(?:i\ have\ )?no\ idea|any\ idea|please|pls)\W+)*
    (?:(?:tell|show|explain(?:\ to)?|remind|help)(?:\ (?:me|us))?(?:\ (?:understand|know))?\W+(?=(?:what|how|the)\b)(?!the\ \w+ing\b))?""",
    re.IGNORECASE | re.VERBOSE,
)
"""How people ask to be told."""
_CORE: Final = regex(
    r"""(?:
    (?:(?:what|wtf)\ )?(?:actually|really|even|exactly|just|the\ (?:hell|heck|fuck))\ (?:actually\ |even\ )?(?:happened|went\ down|is\ going\ on)
    |(?:what|wtf)(?:\ all|\ the\ (?:hell|heck))?(?:['’]?s|['’]?ve|\ is|\ was|\ has|\ have)?(?:\ all)?(?:\ been)?\ (?:all\ )?
       (?:happened|happening|happens|going\ on|gone\ on|went\ on|went\ down|going\ down|taken\ place|took\ place|occurred|transpired)
    |(?:(?:give|get|show|tell|write|make|have|need|want|send|gimme)\ (?:(?:me|us)\ )?|what(?:['’]?s|\ is|\ was)\ )?(?:(?:an?|the|your)\ )?
       (?:(?:quick|short|brief|little|general|good|full|complete|concise|simple|rough|basic|high[-\ ]level|whole)\ )*
       (?:summary|overview|recap|run\ ?down|gist|tl\W?dr|synopsis|low\ ?down|big\ picture|short\ version|whole\ story|full\ story|story\ so\ far|general\ idea|
       time\ ?line|chronology|sequence\ of\ events|order\ of\ events)
    |catch\ me\ up|fill\ me\ in|(?:get|bring)\ me\ up\ to\ (?:speed|date)|update\ me|brief\ me
    |what(?:['’]?s|\ is|\ was|\ are|\ were)?\ (?:all\ )?(?:this|it|that|the\ (?:record|event|story|whole\ thing))(?:\ (?:event|record|story|thing|server|channel|bot))?(?:\ all)?\ about
    |(?:tell\ (?:me|us)|explain)\ (?:everything|it\ all|all\ of\ it|all\ about\ it|the\ story)
    |what(?:['’]?s|\ is|\ was)\ (?:the\ (?:story|context|background)|this(?:\ (?:event|story|thing))?(?=\W*\Z))
    |(?:can\ (?:someone|somebody|anyone|you)\ )?(?:give|get|need)\ (?:(?:me|us)\ )?(?:some\ |the\ |a\ bit\ of\ )?(?:context|background)
    |explain(?:\ (?:this|it))?(?:\ to\ (?:me|us))?(?=\W*(?:like\ .*|please|pls|eli5)?\W*\Z)
    |(?:where|when)(?:\ exactly)?\ (?:did|has|was)\ (?:it|this|that|all\ (?:this|that|of\ it)|everything)(?:\ all)?\ (?:happen(?:ed|ing)?|take\ place|taken\ place|occur(?:red)?|go\ down)
    |what\ (?:did|have|had)\ (?:i|we)\ miss(?:ed)?
    |how\ did\ (?:it|this|that|things|everything|it\ all|this\ all|all\ (?:this|that))\ (?:all\ )?(?:unfold|go|happen|develop)
    |(?:(?:what\ (?:are|were|was)|list|name|show\ me)\ )?(?:the\ )?(?:main|key|most\ important|biggest|major|important)\ (?:events|facts|points|developments|things|moments|takeaways)(?:\ that\ happened)?
    |what\ (?:do|should|must)\ i\ (?:need\ to\ )?know
    |(?P<sums>summari[sz]e|recap|sum\ up)
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_TAIL: Final = (
    r"(?:\W+(?:exactly|there|over there|here|then|back then|overall|in total|in general|so far|until now|up to now|till now|altogether|"
    r"in short|in brief|actually|really|basically|lately|recently|anyway|to date|as a whole|please|pls|for me|for us|"
    r"like(?: (?:i['’]?m|i am) (?:5|five))?|eli5|bro|guys|mate|again)\b)*"
)
_REST: Final = regex(
    rf"{_TAIL}(?:\W+(?:in|at|with|during|of|about|on|to|around|regarding|for)\W+(?P<of>\S.{{0,80}}?))?{_TAIL}\W*",
    re.IGNORECASE,
)
_SUMMED: Final = regex(rf"\W+(?P<of>\S.{{0,80}}?){_TAIL}\W*", re.IGNORECASE)
_THERE: Final = regex(
    r"\b(?:there|then|that|it|those|them|him|her)\b(?! all\b)|\bthis\b(?!\W+(?:all )?about\b)|\A\W*explain\W*\Z",
    re.IGNORECASE,
)
_THIS: Final = frozenset(
    "this it that these those all everything the events what happened story far so".split()
)
_ABROAD: Final = frozenset(
    # Russian
    "что случилось|что произошло|что тут произошло|что там произошло|что там случилось|что происходит|что там происходит|что творится|"
    "что было|в чем дело|в чём дело|о чем это|о чём это|о чем речь|о чём речь|кратко|вкратце|краткое содержание|расскажи кратко|"
    "расскажи вкратце|расскажи что случилось|расскажи что произошло|кратко что случилось|кратко что произошло|сводка|итоги|обзор|"
    # Kazakh
    "не болды|не болып жатыр|не болып жатты|онда не болды|не жайында|не туралы|бұл не туралы|қысқаша|қысқаша айтшы|қысқаша баянда|шолу|"
    # German
    "was ist passiert|was ist geschehen|was ist los|was ist da los|was war los|was passierte|was geschah|worum geht es|worum gehts|"
    "worum geht's|um was geht es|zusammenfassung|kurze zusammenfassung|eine zusammenfassung|eine zusammenfassung bitte|"
    "gib mir eine zusammenfassung|gib mir einen überblick|überblick|ein überblick|kurz gesagt|fass zusammen|fasse zusammen|"
    # French
    "que s'est-il passé|que s'est il passé|qu'est-ce qui s'est passé|qu'est ce qui s'est passé|il s'est passé quoi|c'est quoi l'histoire|"
    "que se passe-t-il|qu'est-ce qui se passe|qu'est-il arrivé|de quoi s'agit-il|de quoi s'agit il|de quoi ça parle|"
    "c'est à propos de quoi|résumé|un résumé|donne-moi un résumé|fais-moi un résumé|fais un résumé|résume|en bref|vue d'ensemble|"
    # Spanish
    "qué pasó|que paso|qué ha pasado|que ha pasado|qué sucedió|qué ocurrió|qué ha ocurrido|qué está pasando|que esta pasando|"
    "qué pasa|de qué se trata|de que se trata|de qué va|de qué va esto|resumen|un resumen|dame un resumen|hazme un resumen|resume|"
    "en resumen|resúmelo".split("|")
)
_SIGNS: Final = regex(r"[^\w'\s-]+")


def overview_of(text: str, *, bare: bool = False) -> str | None:
    """Of what an overview is asked for: a few words, none where it is of everything; ``None`` where none is asked for.

    ``bare``: the words for "in" and "of" may be missing, as in what is put into English word by word.
    """
    plain = " ".join(_SIGNS.sub(" ", text.casefold().replace("’", "'")).split())
    if plain in _ABROAD:
        return ""
    plain = text.strip(" \t\"'“”")
    lead = _LEAD.match(plain)
    core = _CORE.match(plain, lead.end() if lead else 0)
    if core is None:
        return None
    rest = plain[core.end() :]
    found = _REST.fullmatch(rest) or (_SUMMED.fullmatch(rest) if bare or core["sums"] else None)
    if found is None:
        return None
    of = (found["of"] or "").strip(" ?!.,")
    return "" if set(of.casefold().split()) <= _THIS else of


def points_there(text: str) -> bool:
    """Whether it points at what was told before: "what happened there"."""
    return bool(_THERE.search(text))
