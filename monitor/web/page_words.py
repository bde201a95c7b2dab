"""The texts of the page in each language; a new language is a column."""

from __future__ import annotations

from typing import Final

from monitor.report.phrases import COLUMNS, Language

WORDS: Final[dict[str, tuple[str, str]]] = {
    # every page
    "product": ("Policy monitor", "Veille des politiques"),
    "skip": ("Skip to the content", "Aller au contenu"),
    "main menu": ("Main menu", "Menu principal"),
    "now": ("Now", "En ce moment"),
    "search": ("Search", "Recherche"),
    "compare": ("Compare", "Comparer"),
    "language": ("Language", "Langue"),
    "sign out": ("Sign out", "Se déconnecter"),
    "you are here": ("You are here", "Vous êtes ici"),
    # now
    "feed": ("Atom feed", "Flux Atom"),
    "now title": ("What stands now", "État des documents"),
    "filter": ("Filter", "Filtrer"),
    "filter hint": ("Company, document or address", "Entreprise, document ou adresse"),
    "show": ("Show", "Afficher"),
    "all": ("All", "Tous"),
    "only problems": ("Problems", "Problèmes"),
    "only unreviewed": ("Not reviewed", "À relire"),
    "only paused": ("Paused", "En pause"),
    "policy": ("Policy", "Document"),
    "state": ("State", "État"),
    "last reading": ("Last read", "Dernière lecture"),
    "last change": ("Last change", "Dernier changement"),
    "actions": ("Actions", "Actions"),
    "new": ("New", "Nouveau"),
    "ok": ("OK", "OK"),
    "paused": ("Paused", "En pause"),
    "blinking": ("Blinking", "Clignote"),
    "not yet": ("not yet", "pas encore"),
    "no change yet": ("none seen", "aucun"),
    "reviewed": ("reviewed", "relu"),
    "to review": ("to review", "à relire"),
    "check now": ("Check now", "Vérifier"),
    "pause": ("Pause", "Mettre en pause"),
    "resume": ("Resume", "Reprendre"),
    "unmute": ("Unmute", "Réactiver"),
    "none match": ("No policy matches.", "Aucun document ne correspond."),
    "nothing watched": (
        "Nothing is watched yet. Add a page with: policy-monitor add https://…",
        "Aucun document suivi. Ajoutez une page : policy-monitor add https://…",
    ),
    "previous page": ("Previous", "Précédents"),
    "next page": ("Next", "Suivants"),
    "pages": ("Pages of the list", "Pages de la liste"),
    "shown of": ("{first} to {last} of {total}", "{first} à {last} sur {total}"),
    # a policy
    "timeline": ("Changes over time", "Changements dans le temps"),
    "timeline empty": ("No change has been seen yet.", "Aucun changement observé."),
    "timeline legend": (
        "Each mark is a change; the higher, the graver. Hatched: the page could not be read.",
        "Chaque marque est un changement, d’autant plus haut qu’il est grave. Hachures : page illisible.",
    ),
    "events": ("What was told", "Ce qui a été signalé"),
    "versions": ("Versions", "Versions"),
    "version": ("Version {number}", "Version {number}"),
    "readings": ("Readings", "Lectures"),
    "stands": ("stands now", "en vigueur"),
    "raw page": ("Page as fetched", "Page telle que reçue"),
    "compare versions": ("Compare two versions", "Comparer deux versions"),
    "from version": ("From", "De"),
    "to version": ("To", "À"),
    "day": ("Day", "Jour"),
    "calendar": ("Readings day by day", "Lectures jour par jour"),
    "calendar legend": (
        "A square is a day: read and unchanged, changed, trouble, or not read.",
        "Un carré, un jour : lu sans changement, changé, en difficulté, ou non lu.",
    ),
    "readings of": ("Readings of {day}", "Lectures du {day}"),
    "latest readings": ("Latest readings", "Dernières lectures"),
    "no readings": ("The page was not read on this day.", "La page n’a pas été lue ce jour-là."),
    "came and went": ("What comes and goes", "Ce qui apparaît et disparaît"),
    "came and went hint": (
        "These words came and went without being confirmed; a change there must hold for longer before it is told.",
        "Ces passages sont apparus puis ont disparu sans être confirmés ; un changement à cet endroit doit durer avant d’être signalé.",
    ),
    "blinking since": (
        "Blinking since {since}: the page shows wordings in turn that were all told once.",
        "Clignote depuis le {since} : la page montre tour à tour des textes déjà signalés.",
    ),
    "times": ("{count} times, last on {day}", "{count} fois, la dernière le {day}"),
    "waiting": ("A change waits to be confirmed", "Un changement attend confirmation"),
    "next reading": ("Next reading", "Prochaine lecture"),
    "address": ("Address", "Adresse"),
    "outcome": ("Outcome", "Résultat"),
    # outcomes of readings
    "first": ("first reading", "première lecture"),
    "not modified": ("read, unchanged (not modified)", "lu, inchangé (non modifié)"),
    "same bytes": ("read, unchanged (same bytes)", "lu, inchangé (mêmes octets)"),
    "same visible text": ("read, unchanged (same visible text)", "lu, inchangé (même texte visible)"),
    "same words": ("read, unchanged (same words)", "lu, inchangé (mêmes mots)"),
    "to confirm": ("a change waits to be confirmed", "un changement à confirmer"),
    "confirmed": ("changed", "changé"),
    "held": ("a change is held back", "un changement mis en attente"),
    "trouble": ("could not be read", "lecture impossible"),
    "editorial reading": ("wording or layout only", "rédaction ou mise en forme"),
    "blinking reading": ("between known wordings", "entre textes connus"),
    "unchanged day": ("read, unchanged", "lu, inchangé"),
    "changed day": ("changed", "changé"),
    "trouble day": ("trouble", "en difficulté"),
    "unread day": ("not read", "non lu"),
    # a change
    "change of": ("Change {number}", "Changement {number}"),
    "difference title": ("From version {before} to version {after}", "De la version {before} à la version {after}"),
    "layout": ("Layout", "Disposition"),
    "inline": ("Inline", "Dans le texte"),
    "side by side": ("Side by side", "Côte à côte"),
    "extent": ("Extent", "Étendue"),
    "only changes": ("Only changes", "Changements seuls"),
    "whole text": ("Whole text", "Texte entier"),
    "earlier change": ("Earlier change", "Changement précédent"),
    "later change": ("Later change", "Changement suivant"),
    "keys": ("from change to change", "d’un changement à l’autre"),
    "history": ("History of this clause", "Histoire de cette clause"),
    "first seen": ("first seen {day}", "vue pour la première fois le {day}"),
    "stood from to": ("{since} to {until}", "du {since} au {until}"),
    "stands since": ("since {since}", "depuis le {since}"),
    "permalink": ("Link to this clause", "Lien vers cette clause"),
    "clause": ("Clause", "Clause"),
    "review": ("Review", "Relecture"),
    "review hint": ("A note for those who come after (optional)", "Une note pour les suivants (facultative)"),
    "mark reviewed": ("Mark as reviewed", "Marquer comme relu"),
    "reviewed on": ("Reviewed on {day}", "Relu le {day}"),
    "change note": ("Change the note", "Modifier la note"),
    "attachments": ("Evidence", "Pièces"),
    "no report": ("This was told without a comparison.", "Signalé sans comparaison."),
    "no difference": ("The two versions say the same.", "Les deux versions disent la même chose."),
    # search
    "search title": ("Who says what, and since when?", "Qui dit quoi, et depuis quand ?"),
    "search label": ("Words, or “a phrase”", "Mots, ou « une expression »"),
    "search hint": (
        "All clauses of all versions are searched; accents and case do not matter.",
        "Toutes les clauses de toutes les versions ; accents et casse indifférents.",
    ),
    "who": ("Who, and since when", "Qui, et depuis quand"),
    "first appearance": ("First appearance", "Première apparition"),
    "clauses found": ("Clauses", "Clauses"),
    "of which standing": ("Standing today", "En vigueur"),
    "nothing found": ("Nothing was found for “{words}”.", "Rien trouvé pour « {words} »."),
    "too common": (
        "These words stand nearly everywhere: add another to learn who said them first.",
        "Ces mots sont presque partout : ajoutez-en un pour savoir qui les a dits le premier.",
    ),
    "first watches only": (
        "The {number} policies that used these words first, of {all}.",
        "Les {number} politiques qui ont employé ces mots les premières, sur {all}.",
    ),
    "first only": ("Only the first {number} clauses are shown.", "Seules les {number} premières clauses sont montrées."),
    # compare companies
    "compare title": ("Compare two policies by topic", "Comparer deux documents par thème"),
    "left": ("Left", "Gauche"),
    "right": ("Right", "Droite"),
    "nothing on topic": ("Says nothing on this.", "N’en dit rien."),
    "other topic": ("Other clauses", "Autres clauses"),
    "choose": ("Choose…", "Choisir…"),
    "topics": ("Topics", "Thèmes"),
    # sign in
    "sign in": ("Sign in", "Connexion"),
    "password": ("Password", "Mot de passe"),
    "wrong password": ("This is not the password.", "Ce n’est pas le mot de passe."),
    "wait": (
        "Too many wrong passwords: try again in {minutes} min.",
        "Trop d’essais : réessayez dans {minutes} min.",
    ),
    # sessions
    "sessions": ("Sessions", "Sessions"),
    "sessions title": ("Who is signed in", "Qui est connecté"),
    "user": ("Name", "Nom"),
    "begun": ("Begun", "Début"),
    "last used": ("Last used", "Dernière utilisation"),
    "this session": ("this session", "cette session"),
    "sign out everywhere": ("Sign out everywhere", "Mettre fin à toutes les sessions"),
    "sign out everywhere hint": (
        "Ends every session at once, this one too. A new password does the same.",
        "Met fin sur-le-champ à toutes les sessions, celle-ci comprise. Un nouveau mot de passe fait de même.",
    ),
    "sessions of proxy": (
        "The proxy in front signs people in. This page keeps no sessions of its own: end them at the proxy.",
        "Le proxy en amont connecte les utilisateurs. Cette page ne tient pas de sessions : mettez-y fin sur le proxy.",
    ),
    "no sessions": (
        "This page asks nobody to sign in, so there are no sessions.",
        "Cette page ne demande à personne de se connecter : il n’y a pas de sessions.",
    ),
    "session ended": ("Signed out.", "Session terminée."),
    # orders
    "orders": ("Orders", "Demandes"),
    "orders title": ("Who ordered what", "Qui a demandé quoi"),
    "orders hint": (
        "Orders given on this page and by commands, and refused sign-ins. Times are in UTC.",
        "Demandes faites sur cette page et par des commandes, et connexions refusées. Heures en UTC.",
    ),
    "order": ("Order", "Demande"),
    "about": ("About", "Objet"),
    "origin": ("From", "Origine"),
    "when": ("When", "Date"),
    "nobody named": ("anonymous", "anonyme"),
    "command line": ("command line", "ligne de commande"),
    "newest": ("Newest", "Les plus récentes"),
    "older": ("Older", "Plus anciennes"),
    "no orders": ("Nobody ordered anything yet.", "Aucune demande pour l’instant."),
    "ordered check": ("Check now", "Vérifier"),
    "ordered pause": ("Pause", "Mettre en pause"),
    "ordered resume": ("Resume", "Reprendre"),
    "ordered unmute": ("Unmute", "Réactiver"),
    "ordered review": ("Mark as reviewed", "Marquer comme relu"),
    "ordered redeliver": ("Send an alert again", "Renvoyer une alerte"),
    "ordered rebuild": ("Rebuild the index", "Reconstruire l’index"),
    "ordered forget": ("Forget", "Oublier"),
    "ordered begin anew": ("Forget and begin anew", "Oublier et recommencer"),
    "ordered sign in": ("Sign in", "Connexion"),
    "ordered sign in refused": ("Sign-in refused", "Connexion refusée"),
    "ordered sign out": ("Sign out", "Déconnexion"),
    "ordered revoke session": ("End a session", "Mettre fin à une session"),
    "ordered revoke all sessions": ("End all sessions", "Mettre fin à toutes les sessions"),
    # told after an order
    "done check": ("It will be read in a moment.", "Lecture imminente."),
    "done pause": ("Paused.", "Mis en pause."),
    "done resume": ("Read again from now on.", "La lecture reprend."),
    "done unmute": ("Unmuted: what changes there is told anew.", "Réactivé : les changements seront de nouveau signalés."),
    "done review": ("Marked as reviewed.", "Marqué comme relu."),
    # errors
    "not found": ("There is no such page", "Page introuvable"),
    "went wrong": ("This could not be done", "Opération impossible"),
    "back": ("Back to what stands now", "Retour à l’état des documents"),
}  # fmt: skip

