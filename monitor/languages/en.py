"""English."""

from __future__ import annotations

from typing import Final

from monitor.languages.clause_words import DateWords, FactWords, SpellingWords
from monitor.languages.language import Language
from monitor.languages.site_words import (
    ChromeWords,
    InterfaceWords,
    PolicyWords,
    VolatileWords,
    WallWords,
)

_TENS: Final = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_UNITS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
_NUMBERS: Final = {
    "a": 1, "an": 1, **_UNITS, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, **_TENS,
    **{f"{tens}-{unit}": t + u for tens, t in _TENS.items() for unit, u in _UNITS.items()},
    "hundred": 100, "one hundred": 100, "one hundred and eighty": 180, "one hundred eighty": 180,
    "one hundred and twenty": 120, "one hundred twenty": 120,
}  # fmt: skip

_TOPICS: Final = {
    "controller and contact": r"(?:data )?controllers?\b|contact (?:us|details)|data protection officer|dpo\b|registered office|postal address|representative|who we are|e-?mail us|write to us",
    "data collected": "(?:information|data) (?:we|that we|you) (?:collect|provide|process|give)|we (?:also )?collect|personal (?:data|information) (?:collected|we)|categories of (?:personal )?(?:data|information)|"
        r"biometric\w*|health (?:data|information)|geo-?location|precise location|ip address(?:es)?|device (?:data|information|identifier)|fingerprint\w*|sensitive (?:data|information)|"
        "what (?:kind of )?(?:data|information)|sources of",
    "purposes and legal basis": r"purposes?\b|legal bas[ei]s|legitimate interests?|how (?:we|do we) use|use of (?:your )?(?:data|information)|we use (?:your|the|this)|lawful|fraud|analytics|statistic\w*|research\b|"
        "performance of (?:a|the) contract",
    "recipients": r"third[- ]part(?:y|ies)|recipients?|shar(?:e|es|ed|ing)\b|disclos\w+|processors?\b|service providers?|partners?\b|affiliates?|subsidiar\w+|vendors?",
    "advertising, cookies and sale": r"cookies?\b|advertis\w+|ads?\b|market(?:ing|ers?)\b|newsletter|track(?:ing|ers?)\b|pixels?|web beacons?|sell(?:s|ing)?\b|sale of|sold\b|targeted|opt[- ]?out of|do not sell|remarketing",
    "transfers": r"transfer\w*|outside (?:of )?(?:the )?(?:eea|eu|european|uk|united kingdom)|standard contractual clauses|adequacy|privacy (?:shield|framework)|third countr\w+|international",
    "retention": r"ret(?:ain\w*|ention)|(?:keep|kept|stored?|hold|held)\b.{0,60}(?:days?|months?|years?|as long as|period)|how long|storage period|as long as (?:is )?necessary|delet\w+|eras(?:e|ed|ure)|"
        r"archiv(?:ed|ing|al)\b|indefinitely",
    "rights and choices": r"your (?:\w+ )?(?:rights|choices)|right (?:to|of)|access to your|rectif\w+|portab\w+|object(?:ion)? to|restrict(?:ion)? of|withdraw\w*|supervisory authority|complain\w*|opt[- ](?:in|out)|unsubscribe|"
        r"consent\w*",
    "security": r"secur\w+|encrypt\w*|breach\w*|safeguards?|confidentiality|protect(?:ed|ion) against|unauthori[sz]ed access|firewalls?",
    "children": r"child(?:ren)?\b|minors?\b|under (?:the age|\d+)|parental|years? of age|age of|teen\w*|young people",
    "AI and automated decisions": r"artificial intelligence|ai\b|machine learning|automated (?:decision|processing|means)|generative|profil(?:e|es|ing)\b|train(?:ing)? .{0,30}models?|algorithm\w*|chatbots?",
    "changes and notice": r"chang(?:e|es|ing) (?:to|in|of) (?:this|the|our|these)|updat(?:e|es|ing) (?:this|the|our|these)|amend\w*|modif(?:y|ication)\w*|we (?:may|will) notify|notice of|revis\w+ this|without (?:prior )?notice|"
        "effective date",
    "money": r"fees?\b|pric(?:e|es|ing)\b|pay(?:ment|ments|able|ing)?\b|refund\w*|renew\w*|subscription\w*|billing|charg(?:e|es|ed)\b|invoice\w*|deliver(?:y|ed|ies)\b|shipping|commission\w*|surcharge\w*|discount\w*|"
        r"tax(?:es)?\b|cancel\w*|order(?:s|ing)?\b|return(?:s|ed)\b|warrant(?:y|ies)|vouchers?|gift cards?",
    "liability and disputes": r"liab\w+|indemnif\w+|arbitrat\w+|class action|jur(?:y|isdiction)\b|governing law|courts?\b|disput\w+|as is\b|disclaim\w*|damages|mediat\w+|waive\w*|lawsuit|limitation of",
    "account, content and conduct": r"accounts?\b|content\b|conduct|terminat\w+|suspend\w*|licen[cs]e\w*|intellectual property|copyright|prohibit\w*|acceptable use|user\w*|password|eligib\w+|regist(?:er|ration)\w*|trademarks?|"
        r"members?(?:hip)?\b",
}  # fmt: skip

