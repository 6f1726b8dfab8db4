"""Documents that are wrong: both daemons refuse each with the same code and words, down to the pointer below a broken line.

The documents are those of the unit tests, which hold the answers of libvirt 11.3; where libvirt 9.0 words one otherwise, a rule says so.
"""
import json
import os

import libvirt

GOLDENS = os.path.join(os.path.dirname(__file__), "..", "..")
FILES = ("Vireo.Documents.Tests/goldens/domain-refusals.json", "Vireo.Documents.Tests/goldens/refusals.json", "Vireo.Xml.Tests/goldens/syntax-errors.json")

VOLUMES = [
    ("empty", ""), ("wrong root", "<pool/>"), ("no name", "<volume><capacity>1</capacity></volume>"), ("no capacity", "<volume><name>a</name></volume>"),
    ("unknown type", "<volume type='x'><name>a</name><capacity>1</capacity></volume>"), ("unit", "<volume><name>a</name><capacity unit='YiB'>1</capacity></volume>"),
    ("negative", "<volume><name>a</name><capacity>-1</capacity></volume>"), ("overflow", "<volume><name>a</name><capacity unit='EiB'>99999999</capacity></volume>"),
    ("not a number", "<volume><name>a</name><capacity>x</capacity></volume>"), ("slash", "<volume><name>a/b</name><capacity>1</capacity></volume>"),
    ("broken", "<volume><name>a</volume>"),
]
DEVICES = [
    ("empty", ""), ("wrong root", "<domain/>"), ("no capability", "<device><name>a</name></device>"),
    ("broken", "<device><capability></device>"),
]
MOMENTS = [
    ("empty", ""), ("wrong root", "<domain/>"), ("broken", "<{root}><name>a</{root}>"),
    ("disk without name", "<{root}><disks><disk/></disks></{root}>"), ("unknown disk", "<{root}><disks><disk name='zzz'/></disks></{root}>"),
    ("unknown disk setting", "<{root}><disks><disk name='vda' {root2}='x'/></disks></{root}>"),
]
SECRETS = "<secret><usage type='x'/></secret>"
FILTERS = "<filter name='a'><rule action='x' direction='in'/></filter>"


def run(s):
    conn = s.connect(s.side.uri("test", "default"))
    domain = conn.lookupByName("test")
    pool = conn.storagePoolLookupByName("default-pool")
    do = {
        "domain": conn.defineXML, "network": conn.networkDefineXML, "pool": conn.storagePoolDefineXML, "interface": conn.interfaceDefineXML,
        "volume": pool.createXML, "nodedev": conn.nodeDeviceCreateXML, "snapshot": domain.snapshotCreateXML, "checkpoint": domain.checkpointCreateXML,
        "secret": conn.secretDefineXML, "nwfilter": conn.nwfilterDefineXML,
    }

    def refuse(kind, name, xml):
        try:
            do[kind](xml)
            answer = "accepted"
        except libvirt.libvirtError as e:
            answer = f"{e.get_error_code()} {e.get_error_message()}"
        s.record(f"refuse {kind} {name}", answer.rstrip("\n") + "\n")

    for file in FILES:
        with open(os.path.join(GOLDENS, file), encoding="utf-8") as f:
            for one in json.load(f):
                refuse(one.get("kind", "domain"), one["name"], one["xml"])
    for name, xml in VOLUMES:
        refuse("volume", name, xml)
    for name, xml in DEVICES:
        refuse("nodedev", name, xml)
    for kind, setting in (("snapshot", "snapshot"), ("checkpoint", "checkpoint")):
        for name, xml in MOMENTS:
            refuse(kind, name, xml.replace("{root2}", setting).replace("{root}", "domain" + kind))
    refuse("secret", "unknown usage", SECRETS)
    refuse("nwfilter", "unknown action", FILTERS)
    conn.close()
