"""Closed classes of English words that tell what stands beside a name. All in lower case, without dots.

Each is a class of the language or of news style, never a list of what happened to be wrong in some text.
"""

from __future__ import annotations

from builder.calendar_dates import MONTH_WORDS, WEEKDAY_WORDS
from builder.offices import FORMS_OF_ADDRESS, OFFICE_HOLDERS
from builder.sentences import STARTERS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ADDRESS = _words("professor dame").union(map(str.lower, FORMS_OF_ADDRESS))
"""Before a name, and never an office."""

OFFICES = OFFICE_HOLDERS | _words(
    "ministers premier premiers pm presidents secretaries ambassador ambassadors envoy consul senators sen "
    "representative representatives rep congressman congresswoman lawmaker lawmakers legislator chancellor king queen "
    "emperor empress prince princess gov attorney general gen admiral adm colonel col captain lieutenant commander "
    "adviser advisor counsellor counselor czar speaker leader leaders judge justice chairperson chief ceo cfo coo cto "
    "cio ciso founders cofounder head manager spokespeople undersecretary negotiator diplomat official officials "
    "scientist candidate nominee deputy troops soldiers citizens"
)
"""Heads of what a person is called by office or part."""

SPECIFIC = _words(
    "president premier prime chancellor judge justice king queen emperor empress prince princess mayor governor "
    "professor researcher scientist engineer economist analyst captain colonel lieutenant"
)
"""Those that a person either has had or has not; "leader" and "official" are in the eye of who writes."""

PORTFOLIOS = _words(
    "prime vice deputy assistant under chief press cabinet foreign defense defence finance trade commerce treasury "
    "economy economic industry digital interior justice health education labor labour energy agriculture transport "
    "transportation security national state special science technology internal home environment executive senior "
    "acting first attorney climate cyber intelligence communications affairs permanent parliamentary presidential "
    "supreme district federal managing technical technological operating financial information marketing regional "
    "global international general crown joint opposition housing culture sports infrastructure land reconstruction "
    "research policy privacy legal strategy data ai it external european relations solicitor trial top interim co "
    "founding former then ex incoming outgoing late elect and of for the - , and/or"
)
"""What stands with such a head: the field, the rank, the time."""

REGIONS = _words("asia europe africa pacific americas emea apac asean")
"""After a company's name and before an office: where it is held."""

TRADES = _words(
    "startup rival retailer lender developer operator provider billionaire tycoon entrepreneur investor "
    "conglomerate publisher broadcaster newspaper parent partner owner supplier manufacturer unit subsidiary giant "
    "heavyweight veteran author journalist lawyer economist activist critic ally"
)
"""What companies and people are called by what they do; so are words in -maker."""

FIRMS = _words("companies firms giants platforms startups makers rivals players groups businesses labs")
"""Before "such as" and names of companies."""

FORMER = _words("former ex then late onetime past erstwhile outgoing")

FOLLOWERS = _words("administration government governments cabinet campaign era")
"""After the name of a country or person, with a capital in some papers, and no part of a name."""

PARTS = _words(
    "pillar phase part section title article annex chapter stage round tier track version level group unit reactor "
    "block"
)
"""With a number after them, parts of what is named before."""

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

DAYS = WEEKDAY_WORDS | MONTH_WORDS | {"today", "yesterday", "tomorrow"}

REIGNS = _words("administration administrations government cabinet presidency premiership")
"""After the name of one who leads a government."""

LEADING = _words("president premier prime chancellor")
"""In the titles of those who do."""

PREFIXES = _words("pro anti non ex post pre un intra inter trans sino russo franco anglo mid cross then all us u.s")

RELATIONS = _words(
    "alliance alliances relation relations relationship relationships partnership partnerships ties summit summits "
    "talks trade treaty agreement agreements deal deals accord pact dialogue dialog cooperation collaboration rivalry "
    "competition tensions war conflict security economic military defense defence technology tech"
)
"""What two countries have with each other."""

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

CHAMBERS_HAVE = _words(
    "committee committees subcommittee subcommittees panel panels speaker lawmaker lawmakers member members republican "
    "republicans democrat democrats floor leaders leadership bill bills majority minority hearing hearings vote votes "
    "version"
)
"""After the name of a chamber."""

