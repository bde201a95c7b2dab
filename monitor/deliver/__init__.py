"""Brings due alerts to their readers: webhooks, mail, chat, digests; retried for days, in order.

Outbox ─due▶ Dispatcher ─one task per channel▶ webhook · mail · chat ─Outcome▶ Outbox
"""
