#!/usr/bin/python3
"""In the place of mdevctl: keeps devices in a file, makes and removes them in the made-up /sys, and tells whoever listens, as udev would.

Run as a program it is the tool; the topic imports what it needs.
"""
import json
import os
import shutil
import socket
import struct
import sys
import uuid as uuids

STATE, LOG, FAIL = "/run/mdev.json", "/run/mdevctl.log", "/run/mdev.fail"


def announce(action, path, subsystem, **properties):
    """One message of udev's to its listeners."""
    words = {"ACTION": action, "DEVPATH": path[len("/sys"):], "SUBSYSTEM": subsystem, "SEQNUM": "1", "USEC_INITIALIZED": "1", **properties}
    body = b"".join(f"{k}={v}".encode() + b"\0" for k, v in words.items())
    head = b"libudev\0" + struct.pack(">I", 0xfeedcafe) + struct.pack("<III", 40, 40, len(body)) + struct.pack(">IIII", 0, 0, 0, 0)
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 15) as s:
        s.bind((0, 0))
        try:
            s.sendto(head + body, (0, 2))
        except ConnectionRefusedError:
            pass            # nobody listens


def load():
    try:
        with open(STATE, encoding="utf-8") as f:
            return json.load(f)
    except FileNotFoundError:
        return {}


def save(devices):
    with open(STATE, "w", encoding="utf-8") as f:
        json.dump(devices, f)


def start(name, device):
    above = os.path.realpath("/sys/bus/pci/devices/" + device["parent"])
    path = f"{above}/{name}"
    os.makedirs(path)
    for link, target in (("subsystem", "/sys/bus/mdev"), ("mdev_type", f"{above}/mdev_supported_types/{device['mdev_type']}"),
                         ("driver", "/sys/bus/mdev/drivers/vfio_mdev"), ("iommu_group", "/sys/kernel/iommu_groups/12")):
        os.symlink(target, f"{path}/{link}")
    with open(path + "/uevent", "w", encoding="ascii") as f:
        f.write("DRIVER=vfio_mdev\n")
    os.symlink(path, "/sys/bus/mdev/devices/" + name)
    announce("add", path, "mdev", DRIVER="vfio_mdev")


def stop(name):
    path = os.path.realpath("/sys/bus/mdev/devices/" + name)
    os.unlink("/sys/bus/mdev/devices/" + name)
    shutil.rmtree(path)
    announce("remove", path, "mdev")


def listed(devices):
    parents = {}
    for name, device in devices.items():
        about = {"mdev_type": device["mdev_type"], "start": device.get("start", "manual")}
        if device.get("attrs"):
            about["attrs"] = device["attrs"]
        parents.setdefault(device["parent"], []).append({name: about})
    return json.dumps([parents] if parents else [])


def main(argv):
    options = dict(w[2:].partition("=")[::2] for w in argv if w.startswith("--"))
    if argv[1] == "modify":
        options["uuid"] = argv[argv.index("--uuid") + 1]
    if os.path.exists(FAIL) and argv[1] != "list":
        sys.exit("it does not want to")
    devices, verb = load(), argv[1]
    name = options.get("uuid") or str(uuids.UUID(int=0xabc))
    if verb == "list":
        print(listed(devices))
        return
    with open(LOG, "a", encoding="utf-8") as f:
        text = sys.stdin.read() if "jsonfile" in options else ""
        f.write(" ".join(argv[1:]) + "|" + text + "\n")
    if verb in ("start", "define"):
        device = dict(json.loads(text), parent=options["parent"]) if text else devices[name]
        if verb == "define":
            devices[name] = device
        else:
            start(name, device)
        if "uuid" not in options:
            print(name)
    elif verb == "stop":
        stop(name)
    elif verb == "undefine":
        devices.pop(name)
    elif verb == "modify":
        devices[name]["start"] = "auto" if "auto" in options else "manual"
    save(devices)
    if verb != "stop":
        folder = "/etc/mdevctl.d/" + "0000:00:02.0"
        os.makedirs(folder, exist_ok=True)
        with open(f"{folder}/{name}", "w", encoding="ascii") as f:
            f.write(verb)


if __name__ == "__main__":
    main(sys.argv)
