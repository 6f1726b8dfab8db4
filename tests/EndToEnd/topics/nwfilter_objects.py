"""Network filters: the whole API beside libvirtd's, its errors, what is on disk, and what a restart finds."""
import os

import libvirt

ID = "f1172e00-0000-0000-0000-0000000000%02d"
RULE = "<rule action='drop' direction='inout' priority='7'><tcp srcportstart='$PORT[@2]' match='no'/></rule>"
SHIPPED = "/usr/share/libvirt/nwfilter"
BAD = {
    "root": "<network/>", "no document": "<filter", "no name": "<filter/>", "empty name": "<filter name=''/>",
    "uuid": "<filter name='a'><uuid>zz</uuid></filter>", "chain": "<filter name='a' chain='foo'/>",
    "long chain": "<filter name='a' chain='mac-0123456789'/>", "priority": "<filter name='a' chain='mac' priority='1001'/>",
    "itself": "<filter name='a'><filterref filter='a'/></filter>",
}


def document(number, name, content="", attributes=""):
    return f"<filter name='{name}' {attributes}><uuid>{ID % number}</uuid>{content}</filter>"


def outcome(call, *args):
    try:
        value = call(*args)
    except libvirt.libvirtError as e:
        return f"error {e.get_error_code()} domain {e.get_error_domain()}: {e.get_error_message()}"
    return f"{value.UUIDString()} {value.name()}" if isinstance(value, libvirt.virNWFilter) else repr(value)


def listing(conn):
    return "\n".join(sorted(f"{f.name()}\n{f.XMLDesc()}" for f in conn.listAllNWFilters()))


def restart(s):
    s.side.kill()
    s.side.start()


def run(s):
    conn = s.connect()
    folder = s.side.root + "/etc/libvirt/nwfilter"
    define = conn.nwfilterDefineXML
    for name, xml in BAD.items():
        s.record("define " + name, outcome(define, xml))
    s.record("not valid", outcome(conn.nwfilterDefineXMLFlags, "<filter name='a' bad='1'/>", libvirt.VIR_NWFILTER_DEFINE_VALIDATE))
    s.record("valid", outcome(conn.nwfilterDefineXMLFlags, document(1, "a", RULE), libvirt.VIR_NWFILTER_DEFINE_VALIDATE))
    s.record("b", outcome(define, document(2, "b", "<filterref filter='a'/><filterref filter='none'/>", "chain='ipv4'")))
    s.record("circle", outcome(define, document(1, "a", "<filterref filter='b'/>")))
    s.record("other uuid", outcome(define, document(3, "a")))
    s.record("other name", outcome(define, document(1, "c")))
    s.record("again", outcome(define, document(1, "a", "<rule action='accept' direction='in'/>")))
    s.record("filters", listing(conn))
    s.record("names", repr(sorted(conn.listNWFilters())) + str(conn.numOfNWFilters()))
    for call, value in ((conn.nwfilterLookupByName, "a"), (conn.nwfilterLookupByUUIDString, ID % 2), (conn.nwfilterLookupByName, "none"),
                        (conn.nwfilterLookupByUUIDString, ID % 9), (conn.nwfilterBindingLookupByPortDev, "vnet0")):
        s.record(f"look-up of {value}", outcome(call, value))
    a = conn.nwfilterLookupByName("a")
    s.record("undefine", outcome(a.undefine))
    s.record("undefine again", outcome(a.undefine))
    s.record("description of none", outcome(a.XMLDesc))
    s.check("the file went with the filter", sorted(os.listdir(folder)) == ["b.xml"], os.listdir(folder))
    with open(folder + "/b.xml", encoding="utf-8") as f:
        text = f.read()
    s.record("on disk", text[text.index("<filter"):])

    # Filters as a distribution ships them: without UUID, found at the next start, which gives them one that stays.
    for name in os.listdir(SHIPPED):
        with open(f"{SHIPPED}/{name}", encoding="utf-8") as source, open(f"{folder}/{name}", "w", encoding="utf-8") as target:
            target.write(source.read())
    restart(s)
    conn = s.connect()
    shipped = {f.name(): f for f in conn.listAllNWFilters()}
    s.record("names after a restart", "\n".join(sorted(shipped)))
    s.record("shipped", "\n".join(shipped[name].XMLDesc().replace(shipped[name].UUIDString(), "UUID") for name in sorted(shipped)))
    uuids = {name: f.UUIDString() for name, f in shipped.items()}
    restart(s)
    s.check("uuids stay", uuids == {f.name(): f.UUIDString() for f in s.connect().listAllNWFilters()})
    s.virsh_all(["nwfilter-dumpxml b", "nwfilter-dumpxml none", "nwfilter-undefine b", "nwfilter-undefine b", "nwfilter-binding-list"])
