"""The volumes of a pool with their sizes by 'vireo volume list': one question to vireod, three a volume to libvirtd, and the same answer."""
import json
import os
import subprocess

POOL = "<pool type='dir'><name>{}</name><target><path>{}</path></target></pool>"
VOLUME = "<volume><name>{}</name><capacity>{}</capacity><allocation>{}</allocation><target><format type='{}'/></target></volume>"
KINDS = (("raw", 1 << 20, 1 << 20), ("raw", 1 << 20, 0), ("qcow2", 1 << 30, 0), ("dir", 0, 0))


def run(s):
    program = os.path.join(os.path.dirname(s.side.vireod), "vireo")
    if not os.path.exists(program):
        s.skip("listing", "the program 'vireo' is not built")
        return

    def ask(*words):
        done = subprocess.run([program, "volume", "list", "--connect", s.uri, *words], capture_output=True, text=True, timeout=60, check=False)
        return done

    folder = s.work + "/pool"
    os.mkdir(folder)
    conn = s.connect()
    pool = conn.storagePoolDefineXML(POOL.format("listing", folder), 0)
    s.record("inactive", "{0.returncode}\n{0.stdout}{0.stderr}".format(ask("listing")))
    s.record("unknown pool", "{0.returncode}\n{0.stdout}{0.stderr}".format(ask("none")))
    pool.create()
    s.record("empty", ask("listing").stdout)
    for n in range(40):
        kind, capacity, allocation = KINDS[n % len(KINDS)]
        pool.createXML(VOLUME.format(f"volume {n}", capacity, allocation, kind), 0)
    s.record("as text", ask("listing").stdout)
    listed = json.loads(ask("--output", "json", "listing").stdout)
    s.record("as JSON", json.dumps(listed, indent=1))
    s.check("each volume is in the list", sorted(v["name"] for v in listed) == sorted(pool.listVolumes()), listed)
    for v in listed:
        volume = pool.storageVolLookupByName(v["name"])
        s.check("as libvirt's calls say: " + v["name"],
                volume.info()[1:] + [volume.path(), volume.key()] == [v["capacity"], v["allocation"], v["path"], v["key"]], v)
    os.truncate(folder + "/volume 0", 3 << 20)
    os.unlink(folder + "/volume 1")
    found = {v["name"]: v for v in json.loads(ask("--output", "json", "listing").stdout)}
    if s.side.name == "vireo":
        s.check("what changed outside is seen, what is gone is not", found["volume 0"]["capacity"] == 3 << 20 and "volume 1" not in found, found)
    usage = ask()
    s.record("usage", f"{usage.returncode}\n{usage.stderr}")
