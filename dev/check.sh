#!/usr/bin/env bash
# Formatting and lints. Leptos' macros look at their own features, so the server's side and the browser's are linted apart.
set -euo pipefail
cd "$(dirname "$0")/.."
toolchain=$(cat .dev/toolchain); [ -n "$toolchain" ] && export RUSTUP_TOOLCHAIN=$toolchain
cargo fmt --check
# The default members in one go: the server turns the app's `ssr` on.
cargo clippy -q --all-targets -- -D warnings
cargo clippy -q -p bench --all-targets -- -D warnings
cargo clippy -q -p frontend --target wasm32-unknown-unknown -- -D warnings
echo "check: formatted, no lints"
