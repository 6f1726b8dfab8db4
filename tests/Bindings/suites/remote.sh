# The sweep through a daemon: the remote driver of each library against the same libvirtd.
PACKAGES=(/usr/lib/python3/dist-packages/libvirt.py:python3-libvirt libvirtd:libvirt-daemon)
MODULE=$(compgen -G '/usr/lib/python3/dist-packages/libvirtmod.*.so' | head -n 1)

suite() {
    daemon
    SWEEP_URI="test+unix://%s?socket=$DAEMON_SOCKET" /usr/bin/python3 "$FILES/sweep.py" >"$RESULTS"
    kill "$DAEMON_PID"
}
