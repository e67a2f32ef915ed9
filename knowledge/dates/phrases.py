"""What CLDR has no words for, in six languages: vague parts, seasons, open ends, doubt.

Each template takes the day, days, month or year as ``cldr`` writes it. The words are chosen so that
they do not bend what they are put around, wherever the language allows it.
"""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from knowledge.dates.numerals import roman
from knowledge.dates.span import PartOfDay

__all__ = ["Phrases", "phrases"]

Thirds = tuple[str, str, str]
Halves = tuple[str, str]
Seasons = tuple[str, str, str, str]


class Phrases(NamedTuple):
    """Templates of a language.

    ``seasons`` begin with spring. ``about_up_to`` and its like are for open spans where "about"
    does not stand right before the day. ``month_bent`` is for thirds of a month where the month takes
    another form than alone, as a pattern of ``cldr``. ``to_endings`` and ``from_endings`` are put on a day
    that ends in its month's name, by month; a day that something is before or after takes the latter.
    """

    week: str
    weekend: str
    month_thirds: Thirds
    year_thirds: Thirds
    quarter: str
    halves: Halves
    seasons: Seasons
    year: str
    year_in: str
    years: str
    decade: str
    century: str
    century_old: str
    century_number: Callable[[int], str]
    parts: Mapping[PartOfDay, str]
    clock: str
    about: str
    perhaps: str
    up_to: str
    before: str
    after: str
    on_from: str
    ever: str
    about_up_to: str = ""
    about_before: str = ""
    about_after: str = ""
    about_on_from: str = ""
    month_bent: str = ""
    to_endings: tuple[str, ...] = ()
    from_endings: tuple[str, ...] = ()


def _french(number: int) -> str:
    return roman(number) + ("er" if number == 1 else "e")


def _english(number: int) -> str:
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(0 if number % 100 in (11, 12, 13) else number % 10)
    return f"{number}{suffix or 'th'}"


def _parts(*templates: str) -> dict[PartOfDay, str]:
    return dict(zip(PartOfDay, templates, strict=True))


