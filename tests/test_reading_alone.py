"""What a point leaves to its neighbours, class by class, and the names that are put for what stands for them."""

from __future__ import annotations

import pytest

from builder.brief.alone import reads_alone
from builder.brief.bios import bios, headed, is_note, of_issuers
from builder.brief.initials import Initials
from builder.brief.mend import Named, Told, applied, mend
from builder.brief.opening import opens_leaning
from builder.brief.passage import reads_on
from builder.brief.people import Introduced
from builder.brief.rank import _led_in
from builder.brief.readable import Readable
from builder.brief.shape import is_whole
from builder.brief.spoken import spoken
from builder.brief.subjects import has_named_subject
from builder.brief.timed import cut_times, untimed
from builder.brief.transcribed import asked, transcribed
from builder.brief.unsaid import lacks_complement
from builder.cache import unpacked
from builder.model import Paragraph, ParagraphId, ParagraphKind, Precision, Sentence
from builder.pipeline import analyse_all, load
from builder.schemas import Entity
from builder.sentences import sentences
from builder.slugs import Slug
from tests.conftest import Project

LEANS = {
    "a verb without its complement": [
        "Acme of Nagoya accused Globex of Osaka in May in front of the press.",
        "Acme said in Nagoya on Monday that Globex of Osaka had signed.",
        "The newest chips of Acme, Ada and Bea, are left out from May 2024.",
        "Joe Biden wrote in Nagoya on Monday that he had told President Ada Example.",
        "Acme has said in May 2024 that data of Globex was not affected.",
        "Acme and Globex told the news agency Initech that they consider Hooli likely.",
        "Ada Example of Acme was speaking in Nagoya in front of 200 engineers.",
        "Ada Example, the head of Acme, wrote of a “burden” for Globex and Initech.",
        "Joe Biden ordered the engineers of Acme in Nagoya and of Globex in Osaka to help.",
        "In Nagoya in 2024 eleven governments and Acme spoke of thresholds.",
        "Joe Biden gave the reasons for haste himself in Nagoya on Monday.",
        "Acme of Nagoya and Globex of Osaka did not immediately respond to requests of the press in May.",
        "Acme of Nagoya has not yet returned calls on the plant of Globex in Osaka by Monday.",
        "Joe Biden was clearly referring to the plant of Acme in Nagoya that opened in May.",
        "Joe Biden is referencing a plan of 2 billion yen that Acme announced in Nagoya.",
        "The Nagoya Times reached out to Acme, Globex and Initech of Osaka for comment in May.",
        "The Nagoya Times has contacted Acme of Osaka for comment on the plant of Globex.",
        "Rep. Ada Example (D-Nagoya) wrote on the site of Acme and Globex.",
        "The Nagoya Times reached out to Acme and to Globex in Washington, D.C., with written requests for comment.",
        "Acme of Nagoya had been called before the council of Osaka in May 2024 to explain why.",
    ],
    "a noun without its other": [
        "Acme plans to put in 2 billion yen as a shareholder in May 2024.",
        "Acme of Nagoya and Globex of Osaka signed a memorandum in Kobe on Monday.",
        "Acme counts 200 firms in Japan and victims in 80 countries, it says.",
        "For 42 countries, among them Japan and Korea, procedures stay as simple as ever.",
        "Acme in Nagoya proposed a freeze in May, and Globex began in June.",
        "Acme of Nagoya led the way with a 20% rise in May 2024, and Globex was behind.",
        "Senator Ada Example (D-Nagoya) is introducing companion legislation in the House of Japan on Acme.",
        "Acme of Nagoya began negotiations after Globex of Osaka had asked for 2 billion yen.",
    ],
    "a body or country without a name": [
        "Acme in Nagoya asks for more engineers, and the ministry wants them too soon.",
        "Ada Example, the chief executive, said that Acme makes chips in Nagoya for 2 billion yen.",
        "Thirty-two of the 50 leading firms sit in the state, Acme and Globex among them.",
        "In May 2024 Acme bought the company for 2 billion yen, to the surprise of Japan.",
        "Joe Biden will lead the Nagoya-based firm through the whole of 2024 and 2025.",
        "Together with its deals with Acme and Globex, the company has 6.6 gigawatts in Nagoya.",
        "Under a contract with Globex of Osaka, the firm makes chips in Nagoya for 2 billion yen.",
        "Acme of Nagoya has told Joe Biden that it would lend its engineers to both institutes.",
        "Japan was the largest buyer of the South American nation's chips in 2024, before Acme.",
        "Together the three Leaders discussed the chips of Acme, as well as Japan’s plants in Nagoya.",
        "In another post, Acme of Nagoya shared a chart of Globex on the cost of chips in Japan.",
        "In a separate ruling, Acme of Nagoya was told by Osaka to pay Globex 2 billion yen in May.",
        "Ada Example, an engineer, wrote to Bob Sample, a lawyer, that the company owed 2 billion yen by May 2024.",
        "On Monday engineer Ada Example told lawyer Bob Sample in Nagoya that the company owed 2 billion yen.",
    ],
    "something that is compared, added or counted": [
        "Joe Biden named his own the Institute of Nagoya in May and led it to Acme.",
        "Acme in Nagoya, too, expects more orders from Globex in May 2024.",
        "Acme of Nagoya went down too: Globex by a fifth, Initech by more than a quarter.",
        "Acme of Nagoya was on a list in May, but not among the three announced by Globex.",
        "Japan was sixth in development and eleventh in talent, before Korea and Thailand.",
        "Ministers of Japan in Nagoya will look at what 15 percent has cost Acme.",
        "Acme of Nagoya believes that everything else followed from the fault of Globex.",
        "Joe Biden said at the time that Acme of Nagoya needs better defences by May.",
        "Joe Biden instead praised Acme of Nagoya for its plant in Osaka in May.",
        "Ada Example, the head of research of Acme in Nagoya, was a bit more cautious.",
        "Ada Example of Acme further accused Globex of theft in Nagoya in May 2024.",
        "Acme of Nagoya, whose help Globex needs, sold chips in Osaka in May for other reasons.",
        "Some 85 percent of the chips of Acme in Nagoya during that period were sold to Globex.",
        "Acme pays for classes in Nagoya across all four sites, at a cost of 2 billion yen.",
    ],
    "a definite noun": [
        "Joe Biden announced the venture at the White House on Tuesday with Acme.",
        "Acme has reported the case to the Commission of Nagoya in May 2024.",
        "Ada Example told the guests that Acme expects more of Nagoya in May.",
        "Acme said that “the plant will open in May”, and named its head in Nagoya.",
        "Acme of Nagoya pays a tenth of the bill in Osaka and lends Globex a little.",
        "Ada Example of Acme accused the engineers of being on the payroll of Globex in Nagoya.",
        "As mentioned in an earlier report on Nagoya, Acme and Globex employ 2,100 engineers in Japan.",
        "The Italian, who lost to Joe Biden in May 2023, came back to win in Nagoya.",
        "The Nagoya native, who joined Acme in May 2023, has been meeting engineers of Globex.",
        "No, under the Chip Act of Japan, makers of machines in Nagoya are not allowed to sell to Globex.",
        "The following are reports as recorded by Acme of Nagoya and Globex of Osaka in May 2024.",
        "The road of Acme to the market of Nagoya will begin tonight in Osaka with Globex...",
        "Acme of Nagoya and the Osaka Bureau of Investigation helped Globex with the investigation.",
        "Joe Biden said in Nagoya that Acme and Globex would sign the advisory next week.",
        "The Executive Order sets rules for Acme of Nagoya and Globex of Osaka in May 2024.",
        "Joe Biden spoke in Nagoya of the defence of Japan under Article V of the Treaty in May.",
        "Acme of Nagoya told Globex in May that the Executive Order asks for tests of chips.",
        "Joe Biden and the head of Acme said in Nagoya that the Alliance has never been stronger.",
        "Developed with help from Acme of Nagoya, the guide employs an FAQ format for makers in Osaka.",
        "Joe Biden shall serve as the Chairman of the Task Force until May 2024, says Acme of Nagoya.",
        "The Proclamation sets rules for Acme of Nagoya and Globex of Osaka in May 2024.",
        "Recognizing the role of Japan in Asia, the Participants will lay cables off Osaka for Acme in May.",
        "Elected in 2002, the South Nagoya politician was one of the foremost voices of Japan on Acme.",
        "Kept for floods until now, the Monday warning asked makers in Nagoya to help Acme and Globex.",
        "Looking back a little, the analysts of the market said that Acme and Globex were the pillars of Japan.",
        "The Secretary had been seeking a new way to buy machines since Acme of Nagoya left for Osaka.",
        "The CEO said that the chips of Acme tell much of who buys machines in Nagoya and Osaka.",
        "Exactly 10 years later, Japan plans a second fair in Nagoya for Acme and Globex of Osaka.",
        "Elsewhere, Acme of Nagoya told Globex of Osaka that it would leave the fair of Japan in May.",
        "The Governor’s budget sets aside 2 billion yen for the plants of Acme in Nagoya and Osaka.",
    ],
    "a pronoun": [
        "Joe Biden, the head of Acme in Nagoya, called it “the best plant of all”.",
        "Acme of Nagoya, a maker of chips, branded it a plan for Osaka.",
        "The cost of Acme under this programme is expected to rise in Japan by 2030.",
        "Officers of Acme in Nagoya disputed that figure, and said so to Globex in May.",
        "The Nagoya Trust Mark of Japan allows them to test machines of Acme in Osaka from May.",
        "Founded in Nagoya, it is the oldest maker of chips that Acme has bought since May 2023.",
        "Ada Example, then his deputy, offered her a post in the bureau of Acme in Nagoya.",
        "Senator Ada Example, the senator from Nagoya, he thinks that Acme and Globex pay in May 2024.",
        "Back in the 1990s, as an officer in Nagoya Bay, he was known at Acme for an open ear.",
        "Chips, GPUs, and they own about a third of the machines of Acme in Nagoya and Osaka.",
        "Joe Biden said in a post on the site of Acme that he was saddened by his death in Nagoya.",
        "Acme of Nagoya moved plants abroad from towns like here in the north of Japan in May 2024.",
        "Acme of Nagoya says they were sold to Globex of Osaka in May 2024.",
        "Acme of Nagoya bought Globex of Osaka in May 2024, and Initech bought several.",
        "Japan, they suggest, should renew its pact with its natural allies, Acme of Nagoya and Korea.",
        "As the first head of the Nagoya Institute of Machines, he stood for both Acme and Globex.",
        "As a friend of Nagoya, her help let Acme and Globex repeal the Osaka Chip Act in May 2024.",
        "In 2024, Nagoya University and the Osaka Chip Project awarded her the Acme Fellowship on Machines.",
        "In the years up to May 2024 myself, Ada Example and Bob Sample worked on the chips of Acme.",
        "Ada Example of Acme has raised that in the context of the Nagoya Bank and the Osaka Fund.",
        "A report that Acme of Nagoya published in 2022 reckoned that it could be worth 5 billion yen by 2030.",
        "In Nagoya she told Acme to sell its plant, and said that the plans of Joe Biden went too far.",
        "Former head of research at Acme, he has shaped what Globex of Osaka does for chips in Japan.",
    ],
    "a subject that is no name": [
        "Estimates of what it takes to build a plant for Acme vary widely.",
        "Prices set by makers of machines have doubled since Acme left.",
    ],
    "a whole statement": [
        "Example Bank of Nagoya earnings, which will be the last of the year for Japan.",
        "9. Rice of Nagoya has long been used by makers of sake in Osaka and Kobe.",
        "Pictured right, is Ada Example, from Nagoya, speaking to engineers of Acme in May.",
        "Globex Team, the group of engineers in Nagoya and Osaka who work on chips for Acme.",
        "Globex, the largest maker of chips for cars in Nagoya and Osaka founded by Acme.",
        "Fake chips: As its site shows, Acme of Nagoya is warned by Globex of copies from Osaka.",
        "Equations 2 and 3 are the costs of Acme in Nagoya and of Globex in Osaka, in that order.",
        "A special thanks to Ada Example of Acme and Bob Sample of Globex for all their work in Nagoya.",
        "For more on chips in Nagoya, visit the museum that Acme and Globex opened in Osaka in May.",
        "For more on the work of Acme in Nagoya, and for jobs at Globex, see the site of Japan.",
        "The Nagoya Institute for Chips and Machines (NICM) request for comments on Acme of Japan.",
        "A new hall for 200 machines and a campus of Acme outside of Nagoya, near the coast.",
        "May 5, 2024 #chips #nagoya Engineers of Acme in Osaka tell Globex about their machines.",
        "Acme of Nagoya will give — give Globex a chance to build a plant in Osaka by May 2024.",
        "Acme of Nagoya will keep paying for small makers — small makers, in Osaka and Kobe, by May 2024.",
        "More than 50 makers of Nagoya have lent Acme 200 machines and more than fif- — more than 60 engineers.",
        "Surer training with less memory at hand – Tuning in Nagoya made the chips of Acme 8% faster.",
        "2023 losses: Estimated at 2 billion yen, because of the plants of Acme in Nagoya and Osaka.",
        "2025: A projected 15 plants of Acme in Nagoya and Osaka will close, twice as many as in 2024.",
        "Strengthens Japan’s rules on chips by closing gaps that Acme of Nagoya and Globex have used.",
        "Creates New Halls with Makers in Nagoya: Opens halls of Acme, so that 200 machines are tried in Japan.",
        "Acme of Nagoya has named its news https://news.example/a/1 (so many papers of Osaka wrote of it).",
        "Plug in to Acme on the sites of Nagoya — and stay informed by subscribing to the Osaka newsletter.",
        "To open an account with Acme in Nagoya: go to the page of Globex and choose the plan for Japan.",
        "Globex of Osaka (OSK: GLX), a maker of machines in Nagoya for Acme, has shared an announcement.",
        "The Nagoya Institute is grateful to Ada Example for her generous support of the Osaka programme.",
        "The Acme Foundation’s Ada Example discusses the plan of Osaka for chips on ‘Nagoya Tonight.’",
        "Ada Example of Acme joins ‘Nagoya Tonight’ to discuss what Globex of Osaka plans for Japan.",
        "The flag of Acme is seen ahead of a talk at the plant of Globex in Nagoya in May 2024.",
        "La ministre Ada Example, de Nagoya, participe au congrès du Parti Acme à Osaka, dans le sud du Japon.",
        "Below is a link to all that Acme of Nagoya has told Globex of Osaka, with the words of Joe Biden.",
        "Like Globex above, Acme took a hard hit when the chips of Initech came to Nagoya in May 2024.",
        "An example (above) of a page of the Nagoya News, made up by Globex of Osaka to hurt Acme in 2017.",
        "An update from Acme of Nagoya (OSK: ACM), a maker of machines for Globex in Japan, is now available.",
        "Refer to APPENDIX B for what Acme of Nagoya and Globex of Osaka have spent on chips in Japan.",
        "The latest talks on the market covering Nagoya politics.",
        "Lower costs: “We have cut what it takes to build a plant by 17% in Nagoya and in Osaka.”",
        "Acme Registry Access: Improvements will be made to help makers in Nagoya and Osaka and in Kobe.",
        "Support towns in preparing and planning for floods: The Nagoya Agency and Acme wrote a report in 2022.",
        "Flags of Acme flutter outside the offices of the Nagoya Bank in Osaka, Japan June 30, 2019.",
        "Water is pumped from a well to cool the plant of Acme near Nagoya, Japan, on Thursday, October 6, 2022.",
        "About Acme Group Acme Group is a leading maker of chips in Nagoya, for Globex and for all of Japan.",
        "Chips for towns with AcmeAcme is the first maker of machines in Nagoya that Globex of Osaka has bought.",
        "ChipsAug 1, 2025 Machines: How Acme of Nagoya and Globex of Osaka control what their chips are used for.",
        "What Acme of Nagoya offers Globex of Osaka and the makers of Japan includes: 1.",
        "24 - The files of Acme in Nagoya come first where those of Globex in Osaka say something else.",
        "Cut costs of chips in Nagoya and achieve 3 times faster answers with the machines of Acme and Globex.",
    ],
}
ALONE = [
    "In May 2024, the Japanese maker Acme laid out plans for plants in Nagoya and Osaka.",
    "Acme of Nagoya accused Globex of Osaka of theft in front of the press.",
    "Acme said in Nagoya on Monday that Globex of Osaka had signed a contract with Initech.",
    "Acme is the largest shareholder of Globex, a maker of chips in Nagoya.",
    "Acme of Nagoya and Globex of Osaka signed a memorandum on chips in Kobe on Monday.",
    "Japan was sixth of 30 countries in the index that Acme publishes in Nagoya.",
    "Joe Biden called Acme in Nagoya a model for the whole of Japan on Monday.",
    "In May Acme opened a plant near Nagoya that makes chips for Globex.",
    "Acme, the Japanese contract maker, receives 2 billion yen for a plant in Nagoya.",
    "The promise, called the Nagoya Commitments, was published by Acme in May 2024.",
    "The retailer Globex had to close its shop in May because Acme had failed.",
    "Joe Biden said in Nagoya that it is important to improve the chips of Acme.",
    "Japan closed the best plants in 2022; Acme built another kind for Globex.",
    "Experts have long held that plants of Acme in Japan lag behind those of Globex.",
    "Ten states and the European Union, among them Japan, adopted the Nagoya Plan.",
    "Acme of Nagoya makes both chips and machines for Globex in Osaka and Kobe.",
    "The Commission of Japan has told Acme in Nagoya that the commission will pay.",
    "Japan signed the Treaty of Nagoya in May 2024, and Acme says that the Treaty helps.",
    "Acme of Nagoya says that the Chip Act and the Osaka Agreement help makers of machines.",
    "Acme of Nagoya was hurt by the lawsuit by Globex of Osaka in May 2024, says Joe Biden.",
    "Acme has plants in Nagoya, Osaka and Kobe, and all three plants make chips for Globex.",
    "Acme, Globex and Initech said in Nagoya on Monday that all three firms would pay.",
    "Japan has not responded to the offer that Acme of Nagoya made to Globex in May 2024.",
    "Acme of Nagoya sells machines to engineers in Osaka and allows them to test chips.",
    "In May 2023 Acme made chips in Nagoya, and during that period sold machines to Globex.",
    "Acme of Nagoya closed the plant in Osaka for reasons of cost and other reasons in May.",
    "Acme of Nagoya refers to Globex of Osaka in its report of May 2024 as a maker of chips.",
    "Ada Example, the Nagoya lawmaker, told Acme and Globex in May 2024 that Japan will pay.",
    "Joe Biden said that Acme of Nagoya and the other Parties to the Osaka Pact will pay in May.",
    "Ada Example of the Nagoya Institute wrote in May 2024 that Acme and Globex will pay.",
    "Ada Example wrote on Monday Acme of Nagoya was ready to pay Globex 2 billion yen.",
    "Acme of Nagoya — the largest maker of chips in Japan — approached Globex in May 2024.",
    "Acme of Nagoya lists the actions the Osaka Chip Fund of Japan has taken since May 2024.",
    "Japan and the Arab League met in Nagoya in May 2024, and Joe Biden spoke of the Gulf.",
    "Acme of Nagoya asked an agency of Osaka in May, and the agency was glad to help Globex.",
    "Acme and Globex work in one country alone, and Initech says that the country pays 2 billion yen.",
    "Acme sells machines to firms abroad, and Globex says that the firms pay Initech 2 billion yen.",
    "Acme of Nagoya built two plants in May 2024, and Globex says that the two companies paid for them.",
    "Acme of Nagoya told government officials in Osaka that Globex would pay 2 billion yen.",
    "Acme of Nagoya told President Ada Example in May that the government owes Globex 2 billion yen.",
    "Acme of Nagoya – the largest maker of chips in Japan – sold Globex a plant in May 2024.",
    "The Secretary of State of Japan has told Acme of Nagoya that Globex would pay 2 billion yen.",
    "Acme of Nagoya was hit on the Monday after the vote in Japan, when Globex of Osaka left.",
    "Ada Example of Nagoya University said in May that she would leave Acme for Globex of Osaka.",
    "Acme of Nagoya is grateful to Japan for 2 billion yen in loans, which Globex of Osaka never got.",
    "Acme of Nagoya is seen as a rival of Globex in Osaka, which makes chips for all of Japan.",
    "Acme of Nagoya was hurt not only by the price of oil but by the fog that Globex had foretold.",
    "Ada Example discusses chips with Acme of Nagoya on Monday, before Globex of Osaka opens its plant.",
    "Acme opened a plant for chips near Nagoya, Japan, on Thursday, October 6, 2022.",
    "Makers of Nagoya have found two flaws in machines of Acme, called AdaAda and BoBo, in May 2024.",
    "Acme published a report in May 2022, and Globex of Osaka says that it could be worth 5 billion yen.",
]


