#!/bin/bash
# Networks and interfaces that need a kernel with macvtap, VLANs and the packet scheduler's classes, and a real Open vSwitch.
#   networks.sh [PART…]   parts of networks.py
set -e
. "$(dirname "$0")/beside.bash"
beside networks 'rm -rf /etc/libvirt/qemu /run/libvirt/network /run/libvirt/qemu /var/lib/libvirt/dnsmasq/*; ovs-vsctl --if-exists del-br ovsbr
    for l in brh tagged; do ip link del $l; done' "$@"
