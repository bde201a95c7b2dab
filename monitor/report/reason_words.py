"""Put the reasons of a change into words: one table for every code, a column for each language."""

from __future__ import annotations

from typing import Final

from monitor.judge.signals.signal_rules import rule_of
from monitor.model import Change, Reason, ReasonCode, WholeState
from monitor.report.phrases import COLUMNS, Language, colon
from monitor.report.summary_words import TOPIC, Words

REASONS: Final[dict[ReasonCode, Words]] = {
    # why a change weighs what it weighs
    "clause added": ("a clause was added", "une clause a été ajoutée"),
    "clause removed": ("a clause was removed", "une clause a été supprimée"),
    "other words": ("other words", "d’autres mots"),
    "moved": ("stands in another place", "se trouve à un autre endroit"),
    "renumbered": ("another number", "un autre numéro"),
    "rewritten": ("rewritten as a whole", "entièrement réécrit"),
    "signal": ("{label}{quotation}", "{label}{quotation}"),
    "silent edit": ("no date moved: silent edit", "aucune date n’a bougé : modification silencieuse"),
    "words kept": ("{whole}: {share} % of its words are the same clauses as before", "{whole} : {share} % de ses mots sont dans les mêmes clauses qu’avant"),
    "topics appeared": ("now speaks of {topics}", "parle désormais de : {topics}"),
    "topics disappeared": ("no longer speaks of {topics}", "ne parle plus de : {topics}"),
    "topics grew": ("more on {topics}", "davantage sur : {topics}"),
    "topics shrank": ("less on {topics}", "moins sur : {topics}"),
    # why a change is editorial
    "other language": ("the page in another language", "la page dans une autre langue"),
    "other region": ("another region's English", "l’anglais d’une autre région"),
    "typography": ("typography", "typographie"),
    "spacing": ("spacing", "espaces"),
    "accents": ("accents", "accents"),
    "damaged letters": ("damaged letters repaired", "lettres abîmées, rétablies"),
    "hidden address": ("address hidden or shown", "adresse masquée ou affichée"),
    "cross-reference": ("references follow the numbering", "les renvois suivent la numérotation"),
    "numbering": ("numbering", "numérotation"),
    "regional spelling": ("British or American spelling", "orthographe britannique ou américaine"),
    "spelling": ("spelling", "orthographe"),
    "renamed third party": ("a third party's new name", "le nouveau nom d’un tiers"),
    "articles": ("articles", "articles"),
    "newer year of a law": ("a cited law's newer year", "l’année plus récente d’une loi citée"),
    "stray letter": ("a stray letter", "une lettre isolée"),
    "list conjunction": ("a list's conjunction", "la conjonction d’une liste"),
    "no words": ("no words", "aucun mot"),
    "printed date": ("the printed date", "la date imprimée"),
    "heading": ("a heading", "un titre"),
    "said elsewhere": ("said elsewhere, word for word", "dit ailleurs, mot pour mot"),
    "contents list": ("a contents list", "un sommaire"),
    "only its place": ("only its place", "seulement sa place"),
    "same words in other blocks": ("other blocks, the same words", "d’autres blocs, les mêmes mots"),
    "menu": ("a menu", "un menu"),
    "page furniture": ("the page's furniture", "l’habillage de la page"),
    "list of links": ("a list of links", "une liste de liens"),
    "button": ("a button", "un bouton"),
    "cookie banner": ("a cookie banner", "un bandeau de cookies"),
    "breadcrumb": ("the way to the page", "le chemin vers la page"),
    "newsletter invitation": ("an invitation to subscribe", "une invitation à s’abonner"),
    "language menu": ("a language or country menu", "un menu de langues ou de pays"),
    "counter": ("a counter", "un compteur"),
    "relative time": ("a relative time", "une date relative"),
    "copyright line": ("a copyright line", "une mention de copyright"),
    "file download": ("a file to download", "un fichier à télécharger"),
    "social link": ("a social link", "un lien vers un réseau social"),
    "promotion": ("a promotion", "une promotion"),
    # what earlier readings say of a change
    "seen once": ("seen in one reading only", "vu dans une seule lecture"),
    "comes and goes": ("comes and goes: told before", "va et vient : déjà signalé"),
    "reverted": ("reverted: an earlier change is taken back", "annulation : un changement antérieur est retiré"),
}  # fmt: skip

WHOLE_STATES: Final[dict[WholeState, Words]] = {
    "same document": ("same document", "même document"),
    "rewritten": ("rewritten", "réécrit"),
    "other language": ("other language", "autre langue"),
    "other document": ("other document", "autre document"),
}

_BECAME: Final[Words] = ("‘{before}’ became ‘{after}’", "‘{before}’ est devenu ‘{after}’")
_IS_NEW: Final[Words] = ("‘{after}’ is new", "‘{after}’ est nouveau")
_IS_GONE: Final[Words] = ("‘{before}’ is gone", "‘{before}’ a disparu")
_STEP: Final[Words] = ("{before} → {after}", "{before} → {after}")
_NEW: Final[Words] = ("{after} (new)", "{after} (nouveau)")
_GONE: Final[Words] = ("{before} (gone)", "{before} (disparu)")


def reasons_in(change: Change, language: Language) -> tuple[str, ...]:
    """Return the reasons of a change in a language.

    Reports stored before reasons had codes give their English sentences as they were stored.
    """
    return tuple(reason_in(reason, language) for reason in change.why) or change.reasons


def reason_in(reason: Reason, language: Language) -> str:
    """Return the sentence of a reason: `age 18 → 16`, `âge 18 → 16`."""
    column = COLUMNS.index(language)
    return REASONS[reason.code][column].format(
        label=_label(reason, language),
        quotation=_quotation(reason, column),
        topics=_topics(reason, language),
        share=reason.share,
        whole=WHOLE_STATES[reason.whole][column] if reason.whole else "",
    )


def _label(reason: Reason, language: Language) -> str:
    """Return the words before the quotation, with their punctuation."""
    if reason.signal is None:
        return ""
    rule = rule_of(reason.signal)
    label = rule.label[COLUMNS.index(language)] or _topics(reason, language)
    separator = " " if rule.wording == "step" else colon(language)
    return label + separator if label else ""


def _quotation(reason: Reason, column: int) -> str:
    """Return the quoted words: `12 → 24 months`, `‘we will’ became ‘we may’`, `Northwind (new)`."""
    sentence = reason.signal is not None and rule_of(reason.signal).wording == "sentence"
    both, new, gone = (_BECAME, _IS_NEW, _IS_GONE) if sentence else (_STEP, _NEW, _GONE)
    words = both if reason.before and reason.after else new if reason.after else gone
    after = f"{reason.after} {reason.unit}".strip()
    return words[column].format(before=reason.before, after=after)


def _topics(reason: Reason, language: Language) -> str:
    """Return the topics in a language; in English the names that the JSON has."""
    if language == "en":
        return ", ".join(reason.topics)
    column = COLUMNS.index(language)
    return ", ".join(TOPIC[topic][column] if topic in TOPIC else topic for topic in reason.topics)
