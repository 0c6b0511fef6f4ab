# The commands of README and CI. Nothing is fetched after the install.

PYTHON ?= python3
VENV := .venv
WORKERS ?= 2
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check install --quiet --require-hashes

.PHONY: demo test check lint types imports catalogues bench screenshots guide lock clean

demo: $(VENV)/run.stamp  ## the bot on this machine, with a page of phones
	$(PY) -m bot demo $(DEMO)

test: $(VENV)/dev.stamp  ## the whole suite
	$(PY) -m pytest -n $(WORKERS) $(TESTS)

check: lint types imports catalogues test  ## what CI runs

lint: $(VENV)/dev.stamp
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

types: $(VENV)/dev.stamp
	$(PY) -m mypy

imports: $(VENV)/dev.stamp
	PYTHONPATH=. $(VENV)/bin/lint-imports

catalogues: $(VENV)/dev.stamp
	$(PY) -m bot i18n check

bench: $(VENV)/dev.stamp  ## turns a second beside bare PTB and aiogram, in one run
	$(PY) -m bench

screenshots: $(VENV)/dev.stamp  ## walk the demo's phones and write docs/screenshots/
	PYTHONPATH=.:tests $(PY) tests/screenshots.py

guide: $(VENV)/dev.stamp  ## walk the demo as staff and as a volunteer and write docs/guide/pictures/
	PYTHONPATH=.:tests $(PY) tests/guide_pictures.py

$(VENV)/run.stamp: requirements.lock | $(VENV)
	$(PIP) -r requirements.lock
	touch $@

$(VENV)/dev.stamp: requirements-dev.lock | $(VENV)
	$(PIP) -r requirements-dev.lock
	touch $@ $(VENV)/run.stamp

$(VENV):
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; set PYTHON=... to choose one" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

lock: $(VENV)/dev.stamp  ## resolve the dependencies of pyproject.toml anew (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --all-extras pyproject.toml -o requirements-dev.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header -c requirements-dev.lock pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) build var .pytest_cache .mypy_cache .ruff_cache .hypothesis
