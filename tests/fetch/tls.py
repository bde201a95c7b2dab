"""What a TLS server needs to serve with a certificate."""

from __future__ import annotations

import ssl

import trustme


def served_with(certificate: trustme.LeafCert) -> ssl.SSLContext:
    """Return the context of a server that shows this certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context
