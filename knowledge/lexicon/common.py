"""Ordinary English words, so that a word the record lacks is not taken for a typo or a name.

Data only: about three thousand frequent words by base form, written compactly.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from knowledge.forms import BASE_FORMS
from knowledge.lexicon.synonyms import is_grouped
from knowledge.text import STOP, tokens

__all__ = ["common_words", "is_common", "is_place", "make_ready"]

_KEY: Final = 2
"""Letters that the base form of a word and its stem share."""

_WORDS: Final = """
ability able abroad absence absolute academic accept access accident accord account accurate accuse
achieve acid acknowledge acquire act action active actor actual adapt add address adequate adjust
administration admire admit adopt adult advance advantage adventure advertise advice advise affair
affect afford afraid africa afternoon age agency agenda agent agree agreement agriculture ahead aid
aim air aircraft airline airport alarm album alcohol alert alien alive allege alliance allow ally
alone along alphabet alter alternative aluminium amaze ambassador ambition ambulance america american
ammunition amount amuse analyse analysis ancient anger angle angry animal anniversary announce annual
answer ant anthem anxiety anybody anymore anyone anything anyway apart apartment apologise apology app
apparent appeal appear apple application apply appoint appreciate approach appropriate approve april arab
area argue argument arise arm army arrange arrest arrive arrow art article artist asia aside ask aspect
assassinate assault assemble assembly assess asset assign assist assistant associate assume assure
athlete atmosphere atom attach attack attempt attend attention attitude attorney attract attribute
auction audience aunt australia author authority autumn available average avoid award aware away awful
baby back background bacteria bad badge bag bake balance ball ballet ballot ban banana band bank banker
bar barrel barrier base baseball basic basis basket basketball bat bath battery battle beach bean bear
beard beat beautiful beauty bed bedroom bee beef beer beg begin behave behaviour behind belief believe
bell belong beloved belt bench bend benefit berry besides best bet better beyond bible bicycle bid big
bike bill billion bind biology bird birth birthday biscuit bit bite bitcoin bitter black blade blame
blanket blast bleed bless blind block blog blood bloody blow blue board boat body boil bold bomb bond
bone bonus book boom boost boot border boring born borrow boss bother bottle bottom bowl box boy brain
branch brand brave bread break breakfast breast breath breathe breed brick bride bridge brief bright
brilliant bring britain british broad broadcast broken brother brown brush budget bug build building
bullet bunch burden burger burn bury bus bush business busy butter button buy cabin cabinet cable cake
calculate calendar call calm camera camp campaign canada canal cancel cancer candidate candle candy cap
capable capacity capital captain capture car carbon card care career careful cargo carpet carrier carry
cartoon case cash casino cast castle casual cat catch category cathedral catholic cattle cause cautious
cave cease ceiling celebrate celebrity cell cent centre century ceremony certain chain chair chairman
challenge champion championship chance change channel chaos chapter character charge charity charm
chart chase chat cheap cheat check cheek cheer cheese chef chemical chemistry chess chest chicken chief
child china chinese chip chocolate choice choose christian christmas church cigarette cinema circle
circuit circumstance citizen city civil civilian civilisation claim clash class classic classroom clay
clean clear clerk clever click client cliff climate climb clinic clock close cloth clothes cloud club
clue coach coal coalition coast coat code coffee coin cold collapse colleague collect college colony
colour column combat combine come comedy comfort comic command comment commerce commission commit
committee common communicate communist community company compare compete competition complain complaint
complete complex complicate component compose computer concentrate concept concern concert conclude
concrete condemn condition conduct conference confidence confirm conflict confuse congress connect
conquer conscious consequence conservative consider consist constant constitution construct consult
consume contact contain contemporary content contest context continent continue contract contrast
contribute control controversy convention conversation convert convict convince cook cookie cool cop
cope copper copy core corn corner corporate correct correspond corrupt corruption cost cotton couch
cough council count country county couple courage course court cousin cover cow crack craft crash crazy
cream create creature credit crew cricket crime criminal crisis critic critical criticise crop cross
crowd crown crucial cruel crush cry crypto crystal culture cup cure curious currency current curtain
curve custom customer cut cute cyber cycle dad daily damage dance danger dangerous dare dark data
database date daughter dawn day dead deadline deal dear death debate debt decade decide decision deck
declare decline decorate decrease deep deer defeat defence defend deficit define degree delay delegate
delete deliver demand democracy democrat democratic demonstrate deny department depend deploy deposit
depress depth deputy derive describe desert deserve design desire desk despite destroy detail detect
determine develop device devil diamond diary dictator dictionary die diet differ different difficult dig
digital dinner dinosaur diplomat diplomatic direct direction director dirt dirty disappear disappoint
disaster discipline discount discover discuss disease disk dish dismiss display dispute distance
distinct distribute district divide divorce doctor document dog dollar domain domestic dominate donate
donkey door dose double doubt download dozen draft drag drama draw dream dress drink drive drone drop
drought drug drum dry duck due dust duty dynamic eager ear early earn earth earthquake ease east eastern
easy eat economic economics economy edge edit edition editor educate education effect effective
efficient effort egg elect election electric electricity electronic elegant element elephant eleven
elite else email embassy embrace emerge emergency emission emotion emperor emphasis empire employ
employee empty enable encounter encourage end enemy energy engage engine engineer england english enjoy
enormous ensure enter enterprise entertain enthusiasm entire entrance entry environment episode equal
equip equipment era error escape especially essay essential establish estate estimate ethnic euro europe
european evaluate even evening event eventually ever evidence evil evolve exact exam examine example
excellent except exchange excite exclude excuse execute executive exercise exhibit exist exit expand
expect expense expensive experience experiment expert explain explode explore export expose express
extend extent external extra extraordinary extreme eye fabric face facebook facility fact factor factory
fade fail failure faint fair fairy faith fake fall false fame familiar family famous fan fancy fantasy
far farm farmer fashion fast fat fate father fault favour favourite fear feather feature federal fee feed
feel fellow female fence festival fetch fever fiction field fifteen fifty fight figure file fill film
final finance financial find fine finger finish fire firm fish fit fitness fix flag flame flat flavour
flee fleet flesh flight float flood floor flour flow flower flu fly focus fold folk follow food fool foot
football force forecast foreign forest forever forget forgive form formal former formula fort forth
fortune forty forum forward found foundation founder fox fraction frame france fraud free freedom freeze
french frequent fresh friend friendly friendship front fruit frustrate fuel full fun function fund
funeral funny furniture future gain galaxy gallery gamble game gang gap garage garden garlic gas gate
gather gay gear gender gene general generate generation generous genetic genius gentle gentleman genuine
german germany ghost giant gift girl girlfriend give glad glass global glory goal goat god gold golden golf
good google gossip govern government governor grab grade gradual graduate grain grammar grand grandfather
grandmother grant grape graph grass grateful grave gravity great green greet grey grid ground group grow
growth guarantee guard guess guest guide guilty guitar gulf gun guy habit hack hacker hair half hall
halloween halt hammer hand handle handsome hang happen happy harbour hard hardware harm harsh harvest hat
hate head headline headquarters heal health healthy hear heart heat heaven heavy height helicopter hell
hello help herb hero hesitate hidden hide high highlight highway hijack hike hill hint hip hire history
hit hobby hockey hold hole holiday hollow hollywood holy home homework honest honey honour hook hope
horizon horror horse hospital host hostage hot hotel hour house household housing hug huge human humour
hundred hunger hungry hunt hunter hurricane hurry hurt husband ice icon idea ideal identify identity
ignore ill illegal illness image imagine immediate immigrant immigration immune impact impeach import
important impose impossible impress improve inch incident include income increase independence
independent index india indian indicate individual industry infant infect inflation influence inform
information ingredient initial injure injury inmate inner innocent innovation input inquiry insect inside
insist inspect inspire install instance instead institute institution instruct instrument insult
insurance intelligence intend intense interest internal international internet interpret interrupt
interval intervene interview introduce invade invent invest investigate investor invite involve iron
islam islamic island issue italian italy item jacket jail japan japanese jazz jeans jet jew jewish job
join joke journal journalist journey joy judge juice jump june jungle junior jury justice justify keen
keep key keyboard kick kid kidnap kill kilometre king kingdom kiss kitchen kitten knee knife knock know
knowledge korea lab label labour lack lady lake lamb lamp land landscape language laptop large laser last
late laugh launch law lawn lawsuit lawyer lay layer lazy lead leader leaf league leak lean learn leather
leave lecture left leg legal legend legislation lemon length lens lesson letter level liberal liberty
library licence license lie life lift light like limit line link lion lip liquid list listen literature
litre little live load loan lobby local locate location lock logic logo lonely long look loose lord lose
loss lost lot lottery loud love lovely low loyal luck lucky lunch lung luxury machine mad magazine magic
magnet mail main maintain major make male mall man manage manager manner manual manufacture map
marathon march margin marine mark market marriage marry mask mass massacre massive master match mate
material math mathematics matter maximum mayor meal mean meaning measure meat mechanism medal media
medical medicine medium meet melt member meme memorial memory mental mention menu merchant mercy merge
message metal meter method metre metro mexico mice microphone middle midnight migrate mild mile military
milk mill million mind mine mineral minimum minister ministry minor minority minute miracle mirror miss
missile mission mistake mix mobile mobilise mode model moderate modern modest moment monday money monitor
monkey monster month monument mood moon moral morning mortgage moscow mosque mother motion motor
motorcycle mountain mouse mouth move movement movie mud multiple murder muscle museum music musician
muslim mutual mystery myth nail naked name narrow nasty nation national native natural nature navy near
neat neck need negative neglect negotiate neighbour neighbourhood nerve nervous net network neutral
never new news newspaper next nice night nine ninety nobody noise nominate none noon normal north
northern nose note nothing notice novel nuclear number nurse nut oak obey object objective obtain obvious
occasion occupy occur ocean odd offend offer office officer official oil okay old olympic olympics omit
onion online open opera operate operation opinion opponent opportunity oppose opposite opposition option
orange orbit order ordinary organ organic organise organisation origin original orphan otherwise oven own
owner oxygen pack package page pain paint pair palace pale palm pan panel panic paper parade parent paris
park parliament part participate particle partner party pass passage passenger passion passport past
pasta path patience patient pattern pause pay payment peace peak pen penalty pencil pension people pepper
perceive percent perfect perform perhaps period permanent permission permit persist person personal
persuade pet petition phase phenomenon philosophy phone photo photograph phrase physical physics piano
pick picture piece pig pilot pin pink pioneer pipe pit pitch pizza place plain plan plane planet plant
plastic plate platform play player playlist pleasant please pleasure plenty plot plug plus pocket podcast
poem poet poetry point poison poland pole police policy polish polite political politician politics poll
pollution pool poor pop pope popular population port portion portrait position positive possess possible
post pot potato potential pound pour poverty powder power powerful practical practice praise pray prayer
precise predict prefer pregnant premier premium prepare presence present preserve presidency president
press pressure pretend pretty prevent previous price pride priest primary prime prince princess principle
print prior priority prison prisoner privacy private prize probable problem procedure process produce
product profession professional professor profile profit program programme progress prohibit project
promise promote proof propaganda proper property proportion proposal propose prosecute prosecutor
prospect protect protein protest proud prove provide province psychology public publish pull pump punch
punish pupil purchase pure purple purpose purse pursue push put puzzle quality quantity quarter queen
question queue quick quiet quit quote rabbit race racism radar radiation radical radio rage rail railway
rain rainbow raise range rank rape rapid rare rat rate ratio raw reach react reaction reactor read ready
real realise reality rebel recall receive recent recession recipe reckon recognise recommend record
recover recruit red reduce refer referee reference referendum reflect reform refugee refuse regard regime
region register regret regular regulate reject relate relationship relative relax release relevant relief
religion religious rely remain remark remember remind remote remove rent repair repeat replace reply
report represent republic republican reputation request require rescue research reserve resident resign
resist resolution resort resource respect respond response responsible rest restaurant restore restrict
result retail retire retreat return reveal revenue reverse review revolution reward rhythm rice rich ride
rifle right ring riot rise risk rival river road rob robot rock rocket role roll roman romantic roof room
root rope rose rotten rough round route routine row royal rub rubber rubbish rude rugby ruin rule ruler
rumour run rural rush russia russian sack sacred sacrifice sad safe safety sail salad salary sale salt
same sample sanction sand sandwich satellite satisfy saturday sauce save say scale scandal scare scene
schedule scheme school science scientist score scream screen script sea seal search season seat second
secret secretary section sector secure security seed seek segment seize select self senate senator
senior sense sensitive sentence separate sequence series serious servant serve server service session set
settle seven severe sex shade shadow shake shall shame shape share shark sharp sheep sheet shelf shell
shelter shift shine ship shirt shock shoe shoot shop shore short shoulder shout show shower shut shy
sibling sick side siege sight sign signal significant silence silent silk silly silver similar simple sin
sing singer single sink sir sister site situation six size skill skin skip skirt sky slave sleep slice
slide slight slip slogan slow small smart smell smile smoke smooth snake snow soap soccer social society
sock soft software soil solar soldier solid solution solve son song soon sophisticated sorry sort soul
sound soup source south southern soviet space spain spanish spare speak special species specific speech
speed spell spend spider spin spirit split spokesman sponsor spoon sport spot spouse spray spread spring
spy squad square stable stadium staff stage stair stake stamp stand standard star stare start starve
state statement station statistics statue status stay steady steal steam steel steep stem step stick
still stock stomach stone stop storage store storm story straight strange stranger strategy stream street
strength stress stretch strict strike string strip stroke strong structure struggle student studio study
stuff stupid style subject submarine submit subscribe substance subtle suburb succeed success sudden
suffer sugar suggest suicide suit summer sun sunday sunny super superior supermarket supply support
suppose supreme sure surface surge surgeon surgery surprise surrender surround survey survive suspect
suspend sustain swallow swear sweat sweep sweet swim swing switch sword symbol sympathy symptom system
table tail take tale talent talk tall tank tape target task taste tax taxi tea teach teacher team tear
technical technique technology teenager telephone telescope television temperature temple temporary
tend tennis tension tent term terrible territory terror terrorist test text thank theatre theme theory
therapy thick thief thin thing think third thirty thousand thread threat threaten throat throne throw
thumb thursday ticket tide tiger tight timber time tiny tip tired tissue title toast tobacco toe
together toilet tomato tomorrow tone tongue tonight tool tooth top topic torture total touch tough tour
tourist tournament tower town toy trace track trade tradition traditional traffic tragedy trail train
transfer transform transition translate transport trap trash travel treasure treasury treat treaty tree
trend trial triangle tribe trick trigger trillion trip triumph troop tropical trouble truck true trump
trust truth try tube tuesday tune tunnel turkey turn tutorial tweet twelve twenty twice twin twist
twitter typical tyre ugly ukraine umbrella uncle underground understand uniform union unique unit unite
universe university unknown unusual upper upset urban urge urgent usual utility vacation vaccine valley
valuable value van variety various vast vegetable vehicle venture verdict version vertical veteran
veto vice victim victory video view village violate violence violent virtual virus visa visible vision
visit visitor vital vitamin vocabulary voice volcano volume volunteer vote voter voyage vulnerable wage
wagon wait waiter wake walk wall wallet war warehouse warm warn wash washington waste watch water wave
wax way weak wealth weapon wear weather web website wedding wednesday weekend weigh weight weird welcome
welfare west western wet whale wheat wheel whisper whistle white whole wicked wide widow wife wild
wilderness win wind window wine wing winner winter wipe wire wise wish witch witness wolf woman wonder
wood wooden wool word work worker workshop world worry worse worst worth wound wrap wreck wrestle wrist
write writer wrong yard year yellow yesterday yield yoga young youth youtube zero zone zoo zombie
hostage drone missile ceasefire airstrike curfew blackout rumor color center theater favor labor defense
neighbor honor behavior organize organization recognize realize program traveler meter kilometer vax
stadium metro subway playlist discord server bot channel emoji gif meme stream streamer minecraft
fortnite pokemon anime manga netflix spotify tiktok instagram telegram whatsapp wifi laptop iphone android
windows linux python javascript api bug update patch mod admin moderator lag
"""


@lru_cache(maxsize=1)
def common_words() -> tuple[str, ...]:
    """All of them, by base form, in order."""
    return tuple(sorted(set(_WORDS.split())))


def make_ready() -> None:
    """Read all of them now, for one who answers many questions."""
    for key in _beginning():
        _stems(key)


@lru_cache(maxsize=8192)
def is_common(stem: str) -> bool:
    """Whether the stem is that of an ordinary English word."""
    return is_grouped(stem) or stem in _stems(stem[:_KEY])


@lru_cache(maxsize=2048)
def _stems(key: str) -> frozenset[str]:
    """Stems of the words of a beginning."""
    return frozenset(token.stem for word in _beginning().get(key, ()) for token in tokens(word))


@lru_cache(maxsize=1)
def _beginning() -> Mapping[str, Sequence[str]]:
    """The words by the beginning of their stems, so that only those are stemmed that may be meant."""
    found: dict[str, list[str]] = {}
    for word in dict.fromkeys((*_WORDS.split(), *sorted(STOP))):
        found.setdefault(BASE_FORMS.get(word, word)[:_KEY], []).append(word)
    return found


_PLACES: Final = """
afghanistan albania algeria andorra angola argentina armenia aruba australia austria azerbaijan
bahamas bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia botswana
brazil brunei bulgaria burkina burundi cambodia cameroon canada chad chile china colombia comoros
congo croatia cuba cyprus czechia denmark djibouti dominica ecuador egypt eritrea estonia eswatini
ethiopia fiji finland france gabon gambia georgia germany ghana greece grenada guatemala guinea
guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan
jordan kazakhstan kenya kiribati kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya
liechtenstein lithuania luxembourg madagascar malawi malaysia maldives mali malta mauritania
mauritius mexico micronesia moldova monaco mongolia montenegro morocco mozambique myanmar namibia
nauru nepal netherlands nicaragua niger nigeria norway oman pakistan palau palestine panama papua
paraguay peru philippines poland portugal qatar romania russia rwanda samoa senegal serbia
seychelles singapore slovakia slovenia somalia spain sudan suriname sweden switzerland syria taiwan
tajikistan tanzania thailand togo tonga trinidad tunisia turkey turkmenistan tuvalu uganda ukraine
uruguay uzbekistan vanuatu venezuela vietnam yemen zambia zimbabwe england scotland wales britain
tibet siberia crimea chechnya dagestan texas california florida alaska hawaii bavaria catalonia
abuja accra algiers amman amsterdam ankara antalya ashgabat asuncion athens atlanta auckland baghdad
baku bamako bangkok barcelona beijing beirut belgrade berlin bishkek bogota boston brasilia
bratislava brussels bucharest budapest cairo calcutta canberra caracas chennai chicago copenhagen
dakar damascus delhi denver dhaka doha donetsk dubai dublin dushanbe edinburgh frankfurt geneva
glasgow grozny guangzhou hamburg hanoi harare havana helsinki houston istanbul izmir jakarta
jerusalem johannesburg kabul kampala karachi kathmandu khartoum kinshasa
kyoto lagos lahore lima lisbon liverpool ljubljana london lyon madrid manchester manila
marseille mecca melbourne miami milan minsk monrovia montreal moscow mumbai munich nairobi naples
osaka oslo ottawa paris perth philadelphia prague pretoria pyongyang quito reykjavik
riga riyadh rome rotterdam samarkand santiago sarajevo seattle seoul shanghai skopje sofia stockholm
strasbourg stuttgart sydney tallinn tashkent tbilisi tehran tokyo toronto tripoli tunis turin ulan
vancouver venice vienna vilnius warsaw washington wuhan yerevan york zagreb zurich
"""


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    return frozenset(_PLACES.split())


def is_place(folded: str) -> bool:
    """Whether the folded word is a country or a great city as English usually spells it.

    Such a word is right as it stands, even where the record knows only a place much like it.
    """
    return folded in _places()
