"""Compare two readings of a policy: align their clauses, then find the words that differ in a pair.

align                anchors ▶ reflow ▶ gaps ▶ leftovers ▶ split_merge ▶ links ▶ whole: a Comparison
wording.redline      the words that differ inside a pair
atoms                the numbers, dates, negations and other small facts of a text
edit_script          the shortest edit script of two sequences, long ones in windows
budget               the steps that each stage may take
identity             the id of each clause, carried over any number of readings
"""
