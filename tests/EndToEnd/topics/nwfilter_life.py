"""Network filters applied to ports: what the firewalls have beside libvirtd's, for the whole language, through changes, errors and a kill."""
import os
import re
import subprocess

SHIPPED = "/usr/share/libvirt/nwfilter"
OWNER = "<owner><name>g</name><uuid>f1173e00-0000-0000-0000-000000000001</uuid></owner>"
MAC = "52:54:00:00:00:01"
OUT = "<rule action='drop' direction='out' priority='{0}'>{1}</rule>"

# The language, one filter a topic: name, attributes, content.
FILTERS = [
    ("quirk-low", "chain='arp' priority='-100'", OUT.format(-900, "<arp opcode='1'/>") + OUT.format(-950, "<arp opcode='2'/>")),
    ("quirk", "", "<filterref filter='quirk-low'/>" + OUT.format(-500, "<mac protocolid='0x1234'/>") + OUT.format(-100, "<mac protocolid='0x1235'/>")),
    ("disagree-1", "chain='arp' priority='-100'", OUT.format(900, "<arp opcode='1'/>")),
    ("disagree-2", "chain='arp' priority='-200'", OUT.format(500, "<arp opcode='2'/>")),
    ("disagree", "", "<filterref filter='disagree-1'/><filterref filter='disagree-2'/>" + OUT.format(-150, "<mac protocolid='0x1235'/>")),
    ("vlan", "chain='vlan'", "<rule action='accept' direction='inout'><vlan srcmacaddr='52:54:00:00:00:01' srcmacmask='ff:ff:ff:00:00:00' vlanid='0x5'/></rule>"
     "<rule action='reject' direction='in'><vlan vlanid='5' match='no'/></rule><rule action='return' direction='out'><vlan encap-protocol='0x888'/></rule>"
     "<rule action='continue' direction='in'><vlan encap-protocol='arp'/></rule>"),
    ("stp", "chain='stp-x'", "<rule action='accept' direction='in'><stp type='1' flags='2' root-priority='10' root-priority-hi='20' root-address='1:2:3:4:5:6' "
     "root-address-mask='ff:ff:ff:ff:ff:0' root-cost='4' sender-priority='4' sender-address='1:2:3:4:5:6' port='3' port-hi='4' age='3' max-age='5' "
     "hello-time='4' hello-time-hi='6' forward-delay='4'/></rule><rule action='drop' direction='in'><stp flags='0x44'/></rule>"),
    ("state", "", "<rule action='accept' direction='out' priority='100'><tcp dstportstart='22'/></rule><rule action='accept' direction='in'><icmp type='8'/></rule>"
     "<rule action='reject' direction='inout' priority='-300'><udp dstportstart='$PORT'/></rule><rule action='drop' direction='in'><tcp-ipv6 dstportstart='80'/>"
     "</rule><rule action='accept' direction='in'><all state='ESTABLISHED,RELATED'/></rule><rule action='drop' direction='inout' priority='900'><all/></rule>"
     "<rule action='drop' direction='out'><tcp connlimit-above='3' comment='a &quot;b&quot; \\ &#39;c&#39;'/></rule>"
     "<rule action='accept' direction='in'><tcp flags='SYN/ALL' srcipfrom='10.0.0.1' srcipto='10.0.0.9' dscp='2'/></rule>"),
    ("lists", "", "<rule action='accept' direction='out'><ip srcipaddr='$A' dstipaddr='$B'/></rule><rule action='accept' direction='in'><ip srcipaddr='$A[1]' "
     "dstipaddr='$B[@1]' dscp='$D'/></rule>"),
    ("inner", "", "<rule action='drop' direction='out'><ip srcipaddr='$IP' dstipaddr='$X' dscp='$D'/></rule>"),
    ("outer", "", "<filterref filter='inner'><parameter name='X' value='1.1.1.1'/><parameter name='D' value='7'/></filterref>"),
    ("stp-both", "chain='stp'", "<rule action='accept' direction='inout'><stp srcmacaddr='52:54:00:00:00:01' type='0x12'/></rule>"),
    ("missing", "", "<filterref filter='nosuch'/>"),
    ("ipset", "", "<rule action='drop' direction='out'><all ipset='nosuch' ipsetflags='src'/></rule>"),
    ("all", "", "<filterref filter='quirk'/><filterref filter='vlan'/><filterref filter='stp'/><filterref filter='state'/><filterref filter='clean-traffic'/>"),
]
BINDINGS = [
    ("clean-traffic", {"IP": ["10.0.0.5"]}), ("clean-traffic", {"IP": ["10.0.0.5", "10.0.0.6"]}), ("clean-traffic-gateway", {"IP": ["10.0.0.5"],
     "GATEWAY_MAC": ["52:54:00:00:00:99"]}), ("allow-dhcp", {}), ("no-ipv6-spoofing", {"IPV6": ["fd00::5"]}), ("no-mac-spoofing", {"MAC": ["52:54:00:00:00:77"]}),
    ("quirk", {}), ("disagree", {}), ("vlan", {}), ("stp", {}), ("state", {"PORT": ["53", "54"]}),
    ("lists", {"A": ["1.1.1.1", "2.2.2.2"], "B": ["3.3.3.3", "4.4.4.4"], "D": ["5"]}), ("outer", {"X": ["2.2.2.2"], "IP": ["10.0.0.1"]}),
    ("all", {"PORT": ["53"], "IP": ["10.0.0.5"]}),
]
# What an error says after the call: the tools' own words, which differ between PROGRAM and PROGRAM-restore.
# libvirtd forgets these where a rule is refused.
LEFT = [(r"(?m)^-A libvirt-in-post -m physdev .*\n", "")]
FORGOTTEN = [(r"(?s)(Failed to define network filter).*", r"\1")]
TOOL = [(r"(?s)(Failed to apply firewall rules .*?-j [A-Z]+): .*", r"\1")]


