"""kill -9 of the daemon 0 to 250 ms after networks are started, changed and stopped, and guests come and go on them: afterwards an active network
has its bridge, addresses, rules and server, one that is not has nothing of them, and ports are those of running guests.

VIREO_KILL_ROUNDS says how many rounds there are (12 without it). VIREO_KILL_SEED repeats a run.
"""
import os
import random
import re
import subprocess

import libvirt

from harness import guests, kills

NET = ("<network><name>net{0}</name><forward mode='nat'/><bridge name='vk{0}'/><mac address='52:54:00:cc:00:0{0}'/><ip address='10.1{0}.0.1' prefix='24'><dhcp>"
       "<range start='10.1{0}.0.2' end='10.1{0}.0.99'/></dhcp></ip></network>")
HOST = "<host mac='52:54:00:dd:00:{0:02x}' name='h{0}' ip='10.1{1}.0.{2}'/>"
CARD = "<interface type='network'><source network='net{0}'/><model type='virtio'/></interface>"
LIVE = libvirt.VIR_NETWORK_UPDATE_AFFECT_LIVE


def run(s):
    libvirt.registerErrorHandler(lambda _, error: None, None)
    if s.side.name != "vireo":
        s.skip("kills of networks", "libvirtd 9.0 leaves rules and servers behind")
        return
    guests.prepare_files(s)
    backends = ["iptables"] + (["nftables"] if shell("which nft") else [])
    for backend in backends:
        with open(s.side.root + "/etc/libvirt/network.conf", "w", encoding="utf-8") as f:
            f.write(f'firewall_backend = "{backend}"\n')
        s.side.kill()
        s.side.start()
        clients = [Client(s, number) for number in range(2)]
        kills.rounds(s, clients, lambda conn, b=backend: look(s, conn, b), longest=0.25, further=0.5, share=0.3, seconds=20, usual=6)
        conn = libvirt.open(s.uri)
        for client in clients:
            client.end(conn)
        conn.close()
        s.check(f"nothing is left, {backend}", not left(), left())


class Client:
    """One client with a network and a guest of its own."""

    def __init__(self, s, number):
        self.number, self.name, self.uri, self.good, self.done = number, f"net{number}", s.uri, 0, []
        s.run(["net-define", s.file(self.name + ".xml", NET.format(number))])
        self.guest = s.run(["define", s.file("g.xml", guests.domain(f"guest{number}", 0xb0 + number, CARD.format(number)))])

    def last(self):
        return f"{self.name}: " + " ".join(self.done[-8:])

    def work(self, begun, seed):
        chance = random.Random(seed)
        self.done = []
        conn = libvirt.open(self.uri)
        network, domain = conn.networkLookupByName(self.name), conn.lookupByName(f"guest{self.number}")
        begun.wait()
        while True:
            what = chance.choice(["start", "stop", "host", "boot", "end"])
            try:
                self.done.append(what)
                if what == "start":
                    network.create()
                elif what == "stop":
                    network.destroy()
                elif what == "host":
                    n = chance.randrange(100, 200)
                    network.update(libvirt.VIR_NETWORK_UPDATE_COMMAND_ADD_LAST, libvirt.VIR_NETWORK_SECTION_IP_DHCP_HOST, -1,
                                   HOST.format(n, self.number, n), LIVE)
                elif what == "boot":
                    domain.createWithFlags(libvirt.VIR_DOMAIN_START_PAUSED)
                else:
                    domain.destroy()
                self.good += 1
            except libvirt.libvirtError as e:
                self.done.append(f"!({e.get_error_message()[:60]})")
                if not conn.isAlive():
                    return

    def end(self, conn):
        for call in (conn.lookupByName(f"guest{self.number}").destroy, conn.networkLookupByName(self.name).destroy,
                     conn.lookupByName(f"guest{self.number}").undefine, conn.networkLookupByName(self.name).undefine):
            try:
                call()
            except libvirt.libvirtError:
                pass


def shell(command):
    return subprocess.run(command, shell=True, capture_output=True, text=True, check=False).stdout


def servers():
    return sorted(set(re.findall(r"dnsmasq/(net\d)\.conf", shell("ps -eo args"))))


def left():
    return re.findall(r"vk\d", shell("ip -o link show type bridge; iptables-save; nft list ruleset")) + servers()


def look(s, conn, backend):
    faults, active = [], {}
    for network in conn.listAllNetworks(0):
        number = network.name()[-1]
        active[number] = network.isActive()
        bridge = f"vk{number}"
        addresses = re.findall(r"inet (\S+)", shell(f"ip -o -4 addr show dev {bridge} 2>/dev/null"))
        up = "UP" in shell(f"ip -o link show dev {bridge} 2>/dev/null")
        rules = shell("iptables-save") if backend == "iptables" else shell("nft list table ip libvirt_network 2>/dev/null")
        count = len(re.findall(rf"\b{bridge}\b|10\.1{number}\.0\.0/24", rules))
        expected = ([f"10.1{number}.0.1/24"], True) if active[number] else ([], False)
        if (addresses, up) != expected:
            faults.append(f"{network.name()} is {'active' if active[number] else 'inactive'}, its bridge has {addresses}, up: {up}")
        if (count > 0) != active[number]:
            faults.append(f"{network.name()} is {'active' if active[number] else 'inactive'}, and named {count} times in rules")
        elif active[number]:
            COUNTS.setdefault(backend, count)
            if count != COUNTS[backend]:
                faults.append(f"{network.name()} is named {count} times in rules, another {COUNTS[backend]} times")
        if (network.name() in servers()) != active[number]:
            faults.append(f"{network.name()} is {'active' if active[number] else 'inactive'}; servers are {servers()}")
        guest = conn.lookupByName(f"guest{number}")
        ports = len(network.listAllPorts(0)) if active[number] else 0
        if active[number] and ports > (1 if guest.isActive() else 0):
            faults.append(f"{network.name()} has {ports} ports, its guest is {'active' if guest.isActive() else 'inactive'}")
    state = sorted(os.listdir(s.side.root + "/run/libvirt/network"))
    files = [name[:-4] for name in state if name.endswith(".xml")]
    if files != sorted("net" + n for n, a in active.items() if a):
        faults.append(f"states of {files}, active are {active}")
    return faults


COUNTS = {}
