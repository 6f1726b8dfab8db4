#!/bin/bash
# Runs the performance harness with the system's libvirtd as one side and our vireod as the other.
#
#   bench/run.sh [OPTIONS OF THE HARNESS]     for example: bench/run.sh -p 5 -g startup,rpc -o out/bench.json
#   bench/run.sh --noise …                    libvirtd against itself: differences below these mean nothing
#
# The harness is not part of this repository; BENCH names its folder (default ../shared/bench). The ratio of its tables is
# vireod divided by libvirtd: below 1 is less time, CPU or memory than libvirtd takes.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
bench=${BENCH:-$root/../shared/bench}
[ -x "$bench/run.sh" ] || { echo "bench: no harness in $bench (set BENCH)" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The harness starts the daemon with /bin/sh and reads its conf files as libvirtd does.
cat >"$work/vireo.impl" <<X
NAME=vireo
DAEMON=$root/out/bin/vireod
X
cp "$bench/impl/system.impl" "$work/system.impl"
a=$work/vireo.impl
if [ "${1:-}" = --noise ]; then
    shift
    a=$work/system.impl
else
    [ -x "$root/out/bin/vireod" ] || { echo "bench: out/bin/vireod is missing: run ./build.sh" >&2; exit 1; }
fi
"$bench/run.sh" "$@" "$a" "$work/system.impl"
