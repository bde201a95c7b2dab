# Two commands matter on a fresh machine with Python 3.11 or newer: `make demo` and `make test`.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(PYTHON) -m pip --quiet --disable-pip-version-check --python $(BIN)/python
INSTALL_PROJECT := $(PIP) install --no-deps --no-build-isolation --editable .
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate

.PHONY: help demo test check format docs bench crash lock browser promtool
help:
	@echo "make demo    five made-up companies change their policies; watch the alerts arrive"
	@echo "make test    format, lint, types, import contracts and every test"
	@echo "make check   the same without the tests"
	@echo "make format  let ruff write the format"
	@echo "make docs    build the documentation and serve it on http://127.0.0.1:8001"
	@echo "make bench   measure speed"
	@echo "make crash   kill the daemon at a thousand random moments; nothing may be lost"
	@echo "make lock    renew the pinned requirements (needs uv in .venv)"

demo: .venv/runtime
	@$(BIN)/policy-monitor demo

test: check browser promtool
	$(BIN)/pytest --numprocesses 2

check: .venv/development
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports --no-logo

format: .venv/development
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: .venv/development
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:8001

bench: .venv/development
	nice $(BIN)/python -m benchmarks
	nice $(BIN)/python -m benchmarks.alignment

crash: .venv/development
	nice $(BIN)/python -m benchmarks.crash

lock: .venv/development
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(LOCK) --extra demo --group build --output-file requirements.lock
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(LOCK) --all-extras --group build --group docs --group dev \
		--constraint requirements.lock --output-file requirements-dev.lock

browser: .venv/development
	@.ci/browser

promtool: .venv/development
	@.ci/promtool

# Debian's python3 may lack ensurepip, hence the environment without pip and the pip outside it.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 …")'
	@$(PYTHON) -m pip --version >/dev/null || { echo "pip is needed: apt-get install python3-pip"; exit 1; }
	$(PYTHON) -m venv --without-pip .venv

.venv/runtime: requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes --requirement requirements.lock
	$(INSTALL_PROJECT)
	@touch $@

.venv/development: requirements-dev.lock pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes --requirement requirements-dev.lock
	$(INSTALL_PROJECT)
	@touch $@
