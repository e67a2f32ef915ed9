"""Days with a name: fixed, by weekday, or by Easter."""

from collections.abc import Callable
from typing import Final

from knowledge.dates.calendar import day_number, easter
from knowledge.dates.mention import How
from knowledge.dates.pieces import Found, Frame, Piece, yearly_piece
from knowledge.dates.span import DateSpan

__all__ = ["HOLIDAYS", "holiday_piece"]

_FIXED: Final = """
01-01: new year's day, new years day, new year day, new year's, new years, new year, the new year, neujahr, neujahrstag, nouvel an, jour de l'an, año nuevo, ano nuevo, новый год, нового года, новым годом, жаңа жыл
01-06: epiphany, three kings day, día de reyes, dreikönigstag, heilige drei könige, épiphanie
01-07: orthodox christmas, orthodox christmas day, coptic christmas, православное рождество, православного рождества
01-13: old new year's eve
01-14: old new year, orthodox new year, старый новый год
01-26: australia day
02-02: groundhog day, candlemas
02-14: valentine's day, valentines day, valentine day, valentine's, valentines, st valentine's day, saint valentine's day, saint valentin, san valentín, valentinstag, день святого валентина
02-23: defender of the fatherland day, день защитника отечества
03-08: international women's day, women's day, womens day, weltfrauentag, frauentag, journée des femmes, journée internationale des femmes, día de la mujer, día internacional de la mujer, международный женский день, женский день, әйелдер күні
03-14: pi day
03-17: st patrick's day, st patricks day, saint patrick's day, saint patrick, st patrick, saint patricks day, st. patrick's day
03-22: nauryz, nauryz meiramy, наурыз мейрамы
04-01: april fool's day, april fools day, april fools, april fools', april fool day, april fool's, poisson d'avril
04-22: earth day
04-25: anzac day
05-01: may day, labour day, international workers' day, workers' day, workers day, tag der arbeit, fête du travail, día del trabajo, día del trabajador, праздник труда, первомай
05-04: star wars day
05-05: cinco de mayo
05-08: ve day, v-e day
05-09: victory day, день победы, дня победы, жеңіс күні
06-06: d-day
06-12: russia day, день россии
06-19: juneteenth
06-24: saint jean baptiste, st jean baptiste, st john's day
07-04: american independence day, us independence day, fourth of july, the fourth of july, 4th of july
07-14: bastille day, fête nationale, quatorze juillet, 14 juillet
08-15: assumption day, assumption of mary, assomption, mariä himmelfahrt, día de la asunción
08-24: ukrainian independence day, independence day of ukraine
08-30: constitution day of kazakhstan
10-03: german unity day, tag der deutschen einheit
10-12: columbus day of spain, día de la hispanidad
10-31: halloween, all hallows eve, halloween day, reformation day, reformationstag, хэллоуин
11-01: all saints' day, all saints day, allerheiligen, toussaint, todos los santos, día de todos los santos
11-02: all souls' day, all souls day, allerseelen, día de los muertos
11-04: unity day, national unity day, день народного единства
11-05: guy fawkes night, bonfire night, guy fawkes day
11-11: armistice day, veterans day, veterans' day, veteran's day, remembrance day, armistice, martinmas, martinstag
12-06: st nicholas day, saint nicholas day, nikolaus, nikolaustag, saint nicolas
12-08: immaculate conception
12-16: independence day of kazakhstan, kazakh independence day, kazakhstan independence day, kazakhstan's independence day, день независимости казахстана, тәуелсіздік күні
12-24: christmas eve, xmas eve, heiligabend, heilig abend, veille de noël, nochebuena, noche buena, сочельник
12-25: christmas, christmas day, xmas, xmas day, x-mas, weihnachten, weihnachtstag, weihnachtsfeiertag, noël, jour de noël, navidad, католическое рождество, рождество
12-26: boxing day, st stephen's day, saint stephen's day, zweiter weihnachtstag
12-31: new year's eve, new years eve, new year eve, nye, silvester, sylvester, saint sylvestre, réveillon, la saint sylvestre, nochevieja, noche vieja, fin de año, канун нового года, новогодняя ночь, новогоднюю ночь
"""
_EASTER: Final = """
-48: rose monday, rosenmontag, lundi gras
-47: shrove tuesday, pancake day, mardi gras, fat tuesday, faschingsdienstag
-46: ash wednesday, aschermittwoch, mercredi des cendres, miércoles de ceniza
-7: palm sunday, palmsonntag, domingo de ramos
-3: maundy thursday, gründonnerstag, jeudi saint, jueves santo
-2: good friday, karfreitag, vendredi saint, viernes santo, страстная пятница
-1: holy saturday, karsamstag
0: easter, easter sunday, easter day, ostern, ostersonntag, pâques, dimanche de pâques, pascua, domingo de pascua, католическая пасха
1: easter monday, ostermontag, lundi de pâques, lunes de pascua
39: ascension day, christi himmelfahrt, himmelfahrt, himmelfahrtstag, jeudi de l'ascension
49: pentecost, whit sunday, whitsun, pfingsten, pfingstsonntag, pentecôte
50: whit monday, pfingstmontag, lundi de pentecôte
60: corpus christi day, feast of corpus christi, fronleichnam, fête-dieu
"""
_ORTHODOX: Final = """
-7: orthodox palm sunday, вербное воскресенье
-2: orthodox good friday
0: orthodox easter, пасха, пасху, пасхи, пасхе
1: orthodox easter monday
49: orthodox pentecost, троица, троицу
"""
_BY_WEEKDAY: Final = """
01 0 3: martin luther king day, mlk day, martin luther king jr day, martin luther king jr. day, martin luther king's day
02 0 3: presidents day, president's day, presidents' day, washington's birthday
05 6 2: mother's day, mothers day, mothers' day, muttertag, день матери
05 0 -1: memorial day
06 6 3: father's day, fathers day, fathers' day, fête des pères
09 0 1: labor day
10 0 2: columbus day, indigenous peoples' day
11 3 4: thanksgiving, thanksgiving day, thanks giving day, thanks giving
11 4 4: black friday
11 0 4: cyber monday
"""
_AFTER_THANKSGIVING: Final = {"black friday": 1, "cyber monday": 4}

