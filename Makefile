# Two commands for everybody: `make run` and `make test`. The rest is for contributors.
PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null && { command -v $$p; break; }; done)
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: run demo test check bench model quality translations lock clean

# Install the hub, fill the database and the index, serve on 127.0.0.1:8000.
run: $(VENV)/.installed
	$(BIN)/hub init
	$(BIN)/hub serve

# The same with fictional experts, to try matching.
demo: $(VENV)/.installed
	$(BIN)/hub init --demo
	$(BIN)/hub serve

# Everything that needs no server and no browser. ARGS="-k name" narrows it.
test: $(VENV)/.installed-test
	$(BIN)/python -m hub.compile_catalogues > /dev/null
	$(BIN)/python -m pytest $(ARGS)

# What a commit has to pass: format, lint, types, data, tests.
check: $(VENV)/.installed-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m synonyms.check
	$(MAKE) test

# Speeds on this machine, as ratios where a budget is checked.
bench: $(VENV)/.installed-test
	$(BIN)/python -m tests.benchmarks --write docs/benchmarks.md

# Quality on the judged requests and, with DATA, on texts of others (docs/evaluation.md), written to docs/quality.md.
quality: $(VENV)/.installed-test
	$(BIN)/python -m tests.quality $(if $(DATA),--data $(DATA)) --write docs/quality.md

# Train what is shipped: translation tables, embedding model, classifier. DATA is the folder of aligned texts.
model: $(VENV)/.installed
	@test -n "$(DATA)" || { echo "Name the folder of aligned texts: make model DATA=folder (docs/models.md)"; exit 1; }
	$(BIN)/python -m indexer.training.lexical --data $(DATA) --output indexer/models/translation
	$(BIN)/python -m indexer.training --data $(DATA) --output indexer/models/static
	$(BIN)/python -m indexer.training.objectives

# Collect new strings from the code into the message catalogues, then compile them.
translations: $(VENV)/.installed-test
	$(BIN)/pybabel -q extract -F hub/translations/babel.cfg -k lazy_gettext -k N_ -o hub/translations/messages.pot --no-location --sort-output --project "Connection Hub" --version 0.1 .
	for language in ar es fr ru zh; do $(BIN)/pybabel -q update -l $$language -i hub/translations/messages.pot -d hub/translations --no-fuzzy-matching --no-wrap; done
	$(BIN)/python -m hub.compile_catalogues

# Pin the versions that were tested.
lock: $(VENV)/.installed-test
	$(PIP) install uv
	$(BIN)/uv pip compile --quiet --upgrade pyproject.toml --extra test --extra postgres --extra redis --universal \
		--python-version 3.11 --no-emit-index-url --no-header --no-annotate --output-file constraints.txt

clean:
	rm -rf $(VENV) var build dist

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed; set PYTHON=/path/to/python3.11"; exit 1; }
	"$(PYTHON)" -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing (once, about a minute) ..."
	$(PIP) install --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.installed-test: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing what the tests need ..."
	$(PIP) install --constraint constraints.txt --editable '.[test]'
	@touch $@ $(VENV)/.installed
