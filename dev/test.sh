#!/usr/bin/env bash
# Everything: lints, unit and store tests on both databases, the router, the shape of the house, the release binary from
# an empty folder, and the journeys in Chromium.
set -euo pipefail
cd "$(dirname "$0")/.."
toolchain=$(cat .dev/toolchain); [ -n "$toolchain" ] && export RUSTUP_TOOLCHAIN=$toolchain
part() { local what=$1 started=$SECONDS; shift; printf '\n== %s\n' "$what"; "$@"; printf -- '-- %s: %d s\n' "$what" $((SECONDS - started)); }
# A crate's front end and the link of the browser's code keep one core busy: what needs no release is looked at and compiled
# beside it, in folders of its own.
meanwhile=$(mktemp)
(part "lints" dev/check.sh && part "tests, compiled" cargo test -q --no-run) >"$meanwhile" 2>&1 &
beside=$!
trap 'kill $beside 2>/dev/null || true; rm -f "$meanwhile"' EXIT
part "release build" cargo leptos build --release --split --precompress --bin-features embed
wait $beside || { cat "$meanwhile"; exit 1; }
cat "$meanwhile"

tests() {
  LAGON_RELEASE_BINARY="$PWD/target/release/lagon" dev/with_postgres.sh cargo test -q -- --show-output 2>&1 | tee target/tests.log
}
part "unit, store, page and router tests" tests
part "what the tests showed: the fair score's simulation, cells compared between worlds" dev/shown.sh target/tests.log
part "journeys" dev/e2e.sh
