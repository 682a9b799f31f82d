# From a fresh checkout: Python 3.11+ and make. `make run` and `make test` set everything up themselves.
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

SCALE ?= 1

.PHONY: run test measure bench psql browser

run: .venv/run.stamp
	@exec $(BIN)/python manage.py run

test: .venv/test.stamp browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	DEBUG=1 $(BIN)/mypy
	$(BIN)/lint-imports
	DEBUG=1 $(BIN)/python manage.py makemigrations --check --dry-run
	DEBUG=1 $(BIN)/python manage.py compile_catalogues
	DEBUG=1 $(BIN)/python -m pytest

measure: .venv/test.stamp browser
	DEBUG=1 $(BIN)/python manage.py compile_catalogues
	DEBUG=1 HYPOTHESIS_PROFILE=measure SCHEMATHESIS_EXAMPLES=100 $(BIN)/python -m pytest tests/members tests/registry tests/config

bench: .venv/bench.stamp
	@$(BIN)/python -W ignore -m bench --scale $(SCALE)

psql: .venv/run.stamp
	@$(BIN)/python manage.py dbshell

browser: .venv/test.stamp
	@$(BIN)/python -m tests.browser

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/run.stamp: requirements.txt | .venv/bin/python
	$(BIN)/pip install --quiet --require-hashes -r requirements.txt
	@touch $@

.venv/test.stamp: requirements-dev.txt | .venv/bin/python
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

.venv/bench.stamp: requirements-bench.txt | .venv/bin/python
	$(BIN)/pip install --quiet --require-hashes -r requirements-bench.txt
	@touch $@
