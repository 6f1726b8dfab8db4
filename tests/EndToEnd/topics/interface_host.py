"""The host's interfaces: this machine's and made-up ones of every kind, document for document; look-ups, lists and their filters, states, errors."""
import os
import subprocess

import libvirt
from topics._nodedev_tree import Tree

STATES = ("unknown", "notpresent", "down", "lowerlayerdown", "testing", "dormant", "up")


def outcome(call, *args):
    try:
        value = call(*args)
    except libvirt.libvirtError as e:
        return f"error {e.get_error_code()} domain {e.get_error_domain()}: {e.get_error_message()}"
    if isinstance(value, libvirt.virInterface):
        return f"{value.name()} {value.MACString()}"
    if isinstance(value, list):
        return repr([i if isinstance(i, str) else f"{i.name()} {i.MACString()}" for i in value])
    return repr(value)


def shell(*lines):
    for line in lines:
        subprocess.run(line, shell=True, check=True)


def look(s, conn, when):
    for flags in (0, 1, 2, 3, 4, 1 << 31):
        s.record(f"{when}: list {flags:#x}", outcome(conn.listAllInterfaces, flags))
    for call in (conn.listInterfaces, conn.numOfInterfaces):
        s.record(f"{when}: {call.__name__}", outcome(call))
    # libvirt's older functions leave out what is neither up nor down, which its newer one lists.
    inactive = [i.name() for i in conn.listAllInterfaces(libvirt.VIR_CONNECT_LIST_INTERFACES_INACTIVE)]
    s.check(f"{when}: the older list has nothing else", set(conn.listDefinedInterfaces()) <= set(inactive))
    for name in sorted(os.listdir("/sys/class/net")):
        if not os.path.isdir("/sys/class/net/" + name):
            continue
        s.record(f"{when}: look-up of {name}", outcome(conn.interfaceLookupByName, name))
        with open(f"/sys/class/net/{name}/address", encoding="ascii") as f:
            mac = f.read().strip()
        for text in (mac, mac.upper()):
            s.record(f"{when}: look-up of {name} by {text}", outcome(conn.interfaceLookupByMACString, text))
        found = conn.interfaceLookupByName(name)
        for flags in (0, 1, 2, 3):
            s.record(f"{when}: document {flags} of {name}", outcome(found.XMLDesc, flags))
        s.record(f"{when}: activity of {name}", outcome(found.isActive))


def errors(s, conn):
    lo = conn.interfaceLookupByName("lo")
    for call, args in ((conn.interfaceLookupByName, ("none",)), (conn.interfaceLookupByName, ("",)), (conn.interfaceLookupByName, ("../lo",)),
                       (conn.interfaceLookupByName, ("a" * 40,)), (conn.interfaceLookupByMACString, ("52:54:00:99:99:99",)),
                       (conn.interfaceLookupByMACString, ("nothing",)), (conn.interfaceLookupByMACString, ("",))):
        s.record(f"{call.__name__}{args}", outcome(call, *args))
    for call in ("isActive", "XMLDesc"):
        s.record("gone: " + call, outcome(getattr(gone(conn), call)))
    s.record("list of bad flags", outcome(conn.listAllInterfaces, 8))


def gone(conn):
    shell("ip link add gone0 address 52:54:00:00:00:99 type bridge")
    found = conn.interfaceLookupByName("gone0")
    shell("ip link del gone0")
    return found


def commands(s):
    for command in ("iface-list", "iface-list --all", "iface-list --inactive", "iface-dumpxml lo", "iface-dumpxml none", "iface-name 52:54:00:00:01:01",
                    "iface-mac br1", "iface-dumpxml br1 --inactive", "iface-dumpxml br1 --xpath //mac", "iface-name 52:54:00:00:02:02", "iface-mac none"):
        s.virsh(command)


