"""Portuguese; lightly tested."""

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
    "um": 1, "uma": 1, "dois": 2, "duas": 2, "tres": 3, "quatro": 4, "cinco": 5, "seis": 6, "sete": 7,
    "oito": 8, "nove": 9, "dez": 10, "doze": 12, "catorze": 14, "quatorze": 14, "quinze": 15, "dezesseis": 16,
    "dezasseis": 16, "dezoito": 18, "vinte": 20, "trinta": 30, "sessenta": 60, "noventa": 90, "cem": 100,
}  # fmt: skip

_TOPICS: Final = {
    "controller and contact": r"responsavel pelo tratamento|controlador\w*|contact\w+|contat\w+|encarregado",
    "data collected": r"dados que (?:recolh|colet)\w+|recolh\w+|colet\w+|biometric\w*|dados de saude|localizacao|endereco ip",
    "purposes and legal basis": r"finalidade\w*|base legal|interess\w+ legitim\w+|utiliz\w+",
    "recipients": r"terceiros|destinatari\w*|partilh\w+|compartilh\w+|fornecedores|parceiros",
    "advertising, cookies and sale": r"cookies?|publicid\w+|marketing|newsletter|vend\w+",
    "transfers": r"transferenci\w+|clausulas contratuais|adequacao|fora da ue",
    "retention": r"conserv\w+|retencao|elimin\w+|prazo\w*",
    "rights and choices": r"seus direitos|direito (?:a|de)|retific\w+|oposicao|consent\w+|reclam\w+",
    "security": r"seguranca|encript\w+|criptograf\w+",
    "children": "menores|criancas|anos de idade",
    "AI and automated decisions": r"inteligencia artificial|ia\b|decisoes automatizadas|aprendizagem automatica|aprendizado de maquina",
    "changes and notice": r"alter\w+|atualiz\w+|modific\w+",
    "money": r"preco\w*|tarifa\w*|pagament\w+|reembols\w+|comiss\w+|renov\w+|entreg\w+|taxa\w*",
    "liability and disputes": r"responsabilid\w+|arbitrag\w+|tribuna\w+|foro\b|lei aplicavel|indemniz\w+|indeniz\w+",
    "account, content and conduct": r"conta\w*|conteud\w+|utilizador\w*|usuari\w+|licenca\w*|proib\w+|cancel\w+",
}  # fmt: skip

_SIGNALS: Final = {
    "unbounded retention": "enquanto (?:for|seja) necessario|indefinidamente|sem limite",
    "consent": r"consent\w+|oposicao|opor\b|salvo se|ao (?:utilizar|usar)",
    "data type": r"biometric\w*|dados de saude|geolocalizacao|voz\b",
    "purpose": r"publicid\w+|perfil\w+|definicao de perfis|fraude|pesquisa|marketing",
    "sale or sharing": r"vend\w+|partilh\w+|compartilh\w+|terceiros|parceiros",
    "AI": r"inteligencia artificial|ia\b|aprendizagem automatica|decisoes automatizadas",
    "transfer": "clausulas contratuais|adequacao|paises terceiros",
    "disputes": r"arbitrag\w+|tribuna\w+|foro\b|lei aplicavel",
    "liability": r"responsabilid\w+|responsavel|indemniz\w+|indeniz\w+",
    "money": r"renov\w+|reembols\w+|comiss\w+|tarifa\w*|preco\w*|taxa\w*",
    "unilateral change": "a qualquer momento|sem aviso|reserva-se|discricao",
}  # fmt: skip

_GRAVE_SIGNALS: Final = {"AI": "train", "sale or sharing": "vend|intern|extern", "disputes": "arbitra|collecti", "data type": "biometri|facial|genet|medic"}  # fmt: skip

