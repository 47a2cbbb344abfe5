# Every target sets up what it needs; `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
AUDIT := benchmarks/audit
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SEEDS ?= seeds
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-emit-index-url --no-emit-find-links --extra build pyproject.toml

.DEFAULT_GOAL := help
.PHONY: help site serve test audit check compare links lint format schemas lock bench fuzz faults quality train clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: $(VENV)/.runtime ## build the published site from seeds/ and content/ into site/
	$(BIN)/briefing site --strict --seeds $(SEEDS)

serve: $(VENV)/.runtime ## show the site at http://127.0.0.1:8000/ and build it again as files change
	$(BIN)/briefing serve --seeds $(SEEDS)

check: $(VENV)/.runtime ## validate seeds/ and content/ without building
	$(BIN)/briefing check --strict --seeds $(SEEDS)

test: $(VENV)/.dev ## run all tests, browser tests included
	@$(BIN)/python tests/browser/chromium.py
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

audit: $(VENV)/.dev $(AUDIT)/node_modules ## Lighthouse, HTML validation and search at 1,000 articles; needs Node and Chromium
	$(BIN)/python -m benchmarks.audit

compare: $(VENV)/.runtime ## say as Markdown how site/ differs from another built site; BASE=… says where that is
	@$(BIN)/briefing compare $(BASE) site

links: $(VENV)/.runtime ## say as Markdown which pages of other sites that site/ leads to are gone; asks the web
	@$(BIN)/briefing links

lint: $(VENV)/.dev ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

schemas: $(VENV)/.runtime ## write the schemas of the YAML files, for editors, again
	$(BIN)/briefing schemas

format: $(VENV)/.dev ## mend the style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(VENV)/.dev ## pin the dependencies again, with hashes
	$(BIN)/$(LOCK) --output-file requirements.txt
	$(BIN)/$(LOCK) --extra dev --output-file requirements-dev.txt
	$(BIN)/$(LOCK) --extra dev --extra quality --output-file requirements-quality.txt
	$(BIN)/$(LOCK) --extra dev --extra fuzz --output-file requirements-fuzz.txt

bench: $(VENV)/.dev ## measure speed and memory beside a bare tokenisation
	$(BIN)/python -m benchmarks.cleaning
	$(BIN)/python -m benchmarks.matching
	$(BIN)/python -m benchmarks.build

fuzz: $(VENV)/.fuzz ## look for inputs that break cleaning, YAML, linking or Markdown; SECONDS=… for each, 60 if not said
	$(BIN)/python -m benchmarks.fuzz --seconds $(or $(SECONDS),60)

faults: $(VENV)/.dev ## kill builds, fill the disk, run two at once, hundreds of times; takes an hour
	$(BIN)/python -m benchmarks.faults

quality: $(VENV)/.quality ## measure how well articles are cleaned, into quality.json; fails below a floor
	$(BIN)/python -m benchmarks.quality

train: $(VENV)/.quality ## grow the forests of builder/boilerplate again; PAGES="--wcxb … --aeb …" says from which pages
	$(BIN)/python -m benchmarks.train $(PAGES)

clean: ## remove what the other targets made
	rm -rf $(VENV) $(AUDIT)/node_modules build site .pytest_cache .mypy_cache .ruff_cache .hypothesis .cache .fuzz

# The build backend is pinned with the rest, so nothing is fetched without a hash.
$(VENV)/.runtime: requirements.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes --requirement requirements.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.runtime
	$(PIP) install --require-hashes --requirement requirements-dev.txt
	touch $@

# The file names all there is to install; pip's own look at what depends on what fails on an extra spelt in two ways.
$(VENV)/.quality: requirements-quality.txt $(VENV)/.dev
	$(PIP) install --require-hashes --no-deps --requirement requirements-quality.txt
	touch $@

$(VENV)/.fuzz: requirements-fuzz.txt $(VENV)/.dev
	$(PIP) install --require-hashes --requirement requirements-fuzz.txt
	touch $@

# Its .npmrc says that nothing a package brings is run while installing.
$(AUDIT)/node_modules: $(AUDIT)/package.json $(AUDIT)/.npmrc
	npm install --prefix $(AUDIT)
	touch $@
