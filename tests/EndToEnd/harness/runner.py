"""Runs the topics on both sides at once, compares the steps, and prints a line per topic and the sum at the end.

    runner.py [-v] [--only system|vireo] [--noise] [--pending] [--vireod PATH] [--guest DIR] [--out DIR] [--limit SECONDS] [TOPIC...]

A step that is known to differ, because what it needs is not built or not right yet, stands in pending.txt as "TOPIC STEP" ("TOPIC *" for a whole topic): it counts as skipped while it
differs. --pending writes the file anew from this run: read what that changes, as with any lock file. A step that is not listed fails when it differs.
A topic that fails runs once more on libvirtd's side alone: where libvirtd answers in two ways, vireod must have answered in one of them.
"""
import argparse
import difflib
import json
import os
import re
import shutil
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, HERE)
sys.dont_write_bytecode = True

from harness.differences import DIFFERENCES  # noqa: E402

PENDING = os.path.join(HERE, "pending.txt")


def read_pending():
    """The steps that may differ for now, as a set of "TOPIC STEP"."""
    if not os.path.exists(PENDING):
        return set()
    with open(PENDING, encoding="utf-8") as f:
        return {line.rstrip("\n") for line in f if line.strip() and not line.startswith("#")}


def write_pending(found, topics):
    """Drops the entries of the topics that ran and do not differ any more; the groups and their reasons stay, and what is new comes last."""
    with open(PENDING, encoding="utf-8") as f:
        lines = f.read().splitlines()
    lines = [line for line in lines if not line or line.startswith("#") or line.split(" ", 1)[0] not in topics or line in found]
    lines += sorted(found - set(lines))
    with open(PENDING, "w", encoding="utf-8") as f:
        f.writelines(line + "\n" for line in lines)


def start(side, topic, options):
    folder = os.path.join(options.out, topic)
    os.makedirs(folder, exist_ok=True)
    result, log = (os.path.join(folder, f"{side}.{kind}") for kind in ("json", "log"))
    for path in (result, log):
        if os.path.exists(path):
            os.unlink(path)
    argv = ["unshare", "-m", "-n", "-p", "-f", "--kill-child", "--mount-proc", "/usr/bin/python3",
            os.path.join(HERE, "harness", "worker.py"), "system" if side == "noise" else side, topic, result, log, options.vireod, options.guest]
    with open(os.path.join(folder, side + ".err"), "wb") as err:
        process = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=err, stderr=err, start_new_session=True)
    return process, result, err.name


def finish(started, limit):
    process, result, err = started
    try:
        process.wait(limit)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return {"records": [], "checks": [], "skipped": [], "crash": f"no end within {limit} s"}
    try:
        with open(result, encoding="utf-8") as f:
            return json.load(f)
    except (OSError, ValueError):
        with open(err, encoding="utf-8", errors="replace") as f:
            return {"records": [], "checks": [], "skipped": [], "crash": "the worker died: " + f.read()[-600:]}


def allowed(topic, name, text):
    """Rewrites what versions are known to do differently; each rule of the list says why."""
    for rule in DIFFERENCES:
        if re.search(rule.topic, topic) and re.search(rule.step, name):
            text = re.sub(rule.pattern, rule.replacement, text, flags=re.M)
    return text


def same(mode, theirs, ours):
    if mode == "subset":
        rest = iter(ours.splitlines())
        return all(any(line == other for other in rest) for line in theirs.splitlines())
    return theirs == ours


class Tally:
    def __init__(self, topic, pending):
        self.passed = self.failed = self.skipped = self.pending = 0
        self.complaints = []
        self.both_ways = []
        self.topic = topic
        self.listed = pending
        self.found = set()

    def unsteady(self, step):
        """A step at which libvirtd answered in two ways, and vireod in one of them."""
        self.passed += 1
        self.both_ways.append(step)

    def fail(self, step, text, may_wait=True):
        key = f"{self.topic} {step}".replace("\n", " ")
        if may_wait:
            self.found.add(key)
            if key in self.listed or f"{self.topic} *" in self.listed:
                self.skipped += 1
                self.pending += 1
                return
        self.failed += 1
        self.complaints.append(text)


