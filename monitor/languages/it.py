"""Italian; lightly tested."""

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

_NUMBERS: Final = {
    "un": 1, "uno": 1, "una": 1, "due": 2, "tre": 3, "quattro": 4, "cinque": 5, "sei": 6, "sette": 7, "otto": 8,
    "nove": 9, "dieci": 10, "dodici": 12, "quattordici": 14, "quindici": 15, "sedici": 16, "diciotto": 18,
    "venti": 20, "ventiquattro": 24, "trenta": 30, "sessanta": 60, "novanta": 90, "cento": 100,
}  # fmt: skip

_TOPICS: Final = {
    "controller and contact": r"titolare del trattamento|contatt\w+|responsabile della protezione|sede legale",
    "data collected": r"dati (?:che )?(?:raccog|raccol)\w+|raccogli\w+|biometric\w*|dati sanitari|posizione|indirizzo ip",
    "purposes and legal basis": r"finalita|base giuridica|legittim\w+ interess\w+|utilizz\w+",
    "recipients": r"terz[ie]\b|destinatari\w*|condivi\w+|fornitori|partner",
    "advertising, cookies and sale": r"cookies?|pubblicit\w+|marketing|newsletter|vend\w+",
    "transfers": r"trasferi\w+|clausole contrattuali tipo|adeguatezza|fuori dall'ue",
    "retention": r"conserv\w+|cancell\w+|durata",
    "rights and choices": r"diritt\w+|rettific\w+|opposizione|consens\w+|reclam\w+",
    "security": r"sicurezza|cifr\w+|crittograf\w+",
    "children": "minori|bambini|anni di eta",
    "AI and automated decisions": r"intelligenza artificiale|ia\b|decisioni automatizzate|apprendimento automatico",
    "changes and notice": r"modific\w+|aggiorn\w+",
    "money": r"prezz\w+|tariff\w+|pagament\w+|rimbors\w+|commission\w+|rinnov\w+|spedizion\w+|consegn\w+",
    "liability and disputes": r"responsabilit\w+|arbitrat\w+|foro\b|giurisdizion\w+|legge applicabile",
    "account, content and conduct": r"account|contenut\w+|utent\w+|licenz\w+|viet\w+|recess\w+",
}  # fmt: skip

_SIGNALS: Final = {
    "unbounded retention": "fino a quando|per il tempo necessario|indefinitamente|senza limiti",
    "consent": r"consens\w+|opposizione|salvo che|utilizzando",
    "data type": r"biometric\w*|dati sanitari|geolocalizzazione|voce\b",
    "purpose": r"pubblicit\w+|profilazione|frod\w+|ricerca|marketing",
    "sale or sharing": r"vend\w+|condivi\w+|terz[ie]\b|partner",
    "AI": r"intelligenza artificiale|ia\b|apprendimento automatico|decisioni automatizzate",
    "transfer": "clausole contrattuali tipo|adeguatezza|paesi terzi",
    "disputes": r"arbitrat\w+|foro\b|giurisdizion\w+|legge applicabile|mediazion\w+",
    "liability": r"responsabil\w+|manlev\w+|indennizz\w+",
    "money": r"rinnov\w+|rimbors\w+|commission\w+|tariff\w+|prezz\w+|spese",
    "unilateral change": r"in qualsiasi momento|senza preavviso|si riserva\w*|discrezione",
}  # fmt: skip

_GRAVE_SIGNALS: Final = {"AI": "addestra", "sale or sharing": "vend|intern|extern", "disputes": "arbitra|class", "data type": "biometri|facial|genet|medic"}  # fmt: skip

