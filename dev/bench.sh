#!/usr/bin/env bash
# Speed and size, beside two yardsticks of the same run.
set -euo pipefail
cd "$(dirname "$0")/.."
toolchain=$(cat .dev/toolchain); [ -n "$toolchain" ] && export RUSTUP_TOOLCHAIN=$toolchain
dev/bootstrap.sh bench
# Together with the server, so that both are built from the same features and share what they use.
cargo build -q --release --no-default-features --features server/embed -p server -p bench
dev/with_postgres.sh python3 dev/bench.py