def links():
    shell("umount -l /sys", "mount -t sysfs sysfs /sys", "ip link set lo up",
          "ip link add v1 address 52:54:00:00:01:01 type veth peer name v2 address 52:54:00:00:01:02",
          "ip link add v3 address 52:54:00:00:02:02 type veth peer name v4 address 52:54:00:00:02:02",
          "ip link add br1 address 52:54:00:00:03:01 mtu 1400 type bridge stp_state 1 forward_delay 500",
          "ip link add br2 address 52:54:00:00:03:02 type bridge forward_delay 1234",
          "ip link add vnet7 address 52:54:00:00:04:01 type veth peer name vnetx address 52:54:00:00:04:02",
          "ip tuntap add dev tap1 mode tap", "ip link set tap1 address 52:54:00:00:05:01", "ip link set tap1 master br1",
          "ip link set v1 master br1", "ip link set v3 master br1", "ip link set vnet7 master br1",
          "ip addr add 10.7.0.1/24 dev br1", "ip addr add 10.8.0.1/16 dev v4", "ip link set br1 up", "ip link set v1 up", "ip link set v2 up")


def made_up():
    """Kinds that need no kernel with modules: both daemons read nothing but these files."""
    shell("mount -t tmpfs tmpfs /sys")
    tree = Tree()
    os.makedirs("/sys/fs/cgroup", exist_ok=True)
    os.environ["SYSTEMD_DEVICE_VERIFY_SYSFS"] = "0"
    count = iter(range(1, 200))

    def link(name, kind=None, state="up", mac=None, mtu=1500, speed=1000, **attrs):
        number = next(count)
        uevent = dict({"INTERFACE": name, "IFINDEX": number}, **({"DEVTYPE": kind} if kind else {}))
        basic = {"address": mac or f"52:54:00:01:00:{number:02x}", "addr_len": 6, "operstate": state, "mtu": mtu, "ifindex": number, "type": 1}
        if speed is not None:
            basic["speed"] = speed
        tree.add("virtual/net/" + name, "net", "class", uevent, dict(basic, **{k.replace("__", "/"): v for k, v in attrs.items()}))

    for n, state in enumerate(STATES):
        link(f"eth{n}", state=state, speed=(1000, -1, 0, 4294967295, 10, None, 25000)[n])
    for n, speed in enumerate((-1, 0, 4294967295)):
        link(f"speed{n}", speed=speed)
    for name, kind in (("wlan0", "wlan"), ("wwan0", "wwan"), ("vx0", "vxlan"), ("bare", None)):
        link(name, kind)
    link("nomtu", mtu="")
    link("oddmtu", mtu="x12")
    for name in ("twin0", "twin1"):
        link(name, mac="52:54:00:02:00:01")
    bond = {f"bonding__{k}": v for k, v in {"mode": "active-backup 1", "miimon": 100, "updelay": 0, "downdelay": 200, "use_carrier": 1,
                                            "arp_interval": 0, "arp_validate": "none 0", "arp_ip_target": "", "slaves": ""}.items()}
    link("bond0", "bond", **dict(bond, bonding__slaves="wlan0 eth0"))
    link("bond1", "bond", **dict(bond, bonding__slaves="eth0 wlan0", bonding__mode="802.3ad 4", bonding__miimon=0, bonding__downdelay=0, bonding__use_carrier=0))
    link("bond2", "bond", **dict(bond, bonding__mode="balance-rr 0", bonding__miimon=0, bonding__arp_interval=500, bonding__arp_validate="all 3",
                                 bonding__arp_ip_target="10.0.0.1 10.0.0.2"))
    link("bond3", "bond", **dict(bond, bonding__arp_interval=500, bonding__arp_validate="backup 2", bonding__arp_ip_target="10.0.0.1",
                                 bonding__use_carrier="0", bonding__updelay=50))
    link("bond4", **bond)
    for n, key in enumerate(("mode", "miimon", "updelay", "downdelay", "use_carrier", "arp_interval", "arp_validate", "arp_ip_target")):
        link(f"nobond{n}", "bond", **{k: v for k, v in bond.items() if k != "bonding__" + key})
        link(f"oddbond{n}", "bond", **dict(bond, **{"bonding__" + key: "odd"}))
    link("bond6", "bond", **dict(bond, bonding__use_carrier=0, bonding__updelay=50, bonding__mode="balance-alb 6"))
    link("bond5", "bond", **dict(bond, bonding__arp_interval=5, bonding__miimon=0, bonding__arp_validate="active 1"))
    link("slave1", master="x")
    for bridge in ("bond0", "bond1"):
        for port in ("eth0", "wlan0"):
            tree.link(f"/sys/devices/virtual/net/{bridge}/slave_{port}", "/sys/devices/virtual/net/" + port)
        tree.link(f"/sys/devices/virtual/net/{bridge}/lower_eth2", "/sys/devices/virtual/net/eth2")
    link("v0.5", "vlan")
    link("vl7", "vlan")
    link("bond0.9", "vlan")
    link("vlbad", "vlan")
    link("novl", "vlan")
    for n, (stp, delay) in enumerate(((0, 0), (1, 1500), (2, 29), ("x", 99999), (-1, "y"), (1, ""))):
        link(f"br{n}", "bridge", bridge__stp_state=stp, bridge__forward_delay=delay)
        os.makedirs(f"/sys/devices/virtual/net/br{n}/brif")
    link("br9", "bridge", bridge__stp_state=1, bridge__forward_delay=3)
    link("brnone", "bridge")
    link("brstp", "bridge", bridge__stp_state=1)
    link("brdelay", "bridge", bridge__forward_delay=1)
    for name in ("vnet3x", "vnet", "vnet12", "vnet7", "eth9.4"):
        link(name)
    link("br8", bridge__stp_state=0, bridge__forward_delay=1)
    for bridge, port in (("br1", "eth1"), ("br1", "bond0"), ("br1", "vl7"), ("br1", "vnet7"), ("br1", "vnet"), ("br1", "vnet3x"), ("br5", "br3")):
        tree.write(f"/sys/devices/virtual/net/{port}/brport/state", 3)
        tree.link(f"/sys/devices/virtual/net/{bridge}/brif/{port}", f"/sys/devices/virtual/net/{port}/brport")
    link("tun0", tun_flags="0x1001")
    with open("/sys/class/net/bonding_masters", "w", encoding="ascii") as f:
        f.write("bond0 bond1\n")