_SIGNALS: Final = {
    "unbounded retention": r"(?:for )?as long as (?:is |it is |we (?:deem|consider) )?(?:reasonably )?(?:necessary|needed|required|we)|indefinitely|without (?:time )?limit|until (?:we|no longer)|for ?ever\b",
    "consent": r"opt(?:s|ed|ing)?[- ]?in|opt(?:s|ed|ing)?[- ]?out|(?:express|explicit|prior |your )?consent\w*|unless you (?:object|opt|tell|choose)|"
        r"by (?:using|accessing|continuing|visiting|browsing)(?=.{0,30}\b(?:services?|(?:web)?sites?|apps?|applications?|products?|platform|pages?|us\b|to ))|deemed to (?:have )?accept\w*|right to object|"
        r"withdraw\w*|legitimate interests?",
    "data type": r"biometric\w*|facial recognition|face ?prints?|voice ?(?:prints?|recordings?|data)?\b|finger ?prints?\w*|precise (?:geo-?)?location|geo-?location|gps|health (?:data|information)|medical|genetic|"
        r"contacts? list|address book|contacts\b|inferr?(?:ed|ences?)|inferences?|browsing history|racial|ethnic\w*|religio\w+|sexual orientation|political opinions?|keystrokes?|social security|passport|"
        "driving licen[cs]e|bank account|credit card",
    "purpose": r"advertis\w+|profiling|fraud\w*|research\b|marketing|personali[sz]\w+|analytics|targeting|targeted|machine learning|credit (?:check|scoring)|benchmarking|monetis\w+|monetiz\w+",
    "sale or sharing": r"(?:do not |not )?(?:sell|sells|selling|sold|sale|rent|rents|renting)\b|shar(?:e|es|ed|ing)\b(?! (?:button|holder)s?)|disclos(?:e|es|ed|ing|ure|ures)\b|third[- ]part(?:y|ies)|affiliat\w+|partners\b|"
        r"data brokers?|advertisers\b|ad networks?",
    "AI": r"artificial intelligence|ai\b(?! (?:act\b))|ai act|machine[- ]learning|generative|large language models?|"
        r"(?:train|improve|develop)\w* [^.;:]{0,40}(?:\b(?:ai|language|learning|predictive) models?|\balgorithms?)|train(?:ing|ed)? [^.;:]{0,40}models?|automated (?:decision\w*|processing|means)|chatbots?|"
        r"ai assistant|copilot|neural network\w*",
    "transfer": r"standard contractual clauses|adequacy|data privacy framework|privacy shield|outside (?:of )?(?:the )?(?:eea|eu\b|european (?:union|economic area)|uk\b|united kingdom|your country)|"
        r"binding corporate rules|cross-border|third countr\w+|transfer(?:s|red|ring)?\b.{0,40}(?:countr\w+|abroad|united states|u\.s\.|usa|china|india)",
    "disputes": r"arbitrat\w+|class[- ](?:action|waiver)\w*|jury|governing law|(?:exclusive )?jurisdiction|courts? of|small claims|mediat(?:ion|or)\w*|venue|governed by the laws?",
    "liability": r"as is\b|as available|not (?:be )?(?:liable|responsible)|liab(?:le|ility|ilities)|indemnif\w+|hold harmless|limitation of liability|disclaim\w*|consequential|warrant(?:y|ies)|aggregate liability",
    "money": r"auto(?:matic(?:ally)?)?[- ]?renew\w*|renew(?:s|al|als|ed)?\b|non-?refundable|refund\w*|fees?\b|surcharges?|charg(?:e|es|ed)\b|(?<!european )commissions?\b(?! nationale)|pric(?:e|es|ing)\b|"
        r"free of charge|cancellation|late payment|subscription|deposit\b|penalt\w+",
    "unilateral change": "at any time|without (?:prior |any )?notice|from time to time|in our (?:sole |absolute )?discretion|sole discretion|reserves? the right",
}  # fmt: skip