def shell(command):
    return subprocess.run(command, shell=True, capture_output=True, text=True, check=False).stdout


def rules(s, name, mask=None, ordered=True):
    """What the kernel has. Ports whose rules are made anew together come in any order: then the order within each chain of theirs is compared."""
    save = "".join(shell(program) for program in ("ebtables-save -t nat", "iptables-save -t filter", "ip6tables-save -t filter"))
    save = re.sub(r"(?m)^#.*\n|\[\d+:\d+\]", "", save)
    if not ordered:
        lines = save.splitlines()
        save = "\n".join(sorted(x for x in lines if " vnet" in x)) + "\n" + "\n".join(x for x in lines if " vnet" not in x)
    s.record("rules, " + name, save, mask)


def binding(s, port, name, values):
    parameters = "".join(f"<parameter name='{key}' value='{value}'/>" for key, several in values.items() for value in several)
    return s.file("binding.xml", f"<filterbinding>{OWNER}<portdev name='{port}'/><mac address='{MAC}'/><filterref filter='{name}'>{parameters}</filterref>"
                                 "</filterbinding>")


def bind(s, port, filt, values, name):
    s.virsh(["nwfilter-binding-create", binding(s, port, filt, values)], name="bind " + name, mask=TOOL)


def define(s, name, attributes, content, step=None, mask=None):
    uuid = "f1173e00-0000-0000-0000-%012d" % [f[0] for f in FILTERS].index(name)
    xml = f"<filter name='{name}' {attributes}><uuid>{uuid}</uuid>{content}</filter>"
    s.virsh(["nwfilter-define", s.file("filter.xml", xml)], name=step or "define " + name, mask=mask or TOOL)


def restart(s):
    s.side.kill()
    s.side.start()


