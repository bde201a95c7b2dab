"""The running service: what joins the parts, and what keeps them going.

factories.py           the only module that constructs adapters
application.py         the parts of one watchlist, and what they do together
immediate_check.py     read named watches now
daemon.py              claim due watches, read them, keep deliveries going
scheduler.py           one tick a second (APScheduler)
daily_verification.py  verify a share of the stored files each day
damage_alerts.py       alert the readers of a watch whose stored file is damaged
health.py              figures about the daemon for monitoring
status_page.py         serve the status page beside the daemon
daemon_commands.py     commands that people give on the status page
machine_routes.py      routes for machines: health, metrics, feeds
manual_pauses.py       watches that somebody paused by hand
reader_version.py      a hash of the reading code
logging_setup.py       one log line per event
log_safety.py          escape what commands a terminal or forges a line
"""