_GRAVE_SIGNALS: Final = {"AI": "train", "sale or sharing": r"\b(?:sell|sold|sale|rent)|intern|extern|brokers?", "disputes": "arbitra|class|collecti|jury", "data type": "biometri|facial|genet|health|medic"}  # fmt: skip

_DATES: Final = DateWords(
    months=(
        "january jan", "february feb febr", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec",
    ),
    ordinals="st|nd|rd|th", of="of ",
    updated=r"(?:last|latest|most recent|recently)[\s-]*(?:updated?|modified|modification|revised|revision|changed?|amended|amendment|reviewed|edited|adjustment|adjusted|refreshed)|"
        "(?:date of (?:the )?)?(?:last|latest|most recent) (?:update|revision|modification|change|amendment|review)|"
        "(?:was|were|is|been|page|policy|statement|notice|agreement|terms|document|version) (?:last )?(?:updated|modified|revised|amended)|(?:updated?|revised|revision|modified|amended|reviewed)(?: date)?|"
        "date (?:of (?:update|revision|modification)|updated|revised|modified|amended)",
    effective="effective(?: date| as of| from| since| on| starting)?|(?:comes?|came|goes|go|went|takes?|took|enters?|entered|in) (?:into )?(?:effect|force)|valid (?:from|as of|since)|(?:date of )?entry into force|"
        "(?:applicable|appl(?:y|ies)) (?:from|as of|since|to|on)|in force (?:from|since|as of)",
    version=r"versions?|v ?\d{1,2}(?:\.\d{1,3}){1,3}|version (?:date|dated|of|from)|"
        "(?:edition|issued?|issue date|date of issue|published|posted|publication date|date posted|date published|dated|release date|date of (?:publication|adoption|version)|adopted|approved|as of|as at|current as of|created|date)",
    updated_after="(?:last )?(?:updated|revised|modified)|version",
    joiners="on in as of the from since is was are were been has have starting at by this to and or version v n nr document legal yyyy yy dd mm monday tuesday wednesday thursday friday saturday sunday mon tue wed "
        "thu fri sat sun",
    document_words="policy policies privacy notice statement terms term use service services conditions condition agreement document page cookie cookies general our these sale", on_day="on",
    place_article="the", at_hour="at ",
    subjects=r"\b(?:this|these|our|the|present|current)\b[^.;]{0,40}\b(?:polic(?:y|ies)|notices?|statements?|terms|conditions|agreements?|documents?|page|version|guidelines|addendum|disclaimer|rules|tos)\b",
    others=r"\b(?:law|laws|act|directive|regulations?|statute|code|gdpr|ccpa|cpra|decree|treaty|convention|ordinance|decision|judgment|brexit)\b|"
        r"\b(?:previous|prior|earlier|former|old|past|preceding|archived?|replaces?|supersedes?|expired)\b",
    archives=r"(?:previous|prior|past|older|earlier|former|archived?|historical) (?:versions?|policies|policy|terms|revisions?|updates?)|\barchives?\b|version history|revision history|"
        "history of (?:changes|versions|updates)",
    until=r"\b(?:until|till|through|ended|expires?|expired|prior to|before|valid to|up to)", to="to|until|till|through",
    announces=r"\bwill (?:be|become|take|come|enter|go|apply)\b|\bnew version\b|\bupcoming\b", declaring_words=("date", "last "),
    declares=r"\b(?:effective|updated|revision|revised|modification|last updated|version)['\"”]? date\b|[\"“']last (?:updated|modified|revised)[\"”']|"
        r"\bdate\b[^.;]{0,40}\b(?:last|latest|most recent) (?:update[ds]?|revis\w+|modif\w+|amend\w+)|\bdate\b[^.;]{0,50}\b(?:above|below|at the (?:top|bottom|beginning|end|foot|head)) of (?:this|the|our|these)",
)  # fmt: skip