LEGISLATES = _words(
    "passes passed votes voted approves approved adopts adopted rejects rejected advances advanced debates debated "
    "clears"
)
"""What chambers do."""

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
    "say tell let agree announce warn want seek urge accuse vow pledge insist impose condemn deny reject respond "
    "retaliate call ask demand hope fear see view consider plan decide tighten ban lift block back support oppose "
    "threaten try prepare expect sign approve argue believe claim complain confirm protest react refuse reiterate "
    "signal stress suspend withdraw ratify restrict regard push press pursue propose promise recognise recognize "
    "tolerate intend maintain offer object ease summon expel join express welcome regulate subsidise subsidize "
    "subsidised negotiate counter concede acknowledge admit allow accept adopt aim lower raise grant issue commit "
    "decline stop halt resume invade deploy invite remove pay strike fund finance reply answer notice like dislike "
    "quarrel bristle respond retort fret worry hesitate balk bow yield relent waver comply cooperate choose prefer "
    "favour favor need understand give offer move act hit curb target blacklist loosen relax shrug weigh mull launch "
    "unveil outline scrap shelve delay postpone revise amend repeal expand pour invest spend cut conclude know blame "
    "greenlight weaponize weaponise take send bring enact exempt extend clamp crack notify lodge sue indict hand award "
    "earmark allocate double triple hike slap woo court eye strengthen weaken overhaul rethink fire test"
)
"""What governments do and cities do not."""

GOVERNED = _words(
    "urge accuse tell ask press convince persuade deter counter warn pressure force push allow help compel blame "
    "criticise criticize condemn contain isolate anger irritate antagonise antagonize provoke confront challenge "
    "engage reassure lobby"
)
"""What is done to governments and not to cities."""

CITIES_DO = _words(
    "host open close end gain rise fall drop climb jump slip edge trade add shed lose tumble plunge surge rally slide "
    "retreat grow shrink expand lie sit stand remain become stay record report register attract draw get feature boast "
    "rank swelter wake celebrate cheer mourn sleep burn shake flood freeze experience suffer enjoy sprawl bustle boom "
    "amaze excite bore charm live house home contain cover border surround connect smell look feel sound sing dance "
    "seem appear glitter shine sink warm cool destroy damage bomb shell evacuate lead lag name locate base "
    "situate list populate crowd pack inhabit"
)
"""What cities do, and what is done to them."""

MODALS = _words("will would could can may might must should shall did does do ca wo cannot")
"""Before the plain form of a verb; "can't" and "won't" are two words each."""

PARTICIPLES = _words(
    "taken given made put set kept held drawn spent built gone come begun brought bought sold sent left won met found "
    "thought fought shown broken chosen proven led cut paid sought said told seen gotten withdrawn"
)
"""Those that endings do not tell, of what governments do."""

STANCES = _words(
    "wary keen reluctant unlikely likely eager willing ready unhappy concerned worried committed determined cautious "
    "adamant furious angry anxious set prepared poised obliged free unwilling unable able serious opposed silent "
    "alarmed sceptical skeptical sympathetic hopeful confident convinced aware unmoved undeterred mindful "
    "dissatisfied pleased displeased frustrated irritated interested uneasy nervous hesitant supportive dismissive "
    "adamantly against under"
)
"""After "is", what a government can be."""

AUXILIARIES = _words(
    "has have had will would could may might must should is was are were does did do be been being also long "
    "already now still repeatedly quickly not never n't since both itself recently likely later often soon formally "
    "publicly officially again can ca cannot wo did shall ever even just yet"
)

BEFORE_GOVERNMENT = _words("between against toward towards with by")
BEFORE_CITY = _words(
    "in at near around outside across through throughout via inside downtown central eastern western northern "
    "southern greater metropolitan capital visit visits visited visiting reach reached leave leaving left"
)
WEIGHING = _words(
    "pressure criticism threat threats support approval permission response reaction pushback demands warning "
    "warnings assurances sanctions sanction tariffs tariff restrictions curbs controls reliance dependence "
    "independence decoupling concessions protest protests opposition message signal complaints retaliation measures "
    "measure backlash reprisals influence aid help staff officials official diplomats delegates delegation envoys "
    "negotiators ministers signals word orders order instructions directives directive money funding subsidies "
    "guidance backing clearance licence license licences licenses silence interference competition wary critical "
    "suspicious afraid fearful distrust mistrust suspicion suspicions fears"
)
"""Before "from", "on" or "to" and the name of a capital: what comes from governments or lies on them."""

