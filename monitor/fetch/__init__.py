"""Fetch pages from the web, and post deliveries: within limits, and only to permitted addresses.

    Fetcher ─┬─ HttpFetcher ── Politeness (turns, backoffs, robots.txt) ── Trip (redirects) ── Wire (httpx) ─┐
             └─ BrowserFetcher ── Politeness ── Chromium ── FilteringProxy ───────────────────────────────┴─ Gate ─ address

An expected failure is returned as a `Trouble`. Inside this package the exception `Stopped` carries it.
"""
