"""Decide what to store and whom to alert, from a watch's memory and one reading.

Everything here is pure: memory, observation, settings and the time go in, a `Step` comes out.
The pipeline stores the step and renders its alerts.

    memory.py       the stored state of a watch
    observation.py  the result of one reading
    step.py         the decision: new memory, check record, version, events
    patience.py     how long a change or problem must last
    decide.py       the rules in order
    change_keys.py  recognise the same change in another reading
    confirm.py      confirm a change by a second reading
    recall.py       recognise changes that were alerted before: reverted, blinking
    clock.py        recognise a page that prints today's date every day
    trouble.py      alert a lasting problem once, and its recovery once
    due.py          compute when a watch is read next
"""
