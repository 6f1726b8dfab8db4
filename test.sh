#!/bin/bash
# Runs the tests. At the end: the steps that took longest, and 'N passed, N failed, N skipped' summed over everything.
# A whole run takes about 30 minutes on two idle cores and must stay below 45 on busy ones.
#
#   ./test.sh                        everything
#   ./test.sh unit [PROJECT…]        the fast ones, without QEMU
#   ./test.sh e2e [TOPIC…] [-v]      unmodified virsh and python3-libvirt against vireod and libvirtd, with real guests
#   ./test.sh abi [PROGRAM…]         the C library from C: every symbol, every function, and what libvirt's answers word for word
#   ./test.sh conformance [DIR…] [-v] [--only CORPUS[/CASE]]  the document corpora, one line each (default ../shared/conformance)
#   ./test.sh bindings [all] [SUITE…] [-v]  other people's bindings and programs on our C library, with the system's library beside it
#   ./test.sh lab [TEST…]            what needs a whole machine: in the lab host of ../shared/peers (not part of 'everything')
#   ./test.sh peers [TEST…]          drivers against other hypervisors and simulators, started by ../shared/peers (not part of 'everything')
caller=$PWD
. "$(dirname "$0")/eng/common.sh"
cd "$ROOT"
what=${1:-all}
[ $# = 0 ] || shift
case $what in
all | unit | e2e | abi | conformance | bindings | lab | peers) ;;
-h | --help) sed -n '2,12s/^# \{0,1\}//p' "$0"; exit 0 ;;
*) die "unknown kind of test '$what' (all, unit, e2e, abi, conformance, bindings, lab, peers)" ;;
esac

