"""Interfaces that are defined, started and stopped by ifupdown, in a private machine: virsh's commands, the transaction, what is refused, and what is
left alone. libvirtd 9.0 has no such calls in Debian, so that vireod stands alone here.
"""
import os
import shutil
import subprocess

import libvirt

OWN, MAIN = "/etc/network/interfaces.d/vireo", "/etc/network/interfaces"
ADMIN = "source /etc/network/interfaces.d/*\nauto lo\niface lo inet loopback\niface adm0 inet static\n    address 10.9.0.1/24\n"
CARD = ("<interface type='ethernet' name='{}'><start mode='onboot'/><mtu size='1400'/><protocol family='ipv4'><ip address='10.7.0.{}' prefix='24'/></protocol>"
        "</interface>")
BRIDGE = "<interface type='bridge' name='br5'><protocol family='ipv4'><ip address='10.6.0.1' prefix='24'/></protocol><bridge stp='off' delay='0'>{}</bridge></interface>"


def shell(line, check=True):
    return subprocess.run(line, shell=True, check=check, capture_output=True, text=True).stdout


def read(path):
    try:
        with open(path, "rb") as f:
            return f.read()
    except FileNotFoundError:
        return None


def outcome(call, *args):
    try:
        value = call(*args)
    except libvirt.libvirtError as e:
        return f"error {e.get_error_code()} domain {e.get_error_domain()}: {e.get_error_message()}"
    return value.name() if isinstance(value, libvirt.virInterface) else repr(value)


def prepare(s):
    shell("umount -l /sys; mount -t sysfs sysfs /sys")
    shell("mkdir -p /run/network /run/etcnet && cp -a /etc/network/. /run/etcnet && mount --bind /run/etcnet /etc/network && rm -f /etc/network/interfaces.d/*")
    with open(MAIN, "w", encoding="ascii") as f:
        f.write(ADMIN)
    for name in ("eth5", "eth6", "adm0"):
        shell(f"ip link add {name} type veth peer name peer-{name}; ip link set peer-{name} up")
    s.side.kill()
    s.side.start()
    return s.connect()


def run(s):
    libvirt.registerErrorHandler(lambda _, error: None, None)
    if s.side.name != "vireo" or not shutil.which("ifup", path="/usr/sbin:/sbin"):
        s.skip("interfaces of ifupdown", "only vireod defines interfaces, and only with ifupdown")
        return
    conn = prepare(s)
    life(s, conn)
    refused(s, conn)
    transaction(s, conn)
    bridges(s, s.connect())
    s.check("the administrator's file is what it was", read(MAIN) == ADMIN.encode())
    s.side.kill()


def good(s, *argv):
    out = s.run(list(argv))
    return out


def life(s, conn):
    good(s, "iface-define", s.file("eth5.xml", CARD.format("eth5", 5)))
    s.check("a definition is in our file", b"iface eth5 inet static\n    address 10.7.0.5/24\n" in read(OWN), str(read(OWN)))
    s.check("nothing has started", "10.7.0.5" not in shell("ip addr show eth5"))
    document = conn.interfaceLookupByName("eth5").XMLDesc(libvirt.VIR_INTERFACE_XML_INACTIVE)
    s.check("the definition is shown", "<ip address='10.7.0.5' prefix='24'/>" in document and "<start mode='onboot'/>" in document, document)
    good(s, "iface-start", "eth5")
    state = shell("ip addr show eth5")
    s.check("it has started", "10.7.0.5/24" in state and "mtu 1400" in state and "state UP" in state, state)
    s.check("it is active", conn.interfaceLookupByName("eth5").isActive() == 1)
    s.check("twice is refused", "interface is already running" in outcome(conn.interfaceLookupByName("eth5").create, 0))
    good(s, "iface-destroy", "eth5")
    s.check("it has stopped", "10.7.0.5" not in shell("ip addr show eth5"))
    s.check("stopping twice is refused", "interface is not running" in outcome(conn.interfaceLookupByName("eth5").destroy, 0))
    good(s, "iface-undefine", "eth5")
    s.check("our file is gone with the last definition", read(OWN) is None)
    s.check("the link stays", conn.interfaceLookupByName("eth5").name() == "eth5")
    conn.interfaceDefineXML("<interface type='vlan' name='eth5.9'><vlan tag='9'><interface name='eth5'/></vlan></interface>")
    s.check("what has no link is listed", "eth5.9" in [i.name() for i in conn.listAllInterfaces(libvirt.VIR_CONNECT_LIST_INTERFACES_INACTIVE)])
    s.check("and shown", "tag='9'" in conn.interfaceLookupByName("eth5.9").XMLDesc())
    conn.interfaceLookupByName("eth5.9").undefine()
    s.check("and gone", "error 57" in outcome(conn.interfaceLookupByName, "eth5.9"))


