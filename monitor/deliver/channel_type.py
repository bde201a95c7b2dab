"""What a channel type declares: its keys in the watchlist, the value they fill, and its sender."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from monitor.config.key import Key, Needs
from monitor.deliver.outcome import Outcome
from monitor.model import Alert, Channel, Target


class Sender(Protocol):
    """Sends alerts to the channels of one type."""

    async def send(self, channel: Channel, alerts: Sequence[Alert]) -> Outcome:
        """Send one alert, or the alerts of a digest as one message.

        Expected failures are outcomes, never exceptions.
        """
        ...


class Answer(Protocol):
    """The answer to a POST; redirects are answers too."""

    @property
    def status(self) -> int:
        """The HTTP status; 0 where no answer came, and `detail` says why."""
        ...

    @property
    def retry_after(self) -> timedelta | None: ...

    @property
    def detail(self) -> str: ...


class Poster(Protocol):
    """Posts to public addresses only, and follows no redirect."""

    async def post(
        self,
        url: str,
        body: bytes,
        headers: Mapping[str, str],
        timeout: float,  # noqa: ASYNC109 - the poster owns the deadline: it must close the connection at it
    ) -> Answer:
        """Post within `timeout` seconds; a missing answer has the status 0."""
        ...


@dataclass(frozen=True, slots=True)
class SenderTools:
    """What a sender may use of the outside world."""

    poster: Poster
    clock: Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class ChannelType:
    """One way to reach people, as a row of `monitor.deliver.channels.CHANNEL_TYPES`."""

    name: str
    """Also the watchlist key that names the receivers and so tells the type: `webhook`."""
    keys: Mapping[str, Key]
    """The watchlist keys of this type alone, `name` among them."""
    target: Callable[..., Target]
    """Makes the target of the checked values, by the field that each key fills.

    Every field needs a default: a value that could not be read, or whose secret was not looked up,
    is not passed.
    """
    sender: Callable[[SenderTools], Sender]
    """Makes the sender of all channels of this type, at the first alert for one of them."""
    needs: tuple[Needs, ...] = ()
    merges: bool = True
    """Whether the alerts of a digest go out as one message; else one by one, at the digest's time."""
    shows_figures: bool = True
    """Whether it takes alerts of type `digest`: how many policies were read, and the problems."""
