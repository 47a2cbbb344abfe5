"""Words that tell of a name what it is, where it ends, or that it is none. Lower case throughout."""

from __future__ import annotations

import re

from builder.calendar_dates import MONTH_WORDS, WEEKDAY_WORDS
from builder.offices import OFFICE_HOLDERS
from builder.schemas import EntityKind

_HEADS: dict[EntityKind, str] = {
    "government": "ministry agency bureau department office authority administration commission secretariat cabinet "
    "parliament congress senate diet court police army navy directorate treasury embassy government "
    "legislature assembly house",
    "law": "act law directive treaty strategy regulation convention agreement accord accords pact bill "
    "constitution guidelines principles framework declaration order ordinance charter protocol amendment "
    "rule",
    "programme": "initiative program programme plan project roadmap scheme mission agenda partnership",
    "organisation": "university institute institution council forum association college school academy foundation "
    "society union federation league center centre laboratory laboratories lab labs organization organisation "
    "committee party chamber consortium coalition alliance endowment trust museum hospital nations "
    "observatory times post journal news shimbun herald tribune gazette magazine review",
    "company": "inc corp ltd llc plc corporation company holdings group technologies motors motor electronics "
    "semiconductor semiconductors industries systems capital ventures partners airlines airways bank "
    "robotics software pharmaceuticals telecom media entertainment securities insurance steel electric "
    "chemical logistics studios networks exchange",
    "place": "prefecture province county city sea strait island islands river lake ocean gulf bay peninsula valley "
    "street avenue airport port beach district station square park",
    "event": "summit conference olympics expo games cup festival dialogue symposium awards prize war",
}
HEADS = {word: kind for kind, words in _HEADS.items() for word in words.split()}
"""The word that says what a name stands for: the last one, or the one before "of", "for" and "on"."""

SUFFIXES = frozenset("inc inc. corp corp. ltd ltd. llc plc co co. k.k. ag gmbh limited".split())
"""Legal forms, which news leaves out."""

TITLES = OFFICE_HOLDERS | frozenset(
    "premier chancellor chairperson ceo cto cfo coo sen representative rep congressman congresswoman gov ambassador "
    "prof dr mr mrs ms sir lord lady dame prince princess pope gen lt col capt sgt adm admiral colonel captain "
    "sergeant judge co-founder adviser advisor lawmaker scientist undersecretary speaker envoy attorney counsel "
    "historian".split()
)
"""What stands before a person's name."""

OFFICES = frozenset(
    "vice deputy prime former acting assistant associate senior executive managing chief first foreign defense "
    "defence finance economy trade commerce treasury cabinet press national security digital attorney under interim "
    "group technology information financial operating legal marketing product science policy state interior justice "
    "health education energy labor labour industry internal affairs economic communications general special".split()
)
"""What stands before or after a title and belongs to it."""

ROLES = TITLES - frozenset("officer dr mr mrs ms sir lord lady dame gen lt col capt sgt adm sen rep gov prof".split())
"""What a person is said to be after the name."""

COMPANIES = frozenset(
    "company firm start-up startup maker giant exchange carmaker chipmaker developer manufacturer operator "
    "subsidiary lender retailer conglomerate supplier contractor vendor provider insurer brokerage automaker bank "
    "fund utility".split()
)
AGENCIES = frozenset("agency ministry regulator watchdog".split())
PRODUCTS = frozenset("chatbot model app platform assistant software tool processor supercomputer smartphone".split())
BODIES = frozenset("organization organisation nonprofit charity newspaper magazine association university".split())
PLACES = frozenset("city town prefecture province state island district village port county".split())

NO_NAMES = (WEEKDAY_WORDS | MONTH_WORDS - {"may"}) | frozenset(
    "i ok christmas easter mr mrs ms dr internet web wi-fi earth covid-19 covid pandemic photo image source "
    "updated read related".split()
)
"""Capitalised words that are never part of a name worth a page."""

COMMON = frozenset(
    "ai ceo ceos cto cfo coo it tv pr hr gdp ipo ipos pc pcs usb api apis gpu gpus cpu cpus llm llms r&d et gmt utc "
    "jst est edt pst pm am id vpn dna faq pdf url html http https sms gps vip diy q&a nft nfts etf etfs esg kpi roi "
    "ict iot agi ml ar vr xr 5g 6g 4g 3d hbm usd eur jpy yen ip os b2b saas a.i m.d md ph.d phd ii iii iv "
    "republican republicans democrat democrats democratic western eastern northern southern north south east west "
    "prime minister president government state house may article section chapter phase figure table page step part "
    "level tier round number no vol q1 q2 q3 q4 h1 h2".split()
)
"""Abbreviations, offices and other words that have capitals and are no name by themselves."""

ORIGINS = frozenset(
    "afghan african algerian american arab argentine asian asia-pacific australian austrian bangladeshi belarusian "
    "belgian brazilian british bulgarian cambodian canadian chilean chinese colombian croatian cuban czech danish "
    "dutch egyptian english estonian ethiopian european filipino finnish french georgian german ghanaian greek "
    "hungarian icelandic indian indonesian iranian iraqi irish israeli italian japanese jordanian kazakh kenyan "
    "korean kuwaiti latin latvian lebanese libyan lithuanian malaysian mexican mongolian moroccan nepalese nigerian "
    "norwegian pakistani palestinian peruvian polish portuguese qatari romanian russian saudi scottish serbian "
    "singaporean slovak slovenian somali soviet spanish swedish swiss syrian taiwanese thai tunisian turkish "
    "ukrainian uzbek venezuelan vietnamese welsh yemeni buddhist christian hindu islamic jewish muslim".split()
)
"""Adjectives and people of countries, whether or not the catalogue has them."""

LEADING = frozenset("the a an its his her their our this that these those some many several most other another".split())
"""Words that never begin a name, wherever their capital comes from."""

PORTFOLIO = frozenset(
    "economy trade industry culture sports sport science technology internal affairs communications health labor "
    "labour welfare land infrastructure transport tourism agriculture forestry fisheries business energy "
    "environment finance justice defense defence ict research media digital commerce housing climate food rural "
    "human services skills work youth women family studies relations peace rights law policy space standards state "
    "foreign interior homeland war treasury veterans urban economics ethics the humanities arts international "
    "global strategic emerging drug export import insurance chips commodity futures securities exchange nuclear "
    "atmospheric oceanic responsible artificial ai data".split()
)
_ABSTRACT = re.compile(r"[a-z]{2,}(?:tion|tions|ment|ments|ity|ics|ogy|ogies|cy|ence|ance|ness|ship|ing|ism|tive)")

PARTICLES = frozenset("of for on and".split())

SCALES = frozenset("percent per hundred thousand million billion trillion".split())
"""What follows an amount, which ends no name."""

TAILS = frozenset(
    "based led made backed run era wide style like born free only type level linked owned funded wing scale tech "
    "built bound aligned friendly born ready specific native first style grade sized centric controlled occupied "
    "held".split()
)
"""What makes an adjective of a name: "Tokyo-based"."""


def is_abstract(word: str) -> bool:
    """Say whether a word names a subject, as those in names of ministries and laws do."""
    word = word.lower()
    return word in PORTFOLIO or _ABSTRACT.fullmatch(word) is not None