def refused(s, conn):
    before = read(OWN)
    for name, xml in (("a line", "<interface type='ethernet' name='a&#10;up touch /run/bad'/>"),
                      ("a shell", "<interface type='ethernet' name='$(touch /run/bad)'/>"),
                      ("an address", CARD.format("eth5", "5;touch /run/bad")), ("the administrator's", CARD.format("adm0", 5)),
                      ("a port of the administrator's", BRIDGE.format("<interface type='ethernet' name='adm0'/>"))):
        answer = outcome(conn.interfaceDefineXML, xml)
        s.check("refused: " + name, answer.startswith(("error 67", "error 55")), answer)
    s.check("refused: undefining the administrator's", "error 55" in outcome(conn.interfaceLookupByName("adm0").undefine))
    s.check("refused: starting what is not configured", "error 55" in outcome(conn.interfaceLookupByName("eth6").create))
    s.check("nothing was written", read(OWN) == before and not os.path.exists("/run/bad"))
    s.check("flags are refused", "unsupported flags" in outcome(conn.changeBegin, 1))
    readonly = libvirt.openReadOnly(s.uri)
    for call, args in ((readonly.interfaceDefineXML, (CARD.format("eth6", 6),)), (readonly.changeBegin, ()), (readonly.changeRollback, ()),
                       (readonly.interfaceLookupByName("eth6").undefine, ()), (readonly.interfaceLookupByName("eth6").create, ())):
        answer = outcome(call, *args)
        s.check(f"a reader may not {call.__name__}", "read only access prevents" in answer, answer)
    s.check("what the administrator has is started as well", outcome(conn.interfaceLookupByName("adm0").create) == "0" and "10.9.0.1" in shell("ip addr"))


def transaction(s, conn):
    conn.interfaceDefineXML(CARD.format("eth5", 5))
    with open(OWN, "ab") as f:
        f.write(b"# caf\xe9, without an end")
    before = read(OWN)
    good(s, "iface-start", "eth5")
    good(s, "iface-begin")
    s.check("one transaction at a time", "there is another transaction running" in outcome(conn.changeBegin))
    conn.interfaceDefineXML(CARD.format("eth6", 6))
    conn.interfaceLookupByName("eth6").create()
    conn.interfaceDefineXML(CARD.format("eth5", 55))
    s.side.kill()
    s.side.start()
    conn = s.connect()
    good(s, "iface-rollback")
    s.check("a rollback after a kill puts the file back byte for byte", read(OWN) == before, str(read(OWN)))
    state = shell("ip addr")
    s.check("what was started since is stopped, and what ran runs", "10.7.0.6" not in state and "10.7.0.5/" in state and "10.7.0.55" not in state, state)
    s.check("nothing to roll back", "no transaction running" in outcome(conn.changeRollback))
    s.check("nothing to commit", "no transaction running" in outcome(conn.changeCommit))
    good(s, "iface-begin")
    conn.interfaceDefineXML(CARD.format("eth6", 6))
    good(s, "iface-commit")
    s.check("a commit keeps what changed", b"10.7.0.6" in read(OWN))
    conn.interfaceLookupByName("eth5").destroy()
    for name in ("eth5", "eth6"):
        conn.interfaceLookupByName(name).undefine()


def bridges(s, conn):
    if not os.path.exists("/etc/network/if-pre-up.d/bridge"):
        s.skip("bridges of ifupdown", "bridge-utils is not installed")
        return
    conn.interfaceDefineXML(BRIDGE.format("<interface type='ethernet' name='eth5'/>"))
    good(s, "iface-start", "br5")
    s.check("a bridge has its port", "master br5" in shell("ip link show eth5"))
    s.check("a bridge has its address", "10.6.0.1/24" in shell("ip addr show br5"))
    s.check("a bridge is shown", "name='eth5'" in conn.interfaceLookupByName("br5").XMLDesc(), conn.interfaceLookupByName("br5").XMLDesc())
    good(s, "iface-destroy", "br5")
    s.check("a bridge goes with its stop", not os.path.exists("/sys/class/net/br5"))
    good(s, "iface-undefine", "br5")
    conn.interfaceDefineXML(CARD.format("eth6", 6))
    good(s, "iface-bridge", "eth6", "br6", "--no-stp", "--delay", "0")
    state = shell("ip addr")
    s.check("a card became a bridge's port", "master br6" in state and "10.7.0.6/24" in shell("ip addr show br6"), state)
    good(s, "iface-unbridge", "br6")
    s.check("and a card again", "10.7.0.6/24" in shell("ip addr show eth6") and not os.path.exists("/sys/class/net/br6"), shell("ip addr"))
    edited = subprocess.run(["virsh", "-c", s.uri, "iface-edit", "eth6"], env=dict(os.environ, EDITOR="sed -i s/10.7.0.6/10.7.0.66/"), check=False,
                            capture_output=True, text=True)
    s.check("iface-edit", b"10.7.0.66" in read(OWN), edited.stdout + edited.stderr)