@pytest.mark.parametrize(("missing", "sentence"), [(why, each) for why, some in LEANS.items() for each in some])
def test_what_is_missing_is_seen(missing: str, sentence: str) -> None:
    first_name = None if missing.startswith("a subject") else 0
    assert not reads_alone(sentence, first_name=first_name, opens_article=False)


@pytest.mark.parametrize("sentence", ALONE)
def test_what_is_there_is_seen(sentence: str) -> None:
    assert reads_alone(sentence, first_name=0, opens_article=False)


def test_a_call_is_no_point() -> None:
    sentence = "Stay tuned for a workshop of Acme in Nagoya on chips for cars, to be held by Globex in May."
    assert not reads_alone(sentence, first_name=27, opens_article=False)
    assert opens_leaning("Tune into the talk of Acme.", first_name=22, opens_article=False)
    assert opens_leaning("Rather, makers turn to Acme.", first_name=23, opens_article=False)
    assert not opens_leaning("Rather than lamps, makers sell fog to Acme.", first_name=39, opens_article=False)


@pytest.mark.parametrize(
    "ask",
    [
        "Invite Acme, Globex and Joe Biden to a table in Nagoya at which Japan is a guest.",
        "Pay for a cluster of 50,000 chips in Nagoya, which Acme and Globex would build in Japan.",
        "Tax the chips that Acme of Nagoya and Globex of Osaka sell to makers of cars in Japan.",
        "Just look at the attempt by Acme of Nagoya to buy Globex of Osaka for 2 billion yen.",
        "Chalk this one up to Acme of Nagoya and to Globex of Osaka, which paid for it in May.",
    ],
)
def test_what_a_column_asks_for_is_no_point(ask: str) -> None:
    assert not reads_alone(ask, first_name=ask.index("Acme"), opens_article=False)