def judge(topic, system, vireo, pending, again=None):
    """Compares the two sides. AGAIN is a second run of libvirtd: where it answers in two ways, ours must be one of them."""
    tally = Tally(topic, pending)
    held = {c["name"] for c in again["checks"] if c["ok"]} if again else set()
    for side, data in (("libvirtd", system), ("vireod", vireo)):
        if data is None:
            continue
        for check in data["checks"]:
            if check["ok"]:
                tally.passed += 1
            elif side == "libvirtd" and check["name"] in held:
                tally.unsteady(check["name"])
            else:
                tally.fail(check["name"], f"{side}: {check['name']}: {check['detail']}", may_wait=side == "vireod")
        tally.skipped += len(data["skipped"])
        if data["crash"]:
            tally.fail("broke off", f"{side}: broke off: {data['crash']}", may_wait=side == "vireod")
    if system is None or vireo is None:
        tally.skipped += len((system or vireo)["records"])
        return tally
    ours = {r["name"]: r for r in vireo["records"]}
    second = {r["name"]: r for r in again["records"]} if again else {}
    for record in system["records"]:
        name = record["name"]
        if name not in ours:
            tally.fail(name, f"{name}: step missing on vireod")
            continue
        a, b = (allowed(topic, name, r["text"]) for r in (record, ours[name]))
        if same(record["mode"], a, b):
            tally.passed += 1
        elif name in second and same(record["mode"], allowed(topic, name, second[name]["text"]), b):
            tally.unsteady(name)
        else:
            diff = "\n".join(difflib.unified_diff(a.splitlines(), b.splitlines(), "libvirtd", "vireod", lineterm="", n=1))
            tally.fail(name, f"{name}:\n{diff}")
    return tally


def run_topic(topic, sides, options, pending):
    started = {side: start(side, topic, options) for side in sides}
    data = {side: finish(started[side], options.limit) for side in sides}
    tally = judge(topic, data.get("system"), data.get(sides[-1]) if sides[-1] != "system" else None, pending)
    if tally.failed and not options.noise and len(sides) == 2:
        # libvirtd loses races of its own under load. It is asked a second time, never vireod, which has to be right at once.
        again = finish(start("system", topic, options), options.limit)
        system = again if data["system"]["crash"] else data["system"]
        tally = judge(topic, system, data["vireo"], pending, again)
    return tally


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("-v", action="store_true", dest="verbose")
    parser.add_argument("--only", choices=("system", "vireo"))
    parser.add_argument("--noise", action="store_true", help="libvirtd against itself: what differs then is noise, and must be masked")
    parser.add_argument("--pending", action="store_true", help="write pending.txt anew from this run")
    parser.add_argument("--vireod", default=os.path.join(ROOT, "out", "bin", "vireod"))
    parser.add_argument("--guest", default=os.path.join(ROOT, "out", "guest"))
    parser.add_argument("--out", default=os.path.join(ROOT, "out", "e2e"))
    parser.add_argument("--limit", type=int, default=1200, help="seconds for one topic on one side; many rounds of qemu_kills take longer")
    parser.add_argument("topics", nargs="*")
    options = parser.parse_args()
    topics = options.topics or sorted(f[:-3] for f in os.listdir(os.path.join(HERE, "topics")) if f.endswith(".py") and not f.startswith("_"))
    sides = [options.only] if options.only else ["system", "vireo"]
    if options.noise:
        sides = ["system", "noise"]
    if "system" in sides and not shutil.which("libvirtd"):
        print("libvirtd is not installed: its side is left out, the steps count as skipped")
        sides.remove("system")
    passed = failed = skipped = 0
    pending, found = (set() if options.pending else read_pending()), set()
    for topic in topics:
        began = time.monotonic()
        tally = run_topic(topic, sides, options, pending)
        found |= tally.found
        passed, failed, skipped = passed + tally.passed, failed + tally.failed, skipped + tally.skipped
        print(f"e2e {topic}: {tally.passed} passed, {tally.failed} failed, {tally.skipped} skipped"
              + (f", {tally.pending} of them pending" if tally.pending else "") + f" ({time.monotonic() - began:.0f} s)", flush=True)
        if tally.both_ways:
            print("  libvirtd answered in two ways: " + ", ".join(tally.both_ways), flush=True)
        shown = tally.complaints if options.verbose else tally.complaints[:6]
        for complaint in shown:
            text = complaint if options.verbose else complaint[:1200]
            print("  FAILED " + text.replace("\n", "\n    "), flush=True)
        if len(shown) < len(tally.complaints):
            print(f"  … and {len(tally.complaints) - len(shown)} more (-v shows all)")
    if options.pending:
        write_pending(found, topics)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


sys.exit(main())
