# Everything a person or a build machine runs. `make` alone lists it.

PREFIX ?= /usr/local
# Calls of the demonstration's day.
DEMO_CALLS ?= 50000
# How long each reader is fuzzed.
FUZZ_SECONDS ?= 120

build_packages := build-essential pkg-config unixodbc unixodbc-dev libsqliteodbc libphonenumber-dev libexpat1-dev
test_packages := odbc-postgresql odbc-mariadb postgresql mariadb-server iproute2 openssl python3 python3-jsonschema \
	python3-venv
bench_packages := valgrind binutils wrk

# The standard library goes into the binary, so an installed callsteer needs no Swift beside it.
release := swift build --configuration release --static-swift-stdlib
bin := .build/release
demo := .build/demo

# Tests in which something has to happen in time.
punctual := EnduranceTests|HTTPTests|ServiceTests|PortalTests

.PHONY: help deps test-deps bench-deps toolchain build test fuzz format lint demo rehearse interop bench siege soak leaks validate install clean
.DEFAULT_GOAL := help

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 12

# $(call installed,PACKAGES): what is there already costs one question to dpkg and no network.
define installed
@missing=; for package in $(1); do \
	dpkg-query --show --showformat='$${db:Status-Status}' $$package 2>/dev/null | grep -q '^installed' \
		|| missing="$$missing $$package"; \
done; \
[ -n "$$missing" ] || exit 0; \
command -v apt-get >/dev/null || { echo "this is no Debian: please install what it calls$$missing" >&2; exit 2; }; \
sudo=; if [ "$$(id -u)" -ne 0 ]; then sudo=sudo; fi; \
$$sudo apt-get update --quiet && \
$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends $$missing </dev/null
endef

deps: ## system packages that building and the demonstration need
	$(call installed,$(build_packages))

test-deps: deps ## system packages that the tests need besides
	$(call installed,$(test_packages))
	@$(MAKE) --no-print-directory .build/peers/zeep/ready .build/peers/promtool

# An independent SOAP client, which the tests have call the portal.
.build/peers/zeep/ready: Tests/Peers/zeep/requirements.txt
	rm -rf $(@D)
	python3 -m venv $(@D) && $(@D)/bin/pip install --quiet --disable-pip-version-check --requirement $< && touch $@ \
		|| { rm -rf $(@D); echo "zeep is not installed, and the test that needs it is left out" >&2; }

# The judge of our metrics, out of Debian's package of a server that nobody needs here.
.build/peers/promtool:
	@mkdir -p $(@D) && if command -v promtool >/dev/null; then ln -sf "$$(command -v promtool)" $@; else \
		folder=$$(mktemp -d) && (cd $$folder && apt-get download --quiet prometheus >&2 \
			&& dpkg-deb --fsys-tarfile prometheus_*.deb | tar -x ./usr/bin/promtool) && mv $$folder/usr/bin/promtool $@ \
			|| echo "promtool is not to be had, and the test that needs it is left out" >&2; rm -rf "$$folder"; fi

bench-deps: test-deps ## system packages that bench, soak and leaks need besides
	$(call installed,$(bench_packages))

toolchain:
	@command -v swift >/dev/null || { echo "swift is not on PATH: install Swift 6.3 or later, see swift.org/install" >&2; exit 2; }

build: deps toolchain ## the release build, .build/release/callsteer
	$(release) --product callsteer

test: test-deps toolchain ## all tests, on real databases; COVERAGE=1 measures and judges coverage as well
ifeq ($(COVERAGE),1)
	Tests/Support/servers.sh run Tests/Support/coverage.sh
else
	Tests/Support/servers.sh run swift test --skip '$(punctual)'
	@# By themselves: they look at when answers come, and a machine that is busy with other tests answers late.
	Tests/Support/servers.sh run swift test --skip-build --no-parallel --filter '$(punctual)'
endif
	@# The simulator against exact values, for five minutes at most; make validate takes its time.
	swift build --configuration release --product validate
	.build/release/validate --calls 2000000 --seconds 280

