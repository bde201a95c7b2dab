"""English."""

from __future__ import annotations

from typing import Final

TOPICS: Final[dict[str, str]] = {
    "controller and contact": r"(?:data )?controllers?\b|contact (?:us|details)|data protection officer|dpo\b|registered office|postal address|representative|who we are|e-?mail us|write to us",
    "data collected": r"(?:information|data) (?:we|that we|you) (?:collect|provide|process|give)|we (?:also )?collect|personal (?:data|information) (?:collected|we)|categories of (?:personal )?(?:data|information)|biometric\w*|health (?:data|information)|geo-?location|precise location|ip address(?:es)?|device (?:data|information|identifier)|fingerprint\w*|sensitive (?:data|information)|what (?:kind of )?(?:data|information)|sources of",
    "purposes and legal basis": r"purposes?\b|legal bas[ei]s|legitimate interests?|how (?:we|do we) use|use of (?:your )?(?:data|information)|we use (?:your|the|this)|lawful|fraud|analytics|statistic\w*|research\b|performance of (?:a|the) contract",
    "recipients": r"third[- ]part(?:y|ies)|recipients?|shar(?:e|es|ed|ing)\b|disclos\w+|processors?\b|service providers?|partners?\b|affiliates?|subsidiar\w+|vendors?",
    "advertising, cookies and sale": r"cookies?\b|advertis\w+|ads?\b|market(?:ing|ers?)\b|newsletter|track(?:ing|ers?)\b|pixels?|web beacons?|sell(?:s|ing)?\b|sale of|sold\b|targeted|opt[- ]?out of|do not sell|remarketing",
    "transfers": r"transfer\w*|outside (?:of )?(?:the )?(?:eea|eu|european|uk|united kingdom)|standard contractual clauses|adequacy|privacy (?:shield|framework)|third countr\w+|international",
    "retention": r"ret(?:ain\w*|ention)|(?:keep|kept|stored?|hold|held)\b.{0,60}(?:days?|months?|years?|as long as|period)|how long|storage period|as long as (?:is )?necessary|delet\w+|eras(?:e|ed|ure)|archiv(?:ed|ing|al)\b|indefinitely",
    "rights and choices": r"your (?:\w+ )?(?:rights|choices)|right (?:to|of)|access to your|rectif\w+|portab\w+|object(?:ion)? to|restrict(?:ion)? of|withdraw\w*|supervisory authority|complain\w*|opt[- ](?:in|out)|unsubscribe|consent\w*",
    "security": r"secur\w+|encrypt\w*|breach\w*|safeguards?|confidentiality|protect(?:ed|ion) against|unauthori[sz]ed access|firewalls?",
    "children": r"child(?:ren)?\b|minors?\b|under (?:the age|\d+)|parental|years? of age|age of|teen\w*|young people",
    "AI and automated decisions": r"artificial intelligence|ai\b|machine learning|automated (?:decision|processing|means)|generative|profil(?:e|es|ing)\b|train(?:ing)? .{0,30}models?|algorithm\w*|chatbots?",
    "changes and notice": r"chang(?:e|es|ing) (?:to|in|of) (?:this|the|our|these)|updat(?:e|es|ing) (?:this|the|our|these)|amend\w*|modif(?:y|ication)\w*|we (?:may|will) notify|notice of|revis\w+ this|without (?:prior )?notice|effective date",
    "money": r"fees?\b|pric(?:e|es|ing)\b|pay(?:ment|ments|able|ing)?\b|refund\w*|renew\w*|subscription\w*|billing|charg(?:e|es|ed)\b|invoice\w*|deliver(?:y|ed|ies)\b|shipping|commission\w*|surcharge\w*|discount\w*|tax(?:es)?\b|cancel\w*|order(?:s|ing)?\b|return(?:s|ed)\b|warrant(?:y|ies)|vouchers?|gift cards?",
    "liability and disputes": r"liab\w+|indemnif\w+|arbitrat\w+|class action|jur(?:y|isdiction)\b|governing law|courts?\b|disput\w+|as is\b|disclaim\w*|damages|mediat\w+|waive\w*|lawsuit|limitation of",
    "account, content and conduct": r"accounts?\b|content\b|conduct|terminat\w+|suspend\w*|licen[cs]e\w*|intellectual property|copyright|prohibit\w*|acceptable use|user\w*|password|eligib\w+|regist(?:er|ration)\w*|trademarks?|members?(?:hip)?\b",
}

