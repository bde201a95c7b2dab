"""Hold the words of summaries: each row has a column for English and one for French."""

from __future__ import annotations

from typing import Final

Words = tuple[str, str]

GENERAL: Final[dict[str, Words]] = {
    "colon": (": ", " : "),
    "clause": ("a clause", "une clause"),
    "and": ("; ", " ; "),
    "one other": (", and one more change", ", et un autre changement"),
    "others": (", and {n} more changes", ", et {n} autres changements"),
    "nothing": ("nothing of substance changed", "rien n’a changé sur le fond"),
}

KIND: Final[dict[str, Words]] = {
    "added": ("a new clause says “{quote}”", "une nouvelle clause dit « {quote} »"),
    "removed": ("a clause was removed, “{quote}”", "une clause a été supprimée, « {quote} »"),
    "reworded": ("a clause now reads “{quote}”", "une clause dit désormais « {quote} »"),
    "split": ("a clause was split and reworded, “{quote}”", "une clause a été scindée et reformulée, « {quote} »"),
    "merged": ("clauses were merged and reworded, “{quote}”", "des clauses ont été fusionnées et reformulées, « {quote} »"),
    "moved": ("a clause stands in another place, “{quote}”", "une clause a changé de place, « {quote} »"),
    "renumbered": ("a clause has another number, “{quote}”", "une clause a changé de numéro, « {quote} »"),
    "rewritten": ("rewritten", "réécrit"),
}  # fmt: skip

SIGNAL: Final[dict[str, Words]] = {
    "became": ("“{before}” became “{after}”", "« {before} » est devenu « {after} »"),
    "new": ("“{after}” is new", "« {after} » est nouveau"),
    "gone": ("“{before}” is gone", "« {before} » a disparu"),
}

EDIT: Final[dict[str, Words]] = {
    "became": SIGNAL["became"],
    "put in": ("a clause now adds “{after}”", "une clause ajoute désormais « {after} »"),
    "taken out": ("a clause no longer says “{before}”", "une clause ne dit plus « {before} »"),
}

MENTION: Final[dict[str, Words]] = {
    "became": ("a clause mentions “{after}” and no longer “{before}”", "une clause mentionne « {after} » et non plus « {before} »"),
    "new": ("a clause now mentions “{after}”", "une clause mentionne désormais « {after} »"),
    "gone": ("a clause no longer mentions “{before}”", "une clause ne mentionne plus « {before} »"),
}  # fmt: skip

WHOLE: Final[dict[str, Words]] = {
    "rewritten": ("the whole document was rewritten", "tout le document a été réécrit"),
    "other document": ("another document stands in its place", "un autre document a pris sa place"),
    "other language": ("the page is in another language", "la page est dans une autre langue"),
}

DATE: Final[dict[str, Words]] = {
    "unchanged": ("the printed date did not move", "la date imprimée n’a pas bougé"),
    "moved": ("the printed date moved from {before} to {after}", "la date imprimée est passée de {before} à {after}"),
    "appeared": ("a date is printed now, {after}", "une date est désormais imprimée, {after}"),
    "disappeared": ("the printed date {before} is gone", "la date imprimée {before} a disparu"),
    "only moved": (
        "only the printed date moved, from {before} to {after}",
        "seule la date imprimée a changé, de {before} à {after}",
    ),
    "only appeared": ("a date is printed now, {after}; no clause changed", "une date est désormais imprimée, {after} ; aucune clause n’a changé"),
    "only disappeared": ("the printed date {before} is gone; no clause changed", "la date imprimée {before} a disparu ; aucune clause n’a changé"),
}  # fmt: skip

TOPIC: Final[dict[str, Words]] = {
    "controller and contact": ("controller and contact", "responsable et contact"),
    "data collected": ("data collected", "données collectées"),
    "purposes and legal basis": ("purposes", "finalités"),
    "recipients": ("recipients", "destinataires"),
    "advertising, cookies and sale": ("advertising and sale of data", "publicité et vente de données"),
    "transfers": ("transfers", "transferts"),
    "retention": ("retention", "conservation"),
    "rights and choices": ("rights and choices", "droits et choix"),
    "security": ("security", "sécurité"),
    "children": ("children", "enfants"),
    "AI and automated decisions": ("artificial intelligence", "intelligence artificielle"),
    "changes and notice": ("changes and notice", "modifications et préavis"),
    "money": ("money", "prix et paiement"),
    "liability and disputes": ("liability and disputes", "responsabilité et litiges"),
    "account, content and conduct": ("account and conduct", "compte et usage"),
}  # fmt: skip
