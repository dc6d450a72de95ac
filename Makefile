# Relata: the two commands that matter are `make demo` and `make test`; `make help` lists the rest.
# Needed: Rust with a C compiler, Python 3 with pip, Node with npm, git, make. Everything else is fetched by the targets below.

.DEFAULT_GOAL := help
RELEASE := target/release/relata
# The development build is optimised enough to measure quality with, and saves building everything twice.
CHECKED := target/debug/relata
DEMO_DESK := build/demo.db

.PHONY: help demo test build page models check-tools format lint docs unit parity examples floors page-tests browser eval bench clean

PAGE_TOOLS := web/node_modules/.package-lock.json
PAGE := web/dist/index.html
PAGE_SOURCES := $(shell find web/src web/public -type f) $(wildcard web/*.html web/*.ts web/*.js web/*.json)

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

demo: check-tools build ## fetch the models, build, read examples/ and print the brief
	$(RELEASE) models pull
	@mkdir -p build && rm -f $(DEMO_DESK) $(DEMO_DESK)-wal $(DEMO_DESK)-shm
	$(RELEASE) --desk $(DEMO_DESK) read examples/articles
	$(RELEASE) --desk $(DEMO_DESK) brief

test: check-tools format lint docs unit examples parity floors page-tests ## every check there is
	@echo "make test: all checks passed"

build: page ## the release build of the program
	cargo build --release --locked -p relata-cli

page: $(PAGE) ## the page that the program shows in the browser

$(PAGE_TOOLS): web/package.json web/package-lock.json
	npm --prefix web ci --no-fund --no-audit --loglevel=error
	@touch $@

$(PAGE): $(PAGE_TOOLS) $(PAGE_SOURCES)
	npm --prefix web run --silent build

check-tools:
	@command -v cargo >/dev/null || { echo "cargo is missing: install Rust (rustup.rs)"; exit 1; }
	@command -v cc >/dev/null || { echo "a C compiler is missing: install gcc or clang"; exit 1; }
	@command -v npm >/dev/null || { echo "npm is missing: install Node 20.19 or later"; exit 1; }
	@python3 -m pip --version >/dev/null 2>&1 || { echo "Python 3 with pip is missing: install python3 and python3-pip"; exit 1; }

format: ## the sources are formatted
	cargo fmt --all --check

lint: page ## clippy without warnings, the invariants of ARCHITECTURE.md, and the page's types and style
	cargo clippy --workspace --all-targets --locked -- -D warnings
	cargo run -q --locked -p xtask -- tidy
	npm --prefix web run --silent check
	npm --prefix web run --silent lint

docs: ## the API documentation builds without warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --locked

$(CHECKED): page FORCE
	cargo build --locked -p relata-cli

models: $(CHECKED) ## fetch every pinned model
	$(CHECKED) models pull all

unit: models ## unit and integration tests, those that run the models included
	cargo test --workspace --locked

examples: ## the known answer of the sample case fits its articles
	python3 eval/check_examples.py --self

parity: models ## our pipelines against spaCy, token by token; our sentence encoder against its package
	python3 eval/parity.py
	python3 eval/encoder_parity.py

floors: models ## the sample case and every evaluation set that is here, against eval/floors.json
	python3 eval/run.py --relata $(CHECKED)
	python3 eval/samples.py --relata $(CHECKED)

page-tests: models browser ## every screen in Chromium: walked, corrected, searched, checked for barriers; pictures in build/page
	RELATA=$(abspath $(CHECKED)) npm --prefix web run --silent test

browser:
	@command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; }

eval: models ## the same, and write docs/quality.md
	python3 eval/run.py --relata $(CHECKED) --write

bench: models ## our pipelines' speed beside spaCy's, our encoder's beside its package's; what each stage of reading costs; the page's data
	python3 benches/pipeline.py
	python3 benches/encoder.py
	python3 benches/stages.py
	python3 benches/serve.py
	RELATA=$(abspath $(CHECKED)) RELATA_DESK=$(abspath build/bench/made-100000-with-meanings.db) npm --prefix web run --silent test -- size

clean: ## remove what was built
	cargo clean
	rm -rf build web/dist web/node_modules

FORCE:
