# 两条命令：make run 和机器人对话；make test 跑全部测试。其余见 CONTRIBUTING.md。
PYTHON ?= python3
UV := PYTHONPATH=$(CURDIR)/.uv $(PYTHON) -m uv
export UV_PYTHON_DOWNLOADS = never
export UV_PROJECT_ENVIRONMENT = $(CURDIR)/.venv
RUN := .venv/bin

.PHONY: run test install install-server check format clean bench-retrieval bench-latency bench-reliability bench-telegram bench-web

run: install
	@$(RUN)/policybot serve

test: install
	@$(RUN)/python -m pytest -n 2 --dist loadfile

install: .venv/.installed

.venv/.installed: pyproject.toml uv.lock | .uv/uv
	@$(UV) sync --frozen --quiet --python $(PYTHON)
	@$(RUN)/policybot ask 你好 > /dev/null  # builds the index once: the first question is then quick, too
	@touch $@

# For a server: what runs the bot and nothing more, compiled now because the service may not write here. What was
# installed for developers goes. Nothing is built: the service builds its index itself, in its own data folder.
install-server: .uv/uv
	@rm -f .venv/.installed
	@$(UV) sync --frozen --quiet --python $(PYTHON) --no-dev --extra postgres --compile-bytecode
	@$(RUN)/python -m compileall -q bot

# uv is installed into the checkout: system Pythons often refuse "pip install", but not "--target".
.uv/uv:
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --target .uv "uv>=0.9,<1"
	@touch $@

# What the questions that only measure must reach: right, right or offered, silent-wrong
# (docs/matching.md says what they do: a point or two better).
STRANGERS = --gate 0.88 0.94 0.03
DIALOGUES = --gate 0.89 0.93 0.05

# What CI runs: format, lint, types, floors, knowledge, topics kept apart, questions that only measure, tests.
check: install
	$(RUN)/ruff format --check .
	$(RUN)/ruff check .
	$(RUN)/mypy
	$(RUN)/lint-imports
	$(RUN)/policybot check
	$(RUN)/policybot collisions
	@$(RUN)/policybot eval tests/strangers/*.jsonl $(STRANGERS)
	@$(RUN)/policybot eval tests/dialogues/*.jsonl $(DIALOGUES)
	@$(MAKE) --no-print-directory test

format: install
	$(RUN)/ruff format .
	$(RUN)/ruff check --fix .

# How good and how fast the matching is, next to other ways: see benchmarks/README.md.
BENCH_INSTALL = $(UV) sync --frozen --quiet --python $(PYTHON) --group bench

bench-retrieval: install
	@test -n "$(BENCH)" || { echo "make bench-retrieval BENCH=题库文件夹"; exit 2; }
	@$(BENCH_INSTALL)
	@$(RUN)/python -m benchmarks.retrieval --folder "$(BENCH)" --docs docs/matching.md

bench-latency: install
	@$(BENCH_INSTALL)
	@$(RUN)/python -m benchmarks.latency --docs docs/matching.md

bench-reliability: install
	@$(BENCH_INSTALL)
	@$(RUN)/python -m benchmarks.reliability --docs docs/matching.md

bench-web: install
	@$(RUN)/python -m benchmarks.web --docs docs/web.md

bench-telegram: install
	@$(RUN)/python -m benchmarks.telegram --docs docs/delivery.md

clean:
	rm -rf .venv .uv
