"""The dates that a document prints about itself: found, labelled, ordered."""
