# Postern's two commands are `make demo` and `make test`; `make help` lists the rest.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

export JAVA_HOME := $(shell .ci/java-home)
MVN := mvn -B -ntp
# Nothing is packaged again while no source is newer than what this JDK packaged last.
IMAGES := target/images/.packaged-by$(subst /,-,$(JAVA_HOME))
SOURCES = $(shell find pom.xml crds runtime-image operator webhook e2e -name target -prune -o -type f -print)
DEMO = "$$JAVA_HOME/bin/java" -cp "e2e/scenarios/target/classes:$$(cat e2e/scenarios/target/class-path)" dev.postern.scenarios.DemoCommand

.PHONY: help
help: ## Show this list
	@sed -nE 's/^([a-z-]+):.*## (.*)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

.PHONY: toolchain
toolchain:
	@test -n "$(JAVA_HOME)" || exit 1
	@command -v mvn >/dev/null || { echo "Maven 3.8.7 or newer is needed: install it (Debian, Ubuntu: apt-get install maven)." >&2; exit 1; }

.PHONY: demo
demo: images ## Show Postern on a real cluster, then remove everything
	@$(DEMO) run

.PHONY: demo-keep
demo-keep: images ## The same, but leave it running and say how to look around
	@$(DEMO) keep

.PHONY: demo-clean
demo-clean: toolchain ## Remove what demo-keep left
	@test -e e2e/scenarios/target/class-path || $(MAKE) images
	@$(DEMO) clean

.PHONY: test
test: toolchain ## Run every gate and every test
	.ci/check-canary
	$(MVN) verify
	@touch $(IMAGES)

.PHONY: images
images: toolchain $(IMAGES) ## Build every image into target/images

.PHONY: packaged-anew
$(IMAGES): $(SOURCES) $(if $(wildcard e2e/scenarios/target/class-path),,packaged-anew)
	@echo "[build] packaging (tests are make test's work) ..."
	@$(MVN) -q package -DskipTests -Dspotless.check.skip -Dmdep.analyze.skip
	@touch $@

.PHONY: push-images
push-images: images ## Push the images: make push-images REGISTRY=registry.example/postern TAG=1
	@test -n "$(REGISTRY)" || { echo "Say where to: make push-images REGISTRY=registry.example/postern TAG=1" >&2; exit 1; }
	@"$$JAVA_HOME/bin/java" -cp "runtime-image/image/target/classes:$$(cat runtime-image/image/target/class-path)" dev.postern.image.ImageCommand \
	  --push "$(REGISTRY)" --tag "$(or $(TAG),dev)" operator/controller webhook/server runtime-image/sidecar

.PHONY: format
format: toolchain ## Format all Java sources
	$(MVN) -q spotless:apply
