"""Calls to share, subscribe, comment, follow or pay, and marks of advertisements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.clean.rule import MAIL, OPENING_QUOTES, Drop, is_prose
from builder.model import Block
from builder.sentences import sentences

_PROMPT = re.compile(
    r"(?:"
    r"join\s+(?:the|our)\s+(?:discussion|conversation|community|newsletter|mailing)"
    r"|leave\s+a\s+(?:comment|reply)|(?:post|add)\s+a\s+comment|(?:view|see|show|read|hide)\s+(?:all\s+)?comments?"
    r"|(?:top\s+|all\s+)?comments?(?:\s*\(\d+\))?$|discussion\s+about\s+this\s+post|comments\s+(?:are|have\s+been)\s+closed"
    r"|be\s+the\s+first\s+to\s+comment"
    r"|your\s+email\s+address\s+will\s+not\s+be\s+published|required\s+fields\s+are\s+marked|save\s+my\s+name,\s+email"
    r"|share\s+(?:(?:this\s+)?(?:article|story|post|page|link|news)\b|(?:this\s+)?(?:on|via)\s|(?:this\s+)?with\s+(?:your\s+)?(?:friends|a\s+friend|others)"
    r"|this\s*(?::|$))|share:?$|pass\s+(?:it|this)\s+(?:along|around|on|round)\s*:?$"
    r"|(?:you(?:\s+are|[’']re)\s+)?(?:now\s+|currently\s+)?(?:reading|viewing)\s*:\s"
    r"|(?:licen[cs]e|republish|reprint|embed|cite|quote|forward|bookmark|save)\s+this(?:\s+(?:article|chart|content|decision|figure|item"
    r"|map|page|piece|post|story|table|text))?$|send\s+(?:this\s+)?to\s+a\s+friend$|copy\s+(?:the\s+|this\s+)?link(?:\s+to\s+this\s+\w+)?!?$"
    r"|like\s+this\s*:?$|print\s+this\s+(?:article|story|page)|print(?:er)?[\s-]friendly(?:\s+(?:version|page|format))?$|print(?:able)?\s+version$|e-?mail\s+(?:this|to\s+a\s+friend)|tweet\s+this"
    r"|this\s+post\s+is\s+public\s+so|thanks\s+for\s+reading\b.{0,60}\bsubscribe|ready\s+for\s+more\?$|no\s+posts$"
    r"|(?:sign|log)\s*(?:up|in)\s+(?:for|to)\s+(?:our|the|get|receive|read|continue|daily|weekly|free)\b"
    r"|subscribe\s+(?:to|now|for|today|here)\b|subscribe!?$|already\s+with\s+us\b.{0,30}$|already\s+(?:a\s+)?(?:subscriber|member"
    r"|registered|have\s+an\s+account)\b.{0,30}$"
    r"|(?:get|receive)\s+(?:our|the)\s+(?:free\s+|daily\s+|weekly\s+|latest\s+)*(?:newsletter|news\s+in"
    r"|stories\s+in|briefing\s+in)|(?:get|receive)\s+(?:the\s+)?(?:breaking|latest|top)\s+(?:news|stories|headlines)\b"
    r"|(?:create|register\s+for)\s+(?:a\s+|your\s+)?free\s+account|(?:enter|type)\s+your\s+e-?mail"
    r"|(?:your\s+)?e-?mail\s+address\s*[*:]?$|by\s+(?:signing\s+up|subscribing|registering|submitting|clicking)\b.{0,60}"
    r"\byou\s+(?:agree|accept|consent|acknowledge|confirm)\b"
    r"|you\s+have\s+\w+\s+free\s+articles?"
    r"|(?:this|the\s+rest\s+of\s+this)\s+(?:article|story|post|content)\s+is\s+(?:for|reserved\s+for"
    r"|available\s+to)\s+(?:paid\s+)?(?:subscribers|members)"
    r"|follow\s+(?:(?-i:us|Us)\b|@|\w+\s+on\s+(?:twitter|x|facebook|instagram|linkedin|google))"
    r"|(?:follow|sign\s+up\s+here|go\s+deeper|takeaways\s+by\s+\w+\s+AI)[.!]?$|available\s+languages?\s*:"
    r"|like\s+us\s+on|(?:download|get)\s+(?:our|the)\s+(?:free\s+)?app\b"
    r"|available\s+on\s+(?:the\s+)?(?:app\s+store|google\s+play)"
    r"|(?:this\s+)?(?:site|website)\s+uses\s+cookies|accept\s+(?:all\s+)?cookies|we\s+use\s+cookies"
    r"|by\s+(?:continuing|using)\b.{0,60}\bcookies"
    r"|advertisement(?:\s+(?:feature|\d{1,2}))?$|article\s+content$|(?:recommended\s+)?videos?$|ad$|\[PR\]$|(?:werbung|anzeige|publicité|publicidad|広告)$|(?:sponsored|promoted|paid|partner)(?:\s+(?:content|post|stories))?$"
    r"|(?:article|story|content)\s+continues\s+(?:below|after)|skip\s+(?:to\s+(?:main\s+)?content"
    r"|advertisement|ad)$|remove\s+ads"
    r"|report\s+(?:this\s+)?ad|ad\s+feedback$|unlock\s+(?:the|our)\s+[^.!?]{3,40}\s+for\s+free[.!]?$|click\s+here\s+to\b|back\s+to\s+top$|your\s+browser\s+does\s+not\s+support"
    r"|(?:please\s+)?enable\s+javascript"
    r"|(?:was|is|did\s+you\s+find)\s+this\s+(?:\w+\s+){0,2}(?:helpful|useful|interesting|any\s+help)\b.{0,30}$"
    r"|did\s+(?:this|we)\s+(?:\w+\s+)?(?:solve|answer|help)\b.{0,40}\?|(?:rate|how\s+(?:useful|helpful)\s+(?:was|is))\s+this\b"
    r"|(?:was|is)\s+(?:this|that)\s+what\s+you\s+(?:came|were\s+looking|are\s+looking)\s+for\b.{0,20}$"
    r"|(?:thanks?(?:\s+you)?[,!.]?\s+)?you(?:[’']re|\s+are)\s+(?:on\s+the\s+list|subscribed|signed\s+up|all\s+set)\s*[.!]?$"
    r"|verified\s+(?:buyer|customer|purchase|reviewer)\b|(?:fetching|loading)(?:\s+\w+){0,2}\s?(?:…|\.\.\.)$"
    r"|yes\s*[|/·]\s*no\b.{0,30}$|is\s+anything\s+wrong\s+with\s+this\s+page"
    r"|(?:forward(?:ed)?\s+(?:this\s+)?to\s+a\s+friend|was\s+this\s+(?:e-?mail\s+)?forwarded\s+to\s+you)\b"
    r"|you\s+(?:receive|received|are\s+receiving)\s+this\s+(?:\w+\s+)?(?:because|as)\b|unsubscribe\b.{0,100}$"
    r"|(?:view|read|open)\s+this\s+(?:e-?mail|mail|letter|newsletter|issue|message)\s+(?:in|on|online)\b"
    r"|(?:as\s+)?(?:heard|aired)\s+on\s+(?-i:[A-Z])[^.!?]{2,60}$"
    r"|(?:audio|video)\s+(?:player|is)\s+(?:loading|unavailable)|(?:play|listen\s+to"
    r"|watch)\s+(?:the\s+)?(?:audio|video|full\s+interview)$"
    r")",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"[^(]{2,80}\((?:opens?\s+(?:in\s+)?an?\s+(?:new\s+)?\w+|new\s+(?:tab|window)|external\s+link)\)", re.IGNORECASE
)
"""A link that says where it opens."""
_SLOT = re.compile(
    r"(?=\W{0,2}[\w-]+[._-]\w)\W{0,2}(?:[a-z0-9]+[._-])*(?:promo|advert|cta|mpu|leaderboard|skyscraper|adslot)(?:[._-][a-z0-9]+)*\W{0,2}",
    re.IGNORECASE,
)
"""What a template calls the place of an advertisement, left where none came."""
_POLL = re.compile(r".{10,150}\?\s+(?:YES|Yes)\W{1,3}(?:NO|No)\b\W{0,3}(?:[A-Z’'\s]{0,20})")
"""A question put to readers, with what they may press."""
_BILL = (
    r"(?-i:[Bb]ill|Act|[Ll]egislation|[Rr]esolution|[Aa]mendment|[Mm]otion|Sen(?:ate|ators?)?|Rep(?:resentatives?)?"
    r"|MPs?)"
)
"""What members of a parliament sponsor, and who they are."""
_SPONSORED = re.compile(
    r"(?:[-*=~]{2,}\s+)?(?:(?:this|the|today[’']s)\s+(?:\w+\s+)?(?:issue|letter|newsletter|edition|episode|podcast|programme|program|broadcast|event|digest|table)\s+(?:is|was)\s+(?:brought\s+to\s+you|carried|supported|sponsored"
    r"|presented|made\s+possible)\s+by\b|(?:presented|sponsored|brought\s+to\s+you)\s+by\s+(?-i:[A-Z])"
    rf"(?!.{{0,200}}\b{_BILL}\b)|a\s+(?:message|word)\s+from\s+our\s+(?:sponsor|partner|reader|friend|advertiser|supporter)"
    r"|from\s+our\s+(?:sponsor|partner|advertiser)s?\s*(?:[-*=~:]|$)"
    r"|(?:partner|sponsor(?:ed)?)\s+(?:message|content|post)\s*(?:[:.|]|$)|sponsored\s*:)",
    re.IGNORECASE,
)
_PROMPT_JAPANESE = re.compile(
    r"[［\[【（(]?(?:有料)?会員限定(?:記事)?[］\]】）)]?|.{0,16}この(?:記事|続き)は(?:有料)?会員(?:限定|のみ).{0,60}|(?:有料)?会員(?:の方|に(?:なる|登録する)と).{0,70}"
    r"|.{0,40}(?:に|を)?(?:登録|ログイン)(?:すると|して)、?(?:この)?(?:記事の)?(?:続き|全文).{0,40}"
    r"|.{0,24}(?:記事|ニュース)(?:が|を).{0,10}(?:読み放題|まとめ読み).{0,12}|メールマガジン(?:の)?(?:購読|登録|申し?込み).{0,16}"
    r"|本文(?:へ|に)(?:移動|スキップ|ジャンプ)(?:する)?|(?:記事を保存|(?:カテゴリー|キーワード|連載)を?フォロー|フォロー|シェア|ツイート|印刷|ログイン)(?:する)?"
    r"|(?:続きを読む|もっと(?:見|読)る|(?:記事)?一覧(?:を見る|へ)?|(?:詳しく|詳細|よくある質問)は?こちら|ページの?(?:先頭|トップ)へ(?:戻る)?)[>＞»]*"
    r"|[［（【]PR[］）】]|スポンサー(?:ド)?\s?リンク"
)
"""Whole lines, of which no sentence of a story is one."""
_TELL = r"(?:e-?mail|contact|tell|write\s+to|message)"
_ENTER = r"(?:subscribe|register|(?:sign|log)\s*(?:in|up|on)|(?:create|open)\s+an\s+account|become\s+a\s+subscriber)"
_NETWORK = r"(?:twitter(?:\s?/\s?x)?|x|facebook|instagram|linkedin|threads|bluesky|mastodon|youtube|tiktok)"
_OF_SITE = re.compile(
    r"follow\s+(?:\w+\s+){1,5}on\s+google\s+news\b|(?:.{0,60}\b)?(?:add|make|set)\s+(?:\w+\s+){1,5}(?:as\s+)?(?:a|your)\s+preferred\s+source\b"
    r"|for\s+more\s+(?:stories|news|articles)\s+like\s+this,\s+(?:check|visit|see)\b|get\s+in\s+touch\s+with\s+our\s+news\s+team\b"
    r"|(?:.{0,160}\b)?(?:we\s+(?:may|might)\s+(?:earn|receive|get)|may\s+earn\s+us|may\s+earn\s+an\s+affiliate)\b.{0,30}\bcommission\b"
    r"|(?:a|your)\s+(?:welcome|confirmation)\s+e-?mail\s+(?:is\s+on\s+its\s+way|has\s+been\s+sent|will\s+be\s+sent\s+to\s+you)\b"
    r"|(?:please\s+)?check\s+your\s+(?:inbox|(?:junk|spam)(?:\s+mail)?\s+folder)\b"
    r"|we\s+encountered\s+an\s+(?:issue|error)\s+signing\s+you\s+up\b"
    r"|(?:the|your)\s+next\s+issue\s+of\s.{2,60}\swill\s+soon\s+be\s+in\s+your\s+inbox\b"
    rf"|(?:please\s+)?{_ENTER}(?:\s+or\s+{_ENTER})?\s+to\s+(?:continue|keep|go\s+on)\s+reading\b"
    r"|(?:keep|continue)\s+reading\s+[^.!?]{0,60}\bwith\s+an?\s+(?:\S+\s+)?free\s+trial\b"
    rf"|to\s+(?:continue|keep|go\s+on)\s+reading\b[^.!?]{{0,40}},\s+(?:please\s+)?{_ENTER}\b"
    r"|(?:create|open)\s+an\s+account\s+or\s+(?:sign|log)\s+in\s+to\s+(?:continue|keep|read)\b"
    r"|(?:(?:for|to\s+(?:get|read|see))\s[^.!?]{0,200},\s+(?:please\s+)?|(?:please|our)\b.{0,200}\band\s+)"
    r"sign\s+up\s+(?:for|to)\s+our\s+(?:\w+\s+){0,3}newsletters?\b"
    r"|(?:.{0,200}[.!?–—]\s+)?(?:get|enjoy|subscribe|access)\s[^.!?]{0,100}\bfor\s+(?:only|just|as\s+little\s+as)\s+\D{0,4}\d[\d.,]*"
    r"\s*(?:a|per)\s+(?:month|week|year)\b"
    r"|(?:.{0,220}[.!?]\s+)?(?:please\s+)?(?:read|see|view)\s+our\s+privacy\s+(?:policy|notice|statement)\W*$"
    rf"|(?:.{{2,120}}\?\s+)?(?:please\s+)?(?:get\s+in\s+touch|{_TELL}\s+us)(?:\s[^.!?]{{0,60}}?)?\s(?:at|by|on|via)\s{{1,3}}{MAIL}"
    rf"|(?:do\s+you\s+have|have\s+you\s+got)\s.{{0,60}}\b(?:story|stories|tips?|information|news)\b.{{0,60}}\?\s+.{{0,60}}{MAIL}"
    r"|(?:follow|scroll)\s[^.!?]{0,40}\b(?:updates?|coverage)\s+below\W*$"
    r"|(?:was|is)\s+this\s+(?:(?:e-?mail|letter|newsletter)\s+)?forwarded\s+to\s+you\?"
    r"|(?:we\s+apologi[sz]e,\s+but\s+)?this\s+video\s+(?:has\s+failed\s+to\s+load|is\s+unavailable)\b"
    r"|by\s+(?:signing\s+up|subscribing|registering|submitting|clicking|continuing)\b[^.!?]{0,80}\byou\s+(?:agree|accept|consent|acknowledge|confirm)\b"
    r"[^.!?]{0,120}\b(?:terms|privacy|polic(?:y|ies)|newsletters?|e-?mails)\b"
    r"|(?:[*•-]\s)?(?:you\s+can\s+save\s+this\s+(?:article|story)\s+by\s+registering\b|unlimited\s+(?:online|digital)\s+access\s+to\s+(?:read\s+)?articles\b"
    r"|access\s+articles\s+from\s[^.!?]{3,60}\swith\s+one\s+account\b|enjoy\s+(?:additional|more)\s+articles\s+per\s+month\b"
    r"|get\s+e-?mail\s+updates\s+from\s+your\s+favou?rite\b|share\s+your\s+thoughts\s+and\s+join\s+the\s+conversation\b"
    r"|if\s+you\s+are\s+an?\s+(?:home[\s-]delivery\s+)?(?:print\s+)?subscriber,\s+(?:online|digital)\s+access\s+is\s+included\b)"
    r"|thanks\s+for\s+reading\b.{0,80}\bsubscribe\s+(?:for\s+free\s+)?to\s+receive\s+new\s+posts\b"
    r"|follow\s+topics\s+and\s+authors\s+from\s+this\s+(?:article|story)\b"
    r"|this\s+(?:article|post|story)\s+is\s+(?:more\s+than|over)\s+(?:an?|one|two|\d+)\s+(?:day|week|month|year)s?\s+old\W*$"
    r"|privacy\s+notice:\s+newsletters\s+may\s+contain\b|share\s*/\s*save$"
    r"|subscribers\s+to\s[^.!?]{2,60}\scan\s+sign\s+up\s+(?:for|to)\b|when\s+you\s+sign\s+up\s+for\s+this\b"
    r"|to\s+stay\s+(?:on\s+top\s+of|up\s+to\s+date\s+(?:on|with)|abreast\s+of)\s[^.!?]{2,120},\s+sign\s+up\s+(?:for|to)\b"
    r"|sign\s+up\s+(?:for|to)\s[^.!?]{2,60},\s+(?:an?|our)\s+(?:[\w-]+\s+){1,3}newsletter\b"
    r"|follow\s[^.!?]{2,40}\son\s+(?:twitter|x|facebook|instagram|linkedin)\b[^.!?]{0,60}\bfor\s+(?:the\s+latest|more|news)\b"
    r"|(?:.{0,160}\b)?stay\s+(?:connected|informed|up\s+to\s+date)\s+by\s+subscribing\s+to\b"
    r"|(?:.{0,120}[.!?]\s+)?we\s+promise\s+(?:never|not)\s+to\s+(?:rent|sell|share)\s[^.!?]{0,60}\be-?mail\b"
    r"|(?:news\s*:\s*)?based\s+on\s+facts,?\s+(?:either\s+)?observed\s+and\s+verified\b"
    r"|[^.!?]{3,80}\bselects?\s+(?:her|his|their|our)\s+favou?rite\s+stories\s+in\s+this\s+(?:\w+\s+)?newsletter\b"
    r"|[^.!?]{3,60}\sarticles\s+may\s+be\s+republished\s+in\s+accordance\s+with\b"
    r"|join\s+(?:our|the)\s+(?:[\w-]+\s+){1,4}newsletters?\s+(?:for|and|to)\b"
    r"|(?:[A-Z]{2,4}:\s+)?we\s+use\s+(?:[\w-]+\s+){0,4}affiliate\s+links\b"
    r"|if\s+you\s+(?:buy|purchase)\s[^.!?]{2,60}\blinks?\b[^.!?]{0,40},\s[^.!?]{2,40}\smay\s+earn\s+an?\s+(?:\w+\s+)?commission\b"
    r"|this\s+copy\s+is\s+for\s+your\s+personal,?\s+non-?commercial\s+use\b"
    r"|accuracy\s+and\s+availability\s+of\s[^.!?]{0,40}\btranscripts?\s+may\s+vary\b"
    rf"|(?:follow|find)\s+[^.!?:]{{2,40}}:\s+(?:{_NETWORK}\W*(?:(?:and|or)\s+)?){{2,}}$"
    rf"|like\s+[^.!?]{{2,40}}\son\s+{_NETWORK}\W*$|follow\s+[^.!?]{{2,40}}\s{_NETWORK}\s+for\s+(?:the\s+latest|more|news)\b"
    r"|follow\s+[^.!?\s]{2,30}\s+for\s+(?:real-time|live|daily|the\s+latest)\s+(?:\w+\s+){0,2}(?:updates?|news)\W*$"
    r"|(?:enjoyed|liked)\s+(?:the|this)\s+(?:article\?|post\?|(?:read|story)\?\s+\S)"
    r"|use\s+(?:the\s+)?(?:left\s+and\s+right\s+|up\s+and\s+down\s+)?arrow\s+keys\s+to\b|now\s+playing:\s+watch\s+this\b"
    r"|for\s+more\s+(?:on|about)\s[^.!?]{2,60},\s+watch\s+this\b[^.!?]{0,40}\bvideo\W*$"
    r"|(?:want|get)\s[^.!?]{2,100}\b(?:delivered|sent|straight|right)\b[^.!?]{0,20}\bto\s+your\s+inbox\b"
    r"|(?:[^.!?]{2,60}[.!?]\s+)?every\s+(?:gift|donation|contribution),\s[^.!?]{0,60}\b(?:our|us)\b"
    r"|(?:please\s+)?fill\s+(?:out|in)\s+the\s+form\s+below\b"
    r"|this\s+is\s+a\s+(?:breaking|developing)\s+(?:news?\s+)?story\s*(?:[.,;:–—-]\s*.{0,100})?$",
    re.IGNORECASE,
)
"""Wordings in which a site speaks of itself to its reader, in sentences of any length."""
_INBOX = re.compile(r"\b(?:sign\s+up|subscribe)\b[^.!?]{0,120}\b(?:in|into|to)\s+your\s+inbox\b", re.IGNORECASE)
_EARNS = re.compile(r"\b(?:may|might)\s+earn\s+(?:an?\s+)?(?:\w+\s+)?commissions?\b", re.IGNORECASE)
_SAID = (
    "we may make money when you click",
    "join the conversation by commenting",
    "join in the conversation by commenting",
    "have a tip for us?",
)
"""Wordings of the same kind, in lower case, that stand anywhere in a note."""
_SKIP = re.compile(r"skip\s+past\s+(?P<what>\S.{2,40})", re.IGNORECASE)
_BACK = " back to video"
"""Behind the title of an article, what leads back to the player above it."""
_BOX = 12
"""Lines of the longest box that those who hear a page may skip, from its link to where that leads."""
_REGISTER = re.compile(
    r"register(?:\s+(?:now|here|today))?!?|(?:get|buy)\s+(?:your\s+)?tickets?(?:\s+now)?!?|rsvp(?:\s+now)?!?"
    r"|(?:save|book|reserve)\s+(?:your|a)\s+(?:spot|seat|place|ticket)(?:\s+now)?!?",
    re.IGNORECASE,
)
_BUTTON = 30
_EVENT = re.compile(r"(?:[\w’'-]+\s){0,2}events?", re.IGNORECASE)
"""“Acme event”: what such a box begins with."""
_FRAMED = re.compile(r"(?P<sign>[-*=~_]{2,})\s\S.{20,300}\s(?P=sign)")
_LONGEST_FRAMED = 320
_LONGEST = 160
_PROSE = 15
"""Words from which a whole sentence is the author's, whatever it begins with."""
_WORDS = 20
_SENTENCES = 2
_FIELD = re.compile(r"(?:(?:article|main|page)\s)?(?:body|content)(?:\stext)?\s*:?", re.IGNORECASE)
"""What content management systems call the field of a text, above all of it."""


