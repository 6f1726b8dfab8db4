"""What run.sh shows of the console: virsh in a pseudo-terminal, its words printed as they come.

    console.py boot URI GUEST     starts the guest with its console and prints it until the shell's prompt
    console.py talk URI GUEST     opens the console, types two commands, prints the answers
"""
import os
import pty
import re
import select
import sys
import time

PROMPT = "guest# "
CONTROL = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]|\x1bc|\r")


class Shown:
    def __init__(self, argv):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvp(argv[0], argv)
        self.seen = ""

    def expect(self, wanted, seconds):
        """Prints what comes until the text is there."""
        end = time.monotonic() + seconds
        pending = b""
        while wanted not in self.seen:
            if time.monotonic() > end:
                return False
            if not select.select([self.fd], [], [], 0.5)[0]:
                continue
            try:
                data = os.read(self.fd, 4096)
            except OSError:
                return False
            if not data:
                return False
            pending += data
            # A control sequence may be cut in two: what begins one at the end waits for more.
            cut = pending.rfind(b"\x1b")
            whole, pending = (pending, b"") if cut < 0 or len(pending) - cut > 12 or CONTROL.match(pending, cut) else (pending[:cut], pending[cut:])
            text = CONTROL.sub(b"", whole).decode("utf-8", "replace")
            self.seen += text
            sys.stdout.write(text)
            sys.stdout.flush()
        self.seen = self.seen.split(wanted, 1)[1]
        return True

    def leave(self):
        os.write(self.fd, b"\x1d")
        for _ in range(50):
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                return
            time.sleep(0.1)
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)


def main():
    what, uri, guest = sys.argv[1:]
    if what == "boot":
        shown = Shown(["virsh", "-c", uri, "start", guest, "--console"])
        good = shown.expect("vireo-guest is up", 180) and shown.expect(PROMPT, 60)
    else:
        shown = Shown(["virsh", "-c", uri, "console", guest])
        good = shown.expect("Escape character", 60)
        # What is typed before virsh has the console open is lost: Enter is pressed until the shell answers.
        for _ in range(60):
            os.write(shown.fd, b"\n")
            if shown.expect(PROMPT, 1):
                break
        for command, answer in (("uname -a", "Linux vireo-guest"), ("echo $((6 * 7)) is the answer of $(hostname)", "42 is the answer of vireo-guest")):
            os.write(shown.fd, command.encode() + b"\n")
            good = good and shown.expect(answer, 60) and shown.expect(PROMPT, 60)
    shown.leave()
    return 0 if good else 1


sys.exit(main())
