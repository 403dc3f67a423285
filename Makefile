# Two commands for users: `make serve` and `make test`. Both set up all they need, and do nothing twice.

PYTHON ?= python3
VENV ?= .venv
PORT ?= 8000
PIP_INSTALL_FLAGS ?=
JOBS ?= auto
BIN := $(VENV)/bin
SETUP := $(VENV)/.installed
export HF_HUB_OFFLINE = 1
export PORT

.PHONY: serve test build index check language evaluate audit peers catalogues lint types unit clean

serve: index
	$(BIN)/samenwerkwijzer serve

test: lint types index check language evaluate unit

build: $(SETUP)
	$(BIN)/samenwerkwijzer build

index: build
	$(BIN)/samenwerkwijzer model
	$(BIN)/samenwerkwijzer index

check: build
	$(BIN)/samenwerkwijzer check

language: build
	$(BIN)/samenwerkwijzer language

evaluate: index
	$(BIN)/samenwerkwijzer evaluate

audit: build
	$(BIN)/python -m evaluation.audit $(PART)

peers: index
	$(BIN)/python -m pip install --quiet $(PIP_INSTALL_FLAGS) --constraint constraints.txt --editable '.[peers]'
	$(BIN)/python -m evaluation.peers

unit: index
	$(BIN)/python -m pytest --numprocesses=$(JOBS) --dist=loadfile

lint: $(SETUP)
	$(BIN)/ruff check .

types: $(SETUP)
	$(BIN)/mypy

catalogues: $(SETUP)
	$(BIN)/python scripts/update_catalogues.py

$(SETUP): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is " + sys.version.split()[0] + ": run make with PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet $(PIP_INSTALL_FLAGS) --constraint constraints.txt --editable '.[dev]'
	touch $(SETUP)

clean:
	rm -rf build
