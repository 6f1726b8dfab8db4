#!/usr/bin/env python3
"""Speed of the C library beside the system's, in the same run, alternating: the same program, once with each.

    bench/library.py [--pairs N] [--domains N] [--lib FOLDER]

In process (test:///default) and through the system's libvirtd in private namespaces (as root). Needs gcc, libvirt-dev, libvirt-daemon.
"""
import argparse
import os
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)


def environment(library):
    return {**os.environ, "LD_LIBRARY_PATH": library} if library else {k: v for k, v in os.environ.items() if k != "LD_LIBRARY_PATH"}


def seconds(command, library):
    env = environment(library)
    began = time.perf_counter()
    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def output(command, library):
    return subprocess.run(command, env=environment(library), check=True, stdout=subprocess.PIPE, text=True).stdout


def start_daemon():
    """The system's libvirtd where nothing of the machine's own libvirt is seen: see tests/EndToEnd/harness/side.py."""
    sys.path.insert(0, os.path.join(ROOT, "tests", "EndToEnd"))
    from harness import side

    side.private_machine()
    os.makedirs("/etc/libvirt", exist_ok=True)
    with open("/etc/libvirt/libvirtd.conf", "w", encoding="utf-8") as f:
        f.write('auth_unix_ro = "none"\nauth_unix_rw = "none"\n')
    subprocess.Popen(["libvirtd"], env=environment(None), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(100):
        if os.path.exists("/run/libvirt/libvirt-sock"):
            break
        time.sleep(0.1)
    time.sleep(1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--domains", type=int, default=1000)
    parser.add_argument("--lib", default=os.path.join(ROOT, "out", "lib"))
    parser.add_argument("--inside", action="store_true")
    args = parser.parse_args()
    if os.geteuid() == 0 and not args.inside:
        os.execvp("unshare", ["unshare", "--mount", "--net", "--ipc", "--pid", "--fork", "--kill-child", "--mount-proc", sys.executable, os.path.abspath(__file__), "--inside"] + sys.argv[1:])

    program = os.path.join(ROOT, "out", "library-bench")
    os.makedirs(os.path.dirname(program), exist_ok=True)
    subprocess.run(["gcc", "-O2", "-Wall", os.path.join(HERE, "Library", "library.c"), "-o", program, "-lvirt", "-lpthread"], check=True)
    uris = [("in process", "test:///default")]
    if args.inside:
        start_daemon()
        uris.append(("libvirtd", "test+unix:///default"))
    sides = {"ours": args.lib, "libvirt": None}
    results = {}
    for where, uri in uris:
        for pair in range(args.pairs):
            for side in (("ours", "libvirt") if pair % 2 else ("libvirt", "ours")):
                kept = results.setdefault(where, {}).setdefault(side, {})
                kept.setdefault("cold open and close, the whole program (us)", []).extend(1e6 * seconds([program, "cold", uri], sides[side]) for _ in range(10))
                kept.setdefault("memory of an idle connection (KiB)", []).append(float(output([program, "idle", uri], sides[side])))
                for line in output([program, "calls", uri, str(args.domains)], sides[side]).splitlines():
                    name, value = line.split("\t")
                    kept.setdefault(name + " (us)", []).append(float(value))
    for where, found in results.items():
        print(f"\n| {where} | ours | libvirt | ratio |\n|---|---|---|---|")
        for name, values in found["ours"].items():
            ours, theirs = statistics.median(values), statistics.median(found["libvirt"][name])
            print(f"| {name} | {ours:.4g} | {theirs:.4g} | {ours / theirs:.2f} |")
    print(f"\nlibrary: {os.path.getsize(os.path.join(args.lib, 'libvirt.so.0')) / 1e6:.1f} MB, libvirt's {os.path.getsize(os.path.realpath('/usr/lib/x86_64-linux-gnu/libvirt.so.0')) / 1e6:.1f} MB")


main()