MONTHS: Final[tuple[tuple[str, str], ...]] = (
    ("Jan", "janv."), ("Feb", "févr."), ("Mar", "mars"), ("Apr", "avr."), ("May", "mai"),
    ("June", "juin"), ("July", "juil."), ("Aug", "août"), ("Sept", "sept."), ("Oct", "oct."),
    ("Nov", "nov."), ("Dec", "déc."),
)  # fmt: skip
"""Short names of months, for tables and drawings."""

COUNTED: Final[dict[str, tuple[tuple[str, str], tuple[str, str]]]] = {
    # one, many
    "policies": (("{n} policy", "{n} policies"), ("{n} document", "{n} documents")),
    "problems": (("{n} problem", "{n} problems"), ("{n} problème", "{n} problèmes")),
    "to review": (("{n} to review", "{n} to review"), ("{n} à relire", "{n} à relire")),
    "wordings": (("{n} wording", "{n} wordings"), ("{n} rédaction", "{n} rédactions")),
}


def worded(key: str, language: Language, **values: str | int) -> str:
    """Return a text with its values filled in; values are never read as templates."""
    return WORDS[key][COLUMNS.index(language)].format(**values)


def counted(key: str, number: int, language: Language) -> str:
    """Return a number with its noun: `1 problem`, `3 problems`; in French, 0 takes the singular."""
    column = COLUMNS.index(language)
    alone = number == 1 or (number == 0 and language == "fr")
    return COUNTED[key][column][0 if alone else 1].format(n=f"{number:,}".replace(",", " "))
