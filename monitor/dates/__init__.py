"""Find the dates that a document prints about itself.

forms       dates in a line of text, in every way of writing them
labels      the words beside a date that say what it means for the document
archives    lists of former versions, whose dates are not the document's
order       day first or month first
printed     all of it together: the printed dates of a document
"""