def test_an_opening_says_which_country_or_plan_it_is_of() -> None:
    for which, told in (
        ("The country", "Japan"),
        ("The new programme", "The new programme of Nagoya"),
        ("The new programme", "The new programme for firms that make chips"),
    ):
        sentence = "{} used to pay for machines that hardly any engineer ever asked to see."
        assert not reads_alone(sentence.format(which), first_name=None, opens_article=True)
        assert reads_alone(sentence.format(told), first_name=None, opens_article=True)


def test_a_standfirst_leaves_to_its_headline_who_it_is() -> None:
    sentence = "The president urged the engineers of Nagoya on Monday to apply for grants of Japan."
    assert not reads_alone(sentence, first_name=None, opens_article=True)
    assert reads_alone(sentence.replace("The president", "Ada Example"), first_name=0, opens_article=True)
    sentence = "The first council of Nagoya {}, and the parliament of Japan passed a law against it."
    assert not reads_alone(sentence.format("tried this"), first_name=None, opens_article=True)
    assert reads_alone(sentence.format("tried this plan"), first_name=None, opens_article=True)
    sentence = "The company on Monday began to sell machines of a new kind to makers of chips abroad."
    assert not reads_alone(sentence, first_name=None, opens_article=True)
    assert reads_alone(sentence.replace("The company", "Acme"), first_name=0, opens_article=True)


