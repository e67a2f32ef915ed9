"""Words that people say of themselves and of asking, around what they ask: general English of chats."""

from typing import Final

__all__ = ["CALLS", "CLOSING", "LEADING", "MARKS", "OUTCRIES"]

MARKS: Final = frozenset(
    "sry srry soz apologise apologize curiosity googling ah aha aight alright any1 anybody anyone apologies appreciate appreciated asking bot bro bruh btw cool curious dear dr dude dumb "
    "hope hoping eli5 enlighten er erm excuse fam fellas folks fyi genuinely googling gotcha greetings guys hello hey heya hi hiya hm hmm hold "
    "homework honestly howdy i i'd i'll i'm i've id ight ill im interesting ive kindly kk lads lmao lol loving lurker lurking madam "
    "mate me mods my nah newb newbie newcomer ngl nice noob noobie nope odd oh ok okay ooh our pardon peeps please plox pls plz q qs "
    "question questions quiz random remind serious seriously silly sir somebody someone sorry stupid sure tbh thanks thnx thx "
    "ticktock tl tldr trivia ty u uh uhh um umm ur us wait we we're weird welp wondering wow y'all ya yall yea yeah yep yo you you're "
    "your yup".split()
)
"""Of these a lead-in has at least one: they say that somebody speaks of themselves, or to somebody."""
LEADING: Final = frozenset(
    "without a able about according actually afternoon again ago all allowed already also although am an and another answer answers any "
    "anything archive archives are around article as ask asked assignment at back based be because been before being bit blog book "
    "boss bother bothering briefly brother bug but by came can can't cant cause certain chance channel chat check checking class "
    "clear colleague college come comes confirm confused context could couldn't couple course cousin curiosity cuz dad data database "
    "daughter day days did didn't didnt disturb do documentary does doesn't doing don't done dont down earlier else essay evening "
    "event everybody everyone everything exactly exam explain fact facts few files find finding first for forget forgot forgotten "
    "found friend friends from fun gang get getting go going good google googled got gotta great had happy has have haven't havent "
    "head hear heard hearing help helping here here's hope hoping husband if in info information interest interested internet into is "
    "isn't it it's its job joined joining just kid kind knew kno know knowledge known last late lately learn learning like liked "
    "listening long look looked looking lookup lost lot love make making may maybe mean meant memory message might minute miss missed "
    "mod mom more morning mum must need needed needs never new news night no not now of off on one online only opinion or other out "
    "over paper party perhaps place podcast pop popped possible post presentation probably professor project quick quickly read "
    "reading really reason recall recently record records remember remembered report research researching revising right room said "
    "sake saw say saying school search searched searching sec second see seen server servers share should since sister site so some "
    "something son source sources still stuck study studying stuff subject teacher team tell telling test that the then there thesis "
    "thing things think thinking this though thought thread time times to today told tonight too top topic tried try trying twitter "
    "two understand understood uni university unsure up view wanna want wanted was wasn't watched watching way web week well were "
    "while wife wiki wikipedia will with wonder wondered work working would would'nt write writing wrong yesterday".split()
)
"""What else a lead-in may consist of."""
OUTCRIES: Final = frozenset(
    "right well help now listen look quick anyway anyways next again all everyone everybody team chat so".split()
)
"""Of these it is enough to be the first word, with a sign behind it."""
CLOSING: Final = (
    LEADING
    | MARKS
    | frozenset(
        "advance afaik anyway anyways anywhere appreciates asap atm bad ballpark brief bruv buddy bunch cheers cite cited cites citing "
        "clue clues correct detail details eh far ffs figure forgetting fr give grateful guess hmu huh hurry idea ideas idk iirc imho imo "
        "innit jk kthx kthxbye let link links lmk m8 man many max minimum much own pal people per precisely quote quoted reply respond rn "
        "roughly s seem sentence sentences short smh specifically srs ta thank tho thoughts tia tysm tyvm words xd".split()
    )
)
"""What may be said behind a question."""
CALLS: Final = frozenset(
    "mate guys folks lads fellas friends sir buddy pal chat bot ticktock mods mod".split()
)
"""Whom people call; they may be told of as well: "how many guys"."""
