"""The daemon's long work as jobs: shown with its progress by 'vireo job', ended by it, and kept with its result."""
import json
import os
import re
import signal
import subprocess
import threading

import libvirt

from harness import kills

SIZE = 768 << 20
POOL = "<pool type='dir'><name>jobs</name><target><path>{}</path></target></pool>"
VOLUME = "<volume><name>{}</name><capacity>{}</capacity><allocation>{}</allocation><target><format type='{}'/></target></volume>"


def run(s):
    libvirt.registerErrorHandler(lambda _, error: None, None)
    program = os.path.join(os.path.dirname(s.side.vireod), "vireo")
    if s.side.name != "vireo" or not os.path.exists(program):
        s.skip("jobs of the daemon", "libvirtd has none" if s.side.name != "vireo" else "the program 'vireo' is not built")
        return
    folder = s.work + "/pool"
    os.mkdir(folder)
    conn = s.connect()
    pool = conn.storagePoolDefineXML(POOL.format(folder), 0)
    pool.create()
    jobs = Jobs(s, program)
    source = pool.createXML(VOLUME.format("source", SIZE, SIZE, "raw"), 0)
    with open(folder + "/source", "r+b") as f:
        for _ in range(SIZE >> 20):
            f.write(b"\x55" * (1 << 20))
    built = jobs.all()[-1]
    s.check("a volume that was made is kept as a job", (built["kind"], built["object"], built["state"], built["processed"]) ==
            ("build", "volume jobs/source", "completed", built["total"]) and built["owner"].startswith("user 0, process "), built)

    copies(s, jobs, pool, source, folder)
    wipes(s, jobs, pool)
    transfers(s, jobs, conn, pool, folder)
    refusals(s, jobs)


class Jobs:
    """What 'vireo job' says."""

    def __init__(self, s, program):
        self.s, self.program = s, program

    def call(self, *arguments):
        return subprocess.run([self.program, "job", *arguments], capture_output=True, text=True, timeout=60, check=False)

    def all(self):
        done = self.call("list", "--connect", self.s.uri, "--output", "json")
        if done.returncode:
            raise RuntimeError(done.stderr)
        return json.loads(done.stdout)

    def running(self, kind):
        """The running job of that kind, once it has done something."""
        return self.s.wait(lambda: next((j for j in self.all() if j["state"] == "running" and j["kind"] == kind and j["processed"]), None), 20, 0.01)

    def of(self, number):
        return next(j for j in self.all() if j["id"] == number)

    def cancel(self, number):
        return self.call("cancel", f"--connect={self.s.uri}", str(number))


def attempt(what):
    """Does something on a thread of its own; the result is its error, or None."""
    result = []

    def work():
        try:
            what()
            result.append(None)
        except libvirt.libvirtError as e:
            result.append((e.get_error_code(), e.get_error_message()))

    thread = threading.Thread(target=work, daemon=True)
    thread.start()

    def wait():
        thread.join(60)
        return result[0] if result else "it still waits"
    return wait


def hold(s):
    """Stops the daemon's tool in the midst of its work, so that there is time to look; its number."""
    def find():
        for pid in kills.children(s.side.process.pid):
            try:
                with open(f"/proc/{pid}/cmdline", "rb") as f, open(f"/proc/{pid}/io", encoding="ascii") as figures:
                    tool = os.path.basename(f.read().split(b"\0")[0])
                    if tool in (b"qemu-img", b"scrub") and int(re.search(r"wchar: (\d+)", figures.read()).group(1)) > 1 << 20:
                        os.kill(pid, signal.SIGSTOP)
                        return pid
            except OSError:
                pass
        return None
    return s.wait(find, 20, 0)


