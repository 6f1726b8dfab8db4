"""Mediated devices on a made-up host: defined, started, changed, taken away by mdevctl; what is shown, the events, the errors."""
import os
import shutil

import libvirt
from topics import _nodedev_mdevctl, _nodedev_tree
from topics.nodedev_host import outcome

ONE, TWO = "aaaaaaaa-c80a-4d50-bfb7-f5a0e4e34045", "bbbbbbbb-c80a-4d50-bfb7-f5a0e4e34045"
NAME = "mdev_%s_0000_00_02_0"
NONE = "mdev_00000000_0000_0000_0000_000000000abc_0000_00_02_0"
MDEV = "<capability type='mdev'><type id='kind-1'/>%s%s</capability>"
PARENT = "<parent>pci_0000_00_02_0</parent>"


def document(uuid=None, attributes="", parent=PARENT):
    return f"<device><name>new</name>{parent}{MDEV % (f'<uuid>{uuid}</uuid>' if uuid else '', attributes)}</device>"


BAD = {
    "root": "<x/>", "no document": "<", "no parent": document(ONE, parent=""), "parent unknown": document(ONE, parent="<parent>none</parent>"),
    "parent without address": document(ONE, parent="<parent>computer</parent>"),
    "no type": f"<device>{PARENT}<capability type='mdev'/></device>", "not made": f"<device>{PARENT}<capability type='drm'><type>render</type></capability></device>",
    "no kind": f"<device>{PARENT}<capability/></device>", "wrong kind": f"<device>{PARENT}<capability type='x'/></device>",
    "wrong uuid": document("zz"),
}


def tool():
    """The program in the place of mdevctl, first in PATH."""
    os.makedirs("/run/bin", exist_ok=True)
    shutil.copy(_nodedev_mdevctl.__file__, "/run/bin/mdevctl")
    os.chmod("/run/bin/mdevctl", 0o755)
    os.makedirs("/etc/mdevctl.d", exist_ok=True)
    os.environ["PATH"] = "/run/bin:" + os.environ["PATH"]
    # Listeners of udev hear it only where it seems to run.
    os.makedirs("/run/udev", exist_ok=True)
    with open("/run/udev/control", "w", encoding="ascii"):
        pass


def shown(s, conn, when):
    text = []
    for device in sorted(conn.listAllDevices(libvirt.VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV), key=lambda d: d.name()):
        text.append(f"{device.XMLDesc()}{device.parent()} {device.isActive()} {device.isPersistent()} {device.autostart()}")
    for flags in (libvirt.VIR_CONNECT_LIST_NODE_DEVICES_ACTIVE, libvirt.VIR_CONNECT_LIST_NODE_DEVICES_INACTIVE):
        text.append(outcome(conn.listAllDevices, flags | libvirt.VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV))
    s.record("devices " + when, "\n".join(text))


def refusals(s, conn):
    for name, xml in BAD.items():
        # Newer versions of libvirt call what a document lacks an error of XML.
        mask = [(r"^error (1|27|67) ", "error of a document "), (r"(internal error|XML error|unsupported configuration): ", "")]
        s.record("create " + name, outcome(conn.nodeDeviceCreateXML, xml, 0), mask=mask)
        s.record("define " + name, outcome(conn.nodeDeviceDefineXML, xml, 0), mask=mask)
    s.record("create not valid", outcome(conn.nodeDeviceCreateXML, document(ONE, "<none/>"), 1))
    s.record("define not valid", outcome(conn.nodeDeviceDefineXML, document(ONE, "<none/>"), 1))
    s.record("flags of create", outcome(conn.nodeDeviceCreateXML, document(ONE), 2))
    s.record("flags of define", outcome(conn.nodeDeviceDefineXML, document(ONE), 2))
    for name in ("computer", "pci_0000_00_02_0", "usb_usb1", "none", NAME % "783e6dbb_ea0e_411f_94e2_717eaad438bf"):
        for command in ("nodedev-destroy", "nodedev-undefine", "nodedev-start", "nodedev-autostart"):
            if not (name.startswith("mdev") and command == "nodedev-destroy"):
                s.virsh(f"{command} {name}")


def run(s):
    tool()
    _nodedev_tree.mount()
    s.side.kill()
    s.side.start()
    conn = s.connect()
    shown(s, conn, "at first")
    refusals(s, conn)
    first, second = NAME % ONE.replace("-", "_"), NAME % TWO.replace("-", "_")
    attributes = "<attr name='x' value='1'/><attr name='x' value='2'/><attr name='y' value='b c'/>"
    s.record("define", outcome(conn.nodeDeviceDefineXML, document(ONE, attributes), libvirt.VIR_NODE_DEVICE_DEFINE_XML_VALIDATE))
    s.record("define without uuid", outcome(conn.nodeDeviceDefineXML, document(), 0))
    shown(s, conn, "after definitions")
    s.virsh(f"nodedev-info {first}")
    s.virsh_all([f"nodedev-destroy {first}", f"nodedev-autostart {first}", f"nodedev-autostart {first}", f"nodedev-info {first}", f"nodedev-start {first}"])
    shown(s, conn, "after a start")
    s.virsh_all([f"nodedev-start {first}", f"nodedev-autostart --disable {first}"])
    s.record("create", outcome(conn.nodeDeviceCreateXML, document(TWO), 1))
    s.virsh_all([f"nodedev-autostart {second}", f"nodedev-undefine {second}"])
    shown(s, conn, "after a create")
    with open(_nodedev_mdevctl.FAIL, "w", encoding="ascii"):
        pass
    s.record("create fails", outcome(conn.nodeDeviceCreateXML, document("cccccccc-c80a-4d50-bfb7-f5a0e4e34045"), 0))
    s.record("define fails", outcome(conn.nodeDeviceDefineXML, document("cccccccc-c80a-4d50-bfb7-f5a0e4e34045"), 0))
    s.virsh_all([f"nodedev-destroy {first}", f"nodedev-undefine {first}", f"nodedev-autostart {first}", f"nodedev-start {NONE}"])
    os.unlink(_nodedev_mdevctl.FAIL)
    s.virsh(f"nodedev-destroy {second}")
    s.wait(lambda: second not in conn.listDevices(None), 20)
    s.virsh(f"nodedev-undefine {first}")
    s.wait(lambda: not conn.nodeDeviceLookupByName(first).isPersistent(), 20)
    shown(s, conn, "after an undefine")
    s.side.kill()
    s.side.start()
    conn = s.connect()
    s.wait(lambda: NONE in conn.listDevices("mdev"), 20)
    shown(s, conn, "after a restart")
    s.virsh(f"nodedev-destroy {first}")
    s.wait(lambda: first not in conn.listDevices(None), 20)
    s.virsh(f"nodedev-undefine {NONE}")
    s.wait(lambda: NONE not in conn.listDevices(None), 20)
    shown(s, conn, "at last")
    with open(_nodedev_mdevctl.LOG, encoding="utf-8") as f:
        s.record("what the tool was told", f.read())
