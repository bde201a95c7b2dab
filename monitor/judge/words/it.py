"""Italiano; lightly tested."""

from __future__ import annotations

from typing import Final

TOPICS: Final[dict[str, str]] = {
    "controller and contact": r"titolare del trattamento|contatt\w+|responsabile della protezione|sede legale",
    "data collected": r"dati (?:che )?(?:raccog|raccol)\w+|raccogli\w+|biometric\w*|dati sanitari|posizione|indirizzo ip",
    "purposes and legal basis": r"finalita|base giuridica|legittim\w+ interess\w+|utilizz\w+",
    "recipients": r"terz[ie]\b|destinatari\w*|condivi\w+|fornitori|partner",
    "advertising, cookies and sale": r"cookies?|pubblicit\w+|marketing|newsletter|vend\w+",
    "transfers": r"trasferi\w+|clausole contrattuali tipo|adeguatezza|fuori dall'ue",
    "retention": r"conserv\w+|cancell\w+|durata",
    "rights and choices": r"diritt\w+|rettific\w+|opposizione|consens\w+|reclam\w+",
    "security": r"sicurezza|cifr\w+|crittograf\w+",
    "children": r"minori|bambini|anni di eta",
    "AI and automated decisions": r"intelligenza artificiale|ia\b|decisioni automatizzate|apprendimento automatico",
    "changes and notice": r"modific\w+|aggiorn\w+",
    "money": r"prezz\w+|tariff\w+|pagament\w+|rimbors\w+|commission\w+|rinnov\w+|spedizion\w+|consegn\w+",
    "liability and disputes": r"responsabilit\w+|arbitrat\w+|foro\b|giurisdizion\w+|legge applicabile",
    "account, content and conduct": r"account|contenut\w+|utent\w+|licenz\w+|viet\w+|recess\w+",
}

SIGNALS: Final[dict[str, str]] = {
    "unbounded retention": r"fino a quando|per il tempo necessario|indefinitamente|senza limiti",
    "consent": r"consens\w+|opposizione|salvo che|utilizzando",
    "data type": r"biometric\w*|dati sanitari|geolocalizzazione|voce\b",
    "purpose": r"pubblicit\w+|profilazione|frod\w+|ricerca|marketing",
    "sale or sharing": r"vend\w+|condivi\w+|terz[ie]\b|partner",
    "AI": r"intelligenza artificiale|ia\b|apprendimento automatico|decisioni automatizzate",
    "transfer": r"clausole contrattuali tipo|adeguatezza|paesi terzi",
    "disputes": r"arbitrat\w+|foro\b|giurisdizion\w+|legge applicabile|mediazion\w+",
    "liability": r"responsabil\w+|manlev\w+|indennizz\w+",
    "money": r"rinnov\w+|rimbors\w+|commission\w+|tariff\w+|prezz\w+|spese",
    "unilateral change": r"in qualsiasi momento|senza preavviso|si riserva\w*|discrezione",
}
