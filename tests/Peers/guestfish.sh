#!/bin/bash
# guestfish on a volume: libguestfs starts its appliance as a guest of vireod, twice, and finds its file again. libguestfs wants udev, so that it
# is installed in a root of its own; the first run takes some minutes for that.
#   guestfish.sh   VIREOD names the program, PEERS_HOME the folder with lib.sh
set -e
root=$(cd "$(dirname "$0")/../.." && pwd)
vireod=${VIREOD:-$root/out/bin/vireod}
skip() { echo "guestfish: $*"; echo "0 passed, 0 failed, 1 skipped"; exit 0; }
[ -x "$vireod" ] || skip "$vireod is not built"
[ "$(id -u)" = 0 ] || skip "the private root needs root"
command -v debootstrap >/dev/null || apt-get install -y --no-install-recommends debootstrap >/dev/null 2>&1 || skip "debootstrap cannot be installed"
set +e
. "${PEERS_HOME:-$root/../shared/peers}/lib.sh"
peer_root guestfish bookworm guestfish libguestfs-tools linux-image-cloud-amd64 qemu-system-x86 qemu-utils libvirt-clients busybox ||
    skip "libguestfs cannot be installed"
home=$PEERS/guestfish
cp "$vireod" "$home/usr/local/sbin/vireod"
cat >"$home/srv/steps.sh" <<'STEPS'
mount -t tmpfs none /run
mkdir -p /run/lock /etc/libvirt /var/pool
rm -f /var/pool/*
printf 'auth_unix_rw="none"\n' >/etc/libvirt/libvirtd.conf
printf 'user="root"\ngroup="root"\nsecurity_driver="none"\nnamespaces=[]\ncgroup_controllers=[]\nstdio_handler="file"\n' >/etc/libvirt/qemu.conf
/usr/local/sbin/vireod >/srv/vireod.log 2>&1 &
daemon=$!
passed=0 failed=0
virsh() { timeout 60 /usr/bin/virsh -q -c qemu:///system "$@"; }
check() {
    local name=$1 expected=$2 answer
    shift 2
    answer=$("$@" 2>&1)
    if [ "$answer" = "$expected" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED $name: $answer"; fi
}
for _ in $(seq 60); do virsh uri >/dev/null 2>&1 && break; sleep 1; done
virsh pool-create-as pool dir --target /var/pool
virsh vol-create-as pool disk.qcow2 64M --format qcow2
export LIBGUESTFS_BACKEND=libvirt:qemu:///system LIBGUESTFS_BACKEND_SETTINGS=force_tcg
fish() { timeout 300 guestfish --format=qcow2 -a "$(virsh vol-path disk.qcow2 pool)" "$@"; }
check "a file system is made and filled" "" fish run : part-disk /dev/sda mbr : mkfs ext4 /dev/sda1 : mount /dev/sda1 / : write /hello "a volume" : sync
check "its file is found again" "a volume" fish --ro run : mount /dev/sda1 / : cat /hello
check "no guest is left" "" virsh list --all --name
check "no overlay is left in the pool" " disk.qcow2   /var/pool/disk.qcow2" virsh vol-list pool
kill $daemon
wait $daemon || { failed=$((failed + 1)); echo "FAILED the daemon's end"; }
[ $failed = 0 ] || tail -20 /srv/vireod.log
echo "$passed passed, $failed failed, 0 skipped"
STEPS
PEER_MIN_DEV=1 peer_enter guestfish bash /srv/steps.sh
