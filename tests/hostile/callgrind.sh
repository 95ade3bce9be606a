#!/usr/bin/env bash
# Instructions of all stages for a document of one size and of twice that size, counted by callgrind: what is linear is
# about twice as many. Needs valgrind. Usage: tests/hostile/callgrind.sh SIZE FAMILY...
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

size=$1
shift
cargo test -q --all-features --test hostile --no-run
binary=$(cargo test --all-features --test hostile --no-run 2>&1 | sed -n 's/.*Executable.*(\(.*\))/\1/p')
instructions() {
  OASGATE_HOSTILE_ONLY=$1 OASGATE_HOSTILE_SIZE=$2 valgrind --tool=callgrind --callgrind-out-file=/dev/null \
    "$binary" 2>&1 | sed -n 's/.*Collected : //p'
}
for family in "$@"; do
  small=$(instructions "$family" "$size")
  large=$(instructions "$family" $((2 * size)))
  echo "$family: $small -> $large ($((100 * large / small))%)"
done
