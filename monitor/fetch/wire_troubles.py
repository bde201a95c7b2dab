"""Translate exceptions of a connection to troubles that say what to do."""

from __future__ import annotations

import os
import ssl
from collections.abc import Iterator

import httpcore

from monitor.fetch.abandoned import Stopped
from monitor.fetch.gate import AddressRefused, HostUnknown

WIRE_FAULTS = (
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.TimeoutException,
    AddressRefused,
    HostUnknown,
    TimeoutError,
)
"""Every expected failure of a connection; any other exception is a bug."""


def stopped_by(fault: Exception, host: str) -> Stopped:
    """Return the trouble for a failure before the response's body began."""
    certificate = _certificate_fault(fault)
    if certificate is not None:
        return Stopped(
            "certificate",
            f"The certificate of {host} is not valid: {certificate}. "
            "It is read again when the site has renewed it.",
        )
    match fault:
        case AddressRefused():
            return Stopped(
                "unreachable",
                f"{host} is not dialled: {fault.reason}. {fault.advice}",
            )
        case HostUnknown():
            return Stopped(
                "unreachable",
                f"The name {host} has no address ({fault.reason}): check `url`.",
            )
        case TimeoutError() | httpcore.TimeoutException():
            return Stopped("unreachable", f"{host} took too long; it is tried again later.")
        case httpcore.ProtocolError():
            return Stopped("unreachable", f"{host} does not speak proper HTTP ({fault}).")
        case _:
            return Stopped(
                "unreachable", f"No connection to {host} ({_root(fault)}); it is tried again later."
            )


def cut_short(fault: Exception, host: str) -> Stopped:
    """Return the trouble for a failure after the response's body began."""
    if isinstance(fault, (TimeoutError, httpcore.TimeoutException)):
        return stopped_by(fault, host)
    return Stopped(
        "half a page", f"The page from {host} broke off ({_root(fault)}); it is read again later."
    )


def _certificate_fault(fault: BaseException) -> str | None:
    for cause in _causes(fault):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return cause.verify_message
    return None


def _causes(fault: BaseException) -> Iterator[BaseException]:
    """Yield the exception and its chain of causes."""
    seen: BaseException | None = fault
    while seen is not None:
        yield seen
        seen = seen.__cause__ or seen.__context__


def _root(fault: BaseException) -> str:
    *_, last = _causes(fault)
    if isinstance(last, ssl.SSLError) and last.reason:
        return f"TLS: {last.reason.replace('_', ' ').lower()}"
    if isinstance(last, OSError) and last.errno:
        return os.strerror(last.errno)  # asyncio's own message is meant for programmers
    return str(last) or str(fault) or type(fault).__name__
