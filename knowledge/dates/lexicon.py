"""Month, weekday and number words of six languages, levelled as ``parse.level`` levels text."""

from typing import Final

__all__ = ["MONTHS", "NUMBERS", "ORDINALS", "WEEKDAYS"]

_MONTHS: Final = """
1 january jan janury januray januar janner jan. janvier janv enero ene январь января январе янв
1 қаңтар қаңтарда қаңтардың қаңтары
2 february feb febuary februrary feb. februar fevrier fevr fev febrero февраль февраля феврале фев
2 ақпан ақпанда ақпанның
3 march mar mar. marz mars marzo марта март марте мар наурыз наурызда наурыздың
4 april apr apr. avril avr abril abr апреля апрель апреле апр сәуір сәуірде сәуірдің
5 may mai mayo мая май мае мамыр мамырда мамырдың
6 june jun jun. juni juin junio июня июнь июне июн маусым маусымда маусымның
7 july jul jul. juli juillet juil julio июля июль июле июл шілде шілдеде шілденің
8 august aug aug. aout agosto ago августа август августе авг тамыз тамызда тамыздың
9 september sept sep sept. sep. septembre septiembre setiembre сентября сентябрь сентябре сен сент
9 қыркүйек қыркүйекте қыркүйектің
10 october oct oct. oktober okt octobre octubre октября октябрь октябре окт қазан қазанда қазанның
11 november nov nov. novembre noviembre ноября ноябрь ноябре ноя нояб қараша қарашада қарашаның
12 december dec dec. dezember dez decembre diciembre dic декабря декабрь декабре дек
12 желтоқсан желтоқсанда желтоқсанның
"""
_WEEKDAYS: Final = """
0 monday mon montag lundi lunes понедельник понедельника дүйсенбі
1 tuesday tue tues dienstag mardi martes вторник вторника сейсенбі
2 wednesday wed weds mittwoch mercredi miercoles среда среду среды сәрсенбі
3 thursday thu thur thurs donnerstag jeudi jueves четверг четверга бейсенбі
4 friday fri freitag vendredi viernes пятница пятницу пятницы жұма
5 saturday sat samstag sonnabend samedi sabado суббота субботу субботы сенбі
6 sunday sun sonntag dimanche domingo воскресенье воскресенья жексенбі
"""
_ORDINALS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first "
    "twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh "
    "twenty-eighth twenty-ninth thirtieth thirty-first"
)
_NUMBERS: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)


def _numbered(lines: str) -> dict[str, int]:
    table: dict[str, int] = {}
    for line in lines.strip().splitlines():
        number, *words = line.split()
        for word in words:
            table[word.rstrip(".")] = int(number)
    return table


MONTHS: Final = _numbered(_MONTHS)
"""Month number by name, short form or case form; lower case, accents off, no full stop."""

WEEKDAYS: Final = _numbered(_WEEKDAYS)
"""Weekday by name, 0 = Monday."""

ORDINALS: Final = {
    form: number
    for number, word in enumerate(_ORDINALS.split(), start=1)
    for form in (word, word.replace("-", " "))
}
NUMBERS: Final = {word: number for number, word in enumerate(_NUMBERS.split(), start=1)} | {
    "a": 1,
    "an": 1,
    "couple of": 2,
    "a couple of": 2,
    "a few": 3,
}
