#!/usr/bin/env bash
# Speed and size, beside two yardsticks of the same run.
set -euo pipefail
cd "$(dirname "$0")/.."
toolchain=$(cat .dev/toolchain); [ -n "$toolchain" ] && export RUSTUP_TOOLCHAIN=$toolchain
dev/bootstrap.sh bench
cargo build -q --release -p bench
python3 dev/bench.py
