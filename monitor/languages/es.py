"""Spanish; lightly tested."""

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
    "un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
    "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16,
    "dieciocho": 18, "veinte": 20, "veinticuatro": 24, "treinta": 30, "sesenta": 60, "noventa": 90, "cien": 100,
}  # fmt: skip

_TOPICS: Final = {
    "controller and contact": r"responsable del tratamiento|contact\w+|delegado de proteccion|domicilio",
    "data collected": r"datos que (?:recopil|recog)\w+|recopil\w+|biometric\w*|datos de salud|ubicacion|direccion ip",
    "purposes and legal basis": r"finalidad\w*|base (?:legal|juridica)|interes\w* legitimo\w*|utiliza\w+",
    "recipients": r"terceros|destinatarios?|compart\w+|encargad\w+ del tratamiento|proveedores?|socios",
    "advertising, cookies and sale": r"cookies?|publicid\w+|marketing|boletin|vend\w+|venta\b",
    "transfers": r"transferenci\w+|fuera de la ue|clausulas contractuales tipo|adecuacion",
    "retention": r"conserv\w+|plazo\w*|suprim\w+|elimin\w+",
    "rights and choices": r"sus derechos|derecho (?:a|de)|rectific\w+|oposicion|consent\w+|reclam\w+",
    "security": r"segurid\w+|cifr\w+",
    "children": "menores|ninos|anos de edad",
    "AI and automated decisions": r"inteligencia artificial|ia\b|decisiones automatizadas|aprendizaje automatico",
    "changes and notice": r"modific\w+|actualiz\w+|cambios",
    "money": r"precio\w*|tarifa\w*|pag(?:o|os|ar)\b|reembols\w+|comision\w*|renov\w+|entreg\w+|envio\w*",
    "liability and disputes": r"responsabilid\w+|arbitraj\w+|tribunal\w*|jurisdicc\w+|ley aplicable|indemniz\w+",
    "account, content and conduct": r"cuenta\w*|contenid\w+|usuari\w+|licencia\w*|prohib\w+|cancel\w+",
}  # fmt: skip

_SIGNALS: Final = {
    "unbounded retention": "mientras (?:sea|resulte) necesario|indefinidamente|sin limite",
    "consent": r"consent\w+|opon\w+|oposicion|salvo que|al (?:utilizar|usar)",
    "data type": r"biometric\w*|datos de salud|geolocalizacion|ubicacion precisa|voz\b",
    "purpose": r"publicid\w+|perfil\w+|fraude|investigacion|marketing",
    "sale or sharing": r"vend\w+|venta\b|compart\w+|terceros|socios",
    "AI": r"inteligencia artificial|ia\b|aprendizaje automatico|decisiones automatizadas",
    "transfer": "clausulas contractuales tipo|adecuacion|fuera de la ue|terceros paises",
    "disputes": r"arbitraj\w+|tribunal\w*|jurisdicc\w+|ley aplicable",
    "liability": r"responsabilid\w+|responsables?\b|indemniz\w+|tal cual",
    "money": r"renov\w+|reembols\w+|comision\w*|tarifa\w*|precio\w*|gastos",
    "unilateral change": r"en cualquier momento|sin (?:previo )?aviso|se reserva\w*|discrecion",
}  # fmt: skip

_GRAVE_SIGNALS: Final = {"AI": "aprendizaje", "sale or sharing": "vend|intern|extern", "disputes": "arbitra|collecti", "data type": "biometri|facial|genet|salud"}  # fmt: skip

