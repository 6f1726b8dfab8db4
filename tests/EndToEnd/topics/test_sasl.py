"""Authentication by SASL over TCP: virsh with stored credentials, right, wrong and not listed."""
import os
import subprocess

USERS = ("fred", "joe")
CONF = """listen_tls = 0
listen_tcp = 1
listen_addr = "127.0.0.1"
auth_tcp = "sasl"
sasl_allowed_username_list = [ "f*" ]
"""
URI = "test+tcp://127.0.0.1/default"


def run(s):
    if not os.path.exists("/usr/sbin/saslpasswd2"):
        s.skip("sasl", "needs saslpasswd2 (package sasl2-bin)")
        return
    prepare(s)
    s.side.stop()
    s.side.start("--listen")
    for name, user, password in (("right", "fred", "secret"), ("wrong", "fred", "guess"), ("unlisted", "joe", "secret")):
        env = {"LIBVIRT_AUTH_FILE": credentials(s, name, user, password)}
        s.virsh("list --all", uri=URI, env=env, name=f"list: {name}")
    env = {"LIBVIRT_AUTH_FILE": credentials(s, "stored", "fred", "secret")}
    s.virsh("dumpxml test", uri=URI, env=env, name="what is longer than one piece")
    for mechanism in ("gssapi", "DIGEST-MD5", "digest-md5"):
        s.virsh("list", uri=f"{URI}?auth=sasl.{mechanism}", env=env, name=f"mechanism {mechanism}")
    s.virsh("list", uri=f"{URI}?auth=none", env=env, name="without")
    s.virsh("list", uri=URI, env={"LIBVIRT_AUTH_FILE": "/dev/null"}, stdin="", name="nobody to ask")
    # The description is more than a mechanism takes in one piece.
    big = s.file("big.xml", f"<domain type='test'><name>big</name><memory>1024</memory><os><type>hvm</type></os><description>{'x' * 300000}</description></domain>")
    s.virsh(["define", big], uri=URI, env=env, name="a long document there")
    s.virsh("dumpxml big", uri=URI, env=env, name="and back")


def prepare(s):
    folder = s.side.root + "/etc/sasl2"
    os.makedirs(folder, exist_ok=True)
    if not s.side.root:
        subprocess.run(["mount", "-t", "tmpfs", "tmpfs", folder], check=True)
    database = folder + "/users.db"
    with open(folder + "/libvirt.conf", "w", encoding="utf-8") as f:
        f.write(f"mech_list: digest-md5\nsasldb_path: {database}\n")
    for user in USERS:
        subprocess.run(["saslpasswd2", "-p", "-c", "-a", "libvirt", "-f", database, user], input=b"secret", check=True)
    with open(s.side.root + "/etc/libvirt/libvirtd.conf", "a", encoding="utf-8") as f:
        f.write(CONF)


def credentials(s, name, user, password):
    return s.file(f"auth-{name}.conf", f"[credentials-a]\nauthname={user}\npassword={password}\n[auth-libvirt-default]\ncredentials=a\n[auth-libvirt-127.0.0.1]\ncredentials=a\n")
