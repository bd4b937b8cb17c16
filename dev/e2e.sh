#!/usr/bin/env bash
# The journeys: a fresh demo company served by the release binary on a free port, driven in Chromium.
set -euo pipefail
cd "$(dirname "$0")/../end2end"
exec npx playwright test "$@"