_DATES: Final = DateWords(
    months=(
        "janeiro jan", "fevereiro fev", "março marco mar", "abril abr", "maio mai", "junho jun", "julho jul", "agosto ago", "setembro set", "outubro", "novembro nov", "dezembro dez",
    ),
    of="de |do ",
    updated="(?:data d[ae] )?última (?:atualização|actualização|modificação|alteração|revisão|versão)|"
        "(?:última vez )?(?:atualizad[oa]s?|actualizad[oa]s?|modificad[oa]s?|revisad[oa]s?|revist[oa]s?)(?: pela última vez)?|(?:data de )?atualização",
    effective="(?:data de |entrada |entra |entram )?(?:em |de )?vigor|(?:data de )?vigência|vigentes?|data (?:efetiva|de entrada em vigor)|válid[oa]s? (?:desde|a partir)|efetiv[oa]s?",
    version="versão(?: de)?|publicad[oa]|data(?: de publicação)?", joiners="em do da de no e o a os as versão", document_words="política privacidade termos condições aviso esta este", on_day="em",
    subjects=r"\b(?:esta|este|estes|estas|a|os|as|nossa|presente|presentes)\b[^.;]{0,40}\b(?:política|termos|condições|aviso|declaração|documento|versão)\b",
    others=r"\b(?:lei|regulamento|decreto|lgpd|diretiva|substitui)\b", archives="versões anteriores|histórico", until=r"\baté", to="até", announces=r"\b(?:entrarão|serão)\b", declaring_words=("data",),
    declares=r"\bdata\b[^.;]{0,40}\b(?:atualização|revisão|modificação|vigor)[^.;]{0,60}\b(?:indicada|publicada|acima|abaixo|no (?:início|fim|final))\b",
)  # fmt: skip

_FACTS: Final = FactWords(
    numbers=_NUMBERS,
    units={
        "business day": "dias? uteis", "day": "dias?", "week": "semanas?", "month": "mes(?:es)?", "year": "anos?", "hour": "horas?", "minute": "minutos?", "second": "segundos?", "percent": "por cento",
        "times": "vezes",
    },
    regulations="regulamento", articles_of_law=r"artigos?|arts?\.?", of_the_law="do|da", law_names="rgpd", acts="lei",
    negations="nao|nunca|jamais|nenhum(?:a)?|sem|salvo|exceto|nem|proibid[oa]s?", plain_negations="nao", open_lists=r"sem limita\w+",
    parties="nos|noss[oa]s?|voce|voces|seus?|suas?",
    modals={
        "must": "deve(?:m|ra|rao)?|obrigad[oa]s?|compromete-se",
        "may": "pode(?:m|ra|rao)?|reserva-se",
        "should": "deveria(?:m)?",
    },
    age_before="maiores de|menores de", age_years="anos",
    recipients={"internal": "intern[oa]s?", "external": "extern[oa]s?"},
)  # fmt: skip

_SPELLING: Final = SpellingWords(
    articles="o a os as um uma de do da", conjunctions="e", negating_prefixes="in im des",
)  # fmt: skip

_POLICIES: Final = PolicyWords(
    titles="política|termos|condições|aviso de privacidade|proteção de dados|acessibilidade|diretrizes|direitos autorais",
    vocabulary=r"privacidade|dados pessoais|tratamento|consentimento|responsável|controlador|cookies?|conserva\w+|terceiros|direitos?|condições|usuários?|utilizador\w*|lgpd|rgpd|lei|responsabilidade|"
        r"propriedade intelectual|contrato|obrigações|finalidade\w*|base legal|destinatários|segurança|conformidade|presente|cláusula|foro|sede|cnpj|termos|política|proibid\w+|viola\w+",
    addresses={"privacy": "privacid", "terms": "condicoes|termos"},
    documents="privacidade|termos|condicoes|politica", title_kinds="termos|condicoes|aviso|politica", title_not="esta|estas|sua|suas", numbering="artigo|seção|secção",
    contents="índice|indice|sumário", page="página|pagina", of_pages="de",
)  # fmt: skip

