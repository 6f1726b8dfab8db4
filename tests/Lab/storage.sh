#!/bin/bash
# Storage pools of a real machine: LVM, partitions, SCSI hosts, multipath, iSCSI, NFS, quota.
#   storage.sh [PART…]   parts of storage.py
set -e
. "$(dirname "$0")/beside.bash"
beside storage 'tgtadm --lld iscsi --op delete --force --mode target --tid 1; iscsiadm -m node -o delete
    for i in $(ls /etc/iscsi/ifaces | grep libvirt); do iscsiadm -m iface -I $i --op delete; done
    rm -rf /mnt/fs /mnt/netfs /etc/libvirt/storage /run/libvirt/storage' "$@"
