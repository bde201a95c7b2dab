"""The ordered list of run rules: each explains one kind of edit that changes no meaning.

A run is one place of the redline: words deleted, words inserted. The first rule that matches gives
the reason. Edits that no rule explains are substance, however small: numbers, negations, names.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from monitor.judge.editorial.letter_rules import accents, damaged_letters, hidden_address, spacing
from monitor.judge.editorial.number_rules import (
    clause_mark,
    cross_reference,
    section_number,
)
from monitor.judge.editorial.rule_context import RuleContext, Run
from monitor.judge.editorial.word_rules import (
    articles,
    list_conjunction,
    regional_spelling,
    spelling,
    stray_letter,
)
from monitor.model import ReasonCode

Sentences = tuple[str, str]
"""A clause before and after."""


@dataclass(frozen=True, slots=True)
class RunRule:
    """One kind of edit that changes no meaning."""

    code: ReasonCode
    matches: Callable[[Run, RuleContext], bool]
    example: Sentences
    """Sentences whose edits this rule explains."""
    counterexample: Sentences
    """Similar sentences that no rule explains."""
    language: str = "en"
    """The language of both examples."""


RUN_RULES: Final[tuple[RunRule, ...]] = (
    RunRule("spacing", spacing, ("Our e-mails are read.", "Our emails are read."), ("Our mails are read.", "Our letters are read.")),
    RunRule("accents", accents, ("Nos modeles restent.", "Nos modèles restent."), ("Nos modèles restent.", "Nos règles restent."), "fr"),
    RunRule("damaged letters", damaged_letters, ("La r�gle vaut.", "La règle vaut."), ("La r�gle vaut.", "La loi vaut."), "fr"),
    RunRule("hidden address", hidden_address, ("Ask team@example.org now.", "Ask [email protected] now."), ("Ask team@example.org now.", "Ask legal@example.org now.")),
    RunRule("cross-reference", cross_reference, ("As section 5 says.", "As section 6 says."), ("As section 5 says.", "As section 9 says.")),
    RunRule("numbering", clause_mark, ("4.2.1 Letters are read.", "4.2.2 Letters are read."), ("4 letters are read.", "3 letters are read.")),
    RunRule("regional spelling", regional_spelling, ("Our organisation writes.", "Our organization writes."), ("Our organisation writes.", "Our association writes.")),
    RunRule("spelling", spelling, ("We recieve letters.", "We receive letters."), ("The employer pays.", "The employee pays.")),
    RunRule("articles", articles, ("The name of the child.", "The name of a child."), ("The name of the child.", "The name of no child.")),
    RunRule("stray letter", stray_letter, ("Ask the chatbot; y", "Ask the chatbot;"), ("Plan 7 ends here; 9", "Plan 7 ends here;")),
    RunRule("list conjunction", list_conjunction, ("the pictures;", "the pictures; and"), ("cats and dogs", "cats or dogs")),
    RunRule("numbering", section_number, ("8.6 Disclaimer for all.", "9.6 Disclaimer for all."), ("8.6 million people.", "9.6 million people.")),
)  # fmt: skip


def editorial_reason(run: Run, context: RuleContext) -> ReasonCode | None:
    """Return the code of the first rule that explains the run; None where it is substance."""
    return next((rule.code for rule in RUN_RULES if rule.matches(run, context)), None)
