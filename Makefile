# The house in a few words:
#
#   make demo             set up, check the code, run the fast tests, make the examples' documents
#   make test             every test that needs nothing but Python
#   make test-documents   the tests that look at pages; they need the Debian packages named below
#   make test-node        the tests of exports and of the VS Code extension that need Node.js and npm
#   make test-postgres    the tests of exported SQL in a PostgreSQL server of their own; they need the Debian package
#   make vsix             the VS Code extension, as editors/vscode/dist/bylawkit.vsix
#   make site             the documentation, in Chinese and in English, into out/site
#   make check            format, lint, types, layers, generated files: quick
#   make bench            the benchmarks, each beside its peers
#   make clean            remove what the above made
#
# All but `make clean` first make .venv and install into it, once.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
BENCH_READY := $(VENV)/.ready-for-bench

DEBIAN_PACKAGES := libreoffice-writer-nogui fonts-noto-cjk fonts-arphic-uming fonts-arphic-ukai poppler-utils python3-uno

# The real OPA comes as a package that asks for a newer Python than it needs: it is unpacked beside ours.
OPA := opa-golib-python-bindings==0.4.4

BENCHMARKS := $(filter-out benchmarks/measure.py benchmarks/corpus.py benchmarks/fee_in_openfisca.py, $(wildcard benchmarks/*.py))

# Scripts that write files and know, with --check, whether the files are up to date.
GENERATORS := $(shell grep -l -e '"--check"' scripts/*.py)

# Without bytecode, each of the many processes that the tests start would compile everything anew.
unexport PYTHONDONTWRITEBYTECODE

.DELETE_ON_ERROR:
.PHONY: demo install check test test-fast test-documents test-node test-postgres vsix site bench clean help debian-packages

help:
	@sed -n '3,12s/^# *//p' Makefile

demo: check test-fast
	@$(BIN)/python scripts/demo.py out

install: $(READY)

# A change of pyproject.toml or of the pinned versions installs anew; nothing else does.
$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "bylawkit needs Python 3.11 or newer, and '$(PYTHON)' is $$($(PYTHON) --version 2>&1);" \
	         "name another with: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "'$(PYTHON)' cannot make virtual environments; on Debian: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@rm -rf $(VENV)/engines
	$(BIN)/python -m pip download -qq --disable-pip-version-check --no-deps --only-binary :all: --python-version 3.14 -d $(VENV)/engines '$(OPA)'
	$(BIN)/python -m zipfile -e $(VENV)/engines/*.whl $(VENV)/engines
	@touch $@

$(BENCH_READY): $(READY)
	$(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt -e '.[dev,bench]'
	@touch $@

check: $(READY)
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	@for script in $(GENERATORS); do $(BIN)/python $$script --check || exit 1; done
	$(BIN)/pytest tests/house -m 'not slow and not office'

test-fast: $(READY)
	$(BIN)/pytest -n auto -m 'not slow and not office'

test: $(READY)
	$(BIN)/pytest -n auto -m 'not office and not node and not postgres'

test-documents: $(READY)
	@missing=; for tool in soffice pdftoppm fc-list; do command -v $$tool >/dev/null || missing="$$missing $$tool"; done; \
	  if [ -n "$$missing" ]; then \
	    echo "missing:$$missing; on Debian: apt-get install $(DEBIAN_PACKAGES)" >&2; exit 1; fi
	$(BIN)/pytest -m office

# What modellers and an engine of FEEL say of exported processes and tables.
NODE_PACKAGES := bpmn-moddle@10.3.1 bpmnlint@11.15.0 dmn-moddle@12.2.1 feelin@8.2.0

NPM_INSTALL := npm install --no-save --no-package-lock --no-audit --no-fund --ignore-scripts --silent
NEEDS_NPM := command -v npm >/dev/null || { echo "missing: npm; on Debian: apt-get install nodejs npm" >&2; exit 1; }

test-node: $(READY) vsix
	$(NPM_INSTALL) --prefix .node $(NODE_PACKAGES)
	$(BIN)/pytest -m node tests/export tests/editors tests/site

# Its packages are named, with their versions, in editors/vscode/package.json.
vsix:
	@$(NEEDS_NPM)
	$(NPM_INSTALL) --prefix editors/vscode
	cp LICENSE editors/vscode/LICENSE.txt
	cd editors/vscode && npm run --silent types && npm run --silent build && npm run --silent package

SITE ?= out/site
SPHINX := PYTHONPATH=docs/site $(BIN)/sphinx-build -q -E -W --keep-going -c docs/site

site: $(READY)
	@rm -rf $(SITE)
	$(SPHINX) -t zh docs $(SITE)/zh
	$(SPHINX) docs $(SITE)/en
	@rm -rf $(SITE)/*/.doctrees $(SITE)/*/.buildinfo
	@cp docs/site/front.html $(SITE)/index.html

# Exported SQL in the real PostgreSQL; a server is started for the tests, on a socket in a folder of its own.
test-postgres: $(READY)
	@command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || \
	  { echo "missing: PostgreSQL; on Debian: apt-get install postgresql" >&2; exit 1; }
	$(BIN)/pytest -m postgres tests/enforce

debian-packages:
	@echo $(DEBIAN_PACKAGES)

bench: $(BENCH_READY)
	@status=0; for one in $(BENCHMARKS); do echo; $(BIN)/python $$one $(ASSERT) || status=1; done; exit $$status

clean:
	rm -rf $(VENV) .node editors/vscode/node_modules editors/vscode/dist out dist build src/bylawkit/_assets .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
