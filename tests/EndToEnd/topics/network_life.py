"""Virtual networks through their life: documents, links, rules, servers, leases, and what is left after all of it."""
import os
import re
import subprocess

UUID = "ce77e700-0000-0000-0000-0000000000%02d"
MASK = [(r"52:54:00:[0-9a-f]{2}:[0-9a-f]{2}:[0-9a-f]{2}(?=')", "MAC")]
LEASE = [(r"^ \d{4}-\d\d-\d\d \d\d:\d\d:\d\d", " WHEN")]
NAT = ("<ip address='10.4.0.1' prefix='24'><dhcp><range start='10.4.0.100' end='10.4.0.120'/><host mac='52:54:00:00:00:01' name='fixed' ip='10.4.0.7'/>"
       "</dhcp></ip>")
NETWORKS = [
    ("plain", ""),
    ("isolated", "<ip address='10.1.0.1' prefix='24'><dhcp><range start='10.1.0.2' end='10.1.0.9'/></dhcp></ip>"),
    ("nat", "<forward mode='nat'/>" + NAT.replace("10.4.", "10.2.") + "<ip family='ipv6' address='fd00:2::1' prefix='64'/>"),
    ("route", "<forward mode='route' dev='lo'/><mtu size='1400'/><ip address='10.3.0.1' netmask='255.255.0.0'/>"
              "<route address='10.33.0.0' prefix='16' gateway='10.3.0.9'/>"),
    ("open", "<forward mode='open'/><dns enable='no'/><ip address='10.5.0.1' prefix='24'/>"),
    ("named", "<forward mode='nat' dev='lo'><nat><address start='192.0.2.1' end='192.0.2.9'/><port start='500' end='900'/></nat></forward>"
              "<domain name='d.org' localOnly='yes'/><dns forwardPlainNames='no'><forwarder addr='192.0.2.53'/><forwarder domain='x.y' addr='192.0.2.54'/>"
              "<txt name='t' value='v w'/><srv service='s' protocol='tcp' domain='d.org' target='h1' port='5'/><host ip='10.6.0.5'><hostname>h1</hostname>"
              "</host></dns><ip address='10.6.0.1' prefix='24' localPtr='yes'><dhcp><range start='10.6.0.2' end='10.6.0.9'><lease expiry='5' unit='hours'/>"
              "</range></dhcp></ip><ip family='ipv6' address='fd00:6::1' prefix='64'><dhcp><range start='fd00:6::10' end='fd00:6::20'/></dhcp></ip>"),
    ("sixth", "<ip family='ipv6' address='fd00:7::1' prefix='64'/>"),
    ("bridged", "<forward mode='bridge'/><bridge name='br9'/>"),
    ("direct", "<forward mode='private'><interface dev='eth9'/></forward>"),
]


def shell(command):
    return subprocess.run(command, shell=True, capture_output=True, text=True, check=False).stdout


def document(number, name, more):
    bridge = "" if "<bridge" in more or "private" in more else f"<bridge name='vb{number}'/>"
    return f"<network><name>{name}</name><uuid>{UUID % number}</uuid>{bridge}{more}</network>"


def host(s, name):
    """What the kernel has."""
    links = re.sub(r"(?m)^\d+: ", "", shell("ip -o -d link show type bridge"))
    s.record(f"links, {name}", "\n".join(" ".join(re.findall(r"^\S+:|mtu \d+|forward_delay \d+|stp_state \d+|(?<=,)UP(?=[,>])", line)) for line in links.splitlines()))
    s.record(f"addresses, {name}", re.sub(r"(?m)^\d+: ", "", shell("ip -o addr show")).replace(" tentative", ""))
    # Whether somebody is connected yet is a matter of moments.
    s.record(f"routes, {name}", (shell("ip route") + shell("ip -6 route")).replace(" linkdown", ""))
    # The rules of networks stand in the order in which these were found again.
    save = "".join(re.sub(r"(?m)^#.*\n|\[\d+:\d+\]", "", shell(save)) for save in ("iptables-save", "ip6tables-save"))
    s.record(f"rules, {name}", save if name == "started" else "\n".join(sorted(save.splitlines())))
    s.record(f"settings, {name}", shell("cd /proc/sys/net; grep . ipv4/ip_forward ipv6/conf/all/forwarding ipv6/conf/vb*/disable_ipv6 ipv6/conf/vb*/accept_ra"))


def files(s, name):
    folder, state = f"{s.side.root}/var/lib/libvirt/dnsmasq", f"{s.side.root}/run/libvirt/network"
    for kind in ("conf", "hostsfile", "addnhosts"):
        path = f"{folder}/{name}.{kind}"
        text = open(path, encoding="utf-8").read() if os.path.exists(path) else "-"
        s.record(f"{name}.{kind}", "\n".join(line for line in text.splitlines() if not line.startswith("##")))
    text = open(f"{state}/{name}.xml", encoding="utf-8").read()
    s.record(f"state of {name}", re.sub(r"(?s)^<!--.*?-->\s*", "", text).strip(), MASK)