_PHRASES: Final = {
    "en": Phrases(
        week="week of {}",
        weekend="weekend of {}",
        month_thirds=("early {}", "mid-{}", "late {}"),
        year_thirds=("early {}", "mid-{}", "late {}"),
        quarter="{quarter} {year}",
        halves=("first half of {}", "second half of {}"),
        seasons=("spring {}", "summer {}", "autumn {}", "winter {}"),
        year="{}",
        year_in="{}",
        years="{}–{}",
        decade="{}s",
        century="{} century",
        century_old="{} century BC",
        century_number=_english,
        parts=_parts(
            *("night of {}", "early on {}", "morning of {}", "noon on {}"),
            *("afternoon of {}", "evening of {}", "late on {}"),
        ),
        clock="{}, {}",
        about="about {}",
        perhaps="perhaps {}",
        up_to="up to {}",
        before="before {}",
        after="after {}",
        on_from="from {} on",
        ever="any day",
    ),
    "ru": Phrases(
        week="неделя с {}",
        weekend="выходные {}",
        month_thirds=("начало {}", "середина {}", "конец {}"),
        year_thirds=("начало {}", "середина {}", "конец {}"),
        quarter="{quarter} {year}",
        halves=("первое полугодие {}", "второе полугодие {}"),
        seasons=("весна {}", "лето {}", "осень {}", "зима {}"),
        year="{} год",
        year_in="{} г.",
        years="{}–{} гг.",
        decade="{}-е годы",
        century="{} век",
        century_old="{} век до н. э.",
        century_number=roman,
        parts=_parts(
            *("{}, ночью", "{}, рано утром", "{}, утром", "{}, в полдень"),
            *("{}, днём", "{}, вечером", "{}, поздно вечером"),
        ),
        clock="{}, {}",
        about="примерно {}",
        perhaps="возможно, {}",
        up_to="по {} включительно",
        before="раньше {}",
        after="после {}",
        on_from="начиная с {}",
        about_up_to="примерно по {} включительно",
        about_on_from="примерно начиная с {}",
        ever="любой день",
        month_bent="M y 'г'.",
    ),
    "kk": Phrases(
        week="{} аптасы",
        weekend="{}, демалыс күндері",
        month_thirds=("{} басы", "{} ортасы", "{} соңы"),
        year_thirds=("{} басы", "{} ортасы", "{} соңы"),
        quarter="{year} {quarter}",
        halves=("{} бірінші жартыжылдық", "{} екінші жартыжылдық"),
        seasons=("{} көктем", "{} жаз", "{} күз", "{} қыс"),
        year="{} жыл",
        year_in="{} ж.",
        years="{}–{} жж.",
        decade="{}-жылдар",
        century="{} ғасыр",
        century_old="б.з.д. {} ғасыр",
        century_number=roman,
        parts=_parts(
            *("{}, түнде", "{}, таңсәріде", "{}, таңертең", "{}, талтүсте"),
            *("{}, түстен кейін", "{}, кешке", "{}, түнге қарай"),
        ),
        clock="{}, сағат {}",
        about="шамамен {}",
        perhaps="бәлкім, {}",
        up_to="{} дейін",
        before="{} бұрын",
        after="{} кейін",
        on_from="{} бастап",
        ever="кез келген күн",
        to_endings=tuple("ға ға ға ге ға ға ге ға ке ға ға ға".split()),
        from_endings=tuple("дан нан дан ден дан нан ден дан тен нан дан нан".split()),
    ),
    "de": Phrases(
        week="Woche vom {}",
        weekend="Wochenende vom {}",
        month_thirds=("Anfang {}", "Mitte {}", "Ende {}"),
        year_thirds=("Anfang {}", "Mitte {}", "Ende {}"),
        quarter="{quarter} {year}",
        halves=("1. Halbjahr {}", "2. Halbjahr {}"),
        seasons=("Frühling {}", "Sommer {}", "Herbst {}", "Winter {}"),
        year="{}",
        year_in="{}",
        years="{}–{}",
        decade="{}er-Jahre",
        century="{}. Jahrhundert",
        century_old="{}. Jahrhundert v. Chr.",
        century_number=str,
        parts=_parts(
            *("{}, nachts", "{}, frühmorgens", "{}, morgens", "{}, mittags"),
            *("{}, nachmittags", "{}, abends", "{}, spätabends"),
        ),
        clock="{}, {} Uhr",
        about="etwa {}",
        perhaps="vielleicht {}",
        up_to="bis {}",
        before="vor dem {}",
        after="nach dem {}",
        about_before="etwa vor dem {}",
        about_after="etwa nach dem {}",
        on_from="ab {}",
        ever="beliebiger Tag",
    ),
    "fr": Phrases(
        week="semaine du {}",
        weekend="week-end des {}",
        month_thirds=("début {}", "mi-{}", "fin {}"),
        year_thirds=("début {}", "mi-{}", "fin {}"),
        quarter="{quarter} {year}",
        halves=("1er semestre {}", "2e semestre {}"),
        seasons=("printemps {}", "été {}", "automne {}", "hiver {}"),
        year="{}",
        year_in="{}",
        years="{}–{}",
        decade="années {}",
        century="{} siècle",
        century_old="{} siècle av. J.-C.",
        century_number=_french,
        parts=_parts(
            *("{}, la nuit", "{}, tôt le matin", "{}, le matin", "{}, à midi"),
            *("{}, l’après-midi", "{}, le soir", "{}, tard le soir"),
        ),
        clock="{}, {}",
        about="{} environ",
        perhaps="peut-être {}",
        up_to="jusqu’au {}",
        before="avant le {}",
        after="après le {}",
        on_from="à partir du {}",
        ever="n’importe quel jour",
    ),
    "es": Phrases(
        week="semana del {}",
        weekend="fin de semana del {}",
        month_thirds=("principios de {}", "mediados de {}", "finales de {}"),
        year_thirds=("principios de {}", "mediados de {}", "finales de {}"),
        quarter="{quarter} de {year}",
        halves=("primer semestre de {}", "segundo semestre de {}"),
        seasons=("primavera de {}", "verano de {}", "otoño de {}", "invierno de {}"),
        year="{}",
        year_in="{}",
        years="{}–{}",
        decade="década de {}",
        century="siglo {}",
        century_old="siglo {} a. C.",
        century_number=roman,
        parts=_parts(
            *("{}, por la noche", "{}, de madrugada", "{}, por la mañana", "{}, al mediodía"),
            *("{}, por la tarde", "{}, al anochecer", "{}, a última hora"),
        ),
        clock="{}, {}",
        about="{} aproximadamente",
        perhaps="quizás {}",
        up_to="hasta el {}",
        before="antes del {}",
        after="después del {}",
        on_from="a partir del {}",
        ever="cualquier día",
    ),
}


def phrases(language: str) -> Phrases:
    """The templates of one of the six languages."""
    return _PHRASES[language]