_FACTS: Final = FactWords(
    numbers=_NUMBERS, multiples="millions?|billions?|percent|per",
    units={
        "business day": "(?:business|working|banking) days?", "day": "(?:calendar )?days?", "week": "weeks?", "month": "(?:calendar )?months?", "year": "(?:calendar )?years?|yrs?", "hour": "hours?|hrs?",
        "minute": "minutes?|mins?", "second": "seconds?", "percent": "per ?cent", "times": "times", "m": "metres?|meters?", "GB": "gigabytes?", "MB": "megabytes?", "character": "characters?",
        "user": "users|employees",
    },
    currencies={"EUR": "euros?", "USD": "(?:us )?dollars?", "GBP": "pounds?(?: sterling)?", "JPY": "yen", "INR": "rupees?"},
    regulations="regulation|directive", articles_of_law=r"articles?|arts?\.?", of_the_law="of the", law_names="gdpr|regulation|code|act|ccpa|uk gdpr", acts="act|law",
    negations=r"not|no|never|none|neither|nor|without|cannot|except|unless|excluding|other than|\w+n't|prohibited|forbidden|refuse[sd]?",
    plain_negations=r"not|cannot|no|\w+n't", open_lists="(?:but )?not limited to|without (?:limitation|limiting)",
    parties="we|us|our|ours|you|your|yours",
    modals={
        "must": "must|shall|will|agrees? to|undertakes? to|commits? to|required to|obliged to|have to|has to",
        "may": "may|might|can|could|reserves? the right|at (?:our|its|their) (?:sole |own )?discretion|entitled to|allowed to|permitted to",
        "should": "should|ought to|recommend(?:s|ed)?",
    },
    age_before="under(?: the)? ages?(?: of)?|below(?: the)? age(?: of)?|over the age of|ages?(?: of)?|aged(?: under| over)?|older than|younger than|under|over|at least",
    age_years="years?(?: of age| old)?|yrs?", age_after="years?[ -](?:of age|old|or (?:older|over|above|younger)|and (?:older|over|above))", not_age=r"retain\w*|keep|kept|stor\w+|archiv\w+|period",
    persons=r"\bages?\b|\bold\b|child|minors?\b|persons?\b|anyone|individuals?",
    recipients={"internal": "internal(?:ly)?", "external": "external(?:ly)?"},
)  # fmt: skip

_SPELLING: Final = SpellingWords(
    articles="the a an", light="of in on at that", stray_letters="bcefghjklmnopqrstuvwxyz", conjunctions="and", closed="would could should might shall must their there these those where without within",
    negating_prefixes="un in im il ir a non dis de mis ab en ex n",
    variants=(
        (r"(\w\w\w)is(?=e$|ed$|es$|ing$|er$|ers$|ation|able|ational)", r"\1iz"), (r"(\w\w)ys(?=e$|ed$|es$|er$|ing$)", r"\1yz"), ("(col|fav|hon|lab|hum|vap|behavi|endeav|neighb|arm|rum|sav|flav)our", r"\1or"),
        (r"(\w)ogue(?=s?$|d$)", r"\1og"), ("(cent|metr|thea|fib|lit)re(?=s?$|d$)", r"\1er"), ("(defe|offe|lice|prete)nce", r"\1nse"), ("(practi)s(?=e|i)", r"\1c"),
        ("([aeiou])ll(?=ed$|ing$|er$|ers$|ation)", r"\1l"), ("(enro|fulfi|insta|ski)ll?(?=$|s$|ment|ful)", r"\1l"), ("programme", r"program"), ("cheque", r"check"), ("(judg|acknowledg)ement", r"\1ment"),
        ("whilst", r"while"), ("amongst", r"among"), ("towards$", r"toward"), ("ageing", r"aging"), ("grey", r"gray"), ("enquir", r"inquir"), ("artefact", r"artifact"),
    ),
    capitalised="act acts law laws code regulation regulations directive framework principles clauses clause contractual standard shield general protection union commission european court courts authority authorities "
        "agency department ministry board state states federal national republic kingdom united consumer rights right council parliament treaty extension annex we you our the this if in for it is are may not "
        "and or of to a an as by any all your their when where what how who why here personal data service services policy privacy terms user users section article articles conditions client clients customer "
        "customers site website platform app application product products content account party parties member members agreement cookies cookie fee fees plan plans period date order orders settings "
        "information program programme support use notice center centre company group business commercial artificial intelligence machine learning automated decision making profiling related output input "
        "feature features offer internet web email e-mail mail addendum processing purpose purposes recipients processors sub-processors provider providers representative controller officer contact security "
        "team sell share sale dpf dpa gdpr ccpa cpra edpb eu us usa u.s uk eea eee scc sccs ai id ids url urls api apis sdk sdks pdf sms faq faqs vat html ppc crm dpo pin otp tv pc gps sim qr http https dns "
        "isp b2b b2c kyc ip africa america americas asia australia austria belgium brazil california canada china colorado connecticut delaware denmark england europe finland france germany greece hungary "
        "iceland india ireland israel italy japan korea liechtenstein london luxembourg malta mexico netherlands new york norway paris poland portugal romania russia scotland singapore south spain sweden "
        "swiss switzerland texas turkey ukraine virginia wales zealand north west east san francisco january february march april june july august september october november december monday tuesday wednesday "
        "thursday friday saturday sunday",
)  # fmt: skip

