"""Arguments that nobody in his right mind gives: numbers beyond all measure, empty texts, documents that are none. Each is refused with libvirt's text."""
import os

from harness import guests


def run(s):
    import libvirt
    import libvirt_qemu
    libvirt.registerErrorHandler(lambda *_: None, None)
    c = s.connect()

    def t(n, f):
        try:
            r = f()
        except libvirt.libvirtError as e:
            r = f"{e.get_error_code()} {e.get_error_message()} [{e.get_error_domain()}]"
        except (OverflowError, TypeError) as e:
            r = f"refused by the binding: {type(e).__name__}"
        s.record(n, str(r) + "\n")

    os.makedirs('/var/lib/libvirt/images',exist_ok=True)
    with open('/var/lib/libvirt/images/d.img', 'wb') as f:
        f.truncate(1 << 20)
    x = guests.domain("g", 1, (
        "<disk type='file'><driver name='qemu' type='raw'/><source file='/var/lib/libvirt/images/d.img'/><target dev='vda' bus='virtio'/></disk>"
        "<interface type='user'><mac address='52:54:00:11:22:33'/><model type='virtio'/></interface>"
        "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>"))
    d = c.defineXML(x)
    M = libvirt.VIR_DOMAIN_METADATA_ELEMENT
    for when in ("off", "on"):
        if when == "on":
            t("create", lambda: d.createWithFlags(libvirt.VIR_DOMAIN_START_PAUSED))
        t(when + ": meta empty ns", lambda: d.setMetadata(M,"<a/>","k",""))
        t(when + ": meta empty key", lambda: d.setMetadata(M,"<a/>","","urn:x"))
        t(when + ": meta no xml", lambda: d.setMetadata(M,"a","k","urn:x"))
        t(when + ": meta two roots", lambda: d.setMetadata(M,"<a/><b/>","k","urn:x"))
        t(when + ": meta fffe", lambda: d.setMetadata(M,"<a>\ufffe</a>","k","urn:x"))
        t(when + ": meta entity", lambda: d.setMetadata(M,"<a>&nope;</a>","k","urn:x"))
        t(when + ": meta get", lambda: d.metadata(M,""))
        t(when + ": title fffe", lambda: d.setMetadata(libvirt.VIR_DOMAIN_METADATA_TITLE,"a\ufffeb",None,None,2 if when=="off" else 1))
        t(when + ": title ctrl", lambda: d.setMetadata(libvirt.VIR_DOMAIN_METADATA_TITLE,"a\x01b",None,None))
        t(when + ": title get", lambda: d.metadata(libvirt.VIR_DOMAIN_METADATA_TITLE,None))
        t(when + ": peek huge", lambda: d.blockPeek("vda",2**63,10))
        t(when + ": peek huge 2", lambda: d.blockPeek("vda",2**64-1,10))
        t(when + ": peek beyond", lambda: d.blockPeek("vda",2**21,10))
        t(when + ": peek at end", lambda: d.blockPeek("vda",2**20-5,10))
        t(when + ": peek path", lambda: d.blockPeek("/nonexistent",0,10))
        t(when + ": peek empty", lambda: d.blockPeek("",0,10))
        t(when + ": resize huge", lambda: d.blockResize("vda",2**62))
        t(when + ": resize huge bytes", lambda: d.blockResize("vda",2**63-512,1))
        t(when + ": resize max", lambda: d.blockResize("vda",2**63-1))
        t(when + ": resize odd", lambda: d.blockResize("vda",1000,1))
        t(when + ": resize 0", lambda: d.blockResize("vda",0))
        t(when + ": blockinfo", lambda: d.blockInfo("nope"))
        t(when + ": blockstats", lambda: d.blockStats("nope"))
        t(when + ": ifstats", lambda: d.interfaceStats("nope"))
        t(when + ": ifparams", lambda: d.interfaceParameters("nope",0))
        t(when + ": ifparams set", lambda: d.setInterfaceParameters("nope",{"inbound.average":1},0))
        t(when + ": ifaddr src 9", lambda: d.interfaceAddresses(9))
        t(when + ": ifaddr src -1", lambda: d.interfaceAddresses(-1))
        t(when + ": ifaddr src 0", lambda: d.interfaceAddresses(0))
        t(when + ": agent cmd -5", lambda: libvirt_qemu.qemuAgentCommand(d,'{"execute":"guest-ping"}',-5,0))
        t(when + ": agent cmd", lambda: libvirt_qemu.qemuAgentCommand(d,'{"execute":"guest-ping"}',2,0))
        t(when + ": mem peek 0", lambda: d.memoryPeek(0,10,0))
        t(when + ": save empty", lambda: d.save(""))
        t(when + ": save flags empty", lambda: d.saveFlags("",None,0))
        t(when + ": dump empty", lambda: d.coreDump(""))
        t(when + ": dump folder", lambda: d.coreDump("/tmp"))
        t(when + ": setmem huge", lambda: d.setMemory(2**64-1))
        t(when + ": setmax huge", lambda: d.setMaxMemory(2**63))
        t(when + ": vcpu huge", lambda: d.setVcpus(2**31-1))
        t(when + ": pinvcpu", lambda: d.pinVcpu(2**31,(True,)))
        t(when + ": iothread", lambda: d.addIOThread(2**31))
        t(when + ": period", lambda: d.setMemoryStatsPeriod(-5))
        t(when + ": blkpull", lambda: d.blockPull("vda",2**62))
        t(when + ": iotune", lambda: d.setBlockIoTune("vda",{"total_bytes_sec":2**63}) if when=="on" else 0)
        t(when + ": threshold", lambda: d.setBlockThreshold("vda",2**63))
        t(when + ": sendkey", lambda: d.sendKey(0,2**31,[1],1))
        t(when + ": screenshot", lambda: d.screenshot(c.newStream(),99))
        t(when + ": console", lambda: d.openConsole("nope",c.newStream()))
        t(when + ": channel", lambda: d.openChannel("nope",c.newStream()))
        t(when + ": rename empty", lambda: d.rename(""))
        t(when + ": migspeed", lambda: d.migrateSetMaxSpeed(2**63))
        t(when + ": attach empty", lambda: d.attachDeviceFlags("",1))
        t(when + ": attach junk", lambda: d.attachDeviceFlags("<nope/>",1))
        t(when + ": update junk", lambda: d.updateDeviceFlags("<disk>",1))
    t("restore empty", lambda: c.restore(""))
    t("restore folder", lambda: c.restore("/tmp"))
    t("restore dev", lambda: c.restore("/dev/null"))
    t("save image desc empty", lambda: c.saveImageGetXMLDesc(""))
    t("save image define empty", lambda: c.saveImageDefineXML("","<domain/>"))
    t("cells", lambda: c.getFreePages([4096],-1,5))
    t("cells 2", lambda: c.getCellsFreeMemory(5,1))
    t("cells 0", lambda: c.getCellsFreeMemory(0,0))
    t("free pages", lambda: c.getFreePages([4096],-5,1))
    t("free pages 2", lambda: c.getFreePages([4096],0,2**30))
    t("free pages big", lambda: c.getFreePages([2**31],0,1))
    t("cpu map", lambda: c.getCPUModelNames("nope"))
    t("cpu stats", lambda: c.getCPUStats(2**30))
    t("mem stats", lambda: c.getMemoryStats(99))
    t("lookup id", lambda: c.lookupByID(-1))
    t("lookup name", lambda: c.lookupByName(""))
    t("native", lambda: c.domainXMLToNative("qemu-argv","<x/>",0))
    t("native fmt", lambda: c.domainXMLToNative("nope",x,0))
    t("domcaps", lambda: c.getDomainCapabilities("/nonexistent",None,None,None))
    t("domcaps 2", lambda: c.getDomainCapabilities("",None,None,None))
    t("domcaps arch", lambda: c.getDomainCapabilities(None,"nope",None,None))
    t("create empty", lambda: c.createXML(""))
    t("define nul", lambda: c.defineXML("<domain>\x01</domain>"))
    t("define fffe", lambda: c.defineXML(x.replace("<memory","<title>a\ufffe</title><memory",1)))
    t("define latin1 decl", lambda: c.defineXML("<?xml version='1.0' encoding='ISO-8859-1'?>"+x.replace("<memory","<title>\u00e9</title><memory",1)).XMLDesc(0).count("\u00e9"))
    t("define utf16 decl", lambda: c.defineXML("<?xml version='1.0' encoding='UTF-16'?>"+x).name())
    c.close()
