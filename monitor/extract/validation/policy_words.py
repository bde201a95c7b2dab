"""What policies are called and what they talk of: a new language is a row in each table.

Patterns are matched against lower-case text with straight apostrophes.
"""

from __future__ import annotations

from typing import Final

# A title or first heading with one of these names the policy itself.
TITLES: Final = (
    r"privacy(?: (?:policy|notice|statement|centre|center|information|shield|rights|declaration|charter)|$)|data (?:protection|policy|processing)|personal (?:data|information)|"
    r"\bterms\b|conditions of (?:use|sale|service)|terms and conditions|user agreement|(?:licen[cs]e|customer|subscription|service|member|merchant|seller|developer|processing) agreement|\beula\b|"
    r"cookies?(?: (?:policy|notice|statement|declaration|information|list)|$)|\btrackers?\b|legal (?:notice|information|terms|mentions|disclaimer|documents)|\bimprint\b|disclaimer|"
    r"(?:community|content|brand|usage|election|advertising|safety) (?:guidelines|standards|rules|policy|policies)|acceptable use|code of conduct|accessibility|copyright|dmca|"
    r"(?:refund|return|shipping|cancellation|security|disclosure|retention|use|usage|services?|conduct|moderation|ads?|spam|abuse|trademark|takedown|removal)\w* polic(?:y|ies)|\bpolic(?:y|ies)\b|guidelines|sub-?processors",
    r"politiques? (?:de |d'|des |relative |sur |cookies|rgpd|générale|en matière)|confidentialité|vie privée|données personnelles|protection des données|conditions (?:générales|d'utilisation|de vente|particulières)|\bcg[uvs]+\b|"
    r"mentions? légales?|informations? légales?|charte|accessibilité|règlement|gestion des cookies|\bcookies$|droit d'auteur|propriété intellectuelle|règles (?:de la communauté|d'utilisation)|code de conduite|contrat|avertissement",
    r"datenschutz|\bagb\b|nutzungsbedingungen|geschäftsbedingungen|impressum|cookie-(?:richtlinie|hinweise?)|richtlinien?\b|barrierefreiheit|bedingungen|rechtliche hinweise|widerruf|gemeinschaftsstandards|urheberrecht",
    r"política|privacidad|privacidade|términos|condiciones|aviso legal|accesibilidad|normas|protección de datos|derechos de autor|reglas de la comunidad",
    r"informativa|\bprivacy\b|termini|condizioni|note legali|accessibilità|linee guida|protezione dei dati|cookie policy|diritto d'autore",
    r"privacyverklaring|privacybeleid|voorwaarden|cookiebeleid|cookieverklaring|toegankelijkheid|gegevensbescherming|richtlijnen|gedragscode|colofon",
    r"política|termos|condições|aviso de privacidade|proteção de dados|acessibilidade|diretrizes|direitos autorais",
    r"polityka|regulamin|integritetspolicy|användarvillkor|privatlivspolitik|handelsbetingelser|personvern|vilkår|tietosuoja|käyttöehdot|zásady|podmínky|obchodní podmínky|adatvédelm|felhasználási|politica de confiden|termeni|"
    r"конфиденциальност|условия|соглашение|πολιτική|όροι|gizlilik|kullanım|プライバシー|利用規約|規約|隐私|隱私|条款|條款|개인정보|이용약관|סודיות|פרטיות|خصوصية|ความเป็นส่วนตัว",
)  # fmt: skip

# What clauses speak of. Each word of a row counts once, however often it stands.
VOCABULARY: Final[dict[str, str]] = {
    "en": (
        "privacy|personal (?:data|information)|terms|policy|policies|consent|third part(?:y|ies)|processing|controller|processor|cookies?|retention|retain|disclos\\w+|collect\\w*|liabilit\\w+|liable|agreement|"
        "rights|applicable law|governing law|copyright|intellectual property|prohibited|violat\\w+|obligations?|warrant(?:y|ies)|indemnif\\w+|terminat\\w+|legal|gdpr|data protection|comply|compliance|provisions?|"
        "hereby|herein|shall|pursuant|accordance|user content|subject to|responsib\\w+|permitted|accessib\\w+|guidelines|standards|remov\\w+|report\\w*|not allowed|must not|don't|infring\\w+|arbitration|refunds?|published by|registered|publisher|hosting|hosted"
    ),
    "fr": (
        "confidentialité|données (?:à caractère )?personnelles|données à caractère personnel|traitements?|consentement|responsable|cookies?|traceurs|conservation|conserv\\w+|tiers|sous-traitants?|droits?|conditions générales|utilisateurs?|"
        "loi|règlement|rgpd|cnil|responsabilité|propriété intellectuelle|interdit\\w*|obligations?|éditeur|hébergeur|hébergé\\w*|siège social|rcs|siren|siret|capital|directeur de la publication|contrat|résili\\w+|litiges?|"
        "tribun\\w+|finalités?|base légale|destinataires|sécurité|conformément|présentes?|article|clause|accessibilité|rgaa|conformité|règles|politique|supprim\\w+|signal\\w+|enfreign\\w+|autoris\\w+|garanti\\w*|remboursement|rétractation|collect\\w+"
    ),
    "de": (
        "datenschutz\\w*|personenbezogene\\w*|verarbeit\\w+|einwilligung|verantwortlich\\w*|cookies?|speicher\\w+|dritte\\w*|rechte?|nutzungsbedingungen|nutzer\\w*|dsgvo|gesetz\\w*|haftung\\w*|urheberrecht\\w*|vertrag\\w*|kündigung|"
        "widerruf\\w*|impressum|geschäftsführer\\w*|handelsregister|ust-id\\w*|umsatzsteuer\\w*|registergericht|gemäß|vorschrift\\w*|bestimmung\\w*|zweck\\w*|aufbewahrung\\w*|auskunft|löschung|beschwerde|aufsichtsbehörde|bedingungen|lösch\\w+|verboten|unzulässig"
    ),
    "es": (
        "privacidad|datos personales|tratamiento|consentimiento|responsable|cookies?|conserva\\w+|terceros|derechos?|condiciones|usuarios?|rgpd|ley|responsabilidad|propiedad intelectual|contrato|obligaciones|finalidad\\w*|"
        "base jurídica|destinatarios|seguridad|conformidad|presente|cláusula|tribunales|domicilio social|titular|registro mercantil|cif|términos|política|normativa|prohibid\\w+|infring\\w+"
    ),
    "it": (
        "privacy|dati personali|trattamento|consenso|titolare|cookie|conserva\\w+|terzi|diritti|condizioni|utent[ei]|gdpr|legge|responsabilità|proprietà intellettuale|contratto|obblighi|finalità|base giuridica|destinatari|"
        "sicurezza|conformità|presente|clausola|foro|sede legale|partita iva|registro|termini|informativa|normativa|vietat\\w+|violazion\\w+"
    ),
    "nl": (
        "privacy\\w*|persoonsgegevens|verwerk\\w+|toestemming|verantwoordelijk\\w*|cookies?|bewaar\\w*|bewaren|derden|rechten|voorwaarden|gebruikers?|avg|wet\\w*|aansprakelijk\\w*|intellectue\\w+|overeenkomst|verplicht\\w*|doel\\w*|"
        "grondslag|ontvangers|beveiliging|kvk|btw|bepalingen|klacht\\w*|geschil\\w*|beleid|gegevens|verboden|overtred\\w+"
    ),
    "pt": (
        "privacidade|dados pessoais|tratamento|consentimento|responsável|controlador|cookies?|conserva\\w+|terceiros|direitos?|condições|usuários?|utilizador\\w*|lgpd|rgpd|lei|responsabilidade|propriedade intelectual|contrato|"
        "obrigações|finalidade\\w*|base legal|destinatários|segurança|conformidade|presente|cláusula|foro|sede|cnpj|termos|política|proibid\\w+|viola\\w+"
    ),
}  # fmt: skip
