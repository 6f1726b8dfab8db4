# Starts the system's libvirtd, or the program that DAEMON names, in these namespaces. Sourced by run; sets DAEMON_PID and DAEMON_SOCKET.
# shellcheck shell=bash
daemon() {
    local socket=/run/libvirt/libvirt-sock
    # A host whose owner wants no network: without the folder one is made.
    mkdir -p /etc/libvirt/qemu/networks
    rm -f $socket $socket-ro
    printf 'auth_unix_ro = "none"\nauth_unix_rw = "none"\nmax_clients = 5000\nadmin_max_clients = 5000\n' >/etc/libvirt/libvirtd.conf
    # Guests need no user, no security driver and no mount namespace of their own here.
    printf '%s\n' 'user = "root"' 'group = "root"' 'security_driver = "none"' 'stdio_handler = "file"' 'remember_owner = 0' 'namespaces = [ ]' >/etc/libvirt/qemu.conf
    env -u LD_LIBRARY_PATH -u MALLOC_PERTURB_ "${DAEMON:-libvirtd}" >"$OUT/libvirtd.log" 2>&1 &
    export DAEMON_PID=$! DAEMON_SOCKET=$socket
    local n
    for n in $(seq 100); do [ -S $socket ] && break; sleep 0.1; done
    sleep 0.5
}
