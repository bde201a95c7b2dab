"""French."""

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

_TENS: Final = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_UNITS: Final = {
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
}  # fmt: skip
_NUMBERS: Final = {
    "un": 1, "une": 1, **_UNITS, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14,
    "quinze": 15, "seize": 16, "dix-sept": 17, "dix-huit": 18, "dix-neuf": 19, **_TENS,
    **{f"{tens}-{unit}": t + u for tens, t in _TENS.items() for unit, u in _UNITS.items()},
    **{f"{tens} et un": t + 1 for tens, t in _TENS.items()},
    "soixante-dix": 70, "quatre-vingts": 80, "quatre-vingt": 80, "quatre-vingt-dix": 90,
    "cent": 100, "cent vingt": 120, "cent quatre-vingts": 180, "cent quatre-vingt": 180,
}  # fmt: skip

_TOPICS: Final = {
    "controller and contact": r"responsable (?:de|du) traitement|nous contacter|contact(?:er|ez)\b|contact\b(?= ?[:@])|delegue a la protection|dpo\b|siege social|adresse postale|mentions legales|qui sommes-nous|immatricule\w*|"
        "raison sociale|capital",
    "data collected": r"donnees (?:que nous |personnelles )?(?:collect\w+|recueil\w+|trait\w+)|nous (?:collectons|recueillons)|categories de donnees|biometri\w+|donnees de sante|geolocalisation|adresse ip|donnees sensibles|"
        "quelles donnees|informations (?:que|collectees|recueillies)",
    "purposes and legal basis": r"finalites?|bases? (?:legales?|juridiques?)|interets? legitimes?|utilis(?:ation|ons)\b|fraude|statisti\w+|recherche\b|execution d(?:u|'un) contrat|a quelles fins|pourquoi",
    "recipients": r"tiers\b|destinataires?|partag\w+|communiqu(?:e|es|ees?|ons|er)\b|divulgu\w+|sous-traitants?|prestataires?|partenaires?|filiales?|fournisseurs?",
    "advertising, cookies and sale": r"cookies?|publicit\w+|prospection|marketing|newsletter|traceurs?|regies?|vend(?:re|ons|u|us|ues|ent)\b|vente de (?:vos )?donnees|ciblee?s?|pixels?|annonc\w+",
    "transfers": r"transfer\w+|hors (?:de )?(?:l')?(?:ue|union|eee|espace)|clauses contractuelles types|adequation|bouclier|cadre de protection|pays tiers|etats-unis",
    "retention": r"conserv\w+|durees?|pendant une periode|archiv\w+|effac\w+|suppr(?:imer|ession|imees?)|anonymis\w+|aussi longtemps",
    "rights and choices": r"(?:vos|votre|leurs?) (?:droits?|choix)|droits? (?:d'|de|a la|a l')|rectifi\w+|portabilite|opposition|limitation du|cnil|reclamation|retirer|retrait|desinscri\w+|desabonn\w+|consent\w+",
    "security": r"securi\w+|chiffr\w+|crypt\w+|violation de donnees|confidentialite des|pare-feu|mesures techniques|acces non autorise",
    "children": r"enfants?|mineurs?|moins de \d+ ans|parental\w*|adolescents?|titulaires? de l'autorite",
    "AI and automated decisions": r"intelligence artificielle|ia\b|apprentissage automatique|decisions? automatisees?|profilage|entrain\w+ [^.;:]{0,40}(?:modeles?|algorithmes?|ia\b)|algorithm\w+|generative",
    "changes and notice": r"modifi\w+ (?:de |la |cette |les |ces |nos )*(?:presente|politique|conditions|cgu|cgv)|mises? a jour de|modification\w*|sans preavis|nous vous (?:informerons|notifierons)|evolu\w+",
    "money": r"prix|tarifs?|frais|paiements?|pay(?:er|e|ee|ees|able)\b|rembours\w+|abonnement\w*|reconduction|renouvel\w+|livr\w+|commandes?\b|commissions?\b(?! (?:nationale|europeenne|de l'))|factur\w+|remises?\b|"
        r"promotions?\b|retours?\b|retract\w+|carte cadeau|credit\b",
    "liability and disputes": r"responsabilit\w+|indemnis\w+|dommages?|arbitrag\w+|tribuna\w+|juridictions?|droit applicable|litiges?|mediat\w+|en l'etat|force majeure|recours",
    "account, content and conduct": r"comptes?|contenus?|resili\w+|suspen\w+|licences?|propriete intellectuelle|droits? d'auteur|interdi\w+|utilisateurs?|mot de passe|inscri(?:re|ption|t)\w*|membres?|marques?",
}  # fmt: skip

