#!/usr/bin/env bash
# Runs the tests with coverage measured and fails when the code that decides calls is covered too thinly.
set -euo pipefail

readonly least=90
readonly judged=(Sources/Routing Sources/Lookups)

# A build of its own: instrumented objects in the ordinary one would make every other test run start anew.
readonly build=(--scratch-path .build/coverage)

swift test "${build[@]}" --enable-code-coverage

# The toolchain's own llvm-cov: another version may not know the format of the profile.
resources=$(swift -print-target-info | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')
llvm_cov=$resources/../../bin/llvm-cov
products=$(swift build "${build[@]}" --show-bin-path)

outcome=0
for folder in "${judged[@]}"; do
    report=$("$llvm_cov" report "$products/callsteerPackageTests.xctest" \
        --instr-profile="$products/codecov/default.profdata" "$PWD/$folder")
    # Regions, functions, then lines: each with its count, the missed ones and a percentage.
    if ! awk -v folder="$folder" -v least="$least" '
        $1 == "TOTAL" { covered = $10 + 0; lines = $8 }
        END {
            printf "%s: %.1f %% of %d lines covered\n", folder, covered, lines
            if (!lines || covered < least) { printf "%s: at least %d %% is asked for\n", folder, least; exit 1 }
        }' <<<"$report"; then
        outcome=1
    fi
done
exit $outcome
