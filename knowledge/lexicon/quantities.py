"""What the form of a question says of the quantity asked: "how long" wants a duration. General English."""

import re
from collections.abc import Iterable
from typing import Final

from knowledge.regex import regex

__all__ = [
    "asks_measure",
    "asks_price",
    "asks_stuff",
    "has_form",
    "is_unit",
    "kinds_of",
    "measures_by_form",
    "only_rests",
    "unit_kind",
]

_BE: Final = (
    r"(?:was|were|is|are|did|does|do|has|have|had|will|would|may|might|could|can|should|got|gets?)"
)
_LENGTHS: Final = (
    r"(?:kilomet(?:er|re)s|km|miles|met(?:er|re)s|centimet(?:er|re)s|cm|feet|inches|yards)"
)
_STUFF: Final = (
    r"(?:oil|crude|fuel|petrol|gasoline|diesel|kerosene|water|seawater|sewage|waste|sludge|mud|sand|gravel|rubble|debris|rubbish|garbage|ash|lava|"
    r"coal|ore|grain|wheat|rice|flour|milk|beer|wine|cargo|freight|ammunition|explosives?|gunpowder|chemicals?|acid|ammonia|mercury|chlorine|"
    r"fertili[sz]er|plastic|concrete|cement|steel|iron|food|meat|fish|medicine|cocaine|heroin|cannabis|drugs)"
)
"""What is measured and not counted."""
_FLOWS: Final = (
    r"(?:leak(?:s|ed|ing)?|spill(?:s|ed|ing)?|spilt|pour(?:s|ed|ing)? (?:out|in|into)|seep(?:s|ed|ing)?|gush(?:es|ed|ing)?|dump(?:s|ed|ing)?|"
    r"pump(?:s|ed|ing)? (?:out|off|in|into|from)|drain(?:s|ed|ing)?|flow(?:s|ed|ing)? (?:out|in|into))"
)
_PAYING: Final = (
    r"(?:pay|paid|cost|spend|spent|len[dt]|borrow(?:ed)?|los[et]|earn(?:ed)?|owed?|invest(?:ed)?|receiv(?:ed?)|get|got|g[ai]ve|raised?|promised?|"
    r"pledged?|embezzled?|withdr[ae]wn?|ask(?:ed)? for|demand(?:ed)?|offer(?:ed)?|fined|need(?:ed)?|granted?|collect(?:ed)?|stol(?:en|e))"
)
_FORMS: Final = (
    (r"\bhow much weight\b", "weight mass"),
    (r"\bhow much time\b", "duration"),
    (
        r"\b(?:what|which|how (?:large|big|great|small|much)) (?:an? |of an? )?(?:percentage|percent|share|proportion|fraction|part|"
        r"portion)\b(?! (?:did|does|do|was|were|is|are)\b.*\bplay)|\bhow many percent\b|\bwhat per ?cent\b",
        "share",
    ),
    (
        r"\bhow much of (?:the|its|their|his|her|our|all|this|that)\b",
        "share area volume weight cost",
    ),
    (
        r"\bhow (?:high|low|large|big) .{0,40}\b(?:inflation|unemployment|rates?|turnout|interest|tax|taxes|growth|share|support|"
        r"humidity)\b|\bwhat (?:was |is )?(?:the )?(?:turnout|inflation|unemployment)\b",
        "share",
    ),
    (r"\bhow (?:high|low) .{0,40}\b(?:temperatures?|fever)\b", "temperature"),
    (
        r"\bhow (?:high|low|large|big) .{0,40}\b(?:prices?|costs?|bills?|fines?|debts?|loss(?:es)?|damages?|budget|loan|salar(?:y|ies)|wages?|"
        r"funds?|grants?|payouts?|compensation|settlements?|ransoms?|rewards?|donations?|bailouts?|investments?|deficits?|bribes?)\b",
        "cost price damage",
    ),
    (
        r"\bhow (?:large|big) (?:(?:was|is|were|are) (?:the|its|their) (?:[a-z]+ )?|an? )?(?:area|region|territory|zone)\b|\b(?:what|which) area\b(?! of)|\bwhat (?:was |is )?the (?:surface )?area of\b|"
        r"\bhow many (?:hectares|acres|square)\b|\bhow much (?:\w+ ){0,2}(?:land|area|surface|territory|ground|space|forest|woodland|farmland)\b",
        "area",
    ),
    (
        r"\bhow many (?:litres|liters|gallons|barrels|cubic)\b|\bwhat (?:was |is )?the volume of\b",
        "volume",
    ),
    (
        r"\bhow (?:strong|powerful|fast) .{0,40}\b(?:winds?|gusts?|gales?|storms?|hurricanes?|typhoons?|cyclones?)\b",
        "speed",
    ),
    (
        r"\bhow (?:strong|powerful|big|large|heavy) .{0,40}\b(?:quakes?|earthquakes?|tremors?|aftershocks?)\b",
        "magnitude",
    ),
    (r"\bhow much (?:snow|rain|rainfall)\b", "depth volume"),
    (r"\bhow much (?:electricity|energy|current)\b", "energy power"),
    (
        r"\bhow many (?:watts|kilowatts|megawatts|gigawatts)\b|\bhow much power\b",
        "power energy",
    ),
    (
        r"\bhow long\b(?! ago)|\bfor how long\b|\bwhat (?:was |is )?the (?:duration|length)\b",
        "duration length",
    ),
    (rf"\bhow many {_LENGTHS} (?:long\b|in length\b)", "length"),
    (rf"\bhow many {_LENGTHS} (?:deep\b|down\b|below\b|under\w*)", "depth"),
    (rf"\bhow many {_LENGTHS} (?:high|tall|above|in height)\b", "height altitude"),
    (rf"\bhow many {_LENGTHS} (?:wide|across|in (?:width|diameter))\b", "width length"),
    (r"\bhow far (?:below|beneath|under|underground|underwater|down)\b", "depth distance"),
    (r"\bhow far (?:above|up)\b", "height distance altitude"),
    (
        r"\bhow (?:far|distant)\b|\bhow (?:close|near) (?:to \w+ )?(?:did|do|does|was|were|is|are|had|has|have)\b|\bwhat (?:was |is )?the distance\b|\bat what distance\b",
        "distance",
    ),
    (r"\bhow old\b|\bwhat (?:was |is )?(?:his|her|their|the) age\b|\bat what age\b", "age"),
    (
        r"\bhow much .{1,60}\b(?:costs?|pay|paid|worth|spent|spend|charged?)\b|\bhow much (?:(?:money|cash|dough)\b|[$€£]+)|"
        rf"\bhow many (?:thousands|millions|billions|trillions)\b(?! of\b) .{{0,60}}\b{_PAYING}\b|"
        r"\bhow (?:expensive|costly)\b|"
        rf"\bhow much {_BE} .{{0,60}}\b(?:fined?|lend|lent|borrow(?:ed)?|owed?|earn(?:ed)?|invest(?:ed)?|donated?|raised?|bid|sold|sell|"
        r"fetch(?:ed)?|promised?|pledged?|granted?|awarded|compensat\w+|withdr[ae]w\w*|t(?:ake|aken|ook) out|repa(?:y|id)|refund(?:ed)?|embezzled?|guaranteed?|insured?|transfer(?:red)?|deposit(?:ed)?|allocat\w+|confiscat\w+|subsidi[sz]\w+)\b|"
        rf"\bhow much {_BE} (?:the|an?|his|her|its|their|\w+['’]s) (?:[\w-]+ ){{0,2}}?(?:loans?|fines?|bills?|debts?|budgets?|rewards?|ransoms?|fees?|"
        rf"salar(?:y|ies)|wages?|pensions?|grants?|bail|rents?|fares?|tickets?|tolls?|bonus(?:es)?|deficits?|damages|compensation|payouts?|bribes?|donations?|settlements?|funds?|tax(?:es)?)\b|"
        r"\bwhat .{1,60}\b(?:sell|sold|go|went) for\W*$|"
        r"\bwhat (?:was |is |did )?(?:the |it )?(?:cost|price|bill)\b|\bwhat did .{1,60}\b(?:spend|pay for|(?<!the )(?<!this )(?<!that )(?<!his )(?<!her )(?<!a )charge)\b|"
        r"\bwhat (?:did|does|do|would) (?!it\b).{1,60}\bcost\b(?! (?:him|her|them|us|\w+ (?:his|her|their))\b)|"
        r"\b(?:what|which) (?:(?:was|is|were|are) the )?(?:salary|salaries|wages?|fees?|rents?|rewards?|ransoms?|budgets?)\b",
        "cost price damage",
    ),
    (
        rf"\bhow much (?:\w+ )?{_STUFF}\b(?!['’]s)|\bhow much\b.{{0,60}}\b{_FLOWS}\b",
        "weight mass volume",
    ),
    (
        rf"\bhow much {_BE} .{{0,60}}\b(?:get|got|receive[sd]?)\b(?=\W*\Z| (?:for|from|when|as|in)\b)",
        "cost price share weight",
    ),
    (rf"\bhow much {_BE} .{{0,60}}\b(?:lose|lost)\b", "cost price damage share weight"),
    (rf"\bhow much {_BE} .{{0,60}}\bst(?:eal|ole|olen)\b", "cost price damage weight volume"),
    (
        r"\bhow (?:tall|high)\b|\b(?:what|which) (?:altitude|elevation)\b|\bwhat (?:was |is )?the (?:height|altitude|elevation)\b",
        "height altitude",
    ),
    (
        r"\bhow deep\b|\b(?:what|which) depths?\b|\bwhat (?:was |is )?the depth\b|\bat what depth\b",
        "depth",
    ),
    (r"\bhow thick\b|\bwhat (?:was |is )?the thickness\b", "thickness width"),
    (r"\bhow (?:wide|broad)\b|\bwhat (?:was |is )?the (?:width|diameter)\b", "width length"),
    (r"\bhow fast\b|\bwhat (?:was |is )?the speed\b|\bat what speed\b", "speed"),
    (
        r"\bhow heavy\b|\bhow much .{1,60}\bweigh|"
        r"\bhow many (?:metric )?(?:tons|tonnes|kilos|kilograms|pounds|grams)\b",
        "weight mass",
    ),
    (
        r"\bhow many (?:kilomet(?:er|re)s|km|miles|met(?:er|re)s|feet|yards)\b",
        "distance length height depth",
    ),
    (r"\bhow many (?:degrees)\b", "temperature"),
    (
        r"\bhow many (?:seconds|minutes|hours|days|nights|weeks|months|years|decades)\b(?! old| ago)",
        "duration",
    ),
    (r"\bhow many (?:years old)\b", "age"),
    (
        r"\bhow many (?:dollars|euros|pounds|rubles|roubles|tenge|yen|francs|marks)\b",
        "cost price damage",
    ),
    (r"\bhow (?:hot|cold|warm)\b|\bwhat (?:was |is )?the temperature\b", "temperature"),
    (r"\bhow many (?:inhabitants|residents)\b|\bwhat (?:was |is )?the population\b", "population"),
    (
        r"\bhow (?:strong|powerful)\b|\bwhat (?:was |is )?the magnitude\b",
        "magnitude speed power energy",
    ),
)
_RATES: Final = (
    r"\bwhat (?:was|is|were|are) (?:the |its |their )?(?:\w+ ){0,2}?(?:interest|inflation|unemployment|growth|tax|mortality|"
    r"success|failure) rates?\b"
)
_NO_PRICE: Final = (
    r"(?:lead|margin|majority|turnout|rise|increase|drop|fall|decrease|difference|gap|vote|votes|load|speed|distance|time|delay|"
    r"weight|dose|radiation|temperature|water|pressure)"
)
_PRICED: Final = (
    rf"\bhow much (?:was|were|is|are) (?:an?|the|one|each|his|her|its|their) (?![\w-]*(?:[a-z]{{2}}ed|ing)\b)(?!(?:[\w-]+ )?{_NO_PRICE}\b)"
    r"(?:[\w-]+ )??(?![\w-]*(?:[a-z]{2}ed|ing)\b)[\w-]+(?: (?:from|to|for|in|on|at|per|then|now|there|before|after|during|between) .*)?\W*$"
)
"""What something is priced at: "how much was a ticket", but not "how much was the dam damaged"."""
_PLURALS_PRICED: Final = (
    r"\bhow much (?:was|were|is|are) (?:[a-z]+ )?(?:(?![a-z]*ss\b)[a-z]{3,}s|bread|petrol|fuel|milk|rice|water|gas|oil|coal|flour|butter|meat|fish)"
    r"(?: (?:in|at|then|now|there|before|after|during) .*)?\W*$"
)
"""The same of what is sold by weight or number: "how much were bananas in Velle"."""
_OF_ONE: Final = regex(
    r"\bhow much (?:was|were|is|are) (?:an?|one|each|the (?:[\w-]+ )?(?:tickets?|fares?|tolls?|rents?|rooms?|seats?|loaves|bread|"
    r"petrol|fuel|meals?|beds?|entry|admission))\b",
    re.IGNORECASE,
)
_OF_STUFF: Final = regex(rf"\bhow much (?:\w+ )?{_STUFF}\b(?!['’]s)", re.IGNORECASE)
_CLAIMED: Final = (
    r"\bhow much (?:did|does|do|has|had|have|was|were|is) .{1,60}\b(?:offer(?:ed)?|demand(?:ed)?|ask(?:ed)? for|propos(?:e|ed)|"
    r"receiv(?:e|ed)|want(?:ed)?|g[ia]ve|get|got|gotten|bargain(?:ed)? for)\b(?! (?:better|worse|away|done|back|out|up))"
)
_COMPILED: Final = tuple(
    (regex(pattern, re.IGNORECASE), frozenset(measures.split()))
    for pattern, measures in (
        (_RATES, "share"),
        *_FORMS,
        (_CLAIMED, "cost price damage share"),
        (_PRICED, "cost price damage share"),
        (_PLURALS_PRICED, "cost price"),
    )
)

