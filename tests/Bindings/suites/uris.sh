# Ways to a daemon: every transport, parameters of URIs, aliases and defaults, a user's own daemon, and a daemon that falls silent. Against the same libvirtd.
PACKAGES=(/usr/lib/python3/dist-packages/libvirt.py:python3-libvirt libvirtd:libvirt-daemon openssl:openssl ip:iproute2)
MODULE=$(compgen -G '/usr/lib/python3/dist-packages/libvirtmod.*.so' | head -n 1)
LIMIT=180

# A certificate authority, a server's and a client's certificate, and those of a stranger, once.
build() {
    [ -e pki/done ] && return
    mkdir -p pki/stranger
    local name folder
    for folder in pki pki/stranger; do
        openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj '/CN=Authority' -keyout $folder/cakey.pem -out $folder/cacert.pem
        for name in server client; do
            openssl req -newkey rsa:2048 -nodes -subj "/CN=$name" -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' -keyout $folder/${name}key.pem -out $name.csr
            openssl x509 -req -in $name.csr -CA $folder/cacert.pem -CAkey $folder/cakey.pem -CAcreateserial -days 3650 -copy_extensions copy -out $folder/${name}cert.pem
        done
    done
    mkdir -p pki/none
    cp pki/cacert.pem pki/none/
    touch pki/done
}

suite() {
    ip link set lo up
    chmod 755 "$HOME" "$XDG_RUNTIME_DIR"
    PKI=$OUT/pki /usr/bin/python3 "$FILES/uris.py" >"$RESULTS"
}
