#!/usr/bin/env bash
# Figures of tests that passed, from what they printed: the simulation's table, and how many cells were compared between worlds
# that differ in a secret. Fails where they are missing.
set -euo pipefail
figures=$(grep -E "cells tried|Kendall|%   |said / was|^  [01]\.[0-9]{3} / " "$1")
printf '%s\n' "$figures"
[ "$(grep -c "cells tried, 0 leaks" <<<"$figures")" -ge 14 ] && grep -q "Kendall" <<<"$figures"