_SIGNALS: Final = {
    "unbounded retention": "aussi longtemps que|tant que (?:cela )?(?:est |sera )?necessaire|sans limite|indefiniment|duree indeterminee|sans limitation de duree",
    "consent": r"consent\w+|opposition|opposer|sauf refus|sauf opposition|en (?:utilisant|naviguant|poursuivant|accedant)(?=.{0,30}\b(?:services?|sites?|applications?|produits?|plateforme|pages?|navigation))|"
        r"refus(?:er|ez)?\b|accord (?:prealable|expres)|opt-?in|opt-?out|retirer|interets? legitimes?",
    "data type": r"biometri\w+|reconnaissance faciale|geolocalisation|localisation precise|donnees de sante|sante\b|medica\w+|genetiqu\w+|voix|vocal\w*|enregistrements? (?:vocaux|audio)|carnet d'adresses|deduite?s?|"
        r"inferee?s?|empreintes?|opinions politiques|religi\w+|origine (?:raciale|ethnique)|orientation sexuelle|securite sociale|passeport|rib\b|iban\b|carte bancaire|historique de navigation",
    "purpose": r"publicit\w+|prospection|profilage|fraude|statistiques?|recherche\b|marketing|personnalis\w+|ciblage|ciblee?s?|scoring|lutte contre",
    "sale or sharing": r"vend(?:re|ons|ent|u|us|ue|ues|ez)?\b|vente (?:de|des) (?:vos )?(?:donnees|informations)|lou(?:er|ons|ent)\b|ced(?:er|ons|e|ees?)\b|partag\w+|communiqu(?:er|ons|ees?|e)\b|divulg\w+|tiers\b|"
        "partenaires?|filiales?|regies? publicitaires?|courtiers?|destinataires? (?:internes?|externes?)",
    "AI": r"intelligence artificielle|ia\b|apprentissage automatique|machine learning|generative|entrain(?:er|ement|e|es|ee|ees|ons|ant)\b[^.;:]{0,40}(?:modeles?|algorithmes?|intelligence|ia\b)|"
        "decisions? (?:individuelles? )?automatisees?|agent conversationnel|chatbots?",
    "transfer": r"clauses contractuelles types|adequation|hors (?:de )?(?:l')?(?:ue\b|union|eee\b|espace economique)|bouclier de protection|privacy shield|data privacy framework|cadre de protection des donnees|"
        r"pays tiers|regles d'entreprise contraignantes|transfer\w+.{0,40}(?:pays|etranger|etats-unis|chine|inde)",
    "disputes": r"arbitrag\w+|recours collectif\w*|action de groupe|droit (?:francais |applicable)|loi applicable|tribuna(?:l|ux)|mediateurs?|mediation|juridictions?|litiges?",
    "liability": r"en l'etat|(?:exclu\w*|decline\w*|limit\w*) .{0,30}responsabilite|responsabilites?|responsables?\b(?! (?:de|du) traitement)|indemnis\w+|plafon\w+|force majeure|garanti(?:e|es|t|r)\b",
    "money": r"reconduction tacite|tacite(?:ment)? reconduc\w+|renouvel\w+|non remboursables?|rembours\w+|frais\b|commissions?\b(?! (?:nationale|europeenne|de l'))|supplements?|tarifs?|prix\b|gratuit\w*|"
        r"offerte?s?\b|penalit\w+|abonnement|acompte|majoration",
    "unilateral change": "a tout moment|sans preavis|sans (?:avis|notification|information) prealable|se reserve(?:nt)? (?:le droit|la possibilite|la faculte)|nous reservons le droit|"
        "a (?:sa|notre|leur) (?:seule |entiere )?discretion|de temps a autre",
}  # fmt: skip

