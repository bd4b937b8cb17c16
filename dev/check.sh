#!/usr/bin/env bash
# Formatting and lints. Leptos' macros look at their own features, so the server's side and the browser's are linted apart.
set -euo pipefail
cd "$(dirname "$0")/.."
toolchain=$(cat .dev/toolchain); [ -n "$toolchain" ] && export RUSTUP_TOOLCHAIN=$toolchain
cargo fmt --check
# Everything that runs on a server in one go: the server turns the app's `ssr` on, so the app is looked at once.
cargo clippy -q --workspace --exclude frontend --all-targets -- -D warnings
cargo clippy -q -p frontend --target wasm32-unknown-unknown -- -D warnings
echo "check: formatted, no lints"