def cancelled(s, jobs, kind, name, work):
    """Ends a job in its midst: its caller, the list and the daemon agree."""
    wait = attempt(work)
    held = hold(s)
    job = jobs.running(kind)
    if not s.check(f"{kind} of {name} is shown", job and job["processed"] <= job["total"] or job and not job["total"], jobs.all()):
        return
    done = jobs.cancel(job["id"])
    s.check(f"the tool of {kind} of {name} ends", s.wait(lambda: not os.path.exists(f"/proc/{held}"), 10))
    s.check(f"{kind} of {name} can be cancelled", done.returncode == 0, done)
    text = f"{kind} of volume jobs/{name}: canceled by client"
    answer = wait()
    s.check(f"{kind} of {name}: its caller is told", answer == (libvirt.VIR_ERR_OPERATION_ABORTED, "operation aborted: " + text), answer)
    after = jobs.of(job["id"])
    s.check(f"{kind} of {name}: its result is kept", after["state"] == "canceled" and text in after["error"] and after["ended"] >= after["begun"], after)


def copies(s, jobs, pool, source, folder):
    for form in ("qcow2", "vmdk"):
        name = "copy." + form
        cancelled(s, jobs, "copy", name, lambda n=name, f=form: pool.createXMLFrom(VOLUME.format(n, SIZE, 0, f), source, 0))
        s.check(f"nothing is left of {name}", os.listdir(folder) == ["source"] and [v.name() for v in pool.listAllVolumes()] == ["source"],
                os.listdir(folder))
    copy = pool.createXMLFrom(VOLUME.format("whole", SIZE, 0, "qcow2"), source, 0)
    last = jobs.all()[-1]
    s.check("a copy that came to its end is whole", last["state"] == "completed" and last["processed"] >= SIZE and last["error"] is None, last)
    copy.delete()


def wipes(s, jobs, pool):
    volume = pool.createXML(VOLUME.format("wiped", SIZE // 4, SIZE // 4, "raw"), 0)
    cancelled(s, jobs, "wipe", "wiped", lambda: volume.wipePattern(libvirt.VIR_STORAGE_VOL_WIPE_ALG_GUTMANN))
    volume.wipe()
    volume.delete()


def transfers(s, jobs, conn, pool, folder):
    volume = pool.createXML(VOLUME.format("sent", 1 << 20, 0, "raw"), 0)
    stream = conn.newStream()
    volume.upload(stream, 0, 1 << 20)
    stream.send(b"a" * 65536)
    job = jobs.running("upload")
    s.check("an upload is shown", job and (job["processed"], job["total"]) == (65536, 1 << 20), job)
    s.check("an upload whose client is silent can be cancelled", jobs.cancel(job["id"]).returncode == 0)
    s.check("its result is kept", s.wait(lambda: jobs.of(job["id"])["state"] == "canceled", 10), jobs.of(job["id"]))
    s.check("the volume is free again", attempt(lambda: volume.resize(2 << 20))() is None)
    answer = attempt(lambda: [stream.send(b"a" * 65536), stream.finish()])()
    s.check("its client is told", answer and "canceled by client" in answer[1], answer)
    stream = conn.newStream()
    volume.download(stream, 0, 0)
    got = stream.recv(1000)
    stream.abort()
    s.check("a download that its client breaks off has failed", s.wait(lambda: jobs.all()[-1]["state"] == "failed", 10), (jobs.all()[-1], got))
    volume.delete()
    s.check("only the source is left", os.listdir(folder) == ["source"], os.listdir(folder))


def refusals(s, jobs):
    done = jobs.cancel(1)
    s.check("a job that has ended cannot be cancelled", done.returncode == 1 and
            done.stderr == "error: invalid argument: no job with id 1 is running\n", done)
    text = jobs.call("list", "--connect", s.uri)
    s.check("the list is for people too", text.returncode == 0 and text.stdout.splitlines()[0].split() == ["Id", "State", "Kind", "Done", "Object", "Owner"]
            and "canceled by client" in text.stdout, text)
    for arguments in (["list", "--nonsense"], ["cancel"], ["cancel", "x"], []):
        done = jobs.call(*arguments)
        s.check(f"'vireo job {' '.join(arguments)}' is refused", done.returncode == 2 and done.stderr.startswith("error: "), done)
    read_only = s.uri + "-ro"
    done = jobs.call("cancel", "--connect", read_only, "1")
    s.check("who may only read cancels nothing", done.returncode == 1 and "read only" in done.stderr, done)
    s.check("who may only read sees the jobs", jobs.call("list", "--connect", read_only).returncode == 0)
