"""Typed reading of TOML tables: keys as rows, checks of values, every fault with its line.

key.py                 a key as a row: form of the value, check, secret or not
checks.py              checks of numbers, names and networks
address_checks.py      checks of web and mail addresses
durations.py           `12h`, `1h30m`
secret_references.py   `${env:NAME}` and `${file:PATH}`
positions.py           line numbers of tables and keys
toml_file.py           the file as TOML, within limits
table_decoder.py       a table becomes checked values and faults

Knows no table of the watchlist: `monitor.watchlist` and each delivery channel declare their own rows.
"""
