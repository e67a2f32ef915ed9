"""What kind of thing a question asks for, and whether a message asks at all: by form alone."""

import re
from collections.abc import Sequence
from typing import Final

from knowledge.lexicon.humans import are_humans
from knowledge.regex import regex
from knowledge.text import STOP, Token

__all__ = [
    "asked",
    "asks_clock",
    "asks_denied",
    "asks_ending",
    "asks_for_any",
    "asks_how_to",
    "asks_identity",
    "asks_of_keyword",
    "asks_outbreak",
    "asks_who_is",
    "is_chatter",
    "is_keywords",
    "looks_like_question",
    "names_number",
    "wants_earliest",
    "wants_history",
    "wants_latest",
]

_KINDS: Final = (
    (
        "who-said",
        r"\bwho (?:says?|said|reported|claim\w*|announced|stated|told|wrote|confirmed|warned|"
        r"alleged|described|called(?! (?:(?:up |in )?(?:the|an?|his|her|their) [\w’'-]+(?=\W*\Z| (?:when|after|before|on|at|in|to|from|that|first|for)\b)|[0-9])))\b|\baccording to (?:who|whom|what)\b|"
        r"\bwh(?:at|ich) (?:did|does|has|was|were) .{0,60}\b(?:say|said|claim|claimed|tell|told|announce\w*|"
        r"write|wrote|post|posted|state|stated|warn|warned|allege\w*|accus\w*|argue\w*|tweet\w*|remark\w*|"
        r"call\w*|describe\w*|stress\w*|note\w*|promis\w*|urge\w*|think|advise\w*|reckon\w*|suggest\w*|insist\w*|admit\w*|recommend\w*|"
        r"mention\w*|reply|replied|respond\w*|predict\w*|vow\w*|pledge\w*)\b|"
        r"\b(?:source|statement|comment|comments|reaction|response|quote) (?:of|from|by|for)\b|"
        r"\bwhose (?:claim|words?|statement|account)\b",
    ),
    (
        "how-many",
        r"\bhow (?:many|much|often|big|large|far|long|old|high|fast|tall|deep|wide|heavy)\b|"
        r"\b(?:what|which) (?:depth|height|altitude|elevation|distance|speed|temperature|age|weight|share|percentage|width|proportion|fraction|salary|salaries|wage|fee|rent|reward|"
        r"ransom|budget|sum)s?\b(?! (?:was|were|is) .*\bfor\b)|\bwhat (?:was|is|were|are) the (?:salary|salaries|wages?|fee|rent|reward|ransom|budget) (?:of|for|paid)\b|"
        r"\bwhat (?:was |is )?the (?:surface )?area of\b|\b(?:what|which) area (?:does|did|do)\b.*\bcovers?\b|"
        r"\bhow (?:wide|broad|thick|hot|cold|strong|expensive|powerful|costly)\b|\bhwo many\b|\bhow mny\b|"
        r"\bhow (?:close|near) (?:to \w+ )?(?:did|do|does|was|were|is|are|had|has|have)\b|\bwhat did .{1,60}\b(?:spend|pay for|(?<!the )(?<!this )(?<!that )(?<!his )(?<!her )(?<!a )charge)\b|"
        r"\bwhat (?:did|does|do|would) (?!it\b).{1,60}\bcost\b(?! (?:him|her|them|us|\w+ (?:his|her|their))\b)|"
        r"^(?!.*\b(?:who|what|when|where|why|how|which|whether|is|was|are|were|did|does)\b).*\b(?:dead|deaths?|killed|injured|injuries|wounded|"
        r"arrests?|arrested|detained|detainees|casualties|fatalities|losses|missing|evacuated|rescued|survivors)\b.*\b(?:as of|so far|up to)\b|"
        r"(?<!gave the )(?<!reported the )(?<!published the )"  # then it is asked who did
        r"\b(?:number|amount|count|headcount|tally|total|toll|size|figure|share|percentage|proportion) (?:of|for)\b|"
        r"\b(?:death|body) (?:toll|count)\b|\btoll\b|"
        r"\b(?:what|which) (?:\w+ ){0,3}(?:numbers|figures|counts|totals|estimates)\b|"
        r"^(?!.*\b(?:who|when|where|why|how|which|is|was|are|were|did|does)\b).*\b(?:figures?|counts?|numbers?|tally|total)\W*$|"
        r"\bdeaths killed\b|^(?:total )?(?:dead|deaths?|killed|casualties|fatalities|injured|injuries|"
        r"wounded|arrests|arrested|detained|detainees|victims|missing|evacuated|survivors)\b"
        r"(?: (?:as of|by|so far|until|up to|total|in total|now|yet|on|in)\b|\W*$)|^(?:total|number)\b|\bwhat (?:was|is) the (?:population|distance|"
        r"magnitude|duration|height|speed|temperature|size|number|total|price|cost)\b|\bwhat (?:was|is) the (?:\w+ ){0,2}(?:rate|percentage)\W*$|\bwhat (?:was|is|were|are) the (?:\w+ )?(?:interest|inflation|unemployment) rates?\b|\bwhat (?:was|is) the (?:[\w-]+ ){1,2}(?:count|headcount|tally)\b|\bpopulation of\b|\bpopulation\W*$",
    ),
    (
        "when",
        r"\bwhen\b|\bwhat (?:date|day|time|year|month|hour)\b|\bwhich (?:date|day|year|month)\b|"
        r"\bon (?:what|which) (?:date|day)\b|\bdates? (?:of|that|when|on which)\b|\bsince when\b|\buntil when\b",
    ),
    (
        "where",
        r"\bwhere\b|\b(?:what|which) (?:city|cities|town|towns|place|places|region|regions|"
        r"country|countries|location|district|street|airport|airports|village|area|areas)\b|\bwhereabouts\b|"
        r"\b(?:list|names?) (?:of )?(?:the |all )*(?:countries|cities|towns|regions|places|villages|districts)\b|"
        r"\b(?:in|on|at|to) (?:what|which) (?:parts?|corner|side|bank|coast|shore|end|half)\b|\b(?:what|which) part of .{1,60} in\W*\Z",
    ),
    (
        "why",
        r"\bwhy\b|\b(?:what|which) (?:reasons?|motives?|grounds|explanation)\b|\bwhat (?:caused|sparked|triggered|prompted|led to|motivated|drove)\b|"
        r"\bwhat (?:started|set off|kicked off|touched off|brought about|provoked|ignited|began) (?:the|this|these|it|all|that)\b|"
        r"\b(?:reason|reasons|cause|causes|motive|grounds) (?:for|of|behind)\b|\bhow come\b|\bwhat for\b|"
        r"\bfor what reason\b|\bfor what (?=(?:did|do|does|was|were|they|he|she|people)\b)",
    ),
    (
        "who",
        r"\bwho\b|\bwhom\b|\bwhose\b|\b(?:what|which) (?:\w+ )?(?:politician|statesman|expert|analyst|scholar|lawmaker|commentator|spokesman)s?\b|"
        r"\b(?:what|which) (?:person|people|group|groups|organi[sz]ation|"
        r"agency|leader|leaders|official|officials|minister|company|companies|airline|airlines|outlet|media|"
        r"website|newspaper|channel|broadcaster|carrier|carriers|troops|nations)\b",
    ),
)
_COMPILED: Final = tuple((kind, regex(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)
_IDENTITY: Final = regex(
    r"\b(?:what(?:'?s| is| was| are| were)?|know|tell me|give me|which) (?:the |his |her |their |its )?"
    r"(?:full |real |first |last )?names? (?:of|for)\b|\bnamed? the (?:man|woman|person)\b|"
    r"\bwho(?:'s| is| was| were| became| becomes| got appointed| was appointed| was named| was elected)"
    r" (?:the|his|her|their|its|an?) (?!.*\bby\W*$)|"
    r"\bwho (?:became|becomes|(?:got|was|were|is|has been|had been) (?:appointed|named|elected|chosen|nominated|sworn in))"
    r"(?: as| to be)? (?!(?:by|in|on|at|for|to|after|before|from|with|about|during|as|when|ill|sick|part)\b)\w",
    re.IGNORECASE,
)
_DENIED: Final = regex(
    r"\b(?:who|whom|which|what|how many)\b(?:(?!\b(?:when|because|that|if|why|who|which|so|but|and|to)\b).){0,40}?"
    r"(?:\b(?<!could )(?<!can )(?:not|never)|(?:did|does|do|was|were|is|are|has|have|had|would)n['’]?t)\b"
    r"(?! (?:only|just|even|yet|allowed|permitted|able|to)\b)",
    re.IGNORECASE,
)
_CLOCK: Final = regex(
    r"\b(?:at )?(?:what|which) (?:exact |precise )?(?:time|hour)\b(?! (?:zone|frame|span|limit))",
    re.IGNORECASE,
)
_WHETHER: Final = regex(
    r"^(?:(?:so|and|but|ok|hey|or|also)[, ]+)?(?:is|are|was|were|did|does|do|has|have|had|can|could|"
    r"will|would|should)\b(?! (?:you|u|we|i|me)\b)|\bis it true\b|\btrue that\b|"
    r"\bwhether\b|^any (?:\w+ ){1,2}(?:\w+ed|hurt|shot|dead|lost|found|stolen|taken|caught|broken|burnt|sent|made)\b",
    re.IGNORECASE,
)
_LATEST: Final = regex(
    r"\b(?:latest|most recent(?:ly)?|newest|so far|up to now|by now|in the end|final|finally|"
    r"last (?:known|reported|count|figure|number|update|toll)|current|currently|overall|in total|"
    r"altogether)\b",
    re.IGNORECASE,
)
_EARLIEST: Final = regex(
    r"\b(?:first (?:reported|count|figure|number|announced|said)|earliest|initial|initially|"
    r"at first|at the start|originally|in the beginning|at the (?:very )?(?:beginning|outset)(?! of\b)|to (?:begin|start) with)\b",
    re.IGNORECASE,
)
_HISTORY: Final = regex(
    r"\bhow (?:did|has|have|do|does) .{0,80}\b(?:chang\w*|evolv\w*|grow\w*|grew|ris\w*|rose|"
    r"increas\w*|develop\w*|mov\w*|climb\w*|progress\w*|go up|go down|gone (?:up|down)|decreas\w*|swell|swollen|mount|escalat\w*|"
    r"expand\w*|widen\w*|double)\b|\bhow .{0,60}\b(?:went (?:up|down)|grew|(?:increas|decreas|develop|evolv)ed)\b|"
    r"\bhow .{0,40}\b(?:number|count|toll|figure|total|price|level|temperature|supply|rate|value|stock|reserve)s? .{0,40}"
    r"\b(?:rose|climbed|chang\w*|f[ae]ll\w*|drop\w*|shr[iau]nk|sank|sink|declin\w*)\b|"
    r"\b(?:did|has|have) .{0,40}\b(?:number|count|toll|figure|total)s? .{0,60}\b(?:chang\w*|grow\w*|grew|"
    r"ris\w*|rose|increas\w*|climb\w*|go up|gone up|went up|fall\w*|drop\w*)\b|\bover time\b|\bday by day\b|"
    r"\bday after day\b|\bfrom day to day\b|\b(?:trace|track|chart|plot) (?:how |the (?:number|count|toll|figure|total))|"
    r"\b(?:history|evolution|progression|timeline|trend|course|rise|growth|increase) (?:of|in) (?:the )?(?:number|count|toll|"
    r"figure|total|deaths?|arrests?|detentions?|cases|injur\w+|casualt\w+)|"
    r"\b(?:history|evolution|progression|timeline|trend) of\b|"
    r"\bhow (?:did|has|have|do|does) .{0,80}\b(?:dates?|end|start|deadlines?|estimates?|forecasts?|predictions?|expectations?|timetable|"
    r"schedule)\b.{0,60}\b(?:shift\w*|slip\w*|slid|vary|varied)\b|"
    r"\bby how (?:much|many)\b.{0,80}\b(?:ris(?:e|en)|rose|climb\w*|grow\w*|grew|increas\w*|swell|swelled|mount\w*|gone? up|went up|fall|fell|drop\w*|"
    r"declin\w*|shrink|shrank|decreas\w*|gone? down|went down)\b.{0,40}\b(?:from|between)\b.{0,40}\b(?:to|until|till|and)\b",
    re.IGNORECASE,
)
_OF_A_COURSE: Final = regex(
    r"^(?!.*\b(?:numbers?|counts?|tolls?|figures?|totals?|tally|tallies|prices?|costs?|rates?|levels?|shares?|estimates?|deaths?|dead|arrests?|detentions?|"
    r"casualties|injuries|losses|cases|size|amounts?|temperatures?|values?|stocks?|reserves?|populations?|percentages?|speed|depth|height|weight|distance|"
    r"dates?|deadlines?|forecasts?|predictions?|expectations?|people|many|much|supply|supplies|turnout|currency|exchange|"
    r"detained|arrested|killed|injured|wounded|hurt|missing|evacuated|rescued|crowds?|radiation|damage|troops|forces?|contingent)\b)"
    r".*\bhow (?:did|has|have|do|does) .{0,80}\b(?:develop\w*|evolv\w*|unfold\w*|progress\w*|chang\w*)\b",
    re.IGNORECASE,
)
"""Asks how a happening went on, where nothing is named that has a number."""
_WHO_IS: Final = regex(
    r"\b(?:who|what)(?:'?s| is| was| are| were)\b|\bwho (?:[\w-]+ ){1,4}(?:is|was)\W*$|\btell me (?:more )?about\b|"
    r"\bwhat (?:did|does|do) .{1,40} do (?:before|earlier|formerly)\W*$",
    re.IGNORECASE,
)
_OUTBREAK: Final = regex(
    r"\b(?:when|where|why|how|(?:what|which) (?:day|date|month|year|city|town|place|region|country))\b.{0,80}\b(?:start|started|begin|began|begun|break out|broke out|erupt|erupted|kick off|"
    r"kicked off|happen first|take place first)(?: in the first place| at all| originally| initially)?\W*$|\b(?:when|where|why|how)\b.{0,30}\bfirst \w+ (?:happen|start|begin|take place|"
    r"occur|break out|erupt)\w*\W*$",
    re.IGNORECASE,
)
_ENDING: Final = regex(
    r"(?:\b(?:when|(?:what|which) (?:day|date|time)|how)\b|\A\W*(?:(?:so|and|but|ok)\W+)*(?:did|have|has|had|are|is|were|was)\b).{0,80}\b"
    r"(?:end(?:ed)?|(?<!take )(?<!took )(?<!taken )(?<!hand )(?<!handed )over|stop(?:ped)?|finish(?:ed)?|cease[d]?|die[d]? down|"
    r"subside[d]?|c[ao]me to an end|conclude[d]?)(?: yet| already| now| finally| completely| by now| at last| for good)?\W*\Z",
    re.IGNORECASE,
)
_ASKING: Final = regex(
    r"^(?:(?:at|on|in|by|from|to|for|with|of|under|after|before|about|against|through|into|until|till|til|up to|since|during) (?=wh|how))?"
    r"(?:please |pls |can you |could you |ok |hey |so |and |then )*(?:tell me|show|list|give me|"
    r"explain|describe|summari[sz]e|find|name|recap|compare|remind me|i (?:want|need|would like) to "
    r"know|any (?:info|information|news|update|updates|word|details|reports?) |what|when|who|whom|whose|"
    r"where|which|why|how|is|are|was|were|did|does|has|have|had|wasn'?t|weren'?t|isn'?t|aren'?t|didn'?t|hasn'?t|wat|timeline|details|"
    r"anything (?:on|about|happen))\b",
    re.IGNORECASE,
)
_MODAL: Final = regex(
    r"^(?:(?:so|and|then|but|ok|hey) )*(?:can|could|will|would|may|might|must|should|shall)(?:n['’]?t)? "
    r"(?:(?:there|the|these|those|an?|any|some|all|every|each|no|many|most|people|ppl|they|he|she|it|more|other|[A-Z][\w’'-]+)(?= \w)"
    r"|(?!(?:always|sometimes|perhaps|besides|thus|us|yes|thanks|cheers)\b)[\w’-]{2,}[^\Ws]s (?=\w))",
)
"""Whether something can or will be, of somebody or something that is named: "will there be flights", "could shops open"."""
_WHATS_UP: Final = (
    r"what(?:['’]s| is|s)? up\b(?! (?:with|on|in|at) (?!(?:you|u|ya|yall|y['’]all|me|us|him|her|them|it|this|"
    r"that|everyone|everybody|here)\b)\w)"
)
"""A greeting; but "what's up with the airport" asks."""
_CHATTER: Final = regex(
    r"^(?:lol|lmao|rofl|haha\w*|hehe\w*|brb|gg|wow|omg|nice|cool|great|thanks?|thank you|thx|ty|cheers|ta(?=\W*$| (?:mate|love|so|for)\b)|"
    r"welcome|good (?:morning|night|evening|afternoon|bot|job|luck|day|one|point)|goodnight|nighty|gm|gn|hi|hello|hey|yo|sup|"
    r"bye|see (?:you|ya)|cya|same(?! (?:for|in|on|at|with) (?!me\b|us\b|here\b|this\b|that\b))|agreed?|true|yes|yeah|yep|yup|no|nope|ok|okay|k|sure|"
    r"congrats|happy (?:birthday|new year)|love (?:it|this|that|you)|i(?:['’](?:ll|ve|d|m))?\b|"
    r"from (?:[\w'’-]+ ?){1,3}$|stay (?:safe|strong|home|tuned|calm|away)|take care|be (?:safe|careful|well|strong)|keep (?:safe|calm|it up)|rip|r\.i\.p|rest in peace|"
    r"(?:thoughts|prayers|praying|hoping|hope(?= (?:you|u|everyone|everybody|all|they|he|she|it|we|this|that|the|no|so|for the)\b|\W*$)|sending(?= (?:all|my|our|you|love|prayers|thoughts|hugs|strength|support|good|best|much|lots|condolences)\b)|wishing|shout ?out|respect|props|heartbreaking|crazy|wild|insane|scary|sad|poor|damn|"
    r"dang|yikes|oof|ugh|whew|phew|can['’]?t believe|imagine|never forget|glad|proud|feel(?:ing)? (?:so |really )?(?:bad|sorry|sad))|"
    r"im|my|we|let'?s|lets|you|u|your|this is|that is|that was|this was|that's|thats|it'?s|its|"
    r"anyone (?:up|want|wanna|here|else|know a|playing|got)|anybody|who wants|who'?s (?:up|in|playing)|"
    rf"how are (?:you|u|we|things)|how r u|how'?s it going|{_WHATS_UP}|wassup|good)\b",
    re.IGNORECASE,
)
_GREETS: Final = regex(
    r"\A\W*(?:(?:hi+|hey+|hello|hiya|yo|sup|howdy|greetings|good|(?:very )?good (?:morning|day|evening|afternoon|night)|morning|day|evening|afternoon|"
    r"night|there|all|every(?:body|one)|folks|guys|lads|ladies|gentlemen|friends|team|people|world|chat|you|ya|to|from|and|a|the|my|dear|from me|here|again)\b\W*)+\Z",
    re.IGNORECASE,
)
"""Nothing but a greeting, and to whom."""
_GREETING: Final = regex(r"\b(?:hi+|hey+|hello|hiya|howdy|greetings|good)\b", re.IGNORECASE)
_MY_TIME: Final = regex(
    r"\b(?:when|while|once|where) (?:i|i['’]m|im|we|we['’]re|my|our)\b", re.IGNORECASE
)
"""When the speaker does something, which asks nothing: "I'll read it when I am home"."""
_HOW_TO: Final = regex(
    r"^\W*(?:(?:so|and|ok|hey|please|pls|tell me|do you know|any idea)\W+)*(?:how to|how (?:(?:do|can|should) (?:i|you|u|we)|(?:could|would) i)) "
    r"(?!know\b|think\b|tell\b|say\b)\w+",
    re.IGNORECASE,
)
_CHOICE: Final = regex(
    r"\b(?:which|what|where|who)\b[^?]{0,60}?\b(?:should|shall|can|do|would) (?:i|we) (?:best |rather |better )?"
    r"(?:buy|get|choose|pick|order|watch|read|play|wear|eat|cook|download|drink|rent|book|invest|study|use|learn|vote|try)\b",
    re.IGNORECASE,
)
"""Advice on what to take: "which phone should I buy"."""
_ADVICE: Final = regex(
    r"^\W*(?:(?:so|and|ok|hey|please|pls|but)\W+)*(?:(?:is|are) (?:it|[\w’' -]{1,40}?) (?:still |really |now |currently |too |very )*"
    r"(?:safe|unsafe|dangerous|risky|wise|advisable|okay|ok)\b(?! (?:after|before|during|when|on|by)\b)|"
    r"should (?:i|we|you|one|people|tourists|travell?ers|visitors|foreigners|anyone|everyone) (?!have\b)\w+|"
    r"can (?:one|people|tourists|travell?ers|visitors|foreigners|anyone) (?:still |now )?(?:go|travel|fly|leave|enter|visit|get)\b)",
    re.IGNORECASE,
)
_EXCLAIMS: Final = regex(
    r"^have an? (?:(?:very|really|so) )?(?:nice|good|great|lovely|wonderful|pleasant|safe|blessed) [\w’'-]+(?: [\w’'-]+){0,2}[\s.!…]*$|"
    r"^what an? (?!.*(?<!that)(?<!this)(?<!it) (?:is|was|means|meant|said|saw|does|did|\w+ed)[\s.!…]*$)(?:[\w’'-]+ ){0,3}[\w’'-]+(?: (?:that|this|it) (?:was|is|has been))?(?: (?:for|in|at|to) [\w’' -]+)?[\s.!…]*$",
    re.IGNORECASE,
)
"""A sigh: "what a day for us", but not "what a sarcophagus is"."""
_STATES: Final = regex(
    r"^(?:the|this|that|these|those|our|some|most|all|they|he|she|people|everyone|everybody|nobody|[A-Z][\w’'-]+)(?: [\w’'-]+){0,4}? "
    r"(?:is|are|was|were|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|has been|have been|seems?|looks?|sounds?) (?!when\b|where\b|who\b|what\b|why\b|how\b)\w+",
)
_SOUGHT: Final = regex(
    r"^the (?:[\w’'-]+ )?(?:number|amount|share|dates?|days?|time|hour|year|month|place|location|spot|city|town|country|reason|cause|names?|"
    r"man|men|woman|women|person|people|ones?|company|organi[sz]ation)(?: of (?:the )?[\w’'-]+)? (?:that|the|an?|he|she|it|they|[A-Z][\w’'-]+)\b"
)
"""What is sought, by what it is of: "the day the bridge was blown up"."""
_ASKING_WORD: Final = regex(r"\b(?:who\w*|what|when|where|why|how|which)\b", re.IGNORECASE)
_TO_THE_ROOM: Final = regex(
    r"^(?:how (?:are|r|do) (?:you|u)\b|how(?:['’]?s| is| are) (?:(?:everyone|everybody)\b(?! (?:in|at|on|who)\b)|(?:all|y['’]?all)(?=\W*\Z| (?:doing|feeling|today|tonight)\b))|"
    r"who(?:['’]?s| is) (?:joining|coming|playing|streaming|hosting|down|free)\b.*(?:later|tonight|voice|chat|vc|call|game|stream|today)\W*$|"
    rf"{_WHATS_UP}|anyone\b|anybody\b|"
    r"who (?:wants|wanna|is up|else wants)\b|(?:are|r|do|did|have|can|could|will|would) (?:you|u|we|i|"
    r"y'?all|any of you|guys)\b|(?:can|could|will|would|do|does|wanna) "
    r"(?:anyone|anybody|someone|somebody)\b|"
    r"what (?:are|r) (?:you|u|we|y'?all)\b|"
    r"what do (?:you|u) (?:guys )?(?:think|want|do)\b|how was your\b|what(?:'s| is) your\b|should (?:i|we)\b|"
    r"where are (?:you|u)\b|who are you\b|let me know\b|"
    r"is (?:anyone|anybody) (?:up|here|around|online|else|free|awake|playing|there|home|coming|in)\b)",
    re.IGNORECASE,
)
_POLITE: Final = regex(
    r"^(?:(?:do|does|did|would|could|can|will) )?(?:you|u|anyone|anybody|someone|somebody|any of you)"
    r"(?: guys)? (?:please |also |happen to |be able to )?(?:know|tell|remember|recall|say|explain|confirm|clarify|specify|check|verify|"
    r"show|list|give|find|(?:got|have|seen) (?:the|any|a) (?:number|figure|count|total|info|information|"
    r"news|details?|date|list|source|update|word|idea))\b|^(?:i|we|just|was|am|i'?m|was) ?(?:am |was |just )?wonder(?:ing)?\b|"
    r"^wonder(?:ing)?\b|^(?:i|we)(?:'d| would|'m| am| are)? (?:want|need|like|love|trying|hoping|interested|curious|keen|"
    r"be (?:interested|curious|keen|glad|happy|grateful)) ?(?:to (?:know|find|understand|learn|hear|"
    r"see|read)|(?:in|about) (?:how|what|why|who|when|where|whether|knowing|learning|hearing)|if)\b|^(?:just )?(?:curious|interested)\b",
    re.IGNORECASE,
)
_JOINERS: Final = regex(
    r"^(?:(?:so|and|but|also|or|then|ok|okay|hey|hi|hello|yo|howdy|greetings|dear (?:all|bot|team|friends)|please|"
    r"pls|well|btw|um|hm|bot|now|guys|folks|everyone|good (?:morning|evening|afternoon|day))\b[\s,.!:;-]*)+",
    re.IGNORECASE,
)
_FILLERS: Final = regex(
    r"^(?:(?:lol|lmao|rofl|haha|hehe|thanks|thank you|thx|ty|nope|no|yes|yeah|yep|wow|omg|cool|"
    r"great|nice|good question|interesting|hmm|so|and|but|ok|okay|hey|bot|by the way)\b[\s,.!:;-]*)+",
    re.IGNORECASE,
)
_INSIDE: Final = regex(
    r"\bhow (?:many|much)\b|"
    r"(?<!\bknow )(?<!\bknew )(?<!\bidk )(?<!\bcare )(?<!\bthat is )(?<!\bthats )(?<!\bthat's )(?<!\blike )"
    r"\b(?:what|which|who|whom|whose|when|where|why|how)(?: [\w'’-]+){0,3} (?:did|does|do|was|were|is|are|has|had)\b"
    r"(?! (?:you|u|i|we)\b)|"
    r"\b(?:need|want|looking for|give me|send me) (?:the |a |some |any )?(?:full |complete |short )?(?:list|names?|"
    r"number|figures?|dates?|details?|summary|timeline|sources?|overview|info|information) (?:of|for|on|about)\b",
    re.IGNORECASE,
)
"""Questions that begin inside a message: "on 5 January what did he say", "I need the list of …"."""

_OF_A_NUMBER: Final = regex(
    r"^\W*(?:(?:so|and|but|ok|hey)\W+)*(?:why|when|where|who|(?:at|on|in) (?:what|which) (?:date|day|month|city|place))\b",
    re.IGNORECASE,
)
"""Asks something else of a number than how much it is: "why can the number of dead not be checked"."""
_OF_KEYWORD: Final = regex(
    r"\w (?:times?|hours|dates?|status|details|timeline|location|reasons?|causes?|statement|quotes?|background|"
    r"duration|start|end|summary)\W*$|"
    r"\A\W*(?:the )?(?:very )?(?:first|earliest|last|latest|most recent) (?!(?:week|month|year|night|time|minute|second|thing)s?\b)\w|"
    r"\A\W*(?:the )?(?:current (?:status|situation|state)|news|updates?) (?:in|on|about|from|of|with) \w",
    re.IGNORECASE,
)
_ANY_OF: Final = regex(
    r"\W*(?:(?:and|but|so|or|also)\W+)*any (?:other |more |of the )?[\w'’-]+(?: [\w'’-]+){0,3}\W*\Z",
    re.IGNORECASE,
)
_HOW_MUCH: Final = regex(r"\bhow m(?:any|uch)\b", re.IGNORECASE)
_JOINING: Final = frozenset({"when", "who", "whom", "whose", "where"})
_AND: Final = regex(r"(?:\band|\bor|,|/|&)\s*\Z", re.IGNORECASE)
_OPENING: Final = regex(
    r"\b(?:what|who|whom|whose|how|where|when|why|which)\b|"
    r"^\W*(?:did|does|do|was|were|is|are|has|have|had|will|would|could)\b"
    r"(?! (?:you|u|we|i)\b| (?:anyone|anybody)(?: ever| else)? (?:knows?|says?|said|tells?|told|remembers?|sees?|seen|finds?|found|explains?|explained|hears?|heard)\b)",
    re.IGNORECASE,
)
_MAX_KEYWORDS: Final = 12
_MAX_CHATTER: Final = 4
_LEAST_INSIDE: Final = 5


def asked(text: str, words: Sequence[Token]) -> tuple[str, ...]:
    """The kinds asked for, by their cues, at most two; empty when only "what" is left."""
    found = [
        kind
        for kind, pattern in _COMPILED
        if any(not _only_joins(text, match) for match in pattern.finditer(text))
    ]
    if _OF_A_NUMBER.search(text) and not _HOW_MUCH.search(text):
        found = [kind for kind in found if kind != "how-many"] or found
    if wants_history(text, words) and not _OF_A_COURSE.search(text):
        found = ["how-many", *(kind for kind in found if kind != "how-many")]
    if not found and _asks_which_human(words):
        return ("who",)
    if not found and _WHETHER.search(text):
        return ("whether",)
    return tuple(found[:2])


def _asks_which_human(words: Sequence[Token]) -> bool:
    """Whether "which" asks for somebody by what they are: "which miner", "which of the men"."""
    for at, word in enumerate(words):
        if word.folded == "which":
            behind = [each for each in words[at + 1 : at + 4] if each.folded not in ("of", "the")]
            return any(are_humans(each.folded) for each in behind[:1])
    return False


def asks_identity(text: str) -> bool:
    """Whether somebody's name is asked for: "who was the mayor", "what is the name of the worker"."""
    return bool(_IDENTITY.search(text))


def _only_joins(text: str, match: re.Match[str]) -> bool:
    """Whether a question word only joins a clause: "what happened when …", "those who …"."""
    if match.group().lower() not in _JOINING:
        return False
    before = text[: match.start()]
    if _AND.search(before) or _POLITE.search(before.lstrip()):
        return False
    return bool(_OPENING.search(before))


def asks_clock(text: str) -> bool:
    """Whether a time of day is asked for: "at what hour", "what time"."""
    return bool(_CLOCK.search(text))


def wants_latest(text: str, _words: Sequence[Token]) -> bool:
    """Whether the last known state is asked for."""
    return bool(_LATEST.search(text))


def wants_earliest(text: str, _words: Sequence[Token]) -> bool:
    """Whether the first known state is asked for."""
    return bool(_EARLIEST.search(text))


def asks_who_is(text: str) -> bool:
    """Whether it may be asked who or what something is: "who is …", "what's the …", "tell me who … was"."""
    return bool(_WHO_IS.search(text))


def asks_outbreak(text: str) -> bool:
    """Whether it is asked when, where or why something began: "when did the protests start"."""
    return bool(_OUTBREAK.search(text))


def asks_ending(text: str) -> bool:
    """Whether it is asked when or how something ended, or whether it did: "when were the protests over"."""
    return bool(_ENDING.search(text))


def asks_for_any(text: str) -> bool:
    """Whether it is short for whether there were some, as it is said behind another question: "any buses"."""
    return bool(_ANY_OF.match(text))


def asks_denied(text: str) -> bool:
    """Whether it is asked who or what did not: "which airlines did not fly"."""
    return bool(_DENIED.search(text))


def names_number(text: str) -> bool:
    """Whether it says "how many" or "how much" in so many words."""
    return bool(_HOW_MUCH.search(text))


def wants_history(text: str, _words: Sequence[Token]) -> bool:
    """Whether it is asked how something moved."""
    return bool(_HISTORY.search(text))


def looks_like_question(text: str, words: Sequence[Token]) -> bool:
    """Whether a message has the form of a question, a request or a few keywords.

    Greetings, thanks, remarks about oneself and questions to the people in the room have not.
    """
    plain = _JOINERS.sub("", text.strip())
    if not words or not plain or _exclaims(plain) or _greets(text):
        return False
    if _is_request(plain) or _is_request(_FILLERS.sub("", plain)):
        return True
    if _TO_THE_ROOM.search(plain):
        return False
    chatter = _CHATTER.search(plain) is not None
    inside = _MY_TIME.sub("", plain) if chatter and "?" not in plain else plain
    if _INSIDE.search(inside) and len(words) >= _LEAST_INSIDE:
        return True
    if chatter:
        return plain.endswith("?") and len(words) > _MAX_CHATTER
    return "?" in plain or is_keywords(text, words)


def _greets(text: str) -> bool:
    return bool(_GREETS.match(text) and _GREETING.search(text))


def _exclaims(plain: str) -> bool:
    """Whether it sighs, perhaps with something behind it: "what a day, poor people"."""
    first, _, rest = plain.partition(",")
    sighs = bool(rest) and "?" not in rest and not _ASKING_WORD.search(rest)
    return bool(_EXCLAIMS.search(plain) or (sighs and _EXCLAIMS.search(first)))


def is_keywords(text: str, words: Sequence[Token]) -> bool:
    """Whether a message without the form of a question may be keywords: few words, one of them telling."""
    plain = _JOINERS.sub("", text.strip())
    if "?" in plain or _is_request(plain) or _CHATTER.search(plain) or _is_statement(plain):
        return False
    asked_from = len(text.rstrip()) - len(plain)
    content = [word for word in words if word.folded not in STOP and word.start >= asked_from]
    return len(content) > 0 and len(words) <= _MAX_KEYWORDS


def _is_statement(plain: str) -> bool:
    """Whether it states something of somebody: "the police were brutal", with nothing asked in it."""
    if _ASKING_WORD.search(plain) or _SOUGHT.search(plain):
        return False
    return bool(_STATES.search(plain))


def asks_how_to(text: str) -> bool:
    """Whether directions or advice are asked for, which no record of an event gives: "how do I cook rice", "is it safe to go
    there"."""
    return bool(_HOW_TO.search(text) or _ADVICE.search(text) or _CHOICE.search(text))


def asks_of_keyword(text: str) -> bool:
    """Whether keywords end with what is asked of the rest: "curfew times", "strike dates"."""
    return bool(_OF_KEYWORD.search(text))


def is_chatter(text: str) -> bool:
    """Whether a message begins as greetings and remarks to the room do."""
    plain = _JOINERS.sub("", text.strip())
    return bool(_CHATTER.search(plain) or _TO_THE_ROOM.search(plain))


def _is_request(plain: str) -> bool:
    if _POLITE.search(plain):
        return True
    return not _TO_THE_ROOM.search(plain) and bool(
        _ASKING.search(plain) or _MODAL.search(plain[:1].lower() + plain[1:])
    )
