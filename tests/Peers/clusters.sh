#!/bin/bash
# Storage in clusters: a GlusterFS and a Ceph of our own on this machine, in private namespaces, and the same steps by libvirtd 9.0 and by vireod.
# It takes minutes, because libvirtd waits ten seconds at each question to GlusterFS.
#   clusters.sh [TOPIC…]   VIREOD names the program
set -e
cd "$(dirname "$0")/../.."
. eng/common.sh
skip() { echo "clusters: $*"; echo "0 passed, 0 failed, 1 skipped"; exit 0; }
vireod=${VIREOD:-out/bin/vireod}
[ -x "$vireod" ] || skip "$vireod is not built"
[ "$(id -u)" = 0 ] || skip "the private namespaces need root"
packages="glusterfs-server libvirt-daemon-driver-storage-gluster ceph-mon ceph-mgr ceph-osd ceph-common libvirt-daemon-driver-storage-rbd"
# The device manager of a machine is none of our business.
! apt-get -s --no-install-recommends install $packages 2>/dev/null | grep -q '^Inst udev ' || skip "the packages would bring udev"
need glusterd:glusterfs-server "/usr/lib/*/libvirt/storage-backend/libvirt_storage_backend_gluster.so:libvirt-daemon-driver-storage-gluster" \
    ceph-mon:ceph-mon ceph-mgr:ceph-mgr ceph-osd:ceph-osd rbd:ceph-common \
    "/usr/lib/*/libvirt/storage-backend/libvirt_storage_backend_rbd.so:libvirt-daemon-driver-storage-rbd" \
    virsh:libvirt-clients libvirtd:libvirt-daemon "/usr/lib/*/qemu/block-gluster.so:qemu-block-extra" ip:iproute2 unshare:util-linux
[ $# -gt 0 ] || set -- _storage_gluster _storage_rbd
tests/EndToEnd/guest/build.sh out/guest
tests/EndToEnd/run --vireod "$(realpath "$vireod")" -v "$@"
