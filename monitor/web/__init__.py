"""The status page: what the index tells, shown to people; what they ask, passed on to the service.

    request ─guard▶ session, host, origin, token ─route▶ page(context, queries) ─template▶ response

Pages are plain functions that run in a thread with a read-only connection of their own, so that the
daemon's loop is never held. What changes something goes through `ServiceCommands` in `service_commands.py`.
"""
