"""Documents whose text is unusual: encodings declared, encodings not declared, byte order marks, characters that no document may have, namespaces, and the content of applications."""

TEXT = "<domain type='qemu'><name>coded</name><title>{}</title><memory>65536</memory><os><type>hvm</type></os></domain>"


def documents():
    """Each as (name, bytes)."""
    plain = TEXT.format("caf\u00e9 \u20ac")
    west = TEXT.format("caf\u00e9")
    yield "plain UTF-8", plain.encode()
    yield "UTF-8 with its mark", b"\xef\xbb\xbf" + plain.encode()
    for claim in ("UTF-8", "utf8", "ISO-8859-1", "latin1", "ISO-8859-15", "windows-1252", "US-ASCII", "UTF-16", "UTF-16LE", "UCS-4", "KOI8-R", "Shift_JIS", "EUC-JP", "GB18030", "nonsense"):
        yield f"UTF-8 that claims to be {claim}", f"<?xml version='1.0' encoding='{claim}'?>\n{plain}".encode()
        yield f"ASCII that claims to be {claim}", f"<?xml version='1.0' encoding='{claim}'?>\n{TEXT.format('cafe')}".encode()
    for claim, text in (("ISO-8859-1", west), ("latin1", west), ("ISO-8859-15", plain), ("windows-1252", plain), ("KOI8-R", TEXT.format("\u0434\u0430")),
                        ("Shift_JIS", TEXT.format("\u65e5\u672c")), ("EUC-JP", TEXT.format("\u65e5\u672c")), ("GB18030", TEXT.format("\u65e5\u672c")),
                        ("ISO-8859-5", TEXT.format("\u0434\u0430"))):
        yield f"{claim} that says so", f"<?xml version=\"1.0\" encoding=\"{claim}\"?>\n{text}".encode(claim)
    yield "Latin-1 that says nothing", west.encode("latin1")
    yield "Latin-1 on the third line", TEXT.format("x").replace("<title>", "\n\n\t<title>").encode().replace(b"x<", b"caf\xe9<")
    yield "Latin-1 that claims to be UTF-8", f"<?xml version='1.0' encoding='UTF-8'?>\n{west}".encode("latin1")
    yield "Latin-1 that claims to be ASCII", f"<?xml version='1.0' encoding='US-ASCII'?>\n{west}".encode("latin1")
    for name in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        yield f"{name} without its mark", plain.encode(name)
        yield f"{name} with its mark", ("\ufeff" + plain).encode(name)
        yield f"{name} that says so", f"\ufeff<?xml version='1.0' encoding='{name[:6]}'?>{plain}".encode(name)
    for name, code in (("U+FFFE", 0xFFFE), ("U+FFFF", 0xFFFF), ("U+0001", 1), ("U+FDD0", 0xFDD0), ("U+1F4BB", 0x1F4BB), ("U+10FFFF", 0x10FFFF)):
        yield f"a title with {name}", TEXT.format(f"a{chr(code)}b").encode()
        yield f"a title with a reference to {name}", TEXT.format(f"a&#x{code:X};b").encode()
    yield "a title with half a pair", TEXT.format("aXb").encode().replace(b"X", b"\xed\xa0\xbd")
    yield "a title with a reference to half a pair", TEXT.format("a&#xD83D;b").encode()



GUEST = """<{p}domain type='qemu'{root}><{p}name>coded</{p}name><{p}memory{memory}>65536</{p}memory><{p}os><{p}type arch='x86_64' machine='pc'>hvm</{p}type></{p}os>
<{p}devices{devices}><{p}emulator>/usr/bin/qemu-system-x86_64</{p}emulator><{p}disk type='file' device='disk'{disk}><{p}driver name='qemu' type='raw'/>
<{p}source file='/a'{source}/><{p}target dev='vda' bus='virtio'/></{p}disk></{p}devices>{more}</{p}domain>"""
OTHER = " xmlns='urn:other'"


def guest(p="", root="", memory="", devices="", disk="", source="", more=""):
    return GUEST.format(**locals())


