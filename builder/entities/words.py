"""Closed classes of English words that tell what stands beside a name. All in lower case, without dots.

Each is a class of the language or of news style, never a list of what happened to be wrong in some text.
"""

from __future__ import annotations

from builder.sentences import STARTERS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ADDRESS = _words("mr mrs ms miss dr prof professor sir dame lord lady rev")
"""Before a name, and never an office."""

OFFICES = _words(
    "minister ministers premier premiers pm president presidents secretary secretaries ambassador ambassadors envoy "
    "consul senator senators sen representative representatives rep congressman congresswoman lawmaker lawmakers "
    "legislator chancellor king queen emperor empress prince princess governor gov mayor attorney general gen "
    "admiral adm colonel col captain lieutenant commander commissioner adviser advisor counsellor counselor czar "
    "speaker leader leaders judge justice chairman chairwoman chairperson chair chief ceo cfo coo cto cio ciso "
    "officer executive founder founders cofounder director head manager spokesman spokeswoman spokesperson "
    "spokespeople undersecretary negotiator diplomat official officials analyst economist professor researcher "
    "scientist engineer candidate nominee deputy troops soldiers citizens"
)
"""Heads of what a person is called by office or part."""

SPECIFIC = _words(
    "president premier prime chancellor judge justice king queen emperor empress prince princess mayor governor "
    "professor researcher scientist engineer economist analyst captain colonel lieutenant"
)
"""Those that a person either has had or has not; "leader" and "official" are in the eye of who writes."""

PORTFOLIOS = _words(
    "prime vice deputy assistant under chief cabinet foreign defense defence finance trade commerce treasury "
    "economy economic industry digital interior justice health education labor labour energy agriculture transport "
    "transportation security national state special science technology internal home environment executive senior "
    "acting first attorney climate cyber intelligence communications affairs permanent parliamentary presidential "
    "supreme district federal managing technical technological operating financial information marketing regional "
    "global international general crown joint opposition housing culture sports infrastructure land reconstruction "
    "research policy privacy legal strategy data ai it external european relations solicitor trial top interim co "
    "founding former then ex incoming outgoing late elect and of for the - , and/or"
)
"""What stands with such a head: the field, the rank, the time."""

TRADES = _words(
    "startup rival retailer lender developer operator provider billionaire tycoon entrepreneur investor "
    "conglomerate publisher broadcaster newspaper parent partner owner supplier manufacturer unit subsidiary giant "
    "heavyweight veteran author journalist lawyer economist activist critic ally"
)
"""What companies and people are called by what they do; so are words in -maker."""

FORMER = _words("former ex then late onetime past erstwhile outgoing")

FOLLOWERS = _words("administration government governments cabinet campaign era")
"""After the name of a country or person, with a capital in some papers, and no part of a name."""

PARTISANS = _words(
    "democrat democrats democratic republican republicans catholic catholics muslim muslims christian christians jewish"
)
"""After a demonym or country: what people are, not what something is called."""

PRONOUNS = _words(
    "i he she it its they them their his her him who whom whose we us our you your this that these those one"
)

FUNCTION_WORDS = STARTERS | _words(
    "about above across against ahead along alongside amid amidst among amongst around aside back behind below "
    "beneath beside besides between beyond both can could did do does down even except far following former given "
    "had has have inside into is just like made may might never off onto opposite outside per perhaps regarding "
    "said says several should soon than then throughout together toward towards unlike up upon versus via was were "
    "will within would yesterday today tomorrow three four five six seven eight nine ten eleven twelve thirteen "
    "nobody somebody anybody everybody nobody's everyone someone anyone everything something nothing none "
    "fifteen twenty thirty fifty dozens hundreds thousands millions"
)
"""Words that begin sentences and no names."""

LEGAL_FORMS = _words(
    "inc corp co ltd llc llp plc lp corporation incorporated limited company companies cos kk ag sa nv bv gmbh ab "
    "asa oyj spa bhd pte pty pbc se"
)

DAYS = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sept sep oct nov dec today yesterday tomorrow"
)

REIGNS = _words("administration administrations government cabinet presidency premiership")
"""After the name of one who leads a government."""

LEADING = _words("president premier prime chancellor")
"""In the titles of those who do."""

