# Shared by build.sh, test.sh and run.sh: progress lines, errors in one line, and installing what is missing.
# shellcheck shell=bash
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
CONFIG=${CONFIG:-Release}
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export DEBIAN_FRONTEND=noninteractive

# Emphasis, where somebody sees it.
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then BOLD=$'\033[1m' DIM=$'\033[2m' PLAIN=$'\033[0m'; else BOLD='' DIM='' PLAIN=''; fi

say() { printf '%s==>%s %s\n' "$BOLD" "$PLAIN" "$*"; }
die() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; exit 1; }

# Runs a command with its output in a log; on failure shows the end of it and stops with the reason given.
logged() {   # LOG REASON COMMAND…
    local log=$1 reason=$2
    shift 2
    mkdir -p "$(dirname "$log")"
    if ! "$@" >"$log" 2>&1; then
        tail -n 30 "$log" >&2
        die "$reason (whole log: $log)"
    fi
}

# need PROGRAM-OR-FILE:PACKAGE… installs the packages whose program (or file, when it starts with a slash) is not here.
need() {
    local missing=() pair what
    for pair in "$@"; do
        what=${pair%%:*}
        case $what in
        /*) compgen -G "$what" >/dev/null || missing+=("${pair#*:}") ;;
        *) command -v "$what" >/dev/null || [ -x "/usr/sbin/$what" ] || missing+=("${pair#*:}") ;;
        esac
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    command -v apt-get >/dev/null || die "this machine has no apt-get; install by hand: ${missing[*]}"
    [ "$(id -u)" = 0 ] || die "not root, so these packages cannot be installed: ${missing[*]}"
    say "installing ${missing[*]}"
    logged "$ROOT/out/log/apt-update.log" "apt-get update failed" apt-get update
    # No service may start by itself: what we install is for our own private daemons.
    local policy=/usr/sbin/policy-rc.d made=
    if [ ! -e $policy ]; then
        printf '#!/bin/sh\nexit 101\n' >$policy
        chmod 755 $policy
        made=1
    fi
    if ! apt-get install -y --no-install-recommends "${missing[@]}" >"$ROOT/out/log/apt-install.log" 2>&1; then
        [ -z "$made" ] || rm -f $policy
        die "apt-get cannot install ${missing[*]}: $(grep -m1 '^E:' "$ROOT/out/log/apt-install.log" || echo "see $ROOT/out/log/apt-install.log")"
    fi
    [ -z "$made" ] || rm -f $policy
}

# The SDK that global.json asks for: the one on PATH, one of an earlier run, or a new one from its maker.
need_dotnet() {
    local home=${DOTNET_ROOT:-$HOME/.dotnet}
    if ! (cd "$ROOT" && command -v dotnet >/dev/null && dotnet --version >/dev/null 2>&1); then
        if ! (cd "$ROOT" && [ -x "$home/dotnet" ] && "$home/dotnet" --version >/dev/null 2>&1); then
            need curl:curl /etc/ssl/certs/ca-certificates.crt:ca-certificates '/usr/lib/*/libicuuc.so.*:libicu72'
            say "installing the .NET SDK into $home"
            mkdir -p "$ROOT/out/log"
            curl -fsSL --retry 3 -m 60 https://dot.net/v1/dotnet-install.sh -o "$ROOT/out/dotnet-install.sh" 2>"$ROOT/out/log/curl.log" ||
                die "the .NET 10 SDK is missing and its installer cannot be fetched: $(tail -n1 "$ROOT/out/log/curl.log")"
            logged "$ROOT/out/log/dotnet-install.log" "the .NET SDK could not be installed" \
                bash "$ROOT/out/dotnet-install.sh" --channel 10.0 --install-dir "$home"
        fi
        export DOTNET_ROOT=$home PATH=$home:$PATH
    fi
    # The ahead-of-time compiler links with gcc or clang, against libc and zlib.
    command -v clang >/dev/null || need gcc:gcc
    need '/usr/include/*/sys/cdefs.h:libc6-dev' /usr/include/zlib.h:zlib1g-dev
}

# Is anything below these paths newer than the stamp? Build products do not count. A folder is newer when something was added or taken away,
# and when a build made its bin and obj there: folders are compared with the end of the build, files with its beginning.
newer_than() {   # STAMP PATH…
    local stamp=$1
    shift
    [ -e "$stamp" ] && [ -e "$stamp.end" ] || return 0
    [ -n "$(find "$@" \( -name bin -o -name obj -o -name __pycache__ \) -prune -o \
        \( ! -type d -newer "$stamp" -o -type d -newer "$stamp.end" \) -print -quit)" ]
}