passed=0 failed=0 skipped=0
mkdir -p out/log
add() { passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3)); }
# Steps with their seconds, for the list at the end.
times=()
took() { times+=("$2 s  $1"); }
# Takes the times over from a log whose lines are 'NAME: …, N s' or '… (N s)'; several figures of a line are added.
took_all() {   # LOG PREFIX
    local line seconds n
    while IFS= read -r line; do
        seconds=0
        for n in $(grep -oE '[0-9]+ s\b' <<<"$line" | grep -oE '[0-9]+'); do seconds=$((seconds + n)); done
        [ "$seconds" = 0 ] || took "$2${line%%:*}" "$seconds"
    done < <(grep -E '^[a-z0-9 _-]+: .*[0-9]+ s\)?$' "$1" || true)
}
finish() {
    if [ ${#times[@]} -gt 1 ]; then
        echo "longest of ${#times[@]} steps, $((SECONDS / 60)) min $((SECONDS % 60)) s in all:"
        printf '    %s\n' "${times[@]}" | sort -k1,1nr | head -n 12
    fi
    echo "$passed passed, $failed failed, $skipped skipped"
    [ "$failed" = 0 ]
    exit
}

# Adds the last line of a log of the form 'N passed, N failed, N skipped'; a run without one is a failure.
add_sum() {   # LOG NAME
    local line
    line=$(grep -E '^[0-9]+ passed, [0-9]+ failed, [0-9]+ skipped$' "$1" | tail -n 1 || true)
    if [ -z "$line" ]; then
        echo "  FAILED $2: it ended without a result"
        add 0 1 0
        return
    fi
    read -r p _ f _ s _ <<<"$line"
    add "$p" "$f" "$s"
}

build_solution() {
    say "building the solution"
    local began=$SECONDS
    mkdir -p out/log
    if ! dotnet build Vireo.slnx -c "$CONFIG" -v minimal --nologo 2>&1 | tee out/log/build.log |
        { grep --line-buffered -E ' -> |error |warning ' | sed -u -E 's/^ +//; s/ -> .*//; s/^/    /' || true; }; then
        die "the solution does not build (whole log: out/log/build.log)"
    fi
    say "built in $((SECONDS - began)) s"
    took "building the solution" $((SECONDS - began))
}

# The number behind a word in the summary that a test program prints.
figure() { grep -oE "^ *$2: [0-9]+" "$1" | tail -n 1 | grep -oE '[0-9]+$' || echo 0; }

unit() {
    local project name program log began f
    [ "$(id -u)" != 0 ] || need saslpasswd2:sasl2-bin
    for project in tests/*.Tests/*.csproj; do
        name=$(basename "$project" .csproj)
        if [ $# -gt 0 ] && [[ " $* " != *" ${name%.Tests} "* && " $* " != *" $name "* ]]; then
            continue
        fi
        program=$(dirname "$project")/bin/$CONFIG/net10.0/$name
        log=out/log/$name.log
        began=$SECONDS
        if [ ! -x "$program" ]; then
            echo "unit ${name%.Tests}: was not built"
            add 0 1 0
            continue
        fi
        timeout -k 5 "${UNIT_LIMIT:-600}" "$program" --no-progress --no-ansi >"$log" 2>&1 </dev/null && status=0 || status=$?
        f=$(figure "$log" failed)
        if ! grep -qE '^ *total: [0-9]+' "$log" || { [ "$status" != 0 ] && [ "$f" = 0 ] && [ "$(figure "$log" total)" != "$(figure "$log" skipped)" ]; }; then
            echo "unit ${name%.Tests}: ended with status $status"
            tail -n 15 "$log" | sed 's/^/    /'
            add "$(figure "$log" succeeded)" $((f + 1)) "$(figure "$log" skipped)"
            continue
        fi
        took "unit ${name%.Tests}" $((SECONDS - began))
        echo "unit ${name%.Tests}: $(figure "$log" succeeded) passed, $f failed, $(figure "$log" skipped) skipped ($((SECONDS - began)) s)"
        [ "$f" = 0 ] || grep -A 12 -E '^failed ' "$log" | head -n 60 | sed 's/^/    /'
        add "$(figure "$log" succeeded)" "$f" "$(figure "$log" skipped)"
    done
}

e2e() {
    if [ "$(id -u)" != 0 ]; then
        echo "e2e: left out, because the private namespaces need root"
        add 0 0 1
        return
    fi
    need virsh:libvirt-clients libvirtd:libvirt-daemon saslpasswd2:sasl2-bin /usr/lib/*/libvirt/connection-driver/libvirt_driver_qemu.so:libvirt-daemon-driver-qemu \
        /usr/lib/python3/dist-packages/libvirt.py:python3-libvirt qemu-system-x86_64:qemu-system-x86 qemu-img:qemu-utils swtpm:swtpm swtpm_setup:swtpm-tools \
        /usr/share/OVMF/OVMF_CODE_4M.fd:ovmf busybox:busybox-static cpio:cpio \
        tgtd:tgt /usr/lib/*/libvirt/storage-backend/libvirt_storage_backend_iscsi-direct.so:libvirt-daemon-driver-storage-iscsi-direct \
        /usr/lib/*/qemu/block-iscsi.so:qemu-block-extra unshare:util-linux ip:iproute2 apt-get:apt scrub:scrub dnsmasq:dnsmasq-base \
        nft:nftables iptables:iptables ebtables:ebtables ifup:ifupdown brctl:bridge-utils \
        /usr/share/libvirt/nwfilter/clean-traffic.xml:libvirt-daemon-config-nwfilter
    say "building the test guest"
    tests/EndToEnd/guest/build.sh out/guest
    say "end to end"
    tests/EndToEnd/run "$@" 2>&1 | tee out/log/e2e.log || true
    took_all out/log/e2e.log ''
    add_sum out/log/e2e.log e2e
}

abi() {
    need gcc:gcc nm:binutils
    say "C interface"
    local began=$SECONDS
    tests/Abi/run "$@" 2>&1 | tee out/log/abi.log || true
    took abi $((SECONDS - began))
    add_sum out/log/abi.log abi
}

runner=tests/Conformance/bin/$CONFIG/net10.0/vireo-conformance.dll

# In the sum: the cases that pass, a failure for each corpus that passes fewer cases than tests/Conformance/floor.txt says,
# and as skipped the cases that no corpus reaches yet.
conformance() {
    local log=out/log/conformance.log status=0 done all began=$SECONDS
    say "conformance"
    dotnet "$runner" >"$log" 2>&1 || status=$?
    took conformance $((SECONDS - began))
    grep -vE ': 0/[0-9]+$' "$log" || true
    IFS=/ read -r done all < <(grep -oE '^total: [0-9]+/[0-9]+' "$log" | grep -oE '[0-9]+/[0-9]+') || true
    if [ -z "${done:-}" ]; then
        grep -q '^conformance: skipped' "$log" && add 0 0 1 || add 0 1 0
        return
    fi
    add "$done" "$([ $status = 0 ] && echo 0 || grep -c '^conformance: ' "$log")" $((all - done))
}

bindings() {
    if [ ! -e out/lib/libvirt.so.0 ]; then
        echo "bindings: left out, because there is no out/lib/libvirt.so.0"
        add 0 0 1
        return
    fi
    say "bindings"
    tests/Bindings/run "$@" 2>&1 | tee out/log/bindings.log || true
    took_all out/log/bindings.log 'bindings '
    add_sum out/log/bindings.log bindings
}

# Scripts of tests/Lab and tests/Peers, each with the last line 'N passed, N failed, N skipped'. PEERS_HOME names the folder with lab.sh and the others.
elsewhere() {   # FOLDER WHAT NEEDED [TEST…]
    local folder=$1 kind=$2 needed=$3 home=${PEERS_HOME:-$ROOT/../shared/peers} script name log began
    shift 3
    if ! compgen -G "$folder/*.sh" >/dev/null; then
        echo "$kind: nothing is there yet: no driver of this release needs it, and $folder holds no test"
        add 0 0 1
        return
    fi
    if [ ! -x "$home/$needed" ]; then
        echo "$kind: left out, because $home/$needed is not here"
        add 0 0 1
        return
    fi
    for script in "$folder"/*.sh; do
        name=$(basename "$script" .sh)
        [ $# = 0 ] || [[ " $* " == *" $name "* ]] || continue
        log=out/log/$kind-$name.log
        began=$SECONDS
        PEERS_HOME=$home "$script" 2>&1 | tee "$log" || true
        took "$kind $name" $((SECONDS - began))
        add_sum "$log" "$kind $name"
    done
}

need_dotnet
case $what in
unit)
    build_solution
    unit "$@"
    finish
    ;;
e2e)
    ./build.sh
    e2e "$@"
    finish
    ;;
bindings)
    ./build.sh
    bindings "$@"
    finish
    ;;
lab)
    ! compgen -G 'tests/Lab/*.sh' >/dev/null || ./build.sh
    elsewhere tests/Lab lab lab.sh "$@"
    finish
    ;;
peers)
    ! compgen -G 'tests/Peers/*.sh' >/dev/null || ./build.sh
    elsewhere tests/Peers peers lib.sh "$@"
    finish
    ;;
abi)
    ./build.sh
    abi "$@"
    finish
    ;;
conformance)
    logged out/log/build-conformance.log "the conformance runner does not build" dotnet build tests/Conformance -c "$CONFIG" -v quiet --nologo
    args=()
    for arg in "$@"; do
        [ -d "$caller/$arg" ] && arg=$caller/$arg
        args+=("$arg")
    done
    exec dotnet "$runner" "${args[@]+"${args[@]}"}"
    ;;
all)
    build_solution
    unit
    conformance
    began=$SECONDS
    if ./build.sh; then
        took "publishing the programs" $((SECONDS - began))
        abi
        e2e
        bindings
    else
        echo "FAILED: the programs were not built, so the C interface, the end-to-end tests and the bindings were not run"
        add 0 1 0
    fi
    finish
    ;;
esac