SIGNALS: Final[dict[str, str]] = {
    "unbounded retention": r"(?:for )?as long as (?:is |it is |we (?:deem|consider) )?(?:reasonably )?(?:necessary|needed|required|we)|indefinitely|without (?:time )?limit|until (?:we|no longer)|for ?ever\b",
    "consent": r"opt(?:s|ed|ing)?[- ]?in|opt(?:s|ed|ing)?[- ]?out|(?:express|explicit|prior |your )?consent\w*|unless you (?:object|opt|tell|choose)|by (?:using|accessing|continuing|visiting|browsing)(?=.{0,30}\b(?:services?|(?:web)?sites?|apps?|applications?|products?|platform|pages?|us\b|to ))|deemed to (?:have )?accept\w*|right to object|withdraw\w*|legitimate interests?",
    "data type": r"biometric\w*|facial recognition|face ?prints?|voice ?(?:prints?|recordings?|data)?\b|finger ?prints?\w*|precise (?:geo-?)?location|geo-?location|gps|health (?:data|information)|medical|genetic|contacts? list|address book|contacts\b|inferr?(?:ed|ences?)|inferences?|browsing history|racial|ethnic\w*|religio\w+|sexual orientation|political opinions?|keystrokes?|social security|passport|driving licen[cs]e|bank account|credit card",
    "purpose": r"advertis\w+|profiling|fraud\w*|research\b|marketing|personali[sz]\w+|analytics|targeting|targeted|machine learning|credit (?:check|scoring)|benchmarking|monetis\w+|monetiz\w+",
    "sale or sharing": r"(?:do not |not )?(?:sell|sells|selling|sold|sale|rent|rents|renting)\b|shar(?:e|es|ed|ing)\b(?! (?:button|holder)s?)|disclos(?:e|es|ed|ing|ure|ures)\b|third[- ]part(?:y|ies)|affiliat\w+|partners\b|data brokers?|advertisers\b|ad networks?",
    "AI": r"artificial intelligence|ai\b(?! (?:act\b))|ai act|machine[- ]learning|generative|large language models?|(?:train|improve|develop)\w* [^.;:]{0,40}(?:\b(?:ai|language|learning|predictive) models?|\balgorithms?)|train(?:ing|ed)? [^.;:]{0,40}models?|automated (?:decision\w*|processing|means)|chatbots?|ai assistant|copilot|neural network\w*",
    "transfer": r"standard contractual clauses|adequacy|data privacy framework|privacy shield|outside (?:of )?(?:the )?(?:eea|eu\b|european (?:union|economic area)|uk\b|united kingdom|your country)|binding corporate rules|cross-border|third countr\w+|transfer(?:s|red|ring)?\b.{0,40}(?:countr\w+|abroad|united states|u\.s\.|usa|china|india)",
    "disputes": r"arbitrat\w+|class[- ](?:action|waiver)\w*|jury|governing law|(?:exclusive )?jurisdiction|courts? of|small claims|mediat(?:ion|or)\w*|venue|governed by the laws?",
    "liability": r"as is\b|as available|not (?:be )?(?:liable|responsible)|liab(?:le|ility|ilities)|indemnif\w+|hold harmless|limitation of liability|disclaim\w*|consequential|warrant(?:y|ies)|aggregate liability",
    "money": r"auto(?:matic(?:ally)?)?[- ]?renew\w*|renew(?:s|al|als|ed)?\b|non-?refundable|refund\w*|fees?\b|surcharges?|charg(?:e|es|ed)\b|(?<!european )commissions?\b(?! nationale)|pric(?:e|es|ing)\b|free of charge|cancellation|late payment|subscription|deposit\b|penalt\w+",
    "unilateral change": r"at any time|without (?:prior |any )?notice|from time to time|in our (?:sole |absolute )?discretion|sole discretion|reserves? the right",
}
