"""`python -m fuzz.engine TARGET CORPUS [OPTION …]`: fuzz one target with atheris.

Options are libFuzzer's. New inputs go into `CORPUS/TARGET`, those that break a promise into
`CORPUS/TARGET-broken`. The process ends when the options say so, or at the first broken promise.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import atheris

from fuzz.targets import Target, named

_INSTRUMENTED: Final = ["fuzz", "monitor", "markdown_it", "protego", "soupsieve", "tomllib"]


def main() -> None:
    """Fuzz the target that the command line names."""
    name, corpus, *options = sys.argv[1:]
    target = named(name)
    with atheris.instrument_imports(include=_INSTRUMENTED):
        check = target.load()
    atheris.Setup([sys.argv[0], *_options(target, Path(corpus)), *options], check)
    atheris.Fuzz()


def _options(target: Target, corpus: Path) -> list[str]:
    kept, broken = corpus / target.name, corpus / f"{target.name}-broken"
    for folder in (kept, broken):
        folder.mkdir(parents=True, exist_ok=True)
    dictionary = [f"-dict={target.dictionary}"] if target.dictionary.exists() else []
    return [
        str(kept),
        str(target.seeds),
        f"-artifact_prefix={broken}/",
        f"-max_len={target.longest}",
        f"-timeout={target.seconds}",
        f"-rss_limit_mb={target.megabytes}",
        *dictionary,
    ]


if __name__ == "__main__":
    main()
