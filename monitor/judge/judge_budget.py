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
REDLINED: Final = 4_000_000
"""Steps of the redlines: the square of the number of words inserted and deleted in a clause."""
PAIRED: Final = 40_000
"""Pairs of sentences compared with each other in one clause."""
QUOTED: Final = 50_000
"""Characters of a clause, on each side, in which topics and signals are sought."""
QUOTED_OF_DOCUMENT: Final = 200_000
"""Characters of a rewritten document, on each side, in which signals are sought."""
MOST_DATES: Final = 200
"""Printed dates with which a line is compared."""