_DATES: Final = DateWords(
    months=(
        "enero ene", "febrero feb", "marzo mar", "abril abr", "mayo may", "junio jun", "julio jul", "agosto ago", "septiembre setiembre sept sep set", "octubre oct", "noviembre nov", "diciembre dic",
    ),
    of="de |del ",
    updated="(?:fecha de (?:la )?)?(?:última|ultima) (?:actualización|actualizacion|modificación|modificacion|revisión|revision|versión)|(?:fecha de )?(?:actualización|actualizacion|modificación|revisión)|"
        "(?:actualizad[oa]s?|modificad[oa]s?|revisad[oa]s?)(?: por última vez)?",
    effective="fecha (?:efectiva|de (?:entrada en )?vigencia|de entrada en vigor)|(?:en|entrada en|entra en|entran en) (?:vigor|vigencia)|vigentes? (?:desde|a partir)|vigencia|aplicables? (?:a partir|desde)|"
        "efectiv[oa]s? (?:a partir|desde)?",
    version="versión(?: de)?|publicad[oa]|fecha(?: de (?:publicación|la versión))?", joiners="el del de desde día dia al no y e o en los las versión",
    document_words="política privacidad cookies términos condiciones aviso legal esta este", on_day="el", place_article="el",
    subjects=r"\b(?:esta|este|estos|estas|la|los|las|nuestra|presentes?|el presente)\b[^.;]{0,40}\b(?:política|términos|condiciones|aviso|declaración|documento|versión)\b",
    others=r"\b(?:ley|reglamento|decreto|real decreto|rgpd|directiva|anterior(?:es)?|sustituye)\b", archives="versiones (?:anteriores|previas)|historial", until=r"\bhasta(?: el)?", to="al|hasta(?: el)?",
    announces=r"\b(?:entrará|entrarán|será|serán)\b", declaring_words=("fecha",),
    declares=r"\bfecha\b[^.;]{0,40}\b(?:actualización|revisión|modificación|vigor|vigencia)[^.;]{0,60}\b(?:indicada|publicada|arriba|abajo|al (?:principio|final|comienzo)|superior|inferior)\b",
)  # fmt: skip

_FACTS: Final = FactWords(
    numbers=_NUMBERS,
    units={
        "business day": "dias? (?:habiles|laborables)", "day": "dias?(?: naturales)?", "week": "semanas?", "month": "mes(?:es)?", "year": "anos?", "hour": "horas?", "minute": "minutos?",
        "second": "segundos?", "percent": "por ?ciento", "times": "veces",
    },
    regulations="reglamento|directiva", articles_of_law=r"articulos?|arts?\.?", of_the_law="del|de la", law_names="rgpd", acts="ley",
    negations="no|nunca|jamas|ningun(?:a|o)?|sin|salvo|excepto|tampoco|ni|prohibid[oa]s?", plain_negations="no", open_lists=r"sin limita\w+",
    parties="nosotros|nuestr[oa]s?|usted|ustedes|sus?",
    modals={
        "must": "debe(?:n|ra|ran)?|se compromete|obligad[oa]s?",
        "may": "pued[eo]n?|podra(?:n)?|se reserva",
        "should": "deberia(?:n)?",
    },
    age_before="menores de|mayores de", age_years="anos", age_after="anos de edad", persons="menores",
    recipients={"internal": "intern[oa]s?", "external": "extern[oa]s?"},
)  # fmt: skip

_SPELLING: Final = SpellingWords(
    articles="el la los las un una de del", conjunctions="y e", negating_prefixes="in im des",
)  # fmt: skip

_POLICIES: Final = PolicyWords(
    titles="política|privacidad|privacidade|términos|condiciones|aviso legal|accesibilidad|normas|protección de datos|derechos de autor|reglas de la comunidad",
    vocabulary=r"privacidad|datos personales|tratamiento|consentimiento|responsable|cookies?|conserva\w+|terceros|derechos?|condiciones|usuarios?|rgpd|ley|responsabilidad|propiedad intelectual|contrato|obligaciones|"
        r"finalidad\w*|base jurídica|destinatarios|seguridad|conformidad|presente|cláusula|tribunales|domicilio social|titular|registro mercantil|cif|términos|política|normativa|prohibid\w+|infring\w+",
    addresses={"privacy": "privacid", "terms": "condiciones|terminos|aviso-legal"},
    documents="privacidad|aviso legal|terminos|condiciones|politica", title_kinds="politica|aviso legal|terminos|condiciones", title_not="esta|estas|cambios|su|sus", numbering="artículo|sección|capítulo",
    contents="índice|indice", page="página|pagina", of_pages="de",
)  # fmt: skip