PREFIXES = _words("pro anti non ex post pre un intra inter trans sino russo franco anglo mid cross then all us u.s")

HEADS = _words(
    "airlines airways air airport bank bancorp banking times post daily news journal herald tribune chronicle "
    "gazette observer university college institute institution school academy foundation fund funds trust museum "
    "gallery library park tower towers plaza center centre council association federation society club union party "
    "league exchange railways railway railroad telecom telecommunications mobile steel motors motor electric "
    "electronics heavy industries insurance life securities street avenue road bay sea ocean gulf river strait "
    "islands island peninsula lake county hotel stadium arena theater theatre hospital church cathedral cup open "
    "prix championship olympics prize award chamber commission committee authority agency ministry department "
    "bureau board court corps guard army navy parliament congress assembly republic kingdom commonwealth states "
    "treaty battle voice house order financial capital holdings partners ventures media broadcasting entertainment "
    "pictures studios records port isle tour alliance confederation organisation organization network company "
    "corporation group office daughters sons legion medal war history constitution city cities sultanate emirate "
    "province forces"
)
"""Heads of names of institutions and places: with another name before them, or "of" it, they make a new one."""

GENERIC_ACRONYMS = _words(
    "ai it ict ev evs gdp ceo gpu gpus cpu cpus api ip tv dna pc pcs ipo llm llms agi hr pr vp r&d esg 5g 6g iot ml "
    "ar vr hbm ngo ngos pm fx"
)

SPEECH = _words(
    "said says say told tells announced announces declined declines added adds confirmed confirms unveiled unveils "
    "launched launches reported reports plans planned agreed agrees denied denies warned warns claims claimed "
    "argued argues wrote introduced introduces released releases acquired bought hired invested invests"
)

BUSINESS = _words(
    "plant plants factory factories fab fabs chip chips share shares stock shareholders board headquarters employees "
    "workers staff customers clients product products revenue revenues profit profits earnings sales stake investment "
    "investments investors engineers lawyers model models chatbot platform platforms cloud business operations "
    "subsidiary subsidiaries acquisition market valuation contract contracts app apps servers datacenters"
)
"""What companies have."""

PUBLIC = _words(
    "government governments company companies firm firms maker makers chipmaker chipmakers carmaker carmakers "
    "startup startups industry industries bank banks police military army navy forces troops parliament lawmakers "
    "ministry court courts authorities agency agencies media newspaper newspapers market markets stocks law laws "
    "policy tariffs sanctions economy exports imports investors researchers officials people citizens voters workers"
)
"""After a demonym, what shows that an article is about public life."""

CIVIC = _words(
    "government governments minister ministers ministry president policy policies law laws tariff tariffs regulation "
    "regulators parliament security trade exports imports sanctions economy economic technology ai data diplomats "
    "summit treaty election military defense defence companies investment semiconductor semiconductors chips industry"
)
"""In an article that names countries, what shows that it is about public life."""

GOVERNS = _words(
    "say tell agree announce warn want seek urge accuse vow pledge insist impose condemn deny reject respond "
    "retaliate call ask demand hope fear see view consider plan decide tighten ban lift block back support oppose "
    "threaten try prepare expect sign approve argue believe claim complain confirm protest react refuse reiterate "
    "signal stress suspend withdraw ratify restrict regard push press pursue propose promise recognise recognize "
    "tolerate intend maintain offer object ease summon expel join express welcome regulate subsidise subsidize "
    "subsidised negotiate counter concede acknowledge admit allow accept adopt aim lower raise grant issue commit "
    "decline stop halt resume invade deploy invite remove pay strike fund finance reply answer notice like dislike "
    "quarrel bristle respond retort fret worry hesitate balk bow yield relent waver comply cooperate choose prefer "
    "favour favor need understand give offer move act hit curb target blacklist loosen relax shrug weigh mull launch "
    "unveil outline scrap shelve delay postpone revise amend repeal expand pour invest spend cut"
)
"""What governments do and cities do not."""

GOVERNED = _words(
    "urge accuse tell ask press convince persuade deter counter warn pressure force push allow help compel blame "
    "criticise criticize condemn contain isolate anger irritate antagonise antagonize provoke confront challenge "
    "engage reassure lobby"
)
"""What is done to governments and not to cities."""

