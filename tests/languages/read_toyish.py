"""Prints as JSON what the package beside it makes of pages in Toyish."""

from __future__ import annotations

import json

import monitor
from monitor.judge.editorial.interface_text import interface_text
from monitor.onboarding.discovery import likely_document

TITLE = "<title>Privatul regul</title><h1>Privatul regul</h1>"
DATE = "<p>Zulate renovit ku 3 tertal 2024</p>"
FIRST = "<h2>Artikul 1. Rajtek</h2><p>Ku datulek zan legul mi sekurul tev kontraktul pa tretek sul rajtek dor.</p>"
KEPT = "<h2>Artikul 2. Gardit</h2><p>Lo datulek mi gardita trezek sunulek pa sekurul sul vek nam ku zan {more}.</p>"
REST = "<p>Ku zan lo mi tev pa sul dor vek nam, ku legul zan regul lo privatul mi tretek.</p>" * 3
CONTROL = "<p>Vurgi tapul</p>"
WALL = "<title>Provu</title><h1>Robotul</h1><p>Provu ke vi ne robotul, ku zan lo mi tev.</p>"


def read(body: str) -> monitor.Policy:
    page = f"<html><body><main>{body}</main></body></html>".encode()
    return monitor.read(page, "https://policy.example/privatul", "text/html; charset=utf-8")


def refused(body: str) -> str:
    try:
        read(body)
    except monitor.NotAPolicy as refusal:
        return refusal.reason
    return ""


before = read(TITLE + DATE + FIRST + KEPT.format(more="tev") + REST + CONTROL)
after = read(TITLE + DATE + FIRST + KEPT.format(more="nevo zabora tev") + REST + CONTROL)
(change,) = monitor.compare(before, after).changes
date = before.last_updated
print(
    json.dumps(
        {
            "language": before.language,
            "date": [date.value, date.role] if date else None,
            "labels": [clause.label for clause in before.clauses if clause.label],
            "control": "Vurgi tapul" in before.text,
            "topics": change.topics,
            "signals": [signal.name for signal in change.signals],
            "wall": refused(WALL),
            "button": interface_text("Klaki ovde"),
            "address": likely_document("https://policy.example/privatul"),
        }
    )
)
