#!/usr/bin/env bash
# Everything: lints, unit and store tests on both databases, the router, the shape of the house, the release binary from
# an empty folder, and the journeys in Chromium.
set -euo pipefail
cd "$(dirname "$0")/.."
toolchain=$(cat .dev/toolchain); [ -n "$toolchain" ] && export RUSTUP_TOOLCHAIN=$toolchain
part() { local what=$1 started=$SECONDS; shift; printf '\n== %s\n' "$what"; "$@"; printf -- '-- %s: %d s\n' "$what" $((SECONDS - started)); }
part "lints" dev/check.sh
part "release build" cargo leptos build --release --split --precompress --bin-features embed

part "unit, store, page and router tests" env LAGON_RELEASE_BINARY="$PWD/target/release/lagon" dev/with_postgres.sh cargo test -q
part "journeys" dev/e2e.sh