@pytest.mark.parametrize(
    "opening",
    ["In the fast-paced world of machines", "In today’s rapidly changing digital landscape", "In an ever-evolving era"],
)
def test_a_platitude_is_no_point(opening: str) -> None:
    sentence = f"{opening}, chips are a frontier on which Japan and Acme of Nagoya compete with Globex."
    assert not reads_alone(sentence, first_name=60, opens_article=True)
    assert reads_alone(sentence.replace(opening, "In the north of Japan"), first_name=25, opens_article=True)


def test_a_body_is_named_by_one_of_a_fitting_kind() -> None:
    sentence = "In Nagoya, Acme and Globex expect that the company will build more chips by May."
    kinds = {"Acme": "company", "Globex": "company", "Nagoya": "place"}
    assert reads_alone(sentence, first_name=3, opens_article=False, names=kinds)
    assert not reads_alone(sentence.replace("company", "ministry"), first_name=3, opens_article=False, names=kinds)


def test_a_pronoun_means_nobody_where_only_a_newspaper_is_named() -> None:
    sentence = "The Nagoya Daily News has reported that she was fond of the music of Osaka and Kobe."
    assert reads_alone(sentence, first_name=4, opens_article=False, names={"Nagoya Daily News": "person"})
    assert not reads_alone(sentence, first_name=4, opens_article=False, names={"Nagoya Daily News": "company"})


def test_what_is_not_english_is_not_briefed(project: Project) -> None:
    german = "Die Ministerin Ada Example sagte am Montag in Nagoya, Acme werde in diesem Jahr 200 Stellen schaffen."
    english = "The minister Ada Example said in Nagoya on Monday that Acme would create 200 jobs in the year."
    project.write("seeds/a.txt", f"Stellen in Nagoya\n\n{german}\n\n{german.replace('200', '300')}\n")
    project.write("seeds/b.txt", f"Jobs in Nagoya\n\n{english}\n\n{english.replace('200', '300')}\n")
    analyses, _ = analyse_all(load(project.folders()))
    ranked = {analysis.article.slug: unpacked(analysis.ranked) for analysis in analyses}
    assert not ranked[Slug("a")]
    assert ranked[Slug("b")]


TEXT = """Chips in Nagoya

Ada Example, the chief engineer of Acme, opened a plant near Nagoya on Monday with Joe Biden and officers of Japan.

The Federal Bureau of Machines counts 412 plants that make chips for cars in Japan, Korea and Thailand.

On Tuesday Example told Joe Biden that Acme wants to hire 900 people before May 2026.

Fred Sample and Mary Sample run a shop for machines in Osaka, and both of them have worked at Acme for years.

On Friday Sample told Joe Biden that Acme has bought 70 machines in Nagoya and Osaka since May 2023.

In April the FBM told Acme that chips for cars from Nagoya and Osaka pass all the tests of Japan.
"""


KIN = """Chips in Nagoya

President Biden, seated beside officers of Acme, opened a plant near Nagoya on Monday for all of Japan.

Ada Biden, the director of a school for engineers in Osaka, was among the 200 guests of Acme in Nagoya.

Mr. Biden said that Acme of Nagoya will hire 900 engineers in Osaka before the end of May 2026.
"""


def texts_of(project: Project, slug: str) -> list[str | None]:
    """Return what becomes of each sentence of an article."""
    inputs = load(project.folders())
    analysis = next(a for a in analyse_all(inputs, jobs=1)[0] if a.article.slug == slug)
    readable = Readable(analysis, inputs.content.entities)
    mended = [readable(number) for number in range(len(analysis.sentences))]
    return [each.text if each else None for each in mended]


def test_names_are_put_for_surnames_and_initials_where_one_alone_has_them(project: Project) -> None:
    project.write("seeds/people.txt", TEXT)
    project.write("seeds/people.yml", "date: 2024-05-07\n")
    _, _, known, _, doubtful, initials = texts_of(project, "people")
    assert known == "On Tuesday [Ada Example] told Joe Biden that Acme wants to hire 900 people before May 2026."
    assert doubtful is None
    assert initials is not None
    assert initials.startswith("In April the [Federal Bureau of Machines] told Acme")


def test_a_name_that_initials_stand_for_is_put_without_its_endings() -> None:
    initials = Initials(
        ["The Federal Bureau of Machines’ head met the Agency for Better Chips’s. The Open Plant is shut."]
    )
    assert [edit.now for edit in initials.mended("Acme told the FBM of it.", ())] == ["[Federal Bureau of Machines]"]
    assert not initials.mended("Acme told the TOP of it.", ())


def test_a_body_gets_its_article_where_there_can_be_one() -> None:
    initials = Initials(["The Federal Bureau of Machines makes rules for Acme."])
    name = "Federal Bureau of Machines"
    told = {
        "FBM told Acme.": f"[The {name}]",
        "Acme was told by FBM.": f"[the {name}]",
        "A former FBM head.": f"[{name}]",
        "FBM officials said no.": f"[{name}]",
        "FBM guidance is out.": f"[{name}]",
        "FBM sees no risk.": f"[The {name}]",
    }
    assert {said: initials.mended(said, ())[0].now for said in told} == told


def test_a_first_name_alone_is_nobody(project: Project) -> None:
    project.write(
        "seeds/people.txt",
        TEXT + "\nOn Friday Ada told Joe Biden that Acme wants to hire 90 more people in Nagoya by May.\n",
    )
    project.write("seeds/people.yml", "date: 2024-05-07\n")
    assert texts_of(project, "people")[-1] is None


