# Two commands matter on a fresh machine with Python 3.11 or newer: `make demo` and `make test`.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(PYTHON) -m pip --quiet --disable-pip-version-check --python
INSTALL_PROJECT := $(PIP) $(BIN)/python install --no-deps --no-build-isolation --editable .
LOCK := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate
AUDIT := .venv/audit
FUZZ_SECONDS ?= 60

.PHONY: help demo test check format docs bench hostile crash fuzz lock sbom audit base-image browser promtool
help:
	@echo "make demo    five made-up companies change their policies; watch the alerts arrive"
	@echo "make test    format, lint, types, import contracts and every test"
	@echo "make check   the same without the tests"
	@echo "make format  let ruff write the format"
	@echo "make docs    build the documentation and serve it on http://127.0.0.1:8001"
	@echo "make bench   measure speed"
	@echo "make hostile read a hundred hostile pages with the daemon; none may hold its event loop"
	@echo "make crash   kill the daemon at a thousand random moments; nothing may be lost"
	@echo "make fuzz    search each fuzz target for broken promises, FUZZ_SECONDS=60 each"
	@echo "make sbom    list what is installed at run time, as dist/sbom.cdx.json"
	@echo "make audit   ask the package index for known vulnerabilities of what is installed at run time"
	@echo "make lock    renew the pinned requirements (needs uv in .venv)"
	@echo "make base-image  pin the image's base to its present digest (needs docker and a registry)"

demo: .venv/demo
	@$(BIN)/policy-monitor demo

test: check browser promtool $(AUDIT)
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

hostile: .venv/development
	HOSTILE=1 nice $(BIN)/pytest --numprocesses 0 tests/hostile

crash: .venv/development
	nice $(BIN)/python -m benchmarks.crash

fuzz: .venv/development
	nice $(BIN)/python -m fuzz --seconds $(FUZZ_SECONDS)

# Each lock takes the versions of those above it, so that a package has one version everywhere.
lock: export UV_CUSTOM_COMPILE_COMMAND = make lock
lock: .venv/development
	$(LOCK) pyproject.toml --output-file requirements.lock
	$(LOCK) --group build --constraint requirements.lock --output-file requirements-build.lock
	$(LOCK) pyproject.toml --extra demo --constraint requirements.lock --output-file requirements-demo.lock
	$(LOCK) pyproject.toml --all-extras --group build --group docs --group dev \
		--constraint requirements.lock --constraint requirements-build.lock --constraint requirements-demo.lock \
		--output-file requirements-dev.lock
	$(LOCK) --group audit --constraint requirements-dev.lock --output-file requirements-audit.lock

sbom: $(AUDIT)
	@mkdir -p dist
	@.ci/sbom dist/sbom.cdx.json

# --strict: a package that the index cannot tell about is a failure, no reassurance.
audit: $(AUDIT)
	$(AUDIT)/bin/pip-audit --strict --require-hashes --disable-pip --requirement requirements.lock

base-image:
	.ci/base-image Dockerfile

browser: .venv/development
	@.ci/browser

promtool: .venv/development
	@.ci/promtool

# Debian's python3 may lack ensurepip, hence the environment without pip and the pip outside it.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 …")'
	@$(PYTHON) -m pip --version >/dev/null || { echo "pip is needed: apt-get install python3-pip"; exit 1; }
	$(PYTHON) -m venv --without-pip .venv

.venv/demo: requirements-demo.lock requirements-build.lock pyproject.toml | $(BIN)/python
	$(PIP) $(BIN)/python install --require-hashes --requirement requirements-demo.lock --requirement requirements-build.lock
	$(INSTALL_PROJECT)
	@touch $@

.venv/development: requirements-dev.lock pyproject.toml | $(BIN)/python
	$(PIP) $(BIN)/python install --require-hashes --requirement requirements-dev.lock
	$(INSTALL_PROJECT)
	@touch $@

# An environment of its own: these tools bring packages that change how others work, such as chardet.
$(AUDIT): requirements-audit.lock | $(BIN)/python
	$(PYTHON) -m venv --clear --without-pip $@
	$(PIP) $@/bin/python install --require-hashes --requirement requirements-audit.lock
	@touch $@
