# Ways to a daemon: every transport, parameters of URIs, aliases and defaults, a user's own daemon, and a daemon that falls silent. Against the same libvirtd.
PACKAGES=(/usr/lib/python3/dist-packages/libvirt.py:python3-libvirt libvirtd:libvirt-daemon openssl:openssl ip:iproute2)
MODULE=$(compgen -G '/usr/lib/python3/dist-packages/libvirtmod.*.so' | head -n 1)
LIMIT=180

build() { pki; }

suite() {
    ip link set lo up
    chmod 755 "$HOME" "$XDG_RUNTIME_DIR"
    PKI=$OUT/pki /usr/bin/python3 "$FILES/uris.py" >"$RESULTS"
}
