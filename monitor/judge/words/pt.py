"""Português; lightly tested."""

from __future__ import annotations

from typing import Final

TOPICS: Final[dict[str, str]] = {
    "controller and contact": r"responsavel pelo tratamento|controlador\w*|contact\w+|contat\w+|encarregado",
    "data collected": r"dados que (?:recolh|colet)\w+|recolh\w+|colet\w+|biometric\w*|dados de saude|localizacao|endereco ip",
    "purposes and legal basis": r"finalidade\w*|base legal|interess\w+ legitim\w+|utiliz\w+",
    "recipients": r"terceiros|destinatari\w*|partilh\w+|compartilh\w+|fornecedores|parceiros",
    "advertising, cookies and sale": r"cookies?|publicid\w+|marketing|newsletter|vend\w+",
    "transfers": r"transferenci\w+|clausulas contratuais|adequacao|fora da ue",
    "retention": r"conserv\w+|retencao|elimin\w+|prazo\w*",
    "rights and choices": r"seus direitos|direito (?:a|de)|retific\w+|oposicao|consent\w+|reclam\w+",
    "security": r"seguranca|encript\w+|criptograf\w+",
    "children": r"menores|criancas|anos de idade",
    "AI and automated decisions": r"inteligencia artificial|ia\b|decisoes automatizadas|aprendizagem automatica|aprendizado de maquina",
    "changes and notice": r"alter\w+|atualiz\w+|modific\w+",
    "money": r"preco\w*|tarifa\w*|pagament\w+|reembols\w+|comiss\w+|renov\w+|entreg\w+|taxa\w*",
    "liability and disputes": r"responsabilid\w+|arbitrag\w+|tribuna\w+|foro\b|lei aplicavel|indemniz\w+|indeniz\w+",
    "account, content and conduct": r"conta\w*|conteud\w+|utilizador\w*|usuari\w+|licenca\w*|proib\w+|cancel\w+",
}

SIGNALS: Final[dict[str, str]] = {
    "unbounded retention": r"enquanto (?:for|seja) necessario|indefinidamente|sem limite",
    "consent": r"consent\w+|oposicao|opor\b|salvo se|ao (?:utilizar|usar)",
    "data type": r"biometric\w*|dados de saude|geolocalizacao|voz\b",
    "purpose": r"publicid\w+|perfil\w+|definicao de perfis|fraude|pesquisa|marketing",
    "sale or sharing": r"vend\w+|partilh\w+|compartilh\w+|terceiros|parceiros",
    "AI": r"inteligencia artificial|ia\b|aprendizagem automatica|decisoes automatizadas",
    "transfer": r"clausulas contratuais|adequacao|paises terceiros",
    "disputes": r"arbitrag\w+|tribuna\w+|foro\b|lei aplicavel",
    "liability": r"responsabilid\w+|responsavel|indemniz\w+|indeniz\w+",
    "money": r"renov\w+|reembols\w+|comiss\w+|tarifa\w*|preco\w*|taxa\w*",
    "unilateral change": r"a qualquer momento|sem aviso|reserva-se|discricao",
}
