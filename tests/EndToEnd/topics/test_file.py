"""A world of one's own for the test driver: test:///path.xml, and wrong addresses."""

NODE = """<node>
  <cpu><mhz>2000</mhz><model>x86_64</model><active>8</active><nodes>2</nodes><sockets>1</sockets><cores>2</cores><threads>2</threads></cpu>
  <memory>1048576</memory>
  <domain type='test'><name>filed</name><uuid>22222222-0000-0000-0000-000000000001</uuid><memory>65536</memory><os><type>hvm</type></os></domain>
  <domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'><name>paused</name><uuid>22222222-0000-0000-0000-000000000002</uuid>
    <memory>65536</memory><os><type>hvm</type></os><test:runstate>3</test:runstate></domain>
  <domain file='inner.xml'/>
  <network><name>n</name><uuid>22222222-0000-0000-0000-000000000003</uuid><bridge name='b0'/></network>
  <pool type='dir'><name>p</name><uuid>22222222-0000-0000-0000-000000000004</uuid><target><path>/p</path></target></pool>
  <interface type='ethernet' name='eth9'><mac address='aa:bb:cc:00:00:09'/></interface>
</node>
"""
INNER = """<domain type='test'><name>inner</name><uuid>22222222-0000-0000-0000-000000000005</uuid><memory>65536</memory>
<os><type>hvm</type></os></domain>
"""
COMMANDS = ["list --all", "nodeinfo", "dumpxml filed", "domstate paused --reason", "dumpxml paused", "dumpxml inner", "net-list --all", "net-dumpxml n",
            "pool-list --all", "pool-dumpxml p", "iface-list --all", "iface-dumpxml eth9", "nodedev-list", "uri", "list --all --id"]


def run(s):
    for number in range(1, 6):
        s.uuid(f"22222222-0000-0000-0000-00000000000{number}")
    path = s.file("node.xml", NODE)
    s.file("inner.xml", INNER)
    uri = s.side.uri("test", path.lstrip("/"))
    for command in COMMANDS:
        s.virsh(command, uri=uri)
    broken = s.file("broken.xml", "<node><domain type='test'><name>x</name></node>")
    empty = s.file("empty.xml", "<other/>")
    bad = s.file("bad.xml", "<node><domain type='test'><name>x</name></domain></node>")
    for name, target in (("broken XML", broken), ("wrong root", empty), ("bad domain", bad), ("no such file", "/nosuch/file.xml")):
        s.virsh("list --all", name=name, uri=s.side.uri("test", target.lstrip("/")))
    for name, driver, path in (("no path", "test", ""), ("unknown driver", "nosuch", "system"), ("qemu wrong path", "qemu", "wrong"), ("xen", "xen", "system")):
        s.virsh("list", name=name, uri=s.side.uri(driver, path))
