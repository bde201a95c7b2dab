"""Deliver due alerts to the channels: at once or as digests, in order per watch, retried for days.

channels/           the channel types: a new channel is one file and one row there
channel_type.py     what a type declares, and what its sender must do
senders.py          sends an alert by its channel's type
dispatch.py         drains the outbox, one task per channel
settlement.py       records what became of each attempt
retry.py            when a failed alert is tried again
grouping.py         which alerts go out together
digest.py           when digests are due
digest_figures.py   what a digest says where nothing changed
notices.py          alerts that delivery itself makes
envelope.py, smtp.py   a mail message, and the conversation with its server

Outbox ─due▶ Dispatcher ─one task per channel▶ webhook · mail · chat ─Outcome▶ Outbox
"""
