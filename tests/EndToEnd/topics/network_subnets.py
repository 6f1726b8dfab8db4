"""Networks that look for a free subnet of the host, and what is said when a subnet is taken. Only Vireo does this."""
import re
import subprocess

AUTO = "<network><name>{0}</name><forward mode='nat'/><bridge name='vbs{1}'/><ip address='auto'{2}>{3}</ip></network>"
RANGE = "<dhcp><range start='auto'/></dhcp>"


def run(s):
    if s.side.name == "system":
        s.skip("networks with the address 'auto'", "libvirtd has none")
        return
    subprocess.run("ip link add taken type bridge; ip addr add 192.168.124.9/23 dev taken; ip link set taken up", shell=True, check=True)
    s.run(["net-define", s.file("kept.xml", "<network><name>kept</name><bridge name='vbs9'/><ip address='192.168.126.1' prefix='24'/></network>")])
    found = []
    for number, (name, prefix, dhcp) in enumerate((("first", "", RANGE), ("second", " prefix='20'", ""), ("third", " prefix='28'", RANGE))):
        s.check(f"{name} is defined", s.run(["net-define", s.file(name + ".xml", AUTO.format(name, number, prefix, dhcp))]).ok)
        started = s.run("net-start " + name)
        s.check(f"{name} starts", started.ok, started.err)
        live = s.run("net-dumpxml " + name).out
        found.append(re.findall(r"<ip address='([^']*)' prefix='(\d+)'|<range start='([^']*)' end='([^']*)'", live))
        s.check(f"{name} keeps its definition", "address='auto'" in s.run(f"net-dumpxml {name} --inactive").out)
        s.check(f"the bridge of {name} has the address", found[-1] and found[-1][0][0] in subprocess.run(
            ["ip", "addr", "show", f"vbs{number}"], capture_output=True, text=True, check=False).stdout)
    s.check("the first one is free, and all of it is given out", found[0] == [
        ("192.168.127.1", "24", "", ""), ("", "", "192.168.127.2", "192.168.127.254")], found[0])
    s.check("a large one is free", found[1] == [("192.168.128.1", "20", "", "")], found[1])
    s.check("a small one is free", found[2] == [("192.168.144.1", "28", "", ""), ("", "", "192.168.144.2", "192.168.144.14")], found[2])
    s.side.kill()
    s.side.start()
    s.check("the address is known after a kill", "192.168.127.1" in s.run("net-dumpxml first").out)
    clash = "<network><name>clash</name><bridge name='vbs8'/><ip address='192.168.124.1' prefix='23'/></network>"
    refused = s.run(["net-create", s.file("clash.xml", clash)])
    s.check("a clash names who has it and what is free", re.search(
        r"already in use by interface taken \(192\.168\.146\.0/23 is free\)", refused.err), refused.err)
    for wrong in (" prefix='30'", " family='ipv6'", " netmask='255.255.255.0'"):
        s.check("refused:" + wrong, not s.run(["net-define", s.file("wrong.xml", AUTO.format("wrong", 7, wrong, ""))]).ok)
    for inside in ("<dhcp><range start='10.0.0.2' end='10.0.0.9'/></dhcp>", "<dhcp><host mac='52:54:00:00:00:01' ip='10.0.0.3'/></dhcp>"):
        s.check("refused: " + inside, not s.run(["net-define", s.file("wrong.xml", AUTO.format("wrong", 7, "", inside))]).ok)
    for name in ("first", "second", "third"):
        s.run("net-destroy " + name)
        s.check(f"{name} is as it was defined", "address='auto'" in s.run("net-dumpxml " + name).out)
