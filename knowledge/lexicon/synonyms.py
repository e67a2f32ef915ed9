"""General-English synonyms for news and history, by index stem. Data and one look-up.

A line is a group: how well its words stand for each other, then the words. A word may be in several
groups; the best weight counts. Nothing here belongs to one event.
"""

from functools import lru_cache
from typing import Final

from knowledge.text import tokens

__all__ = ["grouped", "grouped_words", "synonyms"]

_GROUPS: Final = """
.95 kill die dead death deceased fatality casualty slain slay perish lethal toll murder fatal
.6 casualty injure wound victim
.95 injure wound hurt harm maim
.95 detain arrest jail apprehend custody imprison captive prisoner round nab incarcerate lock inmate behind
.7 detain capture seize hold
.9 police officer cop policeman constable gendarme lawman
.75 police security enforcement militia patrol
.9 soldier troop military army serviceman force contingent
.6 soldier guard peacekeeper fighter armed unit regiment battalion division
.9 troop peacekeeper contingent force soldier
.85 protest demonstrate demonstration rally march picket
.7 protest unrest riot uprising revolt rebellion disorder disturbance turmoil upheaval mutiny insurrection
.9 unrest riot disorder disturbance turmoil upheaval chaos violence mayhem
.85 protester demonstrator rioter crowd mob activist marcher people
.8 rioter protester mob looter vandal hooligan insurgent militant gunman rebel attacker
.9 seize capture occupy storm overrun invade takeover grab conquer raid
.8 seize take control captured overtake breach enter break
.9 storm attack assault raid breach break enter burst force charge invade
.7 storm seize overrun occupy
.9 dismiss fire sack remove oust axe depose dissolve
.75 dismiss resign replace topple
.95 resign quit abdicate resignation departure
.7 resign leave depart dismiss
.9 say tell state announce declare remark comment statement mention speak
.8 claim allege assert accuse insist contend maintain argue charge purport
.75 say claim allege warn describe add note stress emphasise report
.9 ask request appeal seek call plead beg solicit
.85 urge call appeal exhort ask plead implore encourage
.8 demand insist ask call want slogan
.9 help aid assist support assistance relief backing
.9 send deploy dispatch deployment despatch
.7 send provide supply contribute commit
.9 airport airfield terminal aerodrome airbase
.9 plane flight aircraft airplane aeroplane jet airliner airline carrier
.9 airline carrier flight
.95 cancel suspend halt stop scrap ground call interrupt
.8 suspend close shut stop cease freeze pause
.9 internet web online network connection connectivity
.6 internet communication communications phone mobile telecom wifi
.9 outage blackout shutdown disruption cutoff cut interruption blockage block blocked
.85 block shut cut disrupt restrict disable ban
.85 restore resume return reconnect turn back
.9 price cost tariff rate fee charge
.7 price expensive inflation hike
.9 gas fuel petrol gasoline lpg
.85 gas lpg liquefied propane
.7 fuel oil diesel energy
.8 building office headquarters facility premises house hall
.9 mayor mayoral municipal
.5 mayor city municipal town administration hall
.85 administration government authority council
.9 burn fire torch arson ablaze blaze alight flame ignite
.9 statue monument memorial sculpture
.9 topple demolish tear pull destroy dismantle fell bring knock vandalise
.85 destroy wreck ruin demolish damage smash raze devastate
.8 loot ransack pillage rob plunder steal vandalise
.9 loot ransack pillage plunder
.85 begin start erupt commence launch outbreak onset trigger
.5 begin start outbreak onset erupt break kick
.85 end finish stop over conclude cease expire terminate
.75 last duration long length
.95 curfew lockdown
.85 ban prohibit forbid outlaw bar disallow illegal
.75 ban restrict limit curb restriction
.9 restrict limit curb restriction constraint
.85 leader president head chief ruler
.8 president leader head premier chairman
.85 minister secretary official
.8 chief head boss commander director chairman
.9 deputy vice assistant
.9 government cabinet administration ministry regime
.75 government authority state official
.9 authority official government
.9 rocket launch space cosmodrome spaceport launchpad
.9 spaceport cosmodrome
.95 earthquake quake tremor seismic aftershock
.9 flood inundate deluge flooding
.9 wildfire bushfire blaze
.9 explosion blast detonate explode bomb detonation
.85 crash collide accident wreck collision
.85 accident disaster incident catastrophe tragedy
.9 election vote poll ballot referendum
.9 court tribunal judge judicial
.85 trial prosecute charge indict sue
.85 sentence convict verdict jail punish
.9 ship vessel boat ferry
.9 rescue save evacuate
.9 evacuate flee leave withdraw clear
.85 flee escape leave abandon run
.95 missing unaccounted disappear vanish lost
.9 ceasefire truce armistice
.9 treaty agreement deal accord pact
.85 agree accept consent approve
.9 attack assault raid strike offensive
.8 attack clash beat ambush hit
.85 clash fight battle skirmish confrontation combat violence
.9 fight battle combat clash
.9 weapon arms gun firearm rifle
.8 ammunition bullet munition cartridge
.85 shoot fire gunfire shot
.95 abroad foreign overseas outside international external
.85 foreign international global world
.9 terrorist extremist militant radical
.75 terrorist bandit gangster insurgent fighter
.85 gang band group
.9 conspirator plotter conspiracy plot instigator organiser mastermind
.8 provoke provocation incite instigate stir
.85 rig orchestrate stage engineer manipulate organise
.85 plan plot scheme strategy
.9 pay money finance fund financial financially
.85 motivate motive drive incentive
.85 warn caution alert threaten
.85 advise advice advisory recommend warn counsel
.8 recommend urge advise suggest
.9 tell inform notify
.85 visit travel trip journey tour
.9 travel trip transport journey
.8 transport transit bus train
.9 bank banking financial transaction
.9 hospital clinic medical health polyclinic
.9 doctor physician medic
.85 emergency crisis alarm
.8 measure step action
.9 rule regulation regulate law decree order
.8 order instruct command decree direct
.9 impose introduce declare establish set enact
.85 introduce bring establish launch
.8 declare announce proclaim impose
.85 decide decision determine resolve agree
.85 discuss talk negotiate conversation consult converse
.85 talk speak conversation phone call discuss dialogue
.85 dialogue talk negotiation conversation
.9 criticise condemn slam denounce blast rebuke decry
.8 condemn denounce blame
.85 blame accuse fault guilty culpable responsible
.85 responsible blame behind guilty
.85 mock joke ridicule boorish rude jibe sarcastic
.8 joke remark quip
.85 concern worry fear anxiety alarm
.8 express voice state
.8 praise welcome laud hail support
.85 support back endorse favour side
.85 loyal faithful allegiance
.85 solidarity side support join defect
.85 refuse decline reject deny
.85 deny reject refute dispute
.85 confirm verify corroborate establish
.9 verify confirm check
.8 unconfirmed unverified alleged
.85 guard protect defend secure
.85 protect defend safeguard
.85 secure guard safe security
.9 safety security
.85 peacekeeping peacekeeper peace
.85 stabilise stabilisation calm restore
.85 calm quiet peaceful stable normal
.85 suppress quell crush crackdown disperse quash subdue
.8 disperse push drive scatter
.85 push drive force shove
.85 vehicle car truck automobile
.9 street road highway avenue
.9 highway road motorway route
.85 suburb outskirts district neighbourhood
.85 district area neighbourhood quarter
.9 city town municipality metropolis
.8 village settlement hamlet rural
.85 region province oblast area territory
.8 country nation state republic
.9 border frontier boundary
.8 near close next beside
.9 large big huge major great biggest
.9 biggest largest major
.8 capital city
.85 square plaza
.85 centre center central downtown middle heart
.85 roof rooftop top
.85 door entrance gate
.85 crowd gathering mass throng
.85 gather assemble meet rally congregate
.85 grenade stun flashbang
.85 teargas tear gas
.85 club stick baton bat
.85 shield gear armour equipment
.85 barricade barrier fence
.85 strip disarm seize
.85 confiscate seize
.9 sell sale sold
.9 alcohol liquor drink booze
.85 inspect check search inspection
.85 document paper passport id
.9 passenger traveller flyer
.85 employee worker staff
.9 staff employee personnel worker
.85 personnel staff officer
.85 release free let liberate
.85 eyewitness witness onlooker bystander
.85 journalist reporter correspondent
.9 newspaper press media outlet
.85 media press journalist news
.9 television tv channel broadcaster
.85 broadcast air televise
.85 video footage clip film
.85 photo picture image
.85 website site portal
.8 tweet twitter post
.85 post publish write
.85 write author pen article
.9 speech address statement
.8 address speech speak
.85 message statement letter
.85 tell reveal disclose
.85 promise pledge vow guarantee
.85 propose proposal suggest offer
.85 offer propose ready
.85 ready prepared willing
.85 reform change overhaul
.85 change alter shift switch modify
.85 replace substitute successor succeed
.85 appoint name nominate
.8 chair lead head chairman
.85 lead head run command
.7 lead head charge direct oversee
.85 lower reduce cut decrease drop
.85 reduce lower decrease cut fall
.85 increase rise raise grow surge climb hike
.85 spread expand reach extend
.85 continue persist remain ongoing
.85 happen occur
.8 cause reason trigger spark lead prompt
.85 reason motive cause
.85 aim goal purpose objective intend
.85 task mission role job duty
.85 country member state
.85 include comprise consist contain
.85 member participant
.8 number count total figure
.85 estimate approximate
.85 symbolic symbol
.85 intervention intervene involvement
.85 leave exit depart withdraw
.85 enter entry access
.85 attempt try effort
.85 fail unsuccessful failure
.85 succeed successful success
.85 rape assault sexual
.85 beat assault hit
.85 civilian citizen resident people
.85 resident inhabitant citizen local
.85 population people inhabitant resident
.9 woman female girl
.9 man male
.85 child kid minor
.85 young youth
.8 business shop store company
.85 shop store retail
.85 economy economic financial
.85 crime criminal offence
.85 offender criminal perpetrator culprit
.85 suspect suspicion accuse
.85 serious grave severe
.85 tough harsh strict hard firm
.85 evidence proof
.8 language speak tongue
.85 train coach instruct
.85 trained skilled
.9 foreigner alien outsider
.85 right freedom liberty
.85 freedom liberty free
.85 assembly gathering
.85 expression speech
.85 restraint moderation
.85 escalate escalation worsen intensify
.85 deescalate deescalation calm
.85 violence violent bloodshed
.85 partner ally
.85 ally partner friend
.85 cooperation partnership
.85 neighbour neighbor
.85 spokesman spokesperson representative
.85 expert analyst scholar academic
.85 analyst expert commentator
.85 opinion view
.85 power authority control
.85 control command
.85 threat danger risk menace
.85 dangerous unsafe hazardous risky
.85 level status degree
.85 raise elevate upgrade increase
.85 counterterrorism antiterrorist antiterror
.85 operation campaign mission
.85 wave surge round
.85 small tiny little minor
.85 infrastructure facility installation
.85 strategic key critical important
.85 important key vital crucial significant
.85 reactor plant nuclear
.85 radiation radioactive contamination
.85 leak spill escape release
.85 test experiment trial
.85 wall barrier fence
.85 cross crossing pass
.85 astronaut crew cosmonaut
.85 crew team staff
.85 spacecraft module capsule craft
.85 moon lunar
.85 oxygen air
.85 splashdown landing land touchdown
.85 tsunami wave
.85 collapse fall cave
.85 bury burial funeral
.85 survive survivor alive
.85 trap stuck stranded
.85 hostage captive
.85 kidnap abduct hostage
.85 assassinate murder kill
.85 coup putsch overthrow takeover
.85 overthrow topple oust depose
.85 parliament legislature congress assembly
.85 law legislation bill act
.85 opposition rival dissident
.85 party faction
.85 march parade procession
.85 strike walkout stoppage
.85 worker labourer employee
.85 virus disease illness infection
.85 vaccine vaccination jab
.85 storm hurricane cyclone typhoon
.85 drought famine hunger
.85 refugee migrant displaced
.85 shelter refuge camp
.85 power electricity electric
.85 water drinking
.85 food meal
.85 school education university
.85 student pupil
.85 teacher professor
.85 church mosque temple
.85 bridge tunnel
.85 railway train rail
.85 company firm business corporation
.85 invest investment
.85 tax levy duty
.85 wage salary pay
.85 poor poverty
.85 rich wealthy
.85 win victory triumph
.85 lose defeat loss
.85 match game
.85 final last ultimate
.85 first initial earliest
.85 early beginning start
.85 new fresh
.85 old ancient former
.85 former ex previous
.85 quick fast rapid swift
.85 slow gradual
.85 secret covert clandestine
.85 public open
.85 private personal
.85 true real genuine
.85 false fake untrue
.85 allow permit let
.85 prevent stop avert avoid
.85 avoid refrain shun evade
.85 stay remain shelter
.85 wait await
.85 watch observe monitor
.85 find discover locate
.85 search look hunt
.85 carry hold wield bear
.85 wear dress
.85 give grant hand provide
.85 get receive obtain
.85 take bring
.85 show display
.85 hide conceal
.85 build construct erect
.85 repair fix mend
.85 buy purchase
.85 own possess
.85 drive motor
.85 fly flight air
.85 sink submerge
.85 swim float
.85 iceberg ice
.85 lifeboat boat
.85 mountain peak summit
.95 two 2
.95 three 3
.95 four 4
.95 five 5
.95 six 6
.95 seven 7
.95 eight 8
.95 nine 9
.95 ten 10
.95 eleven 11
.95 twelve 12
.95 thirteen 13
.95 fourteen 14
.95 fifteen 15
.95 sixteen 16
.95 seventeen 17
.95 eighteen 18
.95 nineteen 19
.95 twenty 20
.95 thirty 30
.95 forty 40
.95 fifty 50
.95 sixty 60
.95 seventy 70
.95 eighty 80
.95 ninety 90
.85 climb ascend
.85 river stream
.85 sea ocean
.85 island isle
.85 coast shore beach
"""


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, float]]:
    table: dict[str, dict[str, float]] = {}
    for line in _GROUPS.strip().splitlines():
        written, *words = line.split()
        weight = float(written)
        stems = list(dict.fromkeys(token.stem for word in words for token in tokens(word)))
        for stem in stems:
            known = table.setdefault(stem, {})
            for other in stems:
                if other != stem:
                    known[other] = max(known.get(other, 0.0), weight)
    return table


@lru_cache(maxsize=8192)
def synonyms(stem: str) -> tuple[tuple[str, float], ...]:
    """Stems that may stand for ``stem`` with how well (0 to 1), best first, then by spelling."""
    found = _table().get(stem, {})
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def grouped_words() -> str:
    """Every word that is in some group, as written, with spaces between."""
    return " ".join(line.partition(" ")[2] for line in _GROUPS.strip().splitlines())


def grouped() -> frozenset[str]:
    """Every stem that is in some group: all of them ordinary English."""
    return frozenset(_table())
