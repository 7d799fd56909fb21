PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test install check slow clean

run: $(VENV)/.installed
	$(BIN)/bewijsplaats index
	$(BIN)/streamlit run app.py

test: $(VENV)/.installed-dev check
	$(BIN)/pytest -m "not slow"

check: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

slow: $(VENV)/.installed-dev
	$(BIN)/pytest -m slow

install: $(VENV)/.installed

$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check "torch==2.13.0" -c constraints.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --editable . -c constraints.txt
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check --editable ".[dev]" -c constraints.txt
	touch $@

clean:
	rm -rf $(VENV) index/builds index/documents index/current index/lock
