"""Text of large imports in fewer bytes, each by itself, so that one can be read without the others.

Small records keep plain text, which people can look at. What is packed begins with the number of its form,
so that a later form can stand beside it.
"""

import re
import zlib
from functools import cache
from typing import Any, Final

from knowledge.regex import regex

__all__ = [
    "TOGETHER",
    "TOGETHER_FROM",
    "is_sealed_with",
    "lengthened",
    "pack",
    "plain",
    "seal",
    "shortened",
]

_FORM: Final = 1
_SHORT: Final = 7
"""Numbers of the form: the text as it is, and a fact with a mark for each of its commonest pieces and its ids as
its statement writes names. An earlier release packed facts as 3, with marks alone."""
TOGETHER: Final = 9
"""A fact and its index entry as ``knowledge.storage.wordbook`` packs them, which alone can read it."""
_SEALED: Final = {_FORM: 5, 3: 6, _SHORT: 8, TOGETHER: 10}
"""The same with the beginning of a hash before the text: enough to find every slip of a disk by. What was imported
is proved by the audit, which has a hash over all of it."""
_DIGEST: Final = 8
"""Bytes of the beginning."""
TOGETHER_FROM: Final = {TOGETHER: 1, 10: 1 + _DIGEST}
"""Where what is packed so begins, by its two forms."""
_STARTS: Final = {
    **dict.fromkeys((1, 3, 7), 1),
    **dict.fromkeys((2, 4), 33),
    **dict.fromkeys((5, 6, 8), 1 + _DIGEST),
    **TOGETHER_FROM,
}
"""Where the text begins, by form; before 5, 6 and 8 were sealed with the whole hash."""
_MARKED_ONES: Final = frozenset((3, 4, 6, 7, 8))
"""The forms with marks."""
_SHORT_ONES: Final = frozenset((7, 8))
"""Those with ids and days written shorter too."""
_ALONE: Final = frozenset(range(1, TOGETHER))
"""Those that are read without anything beside them."""
_CONTROL: Final = regex("([\x01-\x1f])")
_WINDOW: Final = 13
"""The words below and a text of two thousand characters are within reach of each other."""
_MEMORY: Final = 5
_LEVEL: Final = 4
"""A higher one takes a third more time for a fiftieth less bytes."""


def pack(text: str) -> bytes:
    """The text as ``plain`` reads it."""
    form = _FORM
    # Written as JSON a fact has no control characters, so that these can stand for its pieces.
    if text.startswith("{") and (text.isprintable() or not _CONTROL.search(text)):
        form, text = _SHORT, shortened(text)
    packer = _primed().copy()
    held: bytes = packer.compress(text.encode("utf-8"))
    return bytes((form,)) + held + bytes(packer.flush())


def shortened(text: str) -> str:
    """A fact as JSON without control characters, which then stand for its commonest pieces, and its ids as its
    statement writes names."""
    for piece, mark in _MARKS if _FIGURES in text else _MARKS_WITHOUT_FIGURES:
        text = text.replace(piece, mark)
    return _LONG.sub(_shorten, text)


def lengthened(text: str) -> str:
    """The fact that was ``shortened``."""
    return _marked(_SHORTENED.sub(_lengthen, text))


def seal(digest: str, packed: bytes) -> bytes:
    """Packed text of a revision behind the beginning of its hash, which is hexadecimal."""
    return bytes((_SEALED[packed[0]],)) + bytes.fromhex(digest)[:_DIGEST] + packed[1:]


def is_sealed_with(kept: str | bytes, digest: str) -> bool:
    """Whether this is the hash of a revision, hexadecimal, be it kept as such or before packed text."""
    if not isinstance(kept, bytes):
        return kept == digest
    start = _STARTS.get(kept[0], 0) if kept else 0
    return start > 1 and kept[1:start] == bytes.fromhex(digest)[: start - 1]


def plain(kept: str | bytes) -> str:
    """Text as it is kept, plain or packed; empty for what is damaged, which whoever reads it finds out."""
    if not isinstance(kept, bytes):
        return kept
    start = _STARTS.get(kept[0] if kept else 0)
    if start is None or kept[0] not in _ALONE:
        return ""
    try:
        text = zlib.decompressobj(-_WINDOW, _dictionary()).decompress(kept[start:]).decode()
    except (zlib.error, UnicodeDecodeError):
        return ""
    if kept[0] not in _MARKED_ONES:
        return text
    return lengthened(text) if kept[0] in _SHORT_ONES else _marked(text)


def _marked(text: str) -> str:
    """Text with the pieces in place of their marks."""
    parts = _CONTROL.split(text)
    parts[1::2] = [_PIECE_OF.get(mark, "") for mark in parts[1::2]]
    return "".join(parts)


def _shorten(found: re.Match[str]) -> str:
    """An id with the capitals and spaces of a name, so that it is a piece of the statement; a day in four letters."""
    said = found[0]
    if found.lastindex == _ID_THERE:
        return said.replace("-", " ").title()
    if found.lastindex == _DAY_THERE:
        letter = _LETTER_OF
        return (
            f"{said[0]}{letter[said[1:3]]}{letter[said[3:5]]}{letter[said[6:8]]}{letter[said[9:]]}"
        )
    return said + _AS_IT_IS


