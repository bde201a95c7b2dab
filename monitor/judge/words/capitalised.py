"""Words that are written with a capital and name nobody: law, defined terms, places, abbreviations.

In lower case without accents. A name counts as somebody's when one of its words is none of these
and is nowhere in the policy an ordinary word.
"""

from __future__ import annotations

from typing import Final

_LAW: Final = (
    "act acts law laws code regulation regulations directive framework principles clauses clause contractual standard shield"
    " general protection union commission european court courts authority authorities agency department ministry board state states"
    " federal national republic kingdom united consumer rights right council parliament treaty extension annex"
    " loi lois decret reglement directive cadre principes contractuelles types bouclier protection europeenne commission tribunal"
    " cour autorite ministere conseil parlement nationale republique informatique libertes"
)  # fmt: skip
_TERMS: Final = (
    "we you our the this if in for it is are may not and or of to a an as by any all your their when where what how who why here"
    " personal data service services policy privacy terms user users section article articles conditions client clients customer"
    " customers site website platform app application product products content account party parties member members agreement"
    " cookies cookie fee fees plan plans period date order orders settings information program programme support use notice center"
    " centre company group business commercial artificial intelligence machine learning automated decision making profiling related"
    " output input feature features offer internet web email e-mail mail addendum processing purpose purposes recipients"
    " processors sub-processors provider providers representative controller officer contact security team sell share sale"
    " nous vous les des le la un une politique donnees confidentialite produit produits utilisateur utilisateurs compte contenu"
    " conditions generales vente utilisation services societe offre abonnement responsable traitement delegue paragraphe annexe"
    " intelligence artificielle prestataires sous-traitants partenaires destinataires"
)  # fmt: skip
_ABBREVIATIONS: Final = (
    "dpf dpa gdpr rgpd dsgvo ccpa cpra cnil ico edpb eu ue us usa u.s uk eea eee scc sccs ai ia ip id ids url urls api apis sdk sdks pdf sms"
    " faq faqs vat tva html ppc crm dpo dpd rcs siret siren pin otp tv pc gps sim qr http https dns isp b2b b2c kyc"
)  # fmt: skip
_PLACES: Final = (
    "africa america americas asia australia austria belgium brazil california canada china colorado connecticut delaware denmark"
    " england europe finland france germany greece hungary iceland india ireland israel italy japan korea liechtenstein london"
    " luxembourg malta mexico netherlands new york norway paris poland portugal romania russia scotland singapore south spain sweden"
    " swiss switzerland texas turkey ukraine virginia wales zealand north west east san francisco"
    " afrique amerique angleterre allemagne autriche belgique bresil californie chine danemark espagne etats-unis etats unis"
    " finlande grece hongrie inde irlande islande italie japon norvege pays-bas pays bas pologne royaume-uni royaume uni roumanie"
    " russie suede suisse turquie"
)  # fmt: skip
_TIMES: Final = (
    "january february march april june july august september october november december monday tuesday wednesday thursday friday"
    " saturday sunday janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
)  # fmt: skip

NOBODY: Final = frozenset(f"{_LAW} {_TERMS} {_ABBREVIATIONS} {_PLACES} {_TIMES}".split())
