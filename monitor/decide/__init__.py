"""Decides, from what is remembered of a watch and what a reading showed, what ought to happen.

Everything here is pure: memory, observation, settings and the time go in, a `Step` comes out.
Someone else stores it and tells people. Each module holds one rule of the house:

    memory.py      what is remembered of a watch
    observation.py what a reading showed
    step.py        what ought to happen after it
    patience.py    how long things must last before they are believed or told
    decide.py      the rules in order
    keys.py        by which a change is known again
    confirm.py     a change is confirmed by a second reading
    recall.py      what was told before: reverted, blinking
    clock.py       a page that prints today's date every day
    trouble.py     a problem is told once after it has lasted, its recovery once
    due.py         when a watch is read next
"""
