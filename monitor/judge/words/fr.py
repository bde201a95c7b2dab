"""Français."""

from __future__ import annotations

from typing import Final

TOPICS: Final[dict[str, str]] = {
    "controller and contact": r"responsable (?:de|du) traitement|nous contacter|contact(?:er|ez)\b|contact\b(?= ?[:@])|delegue a la protection|dpo\b|siege social|adresse postale|mentions legales|qui sommes-nous|immatricule\w*|raison sociale|capital",
    "data collected": r"donnees (?:que nous |personnelles )?(?:collect\w+|recueil\w+|trait\w+)|nous (?:collectons|recueillons)|categories de donnees|biometri\w+|donnees de sante|geolocalisation|adresse ip|donnees sensibles|quelles donnees|informations (?:que|collectees|recueillies)",
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
    "money": r"prix|tarifs?|frais|paiements?|pay(?:er|e|ee|ees|able)\b|rembours\w+|abonnement\w*|reconduction|renouvel\w+|livr\w+|commandes?\b|commissions?\b(?! (?:nationale|europeenne|de l'))|factur\w+|remises?\b|promotions?\b|retours?\b|retract\w+|carte cadeau|credit\b",
    "liability and disputes": r"responsabilit\w+|indemnis\w+|dommages?|arbitrag\w+|tribuna\w+|juridictions?|droit applicable|litiges?|mediat\w+|en l'etat|force majeure|recours",
    "account, content and conduct": r"comptes?|contenus?|resili\w+|suspen\w+|licences?|propriete intellectuelle|droits? d'auteur|interdi\w+|utilisateurs?|mot de passe|inscri(?:re|ption|t)\w*|membres?|marques?",
}

SIGNALS: Final[dict[str, str]] = {
    "unbounded retention": r"aussi longtemps que|tant que (?:cela )?(?:est |sera )?necessaire|sans limite|indefiniment|duree indeterminee|sans limitation de duree",
    "consent": r"consent\w+|opposition|opposer|sauf refus|sauf opposition|en (?:utilisant|naviguant|poursuivant|accedant)(?=.{0,30}\b(?:services?|sites?|applications?|produits?|plateforme|pages?|navigation))|refus(?:er|ez)?\b|accord (?:prealable|expres)|opt-?in|opt-?out|retirer|interets? legitimes?",
    "data type": r"biometri\w+|reconnaissance faciale|geolocalisation|localisation precise|donnees de sante|sante\b|medica\w+|genetiqu\w+|voix|vocal\w*|enregistrements? (?:vocaux|audio)|carnet d'adresses|deduite?s?|inferee?s?|empreintes?|opinions politiques|religi\w+|origine (?:raciale|ethnique)|orientation sexuelle|securite sociale|passeport|rib\b|iban\b|carte bancaire|historique de navigation",
    "purpose": r"publicit\w+|prospection|profilage|fraude|statistiques?|recherche\b|marketing|personnalis\w+|ciblage|ciblee?s?|scoring|lutte contre",
    "sale or sharing": r"vend(?:re|ons|ent|u|us|ue|ues|ez)?\b|vente (?:de|des) (?:vos )?(?:donnees|informations)|lou(?:er|ons|ent)\b|ced(?:er|ons|e|ees?)\b|partag\w+|communiqu(?:er|ons|ees?|e)\b|divulg\w+|tiers\b|partenaires?|filiales?|regies? publicitaires?|courtiers?|destinataires? (?:internes?|externes?)",
    "AI": r"intelligence artificielle|ia\b|apprentissage automatique|machine learning|generative|entrain(?:er|ement|e|es|ee|ees|ons|ant)\b[^.;:]{0,40}(?:modeles?|algorithmes?|intelligence|ia\b)|decisions? (?:individuelles? )?automatisees?|agent conversationnel|chatbots?",
    "transfer": r"clauses contractuelles types|adequation|hors (?:de )?(?:l')?(?:ue\b|union|eee\b|espace economique)|bouclier de protection|privacy shield|data privacy framework|cadre de protection des donnees|pays tiers|regles d'entreprise contraignantes|transfer\w+.{0,40}(?:pays|etranger|etats-unis|chine|inde)",
    "disputes": r"arbitrag\w+|recours collectif\w*|action de groupe|droit (?:francais |applicable)|loi applicable|tribuna(?:l|ux)|mediateurs?|mediation|juridictions?|litiges?",
    "liability": r"en l'etat|(?:exclu\w*|decline\w*|limit\w*) .{0,30}responsabilite|responsabilites?|responsables?\b(?! (?:de|du) traitement)|indemnis\w+|plafon\w+|force majeure|garanti(?:e|es|t|r)\b",
    "money": r"reconduction tacite|tacite(?:ment)? reconduc\w+|renouvel\w+|non remboursables?|rembours\w+|frais\b|commissions?\b(?! (?:nationale|europeenne|de l'))|supplements?|tarifs?|prix\b|gratuit\w*|offerte?s?\b|penalit\w+|abonnement|acompte|majoration",
    "unilateral change": r"a tout moment|sans preavis|sans (?:avis|notification|information) prealable|se reserve(?:nt)? (?:le droit|la possibilite|la faculte)|nous reservons le droit|a (?:sa|notre|leur) (?:seule |entiere )?discretion|de temps a autre",
}
