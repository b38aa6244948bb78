# demo   crawl the bundled sample archive and show what Blotter makes of it
# page   open the demo's store as pages, at http://127.0.0.1:8000/
# test   the fast tests: no server but SQLite, no kill, one Python
# test-servers  the others: PostgreSQL, HTTP and SMTP servers, kills, a full disk, all examples of help and documents, more drawn examples, other Pythons
# lint   style, types, the direction of imports, the schema
# bench  the measured figures
# docs   the documentation as a site, into build/docs: open build/docs/index.html
# reference  write docs/reference/commands.md, and what shells complete, from the commands again
# examples  run what the documentation types, and write what is printed into it
# contract  write the JSON Schemas of docs/contract again
# lock   compile the pinned requirements again

PYTHON ?= python3
BIN := .venv/bin
# The locks name every dependency, so pip need not look for any; Python compiles what is used.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-compile

.PHONY: demo page test test-servers lint bench docs examples contract reference lock

demo: .venv/ready
	@PATH="$(CURDIR)/$(BIN):$$PATH" bash sample/demo.sh

page: .venv/ready-dev
	@test -f demo/blotter.db || PATH="$(CURDIR)/$(BIN):$$PATH" bash sample/demo.sh
	@BLOTTER_HOME=demo $(BIN)/blotter web

test: .venv/ready-dev
	$(BIN)/python -m pytest -n 2 --dist loadfile -m 'not servers'

test-servers: .venv/ready-dev
	$(BIN)/python -m pytest -n 2 --dist loadfile -m servers
	BLOTTER_EXAMPLES=30 $(BIN)/python -m pytest -n 2 --dist loadfile -m 'hypothesis and not servers' --hypothesis-profile thorough
	BLOTTER_EXAMPLES=30 $(BIN)/python -m pytest -n 2 -m 'not servers' tests/answers/news/correcting/test_histories.py
	bash tests/pythons.sh

lint: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy -p benchmarks
	$(BIN)/lint-imports
	BLOTTER_HOME=$$(mktemp -d) sh -c '$(BIN)/alembic -q upgrade head && $(BIN)/alembic check'

bench: .venv/ready-dev
	$(BIN)/python -m benchmarks.log
	$(BIN)/python -m benchmarks.start
	$(BIN)/python -m benchmarks.search
	$(BIN)/python -m benchmarks.relevance
	$(BIN)/python -m benchmarks.crawl
	$(BIN)/python -m benchmarks.silence
	$(BIN)/python -m benchmarks.verify
	$(BIN)/python -m benchmarks.citations

docs: .venv/ready-dev
	$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going docs build/docs

examples: .venv/ready-dev
	$(BIN)/python -m tests.docs.refresh

contract: .venv/ready-dev
	$(BIN)/python -m answers.contract

reference: .venv/ready-dev
	$(BIN)/python -m cli.generated

lock:
	uv pip compile pyproject.toml build-requirements.in --universal --python-version 3.11 \
	  --generate-hashes --no-header --quiet --output-file requirements.lock
	uv pip compile pyproject.toml build-requirements.in --extra fast --extra postgres --extra parquet --extra png --extra metrics --extra archives --extra dask --extra web --extra mcp --group dev --group docs --universal \
	  --python-version 3.11 --generate-hashes --no-header --quiet \
	  --constraint requirements.lock --output-file requirements-dev.lock
	uv pip compile pyproject.toml build-requirements.in --extra fast --extra postgres --extra parquet --extra png --extra metrics --extra archives --extra dask --extra web --extra mcp --universal \
	  --python-version 3.11 --generate-hashes --no-header --quiet \
	  --constraint requirements-dev.lock --output-file deploy/container/requirements.lock

.venv/bin/python:
	@$(PYTHON) -m venv .venv

.venv/ready: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Installing into .venv, some twenty seconds"
	@$(INSTALL) --require-hashes -r requirements.lock
	@$(INSTALL) --no-build-isolation --editable .
	@touch $@

.venv/ready-dev: requirements-dev.lock pyproject.toml | .venv/bin/python
	@echo "Installing into .venv what develops Blotter, up to a minute"
	@$(INSTALL) --require-hashes -r requirements-dev.lock
	@$(INSTALL) --no-build-isolation --editable .
	@touch .venv/ready $@