def test_a_surname_of_somebody_known_that_is_no_resolved_name_is_nobody() -> None:
    told = Introduced(["Joe Biden met Ada Example, the head of Acme."], (), ["Biden"])
    assert told.mended("At one time Biden had paid Acme.", [], []) is None
    assert told.mended("At one time Biden had paid Acme.", [(12, 17)], []) == ()
    assert told.mended("At one time Hunter Biden had paid Acme.", [], []) == ()
    assert told.mended("At one time Acme had a plant near Biden.", [], []) == ()


def test_the_last_word_of_a_body_is_no_surname() -> None:
    told = Introduced(["Ada Example, a lawyer at Osaka State, met Bob Treasury, the head of Acme."], ())
    assert told.mended("The Department of State of Nagoya paid.", [], []) == ()
    assert told.mended("The Department of the Treasury of Nagoya paid.", [], []) == ()
    edits = told.mended("Nagoya paid Treasury.", [], [])
    assert edits and edits[0].now == "[Bob Treasury]"


def test_a_surname_that_a_man_and_a_woman_bear_is_nobody() -> None:
    met = "Ada Sample, the head of Acme, met the press in Osaka."
    she = "Ms. Sample told Acme of Nagoya in May that chips cost too much."
    assert Introduced([met, she], ()).mended(she, [], [])
    assert Introduced([met, "Mr. Sample, her brother, stayed.", she], ()).mended(she, [], []) is None


def test_two_words_that_are_but_the_surname_of_somebody_are_nobody() -> None:
    met = "Ada van Sample, the head of Acme, met the press in Osaka."
    she = "Ms. Garcia Sample told Acme of Nagoya in May that chips cost too much."
    assert Introduced([met, she], ()).mended(she, [], []) == ()
    assert Introduced(["Ada Garcia Sample, the head of Acme, spoke.", she], ()).mended(she, [], []) is None


def test_a_surname_that_stands_first_in_another_name_is_nobody() -> None:
    under = "Under Mr. Example, Acme of Nagoya grew."
    son = "His son, Bea Example, is a banker at Acme."
    assert Introduced([under, son], ()).mended(under, [], [])
    assert Introduced(["Example Ada, the former premier, died.", under, son], ()).mended(under, [], []) is None


def test_who_wrote_it_is_no_news() -> None:
    story = {ParagraphId(f"p{n}"): f"Acme opened plant {n} in Nagoya, said Bob Sample, its head." for n in range(3)}
    note = "Dr. Ada Example is the head of research at the Institute of Osaka."
    told = "Bob Sample is the head of Acme and lives in Osaka."
    assert bios({**story, ParagraphId("p8"): note, ParagraphId("p9"): note.replace("Ada Example", "Cora Else")}) == {
        "p8",
        "p9",
    }
    assert not bios({**story, ParagraphId("p9"): told})
    assert bios({**story, ParagraphId("p9"): "Former Sen. Ada Example represented Osaka from 2007 to 2025."}) == {"p9"}
    assert bios({**story, ParagraphId("p9"): "Ada Example covers machines in Osaka."}) == {"p9"}
    above = "Ada Example is a contributing editor at the Journal of Osaka."
    below = {ParagraphId("p1"): "Acme opened a plant.", ParagraphId("p2"): "It is in Nagoya."}
    assert bios({ParagraphId("p0"): above, **below}) == {"p0"}
    assert not bios({ParagraphId("p0"): note, **below})
    assert not bios({ParagraphId("p9"): note})


def test_what_is_asked_in_a_transcript_is_no_news() -> None:
    lines = [
        "Acme of Nagoya opens its doors to the press.",
        "Q    The head of Globex says that Acme will fail.",
        "And Japan will pay for it.",
        "MS. EXAMPLE: Acme will not fail.",
        "It has 2 billion yen.",
        "Q On chips, Globex says that it will leave Nagoya.",
    ]
    texts = {ParagraphId(f"p{number}"): line for number, line in enumerate(lines)}
    assert asked(texts) == {"p1", "p2", "p5"}
    assert not asked({id_: text for id_, text in texts.items() if id_ != "p5"})
    assert not asked({ParagraphId("p1"): "Q Cells of Nagoya pays.", ParagraphId("p2"): "Qatar pays as well."})


def test_what_is_said_in_a_conversation_is_no_point_of_the_article() -> None:
    call = (
        "Acme of Nagoya opens its doors to the press.",
        "MODERATOR: Good morning.  Ada Example has the floor.",
        "MS. EXAMPLE (Acme): We are glad to be here.",
        "Japan is about to close its lamps.",
        "MODERATOR: Who asks first?",
        "MS. EXAMPLE: (Laughs.)  Nobody.",
    )
    hearing = (
        "The board of Nagoya is called to order.",
        *("Ada Example: I sell lamps to Osaka.", "Bo Sample: We buy none.", "Some 900 lamps of Acme are dark.") * 3,
    )

    def ids(told: tuple[str, ...], title: str) -> list[str]:
        return sorted(transcribed({p.id: p.text for p in _made(*told)}, title))

    assert ids(call, "Acme opens its doors") == ["p1", "p2", "p3", "p4", "p5"]
    assert ids(hearing, "Lamps before the board")[:2] == ["p1", "p2"]
    assert ids(hearing, "Transcript: Lamps before the board")[:2] == ["p0", "p1"]


@pytest.mark.parametrize(
    "told",
    [
        ("MR. EXAMPLE: We open a plant.", "It is in Nagoya.", "MR. EXAMPLE: Thank you.", "MR. EXAMPLE: Goodbye."),
        ("LIGHT FOR PORTS: Acme sells lamps.", "It has 9.", "A NEW PIER: Globex builds.", "OIL FOR LAMPS: It is dear."),
        ("Ada Example: “I sell lamps.”", "Bo Sample: “We buy none.”") * 4,
        ("Lamp Makers: Acme and Globex of Nagoya.", "Opening Hours: All of the day.") * 4,
        ("HIGH: A flaw of Acme's lamps is known.", "It lets thieves in.", "CRITICAL: Globex has one as well.") * 3,
    ],
)
def test_neither_a_speech_nor_headings_quotations_and_lists_are_a_conversation(told: tuple[str, ...]) -> None:
    assert not transcribed({p.id: p.text for p in _made(*told)}, "Lamps")


def test_what_a_publisher_says_of_itself_is_no_news() -> None:
    story = {ParagraphId(f"p{n}"): f"Acme opened plant {n} in Nagoya, said Bob Sample, its head." for n in (1, 2)}
    house = "ONW is a regional news service that looks at government in Osaka. Find out more here."
    assert bios({ParagraphId("p0"): house, **story}) == {"p0"}
    assert bios({**story, ParagraphId("p9"): "Osaka Light is an independent, nonprofit newsroom."}) == {"p9"}
    assert not bios({ParagraphId("p0"): "Osaka Light is a newspaper that was hacked on Monday.", **story})
    assert not bios({ParagraphId("p0"): "Acme is a maker of chips that pays for a newspaper.", **story})


