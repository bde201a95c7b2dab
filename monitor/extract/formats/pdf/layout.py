"""How a PDF is set: its usual font size, margins, columns and line spacing."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from statistics import median
from typing import Final

from monitor.extract.formats.pdf.lines import PdfLine

_LARGER: Final = 1.12  # times the size of the running text: a heading
_LOOSE: Final = 1.5  # times the usual line spacing: the end of a paragraph
_MOSTLY: Final = 0.4  # of a page's lines: where more are bold, bold marks no heading
_ENOUGH: Final = 5  # lines from which a page shows its own right edge
_SLACK: Final = 2.0  # points between a broken line and the margin, at most


class Layout:
    """The usual measures of one document, which each line is compared with."""

    def __init__(self, lines: list[PdfLine]) -> None:
        sizes: Counter[float] = Counter()
        for line in lines:
            sizes[line.size] += len(line.text)
        self.size = sizes.most_common(1)[0][0] if sizes else 0.0
        running = [line for line in lines if line.size == self.size]
        self.left = min((line.left for line in running), default=0.0)
        self.right = max((line.right for line in running), default=0.0)
        self.step = self._usual_step(running)
        larger = sorted({size for size in sizes if size >= self.size * _LARGER}, reverse=True)
        self.levels = {size: min(6, level) for level, size in enumerate(larger, 1)}
        self._column = self._columns(lines)
        self._page_edge = self._page_edges(lines)
        self._bold_pages = _bold_pages(lines)

    def _usual_step(self, running: list[PdfLine]) -> float:
        steps = Counter(
            round(above.bottom - below.bottom)
            for above, below in pairwise(running)
            if above.page == below.page and 0 < above.bottom - below.bottom < 4 * self.size + 1
        )
        return float(steps.most_common(1)[0][0]) if steps else self.size * 1.2

    def stands_out(self, line: PdfLine) -> bool:
        """Whether it is bold on a page that is mostly not."""
        return line.bold and line.page not in self._bold_pages

    def close(self, before: PdfLine, line: PdfLine) -> bool:
        """Whether a line stands directly below the line before it."""
        usual = self.step * max(1.0, line.size / self.size if self.size else 1.0)
        return before.page == line.page and 0 <= before.bottom - line.bottom <= usual * _LOOSE

    def broken(self, before: PdfLine, line: PdfLine) -> bool:
        """Whether the margin ended a line: the first word of the next line had no room in it."""
        width = (before.right - before.left) / max(1, len(before.text))
        needed = width * (1 + len(line.text.split(" ", 1)[0]))
        edge = self._column.get(id(before)) or self._page_edge.get(before.page, self.right)
        return before.right + needed > edge - _SLACK

    def _columns(self, lines: list[PdfLine]) -> dict[int, float]:
        """Return the right edge of each line in a table cell, by `id()` of the line."""
        pages: defaultdict[int, list[PdfLine]] = defaultdict(list)
        for line in lines:
            pages[line.page].append(line)
        out: dict[int, float] = {}
        for page in pages.values():
            for run in self._runs(page):
                if any(_has_neighbour(line, page) for line in run):
                    edge = max(line.right for line in run)
                    out.update((id(line), edge) for line in run)
        return out

    def _page_edges(self, lines: list[PdfLine]) -> dict[int, float]:
        """Return the right edge of each page's running text, tables aside; short pages get the median."""
        pages: defaultdict[int, list[float]] = defaultdict(list)
        for line in lines:
            if id(line) not in self._column and line.size == self.size:
                pages[line.page].append(line.right)
        edges = {page: max(rights) for page, rights in pages.items() if len(rights) >= _ENOUGH}
        usual = median(edges.values()) if edges else self.right
        return {line.page: edges.get(line.page, usual) for line in lines}

    def _runs(self, page: list[PdfLine]) -> list[list[PdfLine]]:
        """Group lines that stand below each other with about the same left edge."""
        runs: list[list[PdfLine]] = []
        for line in page:
            before = runs[-1][-1] if runs else None
            if before and self.close(before, line) and abs(before.left - line.left) < 3 * self.size:
                runs[-1].append(line)
            else:
                runs.append([line])
        return runs


def _bold_pages(lines: list[PdfLine]) -> frozenset[int]:
    of_page = Counter(line.page for line in lines)
    bold = Counter(line.page for line in lines if line.bold)
    return frozenset(page for page, count in bold.items() if count > of_page[page] * _MOSTLY)


def _has_neighbour(line: PdfLine, page: list[PdfLine]) -> bool:
    """Whether another line stands beside it, as cells of a table do."""
    return any(
        abs(other.bottom - line.bottom) < line.size
        and (other.left > line.right + _SLACK or other.right < line.left - _SLACK)
        for other in page
    )