_POLICIES: Final = PolicyWords(
    titles=r"privacy(?: (?:policy|notice|statement|centre|center|information|shield|rights|declaration|charter)|$)|data (?:protection|policy|processing)|personal (?:data|information)|\bterms\b|"
        r"conditions of (?:use|sale|service)|terms and conditions|user agreement|(?:licen[cs]e|customer|subscription|service|member|merchant|seller|developer|processing) agreement|\beula\b|"
        r"cookies?(?: (?:policy|notice|statement|declaration|information|list)|$)|\btrackers?\b|legal (?:notice|information|terms|mentions|disclaimer|documents)|\bimprint\b|disclaimer|"
        "(?:community|content|brand|usage|election|advertising|safety) (?:guidelines|standards|rules|policy|policies)|acceptable use|code of conduct|accessibility|copyright|dmca|"
        r"(?:refund|return|shipping|cancellation|security|disclosure|retention|use|usage|services?|conduct|moderation|ads?|spam|abuse|trademark|takedown|removal)\w* polic(?:y|ies)|\bpolic(?:y|ies)\b|guidelines|"
        "sub-?processors",
    vocabulary=r"privacy|personal (?:data|information)|terms|policy|policies|consent|third part(?:y|ies)|processing|controller|processor|cookies?|retention|retain|disclos\w+|collect\w*|liabilit\w+|liable|agreement|"
        r"rights|applicable law|governing law|copyright|intellectual property|prohibited|violat\w+|obligations?|warrant(?:y|ies)|indemnif\w+|terminat\w+|legal|gdpr|data protection|comply|compliance|provisions?|"
        r"hereby|herein|shall|pursuant|accordance|user content|subject to|responsib\w+|permitted|accessib\w+|guidelines|standards|remov\w+|report\w*|not allowed|must not|don't|infring\w+|arbitration|refunds?|"
        "published by|registered|publisher|hosting|hosted",
    addresses={"cookies": "cookie", "privacy": "privacy|gdpr", "terms": r"terms|\btos\b|conditions"},
    documents=r"privacy|terms|conditions?|cookies?|legal notice|imprint|policy|policies|agreement|guidelines|dmca|copyright|community standards|accessib\w+",
    title_kinds="policy|policies|notice|statement|terms|conditions|agreement|addendum|guidelines|imprint|disclaimer|dmca",
    title_not=r"this|these|changes?|updates?|your|we|use of|contact\w*|about|acceptance|violations?|breach", numbering=r"article|art\.|section|sec\.|chapter|clause|part|annex|appendix",
    contents="table of contents|contents", page=r"pages?|p\.?", of_pages="of",
)  # fmt: skip