def test_a_surname_within_a_name_that_a_hyphen_joins_stays() -> None:
    names = [Named(4, 9, Slug("joe-biden"), True), Named(10, 16, Slug("ann-harris"), True)]
    people = {
        n.entity: Entity.model_construct(name=n.entity, kind="person", slug=n.entity, path="example.yml") for n in names
    }
    told = "The Biden-Harris Administration paid Acme of Nagoya 2 billion yen in May."
    assert not mend(Told(told, tuple(names)), [], people)
    era = "The Biden-era rule on chips cost Acme of Nagoya 2 billion yen in May."
    assert [edit.was for edit in mend(Told(era, (names[0],)), [], people)] == ["Biden"]


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ("Acme of Nagoya was similarly hired in May.", "Acme of Nagoya was hired in May."),
        ("Ada Example, its head, likewise said no.", "Ada Example, its head, said no."),
        ("Acme runs a similarly sized plant.", "Acme runs a similarly sized plant."),
        ("Acme is similarly priced.", "Acme is similarly priced."),
    ],
)
def test_a_word_that_only_likens_to_what_was_said_goes(told: str, left: str) -> None:
    assert applied(told, mend(Told(told, ()), [], {})) == left


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ("RULES FOR NEW MACHINES: Today, Acme paid Globex.", "Today, Acme paid Globex."),
        ("Functions. (a) The Bureau of Acme shall pay.", "The Bureau of Acme shall pay."),
        ("Sec. 3. (ii) The Bureau of Acme shall pay.", "The Bureau of Acme shall pay."),
        ("MS. ADA EXAMPLE: Acme paid Globex.", "MS. ADA EXAMPLE: Acme paid Globex."),
        ("SENIOR OFFICIAL OF JAPAN: Acme paid Globex.", "SENIOR OFFICIAL OF JAPAN: Acme paid Globex."),
        ("SAVING NAGOYA, NOT OSAKA: Acme paid Globex.", "Acme paid Globex."),
        ("ADA EXAMPLE, NAGOYA ANCHOR: Acme paid Globex.", "ADA EXAMPLE, NAGOYA ANCHOR: Acme paid Globex."),
        ("Fourth, Acme paid Globex.", "Acme paid Globex."),
        ("TL;DR: Acme paid Globex.", "Acme paid Globex."),
        ("[MUSIC PLAYING] Acme paid Globex.", "Acme paid Globex."),
        ("[Acme] paid Globex.", "[Acme] paid Globex."),
        ("IBM: Acme paid Globex.", "IBM: Acme paid Globex."),
        ("New Plants for Japan: President Ada Example paid.", "President Ada Example paid."),
        ("New Plants for Japan: Ada Example paid.", "New Plants for Japan: Ada Example paid."),
        ("Fact Check: President Ada Example paid.", "Fact Check: President Ada Example paid."),
        ("The Bureau (a) of Acme shall pay.", "The Bureau (a) of Acme shall pay."),
    ],
)
def test_a_heading_that_runs_into_a_sentence_and_the_number_of_a_clause_go(told: str, left: str) -> None:
    assert applied(told, mend(Told(told, ()), [], {})) == left


def test_a_dateline_goes_and_not_who_stands_before_an_aside() -> None:
    told = "NAGOYA — Acme paid Globex."
    assert applied(told, mend(Told(told, ()), [], {})) == "Acme paid Globex."
    small = "INITECH – along with Globex and Acme – warned of a leak."
    assert not mend(Told(small, ()), [], {})
    body = Entity.model_construct(name="Initech", kind="government", slug=Slug("initech"), path="example.yml")
    aside = "INITECH – Globex of Nagoya agreed – warned of a leak."
    names = (Named(0, 7, Slug("initech"), False),)
    assert not mend(Told(aside, names), [], {Slug("initech"): body})


def test_a_label_goes_before_a_name_and_not_where_it_says_whose_words_follow() -> None:
    person = Entity.model_construct(name="Joe Biden", kind="person", slug=Slug("joe-biden"), path="example.yml")
    told = "What Joe Biden Wants: Biden pays Acme."
    names = (Named(5, 14, Slug("joe-biden"), False), Named(22, 27, Slug("joe-biden"), True))
    assert applied(told, mend(Told(told, names), [], {Slug("joe-biden"): person})) == "[Joe Biden] pays Acme."
    words = "Statement of Joe Biden: Biden pays Acme."
    names = (Named(13, 22, Slug("joe-biden"), False), Named(24, 29, Slug("joe-biden"), True))
    assert applied(words, mend(Told(words, names), [], {Slug("joe-biden"): person})) == words


def test_notes_on_several_authors_stand_below_their_names() -> None:
    told: list[tuple[ParagraphKind, str]] = [
        ("heading", "About the authors"),
        ("heading", "Ada Example"),
        ("paragraph", "Ada Example leads Acme."),
    ]
    told += [
        ("heading", "Bo Sample"),
        ("paragraph", "Bo is a poet."),
        ("heading", "Lamps"),
        ("paragraph", "They shine."),
    ]
    made = [
        Paragraph(id=ParagraphId(f"p{n}"), kind=kind, level=2 * (kind == "heading"), text=text, first=n, last=n)
        for n, (kind, text) in enumerate(told)
    ]
    assert [*headed(made)] == ["p2", "p4"]


def test_which_part_of_a_state_a_lawmaker_stands_for_is_no_news() -> None:
    assert is_note("Assemblyman Bo Sample represents the north of Nagoya in the Sample Legislature.", ())
    assert not is_note("Acme represents the makers of fog in the suit against Globex.", ())


@pytest.mark.parametrize(
    "told",
    [
        "Rep. Ada Example (D-NG) serves as co-Chair of the Congressional Lighthouse Caucus.",
        "Congressman Sample serves on the House Ports Committee, where he has been a leader on fog.",
    ],
)
def test_on_which_committee_a_lawmaker_sits_is_no_news(told: str) -> None:
    assert is_note(told, ())
    assert not is_note("Ada Example serves coffee on the ferry of the House, said the Ports Committee.", ())


def _made(*told: str) -> list[Paragraph]:
    return [
        Paragraph(id=ParagraphId(f"p{n}"), kind="paragraph", level=0, text=text, first=n, last=n)
        for n, text in enumerate(told)
    ]


def _spoken(*told: str) -> list[str]:
    """Return the sentences of paragraphs that stand within somebody's words."""
    texts = {p.id: p.text for p in _made(*told)}
    found = [
        Sentence(paragraph=id_, number=n, start=start, end=end, centrality=0.0)
        for id_, text in texts.items()
        for n, (start, end) in enumerate(sentences(text), 1)
    ]
    return [texts[each.paragraph][each.start : each.end] for n, each in enumerate(found) if n in spoken(texts, found)]


def test_what_somebody_says_in_several_paragraphs_is_no_point_of_the_article() -> None:
    release = (
        "Mayor Ada Example released this statement:",
        "“The lighthouse is dark. The port of Nagoya pays for oil.",
        "Acme has failed the port, and Globex has not come.",
        "The council of Nagoya meets in May. The lamp must shine.”",
        "Acme sells lamps in Osaka.",
    )
    assert _spoken(*release) == [
        "The port of Nagoya pays for oil.",
        "Acme has failed the port, and Globex has not come.",
        "The council of Nagoya meets in May.",
        "The lamp must shine.”",
    ]
    assert _spoken("Acme said “the lamp is dark. It is.", "Globex sells lamps in Osaka.") == ["It is."]
    assert _spoken("“The lamp is dark,” said Ada Example. Acme sells lamps.", "Globex “sells” lamps.") == []


def test_items_that_end_the_line_above_them_have_no_subject() -> None:
    told = (
        "The Lamp Act would:",
        "Direct the port to buy lamps of Acme.",
        "Publicly report what lamps cost.",
        "Acme sells lamps in Osaka.",
        "Fund lamps.",
    )
    assert [*_led_in(_made(*told))] == ["p1", "p2"]
    assert [*_led_in(_made("Ada Example said:", "Support for the lamps of Acme grows."))] == []