_INDEPENDENCE: Final = ((7, 4), (12, 16), (8, 24), (8, 15), (9, 16))
AMBIGUOUS: Final = 999
"""Number of the one name that many countries have for days of their own."""

_InYear = Callable[[int], DateSpan | None]


def _rows(table: str) -> list[tuple[str, list[str]]]:
    rows = []
    for line in table.strip().splitlines():
        head, _, names = line.partition(":")
        rows.append((head, [name.strip() for name in names.split(",")]))
    return rows


def _dated(month: int, day: int) -> _InYear:
    def in_year(year: int) -> DateSpan | None:
        number = day_number(year, month, day)
        return None if number is None else DateSpan(number, number)

    return in_year


def _by_easter(offset: int, orthodox: bool) -> _InYear:
    def in_year(year: int) -> DateSpan:
        number = easter(year, orthodox) + offset
        return DateSpan(number, number)

    return in_year


def _by_weekday(month: int, weekday: int, nth: int, extra: int) -> _InYear:
    def in_year(year: int) -> DateSpan | None:
        first = day_number(year, month, 1)
        if first is None:
            return None
        number = first + (weekday - first + 1) % 7 + 7 * (nth - 1)
        if nth < 0:
            following = day_number(year, month + 1, 1) or first
            number = following - 1 - (following - 2 - weekday) % 7
        return DateSpan(number + extra, number + extra)

    return in_year


def _build() -> tuple[dict[str, int], list[tuple[_InYear, int, int]]]:
    names: dict[str, int] = {}
    kept: list[tuple[_InYear, int, int]] = []

    def add(row: list[str], in_year: _InYear, month: int, day: int) -> None:
        names.update(dict.fromkeys(row, len(kept)))
        kept.append((in_year, month, day))

    for head, row in _rows(_FIXED):
        month, day = map(int, head.split("-"))
        add(row, _dated(month, day), month, day)
    for table, orthodox in ((_EASTER, False), (_ORTHODOX, True)):
        for head, row in _rows(table):
            add(row, _by_easter(int(head), orthodox), 4, 10)
    for head, row in _rows(_BY_WEEKDAY):
        month, weekday, nth = map(int, head.split())
        extra = _AFTER_THANKSGIVING.get(row[0], 0)
        rule = (11, 3, 4) if extra else (month, weekday, nth)
        add(row, _by_weekday(*rule, extra), month, 15)
    return names, kept


_BUILT: Final = _build()

HOLIDAYS: Final = _BUILT[0] | {"independence day": AMBIGUOUS}
"""Number of the holiday by name, as people write it."""


def _one_of_many(year: int | None) -> Piece:
    """As in "Independence Day" of some country: the one nearest the event, the others after it."""
    pieces = [
        yearly_piece("holiday", _dated(month, day), month, day, year, How.HOLIDAY)
        for month, day in _INDEPENDENCE
    ]

    def find(frame: Frame) -> Found | None:
        found = [result for piece in pieces if (result := piece.find(frame)) is not None]
        spans = [span for result in found for span in result.spans]
        timeline = frame.context.timeline
        if timeline is not None:
            spans.sort(key=lambda span: max(timeline[0] - span.last, span.first - timeline[1], 0))
        return Found(tuple(spans), How.HOLIDAY) if spans else None

    return Piece("holiday", find, year, 7, 4, refill=lambda lent, _: _one_of_many(lent))


def holiday_piece(number: int, year: int | None = None) -> Piece:
    """The holiday of that number; without a year the likeliest one."""
    if number == AMBIGUOUS:
        return _one_of_many(year)
    in_year, month, day = _BUILT[1][number]
    return yearly_piece("holiday", in_year, month, day, year, How.HOLIDAY)