_WALLS: Final = WallWords(
    phrases={
        "bot wall": r"just a moment\b|verify(?:ing)? (?:that )?you(?: are|'re) (?:a |not a )?(?:human|robot)|checking (?:if the site connection is secure|your browser)|enable javascript and cookies to continue|"
            "attention required!|you have been blocked|access(?: to this (?:page|site|website|resource))?(?: has been| is| was)? (?:denied|blocked|restricted|forbidden)|pardon our interruption|"
            r"request unsuccessful|(?:complete|solve|pass) (?:the|this|a) (?:captcha|security check|challenge)|are you (?:a )?(?:human|robot)|unusual (?:traffic|activity)|i'm not a robot|not a (?:robot|bot)\b|"
            "press (?:&|and) hold|ddos protection|security (?:check|verification)|human verification|you don't have permission to access|review the security of your connection|"
            r"automated (?:access|requests|queries)|\b403\b.{0,20}forbidden|^forbidden\b|request (?:blocked|rejected)|the requested url was rejected|bot (?:detection|protection)",
        "not found": r"\b404\b|\b410\b.{0,10}gone|(?:page|file|content|document|article)(?: was| is)? not found|(?:page|file|content|document) (?:cannot|can't|could not|couldn't) be found|"
            "(?:page|content|link|article|document)(?: that)? you(?:'re| are|'ve| have)? (?:looking for|requested|followed|trying to)[^.]{0,40}(?:doesn't|does not|no longer|can't|cannot|could not|couldn't|isn't|is not|has been|was not|may have|might have)|"
            "nothing (?:was )?found|(?:page|content) (?:isn't|is not|is no longer) available(?! (?:in|for|to|due|from))|(?:page|site|content) (?:doesn't|does not|no longer) exists?|"
            "(?:can't|cannot|couldn't|could not) find (?:that|the|this|what|your) ?(?:page|you|content)?|page has (?:been )?(?:moved|removed|deleted)|sorry,? (?:this|that|the) page|no results found",
        "unavailable": "temporarily (?:unavailable|down|blocked|closed|offline)|(?:under|undergoing|scheduled|down for|for) (?:routine |planned |scheduled )?maintenance|maintenance mode|"
            r"(?:be|we'll be|we will be) (?:right |shortly )?back|service (?:is )?unavailable|internal server error|bad gateway|gateway time-?out|\berror 5\d\d\b|\b50[0234]\b.{0,20}error|"
            "something (?:went|has gone) wrong|an (?:unexpected )?error (?:has )?occurred|(?:please )?try again (?:later|in a (?:few|moment))|too many requests|"
            "(?:not|isn't|is not) (?:currently )?available in your (?:country|region|location|area)|unavailable (?:in your|for legal reasons|due to)|(?:unsupported|outdated) browser|"
            "browser is (?:not supported|no longer supported|out of date|unsupported|outdated)|application error|under construction|coming soon|site can't be reached|misusing this feature|rate limit",
        "redirect stub": r"you (?:should|will|are) (?:now )?be(?:ing)? (?:automatically )?redirected|^redirecting\b|if you(?:'re| are) not (?:automatically )?redirected|"
            "(?:page|site|document) has (?:been )?(?:permanently )?moved (?:to|here)|object moved|moved permanently|^302 found",
        "needs JavaScript": "(?:enable|turn on|activate|requires?|without|need) javascript|javascript (?:is|must be|has been)? ?(?:required|disabled|enabled|not enabled|turned off|needed)|to run this app",
    },
    login=r"^(?:please )?(?:log|sign)[ -]?(?:in|on)\b|\b(?:log|sign)[ -]?in (?:to|with|or)\b|^login\b|you must (?:be logged|log|sign) in|forgot(?:ten)? (?:your )?password|create (?:a |an |new )?account",
    consent_asked=r"(?:allow|accept|authori[sz]e)\b[^.]{0,60}\bcookies\b[^.]{0,60}\?|before you continue|we (?:value|care about|respect) your privacy|your privacy (?:matters|is important to us|choices)|"
        r"manage (?:your )?(?:consent|cookies?)\b|cookie (?:consent|preferences|settings)|choose your cookie|this (?:site|website) uses cookies",
    consent_buttons="(?:accept|allow|reject|decline|refuse) (?:all|cookies|and continue|only|essential)|only allow essential|agree and (?:close|continue)|continue without accepting|accept (?:&|and) (?:close|continue)",
)  # fmt: skip

_VOLATILE: Final = VolatileWords(
    lines=(
        ("byline", "(?:written|article) by .{2,40}"), ("counter", r"\d+ (?:people|users|customers) (?:are|have) (?:(?:viewing|watching|looking|browsing|online|viewed|bought|purchased|ordered|liked|joined|voted|signed)\b.{0,40}|(?:this|it) in .{0,30})"), ("clock", "today is .{6,40}"),
        ("clock", "(?:this )?(?:page|document) (?:was )?(?:generated|rendered|created|retrieved) (?:on|at|in) .{4,60}"), ("clock", r"(?:page )?(?:generated|rendered|loaded|served) in \d.{0,30}"),
        ("clock", r"(?:your )?session expires? in \d+(?::\d\d)*(?: ?(?:s|sec|seconds?|min|minutes?))?(?: (?:and )?\d+ ?(?:s|sec|seconds?))?"), ("trace id", r"retrieved from .{0,20}https?://\S+.{0,3}"),
        ("counter", r"there (?:are|is) currently \d+ users? online\.?|(?:we have|who's online)\s?:? \d+ guests?.{0,40}"), ("counter", r"\d+ (?:out )?of \d+ (?:people |users )?found (?:this|it) helpful"),
    ),
    reading_time=r"(?:estimated |approx\.? )?(?:reading time|read time)", to_read="read|to read|reading time", consent_record="(?:your )?(?:current (?:state|consent)|consent (?:id|date))",
    amounts="a|an|one|several|few", units="second|minute|hour|day|week|month|year", last="last", changed="updated|modified|edited|revised|published|posted|update",
    ago_after=r"ago(?: by .*|\s?(?:updated|edited|modified))?", about="over|about|almost|more than|less than|around",
    counted="views?|visits?|visitors?|downloads?|likes?|comments?|shares?|followers?|reactions?|votes?|ratings?|reviews?", counted_when="so far|in total|online|today|this .{3,12}",
    counter_labels="(?:page ?)?(?:views?|hits|visits|visitors|downloads)", read_verbs="read|viewed", times="times", praise="excellent|great|rated", out_of="out of", reviews="reviews?",
    cart="(?:my |your )?(?:shopping )?(?:cart|basket|bag)", cart_items="items?", rights_reserved="all rights reserved", clock="(?:current |local )?time",
    dated="version|updated?|effective|revised|modified|date[de]?|last|since|as of",
)  # fmt: skip

