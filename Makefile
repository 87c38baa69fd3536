# RideCare: everything a developer types. `make` alone lists it.
#
# The environment is made by itself: .venv, exactly what requirements.lock says, whenever that file changes;
# for tests and checks what requirements-dev.lock adds. Both name the same versions.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory --no-builtin-rules

export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
# Compiled bytecode halves the start-up time.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
STAND_IN := vendor/tensorflow_stand_in
UV_VERSION := 0.13.9
# A uv that is on the PATH, or one of our own in .uv; the system's packages stay as they are.
UV := $(or $(shell command -v uv 2>/dev/null),.uv/bin/uv)
PYTHON := $(or $(shell command -v python3.11 2>/dev/null),$(shell command -v python3 2>/dev/null))
COMPILE = $(UV) pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --no-header --no-annotate --no-emit-package tensorflow --quiet
BROWSERS := chromium chromium-browser google-chrome google-chrome-stable
# More for pytest: make test PYTEST="-k booking"
PYTEST ?=
HOW_MANY ?=

.PHONY: help run test simulate faults shell talk train rasa-test check bench format clean install install-dev browser lock

help: ## this list
	@echo "make TARGET, where TARGET is"
	@sed -nE 's/^([a-z-]+):.*## (.*)/  \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-12s %s\n", $$1, $$2 }'

run: install ## the whole assistant on this machine, with demo members: website, text messages, the department's desk
	@$(BIN)/python -m console.run

test: install-dev train browser ## every test
	@echo "· tests"
	@$(BIN)/python -m pytest $(PYTEST)

simulate: install-dev train ## 10,000 simulated members ask for rides: a report by kind of failure (HOW_MANY=500)
	@$(BIN)/python -m tests.simulate $(or $(HOW_MANY),10000) --out build/simulated.txt

faults: install-dev train ## 1,000 bookings, each with the action server or the database killed on the way (HOW_MANY=50)
	@$(BIN)/python -W ignore -m tests.faults $(or $(HOW_MANY),1000)

shell: train ## Rasa's own shell, with the actions
	@$(BIN)/python -m console.shell

talk: train ## a conversation in the terminal, as a member has it (ARGS="--channel sms")
	@$(BIN)/ridecare talk $(ARGS)

train: install ## train, if anything the model is made of has changed
	@$(BIN)/python -m console.training --if-changed

rasa-test: train ## Rasa's own test of the stories in tests/stories
	@mkdir -p build/rasa-test
	@$(BIN)/rasa test core --stories tests/stories --fail-on-prediction-errors --out build/rasa-test

check: install-dev ## format, lint, types, imports between packages, Rasa's data
	@echo "· format" && $(BIN)/ruff format --check .
	@echo "· lint" && $(BIN)/ruff check .
	@echo "· types" && $(BIN)/mypy
	@echo "· imports" && $(BIN)/lint-imports
	@echo "· Rasa's data" && $(BIN)/rasa data validate --fail-on-warnings

bench: train ## speed and understanding, side by side with stock Rasa
	@$(BIN)/python -m benchmarks

format: install-dev ## put the code into its format
	@$(BIN)/ruff check --fix --exit-zero --quiet .
	@$(BIN)/ruff format .

clean: ## remove what was made here, but not the conversations and requests in .ridecare
	@rm -rf .venv .uv .rasa models build results *.egg-info $(STAND_IN)/build $(STAND_IN)/*.egg-info
	@rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- what the targets above need ------------------------------------------------------------------

install: .venv/.installed

install-dev: .venv/.installed-dev

# What a lock says, the stand-in for TensorFlow and this project itself.
define sync
@VIRTUAL_ENV=.venv $(UV) pip sync --quiet --require-hashes --compile-bytecode $(1)
@VIRTUAL_ENV=.venv $(UV) pip install --quiet --no-deps --no-build-isolation --compile-bytecode \
  --reinstall-package tensorflow --reinstall-package ridecare ./$(STAND_IN) --editable .
@touch $@
endef

.venv/.installed: requirements.lock pyproject.toml $(wildcard $(STAND_IN)/pyproject.toml $(STAND_IN)/*/__init__.py)
	@test -x $(UV) || $(MAKE) .uv/bin/uv
	@echo "· environment: a few minutes the first time, seconds after that"
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null || \
	  $(UV) venv --quiet --clear --python 3.11 .venv || \
	  { echo "RideCare needs Python 3.11: install it (on Debian 12: apt-get install python3 python3-venv) and try again." >&2; exit 1; }
	$(call sync,requirements.lock)

.venv/.installed-dev: .venv/.installed requirements-dev.lock
	@echo "· environment: what the tests need"
	$(call sync,requirements-dev.lock)

.uv/bin/uv:
	@echo "· uv $(UV_VERSION), into .uv"
	@{ test -n "$(PYTHON)" && "$(PYTHON)" -m venv .uv; } >/dev/null 2>&1 || \
	  { rm -rf .uv; echo "RideCare needs Python 3.11 with venv, or uv: install one (on Debian 12: apt-get install python3 python3-venv) and try again." >&2; exit 1; }
	@.uv/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

browser: install-dev
	@for name in $(BROWSERS); do command -v $$name >/dev/null && exit 0; done; \
	test -d "$${PLAYWRIGHT_BROWSERS_PATH:-$$HOME/.cache/ms-playwright}" && exit 0; \
	echo "· Chromium, for the tests of the pages"; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; \
	else \
	  $(BIN)/playwright install chromium; \
	fi

# After a change of dependencies in pyproject.toml. LOCK=--upgrade takes newer versions.
lock:
	@test -x $(UV) || $(MAKE) .uv/bin/uv
	@$(COMPILE) $(LOCK) --extra dev --output-file requirements-dev.lock
	@$(COMPILE) --constraint requirements-dev.lock --output-file requirements.lock