_DATES: Final = DateWords(
    months=(
        "gennaio genn", "febbraio febr feb", "marzo mar", "aprile apr", "maggio magg mag", "giugno giu", "luglio lug", "agosto ago", "settembre sett set", "ottobre ott", "novembre nov", "dicembre dic",
    ),
    updated=r"(?:data (?:di|dell')\s?)?ultim[oa] (?:aggiornamento|modifica|revisione|versione)|aggiornat[oaie](?: l'ultima volta)?|(?:data di )?aggiornamento|modificat[oaie] l'ultima volta",
    effective="(?:data di )?(?:entrata|entra|entrano) in vigore|in vigore|data di (?:efficacia|decorrenza|validità)|efficac[ei]|valid[oaie] (?:dal|a partire)|applicabil[ei] (?:dal|a partire)",
    version="versione(?: del)?|pubblicat[oa]|data(?: di pubblicazione)?", joiners="il al dal dell giorno da i e o versione", document_words="informativa privacy termini condizioni presente questa",
    on_day="il", place_article="il", subjects=r"\b(?:questa|questi|queste|la|il|le|i|presente|presenti)\b[^.;]{0,40}\b(?:informativa|policy|condizioni|termini|documento|versione|dichiarazione)\b",
    others=r"\b(?:legge|regolamento|d\.? ?lgs|decreto|gdpr|direttiva|precedent[ei]|sostituisce)\b", archives="versioni precedenti|archivio", until=r"\bfino a(?:l|ll)?", to="al|fino al",
    announces=r"\b(?:entrerà|entreranno|sarà|saranno)\b", declaring_words=("data",),
    declares=r"\bdata\b[^.;]{0,40}\b(?:aggiornamento|modifica|revisione|vigore)[^.;]{0,60}\b(?:indicat\w+|riportat\w+|in calce|in alto|in fondo)\b",
)  # fmt: skip

_FACTS: Final = FactWords(
    numbers=_NUMBERS,
    units={
        "business day": "giorni (?:lavorativi|feriali)", "day": "giorn[oi]", "week": "settiman[ae]", "month": "mes[ei]", "year": "ann[oi]", "hour": "or[ae]", "minute": "minut[oi]", "second": "secondi",
        "percent": "per cento", "times": "volte",
    },
    regulations="regolamento|direttiva", articles_of_law=r"articoli|articolo|arts?\.?", of_the_law="del|dell[ao']", law_names="gdpr", acts="legge",
    negations="non|mai|nessun[oa]?|senza|salvo|eccetto|tranne|ne|vietat[oaie]", plain_negations="non", open_lists=r"senza limita\w+|non esclusivamente",
    parties="noi|nostr[oaie]|voi|vostr[oaie]|suoi|sue|tuoi|tue",
    modals={
        "must": "deve|devono|dovra|si impegna|obbligat[oaie]",
        "may": "puo|possono|potra(?:nno)?|si riserva",
        "should": "dovrebbe(?:ro)?",
    },
    age_before="minori di|di eta inferiore (?:a|ai)", age_years="anni", persons="bambini|minori",
    recipients={"internal": "intern[oai]", "external": "estern[oiae]"},
)  # fmt: skip

_SPELLING: Final = SpellingWords(
    articles="il lo la i gli le l un una del della di", conjunctions="e", negating_prefixes="in im il ir dis",
)  # fmt: skip

_POLICIES: Final = PolicyWords(
    titles=r"informativa|\bprivacy\b|termini|condizioni|note legali|accessibilità|linee guida|protezione dei dati|cookie policy|diritto d'autore",
    vocabulary=r"privacy|dati personali|trattamento|consenso|titolare|cookie|conserva\w+|terzi|diritti|condizioni|utent[ei]|gdpr|legge|responsabilità|proprietà intellettuale|contratto|obblighi|finalità|base giuridica|"
        r"destinatari|sicurezza|conformità|presente|clausola|foro|sede legale|partita iva|registro|termini|informativa|normativa|vietat\w+|violazion\w+",
    addresses={"privacy": "riservatezza|informativa", "terms": "termini|condizioni"},
    documents="informativa|condizioni|termini|note legali", title_kinds="informativa|condizioni|termini|note legali", title_not="questa|modifiche", numbering="articolo|sezione",
    contents="indice|sommario", page="pagina", of_pages="di",
)  # fmt: skip

