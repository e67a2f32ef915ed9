"""Countries with the words for their people and things: "Sweden", "Swedish". Data and one look-up."""

from functools import lru_cache
from typing import Final

from knowledge.text import tokens

__all__ = ["SPELLED_OUT", "country_in_words", "kin_of_country", "stems_of_countries"]

_LINES: Final = """
afghanistan afghan afghans|albania albanian|algeria algerian|america american us usa states|argentina argentine
argentinian|armenia armenian|australia australian aussie|austria austrian|azerbaijan azerbaijani azeri|bangladesh
bangladeshi|belarus belarusian belarussian|belgium belgian|bolivia bolivian|bosnia bosnian|brazil brazilian|britain
british briton brits uk|england english|scotland scottish scots|wales welsh|ireland irish|bulgaria bulgarian|burma
burmese myanmar|cambodia cambodian|cameroon cameroonian|canada canadian|chad chadian|chile chilean|china chinese|
colombia colombian|congo congolese|croatia croatian croat|cuba cuban|cyprus cypriot|czechia czech|czechoslovakia
czechoslovak|denmark danish dane|ecuador ecuadorian|egypt egyptian|estonia estonian|ethiopia ethiopian|europe
european|finland finnish finn|france french|georgia georgian|germany german|ghana ghanaian|greece greek|guatemala
guatemalan|haiti haitian|hungary hungarian|iceland icelandic icelander|india indian|indonesia indonesian|iran
iranian persian|iraq iraqi|israel israeli|italy italian|jamaica jamaican|japan japanese|jordan jordanian|kazakhstan
kazakh kazakhstani|kenya kenyan|korea korean|kosovo kosovan kosovar|kuwait kuwaiti|kyrgyzstan kyrgyz|laos laotian|
latvia latvian|lebanon lebanese|libya libyan|lithuania lithuanian|luxembourg luxembourgish|malaysia malaysian|mali
malian|malta maltese|mexico mexican|moldova moldovan|mongolia mongolian|montenegro montenegrin|morocco moroccan|
mozambique mozambican|nepal nepalese nepali|netherlands dutch holland|nicaragua nicaraguan|niger nigerien|nigeria
nigerian|norway norwegian|oman omani|pakistan pakistani|palestine palestinian|panama panamanian|paraguay paraguayan|
peru peruvian|philippines filipino philippine|poland polish pole|portugal portuguese|qatar qatari|romania romanian|
russia russian|rwanda rwandan|senegal senegalese|serbia serbian serb|singapore singaporean|slovakia slovak slovakian|
slovenia slovenian slovene|somalia somali|spain spanish spaniard|sudan sudanese|sweden swedish swede|switzerland
swiss|syria syrian|taiwan taiwanese|tajikistan tajik|tanzania tanzanian|thailand thai|tibet tibetan|tunisia
tunisian|turkey turkish turk turkiye|turkmenistan turkmen|uganda ugandan|ukraine ukrainian|uruguay uruguayan|
uzbekistan uzbek|venezuela venezuelan|vietnam vietnamese|yemen yemeni|yugoslavia yugoslav|zambia zambian|zimbabwe
zimbabwean|soviet ussr soviets|africa african|asia asian|arabia saudi arabian
"""


_SHARED: Final = frozenset(
    token.stem for token in tokens("united states kingdom republic south north new great emirates")
)
"""Words that names of several countries share, and ordinary texts too: no kin by themselves."""


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for line in _LINES.replace("\n", " ").split("|"):
        stems = frozenset(token.stem for token in tokens(line)) - _SHARED
        for stem in stems:
            table[stem] = table.get(stem, frozenset()) | stems
    return table


def stems_of_countries() -> frozenset[str]:
    """Stems of the words for all countries, their people and their things."""
    return frozenset(_table())


def kin_of_country(stem: str) -> tuple[str, ...]:
    """Stems of the other words for the same country, its people and its things; sorted."""
    return tuple(sorted(_table().get(stem, frozenset()) - {stem}))


SPELLED_OUT: Final = tuple(tokens(word)[0].stem for word in ("american", "british"))
"""Stems of people whose country's name has several words, none of which tells it alone."""


@lru_cache(maxsize=1)
def _of_several_words() -> dict[str, frozenset[str]]:
    """The stems of a country's name of several words, by each word that is its kin."""
    found: dict[str, frozenset[str]] = {}
    for one, name in (("american", "united states"), ("british", "united kingdom")):
        (token,) = tokens(one)
        stems = frozenset(word.stem for word in tokens(name))
        for stem in (token.stem, *kin_of_country(token.stem)):
            found[stem] = stems
    return found


def country_in_words(stem: str) -> frozenset[str]:
    """Stems of the several words that name the same country: of "american" those of "United States"."""
    return _of_several_words().get(stem, frozenset())
