# Runs the steps of a topic by libvirtd 9.0 and by vireod in the lab machine, one after the other, and compares them answer by answer.
# Sourced by the scripts of this folder: beside TOPIC RESET [PART…], where RESET lets the other daemon find the machine as the first one did.
# VIREOD names the program, PEERS_HOME the folder with lab.sh, LAB_OUT where the answers go.
# shellcheck shell=bash
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)

beside() {   # TOPIC RESET [PART…]
    local topic=$1 reset=$2 lab=${PEERS_HOME:-$root/../shared/peers}/lab.sh vireod=${VIREOD:-$root/out/bin/vireod}
    local out=${LAB_OUT:-$root/out/log}/lab-$topic
    shift 2
    mkdir -p "$out"
    skip() { echo "$topic: $*"; echo "0 passed, 0 failed, 1 skipped"; exit 0; }
    [ -x "$vireod" ] || skip "$vireod is not built"
    [ -s "${PEERS:-/var/tmp/peers}/lab/frozen" ] || skip "the lab machine is not built ($lab build)"

    "$lab" stop >/dev/null 2>&1 || true
    "$lab" boot
    "$lab" copy "$here/steps.py" "$here/$topic.py" "$vireod" /srv/
    "$lab" ssh "[ -e /srv/vireod ] || mv /srv/$(basename "$vireod") /srv/vireod"
    "$lab" ssh "systemctl start libvirtd; timeout 2400 python3 /srv/$topic.py /srv/answers.json $*" >"$out/reference.log" 2>&1 || true
    "$lab" ssh 'cat /srv/answers.json; rm /srv/answers.json' >"$out/reference.json" || true
    "$lab" ssh "systemctl stop libvirtd libvirtd.socket libvirtd-ro.socket libvirtd-admin.socket
        $reset
        rm -rf /run/libvirt/libvirt-sock*" >/dev/null 2>&1 || true
    "$lab" ssh "setsid /srv/vireod >/srv/vireod.log 2>&1 </dev/null & for i in \$(seq 100); do
        virsh -c qemu:///system version >/dev/null 2>&1 && break; sleep 1; done
        pidof vireod && DAEMON=/srv/vireod timeout 2400 python3 /srv/$topic.py /srv/answers.json $*" >"$out/vireod.log" 2>&1 || true
    "$lab" ssh 'cat /srv/answers.json' >"$out/vireod.json" || true
    "$lab" ssh 'cat /srv/vireod.log' >"$out/daemon.log" || true
    "$lab" stop >/dev/null 2>&1 || true
    python3 "$here/compare.py" "$out/reference.json" "$out/vireod.json"
}