AUXILIARIES = _words(
    "has have had will would could may might must should is was are were does did do be been being also long "
    "already now still repeatedly quickly not never n't since both itself recently later often soon formally "
    "publicly officially again"
)

BEFORE_GOVERNMENT = _words("between against toward towards with by")
BEFORE_CITY = _words(
    "in at near around outside across through throughout via inside downtown central eastern western northern "
    "southern greater metropolitan visit visits visited visiting reach reached leave leaving left"
)
WEIGHING = _words(
    "pressure criticism threat threats support approval permission response reaction pushback demands warning "
    "warnings assurances sanctions sanction tariffs tariff restrictions curbs controls reliance dependence "
    "independence decoupling concessions protest protests opposition message signal complaints retaliation "
    "reprisals influence aid help staff officials official diplomats delegates delegation envoys negotiators ministers "
    "signals word"
)
"""Before "from", "on" or "to" and the name of a capital: what comes from governments or lies on them."""

ACTING_FOR = _words("sign signs signed speak speaks spoke speaking negotiate negotiates negotiated negotiating")
"""Before "for" and the name of a capital."""
VIEWS = _words(
    "voices hawks doves mood thinking consensus debate nobody everybody everyone anybody anyone friends policymakers"
)
"""Before "in" and the name of a capital: what is of those who govern there."""

AFFAIRS = _words(
    "ambition ambitions decision decisions policy policies export exports import imports control controls sanction "
    "sanctions government response efforts effort plan plans strategy demand demands claim claims stance move moves "
    "ally allies alliance ties relations military ban bans tariff tariffs concern concerns threat threats interest "
    "interests push approach position trade security foreign diplomat diplomats leader leaders leadership "
    "commitment commitments support pressure regulators regulator rules rule crackdown campaign dominance influence "
    "aggression coercion relationship determination view views defense defence economic diplomatic attempt attempts "
    "willingness refusal reaction pledge pledges proposal proposals invasion war technology tech ai chip chips "
    "semiconductor nuclear law laws regulation regulations restrictions curbs intentions goal goals aim aims role "
    "priorities priority partner partners rivalry grip reliance state-backed embassy president premier minister "
    "ministers ambassador envoy envoys negotiator negotiators"
)
"""What a government has."""

SPEAKING = _words(
    "speak speaks spoke spoken speaking learn learns learned learning study studied studying teach taught teaching "
    "write wrote written writing read reading understand understands translate translated fluent basic "
    "conversational broken in into from to and or using native do does doing handle handles handling for support "
    "supports supporting"
)
"""Before the name of a language."""
LANGUAGE = _words(
    "language languages word words speaker speakers translation translations subtitles phrase grammar literature "
    "dialect characters script subtitle translator translators interpreter proverb verb verbs vocabulary"
)
"""After it."""

CALLED_SO = _words(
    "maple maples anemone anemones wisteria iris irises lily lilies rose roses oak oaks elm elms cedar cedars ivy fern "
    "ferns moss grass knotweed honeysuckle parsley chamomile columbine lavender beetle beetles hornet hornets wasp "
    "crab crabs carp oyster oysters quail cat cats dog dogs terrier terriers spaniel shepherd shepherds bulldog "
    "bulldogs poodle mastiff toast fries fry pastry pastries muffin muffins dressing mustard soup stew curry noodles "
    "dumplings sausage sausages roulette brass horn horns lute harp flu measles braid manicure oven"
)
"""After a demonym: species, breeds, dishes and instruments that are only called after a country."""

NO_NOUNS = _words(
    "and or but at on by for with to from when while because before after as than that which who what he she they "
    "it is was are were in during so if too also only has had will well better best fluently badly"
)
"""After the name of a language or of governments, and no noun or verb that would say more of it."""

IRREGULAR = dict(
    pair.split("=")
    for pair in (
        "said=say told=tell sought=seek saw=see seen=see withdrew=withdraw withdrawn=withdraw denied=deny denies=deny "
        "tried=try tries=try banned=ban banning=ban planned=plan planning=plan admitted=admit admitting=admit "
        "compelled=compel struck=strike paid=pay ratified=ratify ratifies=ratify"
    ).split()
)
"""Forms of verbs that endings do not tell, and the verbs."""
