"""A made-up policy, and a short way to write clauses down."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from monitor.model import Clause, Policy

_SECTIONS = {
    "Who we are": (
        "Ostenz Ltd, registered in Harwick, decides why and how your personal data is processed.",
        "Our data protection officer answers letters, calls and messages about this notice.",
    ),
    "What we collect": (
        "When you open an account we ask for your name, your postal address and a telephone number.",
        "While you sail with us, the harbour master records arrival and departure of your boat.",
        "Payment cards are handled by our bank; we never see their numbers.",
    ),
    "How long we keep it": (
        "Invoices are kept for ten years because the tax code of Harwick says so.",
        "Camera recordings of the quay are erased after seventy-two hours unless police ask for them.",
        "Newsletter addresses are deleted within 30 days of your unsubscribing.",
    ),
    "Who receives it": (
        "Sailmakers whom you order from through us learn your name and the size of your mast.",
        "We do not sell your personal data and have not done so in the last twelve months.",
    ),
    "Your rights": (
        "You may ask for a copy, a correction or the erasure of what we hold about you.",
        "You can complain to the supervisory authority if our answer does not satisfy you.",
    ),
}


@pytest.fixture
def harbour() -> Policy:
    """Five sections under numbered headings, seventeen clauses."""
    clauses = []
    for number, (heading, paragraphs) in enumerate(_SECTIONS.items(), 1):
        clauses.append(Clause(heading, "heading", (), f"{number}.", 2))
        clauses += [Clause(text, "paragraph", (heading,)) for text in paragraphs]
    return Policy(tuple(clauses), language="en")


@pytest.fixture
def policy() -> Callable[..., Policy]:
    """A policy of paragraphs."""

    def build(*texts: str, language: str = "en") -> Policy:
        return Policy(tuple(Clause(text) for text in texts), language=language)

    return build
