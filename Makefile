# Two commands do everything on a machine with Python 3.11 (or later) and make:
#
#   make demo    builds demo.atlas from the example plans and writes demo-report.html
#   make test    sets up the development environment and runs every check and test
#
# The others are for those who work on the project: lint, docs, site, bench, dist, clean.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
EXAMPLES := $(filter-out examples/README.md,$(sort $(wildcard examples/*.txt examples/*.csv examples/*.html examples/*.md)))

WORKERS ?= 2

# The first interpreter on the path that is new enough; say `make PYTHON=/path/to/python3.12 test` for another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v $$p && break; done)

.PHONY: help demo test lint docs site bench dist clean

help:
	@sed -n '1,6s/^# \{0,1\}//p' Makefile

# pip checks every download against the hashes in the lock files; uv is needed only to renew them (see CONTRIBUTING.md).
$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or later on the path. Install one, or run: make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing planatlas into $(VENV) (once; a few minutes on a slow line)"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	@echo "Installing the development tools into $(VENV)"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

demo: $(VENV)/.runtime
	$(BIN)/planatlas build $(EXAMPLES) -o demo.atlas
	$(BIN)/planatlas report demo.atlas -o demo-report.html
	@echo
	@echo "The atlas:  $(CURDIR)/demo.atlas"
	@echo "The report: $(CURDIR)/demo-report.html   (open it in any browser; it needs no network)"

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Two at a time: what there is one of (a server, a browser, an office) is one worker's, the files of the others are shared out.
test: lint
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup --no-loadscope-reorder

docs: $(VENV)/.dev
	$(BIN)/python docs/pages.py
	$(BIN)/python docs/tour.py
	$(BIN)/python -m pytest -q tests/house/test_docs.py

site: $(VENV)/.dev
	$(BIN)/python -m sphinx -q -W --keep-going docs docs/_build
	@echo "The site: $(CURDIR)/docs/_build/index.html"

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/pipeline.py

dist: $(VENV)/.dev
	rm -rf dist
	$(BIN)/python -m build

clean:
	rm -rf build dist demo.atlas demo-report.html .pytest_cache .mypy_cache .ruff_cache
