"""Node devices: this machine's and a made-up host's with devices of every kind, document for document; look-ups, lists and their filters, errors."""
import subprocess

import libvirt
from topics import _nodedev_tree

KINDS = ("system", "pci", "usb_device", "usb", "net", "scsi_host", "scsi_target", "scsi", "storage", "fc_host", "vports", "scsi_generic", "drm",
         "mdev_types", "mdev", "ccw", "css", "vdpa", "ap_card", "ap_queue", "ap_matrix", "vpd", "none")
FLAGS = [1 << bit for bit in range(22)] + [1 << 30, 1 << 31, 3 << 30, 0x80000002, 0x40000002]

# Newer versions of libvirt say whether a device behind a channel is online, and show those that are not.
STATE = [(r"^    <state>online</state>\n", "")]
WWNN, WWPN = "20000090fa5371f2", "10000090fa5371f2"


def outcome(call, *args):
    try:
        value = call(*args)
    except libvirt.libvirtError as e:
        return f"error {e.get_error_code()} domain {e.get_error_domain()}: {e.get_error_message()}"
    if isinstance(value, libvirt.virNodeDevice):
        return value.name()
    return repr(sorted(d.name() for d in value) if isinstance(value, list) and value and not isinstance(value[0], str) else value)


def documents(s, conn, when):
    for device in sorted(conn.listAllDevices(), key=lambda d: d.name()):
        about = (device.parent(), device.listCaps(), device.numOfCaps(), device.isActive(), device.isPersistent(), device.autostart())
        s.record(f"{when}: {device.name()}", device.XMLDesc() + repr(about), mask=STATE)


def lists(s, conn, when):
    s.record(when + ": names", repr(sorted(conn.listDevices(None))) + str(conn.numOfDevices(None)))
    for kind in KINDS:
        s.record(f"{when}: names of {kind}", repr(sorted(conn.listDevices(kind))) + str(conn.numOfDevices(kind)))
    for flags in FLAGS:
        s.record(f"{when}: list {flags:#x}", outcome(conn.listAllDevices, flags))


def errors(s, conn):
    for call, args in ((conn.nodeDeviceLookupByName, ("none",)), (conn.nodeDeviceLookupSCSIHostByWWN, ("1", "2")),
                       (conn.nodeDeviceLookupSCSIHostByWWN, ("1", "2", 1)), (conn.listDevices, (None, 1)), (conn.listAllDevices, (1 << 27,))):
        # The function that counts is asked first; ours names the one that lists.
        s.record(f"{call.__name__}{args}", outcome(call, *args), mask=[("nodeNumOfDevices", "nodeListDevices")])
    lo = conn.nodeDeviceLookupByName("computer")
    s.record("flags of a description", outcome(lo.XMLDesc, 2))
    for command in ("nodedev-dumpxml none", "nodedev-info computer", "nodedev-info none", "nodedev-list --cap wrong", "nodedev-list --inactive",
                    "nodedev-list --cap pci --tree", "nodedev-dumpxml 1,2"):
        s.virsh(command)


def run(s):
    # The network of this private machine, and not of the real one.
    subprocess.run(["umount", "-l", "/sys"], check=True)
    subprocess.run(["mount", "-t", "sysfs", "sysfs", "/sys"], check=True)
    subprocess.run(["ip", "link", "add", "veth5", "address", "52:54:00:00:00:05", "type", "veth", "peer", "name", "veth6", "address", "52:54:00:00:00:06"],
                   check=True)
    s.side.kill()
    s.side.start()
    conn = s.connect()
    documents(s, conn, "host")
    lists(s, conn, "host")
    errors(s, conn)
    s.virsh("nodedev-list --tree")
    link = conn.nodeDeviceLookupByName("net_veth5_52_54_00_00_00_05")
    subprocess.run(["ip", "link", "set", "veth5", "up"], check=True)
    subprocess.run(["ip", "link", "set", "veth6", "up"], check=True)
    s.record("link that came up", link.XMLDesc())

    _nodedev_tree.mount()
    s.side.kill()
    s.side.start()
    conn = s.connect()
    documents(s, conn, "all kinds")
    lists(s, conn, "all kinds")
    s.record("by WWN", outcome(conn.nodeDeviceLookupSCSIHostByWWN, WWNN, WWPN))
    s.record("by half a WWN", outcome(conn.nodeDeviceLookupSCSIHostByWWN, WWNN, "1"))
    s.virsh("nodedev-list --tree")
    s.virsh(f"nodedev-dumpxml {WWNN},{WWPN}")
    s.virsh("nodedev-list --tree", name="tree of the driver's own URI", uri=s.side.uri("nodedev", "system"))
    with open("/sys/devices/virtual/net/eth6/operstate", "w", encoding="ascii") as f:
        f.write("lowerlayerdown\n")
    s.virsh("nodedev-dumpxml net_eth6_52_54_00_00_00_51", name="changed state")
    s.virsh_all(["nodedev-dumpxml none", "nodedev-list --cap fc_host,vports"])
