"""The tree keeps its shape: unique names, small modules and functions, docstrings that hold, mirrored tests."""

from __future__ import annotations

import ast
import pkgutil
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

import pytest

from monitor.cli.verbs import VERBS

ROOT: Final = Path(__file__).parent.parent
PACKAGE: Final = ROOT / "monitor"
MODULES: Final = tuple(sorted(PACKAGE.rglob("*.py")))
DOCUMENTS: Final = (
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "tests" / "structure_exemptions.toml",
    *sorted((ROOT / "docs").rglob("*.md")),
)

LONGEST_MODULE: Final = 300
MEDIAN_MODULE: Final = 120
LONGEST_FUNCTION: Final = 40
MEDIAN_FUNCTION: Final = 8
FEW_FUNCTIONS: Final = 5
"""A module with more classes and functions than these has a test file of its own."""

EXEMPTIONS: Final[Mapping[str, Mapping[str, list[str]]]] = tomllib.loads(
    (ROOT / "tests" / "structure_exemptions.toml").read_text(encoding="utf-8")
)
"""Rule → reason → what is exempt. The lists only shrink: an entry without need fails its test."""


class Function(NamedTuple):
    """One function or method of the package."""

    name: str
    """`monitor/errors.py:MonitorError.__str__`"""
    lines: int


def exempt(rule: str) -> set[str]:
    """Return everything that is exempt from a rule."""
    return {entry for entries in EXEMPTIONS[rule].values() for entry in entries}


@cache
def tree_of(path: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    """Return the path below the repository: `monitor/errors.py`."""
    return path.relative_to(ROOT).as_posix()


def is_protocol(node: ast.AST) -> bool:
    """Return whether a node is a class derived from `Protocol`: an interface without logic."""
    return isinstance(node, ast.ClassDef) and any(
        isinstance(base, ast.Name) and base.id == "Protocol" for base in node.bases
    )


def definitions(path: Path, *, interfaces: bool = True) -> Iterator[tuple[str, ast.AST, bool]]:
    """Yield each class and function: qualified name, node, and whether its name is public."""

    def below(node: ast.AST, prefix: str, public: bool) -> Iterator[tuple[str, ast.AST, bool]]:
        for child in ast.iter_child_nodes(node):
            if is_protocol(child) and not interfaces:
                continue
            if isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                visible = public and not child.name.startswith("_")
                name = f"{prefix}{child.name}"
                yield name, child, visible
                inside = visible and isinstance(child, ast.ClassDef)
                yield from below(child, f"{name}.", inside)
            else:
                yield from below(child, prefix, public)

    return below(tree_of(path), "", True)


@cache
def functions() -> tuple[Function, ...]:
    """Return every function of the package with its length from `def` to its last line."""
    return tuple(
        Function(f"{name_of(path)}:{name}", (node.end_lineno or 0) - node.lineno + 1)
        for path in MODULES
        for name, node, _ in definitions(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def docstrings(path: Path) -> Iterator[str]:
    """Yield every docstring of a module, those of attributes included."""
    for node in ast.walk(tree_of(path)):
        match node:
            case ast.Expr(value=ast.Constant(value=str(text))):
                yield text


# ---------------------------------------------------------------- names


def test_no_module_name_stands_twice() -> None:
    """A verb's module bears the verb's name, also where a stage of the program has that name."""
    verbs = {f"monitor/cli/{verb.replace('-', '_')}.py" for verb in VERBS}
    places: dict[str, list[str]] = defaultdict(list)
    for path in MODULES:
        if name_of(path) not in verbs and not path.stem.startswith("__"):
            places[path.stem].append(name_of(path))
    twice = {name: paths for name, paths in places.items() if len(paths) > 1}
    assert set(twice) == exempt("same name"), twice


# ---------------------------------------------------------------- sizes


def test_modules_are_small() -> None:
    lengths = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    long = {name for name, length in lengths.items() if length > LONGEST_MODULE}
    assert long == exempt("long modules")
    assert median(lengths.values()) <= MEDIAN_MODULE


def test_functions_are_short() -> None:
    long = {function.name for function in functions() if function.lines > LONGEST_FUNCTION}
    assert long == exempt("long functions")
    assert median(function.lines for function in functions()) <= MEDIAN_FUNCTION


# ---------------------------------------------------------------- words that name code


@cache
def interface_methods() -> frozenset[str]:
    """Return the names of all methods that an interface (`Protocol`) declares."""
    return frozenset(
        method.name
        for path in MODULES
        for _, node, _ in definitions(path)
        if isinstance(node, ast.ClassDef) and is_protocol(node)
        for method in node.body
        if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def test_public_classes_and_functions_have_docstrings() -> None:
    """Except methods that an interface declares and explains."""
    missing = {
        f"{name_of(path)}:{name}"
        for path in MODULES
        for name, node, public in definitions(path, interfaces=False)
        if public
        and isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and ast.get_docstring(node) is None
        and not ("." in name and node.name in interface_methods())
    }
    assert missing == exempt("undocumented")


PATH: Final = re.compile(r"(?<![\w./-])(?:monitor|tests|benchmarks|fuzz)(?:/\w+)+/?(?:\.\w+)*")
DOTTED: Final = re.compile(r"(?<![\w./-])monitor(?:\.\w+)+")
FILE: Final = re.compile(r"(?<![\w./*-])\w+\.py\b")


def stale(text: str) -> Iterator[str]:
    """Yield the paths and dotted names in a text that name nothing."""
    for path in PATH.findall(text):
        if not (ROOT / path).exists():
            yield path
    for dotted in DOTTED.findall(text):
        try:
            pkgutil.resolve_name(dotted)
        except (ImportError, AttributeError):
            yield dotted


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_documents_name_what_exists(document: Path) -> None:
    assert [*stale(document.read_text(encoding="utf-8"))] == []


def test_docstrings_name_what_exists() -> None:
    """A file named in a package's docstring stands in that package; elsewhere, anywhere in the tree."""
    anywhere = {path.name for room in ("monitor", "tests", "benchmarks") for path in (ROOT / room).rglob("*.py")}  # fmt: skip
    found = set()
    for path in MODULES:
        is_package = path.stem == "__init__"
        known = {below.name for below in path.parent.rglob("*.py")} if is_package else anywhere
        for text in docstrings(path):
            named = [name for name in FILE.findall(text) if name not in known]
            found |= {f"{name_of(path)}: {name}" for name in (*named, *stale(text))}
    assert found == exempt("stale names")


@pytest.mark.parametrize(
    "text",
    ["see monitor/nowhere.py", "`monitor.nowhere`", "monitor.model.Nothing", "monitor/nowhere/"],
)
def test_a_stale_name_is_found(text: str) -> None:
    assert [*stale(text)] != []


@pytest.mark.parametrize(
    "text",
    ["monitor/model.py", "`monitor.model.Policy`", "monitor/web/", "monitor.read(…)", "policy-monitor/1.0"],
)  # fmt: skip
def test_a_name_that_exists_is_accepted(text: str) -> None:
    assert [*stale(text)] == []


# ---------------------------------------------------------------- tests mirror the package


def test_every_module_with_logic_has_a_test_file_at_the_same_place() -> None:
    missing = set()
    for path in MODULES:
        below = path.relative_to(PACKAGE)
        test = ROOT / "tests" / below.with_name(f"test_{below.name}")
        logic = [*definitions(path, interfaces=False)]
        if len(logic) > FEW_FUNCTIONS and not path.stem.startswith("__") and not test.exists():
            missing.add(name_of(path))
    assert missing == exempt("unmirrored")