_WALLS: Final = WallWords(
    phrases={
        "bot wall": r"^un attimo\b|verifica (?:di essere|che (?:sei|tu sia)) (?:un )?uman|accesso (?:negato|bloccato)|non sono un robot|traffico insolito|controllo di sicurezza",
        "not found": "pagina (?:non (?:trovata|esiste|disponibile)|inesistente)|pagina (?:che (?:cerchi|stai cercando|hai richiesto)|richiesta|cercata) non|errore 404",
        "unavailable": "temporaneamente (?:non disponibile|sospes|bloccat)|(?:in|per) manutenzione|si è verificato un errore|riprova(?:re)? più tardi|errore interno|servizio non disponibile|troppe richieste|"
            "torn(?:iamo|eremo) (?:presto|subito)",
        "redirect stub": "^reindirizzamento|(?:verrai|sarai|stai per essere) reindirizzat",
        "needs JavaScript": "(?:abilita|abilitare|attiva|attivare) (?:il )?javascript|javascript (?:è )?disabilitato",
    },
    login=r"^(?:accedi|accesso|login)\b|password dimenticata|effettua (?:il login|l'accesso)",
    consent_asked="prima di continuare|(?:rispettiamo|teniamo alla) (?:la )?(?:tua|vostra) privacy|(?:utilizza|usa|utilizziamo) (?:i )?cookie",
    consent_buttons="(?:accetta|rifiuta) (?:tutt[oi]|e continua|i cookie)|continua senza accettare",
)  # fmt: skip

_VOLATILE: Final = VolatileWords(
    lines=(
        ("byline", "scritto da .{2,40}"), ("counter", r"\d+ persone stanno.{0,60}"), ("clock", "oggi e .{6,40}"), ("clock", "pagina generata in .{4,60}"),
        ("trace id", r"estratto da .{0,20}https?://\S+.{0,3}"),
    ),
    reading_time="tempo di lettura", to_read="di lettura", amounts="un|una|uno", units="secondo|minuto|ora|giorno|settimana|mese|anno", changed="aggiornato", ago_after="fa",
    counted="visite|visualizzazioni", counted_when="(?:questa|questo) .{3,12}", counter_labels="visite|letture|visualizzazioni", read_verbs="letto", times="volte", out_of="su", reviews="recensioni",
    cart="carrello", cart_items="articoli", rights_reserved="tutti i diritti riservati", clock="ora", dated=r"aggiorna\w+|vigor\w*",
)  # fmt: skip

_CHROME: Final = ChromeWords(
    own_names="italiano", controls="copia link|stampa|condividi|torna su|mostra (?:di piu|meno)|chiudi|successivo|precedente|indice|scarica (?:il )?pdf|(?:gestisci|impostazioni) (?:i )?cookie",
    control_subjects="condividi|(?:gestisci|impostazioni) (?:i )?cookie", earlier_versions="versioni precedenti", further_reading="articoli correlati|potrebbe interessarti anche|seguici.*",
)  # fmt: skip

_INTERFACE: Final = InterfaceWords(
    lines={
        "list of links": "articoli correlati", "contents list": "indice",
    },
    buttons="(?:leggi|scopri) di piu|accedi|scarica|stampa|condividi|contattaci", home="pagina iniziale", site_pages="chi siamo|contatti",
)  # fmt: skip

_COMMON_WORDS: Final = (
    "il lo la i gli le di del della dei delle dell'utente degli e a al alla ai alle in nel nella un una uno per con che si non è sono da dal dalla dai o come se questo questa questi queste nostro nostra "
    "nostri vostro vostri suo sua suoi anche può possono ogni sul sulla più ad essere ha ove tali qualsiasi"
)  # fmt: skip

_EMPTY: Final = {
    "A day has no ending but a dot or a degree sign.":
        "dates.ordinals",
    "Nothing joins day, month and year.":
        "dates.of",
    "Not collected yet.":
        "facts.multiples dates.updated_after dates.at_hour facts.age_after facts.not_age spelling.light spelling.stray_letters volatile.consent_record volatile.last volatile.about volatile.praise chrome.answers "
        "interface.other_names interface.cookie_banner interface.decisions interface.all_cookies interface.follow interface.promotion",
    "Codes and the English names are written.":
        "facts.currencies",
    "The general forms of a citation cover it.":
        "facts.citations",
    "One word denies in this language.":
        "facts.first_half facts.second_half",
    "Words that one letter turns into others were collected for English only.":
        "spelling.closed",
    "No regional spellings are known.":
        "spelling.variants",
    "English and French words cover what was seen.":
        "spelling.capitalised",
    "The word stands after the amount.":
        "volatile.ago_before",
}  # fmt: skip

ITALIAN: Final = Language(
    code="it",
    name="Italian",
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
