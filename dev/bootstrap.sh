#!/usr/bin/env bash
# Installs what building and testing Lagon needs and this machine lacks. Safe to run again: each step looks first,
# a broken run goes on where it stopped, and every step says what it does and how long it took.
#   dev/bootstrap.sh build    compiler for server and browser, cargo-leptos, wasm-bindgen, wasm-opt
#   dev/bootstrap.sh test     the same, and PostgreSQL, Chromium, Playwright
#   dev/bootstrap.sh bench    the same, and wrk
set -euo pipefail
cd "$(dirname "$0")/.."

CARGO_LEPTOS=0.3.11
WASM_TARGET=wasm32-unknown-unknown
want=${1:-build}
root=""; [ "$(id -u)" = 0 ] || root=sudo

step() { # step "what it does" command...
  local what=$1 started=$SECONDS; shift
  printf '→ %s ...\n' "$what"
  "$@"
  printf '  done in %d s\n' $((SECONDS - started))
}

apt_install() { # apt_install package... (only those that are missing)
  local missing=()
  for package in "$@"; do dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package"); done
  [ ${#missing[@]} = 0 ] && return
  command -v apt-get >/dev/null || { echo "Please install: ${missing[*]}" >&2; exit 1; }
  step "apt: ${missing[*]}" sh -c "$root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $root apt-get install -qq -y --no-install-recommends ${missing[*]} >/dev/null"
}

compiles_wasm() { # compiles_wasm toolchain
  local dir; dir=$(mktemp -d)
  echo 'pub fn probe() -> Vec<u8> { vec![1] }' > "$dir/probe.rs"
  rustc "+$1" --target $WASM_TARGET --crate-type cdylib -o "$dir/probe.wasm" "$dir/probe.rs" >/dev/null 2>&1
  local result=$?; rm -rf "$dir"; return $result
}

build_wasm_std() { # the standard library for the browser, from Debian's source package
  local dir; dir=$(mktemp -d)
  mkdir -p "$dir/src"
  printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n' > "$dir/Cargo.toml"
  echo '#![no_std]' > "$dir/src/lib.rs"
  (cd "$dir" && RUSTUP_TOOLCHAIN=system RUSTC_BOOTSTRAP=1 cargo build -q --release --target $WASM_TARGET \
    -Zbuild-std=std,panic_abort,panic_unwind,proc_macro)
  local lib=/usr/lib/rustlib/$WASM_TARGET/lib bin=/usr/lib/rustlib/x86_64-unknown-linux-gnu/bin
  $root mkdir -p $lib $bin
  find "$dir/target/$WASM_TARGET/release/deps" -name '*.rlib' ! -name 'libempty-*' -exec $root cp {} $lib/ \;
  $root ln -sf /usr/bin/lld-22 $bin/rust-lld
  rm -rf "$dir"
}

compiler() {
  command -v rustup >/dev/null || { echo "Please install rustup first: https://rustup.rs" >&2; exit 1; }
  local active; active=$(rustup show active-toolchain 2>/dev/null | cut -d' ' -f1)
  if [ -n "$active" ] && [ "$active" != system ] && new_enough "$active"; then
    if compiles_wasm "$active"; then mkdir -p .dev; : > .dev/toolchain; return; fi
    if rustup target add $WASM_TARGET >/dev/null 2>&1; then mkdir -p .dev; : > .dev/toolchain; return; fi
  fi
  apt_install rustc-web cargo-web rust-web-src rustfmt-web rust-web-clippy lld-22
  rustup toolchain list | grep -q '^system' || step "rustup: link Debian's compiler as 'system'" rustup toolchain link system /usr
  compiles_wasm system || step "standard library for the browser" build_wasm_std
  compiles_wasm system || { echo "The WebAssembly compiler does not work; see README, 'Tools'." >&2; exit 1; }
  mkdir -p .dev; echo system > .dev/toolchain
}

new_enough() { # cargo-leptos needs rustc 1.96
  local minor; minor=$(rustc "+$1" --version 2>/dev/null | sed -E 's/^rustc 1\.([0-9]+).*/\1/')
  [ "${minor:-0}" -ge 96 ]
}

cargo_tool() { # cargo_tool binary version install-arguments...
  local binary=$1 version=$2; shift 2
  if ! "$binary" --version 2>/dev/null | grep -q "$version"; then
    step "cargo install $binary $version (some minutes)" env \
      CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=64 \
      cargo install -q "$@"
  fi
}

build_tools() {
  apt_install build-essential pkg-config
  compiler
  RUSTUP_TOOLCHAIN=$(cat .dev/toolchain); [ -n "$RUSTUP_TOOLCHAIN" ] && export RUSTUP_TOOLCHAIN || unset RUSTUP_TOOLCHAIN
  export PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
  cargo_tool cargo-leptos $CARGO_LEPTOS cargo-leptos --version $CARGO_LEPTOS --locked
  local bindgen; bindgen=$(sed -n '/^name = "wasm-bindgen"$/{n;s/version = "\(.*\)"/\1/p}' Cargo.lock)
  cargo_tool wasm-bindgen "$bindgen" wasm-bindgen-cli --version "$bindgen"
  npm_tools
}

npm_tools() { # wasm-opt, Playwright, axe and the font, as end2end/package-lock.json names them
  command -v npm >/dev/null || apt_install nodejs npm
  if ! cmp -s end2end/package-lock.json end2end/node_modules/.installed-lock; then
    step "npm packages" sh -c 'cd end2end && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --silent --no-audit --no-fund && cp package-lock.json node_modules/.installed-lock'
  fi
  local from=end2end/node_modules/@fontsource-variable/bricolage-grotesque/files to=public/fonts part
  mkdir -p $to
  for part in latin latin-ext; do
    cmp -s "$from/bricolage-grotesque-$part-wght-normal.woff2" "$to/bricolage-grotesque-$part.woff2" ||
      cp "$from/bricolage-grotesque-$part-wght-normal.woff2" "$to/bricolage-grotesque-$part.woff2"
  done
  cmp -s "$from/../LICENSE" $to/LICENSE || cp "$from/../LICENSE" $to/LICENSE
}

test_tools() {
  build_tools
  command -v chromium >/dev/null || apt_install chromium
  ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || apt_install postgresql
}

case $want in
  build) build_tools ;;
  test) test_tools ;;
  bench) test_tools; apt_install wrk ;;
  *) echo "usage: dev/bootstrap.sh build|test|bench" >&2; exit 2 ;;
esac