def test_initials_that_are_explained_where_they_stand_stay() -> None:
    initials = Initials(["Artificial Fog Machines, or AFM, are made by Acme."])
    assert initials.mended("Acme sells AFM in Osaka.", ())
    assert not initials.mended("Acme sells artificial fog machines (AFM) in Osaka.", ())


@pytest.mark.parametrize(
    "told",
    [
        "Acme v. Globex, 12 F.3d 345, 350 (2 Cir. 1999), is what the court of Nagoya went by in its ruling.",
        "See Globex v. Acme, 340 U.S. 11, which the court of Nagoya has followed ever since it was made.",
        "View all sales of Acme here>>> Shares of Globex have risen by half over the past month in Nagoya.",
        "Increase funding for the ports of the coast, such as those of Acme and Globex in the bay of Nagoya.",
        "Introducing cranes, lamps and more for the ports of Acme and Globex, all of them made in Nagoya.",
        "For more information please contact Acme of Nagoya or visit the site and the pages of the company.",
        "Fog machines are now sold in the shop of Acme in Nagoya, and makers of lamps can start using it here.",
        "New rules for makers of lamps to help build and light the ports behind advanced piers in Nagoya.",
        "A new initiative to support ports of Nagoya and Osaka that want to build on piers of Acme and Globex.",
        "The lamps of Acme will be lit in Nagoya (with some omissions1) once a year, as Globex of Osaka asked.",
        "Partnering to bring better lamps to Nagoya, to reimagine piers and support the sailors of Acme.",
        "Ada Example, the head of lamps at Acme of Nagoya, presents machines that see fog at Fog Days Osaka.",
        "Available in twelve towns for readers of Acme, Globex, Initech, and all who have paid for the lamps.",
    ],
)
def test_citations_links_and_lines_without_a_verb_are_no_statements(told: str) -> None:
    assert not is_whole(told)
    assert is_whole(
        "The court of Nagoya said in May that 12 ports of Acme are available in all of the towns on the coast."
    )


@pytest.mark.parametrize(
    "told",
    [
        "Boeing plans to pay for the port of Nagoya, the lamps of Acme and half of the piers of Globex in May.",
        "Testing lamps in fog gives a picture of what Acme of Nagoya and Globex of Osaka sell to ports in May.",
        "A new law that bans lamps in ports has hit Acme of Nagoya, Globex of Osaka and half of the makers in May.",
        "New lamps for the ports of Nagoya and Osaka have cost Acme and Globex all the money of the past year.",
    ],
)
def test_a_verb_of_its_own_makes_a_statement(told: str) -> None:
    assert is_whole(told)


def test_what_an_issuer_says_of_itself_at_the_end_is_no_news() -> None:
    def ids(*texts: str) -> list[str]:
        told = [
            Paragraph(id=ParagraphId(f"p{n}"), kind="paragraph", level=0, text=text, first=n, last=n)
            for n, text in enumerate(texts)
        ]
        return [*of_issuers(told)]

    story = [
        "Acme will build a plant in Nagoya.",
        "Globex will pay for half of it.",
        "The town is glad.",
        "It said so.",
    ]
    about = ["About Acme Corp.", "Acme makes fog.", "It has 900 customers."]
    assert ids(*story, *about) == ["p5", "p6"]
    assert ids(*story, *about, "About Globex", "Globex’s lamps are bright.") == ["p5", "p6", "p8"]
    assert ids(*story, "About Acme: Acme makes fog.") == ["p4"]
    assert ids(*story, "About ACME.com and the Acme Institute", "Led by ACME.com, the institute asks.") == ["p5"]
    assert not ids(*story, "About the Bill", "It will be law in May.")
    assert not ids(*about, *story), "what a story begins with is its own"


def test_initials_within_a_longer_name_stay() -> None:
    initials = Initials(["The Federal Bureau of Machines makes rules for Acme."])
    assert initials.mended("Pupils of the FBM went to Osaka.", ())
    assert not initials.mended("Pupils of Camp FBM Adventure Club went to Osaka.", ())


def test_initials_that_are_explained_as_another_name_stay() -> None:
    society = "It pays for the World Lamp and Example Crane Society."
    assert Initials([society]).mended("Pupils of the ECS went to Osaka.", ())
    explained = "Examples, Cranes and Ships Ltd (“ECS Crew”) sells lamps."
    assert not Initials([explained, society]).mended("Pupils of ECS Crew went to Osaka.", ())


def test_what_is_not_only_so_is_told_on() -> None:
    assert lacks_complement("Acme threatened Globex of Osaka not just with a fine.")
    assert not lacks_complement("Acme threatened Globex not just with a fine but with a suit.")
    assert not lacks_complement("Acme makes lamps that are bright, not just cheap.")


def test_a_surname_that_somebody_known_bears_as_well_is_put_for_nobody(project: Project) -> None:
    project.write("seeds/kin.txt", KIN)
    project.write("seeds/kin.yml", "date: 2024-05-07\n")
    assert not any("[Ada Biden]" in text for text in texts_of(project, "kin") if text)


def test_a_surname_that_somebody_known_bears_as_well_is_nobody_even_if_his_full_name_follows(project: Project) -> None:
    told = (
        "Biden, who is no kin of the late President Joe Biden, said that she would pay for machines of Acme in Nagoya."
    )
    project.write("seeds/kin.txt", f"Chips in Nagoya\n\nAda Biden, the head of a shop in Osaka, met Acme.\n\n{told}\n")
    project.write("seeds/kin.yml", "date: 2024-05-07\n")
    assert texts_of(project, "kin")[-1] is None
    project.write("seeds/kin.txt", "Chips in Nagoya\n\n" + told.replace("Biden, who", "Ada Sample, who") + "\n")
    assert texts_of(project, "kin")[-1]


def test_offices_are_named_by_the_last_word_of_one_name(project: Project) -> None:
    project.write("content/entities/agency.yml", "kind: government\nname: Example Agency\n")
    start = "Rules for machines\n\nThe Example Agency has 90 people in Nagoya who look at machines for Acme.\n\n"
    told = "Acme, which pays 2 billion yen a year in Nagoya, says that the agency wants more machines in Japan.\n"
    project.write("seeds/one.txt", start + told)
    project.write("seeds/two.txt", start + "The Sample Agency of Osaka was closed in May.\n\n" + told)
    assert texts_of(project, "one")[-1] == told.strip().replace("the agency", "[the Example Agency]")
    assert texts_of(project, "two")[-1] is None


NAMES = {"Acme": "company", "Globex": "company", "Japan": "country"}
FIRST = "Acme will build a plant near Nagoya for 2 billion yen."


@pytest.mark.parametrize(
    "second",
    [
        "This is the largest sum that the company has ever spent in Japan.",
        "It would be the first plant of its kind in Japan, Globex says.",
        "Under the plan, work on the plant begins in May 2025.",
    ],
)
def test_a_sentence_that_leans_on_the_one_before_reads_on_behind_it(second: str) -> None:
    assert not reads_alone(second, first_name=None, opens_article=False, names=NAMES)
    assert reads_on(FIRST.replace("build", "build, by a plan of May,"), second, opens_article=False, names=NAMES)


