"""Decide which changes are editorial: changes of form that no reader needs to be told."""