_CHROME: Final = ChromeWords(
    own_names="english",
    controls="copy(?: the)? link|link copied!?|copied!?|print(?: this page)?|share(?: this(?: page| article)?)?|(?:back |go |scroll |return )?(?:to )?top|(?:show|read|see|view|learn) (?:more|less|details)|"
        r"clear search|close search|main menu|(?:expand|collapse|open|close)(?: all)?|next|previous|was this (?:article|page|information)? ?helpful ?\??(?: yes no)?|yes|no|skip to (?:main )?content|menu|search|"
        r"log ?in|sign ?in|sign ?up|accept(?: all)?|home|edit(?: this page)?(?: on github)?|loading\.*|sprite icons|report an? (?:error|problem|issue)|(?:table of )?contents|on this page|in this article|"
        "(?:download|view|open|save)(?: this page)?(?: as)?(?: an?| the)? pdf(?: version)?|printer[- ]friendly version|suggest edits|no labels|be the first to like this|write a comment…?|"
        r"log in(?: or register)? to (?:post comments|comment)|did (?:this (?:page|article) help you|you find (?:it|this(?: article)?) helpful|this answer your question) ?\??(?: ?yes ?no)?|change your consent|"
        "(?:open |manage |change |your )?(?:cookie|consent|privacy) (?:settings|preferences)",
    control_subjects="search|print|share|log ?in|sign ?in|sign ?up|(?:cookie|consent|privacy) (?:settings|preferences)", answers="yes|no",
    earlier_versions="(?:view |see )?(?:archived?|previous|prior|older) versions?",
    further_reading="related|related (?:articles?|posts?|content|topics?|links?|documents?|pages?|resources?|products?|policies)|(?:you (?:may|might) (?:also )?(?:like|be interested in).*)|"
        "recommended (?:for you|articles?|products?)|(?:recent|latest|popular|more) (?:articles?|posts?|news|stories)|more from .{2,40}|follow us.*|join us.*|connect with us.*|"
        "(?:subscribe to|sign up for|get|join) (?:our|the) .{0,20}newsletter.*|stay (?:in touch|connected|informed|up to date).*|join our (?:newsletter|community|mailing list).*|"
        r"(?:leave a (?:comment|reply)|\d+ comments?)(?: \(\d+\))?|share (?:this|on).*|was this (?:article |page )?helpful.*|have more questions.*|need.{0,3} ?(?:more )?help ?\??|still need ?help ?\??|"
        "return to top|contact sales|get started(?: .{0,30})?|try .{1,20} (?:for )?free.*|download (?:the|our) app.*",
)  # fmt: skip

