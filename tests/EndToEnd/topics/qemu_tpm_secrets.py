"""Emulated TPMs whose state is encrypted with a secret of the host."""
import os

from harness import guests

U = "5ec4e700-0000-0000-0000-0000000003%02d"
KEY = b"k'ey,of a TPM"
MASK = [(r"\d{4}-\d\d-\d\dT[\d:.]+Z", "TIME"), (r"(?s)(swtpm|TPM).*", "ABOUT THE TPM\n")]


def run(s):
    for n in range(100):
        s.uuid(U % n)
    conn = s.connect()
    for n, usage, value in ((1, "<usage type='vtpm'><name>one</name></usage>", KEY), (2, "<usage type='vtpm'><name>two</name></usage>", None),
                            (3, "<usage type='ceph'><name>three</name></usage>", KEY)):
        secret = conn.secretDefineXML(f"<secret private='yes'><uuid>{U % n}</uuid>{usage}</secret>")
        if value:
            secret.setValue(value)

    def define(secret):
        encryption = f"<encryption secret='{U % secret}'/>" if secret else ""
        s.run(["define", s.file("g.xml", guests.domain(
            "tpm", 1, f"<tpm model='tpm-crb'><backend type='emulator' version='2.0'>{encryption}</backend></tpm>"))])

    for n, name in ((90, "no secret"), (2, "no value"), (3, "other use")):
        define(n)
        s.virsh("start tpm", name="start with " + name)
        s.record("state after " + name, s.state("tpm"))
    define(1)
    s.virsh("start tpm", name="start")
    state = f"{s.side.root}/var/lib/libvirt/swtpm/{guests.UUID % 1}/tpm2/tpm2-00.permall"
    s.check("the TPM has its state", os.path.exists(state), state)
    with open(state, "rb") as f:
        s.record("the state's flags", f.read(8).hex()[:12])
    s.check("no command line has the key", not any(KEY in words(pid) for pid in os.listdir("/proc") if pid.isdigit()))
    s.virsh("destroy tpm")
    s.virsh("start tpm", name="start again")
    s.side.kill()
    s.side.start()
    s.record("after a restart", s.state("tpm"))
    s.virsh("destroy tpm", name="destroy after a restart")
    s.connect().secretLookupByUUIDString(U % 1).setValue(b"another key")
    s.virsh("start tpm", name="start with another key", mask=MASK)
    s.connect().secretLookupByUUIDString(U % 1).setValue(KEY)
    s.virsh("start tpm", name="start with its key")
    s.virsh("destroy tpm", name="destroy at last")
    s.run("undefine tpm")


def words(pid):
    try:
        with open(f"/proc/{pid}/cmdline", "rb") as f:
            return f.read()
    except OSError:
        return b""
