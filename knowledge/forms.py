"""Irregular English word forms and their base, which no stemmer finds, and letters that ASCII lacks: data only."""

from typing import Final

__all__ = ["APART", "BASE_FORMS", "CYRILLIC", "LATIN"]

_FORMS: Final = """
arise arose arisen|light lit|mean meant|shine shone|speed sped|spring sprang sprung|overtake overtook overtaken|thief thieves|shelf shelves|mouse mice|leaf leaves|loaf loaves|wolf wolves|calf calves|awake awoke awoken|bear bore borne|beat beaten|begin began begun
bend bent|bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred
bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen|come came
creep crept|deal dealt|dig dug|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten
fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fly flew flown
forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen
give gave given|go went gone|grow grew grown|hang hung|hear heard|hide hid hidden|hold held
keep kept|kneel knelt|know knew known|lay laid|lead led|lend lent|lose lost|make made
meet met|pay paid|overthrow overthrew overthrown|overrun overran|oversee oversaw overseen
override overrode overridden|ride rode ridden|ring rang rung|rise rose risen|run ran|seek sought|sell sold
send sent|shake shook shaken|shoot shot|show shown|shrink shrank shrunk|sing sang sung
sink sank sunk|sit sat|sleep slept|slide slid|speak spoke spoken|spend spent|spin spun
stand stood|steal stole stolen|stick stuck|strike struck stricken|swear swore sworn|sweep swept
swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told
retake retook retaken|rebuild rebuilt|redo redid redone|rewrite rewrote rewritten|repay repaid|retell retold
resell resold|overcome overcame|overhear overheard|overdo overdid overdone|outdo outdid outdone|outrun outran
mislead misled|misunderstand misunderstood|foresee foresaw foreseen|befall befell befallen|uphold upheld
undo undid undone|unwind unwound|overfly overflew overflown|cling clung|fling flung|slay slew slain|spit spat
stride strode|strive strove|swell swollen|tread trod trodden|weave wove woven|sting stung|string strung
think thought|throw threw thrown|undergo underwent undergone|understand understood
undertake undertook undertaken|wake woke woken|wear wore worn|weep wept|win won
withdraw withdrew withdrawn|withstand withstood|write wrote written|say said
sue sued suing|queue queued queuing|die died dying dies|tie tied tying|lie lying|man men|woman women|child children|foot feet
tooth teeth|goose geese|wife wives|life lives|knife knives|half halves
crisis crises|person persons|policeman policemen|fireman firemen|serviceman servicemen
gunman gunmen|journalist reporter reporters newsman newsmen|spokesman spokesmen spokeswoman spokeswomen spokesperson spokespersons
businessman businessmen|townsman townsmen|pitman pitmen|seaman seamen|yachtsman yachtsmen|horseman horsemen|craftsman craftsmen|cameraman cameramen|watchman watchmen|lineman linemen|people folks|mp mps|pm pms|ngo ngos|ceo ceos|vip vips|suv suvs|fisherman fishermen|airman airmen|seize seizure seizures
arrive arrival arrivals|deny denial denials|refuse refusal refusals|dismiss dismissal dismissals
remove removal removals|approve approval|withdraw withdrawal withdrawals|survive survival survivor survivors
explode explosion explosions|collide collision collisions|decide decision decisions
expand expansion|invade invasion invasions|evade evasion|extend extension extensions
suspend suspension suspensions|detain detention detentions detainee detainees
destroy destruction|collapse collapses|fail failure failures|pursue pursuit
believe belief|speak speech speeches|succeed success successes|proceed procedure
try tried tries trying|reply replied replies replying|lose loss losses|sell sale sales
depart departure departures
organisation organization organisations organizations organise organize organised organized|see saw seen
describe description descriptions|declare declaration declarations|explain explanation
restore restoration|resolve resolution|negotiate negotiation negotiations|evacuate evacuation evacuations evacuee evacuees
announce announcement announcements|curb curbs|demand demands|injure injury injuries injured
restrict restriction restrictions|rob robbed robbery robberies|clash clashes
free freedom freed|strong strength|deep depth
poor poverty|violent violence
appoint appointment appointments appointee|replace replacement replacements|reduce reduction reductions
increase increases|grow growth|warn warning warnings|meet meeting meetings|fight fighting
defend defence defense defender defenders|attack attacks attacker attackers|rescue rescuer rescuers
kilometre km kms kilometer kilometers kilometres|kilogram kg kgs kilo kilos kilograms|metre meter meters metres
bus buses|gas gases|wharf wharves|scarf scarves|hoof hooves|ox oxen|diagnosis diagnoses|hypothesis hypotheses
bacterium bacteria|criterion criteria|phenomenon phenomena|lens lenses
advise advice|inquire inquiry inquiries|recover recovery|discover discovery discoveries|deliver delivery deliveries
prove proof|permit permission permissions|admit admission admissions|submit submission submissions
transmit transmission transmissions|intervene intervention interventions|intend intention intentions
consume consumption|resume resumption|deceive deception|disclose disclosure disclosures|close closure closures
expose exposure|erode erosion|absorb absorption|acquire acquisition acquisitions|solve solution solutions
bribe bribery|forge forgery forgeries|loyal loyalty loyalties|cruel cruelty cruelties|anxious anxiety anxieties
pay payment payments|complain complaint complaints|bury burial burials|retain retention|abstain abstention abstentions
conclude conclusion conclusions|respond response responses|suspect suspicion suspicions|choose choice choices
centimetre cm cms|hour hr hrs hours|minute min mins minutes|tonne ton tons tonnes
"""


def _read(lines: str) -> dict[str, str]:
    bases: dict[str, str] = {}
    for group in lines.replace("\n", "|").split("|"):
        base, *forms = group.split() or ("",)
        for form in forms:
            bases.setdefault(form, base)
    return bases


BASE_FORMS: Final = _read(_FORMS)
"""Base by form, lower case; regular forms are left to the stemmer."""

_WORDS_APART: Final = """
department departments|important importance importantly|authority authorities|organ organs|
fired firing|manager managers|officer officers|executive executives|
experiment experiments experimental|university universities|customer customers|severe severely severity|
powerful powerfully|positive|observer observers|situated
"""

APART: Final = {
    word: group.split()[0]
    for group in _WORDS_APART.replace("\n", "|").split("|")
    for word in group.split()
}
"""Words that the stemmer would throw together with another ("department" with "depart"): the stem by word."""

CYRILLIC: Final = dict(
    zip(
        "абвгдезийклмнопрстуфыіғқңөұүһәєґ",
        (
            *("a", "b", "v", "g", "d", "e", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r"),
            *("s", "t", "u", "f", "y", "i", "g", "q", "n", "o", "u", "u", "h", "a", "e", "g"),
        ),
        strict=True,
    )
) | {
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "э": "e",
    "ю": "yu",
    "я": "ya",
    "ё": "yo",
    "ї": "yi",
}
"""Small letters of Russian, Kazakh and Ukrainian in ASCII."""

LATIN: Final = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "ħ": "h",
    "ı": "i",
    "ŋ": "n",
    "ə": "a",
    "½": "half",
    "¼": "quarter",
}
"""Small Latin letters that come apart into none of ASCII."""
