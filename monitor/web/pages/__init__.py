"""The pages, one module each: `page(context, queries)` returns a response.

A page is one module here and one row of `PAGES` in `monitor/web/asgi.py`.
"""