_MEASURING: Final = frozenset(
    "cost costs costing price priced bill worth pay paid pays spend spent charge charged expensive costly "
    "long length duration last lasted lasts far distant distance away old age aged tall high height "
    "altitude elevation deep depth depths wide broad thick width diameter fast speed heavy weigh weighs weighed "
    "weighing weight hot cold warm temperature strong powerful magnitude percentage percent share "
    "proportion fraction part portion area volume thickness broad powerful large big close near".split()
)

_RESTING: Final = frozenset(
    "stay stays stayed staying live lived living sit sat sitting stand stood standing lie lay lying sleep slept sleeping kept keep held "
    "remain remained housed located situated found sheltered".split()
)

_KINDS: Final = {
    "length": (
        "m metre metres meter meters km kilometre kilometres kilometer kilometers cm centimetre centimetres "
        "centimeter centimeters mm mile miles mi foot feet ft inch inches yard yards fathoms"
    ),
    "weight": "g kg gram grams kilo kilos kilogram kilograms ton tons tonne tonnes t pound pounds lb lbs ounces",
    "money": (
        "dollar dollars euro euros pound pounds ruble rubles rouble roubles tenge yen yuan franc francs mark marks "
        "peso pesos rupee rupees crown crowns krona kronor krone kroner shilling shillings zloty zlotys hryvnia hryvnias "
        "forint forints baht ringgit rupiah taka naira cedi cedis shekel shekels lira liras rand dirham dirhams dinar dinars "
        "riyal riyals rial rials guilder guilders thaler thalers taler talers ducat ducats florin florins gulden drachma drachmas escudo escudos "
        "guinea guineas livre livres usd eur gbp kzt rub chf"
    ),
    "temperature": "degree degrees celsius fahrenheit kelvin ° °c °f",
    "speed": "kmh mph knots kph km/h m/s km/s m/h cm/h mm/h ft/h in/h",
    "share": "% percent",
    "volume": "litre litres liter liters gallon gallons barrel barrels m³ km³ ft³ m3 km3 ft3",
    "area": "hectare hectares acre acres ha m² km² mi² ft² m2 km2 mi2 ft2",
    "power": "watt watts kilowatt kilowatts megawatt megawatts gigawatt gigawatts kw mw gw",
    "energy": "kwh mwh gwh twh joule joules kiloton kilotons megaton megatons",
    "time": (
        "second seconds minute minutes hour hours day days night nights week weeks month months year "
        "years decade decades"
    ),
}
_KIND_OF_UNIT: Final = {
    unit: kind for kind, units in reversed(_KINDS.items()) for unit in units.split()
}
_KIND_OF_MEASURE: Final = {
    "distance": "length",
    "length": "length",
    "height": "length",
    "depth": "length",
    "altitude": "length",
    "width": "length",
    "thickness": "length",
    "volume": "volume",
    "power": "power",
    "energy": "energy",
    "weight": "weight",
    "mass": "weight",
    "duration": "time",
    "age": "time",
    "cost": "money",
    "price": "money",
    "damage": "money",
    "temperature": "temperature",
    "speed": "speed",
    "share": "share",
    "area": "area",
}


