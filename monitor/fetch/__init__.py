"""Fetches the open web: bounded, gated, polite; posts deliveries by the same way.

    Fetcher ─┬─ HttpFetcher ── Politeness (turns, rests, robots.txt) ── Trip (redirects) ── Wire (httpx) ─┐
             └─ BrowserFetcher ── Politeness ── Chromium ── FilteringProxy ───────────────────────────────┴─ Gate ─ address

Ordinary trouble is a value (`Trouble`), never an exception: `Stopped` carries it up inside.
"""
