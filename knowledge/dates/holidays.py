"""Days with a name: fixed, by weekday, or by Easter."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from knowledge.dates.calendar import day_number, easter
from knowledge.dates.mention import How
from knowledge.dates.pieces import Found, Frame, Piece, yearly_piece
from knowledge.dates.span import DateSpan, Precision

__all__ = ["ADVENTS", "HOLIDAYS", "TURN_OF_YEAR", "holiday_over", "holiday_piece"]

_FIXED: Final = """
01-01: new year's day, new years day, new year day, new year's, new years, new year, the new year, neujahr, neujahrstag, nouvel an, jour de l'an, año nuevo, ano nuevo, новый год, нового года, новым годом, жаңа жыл, día de año nuevo, новому году, новом году, новогодний день, жаңа жылда, жаңа жылы, жаңа жылдан, жаңа жылға, жаңа жылдың
01-06: epiphany, three kings day, día de reyes, dreikönigstag, heilige drei könige, épiphanie, día de los reyes magos, reyes magos, fête des rois, богоявление
01-07: orthodox christmas, orthodox christmas day, coptic christmas, православное рождество, рождество, рождества, рождеством, рождеству, рождестве, рождество христово, рождества христова, православного рождества
01-13: old new year's eve
01-14: old new year, orthodox new year, старый новый год, старому новому году, старого нового года
01-26: australia day
01-25: burns night, татьянин день, день студента
02-02: groundhog day, candlemas, chandeleur, la chandeleur, mariä lichtmess, lichtmess
02-14: valentine's day, valentines day, valentine day, valentine's, valentines, st valentine's day, saint valentine's day, saint valentin, san valentín, valentinstag, день святого валентина, día de san valentín, день всех влюбленных, dia de los enamorados
02-23: defender of the fatherland day, день защитника отечества, день защитников отечества
03-08: international women's day, women's day, womens day, weltfrauentag, frauentag, journée des femmes, journée internationale des femmes, día de la mujer, día internacional de la mujer, международный женский день, женский день, әйелдер күні
03-14: pi day
03-17: st patrick's day, st patricks day, saint patrick's day, saint patrick, st patrick, saint patricks day, st. patrick's day, día de san patricio, saint patrick's, день святого патрика
03-19: día de san josé, día del padre en españa
03-22: nauryz, nauryz meiramy, наурыз мейрамы, nowruz, nauryz holiday, nauryz day, nauryz meyramy, наурыз мейрамында, наурыз мейрамынан, наурыз мейрамына, наурыз мерекесі, наурыз мерекесінде, ұлыстың ұлы күні, праздник наурыз, праздника наурыз, праздник наурыза, на наурыз, в наурыз, новруз
04-01: april fool's day, april fools day, april fools, april fools', april fool day, april fool's, poisson d'avril
04-22: earth day, día de la tierra, jour de la terre, tag der erde, день земли
04-12: cosmonautics day, день космонавтики, yuri's night
04-23: st george's day, saint george's day, sant jordi, día del libro
04-25: anzac day
05-01: may day, labour day, international workers' day, workers' day, workers day, tag der arbeit, fête du travail, día del trabajo, día del trabajador, праздник труда, первомай, maifeiertag, erster mai, ersten mai, premier mai, fête du premier mai, primero de mayo, día internacional de los trabajadores, международный день трудящихся, день труда, первомая, unity day of kazakhstan, kazakhstan unity day, day of unity of the people of kazakhstan, день единства народа казахстана, дня единства народа казахстана, қазақстан халқының бірлігі күні, қазақстан халқының бірлік күні, халықтар бірлігі күні
05-04: star wars day
05-05: cinco de mayo
05-07: defender of the fatherland day of kazakhstan, kazakh defender day, день защитника отечества в казахстане, день защитника отечества казахстана, отан қорғаушы күні, отан қорғаушылар күні
05-08: ve day, v-e day, tag der befreiung, fête de la victoire, victoire 1945, armistice de 1945
05-09: victory day, день победы, дня победы, жеңіс күні, день великой победы
06-06: d-day
06-12: russia day, день россии
06-19: juneteenth
06-21: fête de la musique, la fête de la musique
06-24: saint jean baptiste, st jean baptiste, st john's day, johannistag, johanni, noche de san juan, día de san juan, fête de la saint jean, la saint jean, иван купала
06-29: peter und paul, saints peter and paul, san pedro y san pablo
07-04: american independence day, día de la independencia de los estados unidos, us independence day, fourth of july, the fourth of july, 4th of july
07-06: capital day of kazakhstan, astana day, capital city day, день столицы, дня столицы, день астаны, астана күні
07-14: bastille day, fête nationale, quatorze juillet, 14 juillet, día de la bastilla, день взятия бастилии, französischer nationalfeiertag
08-08: friedensfest, augsburger friedensfest
08-15: assumption day, assumption of mary, assomption, mariä himmelfahrt, día de la asunción, l'assomption, asunción de la virgen
08-24: ukrainian independence day, independence day of ukraine
08-30: constitution day of kazakhstan, constitution day in kazakhstan, kazakhstan constitution day, день конституции казахстана, дня конституции казахстана, день конституции, дня конституции, конституция күні, қазақстан конституциясы күні
09-01: день знаний, білім күні, knowledge day
10-03: german unity day, tag der deutschen einheit, day of german unity, einheitstag
10-12: columbus day of spain, día de la hispanidad, día del pilar, día de la raza
10-25: republic day of kazakhstan, kazakhstan republic day, republic day in kazakhstan, день республики казахстана, день республики казахстан, день республики, дня республики, республика күні
10-31: halloween, all hallows eve, halloween day, reformation day, reformationstag, хэллоуин
11-01: all saints' day, all saints day, allerheiligen, toussaint, todos los santos, día de todos los santos, la toussaint
11-02: all souls' day, all souls day, allerseelen, día de los muertos, jour des morts, fête des morts, día de difuntos, día de los difuntos, día de muertos
11-04: unity day, national unity day, день народного единства, дня народного единства
11-05: guy fawkes night, bonfire night, guy fawkes day
11-11: armistice day, veterans day, veterans' day, veteran's day, remembrance day, armistice, martinmas, martinstag, poppy day, jour de l'armistice
12-01: first president's day, день первого президента, тұңғыш президент күні
12-04: barbaratag
12-06: st nicholas day, saint nicholas day, nikolaus, nikolaustag, saint nicolas, día de la constitución, día de la constitución española, la saint nicolas, день святого николая
12-08: immaculate conception, inmaculada concepción, la inmaculada, mariä empfängnis, immaculée conception
12-16: independence day of kazakhstan, kazakh independence day, kazakhstan independence day, kazakhstan's independence day, день независимости казахстана, тәуелсіздік күні, дня независимости казахстана, день независимости республики казахстан, тәуелсіздік мерекесі, тәуелсіздік күніне, қазақстанның тәуелсіздік күні, independence day in kazakhstan
12-24: christmas eve, xmas eve, heiligabend, heilig abend, veille de noël, nochebuena, noche buena, сочельник, la nochebuena, réveillon de noël, heiliger abend, heiligen abend, сочельника
12-25: christmas, christmas day, xmas, xmas day, x-mas, weihnachten, weihnachtstag, noël, jour de noël, navidad, католическое рождество, католического рождества, weihnachtsfeiertag, erster weihnachtsfeiertag, ersten weihnachtsfeiertag, erster weihnachtstag, ersten weihnachtstag, weihnachtsfest, día de navidad
12-26: boxing day, st stephen's day, saint stephen's day, zweiter weihnachtstag, zweiten weihnachtstag, zweiter weihnachtsfeiertag, zweiten weihnachtsfeiertag, stephanstag
12-28: día de los inocentes, santos inocentes
12-31: new year's eve, new years eve, new year eve, nye, silvester, sylvester, saint sylvestre, réveillon, la saint sylvestre, nochevieja, noche vieja, fin de año, канун нового года, новогодняя ночь, новогоднюю ночь, la nochevieja, silvesterabend, silvesternacht, réveillon du nouvel an, новогодней ночи, жаңа жыл түні
"""
_EASTER: Final = """
-48: rose monday, rosenmontag, lundi gras
-52: weiberfastnacht, altweiber, jueves lardero
-50: fastnachtssamstag
-49: fastnachtssonntag, tulpensonntag
-47: shrove tuesday, pancake day, mardi gras, fat tuesday, faschingsdienstag
-46: ash wednesday, aschermittwoch, mercredi des cendres, miércoles de ceniza
-7: dimanche des rameaux, les rameaux, palm sunday, palmsonntag, domingo de ramos
-3: maundy thursday, gründonnerstag, jeudi saint, jueves santo
-2: karfreitags, le vendredi saint, good friday, karfreitag, vendredi saint, viernes santo, страстная пятница
-1: holy saturday, karsamstag
0: easter, domingo de resurrección, пасха католическая, католическую пасху, католической пасхи, easter sunday, easter day, ostern, ostersonntag, pâques, dimanche de pâques, pascua, domingo de pascua, католическая пасха
1: easter monday, ostermontag, lundi de pâques, lunes de pascua
39: ascension day, christi himmelfahrt, himmelfahrt, himmelfahrtstag, jeudi de l'ascension
49: pentecostés, pentecost, whit sunday, whitsun, pfingsten, pfingstsonntag, pentecôte
50: lundi de la pentecôte, lunes de pentecostés, whit monday, pfingstmontag, lundi de pentecôte
60: corpus christi day, feast of corpus christi, fronleichnam, fête-dieu
"""
_ORTHODOX: Final = """
-48: чистый понедельник
-7: orthodox palm sunday, вербное воскресенье
-2: orthodox good friday, православная страстная пятница, великая пятница
0: orthodox easter, orthodox easter sunday, православная пасха, православную пасху, православной пасхи, светлое воскресенье, пасха, пасху, пасхи, пасхе
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
11 3 4: acción de gracias, día de acción de gracias, день благодарения, thanksgiving, thanksgiving day, thanks giving day, thanks giving
11 4 4: black friday, viernes negro, vendredi noir, schwarzer freitag, черная пятница, черную пятницу
11 0 4: cyber monday, cyber montag
11 6 2: remembrance sunday
10 6 1: erntedank, erntedankfest
05 0 1: early may bank holiday, may bank holiday
08 0 -1: summer bank holiday, august bank holiday
"""
_ADVENT: Final = """
0: first advent, erster advent, ersten advent, 1. advent, first sunday of advent, premier dimanche de l'avent, primer domingo de adviento
7: zweiter advent, zweiten advent, 2. advent, second sunday of advent
14: dritter advent, dritten advent, 3. advent, third sunday of advent
21: vierter advent, vierten advent, 4. advent, fourth sunday of advent
-7: totensonntag, ewigkeitssonntag
-11: buß und bettag, bußtag, buss und bettag
-14: volkstrauertag
"""
"""Days by the first of the four Sundays before Christmas."""
_EASTER_RUNS: Final = """
-7 -1: holy week, passion week, karwoche, heilige woche, semaine sainte, la semaine sainte
-7 0: semana santa, la semana santa
1 6: easter week, osterwoche, semaine de pâques, semana de pascua
-1 0: osterwochenende
-2 1: osterfeiertage, osterfeiertagen
48 49: pfingstwochenende
49 50: pfingstfeiertage, pfingstfeiertagen
"""
_ORTHODOX_RUNS: Final = """
-6 -1: orthodox holy week, страстная неделя, страстную неделю, страстной неделе, страстной недели, страстная седмица, страстную седмицу, страстной седмице
1 6: bright week, светлая неделя, светлой неделе, светлая седмица, светлой седмице
"""
"""Days of Easter on which a run begins and ends."""
_TURN_NAMES: Final = (
    *("turn of the year", "the turn of the year", "jahreswechsel", "jahreswechsels", "jahreswende"),
    *("passage à la nouvelle année", "passage au nouvel an", "changement d'année", "cambio de año"),
    *(
        "рубеж годов",
        "рубеже годов",
        "стык годов",
        "стыке годов",
        "смена года",
        "смене года",
        "жыл ауысымы",
    ),
)
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


def _run_by_easter(first: int, last: int, orthodox: bool) -> _InYear:
    def in_year(year: int) -> DateSpan:
        sunday = easter(year, orthodox)
        return DateSpan(sunday + first, sunday + last, Precision.RANGE)

    return in_year


def _turn_of(year: int) -> DateSpan | None:
    """The last day of a year and the first of the next."""
    last = day_number(year, 12, 31)
    return None if last is None else DateSpan(last, last + 1, Precision.RANGE)


def _by_advent(offset: int) -> _InYear:
    def in_year(year: int) -> DateSpan | None:
        """The fourth Sunday before Christmas is the last on or before 3 December."""
        latest = day_number(year, 12, 3)
        if latest is None:
            return None
        number = latest - latest % 7 + offset
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


_CASES: Final = (
    (re.compile("^день "), ("дня ", "дню ", "днем ", "дне ")),
    (re.compile("күні$"), ("күнінде", "күнінен", "күніне", "күнінің", "күнгі")),
)
"""Names of days bend in their head word."""


def _cases(name: str) -> list[str]:
    bent = [head.sub(form, name) for head, forms in _CASES if head.search(name) for form in forms]
    return [name, *bent]


def _build() -> tuple[dict[str, int], list[tuple[_InYear, int, int]]]:
    names: dict[str, int] = {}
    kept: list[tuple[_InYear, int, int]] = []

    def add(row: list[str], in_year: _InYear, month: int, day: int) -> None:
        names.update(dict.fromkeys((form for name in row for form in _cases(name)), len(kept)))
        kept.append((in_year, month, day))

    for head, row in _rows(_FIXED):
        month, day = map(int, head.split("-"))
        add(row, _dated(month, day), month, day)
    for table, orthodox in ((_EASTER, False), (_ORTHODOX, True)):
        for head, row in _rows(table):
            add(row, _by_easter(int(head), orthodox), 4, 10)
    for table, orthodox in ((_EASTER_RUNS, False), (_ORTHODOX_RUNS, True)):
        for head, row in _rows(table):
            first, last = map(int, head.split())
            add(row, _run_by_easter(first, last, orthodox), 4, 10)
    for head, row in _rows(_ADVENT):
        add(row, _by_advent(int(head)), 12, 1)
    for head, row in _rows(_BY_WEEKDAY):
        month, weekday, nth = map(int, head.split())
        extra = _AFTER_THANKSGIVING.get(row[0], 0)
        rule = (11, 3, 4) if extra else (month, weekday, nth)
        add(row, _by_weekday(*rule, extra), month, 15)
    add(list(_TURN_NAMES), _turn_of, 12, 31)
    return names, kept


_BUILT: Final = _build()

HOLIDAYS: Final = _BUILT[0] | dict.fromkeys(
    (
        *(
            "independence day",
            "unabhängigkeitstag",
            "fête de l'indépendance",
            "jour de l'indépendance",
        ),
        *(
            "día de la independencia",
            "día de independencia",
            "день независимости",
            "дня независимости",
        ),
    ),
    AMBIGUOUS,
)
"""Number of the holiday by name, as people write it."""
TURN_OF_YEAR: Final = HOLIDAYS[_TURN_NAMES[0]]
ADVENTS: Final = tuple(
    HOLIDAYS[name] for name in ("1. advent", "2. advent", "3. advent", "4. advent")
)
"""Numbers of the four Sundays before Christmas."""


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


def _turn_beside(year: int) -> Piece:
    """As in "the turn of the year 2022": the one that it begins with, else that at its end."""
    turns = tuple(span for span in (_turn_of(year - 1), _turn_of(year)) if span is not None)
    return Piece("holiday", lambda _: Found(turns, How.HOLIDAY) if turns else None, year)


def holiday_over(number: int, first: int, second: int) -> Piece | None:
    """As in "Jahreswechsel 2020/21", "Silvester 2021/22": the one in that winter; of two years in a row only."""
    if number == AMBIGUOUS or second != first + 1:
        return None
    in_year, month, day = _BUILT[1][number]
    year = first if month > _HALF_YEAR else second
    return yearly_piece("holiday", in_year, month, day, year, How.HOLIDAY)


_HALF_YEAR: Final = 6


@lru_cache(maxsize=256)
def holiday_piece(number: int, year: int | None = None) -> Piece:
    """The holiday of that number; without a year the likeliest one."""
    if number == AMBIGUOUS:
        return _one_of_many(year)
    in_year, month, day = _BUILT[1][number]
    if number == TURN_OF_YEAR and year is not None:
        return _turn_beside(year)
    return yearly_piece("holiday", in_year, month, day, year, How.HOLIDAY)
