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

tracefile=$("$llvm_cov" export "$products/callsteerPackageTests.xctest" --format=lcov --summary-only \
    --instr-profile="$products/codecov/default.profdata")

# Of each file (SF) the tracefile tells the lines found (LF) and those hit (LH).
outcome=0
for folder in "${judged[@]}"; do
    awk -F: -v folder="$folder" -v start="$PWD/$folder/" -v least="$least" '
        $1 == "SF" { judged = index($2, start) == 1 }
        judged && $1 == "LF" { found += $2 }
        judged && $1 == "LH" { hit += $2 }
        END {
            if (!found) { print folder ": no line of it was measured"; exit 1 }
            printf "%s: %.1f %% of %d lines covered\n", folder, 100 * hit / found, found
            if (100 * hit < least * found) { printf "%s: at least %d %% is asked for\n", folder, least; exit 1 }
        }' <<<"$tracefile" || outcome=1
done
exit $outcome
