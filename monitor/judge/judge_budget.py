"""Bound the work of judging one comparison: steps that are counted and never timed.

What is not examined any more is told, as if no rule excused it. No policy of ordinary length comes
near a limit.
"""

from __future__ import annotations

from typing import Final

SEARCHED: Final = 1_000_000_000
"""Characters that one reading may be searched for words and sentences."""
EXPLAINED: Final = 10_000
"""Runs of redlines that the run rules may try to explain."""
EXAMINED: Final = 600_000
"""Characters of reworded clauses, both sides together, to which the editorial rules are applied."""
EXAMINED_IN_ONE: Final = 300_000
"""The same in one clause, or in a rewritten document."""
REDLINED: Final = 4_000_000
"""Steps of the redlines: the square of the number of words inserted and deleted in a clause."""
PAIRED: Final = 40_000
"""Pairs of sentences compared with each other in one clause."""
QUOTED: Final = 50_000
"""Characters of a clause, on each side, in which topics and signals are sought."""
QUOTED_OF_DOCUMENT: Final = 200_000
"""Characters of a rewritten document, on each side, in which signals are sought."""
MOVES_WEIGHED: Final = 2_000
"""Moved clauses whose topics are sought. Topics add little to the weight of a move."""
SPREAD: Final = 6_000
"""Clauses of a rewritten document, on each side, whose topics are counted."""
MOST_DATES: Final = 200
"""Printed dates with which a line is compared."""