_WALLS: Final = WallWords(
    phrases={
        "bot wall": r"^um momento\b|verifi\w+ (?:se|que) (?:você )?é (?:um )?humano|acesso (?:negado|bloqueado)|não sou um robô|tráfego incomum|verificação de segurança",
        "not found": "página não (?:encontrada|existe|disponível)|página (?:que (?:você|procura|está)|solicitada)[^.]{0,40}não|erro 404",
        "unavailable": "temporariamente (?:indisponível|fora do ar|bloquead)|(?:em|para) manutenção|ocorreu um erro|tente novamente mais tarde|erro interno|serviço indisponível|muitas solicitações|voltamos (?:em breve|já)",
        "redirect stub": "^redirecionando|(?:será|está sendo|a ser) redirecionad",
        "needs JavaScript": "(?:ative|ativar|habilite|habilitar) (?:o )?javascript|javascript (?:está )?(?:desativado|desabilitado)",
    },
    login=r"^(?:entrar|iniciar sessão|faça login|fazer login)\b|esqueceu (?:a |sua )?(?:senha|palavra)",
    consent_asked="antes de continuar|(?:valorizamos|respeitamos) (?:a )?sua privacidade|(?:utiliza|usa|utilizamos|usamos) cookies",
    consent_buttons="(?:aceitar|rejeitar|recusar) (?:tudo|todos|todas|e continuar|cookies)",
)  # fmt: skip

_VOLATILE: Final = VolatileWords(
    lines=(
        ("byline", "escrito (?:por|pelo|pela) .{2,40}"), ("counter", r"\d+ pessoas estao.{0,60}"),
    ),
    reading_time="tempo de leitura", to_read="de leitura", amounts="um|uma", units="segundo|minuto|hora|dia|semana|mes|ano", changed="atualizado", ago_before="ha", ago_after="atras",
    about="mais de|cerca de", counter_labels="visualizacoes|acessos|visitas", read_verbs="lido|visto", times="vezes", out_of="de", reviews="avaliacoes", cart="carrinho", cart_items="artigos",
    rights_reserved="todos os direitos reservados", clock="hora", dated=r"atualiz\w+|vigor\w*",
)  # fmt: skip

_CHROME: Final = ChromeWords(
    own_names="português", controls="copiar link|imprimir|compartilhar|voltar ao topo|ver mais|fechar|proximo|anterior|inicio|indice|baixar pdf", control_subjects="compartilhar",
    earlier_versions="versoes anteriores", further_reading="artigos relacionados|siga-nos.*",
)  # fmt: skip

_INTERFACE: Final = InterfaceWords(
    lines={
        "list of links": "artigos relacionados", "file download": r"[\d., ]+ ?(?:kb|mb) baixar",
    },
    buttons="(?:ver|ler|saber) mais|entrar|baixar|imprimir|partilhar", home="inicio", site_pages="inicio|sobre nos",
)  # fmt: skip

_COMMON_WORDS: Final = (
    "o a os as de do da dos das e em no na nos nas um uma para por pelo pela com que se seu sua seus suas é são ao à aos às ou como mais não este esta estes estas você nosso nossa nossos nossas pode podem "
    "sobre quando sem entre ser também qualquer está até você seja todos lhe num numa isso"
)  # fmt: skip

_EMPTY: Final = {
    "A day has no ending but a dot or a degree sign.":
        "dates.ordinals",
    "Not collected yet.":
        "facts.multiples dates.updated_after dates.place_article dates.at_hour facts.age_after facts.not_age facts.persons spelling.light spelling.stray_letters volatile.consent_record volatile.last volatile.counted "
        "volatile.counted_when volatile.praise chrome.answers interface.other_names interface.cookie_banner interface.decisions interface.all_cookies interface.follow interface.promotion",
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
}  # fmt: skip

PORTUGUESE: Final = Language(
    code="pt",
    name="Portuguese",
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
