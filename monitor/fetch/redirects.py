"""The redirects from a watch's address to the page that answers, hop by hop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from monitor.fetch.abandoned import Stopped
from monitor.fetch.network_scope import NetworkScope
from monitor.fetch.status_troubles import PERMANENT
from monitor.fetch.urls import followed, origin_of, refused_url, same_page
from monitor.model import Validators

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Trip:
    """The state of a fetch between two hops."""

    start: str
    url: str
    headers: Headers
    validators: Validators
    scope: NetworkScope
    """What this hop may reach; only ever narrowed."""
    moved_to: str | None = None
    """The target of the permanent redirects at the start; None before one."""
    settled: bool = False
    """Whether a temporary redirect was followed: later ones no longer set `moved_to`."""
    cookies: tuple[tuple[str, str], ...] = ()
    """Cookies that this origin set on the way: some sites redirect until they see them."""

    @classmethod
    def begin(
        cls, url: str, headers: Headers, validators: Validators | None, scope: NetworkScope
    ) -> Trip:
        """Return a trip at its first address."""
        return cls(url, url, headers, validators or Validators(), scope)

    def request_headers(self) -> dict[str, str]:
        """Return the headers of this hop's request."""
        headers = dict(self.headers)
        if self.conditional:
            headers |= _conditions(self.validators)
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies)
        return headers

    @property
    def conditional(self) -> bool:
        """Whether to send the validators: only to the address that gave them."""
        known = self.validators
        given = known.etag is not None or known.last_modified is not None
        return given and (known.url is None or known.url == self.url)

    def redirected(self, status: int, headers: Headers, peer: str | None) -> Trip:
        """Return the next hop after an answer from the address `peer`.

        Raises `Stopped` for a redirect to no address or to itself.
        """
        location = next((value for name, value in headers if name.lower() == "location"), None)
        if not location:
            raise Stopped(
                "unreachable",
                f"The server redirects ({status}) without saying where.",
                status=status,
            )
        target = followed(self.url, location)
        reason = refused_url(target)
        if reason is not None:
            raise Stopped("unreachable", f"A redirect leads to no web address: {reason}.")
        cookies = self._cookies_for(target, headers)
        if target == self.url and cookies == self.cookies:
            raise Stopped("unreachable", "The address redirects to itself.", status=status)
        onward = replace(self, url=target, cookies=cookies, scope=self.scope.after_redirect(peer))
        if self.settled or status not in PERMANENT:
            return replace(onward, settled=True)
        return replace(onward, moved_to=None if same_page(self.start, target) else target)

    def _cookies_for(self, target: str, headers: Headers) -> tuple[tuple[str, str], ...]:
        if origin_of(target) != origin_of(self.url):
            return ()
        jar = dict(self.cookies)
        for name, value in headers:
            if name.lower() == "set-cookie":
                key, _, content = value.partition(";")[0].partition("=")
                jar[key.strip()] = content.strip()
        return tuple(jar.items())

    def validators_given(self, headers: Mapping[str, str]) -> Validators:
        """Return the validators for the next request to this page."""
        return Validators(headers.get("etag"), headers.get("last-modified"), self.url)


def _conditions(validators: Validators) -> dict[str, str]:
    conditions = {}
    if validators.etag is not None:
        conditions["If-None-Match"] = validators.etag
    if validators.last_modified is not None:
        conditions["If-Modified-Since"] = validators.last_modified
    return conditions