def _lengthen(found: re.Match[str]) -> str:
    said = found[0]
    if found.lastindex == _ID_THERE:
        return said.lower().replace(" ", "-")
    if found.lastindex == _DAY_THERE:
        pair = _PAIR_OF
        return f"{said[0]}{pair[said[1]]}{pair[said[2]]}-{pair[said[3]]}-{pair[said[4]]}"
    return said[0]


@cache
def _primed() -> Any:
    """A packer that knows the words; to copy it is quicker than to make one."""
    return zlib.compressobj(
        _LEVEL, zlib.DEFLATED, -_WINDOW, _MEMORY, zlib.Z_DEFAULT_STRATEGY, _dictionary()
    )


@cache
def _dictionary() -> bytes:
    return f"{' '.join(_WORDS.split())} {_FORMS}".encode("ascii")


_PIECES: Final = (
    '"}], "figures": [{"measure": "',
    '"}], "citations": [{"source": "',
    '"], "names": [{"name": "',
    '"}, "names": [{"name": "',
    '", "names": [{"name": "',
    '", "when": {"first": "',
    '}], "passage": true}',
    '", "passage": true}',
    '"}, {"measure": "',
    '"}, "places": ["',
    '", "paragraph": ',
    '", "statement": "',
    '", "precision": "',
    '", "places": ["',
    '}], "title": "',
    '"}, {"name": "',
    '", "written": "',
    ', "group": "',
    '", "best": ',
    '", "last": "',
    ', "unit": "',
    '{"id": "',
    '", "',
    ', "place": "',
    ', "qualifier": "',
)
"""The commonest pieces of a fact, none within one before it. Never to be changed, as the words; the last two came
with the shorter form."""
_MARKS: Final = tuple((piece, chr(number)) for number, piece in enumerate(_PIECES, start=1))
"""Each with a control character of its own."""
_FIGURES: Final = '"figures": ['
_OF_FIGURES: Final = ("figures", "measure", "group", "best", "unit", 'place": "', "qualifier")
_MARKS_WITHOUT_FIGURES: Final = tuple(
    each for each in _MARKS if not any(word in each[0] for word in _OF_FIGURES)
)
"""Half of the facts have none: to look for what only they have takes longer than to look whether there are any."""
_PIECE_OF: Final = {mark: piece for piece, mark in _MARKS}
_MARK_OF: Final = dict(_MARKS)
_AS_IT_IS: Final = "\x1f"
"""Behind a mark that an id or a day follows elsewhere: what follows is neither."""
_LETTERS: Final = "".join(chr(number) for number in (*range(0x23, 0x5C), *range(0x5D, 0x88)))
"""One for each pair of digits, none of which ends a text of JSON."""
_LETTER_OF: Final = {f"{number:02}": letter for number, letter in enumerate(_LETTERS[:100])}
_PAIR_OF: Final = {letter: pair for pair, letter in _LETTER_OF.items()}
_ID_THERE: Final = 1
_DAY_THERE: Final = 2
"""Groups of what is found below; neither where something else stands behind a mark."""


def _marks_of(*ends: str) -> str:
    """The marks of the pieces that end so."""
    return "".join(mark for piece, mark in _MARKS if piece.endswith(ends))


_NEXT: Final = _MARK_OF['", "']
_LISTS: Final = _marks_of('"places": ["')
_ONES: Final = _marks_of('{"name": "', '"place": "')
_DAYS: Final = _marks_of('{"first": "', '"last": "')
_ANY: Final = f"[{_ONES}{_LISTS}{_DAYS}]"
"""What each of the two begins with, as only then a search passes over all else quickly."""
_ID: Final = "[a-z0-9-]*"
_NAMED: Final = r'[^\x01-\x1f"]*'
_LONG: Final = regex(
    rf'{_ANY}(?:((?<=[{_ONES}]){_ID}(?![^\x01-\x1f"])|(?<=[{_LISTS}]){_ID}(?:{_NEXT}{_ID})*(?![^\x01-\x1f"]|{_NEXT}))'
    f"|((?<=[{_DAYS}])[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})|)"
)
"""Ids behind marks, one or a list of them to its end, and days; or the marks alone, of anything else."""
_SHORTENED: Final = regex(
    f"{_ANY}(?:{_AS_IT_IS}|((?<=[{_ONES}]){_NAMED}|(?<=[{_LISTS}]){_NAMED}(?:{_NEXT}{_NAMED})*)"
    f"|((?<=[{_DAYS}])[{re.escape(''.join(_LETTER_OF.values()))}]{{4}}))"
)
_FORMS: Final = (
    '"caveat": "", "links": [{"kind": "updates", "fact": "", "keywords": ["", "title": "", '
    '"role": "outlet"}], "outlet": "", "outlet_name": "", "standing": "claimed", "figures": [{"measure": '
    '"killed", "best": 1000, "low": , "high": , "qualifier": "at-least", "unit": "%", "group": "people", '
    '"cumulative": true}], {"measure": "injured", "last": "", "precision": "month", "basis": "inferred", '
    '"written": "", "places": ["united-states", ";measures m_;title ;topics d_;senses ;attribution n_ ;places n_ ;names n_ '
    'statement "names": [{"name": "", "role": "speaker"}], {"name": "", "attribution": {"who": "", "who_name": "", '
    '", "when": {"first": "2020-01-01"}, "citations": [{"source": "", "paragraph": 100000}], "passage": true}'
    '{"id": "", "statement": "The'
)
"""What every packed text has around its words."""