_INTERFACE: Final = InterfaceWords(
    lines={
        "list of links": r"(?:related|recommended|latest|recent|popular|more|similar|other)(?: \w+)? (?:articles?|posts?|news|links?|information|content|topics?|stories|resources?|products?|pages?)|you (?:may|might) also like|"
            "see also|follow us|quick links|navigation|main menu|menu|newsletter|share this.*|useful links|in this section|search|site ?map",
        "newsletter invitation": "(?:subscribe|sign up|register)(?: (?:to|for) (?:our|the))? (?:newsletter|mailing list|updates)",
        "language menu": "(?:choose|select|change) (?:your |a )?(?:country|region|language)(?:/region| or region)?",
        "counter": r"[\d., ]+ ?(?:visitors?|views?|downloads?|likes?|comments?|shares?|reviews?|followers?|items?|products?)(?: (?:this|today|in the)\b.{0,25})?|"
            r"(?:cart|basket|bag|comments?|views?|reviews?)[ :]*\(?\d+\)?(?: items?)?|(?:reading time|read time)[ :]*[\d]+ ?(?:min\w*|mn)?|\d+ ?-?(?:min(?:ute)?s?|mn) ?(?:read)?|"
            r"\d+ (?:out )?of \d+(?: people| users)? found this (?:helpful|useful)|was this (?:(?:article|page|information|answer) )?(?:helpful|useful).{0,20}|did (?:this|you find).{0,40}\?(?: yes ?/? ?no)?|"
            r"(?:rated )?\d(?:[.,]\d)? ?stars?(?: .{0,30})?",
        "relative time": r"(?:written by [\w .'-]{3,40}?[. ]*)?(?:(?:last )?(?:update|updated|modified|published|edited|posted):? )?(?:(?:over|about|more than|less than|almost) )?(?:a|an|one|\d+) (?:second|minute|hour|day|week|month|year)s? ago|"
            r"(?:written by [\w .'-]{3,40})|(?:written by [\w .'-]{3,40}?[. ]+)?updated (?:today|yesterday|this week|recently|over a \w+ ago)",
        "copyright line": "all (?:other )?trademarks .{0,60}owners|all rights reserved",
        "file download": r"[\d., ]+ ?(?:kb|mb)(?: download)?|download (?:the |a |as )?(?:pdf|document)(?: version)?",
        "contents list": r"(?:view |show |hide )?(?:table of contents|contents|content)(?: \[?(?:hide|show|toggle)\]?)?|on this page|in this (?:article|policy|document|section)|jump to.{0,20}",
        "social link": "follow us(?: on)?",
    },
    buttons="(?:learn|read|show|see|view|find out|discover) (?:more|less|all|details)(?: about .{1,30})?|(?:log|sign) ?(?:in|up|out|on)(?: (?:now|here|today))?|register(?: now)?|subscribe(?: now)?|"
        "(?:accept|reject|allow|deny|decline|refuse|i accept|i agree|i decline)(?: all)?(?: cookies)?|(?:got it|ok|okay|close|cancel|submit|menu|next|previous|no thanks)|go to|back to (?:the )?top|"
        "skip to (?:main |the )?(?:content|navigation|search|footer.*)|print this page|share(?: this (?:page|article|post))?|add to (?:cart|basket|bag)|buy now|shop now|get started|start (?:your )?free trial|"
        "try (?:it )?(?:for )?free|request a demo|book a demo|contact sales|(?:cookie|privacy|consent) (?:settings|preferences)|manage (?:my |your )?(?:cookies|preferences|choices|consent)|yes ?/? ?no|"
        "search(?: (?:this site|here))?|print|save|apply|reset|send|edit|home|loading|expand all|collapse all|show all|hide all|open(?:s)? in (?:a )?new (?:window|tab)|copy(?: (?:the )?(?:link|url))?|"
        "permalink|contact us|live chat|chat with us|need help|get help|get the app|download (?:our|the) app|manage (?:cookie|privacy|consent) (?:settings|preferences|choices|consent)|"
        "printer[- ]friendly(?: version)?|(?:view |see |show )?(?:previous|earlier|older|archived) versions?|view source|edit (?:this page|on github)|rate this page|scroll (?:down|up)|save as pdf|"
        r"sign in to continue|powered by [\w .]{2,30}",
    other_names="french|german|spanish|italian|dutch|portuguese", cookie_banner="(?:we|this (?:web)?site|our (?:web)?site) uses? cookies?",
    decisions="accept|reject|decline|allow|refuse|settings|preferences", all_cookies="all", home="home(?: ?page)?|help cent(?:er|re)|support", follow="follow us(?: on)?|share on",
    promotion=r"\d+ ?% off|free (?:shipping|delivery|returns|trial)|black friday|cyber monday|new collection|sale (?:is )?(?:on|now)|(?:join|sign up|subscribe|register)\b.{0,40}(?:newsletter|webinar|free)|"
        "limited[- ]time|you may also like|related articles?|latest (?:posts|news)",
    site_pages="home|about(?: us)?|contact(?: us)?|careers|jobs|press|news|newsroom|blog|shop|store|support|help(?: cent(?:er|re))?|faqs?|search|directory|sitemap|site map|accessibility|feedback|events|emergency|"
        "investors|partners|pricing|products|solutions|resources|community|developers|my account|maps?, directions|academic calendar|games|terms(?: of (?:use|service))?|privacy(?: policy)?|legal|imprint|"
        "cookies?",
)  # fmt: skip

_COMMON_WORDS: Final = (
    "the of and to in a is that for it with as on by be are this or you your we our us from at an not have has may will can which any if these such other their they its been do does when how about use "
    "more than there please also who must should would"
)  # fmt: skip

_EMPTY: Final = {
    "The general forms of a citation cover it.":
        "facts.citations",
    "One word denies in this language.":
        "facts.first_half facts.second_half",
    "The word stands after the amount.":
        "volatile.ago_before",
}  # fmt: skip

ENGLISH: Final = Language(
    code="en",
    name="English",
    common_words=_COMMON_WORDS,
    topics=_TOPICS,
    signals=_SIGNALS,
    grave_signals=_GRAVE_SIGNALS,
    dates=_DATES,
    facts=_FACTS,
    spelling=_SPELLING,
    policies=_POLICIES,
    walls=_WALLS,
    volatile=_VOLATILE,
    chrome=_CHROME,
    interface=_INTERFACE,
    empty=_EMPTY,
)
