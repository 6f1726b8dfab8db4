#!/usr/bin/env python3
"""Speed of network filters beside the system's libvirtd, in the same run, alternating, each in fresh private namespaces.

    bench/nwfilter.py [--rounds N] [--ports N] [--vireod PATH]

As root. Needs virsh, libvirtd, python3-libvirt, ebtables, iptables, and the filters of libvirt-daemon-config-nwfilter. Wall time of the client,
the best of all rounds: applying `clean-traffic` to a port, starting a guest with it, and redefining a filter that all ports have.
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
sys.path.insert(0, os.path.join(ROOT, "tests", "EndToEnd"))
SHIPPED = "/usr/share/libvirt/nwfilter"
BINDING = ("<filterbinding><owner><name>g{0}</name><uuid>ce77e702-0000-0000-0000-{0:012d}</uuid></owner><portdev name='p{0}'/>"
           "<mac address='52:54:00:cd:{1:02x}:{2:02x}'/><filterref filter='clean-traffic'><parameter name='IP' value='10.1.{1}.{2}'/></filterref></filterbinding>")
GUEST = ("<domain type='qemu'><name>guest</name><memory>65536</memory><os><type arch='x86_64' machine='pc-i440fx-7.2'>hvm</type></os><devices>"
         "<emulator>/usr/bin/qemu-system-x86_64</emulator><interface type='bridge'><mac address='52:54:00:cd:ff:01'/><source bridge='bb'/>{}</interface>"
         "</devices></domain>")
FILTER = "<filterref filter='clean-traffic'><parameter name='IP' value='10.2.0.1'/></filterref>"


def measure(name, vireod, number):
    import libvirt
    from harness import side
    side.private_machine()
    daemon = side.Side(name, vireod, "/run/daemon.log")
    daemon.prepare()
    folder = getattr(daemon, "root", "") if name == "vireo" else ""
    os.makedirs((folder or "") + "/etc/libvirt/nwfilter", exist_ok=True)
    for file in os.listdir(SHIPPED):
        shutil.copy(os.path.join(SHIPPED, file), (folder or "") + "/etc/libvirt/nwfilter/")
    daemon.start()
    conn = libvirt.open(daemon.uri("qemu", "system"))
    subprocess.run("ip link add bb type bridge; ip link set bb up", shell=True, check=True)
    rows = {}

    def step(what, call, count=1):
        began = time.perf_counter()
        call()
        rows[what] = (time.perf_counter() - began) / count

    def start(inner):
        conn.createXML(GUEST.format(inner), libvirt.VIR_DOMAIN_START_PAUSED)

    # The emulator is known before anything is measured.
    start("")
    conn.lookupByName("guest").destroy()
    step("start of a guest without a filter", lambda: start(""))
    conn.lookupByName("guest").destroy()
    step("start of a guest with clean-traffic", lambda: start(FILTER))
    conn.lookupByName("guest").destroy()
    for i in range(number):
        subprocess.run(["ip", "tuntap", "add", f"p{i}", "mode", "tap"], check=True)
    step("clean-traffic for a port", lambda: [conn.nwfilterBindingCreateXML(BINDING.format(i, i // 250, i % 250 + 1), 0) for i in range(number)], number)
    text = conn.nwfilterLookupByName("no-other-l2-traffic").XMLDesc().replace("1000", "999")
    step(f"redefining a filter that {number} ports have", lambda: conn.nwfilterDefineXML(text))
    step("taking it from a port", lambda: [conn.nwfilterBindingLookupByPortDev(f"p{i}").delete() for i in range(number)], number)
    conn.close()
    daemon.stop()
    print(json.dumps(rows))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=2)
    options.add_argument("--ports", type=int, default=100)
    options.add_argument("--vireod", default=os.path.join(ROOT, "out", "bin", "vireod"))
    options.add_argument("--side", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.side:
        measure(given.side, given.vireod, given.ports)
        return
    best = {}
    for _ in range(given.rounds):
        for name in ("system", "vireo"):
            done = subprocess.run(
                ["unshare", "-m", "-n", "-p", "-f", "--kill-child", "--mount-proc", "/usr/bin/python3", os.path.abspath(__file__), "--side", name,
                 "--vireod", given.vireod, "--ports", str(given.ports)], check=True, stdout=subprocess.PIPE, text=True)
            for step, wall in json.loads(done.stdout.splitlines()[-1]).items():
                best.setdefault(step, {})[name] = min(wall, best.get(step, {}).get(name, wall))
    print(f"{'':45}{'ours':>12}{'libvirtd':>12}{'ratio':>8}")
    for step, sides in best.items():
        print(f"{step:45}{sides['vireo'] * 1e3:9.1f} ms{sides['system'] * 1e3:9.1f} ms{sides['vireo'] / sides['system']:8.2f}")


if __name__ == "__main__":
    main()
