# Postern's two commands are `make demo` and `make test`; `make help` lists the rest.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

export JAVA_HOME := $(shell .ci/java-home)
MVN := mvn -B -ntp

.PHONY: help
help: ## Show this list
	@sed -nE 's/^([a-z-]+):.*## (.*)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

.PHONY: toolchain
toolchain:
	@test -n "$(JAVA_HOME)" || exit 1
	@command -v mvn >/dev/null || { echo "Maven 3.8.7 or newer is needed: install it (Debian, Ubuntu: apt-get install maven)." >&2; exit 1; }

.PHONY: test
test: toolchain ## Run every gate and every test
	.ci/check-canary
	$(MVN) verify

.PHONY: format
format: toolchain ## Format all Java sources
	$(MVN) -q spotless:apply