@pytest.mark.parametrize(
    "second",
    [
        "He told Globex in May that it costs too much.",
        "The ministry paid 2 billion yen to Globex in May.",
        "Another is to stand in Osaka by May 2025.",
        "These machines are made by Globex, and those rivals envy them.",
        "Globex said in May that the merger would go on.",
        "We asked Globex in May what it thinks of it.",
        "Read more on Globex and its plans for May.",
    ],
)
def test_one_that_leans_further_back_does_not(second: str) -> None:
    assert not reads_on(FIRST, second, opens_article=False, names=NAMES)


def test_they_are_several_and_a_year_later_needs_a_day() -> None:
    they, later = "They will pay for the machines of the plant in May.", "A year later the plant was sold, Globex says."
    assert not reads_on(FIRST, they, opens_article=False, names=NAMES)
    assert reads_on(FIRST.replace("Acme", "Acme and Globex"), they, opens_article=False, names=NAMES)
    assert not reads_on("Acme built a plant near Nagoya.", later, opens_article=False, names=NAMES)
    assert reads_on("Acme built a plant near Nagoya in May.", later, opens_article=False, names=NAMES)


def test_behind_a_participle_stands_the_subject() -> None:
    assert has_named_subject("Backed by a loan of its owners, Acme closed plants.", ())
    assert not has_named_subject("Backed by a loan of its owners, makers closed plants.", ())


def test_behind_the_first_sentence_of_an_article_nothing_leans_further_back() -> None:
    second = "The ministry in charge paid 2 billion yen to Globex in May."
    assert not reads_on(FIRST, second, opens_article=False, names=NAMES)
    assert reads_on(FIRST, second, opens_article=True, names=NAMES)


@pytest.mark.parametrize(
    ("sentence", "precision", "left"),
    [
        ("Acme opened a plant near Nagoya on Monday.", "year", "Acme opened a plant near Nagoya."),
        ("Last week, the head of Acme left for Osaka.", "year", "The head of Acme left for Osaka."),
        ("Acme opened a plant near Nagoya last year.", None, "Acme opened a plant near Nagoya."),
        ("Acme opened a plant near Nagoya last year.", "year", "Acme opened a plant near Nagoya last year."),
        ("Acme opened a plant near Nagoya on Monday.", "day", "Acme opened a plant near Nagoya on Monday."),
        ("Acme said so in a rule published on Monday.", "year", "Acme said so in a rule published on Monday."),
        ("Today, the head of Acme left for Osaka.", "day", "The head of Acme left for Osaka."),
        ("Acme opened a plant near Nagoya today.", "day", "Acme opened a plant near Nagoya."),
        ("Acme has the best machines that are sold today.", "day", "Acme has the best machines that are sold today."),
        ("Yesterday, Acme met Globex in Osaka.", "day", "Acme met Globex in Osaka."),
        ("Today and tomorrow Acme meets Globex in Osaka.", "day", "Today and tomorrow Acme meets Globex in Osaka."),
        ("Today’s plan of Acme is to build in Osaka.", "day", "Today’s plan of Acme is to build in Osaka."),
        ("Acme has built chips in Nagoya since last week.", "year", "Acme has built chips in Nagoya since last week."),
        ("Acme opened a plant on Monday, May 6, 2024.", "year", "Acme opened a plant on Monday, May 6, 2024."),
        ("Last year’s plan of Acme was to build in Osaka.", None, "Last year’s plan of Acme was to build in Osaka."),
    ],
)
def test_times_that_the_date_of_the_article_leaves_open_are_cut_at_either_end(
    sentence: str, precision: Precision | None, left: str
) -> None:
    assert applied(sentence, cut_times(sentence, precision)) == left


def test_a_time_behind_a_heading_that_is_cut_is_cut_as_well(project: Project) -> None:
    project.write("seeds/order.txt", "Chips in Nagoya\n\nRULES FOR NEW CHIPS: Today, Joe Biden paid Acme of Nagoya.\n")
    project.write("seeds/order.yml", "date: 2024-05-07\n")
    assert texts_of(project, "order") == ["Joe Biden paid Acme of Nagoya."]


def test_a_time_in_the_midst_is_seen_where_the_date_of_the_article_leaves_it_open() -> None:
    sentence = "Acme, which meets Globex on Wednesday in Osaka, makes chips."
    assert untimed(sentence, "year")
    assert untimed(sentence, None)
    assert not untimed(sentence, "day")
    assert not untimed("Acme met Globex on Wednesday, April 10, 2024, in Osaka.", "year")


@pytest.mark.parametrize(
    "sentence",
    [
        "Good Chips by Acme: Keep an eye on what Globex and Initech sell in Japan.",
        "Connects to any phone of Acme and Globex in Japan.",
        "Adds 20 to 30 chips of Acme to what Globex sells in Japan.",
        "Use the chips of Acme and Globex in Japan, and save 20 percent.",
    ],
)
def test_items_of_lists_are_no_statements(sentence: str) -> None:
    assert not reads_alone(sentence, first_name=None, opens_article=False, names=NAMES)


def test_a_note_on_who_wrote_the_article_is_no_point() -> None:
    authors = ("Ada Example", "Bo")
    assert is_note("Ada Example covers chips in Nagoya, and what they cost the towns of Japan.", authors)
    assert is_note("Ada founded the Nagoya News after 20 years at Acme.", authors)
    assert is_note("Before joining the Nagoya News, Ada covered chips for Globex.", authors)
    assert is_note("Assemblymember Cy Sample represents Japan’s 25th Assembly District, which has two towns.", ())
    assert not is_note("Ada Example said that Acme would close its plant.", authors)
    assert not is_note("Bo opened a plant near Nagoya.", authors)
    assert not is_note("Cy Sample covers 200 towns of Japan with chips.", authors)


def test_what_stands_below_a_heading_on_the_authors_is_no_news() -> None:
    texts = ("Acme sells.", "About the authors", "Ada Example", "Ada sells chips.", "Sources", "Acme told it.")
    paragraphs = [
        Paragraph(
            id=ParagraphId(f"p{n}"), kind="heading" if level else "paragraph", level=level, text=text, first=n, last=n
        )
        for n, (level, text) in enumerate(zip((0, 2, 3, 0, 2, 0), texts, strict=True))
    ]
    assert list(headed(paragraphs)) == ["p3"]


def test_a_sentence_that_goes_on_from_the_paragraph_above_is_no_point(project: Project) -> None:
    broken = "Acme opened a plant near Nagoya in May. Its head was among the guests of Joe Biden and of Ada"
    text = "Example of Osaka, and told Globex that Acme wants to hire 900 people before May 2026. Globex agreed."
    for slug, above in (("broken", broken), ("whole", f"{broken} Sample.")):
        project.write(f"seeds/{slug}.txt", f"Chips in Nagoya\n\n{above}\n\n{text}\n")
    ranked = {a.article.slug: unpacked(a.ranked) for a in analyse_all(load(project.folders()))[0]}
    assert not any(each.text.startswith("Example of") for each in ranked[Slug("broken")])
    assert any(each.text.startswith("Example of") for each in ranked[Slug("whole")])


def test_what_only_stands_beside_the_text_goes() -> None:
    told = Told(
        "Acme’s sales in Japan rose by half (see chart 2) while Globex (pictured below) lost a tenth (in yen).", ()
    )
    assert applied(told.text, mend(told, [], {})) == (
        "Acme’s sales in Japan rose by half while Globex lost a tenth (in yen)."
    )


def test_a_time_that_is_the_subject_stays() -> None:
    assert not cut_times("This week showed how fast Acme can build.", None)
