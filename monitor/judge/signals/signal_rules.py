"""The list of all signals: the order of the rows is the order in which a change lists its signals."""

from __future__ import annotations

from typing import Final

from monitor.judge.signals import (
    age,
    artificial_intelligence,
    consent,
    data_type,
    discretion,
    disputes,
    liability,
    money,
    polarity,
    purpose,
    quantity,
    sale_or_sharing,
    third_party,
    transfer,
    unbounded_retention,
    unilateral_change,
)
from monitor.judge.signals.signal_rule import SignalRule
from monitor.model import SignalName

SIGNAL_RULES: Final[tuple[SignalRule, ...]] = (
    age.RULE,
    quantity.RULE,
    polarity.RULE,
    discretion.RULE,
    third_party.RULE,
    unbounded_retention.RULE,
    consent.RULE,
    data_type.RULE,
    purpose.RULE,
    sale_or_sharing.RULE,
    artificial_intelligence.RULE,
    transfer.RULE,
    disputes.RULE,
    liability.RULE,
    money.RULE,
    unilateral_change.RULE,
)


def rule_of(name: SignalName) -> SignalRule:
    """Return the rule of a signal; raise `LookupError` where no rule has the name."""
    for rule in SIGNAL_RULES:
        if rule.name == name:
            return rule
    raise LookupError(name)