_GRAVE_SIGNALS: Final = {"AI": "train|entrain", "sale or sharing": r"vend|vente|\blou(?:er|ons|ent)|cede|intern|extern|courtier", "disputes": "arbitra|collecti|action de groupe", "data type": "biometri|facial|genet|sante|medic"}  # fmt: skip

_DATES: Final = DateWords(
    months=(
        "janvier janv", "février fevrier févr fevr fév fev", "mars", "avril avr", "mai", "juin", "juillet juil", "août aout", "septembre sept", "octobre oct", "novembre nov", "décembre decembre déc dec",
    ),
    ordinals="er|re|ère|ème|eme|e", of="de |d'|d’",
    updated="(?:date de (?:la )?)?(?:dernière|derniere|dernières)s? (?:date de )?(?:mises? à jour|mises? a jour|modifications?|révisions?|revisions?|actualisations?|version)|mises? [àa] jour|"
        "mis(?:e|es)? [àa] jour|maj|date de (?:mise à jour|modification|révision)|(?:dernièrement |dernière fois )?(?:modifiée?s?|révisée?s?|actualisée?s?)|[àa] jour (?:du|au|en)",
    effective="(?:date d'|date de l'|l')?(?:entrée|entree|entrant|entrées?|entre|entrent) en (?:vigueur|application)|en (?:vigueur|application)|date d'(?:effet|application)|"
        "(?:prise d'effet|prend effet|prennent effet|effective?s?|applicables?|s'applique(?:nt)?|valables?|valides?|date effective)",
    version="versions?(?: (?:du|en date du|de|datée du|en vigueur))?|version applicable|en date (?:du|de)|date de (?:publication|la version|rédaction|création)|publiée?s?|dat(?:ent|e|ant) (?:de|du)|"
        r"datée?s? (?:du|de)|édition|établie?|rédigée?|date|fait à [\w\s-]{2,25},",
    joiners="le la les du de des d réalisée réalisées effectuée effectuées faite intervenue en au aux à a compter partir depuis dès est sont ce jour date dates fait été et ou n° version aaaa lundi mardi mercredi "
        "jeudi vendredi samedi dimanche",
    document_words="politique confidentialité données personnelles charte mentions légales cgu cgv cgvu générales d'utilisation utilisation vente présente présentes cette ces notre nos déclaration règlement",
    on_day="le", place_article="le", at_hour="à ",
    subjects=r"\b(?:la|le|les|cette|ces|notre|nos|présentes?|présents?)\b[^.;]{0,40}\b(?:politique|charte|conditions|mentions|cgu|cgv|cgvu|déclaration|règlement|document|notice|version|page)\b|"
        r"\b(?:la|le|les) présente?s? \w+",
    others=r"\b(?:loi|lois|règlement (?:\(?ue|européen|général|n)|rgpd|décret|ordonnance|directive|arrêté|délibération|convention|décision|code)\b|\b(?:précédente?s?|antérieure?s?|anciennes?|remplace|annule)\b",
    archives=r"(?:versions?|politiques?|conditions) (?:précédentes?|antérieures?|archivées?)|anciennes (?:versions|conditions|politiques)|historique|\barchives\b",
    until=r"\bjusqu'(?:au|à|en)|\bavant le|\bvalable au", to="au|jusqu'au", announces=r"\b(?:entrera|entreront|prendra|prendront|seront|sera)\b|\bnouvelle version\b|\bà venir\b",
    declaring_words=("date",),
    declares=r"\bdate (?:d'entrée en vigueur|d'effet|de (?:la )?(?:dernière )?(?:mise à jour|révision|modification|publication))\b[^.;]{0,90}\b(?:indiquée?s?|mentionnée?s?|figur\w+|publiée?|affichée?|précisée?|révisée?|modifiée?|ci-dessus|ci-dessous|en (?:haut|bas|tête)|au (?:début|bas|haut))\b|"
        r"\bdate\b[^.;]{0,60}\b(?:dernière (?:mise à jour|modification|révision)|en (?:haut|bas) de (?:cette|la présente|page))",
)  # fmt: skip

