# Two commands for a newcomer: `make run` and `make test`.
SWIFT ?= swift
RUN_FLAGS ?=

CORPUS ?= $(or $(PORTICO_CORPUS),../shared/corpus)

.PHONY: run test check format dist bench packages

packages:
	@.ci/packages build

## builds Portico and serves the bundled sample API (RUN_FLAGS="openapi.yaml --port 9000" serves your own)
run: packages
	$(SWIFT) build -c release --product portico
	@.build/release/portico serve $(RUN_FLAGS)

## every test, Swift and browser; the last line is "N passed, N failed"
test:
	@.ci/packages test
	@.ci/test

## format, warnings as errors, the import rule and the size rules
check: packages
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --filter ArchitectureTests

format:
	$(SWIFT) format format --in-place --recursive --parallel Package.swift Sources Tests

## one binary that runs from any folder on its own; a folder of its own keeps `make run` from building all of it again
dist: packages
	@.ci/archives .build-dist/archives
	PKG_CONFIG_PATH=$(CURDIR)/.build-dist/archives $(SWIFT) build -c release --product portico \
		--static-swift-stdlib --scratch-path .build-dist -Xlinker --strip-all
	@ls -l .build-dist/release/portico

## how fast it is, beside references in the same run; exits 1 when a promise of the README is missed
bench:
	@.ci/packages bench
	$(SWIFT) build -c release --product portico
	$(SWIFT) build -c release --product PageBenchmark
	@CORPUS=$(CORPUS) .ci/bench
