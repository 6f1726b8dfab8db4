"""A program in a pseudo-terminal, as a person would sit before it."""
import os
import pty
import re
import select
import signal
import time

PROMPT = "guest# "
CONTROL = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]|\x1bc|\r")


class Terminal:
    def __init__(self, argv):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ["TERM"] = "dumb"
            os.execvp(argv[0], argv)
        self.raw = b""

    @property
    def text(self):
        return CONTROL.sub(b"", self.raw).decode("utf-8", "replace")

    def send(self, data):
        os.write(self.fd, data if isinstance(data, bytes) else data.encode())

    @classmethod
    def console(cls, s, guest):
        """virsh's console of the test guest, at the prompt of its shell."""
        terminal = cls(["virsh", "-c", s.uri, "console", guest, "--force"])
        s.check(f"the console of {guest} gives a prompt", terminal.prompt(), terminal.text)
        return terminal

    def prompt(self, seconds=240):
        """Presses Enter until the guest's shell answers: what is typed before virsh has the console open is lost."""
        end = time.monotonic() + seconds
        try:
            self.send("\n")
            while not self.expect(PROMPT, 2):
                if time.monotonic() > end:
                    return False
                time.sleep(0.1)
                self.send("\n")
            # Each Enter gives a prompt of its own; behind this answer none is left over.
            self.send("echo at-$((40 + 2))\n")
        except OSError:
            return False
        return self.expect("at-42") is not None and self.expect(PROMPT) is not None

    def leave(self):
        """Types virsh's escape character; gives its exit status."""
        self.send(b"\x1d")
        return self.close()

    def expect(self, wanted, seconds=120):
        """Reads until the text is there, and gives what came up to its end; the rest is kept for the next call."""
        end = time.monotonic() + seconds
        while wanted not in self.text:
            left = end - time.monotonic()
            if left <= 0:
                return None
            ready, _, _ = select.select([self.fd], [], [], min(left, 1))
            if ready:
                try:
                    data = os.read(self.fd, 65536)
                except OSError:
                    data = b""
                if not data:
                    return None
                self.raw += data
        seen = self.text
        end = seen.index(wanted) + len(wanted)
        self.raw = seen[end:].encode()
        return seen[:end]

    def drop(self):
        """Ends a program that would not: virsh's console does not notice that its daemon has gone."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def close(self):
        """Hangs up; gives the exit status of a program that ended by itself."""
        for _ in range(300):
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                os.close(self.fd)
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.1)
        self.drop()
        return None
