"""A toy channel that appends to a local file: all that a new channel needs stands in this file."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from monitor.config.key import Key, Needs
from monitor.deliver.channel_type import ChannelType
from monitor.deliver.outcome import Delivered, Failed, Outcome
from monitor.model import Alert, Channel


@dataclass(frozen=True, slots=True)
class LogbookTarget:
    """The file, and a stamp that is secret."""

    path: str = ""
    stamp: str = field(default="", repr=False)

    @property
    def shown(self) -> str:
        return f"the file {Path(self.path).name}"


class Logbook:
    """Appends one line per message: the stamp, and the types of its alerts."""

    async def send(self, channel: Channel, alerts: Sequence[Alert]) -> Outcome:
        target = channel.target
        assert isinstance(target, LogbookTarget)
        types = [json.loads(alert.payload)["type"] for alert in alerts]
        line = " ".join((target.stamp, *types))
        try:
            await asyncio.to_thread(append, Path(target.path), line)
        except OSError as error:
            return Failed(f"the file cannot be written: {error.strerror}")
        return Delivered()


def append(path: Path, line: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def file_path(text: str) -> str:
    if not text.startswith("/"):
        raise ValueError(f"{text!r} is no absolute path")
    return text


LOGBOOK: Final = ChannelType(
    name="logbook",
    keys={
        "logbook": Key("text", file_path, fills="path"),
        "stamp": Key("text", secret=True),
    },
    needs=(Needs("stamp", "logbook", "marks nothing without a logbook: add logbook"),),
    target=LogbookTarget,
    sender=lambda _tools: Logbook(),
)
