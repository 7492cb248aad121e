# One command a task; each sets up what it needs, and stamps keep repeat calls quick.
# A fresh machine needs Python 3.11 or newer and make.

CANDIDATES := python3 python3.14 python3.13 python3.12 python3.11
PYTHON ?= $(shell for p in $(CANDIDATES); do $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEV := $(VENV)/.dev
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help demo setup test lint types docs check-docs eval bench-reading fuzz-reading bench-scale-reading bench-records audit bench-reconcile bench-site bench-kills stories lock clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 22

demo: $(READY) ## the example dossier, end to end; says where the site is
	@$(BIN)/onrecord demo

setup: $(READY) ## the environment from the lock file, with onrecord in it

test: $(DEV) ## the tests
	$(BIN)/python -m pytest $(ARGS)

lint: $(DEV) ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check src tests tools benchmarks examples

types: $(DEV) ## strict types on the package
	$(BIN)/mypy

docs: $(DEV) ## write the generated parts of the documentation anew
	$(BIN)/python tools/docs.py

check-docs: $(DEV) ## fail where a generated part of the documentation is stale
	$(BIN)/python tools/docs.py --check

eval: $(DEV) ## score the reading against the gold in ../shared; table in benchmarks/results.md
	$(BIN)/python benchmarks/gold.py

stories: $(DEV) ## the reconciling on two thousand made stories, given and read; table in benchmarks/results.md
	STORIES=50 $(BIN)/python -m pytest -q tests/checks/test_made_stories.py

bench-reading: $(DEV) ## ours beside other readers, each in its own environment; table in benchmarks/results.md
	$(BIN)/python benchmarks/reading/run.py

bench-reconcile: $(DEV) ## how the reconciling grows, to 100,000 claims; table in benchmarks/results.md
	$(BIN)/python benchmarks/reconcile.py

bench-records: $(DEV) ## ours beside pandas, polars and SQL, a workbook, and many rows; tables in benchmarks/results.md
	$(BIN)/python benchmarks/records/run.py
	$(BIN)/python benchmarks/records/workbook.py
	$(BIN)/python benchmarks/records/many.py

audit: $(DEV) ## hide small cells in 10,000 random tables and solve for each of them; table in benchmarks/results.md
	$(BIN)/python benchmarks/records/audit.py

bench-site: $(DEV) ## the site of 10,000 articles: time, size of its pages, search from disk; table in benchmarks/results.md
	$(BIN)/python benchmarks/site.py

bench-kills: $(DEV) ## the file of decisions under 50 kills while people write; table in benchmarks/results.md
	$(BIN)/python benchmarks/kills.py

fuzz-reading: $(DEV) ## a hundred thousand odd texts, each span checked; table in benchmarks/results.md
	$(BIN)/python benchmarks/reading/fuzz.py

bench-scale-reading: $(DEV) ## time up to 10 MB in one text, and memory on 1 GB; table in benchmarks/results.md
	$(BIN)/python benchmarks/reading/scale.py

lock: $(DEV) ## pin every dependency with its hashes, from pyproject.toml
	$(BIN)/python tools/lock.py

clean: ## remove the environment and everything built
	rm -rf $(VENV) build dist onrecord-demo .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "onrecord needs Python 3.11 or newer: install it, or name one: make PYTHON=/path/to/python3 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "$(PYTHON) cannot make environments: install its venv package (Debian and Ubuntu: apt-get install python3-venv)."; exit 1; }

$(READY): requirements.lock pyproject.toml | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): requirements-dev.lock $(READY)
	$(INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@