def run(s):
    for n in range(100):
        s.uuid(UUID % n)
    if s.side.name == "vireo":
        with open(s.side.root + "/etc/libvirt/network.conf", "w", encoding="utf-8") as f:
            f.write('firewall_backend = "iptables"\n')
        s.side.kill()
        s.side.start()
    else:
        # Debian's own package for libvirtd has the folder.
        os.makedirs("/var/lib/libvirt/dnsmasq", exist_ok=True)
    for number, (name, more) in enumerate(NETWORKS):
        path = s.file(name + ".xml", document(number, name, more))
        s.virsh(["net-define", path], name="define " + name)
        s.virsh(f"net-start {name}")
        s.virsh(f"net-dumpxml {name}", mask=MASK)
        s.virsh(f"net-dumpxml {name} --inactive", mask=MASK)
        s.virsh(f"net-info {name}")
        files(s, name)
    host(s, "started")
    s.virsh("net-list --all")
    refusals(s)
    host(s, "after refusals")
    updates(s)
    s.side.kill()
    s.side.start()
    s.virsh("net-list --all", name="list after a kill")
    host(s, "after a kill")
    guests(s)
    for name, _ in NETWORKS[:4]:
        s.virsh(f"net-destroy {name}")
        s.virsh(f"net-start {name}", name="start again " + name)
    s.virsh("net-undefine isolated", name="undefine while it runs")
    s.virsh("net-autostart isolated", name="autostart of a transient network")
    s.virsh("net-autostart nat")
    s.virsh("net-info nat", name="info of an autostarted network")
    for name, _ in NETWORKS:
        s.virsh(f"net-destroy {name}", name="destroy at last " + name)
        s.virsh(f"net-undefine {name}", name="undefine at last " + name)
    host(s, "at last")
    s.check("no server is left", "dnsmasq" not in shell("ps ax | grep -v grep | grep dnsmasq"), shell("ps ax"))
    if s.side.name == "vireo":
        left = shell(f"cd {s.side.root}; find run/libvirt/network var/lib/libvirt/dnsmasq etc/libvirt/qemu/networks -type f -o -type l | sort")
        s.check("no file is left", left == "run/libvirt/network/autostarted\n", left)


def refusals(s):
    for name, text in (
            ("name of another", document(0, "nat", "").replace(UUID % 0, UUID % 50)), ("uuid of another", document(0, "other", "")),
            ("bridge of another", document(2, "other", "").replace(UUID % 2, UUID % 51)),
            ("subnet of another", document(60, "other", "<ip address='10.2.0.5' prefix='24'/>")),
            ("translated subnet of another", document(60, "other", "<forward mode='nat'/><ip address='10.2.0.5' prefix='24'/>")), ("slash", document(61, "a/b", "")),
            ("zone", document(62, "zoned", "").replace("<bridge", "<bridge zone='public'")),
            ("long bridge", document(63, "long", "").replace("vb63", "abcdefghijklmnopq")),
            ("bridge with a slash", document(64, "slash", "").replace("vb64", "a/b")),
            ("address of a bridged one", document(65, "x", "<forward mode='bridge'/><bridge name='b9'/><ip address='10.8.0.1' prefix='24'/>")),
            ("domain of a bridged one", document(66, "x", "<forward mode='bridge'/><bridge name='b9'/><domain name='a.b'/>")),
            ("bandwidth of a private one", document(67, "x", "<forward mode='private'><interface dev='e9'/></forward><bandwidth><inbound average='9'/>"
                                                             "</bandwidth>")),
            ("two servers", document(68, "x", NAT.replace("10.4.", "10.8.") + NAT.replace("10.4.", "10.9."))),
            ("groups of one name", document(69, "x", "<portgroup name='p'/><portgroup name='p'/>")),
            ("two default groups", document(70, "x", "<portgroup name='p' default='yes'/><portgroup name='q' default='yes'/>")),
            ("a VLAN", document(71, "x", "<vlan><tag id='5'/></vlan>")),
            ("TFTP on IPv6", document(72, "x", "<ip family='ipv6' address='fd00:8::1' prefix='64'><tftp root='/x'/></ip>"))):
        path = s.file("refused.xml", text)
        # Ours says beside libvirt's text which subnet is free.
        s.virsh(["net-create", path], name="create with " + name, mask=[*MASK, (r" \([0-9./]+ is free\)", "")])
    s.virsh("net-start nat", name="start twice")
    s.virsh("net-start nosuch")
    s.virsh("net-destroy nosuch")
    s.virsh("net-dhcp-leases nat", name="no leases yet")


