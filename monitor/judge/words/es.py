"""Español; lightly tested."""

from __future__ import annotations

from typing import Final

TOPICS: Final[dict[str, str]] = {
    "controller and contact": r"responsable del tratamiento|contact\w+|delegado de proteccion|domicilio",
    "data collected": r"datos que (?:recopil|recog)\w+|recopil\w+|biometric\w*|datos de salud|ubicacion|direccion ip",
    "purposes and legal basis": r"finalidad\w*|base (?:legal|juridica)|interes\w* legitimo\w*|utiliza\w+",
    "recipients": r"terceros|destinatarios?|compart\w+|encargad\w+ del tratamiento|proveedores?|socios",
    "advertising, cookies and sale": r"cookies?|publicid\w+|marketing|boletin|vend\w+|venta\b",
    "transfers": r"transferenci\w+|fuera de la ue|clausulas contractuales tipo|adecuacion",
    "retention": r"conserv\w+|plazo\w*|suprim\w+|elimin\w+",
    "rights and choices": r"sus derechos|derecho (?:a|de)|rectific\w+|oposicion|consent\w+|reclam\w+",
    "security": r"segurid\w+|cifr\w+",
    "children": r"menores|ninos|anos de edad",
    "AI and automated decisions": r"inteligencia artificial|ia\b|decisiones automatizadas|aprendizaje automatico",
    "changes and notice": r"modific\w+|actualiz\w+|cambios",
    "money": r"precio\w*|tarifa\w*|pag(?:o|os|ar)\b|reembols\w+|comision\w*|renov\w+|entreg\w+|envio\w*",
    "liability and disputes": r"responsabilid\w+|arbitraj\w+|tribunal\w*|jurisdicc\w+|ley aplicable|indemniz\w+",
    "account, content and conduct": r"cuenta\w*|contenid\w+|usuari\w+|licencia\w*|prohib\w+|cancel\w+",
}

SIGNALS: Final[dict[str, str]] = {
    "unbounded retention": r"mientras (?:sea|resulte) necesario|indefinidamente|sin limite",
    "consent": r"consent\w+|opon\w+|oposicion|salvo que|al (?:utilizar|usar)",
    "data type": r"biometric\w*|datos de salud|geolocalizacion|ubicacion precisa|voz\b",
    "purpose": r"publicid\w+|perfil\w+|fraude|investigacion|marketing",
    "sale or sharing": r"vend\w+|venta\b|compart\w+|terceros|socios",
    "AI": r"inteligencia artificial|ia\b|aprendizaje automatico|decisiones automatizadas",
    "transfer": r"clausulas contractuales tipo|adecuacion|fuera de la ue|terceros paises",
    "disputes": r"arbitraj\w+|tribunal\w*|jurisdicc\w+|ley aplicable",
    "liability": r"responsabilid\w+|responsables?\b|indemniz\w+|tal cual",
    "money": r"renov\w+|reembols\w+|comision\w*|tarifa\w*|precio\w*|gastos",
    "unilateral change": r"en cualquier momento|sin (?:previo )?aviso|se reserva\w*|discrecion",
}
