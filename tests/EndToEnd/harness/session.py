"""What a topic talks to: runs virsh, records its answers for the comparison, and checks what both sides must do alike.

A *step* is recorded under a name and compared with the same step of the other side. A *check* must hold on each side.
"""
import os
import re
import subprocess
import time

from harness.relay import COMMANDS, Relay

# libvirtd waits for the monitor's socket, and an emulator that ends at once may take the socket away again in between. What it said is then not
# reported. Only load makes that happen, so the step is asked again.
RACE = re.compile(r"failed to connect to monitor socket")
UUID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")


class Result:
    def __init__(self, out, err, code):
        self.out, self.err, self.code = out, err, code

    @property
    def ok(self):
        return self.code == 0


class Session:
    def __init__(self, side, guest, work):
        self.side = side
        self.guest = guest          # folder with vmlinuz and initrd.img
        self.work = work            # scratch folder of this topic
        self.uri = side.uri("qemu", "system")
        self.records = []
        self.checks = []
        self.keep_uuids = set()
        self.skipped = []
        self.seconds = 0.0          # how long the last command took

    # -------------------------------------------------------------- running
    def run(self, command, uri=None, readonly=False, stdin=None, timeout=180, env=None):
        """One virsh process, not recorded. COMMAND is a list, or a string split at blanks."""
        words = command if isinstance(command, list) else command.split()
        uri = uri or self.uri
        if words[0] in COMMANDS and "?socket=/" in uri:
            driver, target = uri.split("?socket=")
            with Relay(target, self.work + "/relay") as relay:
                return self._virsh(words, f"{driver}?socket={relay.path}", readonly, stdin, timeout, env)
        return self._virsh(words, uri, readonly, stdin, timeout, env)

    @staticmethod
    def _virsh(words, uri, readonly, stdin, timeout, env):
        argv = ["virsh"] + (["-r"] if readonly else []) + ["-c", uri] + words
        full = dict(os.environ, LC_ALL="C", TZ="UTC", **(env or {}))
        try:
            done = subprocess.run(argv, input=stdin, capture_output=True, timeout=timeout, env=full, text=True, errors="replace", check=False)
        except subprocess.TimeoutExpired:
            return Result("", f"no answer within {timeout} s", -1)
        return Result(done.stdout, done.stderr, done.returncode)

    def virsh(self, command, name=None, mask=None, mode="equal", **options):
        """One virsh process whose answer is recorded. MASK is a list of (regex, replacement) for what differs by nature."""
        began = time.monotonic()
        result = self.run(command, **options)
        for _ in range(10):
            if self.side.name != "system" or not RACE.search(result.err):
                break
            result = self.run(command, **options)
        self.seconds = time.monotonic() - began
        words = command if isinstance(command, str) else " ".join(command)
        text = result.out + "".join("! " + line + "\n" for line in result.err.splitlines()) + f"= {result.code}\n"
        self.record(name or self.plain(words), text, mask, mode)
        return result

    def steady(self, call):
        """CALL(), asked again while the system's daemon loses that race."""
        for _ in range(10):
            try:
                return call()
            except Exception as e:  # pylint: disable=broad-exception-caught
                if self.side.name != "system" or not RACE.search(str(e)):
                    raise
        return call()

    def virsh_all(self, commands, **options):
        for command in commands:
            self.virsh(command, **options)

    # ------------------------------------------------------------ recording
    def plain(self, text):
        """Takes out of a text what belongs to this run only: the daemon's root, the scratch folder, random UUIDs."""
        if self.side.root:
            text = text.replace(self.side.root, "")
        text = text.replace(self.work, "/WORK")
        return UUID.sub(lambda m: m.group() if m.group() in self.keep_uuids else "<uuid>", text)

    def record(self, name, text, mask=None, mode="equal"):
        """mode 'equal': the same text on both sides. 'subset': each line of libvirtd's is in ours, in order; a newer
        version may add lines."""
        text = self.plain(text)
        for pattern, replacement in mask or []:
            text = re.sub(pattern, replacement, text, flags=re.M)
        base, n = name, 1
        while any(r["name"] == name for r in self.records):
            n += 1
            name = f"{base} #{n}"
        self.records.append({"name": name, "text": text, "mode": mode, "seconds": round(self.seconds, 3)})

    def check(self, name, condition, detail=""):
        self.checks.append({"name": name, "ok": bool(condition), "detail": "" if condition else self.plain(str(detail))[:20000]})
        return bool(condition)

    def skip(self, name, reason):
        self.skipped.append({"name": name, "reason": reason})

    def uuid(self, value):
        """Declares a UUID of the topic's own, which the comparison leaves as it is."""
        self.keep_uuids.add(value)
        return value

    # -------------------------------------------------------------- helpers
    def wait(self, what, seconds=120, step=0.1):
        """Calls WHAT until it gives something true, and returns that, or None when the time is up."""
        end = time.monotonic() + seconds
        while True:
            value = what()
            if value or time.monotonic() > end:
                return value
            time.sleep(step)

    def state(self, name):
        return self.run(["domstate", name]).out.strip()

    def wait_state(self, name, state, seconds=120):
        return self.check(f"{name} becomes {state}", self.wait(lambda: self.state(name) == state, seconds), f"state is {self.state(name)!r}")

    def file(self, name, text):
        path = os.path.join(self.work, name)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        return path

    def connect(self, uri=None):
        import libvirt
        return libvirt.open(uri or self.uri)
