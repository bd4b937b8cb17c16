# Lagon. `make` lists what there is.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
export PATH := $(HOME)/.cargo/bin:$(CURDIR)/end2end/node_modules/.bin:$(PATH)
# Which compiler the bootstrap found: empty for rustup's own, `system` for Debian's.
TOOLCHAIN = $(shell cat .dev/toolchain 2>/dev/null)
CARGO = $(if $(TOOLCHAIN),RUSTUP_TOOLCHAIN=$(TOOLCHAIN)) cargo
RELEASE = target/release/lagon

.PHONY: help run fresh build test check unit e2e seed bench pictures tools test-tools

help: ## List the targets
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: build ## The demo company on http://127.0.0.1:3000
	$(RELEASE) serve --demo --database sqlite://./data/demo.db

fresh: build ## A real, empty company on http://127.0.0.1:3000
	$(RELEASE) serve --database sqlite://./data/lagon.db

build: tools ## The release: one file, target/release/lagon
	$(CARGO) leptos build --release --split --precompress --bin-features embed

test: test-tools ## Everything continuous integration runs
	@dev/test.sh

check: tools ## Formatting and lints, server and browser
	@dev/check.sh

unit: test-tools ## Unit, store, router and house-shape tests; SQLite and PostgreSQL
	@dev/with_postgres.sh $(CARGO) test

e2e: test-tools build ## The journeys in a real browser
	@dev/e2e.sh

seed: build ## A large made-up company in ./data/seed.db
	$(RELEASE) seed --database sqlite://./data/seed.db --people 5000 --ideas 20000 --votes 1000000 --comments 60000 --challenges 40 --random-seed 1

bench: build ## Speed and size, as ratios of one run
	@dev/bench.sh

pictures: test-tools build ## The README's pictures, from the demo company
	@cd end2end && node bench/pictures.mjs

tools:
	@dev/bootstrap.sh build

test-tools:
	@dev/bootstrap.sh test