_FACTS: Final = FactWords(
    numbers=_NUMBERS, multiples="millions?|milliards?|pour",
    units={
        "business day": "jours? (?:ouvres?|ouvrables?)", "day": "jours?(?: (?:calendaires?|francs?))?", "week": "semaines?", "month": "mois", "year": "ans?|annees?", "hour": "heures?", "minute": "minutes?",
        "second": "secondes?", "percent": "pour ?cent", "times": "fois", "GB": "go", "MB": "mo", "character": "caracteres?", "user": "utilisateurs|employes",
    },
    currencies={"CHF": "francs? suisses?"},
    regulations="reglement|directive", articles_of_law=r"articles?|arts?\.?", of_the_law="du|de la|des", law_names="rgpd|reglement|code|loi",
    citations=r"loi (?:n[o°] ?)?\d+[-–]\d+(?: du \d+(?:er)? \w+ \d{4})?|loi du \d+(?:er)? \w+ \d{4}",
    negations="ne|n'|pas|jamais|aucune?s?|sans|sauf|hormis|ni|non|excepte|excluant|exclu(?:e|s|es)?|interdit(?:e|s|es)?|a l'exclusion", plain_negations="ne|n'.*|pas|non",
    first_half=r"(?<!\w)n(?:e |')[^.;]{0,40}", second_half="pas",
    open_lists=r"(?:mais )?sans (?:toutefois |que cela |pour autant )?(?:nous |s'|vous )?(?:y )?(?:etre )?limit\w*|non (?:exhaustive|limitative)\w*",
    parties="nous|nos|notre|vous|vos|votre",
    modals={
        "must": "doi(?:t|s|vent)|devez|devons|devra|devront|devrez|s'engage(?:nt)? a|nous engageons a|oblig(?:e|es|ation)|tenus? de|tenue?s? a",
        "may": "peu(?:t|x|vent)|pouvez|pouvons|pourr(?:a|ont|ons|ez|ait|aient)|se reserve(?:nt)? (?:le droit|la possibilite|la faculte)|nous reservons le droit|a (?:sa|notre|leur) (?:seule |entiere )?discretion|"
            "autorisee?s? a",
        "should": r"devrai(?:t|ent)|devriez|recommand\w+|conseill\w+",
    },
    age_before="moins de|plus de|age minimum de|agee?s? (?:d'au moins|de moins de|de plus de|de)|l'age de|age de|au moins", age_years="ans", age_after="ans (?:et plus|ou plus|revolus|minimum|au moins)",
    not_age=r"conserv\w+|archiv\w+|pendant|durant|duree", persons=r"\bagee?s?\b|enfants?|mineur|personnes?",
    recipients={"internal": "interne?s?", "external": "externe?s?"},
)  # fmt: skip