_WORDS: Final = """
twin exhibit fifteen document fortress convoy escort wealth tall shop shirt mine mean fine feel bond
smoke guitar column hope perfect understand mutual carbon expand wake faith crown faction internet
grow household thousand count seed gift beer rich solar fame outbreak print exact spend consent
grade limit premier gets doctor vast cinema suit option wave drug adult stroke resign underground
uniform slow obtain distinct pool pitch fair soldier watch classic bonus discuss vision scientist
continent manner merger margin yard factor veteran coup pattern object reaction retire pole grant
thirteen manga usual sixteen forest cave fiction civilian your reflect rebellion crowd circuit
descent religion motor citizen walk monument repair acid hair seek method spell labour credit survey
paint broad sexual attorney opera huge evening shut assist cousin neither path fill string brain
soccer throne phase extent hotel oxygen charter refer airport pair send scholar frequent cold
communist fund deck minimum formal apart labor rare railroad risk kill wild plane poll fast ocean
master respect wood foot panel door dead occur thing defend onto grid journal euro weather favour
ring phrase contest parent contrast threat emperor torpedo dont predecessor progress interim appeal
portion hockey wind farm plot frame haul contain talk conduct honour proper relief critic demand
kingdom crime window normal concern note inner brick mark organ grand express colour maximum tree
lose weekend birthday weight spin worst medium ball activist rapid tank motion mind scandal portrait
cargo wear toward solid didnt coal journey stake task referendum opinion junior autumn speak comic
write profit theater shape valley perform account height cancer carrier mountain search attend piano
text talent guard actual sole accident rail target worth problem step gain request arrest earliest
card begin crash lawyer cabinet favor treatment equal roof exist vessel wooden reason accept protest
code develop store true session origin poet chain flat product fuel squad know think dark peak pick
deep cannot debt platform merchant save sell bring follow musician rise symbol male function unknown
strike might nation corner teacher channel impact quite address spread page chess eleven cash block
stand murder partner bottom journalist abroad diesel extra tower trip wheel secret honor king wall
content medal want mass beyond scheme loan chart launch governor fight question rural plus maintain
matter logo hall look reign girl camp label port sector read internal fighter ethnic agent blood
upper screen review freight background park contact rival protect steel trial flag display core
naval color prime pass metal heart complex herself zone price straight concept silver iron brief
traffic founder sport ancient cross spot successor enter word cell union nuclear plant royal
conflict professor mayor whether winter glass minor sign drive avoid street painter quarter serious
done birth prevent chair basic hard parliament except historian concert reform interior budget doing
urban fashion establish biggest split hour amount sound authority draft paper statement yellow
length rank beat bank patrol travel themselves break care spring approach percent effort idea river
prize personnel food stone test green partnership forward cover claim visit council branch stay
prison scene drama theme stock here ahead pilot guest call mission stop focus bill offer remain
clear combat keep appear allow rate transport love transfer view captain reach eastern certain draw
news build speed road wing need global singer novel meet editor difficult access effect scale fall
press self firm actress youth data hold letter standard poor cast fleet give border room student
department settlement twice tour share whole brand author score railway cost floor boat champion
owner enough coast size find wide southern real plan face leadership join vice person report steam
island prior winner star track health blue stadium award lack gold date past husband relationship
below attempt politician turn writer interview fact band civil child friend better senior recent
famous agreement towards studio actor subject model broadcast fellow hand radio must tournament
driver black section unit western chairman northern sister rule rock lower status billion legal
ground direct rather action come crew base movement church train artist defeat night woman museum
rest deal thus light does trade above human joint annual network command market month case common
brother attack nine space media move process list finish whose daughter staff interest white soon
upon chief front either east foreign live goal strong land instead host good court help mother
flight stage itself project should money whom event similar water vote center west region young
district style regular seat great every video open summer station though free field social post
current special director race others behind fire modern ever wife north previous ship match away
south program start version research eight close leader central success contract album short lead
once level control board right site never campaign design term championship full popular music half
himself important return father make seven coach even without school although book further town very
point side take line result various aircraft total round just those much near present small song
power what order down form general among largest like class player system head local still having
death best period main will however record because play life career world within another next role
long late show million each support high public group could along major back game area final film
state again these five name last member number left third work home same them former there many
place club some four born through while against both since about such well being than under before
part where team between second until then more most only three season they became would year over
when during other into time this have been their after also first were which that from with
"""
"""Frequent English words, the commonest last. Never to be changed: what is stored is read with them."""
