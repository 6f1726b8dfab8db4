"""Secrets: the whole API beside libvirtd's, its errors and events, what is on disk, and what a restart finds."""
import base64
import os
import signal
import subprocess
import time

import libvirt
from harness.events import loop

ID = "5ec4e700-0000-0000-0000-0000000000%02d"
MODES = ["", "private='yes'", "ephemeral='yes'", "ephemeral='yes' private='yes'"]
USAGES = {
    "none": "", "volume": "<usage type='volume'><volume>/images/a</volume></usage>", "ceph": "<usage type='ceph'><name>a</name></usage>",
    "iscsi": "<usage type='iscsi'><target>a</target></usage>", "tls": "<usage type='tls'><name>a</name></usage>",
    "vtpm": "<usage type='vtpm'><name>a</name></usage>",
}
BAD = {
    "root": "<pool/>", "no document": "<secret", "uuid": "<secret><uuid>zz</uuid></secret>", "ephemeral": "<secret ephemeral='maybe'/>",
    "private": "<secret private='maybe'/>", "usage": "<secret><usage type='foo'/></secret>", "no type": "<secret><usage/></secret>",
    "no volume": "<secret><usage type='volume'/></secret>", "empty volume": "<secret><usage type='volume'><volume/></usage></secret>",
    "no ceph": "<secret><usage type='ceph'/></secret>", "no target": "<secret><usage type='iscsi'/></secret>",
    "no tls": "<secret><usage type='tls'/></secret>", "no vtpm": "<secret><usage type='vtpm'/></secret>",
    "other name": "<secret><usage type='ceph'><target>a</target></usage></secret>",
}
VALUE = b"s\0e\xffcret"


def document(number, usage="", attributes="", more=""):
    return f"<secret {attributes}><uuid>{ID % number}</uuid>{more}{usage}</secret>"


def outcome(call, *args):
    try:
        value = call(*args)
    except libvirt.libvirtError as e:
        return f"error {e.get_error_code()} domain {e.get_error_domain()}: {e.get_error_message()}"
    return f"{value.UUIDString()} {value.usageType()} {value.usageID()!r}" if isinstance(value, libvirt.virSecret) else repr(value)


class Steps:
    def __init__(self, s):
        self.s = s
        self.conn = s.connect()
        self.folder = s.side.root + "/etc/libvirt/secrets"

    def all_of(self, name, *calls):
        for n, (call, *args) in enumerate(calls):
            self.s.record(f"{name} {n}", outcome(call, *args))

    def define(self, name, xml, flags=0):
        self.s.record("define " + name, outcome(self.conn.secretDefineXML, xml, flags))

    def get(self, number):
        return self.conn.secretLookupByUUIDString(ID % number)

    def values(self, name):
        """Every secret of the topic with its value."""
        found = sorted(self.conn.listAllSecrets(), key=lambda x: x.UUIDString())
        self.s.record("secrets " + name, "\n".join(
            f"{x.UUIDString()} {x.usageType()} {x.usageID()} {outcome(x.value)} {x.XMLDesc()}" for x in found))

    def files(self, name):
        lines = []
        for entry in sorted(os.listdir(self.folder)):
            at = os.stat(f"{self.folder}/{entry}")
            lines.append(f"{entry} {at.st_mode:o} {at.st_uid} {at.st_gid}\n{open(f'{self.folder}/{entry}', encoding='utf-8').read()}")
        self.s.record("files " + name, "\n".join(lines) + f"{os.stat(self.folder).st_mode:o}")

    def again(self):
        self.conn.close()
        self.s.side.kill()
        self.s.side.start()
        self.conn = self.s.connect()


def run(s):
    for n in range(100):
        s.uuid(ID % n)
    t = Steps(s)
    events = []
    loop()
    watched = s.connect()
    watched.secretEventRegisterAny(
        None, libvirt.VIR_SECRET_EVENT_ID_LIFECYCLE, lambda c, x, e, d, o: events.append((x.UUIDString(), x.usageType(), x.usageID(), e, d)), None)
    watched.secretEventRegisterAny(
        None, libvirt.VIR_SECRET_EVENT_ID_VALUE_CHANGED, lambda c, x, o: events.append((x.UUIDString(), "value")), None)
    defining(s, t)
    values(t)
    readonly(s, t)
    # The last change was of this one.
    s.wait(lambda: events and events[-1][0] == ID % 12, 10)
    s.record("events", "\n".join(map(repr, events)))
    watched.close()
    t.files("kept")
    kept = t.folder
    for name, text in (("garbage.xml", "garbage"), (ID % 70 + ".xml", document(71)), (ID % 72 + ".xml", "<secret/>"), (ID % 73 + ".base64", "YQ==")):
        with open(f"{kept}/{name}", "w", encoding="utf-8") as f:
            f.write(text)
    t.again()
    t.values("after a kill")
    t.files("after a kill")
    reloading(s, t)
    commands(s, t)
    leaks(s, t)


