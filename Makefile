# make audit   installs what is missing, builds, and audits the example listing
# make test    installs what is missing, builds and runs all tests
.PHONY: audit test build install setup stages docs ocr bench fuzz format clean

PREFIX ?= /usr/local
SWIFT_BUILD = swift build -c release --static-swift-stdlib --product listwright
PROGRAM = .build/release/listwright

audit: build
	@$(PROGRAM) audit --fail-on never --facts examples/water-bottle.facts.yaml examples/water-bottle.html

build: setup
	@$(SWIFT_BUILD)

test: setup
	@swift build --build-tests
	@swift test --skip-build

# The program with its data beside it: PREFIX/bin and PREFIX/share/listwright.
install: build
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/listwright"
	install $(PROGRAM) "$(DESTDIR)$(PREFIX)/bin/listwright"
	cp -R lexicons templates "$(DESTDIR)$(PREFIX)/share/listwright/"

setup:
	@.ci/setup

# The weights of the stages from the labelled pages; the same pages give the same bytes.
stages: setup
	@swift run -c release stage-trainer lexicons

# The reference of the rules, docs/rules, from lexicons/claims.
docs: build
	@rm -f docs/rules/*.md
	@$(PROGRAM) rules show all --folder docs/rules

# What --ocr needs: tesseract with Chinese and English, and a cutter of long pictures.
ocr:
	@.ci/ocr

# The suites of damaged inputs, for as many rounds as FUZZ_ROUNDS says.
FUZZ_ROUNDS ?= 300
fuzz: setup
	@swift build --build-tests
	@FUZZ_ROUNDS=$(FUZZ_ROUNDS) swift test --skip-build --filter FuzzTests

# Reading of pages against libxml2 alone; times of the program: ten starts, and a folder of copies.
BENCH_COPIES ?= 500
bench: build
	@.ci/bench $(PROGRAM) $(BENCH_COPIES)

format:
	@swift format -i -r -p Sources Tests

clean:
	rm -rf .build
