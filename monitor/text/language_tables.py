"""The commonest words of each language told apart, and the scripts that tell by themselves.

Romanian, Catalan, Danish, Swedish, Polish and Czech stand here so as not to be taken for their neighbours.
"""

from __future__ import annotations

from typing import Final


def _row(words: str) -> frozenset[str]:
    return frozenset(words.split())


COMMON_WORDS: Final[dict[str, frozenset[str]]] = {
    "en": _row(
        "the of and to in a is that for it with as on by be are this or you your we our us from at an not have has may will can which "
        "any if these such other their they its been do does when how about use more than there please also who must should would"
    ),
    "fr": _row(
        "le la les de des du et à au aux un une en que qui dans pour par sur est sont ce cette ces vos votre nous vous notre nos il elle "
        "ils ou ne pas plus avec être peut si se son sa ses leur leurs afin ainsi dont où tout toute toutes ont été d'un d'une qu'il c'est lors"
    ),
    "de": _row(
        "der die das und in zu den von mit ist im für auf des ein eine einer eines einem nicht sich sie wir ihre ihr ihnen werden wird bei oder "
        "als auch dem an es zur zum nach über durch wenn diese dieser dieses sind haben hat kann können unter aus uns unsere unserer bis um nur ich"
    ),
    "es": _row(
        "el la los las de del y a en que un una para por con se su sus es son al lo como más no o si este esta estos estas nos nuestro nuestra "
        "nuestros nuestras usted puede pueden sobre cuando sin entre ser también cualquier está ha desde hasta sea todos le les donde pero e u"
    ),
    "it": _row(
        "il lo la i gli le di del della dei delle dell'utente degli e a al alla ai alle in nel nella un una uno per con che si non è sono da dal dalla dai "
        "o come se questo questa questi queste nostro nostra nostri vostro vostri suo sua suoi anche può possono ogni sul sulla più ad essere ha ove tali qualsiasi"
    ),
    "nl": _row(
        "de het een van en in te dat op voor met is zijn die niet aan er om als bij ook door over uit naar wordt worden of u uw wij ons onze deze dit "
        "kan kunnen tot je jouw heeft hebben we geen wanneer onder zoals zal welke tussen via hun meer andere wat"
    ),
    "pt": _row(
        "o a os as de do da dos das e em no na nos nas um uma para por pelo pela com que se seu sua seus suas é são ao à aos às ou como mais não "
        "este esta estes estas você nosso nossa nossos nossas pode podem sobre quando sem entre ser também qualquer está até você seja todos lhe num numa isso"
    ),
    "ro": _row(
        "de și şi în la a al ale cu pe pentru din că care este sunt sau nu să se un o prin dumneavoastră noastre noastră nostru către acest această aceste dacă "
        "fi vă ne mai lor lui dvs ca după poate datele cel cea orice"
    ),
    "ca": _row(
        "el la els les de del dels i a en que un una per amb es seu seva seus és són al com més no o si aquest aquesta aquests nostre nostra nostres "
        "vostè pot poden sobre quan sense entre ser també qualsevol fins les dades l'usuari d'aquesta"
    ),
    "da": _row(
        "og i at det er en til af på for med de den der som ikke et vi du dig din dine har om kan vil ved fra eller vores os hvis når dette denne disse blive "
        "bliver skal også være efter ikke nogen"
    ),
    "no": _row(
        "og i å det er en til av på for med de den som ikke et vi du deg din dine har om kan vil ved fra eller våre oss hvis når dette denne disse bli "
        "blir skal også være etter noen opplysninger"
    ),
    "sv": _row(
        "och i att det är en till av på för med de den som inte ett vi du dig din dina har om kan vill vid från eller våra oss när detta denna dessa "
        "blir ska också vara efter någon vår enligt"
    ),
    "pl": _row(
        "i w z na do nie się że o jest są lub oraz przez dla od po za a to jak może przy których które który ich jego jej nas nasze naszych państwa "
        "ten ta te tych tym danych także jeśli być będzie"
    ),
    "cs": _row(
        "a v na se z do je že pro s o k nebo jsou by jako za po od při které který která jeho její nás naše našich můžeme vaše vašich tyto této "
        "tento také pokud být bude údaje údajů"
    ),
}

# Code, first and last letter: one language each, as far as policies are concerned.
SCRIPTS: Final = (
    ("ja", "\u3041", "\u30ff"),
    ("zh", "\u4e00", "\u9fff"),
    ("ko", "\uac00", "\ud7af"),
    ("ru", "\u0400", "\u04ff"),
    ("el", "\u0370", "\u03ff"),
    ("ar", "\u0600", "\u06ff"),
    ("he", "\u0590", "\u05ff"),
    ("th", "\u0e00", "\u0e7f"),
)