_SPELLING: Final = SpellingWords(
    articles="le la les l un une des du de d", light="dans sur en", stray_letters="befghikpqruvwxz", conjunctions="et", negating_prefixes="in im il ir a non de des mis ab en ex n",
    capitalised="loi lois decret reglement directive cadre principes contractuelles types bouclier protection europeenne commission tribunal cour autorite ministere conseil parlement nationale republique informatique "
        "libertes nous vous les des le la un une politique donnees confidentialite produit produits utilisateur utilisateurs compte contenu conditions generales vente utilisation services societe offre "
        "abonnement responsable traitement delegue paragraphe annexe intelligence artificielle prestataires sous-traitants partenaires destinataires rgpd cnil ue ia tva rcs siret siren ico dpd afrique "
        "amerique angleterre allemagne autriche belgique bresil californie chine danemark espagne etats-unis etats unis finlande grece hongrie inde irlande islande italie japon norvege pays-bas pays bas "
        "pologne royaume-uni royaume uni roumanie russie suede suisse turquie janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
)  # fmt: skip

_POLICIES: Final = PolicyWords(
    titles="politiques? (?:de |d'|des |relative |sur |cookies|rgpd|générale|en matière)|confidentialité|vie privée|données personnelles|protection des données|"
        r"conditions (?:générales|d'utilisation|de vente|particulières)|\bcg[uvs]+\b|mentions? légales?|informations? légales?|charte|accessibilité|règlement|gestion des cookies|\bcookies$|droit d'auteur|"
        "propriété intellectuelle|règles (?:de la communauté|d'utilisation)|code de conduite|contrat|avertissement",
    vocabulary=r"confidentialité|données (?:à caractère )?personnelles|données à caractère personnel|traitements?|consentement|responsable|cookies?|traceurs|conservation|conserv\w+|tiers|sous-traitants?|droits?|"
        r"conditions générales|utilisateurs?|loi|règlement|rgpd|cnil|responsabilité|propriété intellectuelle|interdit\w*|obligations?|éditeur|hébergeur|hébergé\w*|siège social|rcs|siren|siret|capital|"
        r"directeur de la publication|contrat|résili\w+|litiges?|tribun\w+|finalités?|base légale|destinataires|sécurité|conformément|présentes?|article|clause|accessibilité|rgaa|conformité|règles|politique|"
        r"supprim\w+|signal\w+|enfreign\w+|autoris\w+|garanti\w*|remboursement|rétractation|collect\w+",
    addresses={"privacy": "confidentialit|donnees-personnelles|vie-privee|rgpd", "terms": r"\bcg[uv]\b|mentions-legales"},
    documents="confidentialite|vie privee|donnees (?:personnelles|a caractere personnel)|mentions legales|charte|cgu|cgv|reglement|politique",
    title_kinds="politique|charte|conditions generales|mentions legales|cgu|cgv|reglement|confidentialite", title_not="cette|ces|cet|modifications?|votre|vos",
    numbering=r"article|art\.|section|chapitre|clause|partie|annexe",
    contents="sommaire|table des matières", page=r"pages?|p\.?", of_pages="sur",
)  # fmt: skip

