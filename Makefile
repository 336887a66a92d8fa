# Every target is quiet unless something is wrong and ends with one clear line.
# VERBOSE=1 shows all of it.

.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.PHONY: help build demo test check format lint layers golden bench bench-live beacon-bench beacon-honesty beacon-discoveries beacon-months beacon-ends beacon-delays captures sanitize fuzz clean

BINARY := .build/release/tocsin
DEMO := captures/office-day
SOURCES := Package.swift Sources Tests Fuzz
# The modules that see hostile bytes or index by hand; the rest is built on them.
CORE := Tocsin(Records|Math|Geography|Logs|Capture|Flow|Features|Models|Detectors|Synthesis)Tests

# $(call quietly,COMMAND): the command's output only if it fails, or with VERBOSE=1.
ifdef VERBOSE
quietly = $(1)
else
quietly = log=$$(mktemp); { $(1); } >"$$log" 2>&1 && rm -f "$$log" \
	|| { status=$$?; cat "$$log" >&2; rm -f "$$log"; exit $$status; }
endif

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

build: ## build the program, optimised: .build/release/tocsin
	@scripts/dependencies install
	@$(call quietly,swift build -c release --product tocsin)
	@echo "build: $(BINARY)"

demo: ## build, then hunt through the example capture
	@scripts/dependencies install
	@$(call quietly,swift build -c release --product tocsin)
	@$(BINARY) hunt $(DEMO)

test: ## run the unit tests
	@scripts/dependencies install
	@$(call quietly,swift test)
	@echo "test: passed"

check: ## all that a change must pass: format, layers, warnings, tests, golden cases
	@scripts/check $(if $(VERBOSE),--verbose)

format: ## format the sources in place
	@swift format --in-place --parallel --recursive $(SOURCES)
	@echo "format: done"

lint: ## check format and style, change nothing
	@swift format lint --strict --parallel --recursive $(SOURCES)
	@echo "lint: passed"

layers: ## check that modules import only what they declare, and only downwards
	@scripts/check-layers

golden: ## run the golden cases and the documents' examples; TOCSIN_RECORD=1 records them anew
	@$(call quietly,swift build -c release --product tocsin)
	@scripts/golden

bench: ## time the program on a generated log; ROWS="1000000 10000000"
	@$(call quietly,swift build -c release --product tocsin)
	@scripts/bench $(ROWS)

bench-live: ## packets over veth into `watch`; root only; BENCH_RATE=250000 BENCH_SECONDS=60
	@$(call quietly,swift build -c release --product tocsin)
	@scripts/bench-live

beacon-bench: ## detection rates in generated traffic, as Markdown; OPTIONS="--seed 2"
	@$(call quietly,swift build -c release --product BeaconBenchmark)
	@.build/release/BeaconBenchmark table $(OPTIONS)

beacon-honesty: ## how often benign pairs reach small p-values, as Markdown; OPTIONS="--seed 8"
	@$(call quietly,swift build -c release --product BeaconBenchmark)
	@.build/release/BeaconBenchmark honesty $(OPTIONS)

beacon-discoveries: ## share of false discoveries among many benign pairs; OPTIONS="--seeds 20"
	@$(call quietly,swift build -c release --product BeaconBenchmark)
	@.build/release/BeaconBenchmark discoveries $(OPTIONS)

beacon-months: ## findings, memory and time over months of data; OPTIONS="--days 30"
	@$(call quietly,swift build -c release --product BeaconBenchmark)
	@.build/release/BeaconBenchmark months $(OPTIONS)

beacon-ends: ## stops and changes found, and said of beacons that go on; OPTIONS="--seed 201"
	@$(call quietly,swift build -c release --product BeaconBenchmark)
	@.build/release/BeaconBenchmark ends $(OPTIONS)

beacon-delays: ## time to the first alert of a watched beacon; OPTIONS="--step 1"
	@$(call quietly,swift build -c release --product BeaconBenchmark)
	@.build/release/BeaconBenchmark delays $(OPTIONS)

captures: ## generate captures/ anew
	@$(call quietly,swift build -c release --product tocsin)
	@scripts/make-captures

# The XCTest runner leaks 144 bytes of its own, which the leak check would report; no test needs it.
sanitize: ## run the core modules' tests under the address sanitizer
	@$(call quietly,LSAN_OPTIONS=suppressions=$(CURDIR)/scripts/leak-suppressions \
		swift test --disable-xctest --sanitize=address \
		--scratch-path .build-asan --filter '$(CORE)')
	@echo "sanitize: passed"

fuzz: ## run each fuzz target; FUZZ_SECONDS=300, FUZZ_CORPUS="more folders of inputs"
	@scripts/dependencies install
	@scripts/fuzz

clean: ## remove everything that was built
	@rm -rf .build .build-asan .build-fuzz
	@echo "clean: done"
