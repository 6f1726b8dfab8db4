#!/bin/bash
# Boots a small real Linux guest under Vireo and shows it: banner, virsh list, virsh dominfo, a console exchange, a clean shutdown.
# Everything is private, below out/demo: no file, socket or service of this machine's own libvirt is touched.
#
#   ./run.sh              the demonstration; vireod ends with it
#   ./run.sh --keep       leaves vireod running, to work with it
#   ./run.sh --stop       stops a vireod that --keep left behind, and its guests
. "$(dirname "$0")/eng/common.sh"
cd "$ROOT"
mode=${1:-}
case $mode in
'' | --keep | --stop) ;;
-h | --help) sed -n '2,7s/^# \{0,1\}//p' "$0"; exit 0 ;;
*) die "unknown argument '$mode' (--keep, --stop)" ;;
esac

demo=$ROOT/out/demo
# A Unix socket's path has 107 bytes, and the guest's own sockets lie deep: a long checkout path gets a short folder instead.
[ ${#demo} -le 45 ] || demo=/tmp/vireo-demo-$(id -u)
root=$demo/root
socket=$root/run/libvirt/libvirt-sock
uri="qemu+unix:///system?socket=$socket"
pidfile=$demo/vireod.pid
log=$demo/vireod.log
guest=vireo-demo
export LC_ALL=C.UTF-8

v() { virsh -q -c "$uri" "$@"; }
show() { printf "%s\$ virsh -c '%s' %s%s\n" "$DIM" "$uri" "$*" "$PLAIN"; virsh -c "$uri" "$@"; }
running() { [ -s "$pidfile" ] && kill -0 "$(cat "$pidfile")" 2>/dev/null; }
stop_daemon() {
    running || return 0
    local pid name
    for name in $(timeout 10 virsh -q -c "$uri" list --name 2>/dev/null); do
        timeout 10 virsh -q -c "$uri" destroy "$name" >/dev/null 2>&1 || true
    done
    pid=$(cat "$pidfile")
    kill "$pid" 2>/dev/null || true
    for _ in $(seq 50); do
        kill -0 "$pid" 2>/dev/null || break
        sleep 0.1
    done
    kill -9 "$pid" 2>/dev/null || true
    rm -f "$pidfile"
}

if [ "$mode" = --stop ]; then
    running || { say "no vireod of run.sh is running"; exit 0; }
    stop_daemon
    say "stopped"
    exit 0
fi

# ------------------------------------------------------------------ what is needed
[ "$(uname -m)" = x86_64 ] || die "the demonstration guest is for x86_64, this machine is $(uname -m)"
need virsh:libvirt-clients qemu-system-x86_64:qemu-system-x86 qemu-img:qemu-utils busybox:busybox-static cpio:cpio python3:python3
[ -e out/bin/vireod ] || say "first run: packages, the build and the test guest take about 7 minutes together on two idle cores"
./build.sh
[ -s out/guest/initrd.img ] || say "building the guest: Debian's cloud kernel and a busybox initrd"
tests/EndToEnd/guest/build.sh "$ROOT/out/guest"

# ------------------------------------------------------------------ the daemon
stop_daemon
mkdir -p "$root/etc/libvirt" "$demo"
rm -f "$log"
# Run as root or not, the guest runs as whoever starts this; nothing outside the folder is labelled or chowned.
printf 'auth_unix_rw = "none"\nauth_unix_ro = "none"\n' >"$root/etc/libvirt/libvirtd.conf"
printf 'user = "%s"\ngroup = "%s"\nswtpm_user = "%s"\nswtpm_group = "%s"\nsecurity_driver = "none"\nstdio_handler = "file"\nremember_owner = 0\nnamespaces = [ ]\n' "$(id -un)" "$(id -gn)" "$(id -un)" "$(id -gn)" \
    >"$root/etc/libvirt/qemu.conf"
say "starting vireod with everything below $root"
out/bin/vireod --root "$root" --pid-file "$pidfile" </dev/null >"$log" 2>&1 &
daemon=$!
[ "$mode" = --keep ] || trap stop_daemon EXIT
for _ in $(seq 100); do
    [ -S "$socket" ] && v uri >/dev/null 2>&1 && break
    kill -0 $daemon 2>/dev/null || die "vireod ended at once: $(tail -n 1 "$log")"
    sleep 0.1
done
v uri >/dev/null 2>&1 || die "vireod does not answer on $socket: $(tail -n 1 "$log")"
echo $daemon >"$pidfile"

# ------------------------------------------------------------------ the guest
cat >"$demo/guest.xml" <<X
<domain type='qemu'>
  <name>$guest</name>
  <memory unit='MiB'>256</memory>
  <vcpu>1</vcpu>
  <os>
    <type arch='x86_64' machine='q35'>hvm</type>
    <kernel>$ROOT/out/guest/vmlinuz</kernel>
    <initrd>$ROOT/out/guest/initrd.img</initrd>
    <cmdline>console=ttyS0 quiet</cmdline>
  </os>
  <features><acpi/><apic/></features>
  <devices>
    <serial type='pty'><target port='0'/></serial>
    <console type='pty'><target type='serial' port='0'/></console>
    <interface type='user'><model type='virtio'/></interface>
  </devices>
</domain>
X
say "defining and starting the guest; its console from the first line on:"
v undefine "$guest" >/dev/null 2>&1 || true   # of an earlier run
v define "$demo/guest.xml" >/dev/null || die "the guest was not accepted (log: $log)"
python3 eng/console.py boot "$uri" "$guest" || die "the guest did not boot (log: $log; QEMU's: $root/var/log/libvirt/qemu/$guest.log)"
echo
show list
show dominfo "$guest"
say "a virsh console exchange:"
python3 eng/console.py talk "$uri" "$guest" || die "the console does not answer (log: $log)"
echo
say "pressing the guest's power button"
show shutdown "$guest"
for _ in $(seq 300); do
    [ "$(v domstate "$guest")" = "shut off" ] && break
    sleep 0.1
done
show domstate "$guest" --reason
[ "$(v domstate "$guest")" = "shut off" ] || die "the guest did not shut down within 30 s"

if [ "$mode" = --keep ]; then
    say "vireod keeps running. Use it with:  virsh -c '$uri'"
    say "for example:  start $guest --console   (leave the console with Ctrl + ])"
    say "stop it with:  ./run.sh --stop"
else
    say "done. ./run.sh --keep leaves vireod running; then use it with:  virsh -c '$uri'"
fi
