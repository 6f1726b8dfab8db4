"""Networks, storage pools and volumes, interfaces, node devices of the test driver."""

NETWORK = """<network><name>net1</name><uuid>11111111-0000-0000-0000-000000000001</uuid>
<forward mode='nat' dev='eth0'/><bridge name='virbr7' stp='on' delay='0'/>
<domain name='example.org'/>
<ip address='192.168.77.1' netmask='255.255.255.0'><dhcp><range start='192.168.77.10' end='192.168.77.20'/>
<host mac='52:54:00:11:22:33' name='a' ip='192.168.77.5'/></dhcp></ip></network>
"""
POOL = """<pool type='dir'><name>pool1</name><uuid>11111111-0000-0000-0000-000000000002</uuid>
<target><path>/pool/one</path></target></pool>
"""
VOLUME = """<volume><name>vol1</name><capacity unit='MiB'>10</capacity><allocation>0</allocation>
<target><format type='qcow2'/></target></volume>
"""
INTERFACE = """<interface type='ethernet' name='eth7'><start mode='onboot'/><mac address='aa:bb:cc:00:00:07'/><mtu size='1492'/>
<protocol family='ipv4'><ip address='192.168.9.5' prefix='24'/><route gateway='192.168.9.1'/></protocol></interface>
"""
HOSTDEV = """<device><parent>scsi_host1</parent><capability type='scsi_host'><capability type='fc_host'>
<wwnn>2000000012341234</wwnn><wwpn>1000000012341234</wwpn></capability></capability></device>
"""

STEPS = """
net-define {network}
net-list --all
net-dumpxml net1
net-info net1
net-start net1
net-start net1
net-list
net-dumpxml net1 --inactive
net-autostart net1
net-info net1
net-autostart net1 --disable
net-update net1 add ip-dhcp-host <host\u00a0mac='52:54:00:11:22:44'\u00a0ip='192.168.77.6'/> --live --config
net-update net1 add ip-dhcp-host <host\u00a0mac='52:54:00:11:22:44'\u00a0ip='192.168.77.6'/> --live
net-update net1 delete ip-dhcp-host <host\u00a0mac='52:54:00:11:22:33'/> --config
net-dumpxml net1
net-dumpxml net1 --inactive
net-dhcp-leases net1
net-destroy net1
net-destroy net1
net-undefine net1
net-undefine net1
net-create {network}
net-info net1
net-undefine net1
net-destroy net1
net-list --all
net-destroy default
net-list --all
net-start default
pool-define {pool}
pool-list --all --details
pool-dumpxml pool1
pool-info pool1
vol-list pool1
pool-build pool1
pool-start pool1
pool-start pool1
pool-info pool1 --bytes
pool-autostart pool1
pool-info pool1
pool-refresh pool1
vol-create pool1 {volume}
vol-list pool1 --details
vol-info vol1 pool1
vol-info vol1 pool1 --bytes
vol-dumpxml vol1 pool1
vol-path vol1 pool1
vol-key vol1 pool1
vol-name /pool/one/vol1
vol-pool /pool/one/vol1
vol-create pool1 {volume}
vol-create-as pool1 vol2 1M --format raw
vol-create-as pool1 big 1000G
vol-clone vol1 vol3 pool1
vol-resize vol2 2M pool1
vol-wipe vol2 pool1
vol-delete vol2 pool1
vol-delete vol2 pool1
vol-list pool1
pool-info pool1
pool-destroy pool1
pool-destroy pool1
vol-list pool1
pool-delete pool1
pool-undefine pool1
pool-list --all
pool-create {pool}
pool-info pool1
pool-undefine pool1
pool-destroy pool1
pool-list --all
pool-define-as p2 dir --target /pool/two
pool-dumpxml p2
pool-undefine p2
pool-destroy default-pool
pool-undefine default-pool
pool-list --all
iface-define {interface}
iface-list --all
iface-dumpxml eth7
iface-mac eth7
iface-name aa:bb:cc:00:00:07
iface-start eth7
iface-start eth7
iface-list
iface-destroy eth7
iface-destroy eth7
iface-begin
iface-begin
iface-undefine eth7
iface-list --all
iface-rollback
iface-list --all
iface-begin
iface-undefine eth7
iface-commit
iface-commit
iface-rollback
iface-list --all
iface-bridge eth1 br0
nodedev-create {hostdev}
nodedev-list
nodedev-reset computer
nodedev-detach computer
nodedev-destroy computer
nwfilter-define {network}
secret-define {network}
""".strip().splitlines()


def run(s):
    uri = s.side.uri("test", "default")
    hold = s.connect(uri)
    for number in (1, 2):
        s.uuid(f"11111111-0000-0000-0000-00000000000{number}")
    s.uuid("dd8fe884-6c02-601e-7551-cca97df1c5df")
    files = {name: s.file(name + ".xml", text) for name, text in
             (("network", NETWORK), ("pool", POOL), ("volume", VOLUME), ("interface", INTERFACE), ("hostdev", HOSTDEV))}
    for step in STEPS:
        words = [w.replace("\u00a0", " ") for w in step.format(**files).split(" ")]
        s.virsh(words, uri=uri)
    hold.close()
