#!/bin/bash
# Runs the tests. Without arguments: every test project of tests/. `./test.sh NAME…`: those projects only (Vireo.Foundation, or its whole name).
# `./test.sh conformance [DIR…] [-v] [--only CORPUS[/CASE]]`: the conformance corpora of DIR (default ../shared/conformance).
set -euo pipefail
cd "$(dirname "$0")"
if [ "${1:-}" = conformance ]; then
    shift
    args=()
    for arg in "$@"; do
        if [ -d "$OLDPWD/$arg" ]; then arg="$OLDPWD/$arg"; fi
        args+=("$arg")
    done
    dotnet build -c Release -v q --nologo tests/Conformance >&2
    exec dotnet tests/Conformance/bin/Release/net10.0/vireo-conformance.dll "${args[@]+"${args[@]}"}"
fi

projects=()
if [ $# -eq 0 ]; then
    for project in tests/*.Tests; do projects+=("$project"); done
else
    for name in "$@"; do
        project="tests/${name%.Tests}.Tests"
        [ -d "$project" ] || { echo "test.sh: no such test project: $name" >&2; exit 2; }
        projects+=("$project")
    done
fi

failed=0
for project in "${projects[@]}"; do
    [ -d "$project" ] || continue
    echo "== $(basename "$project")"
    dotnet run --project "$project" || failed=1
done
exit $failed
