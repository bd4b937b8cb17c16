#!/usr/bin/env bash
# Figures of tests that passed: the simulation's table, and how many cells were compared between worlds that differ in a secret.
set -euo pipefail
cd "$(dirname "$0")/.."
toolchain=$(cat .dev/toolchain); [ -n "$toolchain" ] && export RUSTUP_TOOLCHAIN=$toolchain
# By name, so that nothing else runs again. None of them needs PostgreSQL.
cargo test -q -- --nocapture --test-threads=1 jury::simulation_table two_worlds:: hidden_names::who_hides hidden_names::who_enters \
    opinions::nobody_else 2>/dev/null | grep -E "cells tried|Kendall|%   |said / was|^  [01]\.[0-9]{3} / "
