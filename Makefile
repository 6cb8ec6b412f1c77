.DEFAULT_GOAL := help
.PHONY: help run reset test check format words vectors mutants bench pictures lock runtime developing
MAKEFLAGS += --no-print-directory

bin := .venv/bin
export PYTHON

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: runtime ## Try it: a made-up company, and clients like Slack and Teams in your browser
	@$(bin)/python -m bot demo

reset: ## Start over: remove the playground's ./data/demo, and nothing else
	@echo "Removing $${DATA_DIR:-./data}/demo: the made-up company and all that was done in it. Nothing else is touched."
	@rm -rf "$${DATA_DIR:-data}/demo"

test: developing ## Run every test; what had to be left out is said at the end
	@scripts/chromium.sh
	@scripts/agents_playground.sh
	@scripts/subscribers.sh
	@scripts/node_tools.sh
	@$(bin)/python -m pytest $(ARGS)

check: developing ## What CI checks besides the tests: style, types, layers, scripts
	@$(bin)/ruff check .
	@$(bin)/ruff format --check .
	@$(bin)/mypy
	@$(bin)/lint-imports --no-logo
	@for script in scripts/*.sh; do sh -n $$script || exit 1; done
	@bash -n .ci/run
	@$(bin)/pre-commit validate-config

format: developing ## Put every file into the house's layout
	@$(bin)/ruff check --fix-only --quiet .
	@$(bin)/ruff format .

words: developing ## Bring the translators' files up to what the code says (ARGS=fr begins a language)
	@$(bin)/python -m scripts.words $(ARGS)

vectors: developing ## Hold the rules against what others have found right (VECTORS=folder)
	@$(bin)/python -m tests.domain.conformance

mutants: developing ## See which changes to domain/ no test notices (ARGS="domain/policies --survivors")
	@$(bin)/python -m scripts.mutants $(ARGS)

bench: runtime ## Measure, one JSON object a line, each figure beside its floor
	@$(bin)/python -m benchmarks $(ARGS)

pictures: developing ## Take the pictures of README and docs anew, from the demo
	@scripts/chromium.sh
	@$(bin)/python scripts/pictures.py
	@$(bin)/python scripts/dashboard_pictures.py

lock: ## Make the lock files anew (needs uv; ARGS=--upgrade for newer versions)
	@scripts/lock.sh $(ARGS)

runtime:
	@scripts/environment.sh requirements.lock

developing:
	@scripts/environment.sh requirements-dev.lock
