"""A CSS selector for one element, short enough to copy into a watch's `keep` or `drop`."""

from __future__ import annotations

from monitor.extract.html.tree import Node


def css_path(node: Node) -> str:
    """Return a selector that finds the element, from the nearest id down: `#main > p:nth-of-type(2)`."""
    steps: list[str] = []
    for step in (node, *node.ancestors()):
        name = step.attrs.get("id", "")
        if name and name.replace("-", "").replace("_", "").isalnum() and not name[0].isdigit():
            steps.append(f"#{name}")
            break
        steps.append(_step(step))
    return " > ".join(reversed(steps))


def _step(node: Node) -> str:
    if node.parent is None or node.tag in ("body", "html"):
        return node.tag
    alike = [child for child in node.parent.elements() if child.tag == node.tag]
    return node.tag if len(alike) == 1 else f"{node.tag}:nth-of-type({alike.index(node) + 1})"