_WALLS: Final = WallWords(
    phrases={
        "bot wall": r"^un instant\b|vérifi\w+ que vous (?:êtes (?:un )?humain|n'êtes pas un robot)|accès (?:à (?:cette page|ce site) )?(?:a été |est )?(?:refusé|bloqué|interdit|restreint)|je ne suis pas un robot|"
            "trafic inhabituel|activité (?:inhabituelle|suspecte)|vérification de (?:sécurité|votre navigateur)|vous avez été bloqué|contrôle de sécurité",
        "not found": "page (?:web )?(?:introuvable|non trouvée|inexistante|inconnue|pas trouvée)|page n'existe (?:pas|plus)|"
            "page (?:que vous |demandée|recherchée)[^.]{0,50}(?:n'existe|introuvable|n'a pas|n'est (?:pas|plus)|a été (?:déplacée|supprimée))|erreur 404|(?:contenu|page) (?:n'est (?:pas|plus)|non) disponible|"
            "aucun (?:résultat|contenu) trouvé|page n'a pas (?:pu être|été) trouvée",
        "unavailable": "(?:temporairement|momentanément|actuellement) (?:indisponible|inaccessible|bloqu|ferm)|en (?:cours de )?maintenance|maintenance en cours|de retour (?:bientôt|très|dans)|"
            "une erreur (?:inattendue |technique |interne )?(?:est survenue|s'est produite|a été rencontrée)|(?:veuillez |merci de )?ré-?essay(?:er|ez) (?:plus tard|ultérieurement|dans)|"
            r"service (?:est )?indisponible|erreur (?:interne|50\d|serveur|technique)|pas disponible dans votre (?:pays|région)|abusé de cette fonctionnalité|trop de (?:requêtes|demandes)|en construction|"
            "navigateur (?:n'est (?:pas|plus) (?:supporté|pris en charge|compatible)|obsolète|non supporté)",
        "redirect stub": r"vous allez être redirigé|^redirection\b|si vous n'êtes pas (?:automatiquement )?redirigé|cette page a (?:été )?(?:déménagé|déplacée)",
        "needs JavaScript": "(?:activer|activez|sans|nécessite) (?:le )?javascript|javascript (?:est|doit être|n'est pas) (?:désactivé|requis|nécessaire|activé)",
    },
    login=r"^(?:veuillez )?(?:vous |se |me )?connect(?:er|ez)(?:-vous)?\b|^connexion\b|^s'identifier|mot de passe oublié|identifiez-vous|créer (?:un |nouveau )?compte|je me connecte",
    consent_asked=r"(?:autoriser|accepter)\b[^.]{0,60}\bcookies\b[^.]{0,60}\?|avant (?:de continuer|d'accéder|de poursuivre)|(?:le respect de )?votre vie privée (?:est (?:notre|importante)|nous)|"
        r"gérer (?:vos|mes|les) (?:cookies|consentements?)|(?:utilise|utilisons) des cookies|un (?:petit )?cookie \?|bienvenue .{0,20}cookies",
    consent_buttons="(?:tout|tous) (?:accepter|refuser)|(?:accepter|refuser|autoriser) (?:tout|et fermer|et continuer|les cookies)|continuer sans accepter|uniquement autoriser les cookies",
)  # fmt: skip

_VOLATILE: Final = VolatileWords(
    lines=(
        ("byline", "(?:ecrit|redige) par .{2,40}"), ("counter", r"\d+ (?:personnes|clients) (?:(?:ont|sont) (?:achete|vu|consulte|aime|vote|commande|en ligne|en train)|regardent|consultent)\b.{0,40}"), ("clock", "(?:nous sommes le|aujourd'hui,?) .{6,40}"),
        ("clock", "(?:page|document) generee (?:le|en) .{4,60}"), ("clock", r"(?:votre )?session expire dans \d+(?::\d\d)*(?: ?(?:s|sec|secondes?|min|minutes?))?(?: (?:et )?\d+ ?(?:s|sec|secondes?))?"), ("trace id", r"recuperee? de .{0,20}https?://\S+.{0,3}"),
        ("counter", r"\d+ (?:sur \d+ )?(?:utilisateurs?|personnes?) .{0,30}utile.{0,20}"),
    ),
    reading_time="temps de lecture|duree de lecture|lecture", to_read="de lecture", consent_record="(?:votre )?identifiant de consentement", amounts="une?|plusieurs|quelques",
    units="seconde|minute|heure|jour|semaine|moi|mois|an|annee", last="derniere", changed="mise? a jour|modifiee?|publiee?|modification", ago_before="il y a", about="plus de|environ",
    counted="visiteurs?|visites|vues|telechargements|j'aime|commentaires?|partages|abonnes?|avis", counted_when="au total|en ligne|aujourd'hui|cette .{3,12}|ce .{3,12}",
    counter_labels="affichages|vues|visites|lectures", read_verbs="lu", times="fois", out_of="sur", reviews="avis", cart="(?:mon |votre )?panier", cart_items="articles?",
    rights_reserved="tous droits reserves", clock="heure", dated="version|mise?|jour|vigueur|date[de]?|depuis|du|au",
)  # fmt: skip

