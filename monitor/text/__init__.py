"""The forms of a text, each with one purpose. Nothing else in the package folds case or accents.

form             module       for                                        "L’Été – 1 000 ﬁches ;" becomes
normalise        normalise    showing and storing                        L’Été – 1 000 fiches ;
canonical        canonical    asking whether two texts are equal         L'Été-1 000fiches
lowered          lowered      matching phrases with accents, in place    l'été – 1 000 ﬁches ;
plain            plain        matching words without accents, in place   l'ete - 1 000 fches ;
tokens           tokens       comparing words and telling their number   l été 1000 fiches

`normalise` runs once, when a page is read; every other form takes its result, so that ligatures and
decomposed letters are gone. `lowered` and `plain` are as long as the text: a match in them tells
where in the printed text it stands. `detection` tells which language a text is in.
"""