_WALLS: Final = WallWords(
    phrases={
        "bot wall": r"^un momento\b|verifi\w+ que (?:eres|usted es|no eres) (?:un )?(?:humano|robot)|acceso (?:denegado|bloqueado)|no soy un robot|tráfico inusual|comprobación de seguridad",
        "not found": r"página no (?:encontrada|existe|disponible)|no (?:se |hemos )?(?:podido |pudo )?encontra\w+ (?:la|esta) página|página (?:que buscas|que está buscando|solicitada) no|error 404",
        "unavailable": r"temporalmente (?:no disponible|fuera de servicio|bloquead)|(?:en|por) mantenimiento|(?:se ha producido|ocurrió|ha ocurrido) un error|(?:inténtal\w+|vuelve a intentarlo) (?:de nuevo )?más tarde|"
            "error interno|servicio no disponible|demasiadas solicitudes|volvemos (?:pronto|enseguida)",
        "redirect stub": "^redirigiendo|(?:será|serás|está siendo) redirigid",
        "needs JavaScript": "(?:activa|activar|habilita|habilitar|habilite|active) (?:el )?javascript|javascript (?:está )?(?:desactivado|deshabilitado)",
    },
    login=r"^(?:iniciar|inicia|inicie) sesión|contraseña olvidada|olvidaste tu contraseña|^acceder\b",
    consent_asked="antes de continuar|(?:valoramos|respetamos) (?:tu|su) privacidad|(?:utiliza|usa|utilizamos|usamos) cookies",
    consent_buttons="(?:aceptar|rechazar) (?:todo|todas|todos|cookies|y continuar)",
)  # fmt: skip

_VOLATILE: Final = VolatileWords(
    lines=(
        ("byline", "escrito por .{2,40}"), ("counter", r"\d+ personas estan.{0,60}"), ("clock", "hoy es .{6,40}"), ("clock", "pagina generada en .{4,60}"),
        ("trace id", r"obtenido de .{0,20}https?://\S+.{0,3}"),
    ),
    reading_time="tiempo de lectura", to_read="de lectura", consent_record="(?:su |tu )?id (?:de|del) consentimiento", amounts="una?", units="segundo|minuto|hora|dia|semana|mes|ano",
    changed="actualizado", ago_before="hace", about="mas de|cerca de", counted="visitas", counted_when="(?:esta|este) .{3,12}", counter_labels="visitas|lecturas", read_verbs="visto|leido", times="veces",
    out_of="de", reviews="opiniones", cart="carrito|cesta", cart_items="articulos", rights_reserved="todos los derechos reservados", clock="hora", dated=r"actualiz\w+|vigor\w*",
)  # fmt: skip

_CHROME: Final = ChromeWords(
    own_names="español castellano",
    controls="copiar (?:el )?enlace|imprimir|compartir|volver arriba|ver (?:mas|menos)|cerrar|siguiente|anterior|inicio|(?:tabla de )?contenidos?|indice|en esta pagina|descargar (?:en )?pdf|"
        "(?:gestionar|configurar) cookies",
    control_subjects="compartir|(?:gestionar|configurar) cookies", earlier_versions="versiones (?:anteriores|archivadas)", further_reading="articulos relacionados|tambien te puede interesar|siguenos.*",
)  # fmt: skip

_INTERFACE: Final = InterfaceWords(
    lines={
        "list of links": "articulos relacionados", "counter": r"carrito[ :]*\(?\d+\)?", "relative time": r"hace (?:\d+|un|una) \w+", "copyright line": "todos los derechos reservados",
        "file download": r"[\d., ]+ ?(?:kb|mb) descargar", "contents list": "indice|(?:tabla de )?contenidos?",
    },
    buttons="(?:leer|ver|saber) mas|entrar|descargar|contactar|imprimir|compartir", home="inicio", site_pages="inicio|contacto|ayuda",
)  # fmt: skip

_COMMON_WORDS: Final = (
    "el la los las de del y a en que un una para por con se su sus es son al lo como más no o si este esta estos estas nos nuestro nuestra nuestros nuestras usted puede pueden sobre cuando sin entre ser "
    "también cualquier está ha desde hasta sea todos le les donde pero e u"
)  # fmt: skip

_EMPTY: Final = {
    "A day has no ending but a dot or a degree sign.":
        "dates.ordinals",
    "Not collected yet.":
        "facts.multiples dates.updated_after dates.at_hour facts.not_age spelling.light spelling.stray_letters volatile.last volatile.praise chrome.answers interface.other_names interface.cookie_banner interface.decisions "
        "interface.all_cookies interface.follow interface.promotion",
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
    "The word stands before the amount.":
        "volatile.ago_after",
}  # fmt: skip

SPANISH: Final = Language(
    code="es",
    name="Spanish",
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