_CHROME: Final = ChromeWords(
    own_names="français",
    controls="copier le lien|lien copie ?!?|imprimer(?: cette page)?|partager(?: cet article| cette page)?|(?:retour en )?haut(?: de page)?|retour en haut(?: de (?:la )?page)?|menu principal|effacer la recherche|"
        r"fermer (?:le champ de|la) recherche|recherche|(?:voir|afficher|lire|en savoir) (?:plus|moins)|voir moins\s?en savoir plus|tout (?:deplier|replier|ouvrir|fermer)|fermer|suivant|precedent|"
        r"cet article vous a-t-il (?:ete )?(?:utile|aide) ?\??|oui|non|aller (?:directement )?au contenu(?: principal)?|rechercher|se connecter|s'inscrire|accepter|refuser|accueil|chargement\.*|"
        "signaler une erreur|sommaire|table des matieres|sur cette page|(?:telecharger|version|ouvrir)(?: (?:le|en|au format))? pdf|"
        r"(?:avez-vous trouve )?cette? (?:page|article)(?: vous a-t-(?:elle|il) ete)? utile ?\??(?: oui non)?|(?:gerer|parametrer|modifier) (?:les|mes|vos) cookies|parametres des cookies",
    control_subjects="recherche|rechercher|imprimer|partager|se connecter|s'inscrire|accepter|refuser|parametres des cookies|(?:gerer|parametrer|modifier) (?:les|mes|vos) cookies", answers="oui|non",
    earlier_versions="(?:voir les )?versions? (?:precedentes?|anterieures?|archivees?)",
    further_reading="articles? (?:connexes?|similaires?|associes?|lies?|recents?|recommandes?|populaires?)|vous (?:aimerez|pourriez) (?:aussi|aimer).*|nos derniers articles|a lire aussi|sur le meme sujet|"
        r"derniers? articles?|suivez[- ]nous.*|rejoignez[- ]nous.*|(?:inscrivez|abonnez)-vous.*|restez (?:informes?|connectes?).*|laisser un commentaire(?: \(\d+\))?|partager (?:cet article|sur|cette page).*|"
        r"cet article vous a-t-il.*|vous avez d'autres questions.*|besoin d.{0,3} ?aide ?\??|vous avez encore besoin d'?e? ?aide ?\??|telecharge[rz] (?:l'|notre |l’)?app(?:lication)?.*",
)  # fmt: skip

