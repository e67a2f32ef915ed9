"""Units after a number: what each measures, and how the record writes it. General English."""

import re
from dataclasses import dataclass, replace
from typing import Final

from knowledge.regex import regex

__all__ = ["Unit", "unit_at"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that ends at ``end``. ``kind`` is what it measures, ``written`` how the record writes it."""

    kind: str
    written: str
    end: int


_LENGTHS: Final = {
    "mm": "mm millimetre millimetres millimeter millimeters",
    "cm": "cm centimetre centimetres centimeter centimeters",
    "m": "m metre metres meter meters",
    "km": "km kms kilometre kilometres kilometer kilometers",
    "in": "inch inches",
    "ft": "ft foot feet",
    "yd": "yd yard yards",
    "mi": "mi mile miles",
    "nmi": "nmi",
    "fathoms": "fathom fathoms",
    "light-years": "light-year light-years lightyear lightyears",
}
_OTHERS: Final = {
    "weight": {
        "mg": "mg milligram milligrams",
        "g": "gram grams gramme grammes",
        "kg": "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes",
        "t": "tonne tonnes ton tons",
        "oz": "oz ounce ounces",
        "lb": "lb lbs pound",
    },
    "area": {
        "ha": "ha hectare hectares",
        "acres": "acre acres",
        "m²": "m² sqm",
        "km²": "km² sqkm",
    },
    "volume": {
        "litres": "litre litres liter liters",
        "ml": "ml millilitre millilitres milliliter milliliters",
        "gallons": "gallon gallons",
        "barrels": "barrel barrels",
        "pints": "pint pints",
        "m³": "m³",
        "km³": "km³",
    },
    "speed": {
        "km/h": "km/h kmh kph kmph",
        "mph": "mph mi/h",
        "m/s": "m/s",
        "km/s": "km/s",
        "knots": "kn knot knots",
    },
    "power": {
        "W": "watt watts",
        "kW": "kw kilowatt kilowatts",
        "MW": "mw megawatt megawatts",
        "GW": "gw gigawatt gigawatts",
        "TW": "tw terawatt terawatts",
        "hp": "hp horsepower",
    },
    "energy": {
        "kWh": "kwh",
        "MWh": "mwh",
        "GWh": "gwh",
        "TWh": "twh",
        "J": "joule joules",
        "MJ": "megajoule megajoules",
        "kcal": "kcal calorie calories",
        "kt": "kt kiloton kilotons kilotonne kilotonnes",
        "Mt": "megaton megatons megatonne megatonnes",
    },
    "temperature": {"°": "degree degrees"},
    "pressure": {
        "bar": "bar bars",
        "mbar": "mbar millibar millibars",
        "hPa": "hpa hectopascal hectopascals",
        "psi": "psi",
    },
    "voltage": {"V": "volt volts", "kV": "kv kilovolt kilovolts"},
    "radiation": {
        "Sv": "sv sievert sieverts",
        "mSv": "msv millisievert millisieverts",
        "µSv": "µsv μsv microsievert microsieverts",
        "Bq": "bq becquerel becquerels",
        "roentgen": "roentgen roentgens",
        "rem": "rem rems",
    },
    "duration": {
        "seconds": "second seconds",
        "minutes": "minute minutes",
        "hours": "hour hours",
        "days": "day days",
        "nights": "night nights",
        "weeks": "week weeks",
        "months": "month months",
        "years": "year years",
        "decades": "decade decades",
        "centuries": "century centuries",
    },
    "money": {
        "USD": "usd dollar dollars buck bucks",
        "EUR": "eur euro euros",
        "GBP": "gbp pounds sterling quid",
        "JPY": "jpy yen",
        "KZT": "kzt tenge",
        "RUB": "rub ruble rubles rouble roubles",
        "CNY": "cny yuan renminbi",
        "INR": "inr rupee rupees",
        "CHF": "chf",
        "francs": "franc francs",
        "marks": "marks",
        "pesos": "peso pesos",
        "KRW": "krw",
        "kronor": "krona kronor krone kroner",
        "BRL": "reais",
        "TRY": "lira liras",
        "ZAR": "rand",
        "dirhams": "dirham dirhams",
        "dinars": "dinar dinars",
        "riyals": "riyal riyals",
        "crowns": "crown crowns",
        "shillings": "shilling shillings",
        "PLN": "pln zloty zlotys",
        "UAH": "uah hryvnia hryvnias hryvnya hryvnyas",
        "HUF": "huf forint forints",
        "THB": "thb baht",
        "MYR": "myr ringgit",
        "IDR": "idr rupiah rupiahs",
        "BDT": "bdt taka",
        "NGN": "ngn naira",
        "GHS": "ghs cedi cedis",
        "ILS": "ils shekel shekels",
        "rials": "rial rials",
        "guilders": "guilder guilders",
        "thalers": "thaler thalers taler talers",
        "ducats": "ducat ducats",
        "florins": "florin florins",
        "gulden": "gulden",
        "drachmas": "drachma drachmas",
        "escudos": "escudo escudos",
        "guineas": "guinea guineas",
        "livres": "livre livres",
        "cents": "cent cents",
        "pence": "pence",
    },
}
_LENGTH: Final = {word: unit for unit, words in _LENGTHS.items() for word in words.split()}
_UNITS: Final = {
    word: (kind, unit)
    for kind, units in ({"length": _LENGTHS} | _OTHERS).items()
    for unit, words in units.items()
    for word in words.split()
}
_SQUARED: Final = {"m": "m²", "km": "km²", "mi": "mi²", "ft": "ft²", "yd": "yd²", "cm": "cm²"}
_CUBED: Final = {"m": "m³", "km": "km³", "mi": "mi³", "ft": "ft³", "yd": "yd³", "cm": "cm³"}
_POWERS: Final = {
    "square": ("area", _SQUARED),
    "sq": ("area", _SQUARED),
    "cubic": ("volume", _CUBED),
    "cu": ("volume", _CUBED),
}
_NATIONS: Final = {
    ("us", "USD"): "USD",
    ("american", "USD"): "USD",
    ("australian", "USD"): "AUD",
    ("canadian", "USD"): "CAD",
    ("new zealand", "USD"): "NZD",
    ("hong kong", "USD"): "HKD",
    ("singapore", "USD"): "SGD",
    ("swiss", "francs"): "CHF",
    ("swedish", "kronor"): "SEK",
    ("norwegian", "kronor"): "NOK",
    ("danish", "kronor"): "DKK",
    ("mexican", "pesos"): "MXN",
    ("argentine", "pesos"): "ARS",
    ("egyptian", "GBP"): "EGP",
    ("british", "GBP"): "GBP",
    ("pakistani", "INR"): "PKR",
    ("nepalese", "INR"): "NPR",
    ("sri lankan", "INR"): "LKR",
    ("russian", "RUB"): "RUB",
    ("indian", "INR"): "INR",
    ("japanese", "JPY"): "JPY",
    ("chinese", "CNY"): "CNY",
}
_OWN: Final = "|".join(sorted({nation for nation, _ in _NATIONS}, key=len, reverse=True))
_KINDS_OF: Final = "metric|nautical|short|long|statute|imperial"
_STRESSED: Final = "more|further|additional|full|consecutive|straight|other|whole|extra|entire"
_NEXT: Final = regex(
    rf"[\s\u00a0-]{{0,2}}(?P<degree>[°º]\s?(?P<scale>[CF]\b)?)|"
    rf"[\s\u00a0]?(?:(?P<nation>{_OWN})[\s-])?(?:(?:{_KINDS_OF}|{_STRESSED})[\s-]+)?[\s-]?"
    r"(?P<word>light[ -]years?\b|[A-Za-zµμ]+(?:/[hs]\b)?[²³]?)(?![0-9]|['’]s)",
    re.IGNORECASE,
)
_AT_SEA: Final = "nautical"
"""A mile of its own: 1,852 metres."""
_WORD: Final = regex(r"\.?[\s\u00a0-]+([A-Za-z]+)")
_RATE: Final = regex(r"(?:[\s-]+(?:per|an?)[\s-]+|/)(hour|hr|h|second|sec|s)\b", re.IGNORECASE)
_OF_TIME: Final = regex(r"[\s-]+hours?\b", re.IGNORECASE)
_SYMBOL: Final = 3
"""Letters of the longest symbol; a longer unit with a capital is part of a name, as in "Fifty Days"."""
_CAPITALS: Final = frozenset({"km", "kg", "cm", "mw", "gw", "tw", "kw", "kv", "v", "w", "j"})
"""Short units that may be written in capitals."""
_SCALE: Final = regex(r"\s+(celsius|centigrade|fahrenheit|c|f)\b", re.IGNORECASE)
_NO_WARMTH: Final = regex(
    r"[\s-]+(?:of\b|(?:north|south|east|west|latitude|longitude)\b)|[\s-]*[0-9]", re.IGNORECASE
)
_FAST: Final = {
    ("km", "h"): "km/h",
    ("mi", "h"): "mph",
    ("m", "h"): "m/h",
    ("cm", "h"): "cm/h",
    ("mm", "h"): "mm/h",
    ("ft", "h"): "ft/h",
    ("in", "h"): "in/h",
    ("m", "s"): "m/s",
    ("km", "s"): "km/s",
    ("mi", "s"): "mi/s",
    ("ft", "s"): "ft/s",
}


def unit_at(text: str, at: int) -> Unit | None:
    """The unit that follows a number ending at ``at``, if one does."""
    found = _NEXT.match(text, at)
    if found is None:
        return None
    if found["degree"]:
        scale = (found["scale"] or "").upper()
        return _degrees(text, found.end(), scale)
    word = found["word"].lower().replace("light ", "light-")
    if word in _POWERS:
        return _power(text, word, found.end())
    if word not in _UNITS or _is_name(found["word"], in_words=not text[at - 1].isdigit()):
        return None
    unit = _unit(text, word, (found["nation"] or "").lower(), found.end())
    return (
        replace(unit, written="nmi")
        if unit and unit.written == "mi" and _AT_SEA in found[0].lower()
        else unit
    )


def _unit(text: str, word: str, nation: str, end: int) -> Unit | None:
    """The unit of a word that ends at ``end``."""
    kind, unit = _UNITS[word]
    if kind == "temperature":
        return _degrees(text, end, "")
    if kind == "money":
        return Unit(kind, _NATIONS.get((nation, unit), unit), end)
    if kind == "length":
        return _fast(text, unit, end)
    if kind == "power" and (hours := _OF_TIME.match(text, end)):
        return Unit("energy", f"{unit}h", hours.end())
    return Unit(kind, unit, end)


def _is_name(written: str, *, in_words: bool) -> bool:
    """Whether its capitals say that it is part of a name; ``in_words``: the number is written so."""
    if len(written) > _SYMBOL:
        return in_words and written.istitle()
    return len(written) < _SYMBOL and written.isupper() and written.lower() not in _CAPITALS


def _degrees(text: str, end: int, scale: str) -> Unit | None:
    """Degrees of warmth, and not of the globe or of an angle."""
    if not scale and (named := _SCALE.match(text, end)):
        scale, end = named[1][0].upper(), named.end()
    if not scale and _NO_WARMTH.match(text, end):
        return None
    return Unit("temperature", f"°{scale}", end)


def _power(text: str, word: str, end: int) -> Unit | None:
    """A unit of area or volume, such as "square metres"."""
    kind, units = _POWERS[word]
    after = _WORD.match(text, end)
    unit = units.get(_LENGTH.get(after[1].lower(), "")) if after else None
    return Unit(kind, unit, after.end()) if unit and after else None


def _fast(text: str, unit: str, end: int) -> Unit:
    """A length, or a speed where the length is one of an hour or a second."""
    rate = _RATE.match(text, end)
    speed = _FAST.get((unit, rate[1][0].lower())) if rate else None
    return Unit("speed", speed, rate.end()) if speed and rate else Unit("length", unit, end)