def defining(s, t):
    for n, (name, usage) in enumerate(USAGES.items()):
        t.define(name, document(n, usage))
        t.define(name + " again", document(n, usage, more="<description>d &amp; e</description>"))
        t.define(name + " of another", document(50, usage) if usage else "<secret ephemeral='yes'><uuid>" + ID % 51 + "</uuid></secret>")
    for n, mode in enumerate(MODES):
        t.define("mode " + mode, document(10 + n, f"<usage type='ceph'><name>m{n}</name></usage>", mode))
    t.define("other use", document(1, "<usage type='volume'><volume>/images/b</volume></usage>"))
    t.define("use of none", document(0, USAGES["ceph"]))
    t.define("no use any more", document(1))
    t.define("private from now on", document(10, "<usage type='ceph'><name>m0</name></usage>", "private='yes'"))
    t.define("no longer private", document(11, "<usage type='ceph'><name>m1</name></usage>"))
    t.define("without uuid", "<secret><usage type='ceph'><name>nobody</name></usage></secret>")
    # Its UUID is another in each run, and would stand elsewhere in each list.
    t.conn.secretLookupByUsage(libvirt.VIR_SECRET_USAGE_TYPE_CEPH, "nobody").undefine()
    for name, xml in BAD.items():
        t.define(name, xml)
        t.define(name + " validated", xml, libvirt.VIR_SECRET_DEFINE_VALIDATE)
    t.define("validated", document(20), libvirt.VIR_SECRET_DEFINE_VALIDATE)
    t.define("unknown element", document(21, "<foo/>"), libvirt.VIR_SECRET_DEFINE_VALIDATE)
    t.define("flag", document(21), 2)
    c = t.conn
    t.all_of("lookup", (c.secretLookupByUUIDString, ID % 0), (c.secretLookupByUUIDString, ID % 99), (c.secretLookupByUUIDString, "x"),
             (c.secretLookupByUsage, 1, "/images/a"), (c.secretLookupByUsage, 2, "a"), (c.secretLookupByUsage, 2, "/images/a"),
             (c.secretLookupByUsage, 0, ""), (c.secretLookupByUsage, 9, "a"), (c.secretLookupByUsage, -1, "a"))
    for flags in range(17):
        s.record(f"list {flags}", outcome(lambda f=flags: sorted(x.usageID() for x in c.listAllSecrets(f))))
    s.record("counts", f"{c.numOfSecrets()} {len(c.listSecrets())}")


def values(t):
    for n in (0, 1, 10, 11, 12, 13):
        x = t.get(n)
        t.all_of(f"value {n}", (x.value,), (x.setValue, VALUE), (x.value,), (x.setValue, VALUE), (x.setValue, b"other"), (x.value,))
    x = t.get(1)
    t.all_of("values", (x.setValue, b""), (x.setValue, b"x" * 65536), (lambda: len(x.value()),), (x.setValue, b"x" * 65537), (lambda: len(x.value()),),
             (x.value, 1), (x.setValue, b"x", 1), (x.XMLDesc, 1), (x.setValue, VALUE))
    gone = t.get(2)
    t.all_of("gone", (gone.setValue, VALUE), (gone.undefine,), (gone.undefine,), (gone.value,), (gone.setValue, VALUE), (gone.XMLDesc,))
    t.get(13).undefine()
    # What was kept in memory is kept on disk from now on, with its value.
    t.define("no longer ephemeral", document(12, "<usage type='ceph'><name>m2</name></usage>"))
    t.all_of("kept", (t.get(12).value,))


def readonly(s, t):
    conn = libvirt.openReadOnly(s.uri)
    x = conn.secretLookupByUUIDString(ID % 1)
    t.all_of("read-only", (x.value,), (x.setValue, b"x"), (x.undefine,), (x.XMLDesc,), (conn.secretDefineXML, "<secret/>"), (conn.numOfSecrets,))
    conn.close()


def reloading(s, t):
    """What the administrator changed in the folder."""
    with open(f"{t.folder}/{ID % 30}.xml", "w", encoding="utf-8") as f:
        f.write(document(30, "<usage type='tls'><name>thirty</name></usage>"))
    with open(f"{t.folder}/{ID % 30}.base64", "wb") as f:
        f.write(base64.b64encode(b"thirty"))
    with open(f"{t.folder}/{ID % 31}.xml", "w", encoding="utf-8") as f:
        f.write(document(31, USAGES["volume"]))
    with open(f"{t.folder}/{ID % 3}.base64", "wb") as f:
        f.write(base64.b64encode(b"three"))
    os.remove(f"{t.folder}/{ID % 4}.xml")
    s.side.process.send_signal(signal.SIGHUP)
    s.wait(lambda: "thirty" in [x.usageID() for x in t.conn.listAllSecrets()], 10)
    time.sleep(0.3)
    t.values("after a reload")


def commands(s, t):
    path = s.file("secret.xml", document(40, "<usage type='ceph'><name>forty</name></usage>"))
    s.virsh_all([f"secret-define {path}", f"secret-define {path} --validate", "secret-list", "secret-list --ephemeral", "secret-list --no-private",
                 f"secret-set-value {ID % 40} --base64 {base64.b64encode(VALUE).decode()}", f"secret-get-value {ID % 40}",
                 f"secret-dumpxml {ID % 40}", f"secret-get-value {ID % 11}", f"secret-get-value {ID % 5}", f"secret-undefine {ID % 40}",
                 f"secret-undefine {ID % 40}", f"secret-dumpxml {ID % 40}"])
    s.record("uri", outcome(lambda: s.connect(s.side.uri("secret", "system")).numOfSecrets()))


def leaks(s, t):
    """No value is in what the daemon writes, whatever goes wrong."""
    canary = b"canary-7f3a-of-the-secret"
    texts = [canary.decode(), base64.b64encode(canary).decode(), canary.hex()]
    x = t.conn.secretDefineXML(document(60))
    x.setValue(canary)
    said = [x.XMLDesc(), outcome(x.setValue, canary, 1)]
    x = t.conn.secretDefineXML(document(61, attributes="private='yes'"))
    x.setValue(canary)
    said += [outcome(x.value), outcome(x.setValue, canary * 4000)]
    said += [subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=False).stdout, open(s.side.log, encoding="utf-8", errors="replace").read()]
    for n, text in enumerate(said):
        s.check(f"no value is said {n}", not any(c in text for c in texts), text[:300])