def vlans(pid):
    """What the kernel says about VLANs, for one process."""
    folder = f"/proc/{pid}/net"
    shell(f"mount -t tmpfs tmpfs {folder}", f"mkdir {folder}/vlan")
    for name, number, below in (("v0.5", 5, "eth0"), ("vl7", 7, "bond0"), ("bond0.9", 9, "bond0")):
        with open(f"{folder}/vlan/{name}", "w", encoding="ascii") as f:
            f.write(f"{name}  VID: {number}\t REORDER_HDR: 1  dev->priv_flags: 1021\n         total frames received            0\n"
                    f"          total bytes received            0\n\n      total frames transmitted            0\nDevice: {below}\n"
                    "INGRESS priority mappings: 0:0  1:0\n EGRESS priority mappings: \n")
    with open(f"{folder}/vlan/vlbad", "w", encoding="ascii") as f:
        f.write("nothing\n")


def run(s):
    # What this machine's administrator configured is nothing of the comparison's.
    if os.path.isdir("/etc/network"):
        shell("mount -t tmpfs tmpfs /etc/network")
    links()
    s.side.kill()
    s.side.start()
    conn = s.connect()
    look(s, conn, "host")
    errors(s, conn)
    commands(s)
    s.virsh("iface-list --all", name="list of the driver's own URI", uri=s.side.uri("interface", "system"))
    shell("ip link set v1 down", "ip link set br2 up", "ip link set v1 nomaster")
    look(s, conn, "changed")
    made_up()
    s.side.kill()
    s.side.start()
    vlans(s.side.process.pid)
    conn = s.connect()
    look(s, conn, "all kinds")
    s.virsh("iface-list --all", name="list of all kinds")
