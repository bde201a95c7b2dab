"""A table of data is read row by row."""

from __future__ import annotations

from monitor.segment import segment
from tests.extract.sample_pages import CLAUSES, page, read


def test_a_table_is_read_row_by_row_under_its_header() -> None:
    html = page(
        f"<h1>Privacy Policy</h1>{CLAUSES}<table><tr><th>Data</th><th>Kept</th></tr><tr><td>Orders</td><td>10 years</td></tr></table>"
    )
    policy = segment(read(html))
    assert policy.clauses[-1].text == "Orders | 10 years"
    assert policy.clauses[-1].path[-1] == "Data | Kept"
