# make run | test | install PREFIX=… | bench | fuzz MINUTES=… | sanitize | golden | differential | exhaustive | format | clean

SWIFT  ?= swift
PREFIX ?= /usr/local
DOJO    = .build/release/dojo

# On Linux the Swift runtime goes into the program: it starts faster and runs without Swift.
static  = $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib)
release = $(SWIFT) build -c release $(static) --product dojo
root    = $(if $(filter 0,$(shell id -u)),,sudo)

.PHONY: run test install bench fuzz sanitize golden differential exhaustive format lint clean prepare build

# The REPL at exercise 1; without a terminal, the worked session of exercise 1.
run: build
	@if [ -t 0 ] && [ -t 1 ]; then exec $(DOJO); \
	else $(DOJO) replay sessions/exercise-1.py; fi

test: prepare lint
	$(SWIFT) test --no-parallel
	$(release)
	$(DOJO) replay --check sessions/*.py

build: prepare
	$(release)

# libedit's header, and pkg-config that finds it: macOS has them, Debian packages them.
prepare:
	@pkg-config --exists libedit 2>/dev/null || [ "$$(uname -s)" = Darwin ] || { \
	  $(root) apt-get update -q && \
	  $(root) env DEBIAN_FRONTEND=noninteractive apt-get install -yq libedit-dev pkg-config; }

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/dojo/sessions
	install -d $(DESTDIR)$(PREFIX)/share/man/man1
	install $(DOJO) $(DESTDIR)$(PREFIX)/bin/dojo
	install -m 644 names.txt $(DESTDIR)$(PREFIX)/share/dojo/names.txt
	install -m 644 sessions/*.py $(DESTDIR)$(PREFIX)/share/dojo/sessions
	install -m 644 Sources/dojo/dojo.1 $(DESTDIR)$(PREFIX)/share/man/man1/dojo.1

bench: build
	$(SWIFT) build -c release $(static) --product dojo-bench
	.build/release/dojo-bench $(DOJO)

# Compares with everything recorded of PyTorch, in $DOJO_GOLDEN or ../shared/golden.
golden: build
	$(SWIFT) build -c release $(static) --product dojo-golden
	.build/release/dojo-golden --dojo $(DOJO) --own Tests/GoldenTests/Data

# Runs random programs under PyTorch and under the dojo, and compares all bits; DOJO_PYTHON names an
# interpreter that has PyTorch.
PROGRAMS ?= 10000
differential: build
	@[ -n "$(DOJO_PYTHON)" ] || { echo "DOJO_PYTHON has to name a Python with PyTorch"; exit 2; }
	$(DOJO_PYTHON) Tests/Differential/differential.py --dojo $(DOJO) --count $(PROGRAMS)

# Checks elementary functions for all inputs; JOBS=2 takes two cores, FUNCTIONS="exp log" only these.
JOBS ?= 1
checker = DOJO_EXHAUSTIVE=1 $(SWIFT) build -c release $(static) --product Exhaustive
exhaustive:
	@pkg-config --exists mpfr 2>/dev/null || [ "$$(uname -s)" = Darwin ] || { \
	  $(root) apt-get update -q && \
	  $(root) env DEBIAN_FRONTEND=noninteractive apt-get install -yq libmpfr-dev pkg-config; }
	$(checker)
	@echo $(or $(FUNCTIONS),$$(.build/release/Exhaustive --list)) | \
	  xargs -n 1 -P $(JOBS) .build/release/Exhaustive

# Generated input for all that reads input, for so many minutes, or with CASES=1000000 so many random
# programs; exits with 1 if something crashed.
MINUTES ?= 10
fuzz: build
	$(SWIFT) build -c release $(static) --product dojo-fuzz
	Tests/Fuzzing/fuzz.sh $(if $(CASES),--programs $(CASES),$(MINUTES))

# The tests under the address sanitizer, then under the thread sanitizer, each in a build of its own.
#
# The address sanitizer's frames are several times as large, and so is the stack they get. Its frames
# outside of the stack are off, for recursion is stopped by how much of the stack is used; leaks are
# not looked for, as objects of a program that refer to each other stay, and XCTest's runner leaks.
# The thread sanitizer knows 65,536 frames of a thread at most: recursion must end before those.
sanitized = $(SWIFT) test --disable-xctest --no-parallel
sanitize: prepare
	ulimit -s 524288; export ASAN_OPTIONS=detect_stack_use_after_return=0:detect_leaks=0; \
	  $(sanitized) --sanitize=address --scratch-path .build/address
	ulimit -s 12288; export TSAN_OPTIONS=halt_on_error=0; \
	  $(sanitized) --sanitize=thread --scratch-path .build/thread

format:
	swift format -i -r Package.swift Sources Tests

lint:
	swift format lint --strict -r Package.swift Sources Tests

clean:
	rm -rf .build
