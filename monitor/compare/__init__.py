"""From two readings of a policy: which clauses belong together, and which words differ in them.

align                anchors ▶ reflow ▶ gaps ▶ leftovers ▶ parts ▶ links ▶ whole: a Comparison
wording.redline      the words that differ inside a pair
identity             which clause is which, over any number of readings
"""
