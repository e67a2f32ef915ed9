"""General English words that tell, beside or within a capitalised run, what kind of name it is.

All are folded: lower case, no marks.
"""

from typing import Final

__all__ = [
    "BODIES",
    "CALENDAR",
    "CONNECTORS",
    "LANDS",
    "NUMBERS",
    "OFFICES",
    "OPENERS",
    "SITES",
]

OFFICES: Final = frozenset(
    """
    mr mrs ms dr sir president minister secretary chairman chairwoman general colonel captain
    major lieutenant governor mayor king queen prince princess pope bishop senator judge
    professor ambassador spokesman spokeswoman spokesperson director chief commander sheriff
    officer sergeant deputy vice prime premier chancellor leader first former acting
    admiral rear commodore brigadier marshal corporal rank lord lady archbishop cardinal rabbi imam sheikh emir sultan
    doctor inspector constable superintendent councillor cllr reverend
    """.split()
)
"""Words before a person's name."""

BODIES: Final = frozenset(
    """
    ministry university party council company agency committee bank police army court
    association union corps department office organization organisation service commission news
    times post guard force forces navy institute foundation federation parliament senate
    congress government group inc ltd corp corporation airlines club league bureau authority
    press front movement fleet division brigade squadron
    """.split()
)
"""Words within the name of an organisation."""

SITES: Final = frozenset(
    """
    airport station hospital stadium bridge palace prison hotel tower school building museum
    cathedral church mosque temple dam plant mine port square hall theatre theater base cemetery
    """.split()
)
"""Last words of the name of a building or a site."""

LANDS: Final = frozenset(
    """
    region city province river island islands street county state district mountain lake sea
    ocean republic kingdom valley peninsula bay coast avenue road desert gulf strait park
    """.split()
)
"""Last words of the name of a place on the map."""

CALENDAR: Final = frozenset(
    """
    january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct
    nov dec gmt utc est pst cet am pm
    """.split()
)
"""Capitalised words of dates and clock times."""

CONNECTORS: Final = frozenset(
    """
    of the for de del da di al el bin ibn van von der la du
    """.split()
)
"""Small words within a name, never at its end."""

OPENERS: Final = frozenset(
    """
    according despite following meanwhile however earlier later although while when after before
    since during among another many some several most more over about around nearly almost two
    three four five six seven eight nine ten hundreds thousands dozens police protesters people
    officials authorities residents witnesses troops soldiers rioters reports video videos
    """.split()
)
"""Words that open a sentence and are no part of the name after them."""

NUMBERS: Final = frozenset(
    """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    """.split()
)
"""Number words from two on."""