# Swift's own crash report would come before the fuzzer can keep the input.
fuzz: export SWIFT_BACKTRACE := enable=no
fuzz: deps toolchain ## FUZZ_SECONDS of what nobody should send or write, to each reader
	swift build --package-path Tests/Fuzz --configuration release --sanitize fuzzer --product FuzzMessages
	swift build --package-path Tests/Fuzz --configuration release --sanitize fuzzer --product FuzzExpressions
	swift build --package-path Tests/Fuzz --configuration release --sanitize fuzzer --product FuzzRules
	mkdir -p .build/fuzz/messages .build/fuzz/expressions .build/fuzz/rules
	Tests/Fuzz/.build/release/FuzzMessages -max_total_time=$(FUZZ_SECONDS) -max_len=4096 -rss_limit_mb=1024 \
		-timeout=5 -artifact_prefix=.build/fuzz/ .build/fuzz/messages Tests/CTIPSTests/Fixtures/captures
	Tests/Fuzz/.build/release/FuzzExpressions -max_total_time=$(FUZZ_SECONDS) -max_len=2048 -rss_limit_mb=1024 \
		-timeout=5 -artifact_prefix=.build/fuzz/ .build/fuzz/expressions Tests/Fuzz/Seeds
	Tests/Fuzz/.build/release/FuzzRules -max_total_time=$(FUZZ_SECONDS) -max_len=4096 -rss_limit_mb=1024 \
		-timeout=5 -artifact_prefix=.build/fuzz/ .build/fuzz/rules Tests/RuleFilesTests/Rules/Fixtures

format: toolchain ## lays the sources out
	swift format format --in-place --parallel --recursive Package.swift Sources Tests

lint: toolchain ## checks layout and style
	swift format lint --strict --parallel --recursive Package.swift Sources Tests

demo: export VIP_CRM := Driver={SQLite3};Database=$(demo)/crm.db
demo: build ## a bank's day: its CRM, its fixtures, one call explained, DEMO_CALLS calls replayed
	$(release) --product vipday
	rm -rf $(demo) && mkdir -p $(demo)
	$(bin)/vipday crm "$$VIP_CRM"
	$(bin)/vipday calls $(DEMO_CALLS) >$(demo)/calls.csv
	$(bin)/callsteer test examples/vip/fixtures.yaml
	$(bin)/callsteer explain --rules examples/vip/rules.yaml --dnis 1700500 \
		--clid 054-111-1111 --at "2026-03-04 10:00"
	$(bin)/callsteer replay --rules examples/vip/rules.yaml --lookups live \
		--input $(demo)/calls.csv --output $(demo)/decisions.csv
	@echo "the decisions are in $(demo)/decisions.csv"

rehearse: build ## a portal, a database and the service: VIP calls routed live
	$(call installed,python3 libsqliteodbc)
	examples/ctips/rehearse.sh $(abspath $(bin))/callsteer

interop: build ## a WCF client, made by Mono from the portal's description, makes the calls of the guide's appendix D
	$(call installed,mono-devel mono-mcs python3)
	Tests/Peers/wcf/run.sh $(abspath $(bin))/callsteer .build/peers/wcf

siege: build test-deps ## CALLS at RATE a second routed live while database, portal and rules fail or change
	Tests/Peers/endurance/endurance.sh $(bin)/callsteer $(or $(CALLS),10000) $(or $(RATE),200)

bench: bench-deps toolchain ## speed, measured
	Tests/Benchmarks/run.sh
	Tests/Benchmarks/callback.sh
	Tests/Benchmarks/dialogues.py $(bin)/callsteer

soak: bench-deps toolchain ## many lookups, and whether anything has grown meanwhile
	Tests/Benchmarks/soak.sh

leaks: bench-deps toolchain ## connections made and let go under valgrind
	Tests/Benchmarks/leaks.sh

validate: toolchain ## the simulator against exact values, CALLS=20000000 a model; writes docs/validation.md
	swift build --product callsteer
	$(release) --product callsteer
	Tests/Validation/determinism.sh .build/debug/callsteer $(bin)/callsteer
	swift build --configuration release --product validate
	.build/release/validate --calls $(or $(CALLS),20000000) --spread $(or $(SEEDS),16) --report docs/validation.md

install: ## copies the release build to PREFIX/bin
	@test -x $(bin)/callsteer || { echo "nothing to install yet: run make build first" >&2; exit 2; }
	install -D -s -m 755 $(bin)/callsteer $(DESTDIR)$(PREFIX)/bin/callsteer

clean: ## forgets every build
	rm -rf .build