def prompts(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a short block that addresses the reader as visitor of a site.

    Must not drop a sentence of the story: the prompt has to begin the block, the block has to be short, and the
    wordings are those of interfaces ("Share this article"), not of prose ("Share prices fell"). What names a sponsor
    goes, and what mails set between two equal signs ("** … **") to part it from the text; and so does a box that those
    who hear a page may skip, from the link that says so to the words where it leads.
    """
    skipped, invited = set(_skipped(blocks)), set(_invited(blocks))
    for number, block in enumerate(blocks):
        if number == 0 and _FIELD.fullmatch(block.text):
            yield Drop(block=block, why="names the field that the text was written into")
            continue
        if number in skipped:
            yield Drop(block=block, why="in a box that readers may skip")
            continue
        if number in invited:
            yield Drop(block=block, why="in a box that invites to an event")
            continue
        if len(block.text) <= _LONGEST_FRAMED and (_FRAMED.fullmatch(block.text) or _SPONSORED.match(block.text)):
            yield Drop(block=block, why="names a sponsor, or is set apart from the text by signs")
            continue
        if len(block.text) <= _LONGEST_FRAMED and block.text.lower().endswith(_BACK):
            yield Drop(block=block, why="a title above a button")
            continue
        if len(block.text) <= _LONGEST_FRAMED and block.text[0] not in OPENING_QUOTES and _is_of_site(block.text):
            yield Drop(block=block, why="a note of the site to its reader")
            continue
        if len(block.text) > _LONGEST or block.text.count(" ") >= _WORDS or not _is_prompt(block.text):
            continue
        if block.text.count(" ") >= _PROSE and is_prose(block.text):
            continue
        if len(sentences(block.text)) <= _SENTENCES:
            yield Drop(block=block, why="a prompt of the site it was saved from")


def _skipped(blocks: Sequence[Block]) -> Iterator[int]:
    """Return the lines from “skip past newsletter promotion” to “after newsletter promotion”."""
    for number, block in enumerate(blocks):
        if block.text[:4].lower() == "skip" and (link := _SKIP.fullmatch(block.text)):
            target = f"after {link['what']}".lower()
            ends = (n for n, each in enumerate(blocks[number : number + _BOX], number) if each.text.lower() == target)
            yield from range(number, next(ends, number - 1) + 1)


def _invited(blocks: Sequence[Block]) -> Iterator[int]:
    """Return the lines from the label of an event to the button with which one registers for it."""
    for number, block in enumerate(blocks):
        if len(block.text) <= _BUTTON and _REGISTER.fullmatch(block.text):
            near = range(max(0, number - _BOX), number)
            label = next((n for n in reversed(near) if _EVENT.fullmatch(blocks[n].text)), number)
            yield from range(label, number + 1)


def _is_of_site(text: str) -> bool:
    return (
        _OF_SITE.match(text) is not None
        or ("inbox" in text and _INBOX.search(text) is not None)
        or ("our links" in text and _EARNS.search(text) is not None)
        or any(map(text.lower().__contains__, _SAID))
        or ("?" in text and _POLL.fullmatch(text) is not None)
    )


def _is_prompt(text: str) -> bool:
    return (
        _PROMPT.match(text.lstrip("*")) is not None
        or (" " not in text and _SLOT.fullmatch(text) is not None)
        or (text[-1] == ")" and _OPENS.fullmatch(text) is not None)
        or (not text.isascii() and _PROMPT_JAPANESE.fullmatch(text) is not None)
    )
