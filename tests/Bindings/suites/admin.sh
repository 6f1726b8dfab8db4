# Administration of our own daemon, by our library and by the system's, beside the system's daemon with its own library: what is printed must be the same.
PACKAGES=(/usr/include/libvirt/libvirt.h:libvirt-dev libvirtd:libvirt-daemon gcc:gcc openssl:openssl /usr/lib/python3/dist-packages/libvirt.py:python3-libvirt)
MODULE=$OUT/remote_admin

build() {
    pki
    [ remote_admin -nt "$here/abi/remote_admin.c" ] || gcc -Wall -Wextra -O1 -g "$here/abi/remote_admin.c" -o remote_admin -lvirt -lvirt-admin -lpthread
}

# With both libraries, when it is our daemon; what the system's shows by itself is what both are compared with.
suite() {
    local library status
    [ "$SIDE" = reference ] || DAEMON=${VIREOD:-$ROOT/out/bin/vireod}
    for library in ours system; do
        daemon
        if [ $library = ours ]; then
            timeout 60 "$OUT/remote_admin" >"$OUT/$SIDE.$library.out"
        else
            timeout 60 env -u LD_LIBRARY_PATH "$OUT/remote_admin" >"$OUT/$SIDE.$library.out"
        fi
        status=$?
        kill -9 "$DAEMON_PID" 2>/dev/null
        sed -E "s/^(ok|not ok|=|skip) /\1 library $library: /" "$OUT/$SIDE.$library.out" >>"$RESULTS"
        echo "$([ $status = 0 ] && echo ok || echo not ok) library $library: it ends well" >>"$RESULTS"
    done
    [ "$SIDE" = reference ] || PKI=$OUT/pki DAEMON=$DAEMON /usr/bin/python3 "$FILES/certificates.py" >>"$RESULTS"
}
