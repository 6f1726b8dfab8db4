# What libvirtd's QEMU driver tells of its host and its guests, through the remote driver of each library.
PACKAGES=(/usr/lib/python3/dist-packages/libvirt.py:python3-libvirt libvirtd:libvirt-daemon '/usr/lib/*/libvirt/connection-driver/libvirt_driver_qemu.so:libvirt-daemon-driver-qemu'
    qemu-system-x86_64:qemu-system-x86)
MODULE=$(compgen -G '/usr/lib/python3/dist-packages/libvirtmod.*.so' | head -n 1)

suite() {
    daemon
    /usr/bin/python3 "$FILES/host.py" "qemu+unix:///system?socket=$DAEMON_SOCKET" >"$RESULTS"
    kill "$DAEMON_PID"
}