_INTERFACE: Final = InterfaceWords(
    lines={
        "list of links": r"(?:articles?|contenus?|pages?|informations?|liens?|produits?) (?:lies?|similaires?|connexes?|associe\w*|recommandes?|utiles?)|a lire aussi|voir aussi|vous aimerez aussi|"
            "derniers? (?:articles?|actualites?)|suivez[ -]nous|liens utiles|plan du site",
        "newsletter invitation": "(?:abonnez|inscrivez)[- ]vous a (?:la|notre) (?:newsletter|lettre d'information)",
        "language menu": "choisi(?:r|ssez) (?:votre|un) (?:pays|langue|region)(?: ou (?:region|langue))?",
        "counter": r"[\d., ]+ ?(?:visiteurs?|vues?|commentaires?|avis|articles?|produits?|partages?)(?: (?:cette|dans|au|en)\b.{0,25})?|(?:panier|commentaires?)[ :]*\(?\d+\)?(?: articles?)?|"
            r"(?:lecture|temps de lecture)[ :]*[\d]+ ?(?:min\w*|mn)?|\d+ ?-?(?:min(?:ute)?s?|mn) ?(?:de lecture)?|\d+ (?:personnes?|utilisateurs?) sur \d+ .{0,40}utile.{0,10}|"
            r"(?:cet article|cette (?:page|reponse)|ce contenu) vous a-t-(?:il|elle) ete utile.{0,12}|\d(?:[.,]\d)? ?etoiles?(?: .{0,30})?",
        "relative time": r"(?:(?:mis[e]? a jour|modifie|publie)e? )?il y a (?:environ |plus d'|plus de )?(?:un|une|\d+) (?:seconde|minute|heure|jour|semaine|mois|an)s?|(?:redige|ecrit) par [\w .'-]{3,40}",
        "copyright line": "tous droits reserves",
        "file download": r"[\d., ]+ ?(?:kb|mb|ko|mo)(?: telecharger)?|telecharger (?:le |en )?(?:pdf|document)",
        "contents list": "table des matieres|sommaire|dans cet article",
        "social link": "suivez[ -]nous(?: sur)?",
    },
    buttons="aller vers|(?:en savoir|lire|voir|afficher|decouvrir) (?:plus|moins|tout|la suite)|"
        "(?:se connecter|connexion|s'inscrire|inscription|s'abonner|je m'inscris|mon panier|rechercher|fermer|valider|imprimer|suivant|precedent|retour|annuler)|"
        "(?:j'accepte|je refuse)(?: tout(?:es|s)?)?(?: les cookies)?|oui ?/? ?non|(?:tout )?(?:accepter|refuser|autoriser)(?: tout(?:es|s)?)?(?: les cookies)?|continuer sans accepter|personnaliser|"
        r"(?:parametrer|gerer) (?:mes|les|vos) (?:cookies|choix|preferences)|haut de (?:la )?page|retour en haut(?: de page)?|telecharger (?:le|la|en) \w+|aller au contenu(?: principal)?|ajouter au panier|"
        "j'en profite|je decouvre|signaler une erreur|(?:partager|imprimer|enregistrer|noter) (?:cette page|cet article|ce document)|partager|envoyer|chargement(?: en cours)?|"
        "tout (?:afficher|deplier|replier|masquer)|copier(?: le lien)?|nous contacter|contactez[- ]nous|discuter avec nous|besoin d'aide|version imprimable|versions? (?:precedentes?|anterieures?|archivees?)|"
        "(?:telecharger|obtenir) l'application|precedente|suivante|creer un compte",
    cookie_banner="(?:nous|ce site|notre site) (?:utilise|utilisons) (?:des )?cookies?", decisions="accepter|refuser|personnaliser|parametrer", all_cookies="tout|tous", home="accueil|centre d'aide",
    follow="suivez[ -]nous(?: sur)?|partager sur",
    promotion=r"\d+ ?% de (?:reduction|remise)|livraison (?:offerte|gratuite)|soldes|nouvelle collection|derniere demarque|jusqu'a -\d+|vous aimerez aussi|articles? (?:similaires|lies)",
    site_pages="accueil|a propos|qui sommes-nous|nous contacter|contact|recrutement|carrieres?|presse|actualites|boutique|aide|plan du site|accessibilite|mentions legales|mon compte|nos magasins|partenaires|produits",
)  # fmt: skip

_COMMON_WORDS: Final = (
    "le la les de des du et à au aux un une en que qui dans pour par sur est sont ce cette ces vos votre nous vous notre nos il elle ils ou ne pas plus avec être peut si se son sa ses leur leurs afin "
    "ainsi dont où tout toute toutes ont été d'un d'une qu'il c'est lors"
)  # fmt: skip

_EMPTY: Final = {
    "Not collected yet.":
        "dates.updated_after volatile.praise interface.other_names",
    "Laws are cited by their date, which `citations` covers.":
        "facts.acts",
    "Words that one letter turns into others were collected for English only.":
        "spelling.closed",
    "No regional spellings are known.":
        "spelling.variants",
    "The word stands before the amount.":
        "volatile.ago_after",
}  # fmt: skip

FRENCH: Final = Language(
    code="fr",
    name="French",
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