def updates(s):
    host_entry = "<host mac='52:54:00:00:00:0{0}' name='n{0}' ip='10.2.0.{0}'/>"
    for flags in ("--live", "--config", "--live --config"):
        s.virsh(["net-update", "nat", "add", "ip-dhcp-host", host_entry.format(len(flags) % 7 + 3), *flags.split()], name="add a host " + flags)
    s.virsh(["net-update", "nat", "add", "dns-host", "<host ip='10.2.0.77'><hostname>seven</hostname></host>", "--live", "--config"])
    s.virsh(["net-update", "nat", "add", "ip-dhcp-range", "<range start='10.2.0.200' end='10.2.0.210'/>", "--live"], name="add a range")
    s.virsh(["net-update", "nat", "delete", "ip-dhcp-host", "<host mac='52:54:00:00:00:01'/>", "--live"], name="delete a host")
    s.virsh(["net-update", "nat", "add", "ip-dhcp-host", "<host mac='x'/>", "--live"], name="add no host")
    s.virsh(["net-update", "plain", "add", "ip-dhcp-host", host_entry.format(9), "--live"], name="add a host to a network without addresses")
    s.virsh("net-dumpxml nat", name="document after updates", mask=MASK)
    s.virsh("net-dumpxml nat --inactive", name="definition after updates", mask=MASK)
    files(s, "nat")
    if s.side.name == "vireo":
        # libvirtd 9.0 writes such a text as it is.
        for part, text in (("dns-txt", "<txt name='evil' value='a&#10;dhcp-script=/bin/x'/>"), ("dns-host", "<host ip='10.2.0.9'><hostname>a&#10;b</hostname></host>")):
            s.check(f"a line break in {part} is refused", not s.run(["net-update", "nat", "add", part, text, "--live", "--config"]).ok)
        with open(s.side.root + "/var/lib/libvirt/dnsmasq/nat.conf", encoding="utf-8") as f:
            s.check("no line was injected", "/bin/x" not in f.read())
    s.virsh(["net-desc", "nat", "--title", "--new-desc", "A title", "--live", "--config"])
    s.virsh("net-desc nat --title", name="title")


def guests(s):
    """A host on the other end of a link gets its address, reaches the bridge, and appears among the leases."""
    if shell("which udhcpc busybox") == "" or "veth" not in shell("ip link help type veth 2>&1; ip link add t0 type veth peer name t1 && echo veth; ip link del t0"):
        s.skip("guests", "no busybox, or the kernel has no pairs of links")
        return
    script = s.file("dhcp", "#!/bin/sh\n[ \"$1\" = bound ] && ip addr add $ip/$mask dev $interface && echo $ip $router $dns $domain >$RESULT\nexit 0\n")
    os.chmod(script, 0o755)
    for name, mac, bridge in (("fixed", "52:54:00:00:00:05", "vb2"), ("free", "52:54:00:00:00:55", "vb2"), ("lonely", "52:54:00:00:00:66", "vb1")):
        guest = subprocess.Popen(["unshare", "-n", "sleep", "600"])
        s.wait(lambda: os.readlink(f"/proc/{guest.pid}/ns/net") != os.readlink("/proc/self/ns/net"), 10)
        shell(f"ip link add h{name} type veth peer name g{name}; ip link set h{name} master {bridge} up; ip link set g{name} netns {guest.pid}")
        inside = f"nsenter -t {guest.pid} -n"
        shell(f"{inside} ip link set g{name} address {mac} up")
        result = s.work + "/" + name
        shell(f"RESULT={result} timeout 60 {inside} busybox udhcpc -i g{name} -n -q -f -t 20 -T 1 -s {script}")
        text = open(result, encoding="utf-8").read() if os.path.exists(result) else "nothing"
        s.record(f"{name} gets", re.sub(r"\.1\d\d\b|\.20\d\b|\.21\d\b|\.[2-9]\b", ".N", text))
        s.check(f"{name} reaches the host", "1 received" in shell(f"{inside} ping -c 1 -W 5 {'10.1.0.1' if bridge == 'vb1' else '10.2.0.1'}") or
                "1 packets received" in shell(f"{inside} busybox ping -c 1 -W 5 {'10.1.0.1' if bridge == 'vb1' else '10.2.0.1'}"))
        # dnsmasq reports a lease when it has given it.
        s.wait(lambda: mac in s.run(f"net-dhcp-leases {'isolated' if bridge == 'vb1' else 'nat'}").out, 20)
        guest.kill()
        guest.wait()
    for name in ("nat", "isolated"):
        s.virsh(f"net-dhcp-leases {name}", name="leases of " + name, mask=LEASE + [(r"10\.([12])\.0\.\d+(?=/24)", r"10.\1.0.N"), (r"  +", " "), (r"-{9,}", "-")])
    s.virsh("net-dhcp-leases nat 52:54:00:00:00:05", name="leases of one", mask=LEASE)
