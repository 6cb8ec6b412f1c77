.DEFAULT_GOAL := help
.PHONY: help run reset test check format bench lock runtime developing
MAKEFLAGS += --no-print-directory

bin := .venv/bin
export PYTHON

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: runtime ## Try it: a made-up company and a Slack-like client in your browser
	@$(bin)/python -m bot demo

reset: ## Start over: remove ./data, the made-up company and all that was done in it
	@echo "Removing ./data with everything in it."
	@rm -rf data

test: developing ## Run every test; what had to be left out is said at the end
	@scripts/chromium.sh
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

bench: runtime ## Measure, one JSON object a line, each figure beside its floor
	@$(bin)/python -m benchmarks $(ARGS)

lock: ## Make the lock files anew (needs uv; ARGS=--upgrade for newer versions)
	@scripts/lock.sh $(ARGS)

runtime:
	@scripts/environment.sh requirements.lock

developing:
	@scripts/environment.sh requirements-dev.lock
