"""Seven made-up policies with a year of history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

import monitor
from benchmarks.page.fill import Filler
from monitor.model import Policy, Watch
from monitor.store.sqlite.sqlite_store import SqliteStore

NOW: Final = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)

HARBOUR: Final = """\
# Privacy policy

Last updated: {date}

Harbour Post carries letters and parcels between islands. This policy says which personal data we collect, why we collect them, with whom we share them and which rights you have. It applies to our website, our counters and our delivery app.

## 1. Who we are

Harbour Post Cooperative, 4 Quay Street, is the controller of your personal data. Our data protection officer answers at privacy@harbourpost.example.

## 2. Data we collect

- Your name, postal address, email address and telephone number, which you give us when you send a parcel.
- The address of the recipient, and the signature given on delivery.
- Technical data of your device, such as its IP address and browser, when you use our website.{location}

## 3. Why we use your data

We use personal data to deliver what you send, to answer your questions, to issue invoices and to meet our legal obligations. {training}

## 4. Who receives your data

We share personal data with carriers who deliver on our behalf and with our payment provider. {sale}

## 5. How long we keep your data

We keep delivery records for {months} months after delivery. Invoices are kept for ten years, as the law requires.

## 6. Your rights

You may ask us for access to your personal data, for their correction or deletion, and you may object to their use. We answer within {days} days. You may also complain to the supervisory authority.

## 7. Children

Our services are not meant for children under {age}. We do not knowingly collect personal data from them.

## 8. Changes to this policy

We may update this policy. {notice}
"""

FIRST: Final = {
    "date": "1 September 2025", "location": "", "months": "12", "days": "30", "age": "16",
    "training": "We do not use your data to train artificial intelligence.",
    "sale": "We never sell personal data to third parties.",
    "notice": "We will notify you by email thirty days before a material change takes effect.",
}  # fmt: skip

HARBOUR_EDITS: Final[tuple[tuple[int, dict[str, str]], ...]] = (
    (320, {"days": "45", "date": "6 January 2026"}),
    (250, {"location": "\n- The precise location of your device while the delivery app is open."}),
    (150, {"months": "24", "date": "24 June 2026", "sale": "We may share personal data with advertising partners who measure the success of campaigns."}),
    (60, {"notice": "We will publish the new version on this page."}),
    (2, {"training": "We may use messages and support conversations to train artificial intelligence models, unless you opt out.", "age": "13"}),
)  # fmt: skip
"""Days ago → the edit made then."""

VERRIER: Final = """\
# Politique de confidentialité

Dernière mise à jour : {date}

La maison Verrier fabrique et vend des lampes. La présente politique décrit les données à caractère personnel que nous collectons, les finalités de leur traitement et vos droits.

## 1. Responsable du traitement

Verrier SARL, 12 rue des Ateliers, est responsable du traitement de vos données à caractère personnel.

## 2. Données collectées

Nous collectons votre nom, votre adresse postale, votre adresse électronique et l’historique de vos commandes. {more}

## 3. Conservation

Les données de commande sont conservées pendant {years} ans après votre dernier achat.

## 4. Destinataires

Nous communiquons vos données à nos transporteurs et à notre prestataire de paiement. Nous ne vendons pas vos données.

## 5. Vos droits

Vous disposez d’un droit d’accès, de rectification, d’effacement et d’opposition. Vous pouvez saisir la CNIL.
"""

PLAIN: Final = """\
# {title}

This policy describes how {company} processes personal data when you visit our website or use our services, and which rights you have.

## Data we collect

We collect your name, your email address and the pages that you visit. {more}

## How long we keep data

Personal data are kept for {years} years and deleted afterwards.

## Your rights

You may ask for access, correction and deletion of your personal data at any time, free of charge.
"""


def watch_named(company: str, document: str) -> Watch:
    """Return a watch of a made-up company."""
    place, name = (text.lower().replace(" ", "-").replace("é", "e") for text in (company, document))
    return Watch(f"{place}/{name}", company, document, f"https://www.{place}.example/{name}")


HARBOUR_POST: Final = watch_named("Harbour Post", "Privacy policy")
MAISON_VERRIER: Final = watch_named("Maison Verrier", "Politique de confidentialité")
KESTREL: Final = watch_named("Kestrel Bank", "Privacy notice")
TIDEWATER: Final = watch_named("Tidewater Games", "Terms of service")
ORCHARD: Final = watch_named("Orchard Health", "Privacy policy")
LUMEN: Final = watch_named("Lumen Maps", "Cookie policy")
QUIET: Final = watch_named("Quiet Press", "Privacy policy")
WATCHES: Final = (HARBOUR_POST, MAISON_VERRIER, KESTREL, TIDEWATER, ORCHARD, LUMEN, QUIET)


def read(text: str, watch: Watch) -> Policy:
    """Read the policy of a made-up page."""
    return monitor.read(text.encode(), watch.url, "text/markdown")


def fill(store: SqliteStore, watches: Sequence[Watch] = WATCHES) -> None:
    """Write a year of history of all watches, ending at `NOW`."""
    filler = Filler(store, NOW - timedelta(days=365))
    filler.sync_watches(watches)
    for watch in WATCHES:
        filler.now = NOW - timedelta(days=365)
        _live(filler, watch)


def _live(filler: Filler, watch: Watch) -> None:
    texts = dict(_texts(watch))
    for ago in range(364, -1, -1):
        filler.now = NOW - timedelta(days=ago, hours=1)
        if ago in texts:
            filler.version(watch, read(texts[ago], watch))
        elif ago % 3 == 0 or ago < 40:
            _ordinary_day(filler, watch, ago)
    if watch == KESTREL:
        filler.blinking(
            watch, "Our autumn offer: 2,000 points for new accounts until 30 November.", 7
        )


def _ordinary_day(filler: Filler, watch: Watch, ago: int) -> None:
    if watch == TIDEWATER and ago == 21:
        filler.problem(
            watch,
            "wall",
            "The site answers with a bot check instead of the page: ask it to let your address in.",
        )
    elif watch == TIDEWATER and ago < 21:
        filler.read(
            watch, "trouble", "wall: The site answers with a bot check instead of the page."
        )
    elif watch == MAISON_VERRIER and ago == 120:
        filler.problem(watch, "unreachable", "The server does not answer.")
    elif watch == MAISON_VERRIER and ago == 99:
        filler.recovered(watch)
    elif not (watch == MAISON_VERRIER and 99 < ago < 120):
        filler.read(watch, ("not modified", "same visible text", "same bytes")[ago % 3])


def _texts(watch: Watch) -> list[tuple[int, str]]:
    """Return the texts of the watch by their age in days."""
    if watch == HARBOUR_POST:
        facts, texts = dict(FIRST), [(364, HARBOUR.format(**FIRST))]
        for ago, edits in HARBOUR_EDITS:
            facts |= edits
            texts.append((ago, HARBOUR.format(**facts)))
        return texts
    if watch == MAISON_VERRIER:
        old = VERRIER.format(date="3 mars 2025", years="trois", more="")
        new = VERRIER.format(
            date="3 mars 2025",
            years="cinq",
            more="Nous collectons aussi vos données de localisation.",
        )
        return [(364, old), (31, new)]
    facts = {"title": watch.document, "company": watch.company, "more": "", "years": "three"}
    texts = [(364, PLAIN.format(**facts))]
    if watch == ORCHARD:
        texts.append((200, PLAIN.format(**{**facts, "years": "ten"})))
    if watch == KESTREL:
        facts["more"] = "We may share transaction data with partners for advertising."
        texts.append((90, PLAIN.format(**facts)))
    return texts
