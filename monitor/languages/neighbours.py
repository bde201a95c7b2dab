"""Languages that are recognised and dated, but not compared and judged: a few tables each.

The first seven keep their neighbours apart: without a row of its own, a Danish text would be taken for Dutch.
"""

from __future__ import annotations

from typing import Final

from monitor.languages.clause_words import DateWords
from monitor.languages.language import Language
from monitor.languages.site_words import ChromeWords, PolicyWords, VolatileWords

_ONLY_KNOWN: Final = {"Policies in this language are recognised and dated only.": "*"}

NEIGHBOURS: Final[tuple[Language, ...]] = (
    Language(
        code="ro", name="Romanian", empty=_ONLY_KNOWN,
        common_words="de și şi în la a al ale cu pe pentru din că care este sunt sau nu să se un o prin dumneavoastră noastre noastră nostru către acest această aceste dacă fi vă ne mai lor lui dvs ca după poate datele "
            "cel cea orice",
        dates=DateWords(
            months=("ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie", "august", "septembrie", "octombrie", "noiembrie", "decembrie"),
            updated="ultima actualizare|actualizat(?: la)?|data actualizării", effective="intră în vigoare|în vigoare (?:din|de la)",
        ),
        policies=PolicyWords(titles="politica de confiden|termeni"),
        chrome=ChromeWords(own_names="română"),
    ),
    Language(
        code="ca", name="Catalan", empty=_ONLY_KNOWN,
        common_words="el la els les de del dels i a en que un una per amb es seu seva seus és són al com més no o si aquest aquesta aquests nostre nostra nostres vostè pot poden sobre quan sense entre ser també qualsevol "
            "fins les dades l'usuari d'aquesta",
        chrome=ChromeWords(own_names="català"),
    ),
    Language(
        code="da", name="Danish", empty=_ONLY_KNOWN,
        common_words="og i at det er en til af på for med de den der som ikke et vi du dig din dine har om kan vil ved fra eller vores os hvis når dette denne disse blive bliver skal også være efter ikke nogen",
        dates=DateWords(
            months=("januar", "februar", "marts mar", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"),
            updated="sen(?:e|a)st (?:opdateret|ændret|revideret)|opdateret|seneste opdatering", effective="ikrafttrædelse|gældende fra|træder i kraft",
        ),
        policies=PolicyWords(titles="privatlivspolitik|handelsbetingelser"),
        chrome=ChromeWords(own_names="dansk"),
    ),
    Language(
        code="no", name="Norwegian", empty=_ONLY_KNOWN,
        common_words="og i å det er en til av på for med de den som ikke et vi du deg din dine har om kan vil ved fra eller våre oss hvis når dette denne disse bli blir skal også være etter noen opplysninger",
        dates=DateWords(months=("januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember")),
        policies=PolicyWords(titles="personvern|vilkår", addresses={"privacy": "personvern"}),
        chrome=ChromeWords(own_names="norsk bokmål"),
    ),
    Language(
        code="sv", name="Swedish", empty=_ONLY_KNOWN,
        common_words="och i att det är en till av på för med de den som inte ett vi du dig din dina har om kan vill vid från eller våra oss när detta denna dessa blir ska också vara efter någon vår enligt",
        dates=DateWords(
            months=("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"),
            updated="senast (?:uppdaterad|ändrad|reviderad)|uppdaterad|senaste uppdatering", effective="gäller från(?: och med)?|ikraftträdande|träder i kraft",
        ),
        policies=PolicyWords(titles="integritetspolicy|användarvillkor", addresses={"cookies": "kakor", "privacy": "integritet"}, title_kinds="integritetspolicy|villkor"),
        volatile=VolatileWords(lines=(("byline", "skriven av .{2,40}"),), counter_labels="visningar"),
        chrome=ChromeWords(own_names="svenska", controls="innehall"),
    ),
    Language(
        code="pl", name="Polish", empty=_ONLY_KNOWN,
        common_words="i w z na do nie się że o jest są lub oraz przez dla od po za a to jak może przy których które który ich jego jej nas nasze naszych państwa ten ta te tych tym danych także jeśli być będzie",
        dates=DateWords(
            months=("stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia"),
            updated="(?:data )?ostatni(?:ej|a) aktualizacj[ai]|zaktualizowano|aktualizacja", effective="obowiązuje od|(?:data )?wejścia w życie",
        ),
        policies=PolicyWords(titles="polityka|regulamin", title_kinds="polityka|regulamin"),
        volatile=VolatileWords(counter_labels=r"wyswietlen\w*|odslony"),
        chrome=ChromeWords(own_names="polski", controls="spis tresci"),
    ),
    Language(
        code="cs", name="Czech", empty=_ONLY_KNOWN,
        common_words="a v na se z do je že pro s o k nebo jsou by jako za po od při které který která jeho její nás naše našich můžeme vaše vašich tyto této tento také pokud být bude údaje údajů",
        dates=DateWords(updated="poslední aktualizace", effective=r"platné od|účinn\w+ od"),
        policies=PolicyWords(titles="zásady|podmínky|obchodní podmínky"),
        chrome=ChromeWords(own_names="čeština"),
    ),
    Language(
        code="fi", name="Finnish", empty=_ONLY_KNOWN,
        policies=PolicyWords(titles="tietosuoja|käyttöehdot"),
        chrome=ChromeWords(own_names="suomi"),
    ),
    Language(
        code="hu", name="Hungarian", empty=_ONLY_KNOWN,
        dates=DateWords(updated="utoljára (?:frissítve|módosítva)", effective="hatályos"),
        policies=PolicyWords(titles="adatvédelm|felhasználási"),
        chrome=ChromeWords(own_names="magyar"),
    ),
    Language(
        code="tr", name="Turkish", empty=_ONLY_KNOWN,
        policies=PolicyWords(titles="gizlilik|kullanım"),
        chrome=ChromeWords(own_names="türkçe"),
    ),
    Language(
        code="ja", name="Japanese", empty=_ONLY_KNOWN,
        script=("\u3041", "\u30ff"),
        dates=DateWords(updated="(?:最終|最近)?(?:更新|改定|改訂)(?:日|日期)?", effective="(?:施行|制定|発効)(?:日|日期)?", updated_after="(?:最終)?(?:更新|改定|改訂)"),
        policies=PolicyWords(titles="プライバシー|利用規約|規約"),
        chrome=ChromeWords(own_names="日本語", controls="目次"),
    ),
    Language(
        code="zh", name="Chinese", empty=_ONLY_KNOWN,
        script=("\u4e00", "\u9fff"),
        dates=DateWords(updated="(?:最近|最后)?(?:更新|修订)(?:日|日期|时间)?", effective="(?:施行|制定|生效)(?:日|日期)?"),
        policies=PolicyWords(titles="隐私|隱私|条款|條款"),
        chrome=ChromeWords(own_names="中文 简体中文 繁體中文 繁体中文"),
    ),
    Language(
        code="ko", name="Korean", empty=_ONLY_KNOWN,
        script=("\uac00", "\ud7af"),
        policies=PolicyWords(titles="개인정보|이용약관"),
        chrome=ChromeWords(own_names="한국어"),
    ),
    Language(
        code="ru", name="Russian", empty=_ONLY_KNOWN,
        script=("\u0400", "\u04ff"),
        policies=PolicyWords(titles="конфиденциальност|условия|соглашение"),
        chrome=ChromeWords(own_names="русский"),
    ),
    Language(
        code="el", name="Greek", empty=_ONLY_KNOWN,
        script=("\u0370", "\u03ff"),
        policies=PolicyWords(titles="πολιτική|όροι"),
        chrome=ChromeWords(own_names="ελληνικά"),
    ),
    Language(
        code="ar", name="Arabic", empty=_ONLY_KNOWN,
        script=("\u0600", "\u06ff"),
        policies=PolicyWords(titles="خصوصية"),
        chrome=ChromeWords(own_names="العربية"),
    ),
    Language(
        code="he", name="Hebrew", empty=_ONLY_KNOWN,
        script=("\u0590", "\u05ff"),
        policies=PolicyWords(titles="סודיות|פרטיות"),
        chrome=ChromeWords(own_names="עברית"),
    ),
    Language(
        code="th", name="Thai", empty=_ONLY_KNOWN,
        script=("\u0e00", "\u0e7f"),
        policies=PolicyWords(titles="ความเป็นส่วนตัว"),
        chrome=ChromeWords(own_names="ไทย"),
    ),
)  # fmt: skip