# What lies in a namespace is not libvirt's, whether a prefix says so or the default.
NAMESPACES = {
    "the root's default": guest(root=OTHER), "a prefix of the root": guest("x:", " xmlns:x='urn:other'"), "a prefix that is not declared": guest("x:"),
    "the default of the memory": guest(memory=OTHER), "the default of the devices": guest(devices=OTHER), "the default of a disk": guest(disk=OTHER),
    "the default of a source": guest(source=OTHER), "an empty default": guest(root=" xmlns=''"), "QEMU's as the root's default": guest(root=" xmlns='http://libvirt.org/schemas/domain/qemu/1.0'"),
    "a title of others": guest(more="<x:title xmlns:x='urn:other'>t</x:title>"), "a title in another default": guest(more="<title xmlns='urn:other'>t</title>"),
    "a title with a prefix that is not declared": guest(more="<x:title>t</x:title>"),
}

# The element that an application sets, its key, its namespace.
ELEMENTS = {
    "plain": ("<a/>", "k", "urn:x"), "two declarations of one namespace": ("<a xmlns:a='u' xmlns:b='u' a:z='1' b:z='2'/>", "k", "urn:x"),
    "declares the key": ("<k:a xmlns:k='urn:other'/>", "k", "urn:x"), "declares the key for nothing": ("<a xmlns:k='v'/>", "k", "urn:x"),
    "declares the key as it will be": ("<a xmlns:k='urn:x'/>", "k", "urn:x"), "a default namespace": ("<a xmlns='v'><b/></a>", "k", "urn:x"),
    "a prefix that is not declared": ("<q:a><b/></q:a>", "k", "urn:x"), "an attribute with the key": ("<a k:z='1'/>", "k", "urn:x"),
    "a key with a blank": ("<a/>", "k y", "urn:x"), "a key with a bracket": ("<a/>", "k<", "urn:x"), "a key with a colon": ("<a/>", "a:b", "urn:x"), "a number as the key": ("<a/>", "1", "urn:x"),
    "an empty key": ("<a/>", "", "urn:x"), "no XML": ("x", "k", "urn:x"), "two elements": ("<a/><b/>", "k", "urn:x"), "an attribute twice": ("<a b='1' b='2'/>", "k", "urn:x"),
    "a comment before it": ("<!-- c --><a/>", "k", "urn:x"), "a comment behind it": ("<a/><!-- c -->", "k", "urn:x"), "a relative namespace": ("<a/>", "k", "x"),
    "mixed content": ("<a><b>1 &lt; 2</b> and <c d='&quot;&amp;'/><![CDATA[<x>]]><!-- c --><?p i?></a>", "k", "urn:x"),
}


def attempt(call):
    import libvirt
    try:
        return str(call())
    except libvirt.libvirtError as e:
        return f"{e.get_error_code()} {e.get_error_domain()} {e}"


def run(s):
    import libvirt
    libvirt.registerErrorHandler(lambda *_: None, None)
    for name, data in [*documents(), *((name, text.encode()) for name, text in NAMESPACES.items())]:
        path = s.work + "/document.xml"
        with open(path, "wb") as f:
            f.write(data)
        s.virsh("define " + path, name="define " + name)
        s.virsh("dumpxml --inactive coded", name="document: " + name)
        s.run("undefine coded")
    connection = s.connect()
    for name, (element, key, uri) in ELEMENTS.items():
        domain = connection.defineXML(TEXT.format(""))
        for given in (element, "<again/>") if name == "plain" else (element,):
            s.record("set " + name, attempt(lambda: domain.setMetadata(libvirt.VIR_DOMAIN_METADATA_ELEMENT, given, key, uri, libvirt.VIR_DOMAIN_AFFECT_CONFIG)) + "\n")
            s.record("get " + name, attempt(lambda: domain.metadata(libvirt.VIR_DOMAIN_METADATA_ELEMENT, uri, libvirt.VIR_DOMAIN_AFFECT_CONFIG)) + "\n")
            s.record("document: " + name, domain.XMLDesc(libvirt.VIR_DOMAIN_XML_INACTIVE) + "\n")
        domain.undefine()
    domain = connection.defineXML(TEXT.format(""))
    for key in ("xml", "xmlns") if s.side.root else ():
        said = attempt(lambda: domain.setMetadata(libvirt.VIR_DOMAIN_METADATA_ELEMENT, "<a/>", key, "urn:x", libvirt.VIR_DOMAIN_AFFECT_CONFIG))
        s.check(f"the key {key} is refused", said == "1 5 internal error: failed to create a new XML namespace", said)
    domain.undefine()
    connection.close()
