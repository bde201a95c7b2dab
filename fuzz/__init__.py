"""Coverage-guided fuzzing: one module per target, each with a `check` that any bytes must pass.

`check(data)` builds a hostile input from bytes, calls the program, and raises where a promise is
broken. It needs no fuzzer: the tests replay `seeds/` and every input that once broke a promise.
"""