MOVING = _words(
    "strike strikes airstrike airstrikes missile missiles drone drones barrage shelling march marched marching "
    "marches attack attacks attacked raid raids assault assaults bomb bombs bombing bombings advance advanced "
    "advancing descend descends descended converge converged book books guide guides film documentary snow rain sun "
    "falls fell fallen hover hovered call calls called based dropped drop drops"
)
"""Before "on" and the name of a capital: what comes upon cities. All else weighs on governments."""

STAKES = _words(
    "bow bows bowed yield yields yielded cave caves caved kowtow kowtows kowtowed submit submits submitted "
    "relate pander panders "
    "blow win victory problem problems headache setback boost challenge challenges dilemma concern concerns priority "
    "test opportunity lesson defeat embarrassment coup risk risks approach overture overtures outreach gift boon "
    "rebuke commitment commitments loyalty deference counterweight alternative openness ties tied links linked "
    "connections loyal beholden hostile sympathetic friendly opposed closer answerable subservient"
)
"""Before "for" or "to" and the name of a capital: what is at stake for governments, or binds to them."""

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
    "interests push approach position trade security foreign diplomat diplomats leader leaders leadership commitment "
    "commitments support pressure regulators regulator rules rule crackdown campaign dominance influence aggression "
    "coercion relationship determination view views defense defence economic diplomatic attempt attempts willingness "
    "refusal reaction pledge pledges proposal proposals invasion war technology tech ai chip chips semiconductor "
    "nuclear law laws regulation regulations restrictions curbs intentions goal goals aim aims role priorities "
    "priority partner partners rivalry capacity messaging grip reliance state-backed embassy president premier "
    "minister ministers ambassador envoy envoys negotiator negotiators favor favour blessing consent approval "
    "permission backing endorsement goodwill assurance assurances agenda assessment assertiveness attitude backlash "
    "calculus choice choices chokehold compliance complaint complaints criticism denial denials desire desires "
    "doctrine embrace expectations fear fears focus fury anger hesitation hope hopes hostility insistence intent "
    "intention interference involvement isolation lobbying narrative objection objections offer offers opposition "
    "option options overture overtures posture preference preferences readiness reluctance rejection request requests "
    "resistance resolve restraint retaliation rhetoric sovereignty spending stake subsidy subsidies suspicion "
    "suspicions tactics tone treatment vow warning warnings wish wishes worry worries silence sphere bid attention "
    "budget"
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
    "language languages minor lesson lessons word words speaker speakers translation translations subtitles phrase "
    "grammar literature dialect characters script subtitle translator translators interpreter proverb verb verbs "
    "vocabulary"
)
"""After it."""

DESCENT = frozenset("african afro arab asian black euro hispanic ibero jewish latin muslim native pan".split())
"""Before a hyphen and a demonym: people by their descent, or a continent, and no country's ("African-American")."""
CALLED_SO = _words(
    "maple maples anemone anemones wisteria iris irises lily lilies rose roses oak oaks elm elms cedar cedars ivy fern "
    "ferns moss grass knotweed honeysuckle parsley chamomile columbine lavender beetle beetles hornet hornets wasp "
    "crab crabs carp oyster oysters quail cat cats dog dogs terrier terriers spaniel shepherd shepherds bulldog "
    "bulldogs poodle mastiff toast fries fry pastry pastries muffin muffins dressing mustard soup stew curry noodles "
    "dumplings sausage sausages yogurt yoghurt roulette brass horn horns lute harp flu measles braid manicure oven "
    "onion onions basil tomato tomatoes cabbage pear pears plum plums parsnip lantern lanterns chess checkers"
)
"""After a demonym: species, breeds, dishes and instruments that are only called after a country."""

NAMESAKES = _words(
    "band film movie novel album song play painting poem opera goddess god nymph titan saint poet painter composer "
    "philosopher constellation zodiac cat dog horse racehorse ship yacht pub bar restaurant"
)
"""What bears a name and is no institution: "Japan, the band", "the goddess Artemis"."""

STATES = _words(
    "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois "
    "indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri "
    "montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington "
    "wisconsin wyoming ontario quebec"
)
"""After a comma, what makes the name before it a town's; those of one word."""

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
        "took=take gave=give sent=send brought=bring chose=choose slapped=slap knew=know cut=cut "
        "compelled=compel struck=strike paid=pay ratified=ratify ratifies=ratify"
    ).split()
)
"""Forms of verbs that endings do not tell, and the verbs."""