def only_rests(word: str) -> bool:
    """Whether the folded word only says that somebody or something is somewhere: "how hot was it where they stayed"."""
    return word in _RESTING


def is_unit(word: str) -> bool:
    """Whether the folded word is a unit, as "tonnes" in "how many tonnes"; it names nothing itself."""
    return len(word) > 2 and word in _KIND_OF_UNIT


def unit_kind(unit: str) -> str:
    """What a unit measures, such as ``length`` or ``time``; empty for what is no unit."""
    plain = unit.casefold()
    return _KIND_OF_UNIT.get(plain) or _KIND_OF_UNIT.get(plain.rpartition(" ")[2], "")


def has_form(measure: str) -> bool:
    """Whether a form of its own asks for the measure: a "height" is no "depth", though both are lengths."""
    return measure in _KIND_OF_MEASURE


def asks_measure(word: str) -> bool:
    """Whether the folded word only says which measure is asked for: "weigh" in "how much did it weigh"."""
    return word in _MEASURING


def asks_price(text: str) -> bool:
    """Whether it is asked what one thing of a kind is sold at: "how much was a ticket"."""
    return _OF_ONE.search(text) is not None


def asks_stuff(text: str) -> bool:
    """Whether it is asked how much of something there was that is measured and not counted: "how much food"."""
    return _OF_STUFF.search(text) is not None


def kinds_of(measures: Iterable[str]) -> frozenset[str]:
    """What kinds of unit the measures are given in."""
    return frozenset(_KIND_OF_MEASURE[m] for m in measures if m in _KIND_OF_MEASURE)


def measures_by_form(text: str) -> frozenset[str]:
    """Measures of which one must be met, by the form of the question alone; empty: any will do."""
    for pattern, measures in _COMPILED:
        if pattern.search(text):
            return measures
    return frozenset()
