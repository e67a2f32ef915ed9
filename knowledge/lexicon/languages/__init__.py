"""Words of other languages with the English ones by which a record is indexed; read only when asked in one.

``language_of`` tells at next to no cost whether a question is in Russian, Kazakh, German, French or Spanish.
"""

from typing import Final

from knowledge.regex import regex
from knowledge.text import STOP

__all__ = ["language_of"]

_WORD: Final = regex(r"[^\W\d_]+")
_CYRILLIC: Final = regex(r"[\u0400-\u04ff]")
_KAZAKH_LETTER: Final = regex(r"[әғқңөұүһі]")
_KAZAKH: Final = frozenset(
    "болды адам деді неге дейін кайда канша кашан туралы рахмет айтты ма ме ба бе па пе жок кала неше ким калай бар "
    "ал деп".split()
)
_SURE: Final = {
    "de": "wer wen wem wann warum wieso weshalb welche welcher welches welchen welchem wie viele wieviele wieviel wurde wurden "
    "wofür haben hatte hatten sind ist wird werden passierte passiert geschah danke hallo guten nicht und gab über sagte "
    "gesagt heute für auf bis vom zum zur beim kein keine keinen ich bist wo wohin woher wessen weswegen dass ihm ihn "
    "während gegen werde warst gestern gute nacht dich dir euch januar februar märz oktober dezember worüber worum worauf "
    "womit wozu wovon woran worin wodurch wogegen woraus wovor diese dieser dieses diesem diesen jede jeder jedes kann "
    "können konnte konnten sollte sollten wollte wollten musste mussten zwischen durch ohne ihre ihren seine seinen seiner "
    "auch nur",
    "fr": "qui quand combien pourquoi quel quelle quels quelles qu où était étaient ont été fut furent avec merci bonjour salut "
    "bonsoir voilà bonne nuit étais oui avez êtes ils elles nous je dans pendant sont quoi lequel laquelle seulement leur "
    "leurs cette ces peut doit janvier février fevrier avril juin juillet août septembre octobre décembre",
    "es": "quién quien quiénes quienes cuándo cuando cuánto cuánta cuántos cuántas cuantos cuantas cuanto cuanta dónde donde qué "
    "cuál cuáles cual cuales cómo fue fueron hubo gracias hola buenos buenas está están noches ayer hoy adónde desde eran "
    "sido sólo solamente esta estos estas puede debe también más sobre enero febrero marzo abril junio julio agosto "
    "septiembre octubre noviembre diciembre",
}
"""Words that English lacks and that hardly anybody's name has."""
_SMALL: Final = {
    "de": "der die das den dem des ein eine einen einem einer eines von mit nach bei aus hat war und oder sich du ihr sie er es "
    "als wie",
    "fr": "le la les un une des du de en au aux par sur pour à l d il elle et ou que ce se sa est tu ne pas contre vers",
    "es": "el la los las unos unas una un del de en al por para con y que se su sus lo le les fue este contra",
}
"""Words that bear out a sure one; names have them too."""


def _index(words: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """The languages of each word."""
    found: dict[str, tuple[str, ...]] = {}
    for language, listed in words.items():
        for word in listed.split():
            found[word] = (*found.get(word, ()), language)
    return found


_SURE_OF: Final = _index(_SURE)
_SMALL_OF: Final = _index(_SMALL)
_SURE_WORDS: Final = frozenset(_SURE_OF)
_SMALL_WORDS: Final = frozenset(_SMALL_OF)
_ALSO_ENGLISH: Final = {"de": "an in so im am was", "fr": "a s t on", "es": "a no"}
_ENGLISH: Final = {
    language: STOP - _SMALL_WORDS - frozenset(words.split())
    for language, words in _ALSO_ENGLISH.items()
}
"""English's function words beside a language, without those that this one has as well: these tell of neither."""
_LETTERS: Final = {
    "de": frozenset("äöüß"),
    "fr": frozenset("àâçèêëîïœùû"),
    "es": frozenset("áíñóú"),
}
"""Letters that decide between languages of which the words tell alike."""
_LAST_DIE: Final = regex(r"\bdie\W*\Z")
"""At the end it is English: no article stands there."""
_SURE_WEIGHT: Final = 2
_SMALL_ENOUGH: Final = 3
"""Small words that tell a language without a sure one."""


def language_of(text: str) -> str:
    """The language of a question that is not English: ru, kk, de, fr or es; else empty.

    A text is English as soon as it has as many of English's own function words as words of another language.
    """
    lowered = text.casefold()
    if not text.isascii() and _CYRILLIC.search(lowered):
        return _cyrillic(lowered)
    if "¿" in lowered or "¡" in lowered:
        return "es"
    words = set(_WORD.findall(_LAST_DIE.sub("", lowered)))
    if _SURE_WORDS.isdisjoint(words) and len(_SMALL_WORDS & words) < _SMALL_ENOUGH:
        return ""
    counts = dict.fromkeys(_SURE, 0)
    sure: set[str] = set()
    for word in words:
        for language in _SURE_OF.get(word, ()):
            counts[language] += _SURE_WEIGHT
            sure.add(language)
        for language in _SMALL_OF.get(word, ()):
            counts[language] += 1
    enough = [each for each in counts if each in sure or counts[each] >= _SMALL_ENOUGH]
    best = max(
        enough,
        key=lambda each: (counts[each], not _LETTERS[each].isdisjoint(lowered)),
        default="",
    )
    english = _SURE_WEIGHT * len(_ENGLISH[best] & words) if best else 0
    return best if counts.get(best, 0) > english else ""


def _cyrillic(lowered: str) -> str:
    words = _WORD.findall(lowered)
    written = sum(bool(_CYRILLIC.match(word)) for word in words)
    if written <= sum(word in STOP for word in words):
        return ""
    if _KAZAKH_LETTER.search(lowered) or not _KAZAKH.isdisjoint(words):
        return "kk"
    return "ru"