def run(s):
    for number in range(len(FILTERS)):
        s.uuid("f1173e00-0000-0000-0000-%012d" % number)
    folder = s.side.root + "/etc/libvirt/nwfilter"
    os.makedirs(folder, exist_ok=True)
    for name in os.listdir(SHIPPED):
        with open(f"{SHIPPED}/{name}", encoding="utf-8") as source, open(f"{folder}/{name}", "w", encoding="utf-8") as target:
            target.write(source.read())
    restart(s)
    for port in ("vnet0", "vnet1", "vnet0-x"):
        shell(f"ip link add {port} type veth peer name p{port}; ip link set {port} up")
    for one in FILTERS:
        define(s, *one)
    for number, (name, values) in enumerate(BINDINGS):
        step = f"{name} {number}"
        bind(s, "vnet0", name, values, step)
        rules(s, step)
        s.virsh("nwfilter-binding-dumpxml vnet0", name="binding of " + step)
        s.virsh("nwfilter-binding-delete vnet0", name="unbind " + step)
        rules(s, "after " + step)
    refusals(s)
    changes(s)


def refusals(s):
    for name, values in (("inner", {"IP": ["10.0.0.1"], "X": ["1.1.1.1"]}), ("nosuch", {}), ("missing", {}), ("stp-both", {}), ("ipset", {}),
                         ("outer", {"X": ["zz"], "IP": ["10.0.0.1"]}), ("outer", {"X": ["1.1.1.1/8"], "IP": ["10.0.0.1 -j ACCEPT"], "CTRL_IP_LEARNING": ["none"]}),
                         ("lists", {"A": ["1.1.1.1"], "B": ["2.2.2.2"], "D": ["1"]}), ("clean-traffic", {"CTRL_IP_LEARNING": ["none"]}),
                         ("clean-traffic", {"CTRL_IP_LEARNING": ["sometimes"]})):
        bind(s, "vnet0", name, values, f"refused {name} {values}")
    rules(s, "after refusals", LEFT)
    s.virsh("nwfilter-binding-list", name="no bindings")
    s.virsh("nwfilter-binding-delete vnet0", name="unbind nothing")
    s.virsh(["nwfilter-binding-create", s.file("binding.xml", "<filterbinding/>")], name="bind without anything")
    s.virsh(["nwfilter-binding-create", s.file("binding.xml", "<filterbinding><bad/></filterbinding>"), "--validate"], name="bind what is not valid")


def changes(s):
    address = {"IP": ["10.0.0.5"]}
    for port, name, values in (("vnet0", "all", {"PORT": ["53"], **address}), ("vnet1", "clean-traffic", address), ("vnet0-x", "quirk", {}), ("vnet9", "quirk", {})):
        bind(s, port, name, values, port)
    bind(s, "vnet0", "quirk", {}, "vnet0 again")
    rules(s, "several")
    s.virsh("nwfilter-binding-list", name="bindings")
    s.virsh("nwfilter-undefine quirk", name="undefine what is used")
    s.virsh("nwfilter-undefine quirk-low", name="undefine what is included")
    head = FILTERS[0][1]
    define(s, "quirk-low", head, OUT.format(1, "<arp arpsrcipaddr='$NOPE'/>"), "redefine with a variable", FORGOTTEN)
    # libvirtd refuses too, and may have forgotten why.
    define(s, "quirk-low", head, OUT.format(1, "<all ipset='nosuch' ipsetflags='src'/>"), "redefine with a set that is missing", FORGOTTEN)
    rules(s, "after refused changes", LEFT)
    s.virsh("nwfilter-dumpxml quirk-low", name="definition after refused changes")
    define(s, "quirk-low", head, OUT.format(1, "<all srcipaddr='1.2.3.4'/>"), "redefine")
    rules(s, "redefined", ordered=False)
    s.side.kill()
    shell("ebtables -t nat -F libvirt-I-vnet1; iptables -F FI-vnet0")
    s.side.start()
    s.virsh("nwfilter-binding-list", name="bindings after a kill")
    s.wait(lambda: len(shell("ebtables-save -t nat | grep 'libvirt-I-vnet1 '").splitlines()) > 5, 20)
    rules(s, "after a kill", ordered=False)
    shell("ip link del vnet1")
    for port in ("vnet0", "vnet1", "vnet0-x", "vnet9"):
        s.virsh(f"nwfilter-binding-delete {port}", name="unbind at last " + port)
    rules(s, "at last")
    left = [f for f in os.listdir(s.side.root + "/run/libvirt/nwfilter-binding") if f.endswith(".xml")]
    s.check("no binding is left", not left, left)
