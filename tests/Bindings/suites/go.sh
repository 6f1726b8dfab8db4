# The Go binding's own tests, which its package brings, and programs of ours: one strains Go's runtime beside the library, one keeps a silent
# connection through a daemon alive. They are compiled once.
PACKAGES=(go:golang-go /usr/share/gocode/src/github.com/libvirt/libvirt-go/connect.go:golang-github-libvirt-libvirt-go-dev /usr/include/libvirt/libvirt.h:libvirt-dev
    pkg-config:pkg-config libvirtd:libvirt-daemon)
MODULE=$OUT/libvirt.test

build() {
    local package=/usr/share/gocode/src/github.com/libvirt/libvirt-go
    export GOPATH=$OUT/gopath GOCACHE=$OUT/cache GO111MODULE=off GOFLAGS=-p=2
    if [ ! -x libvirt.test ] || [ libvirt.test -ot $package/connect.go ]; then
        mkdir -p gopath/src/github.com/libvirt
        rm -rf gopath/src/github.com/libvirt/libvirt-go
        cp -r $package gopath/src/github.com/libvirt/
        # Without vet: a newer Go has a complaint about the binding itself.
        (cd gopath/src/github.com/libvirt/libvirt-go && go test -vet=off -c -o "$OUT/libvirt.test" .)
    fi
    local program
    for program in storm keepalive; do
        [ "$program" -nt "$FILES/$program.go" ] || go build -o "$program" "$FILES/$program.go"
    done
}

suite() {
    "$OUT/libvirt.test" -test.v -test.timeout 4m 2>&1 | tee /dev/stderr | /usr/bin/python3 "$here/results.py" go >"$RESULTS"
    "$OUT/storm" "test://$FILES/machine.xml" >>"$RESULTS"
    echo "= storm ends	$?" >>"$RESULTS"
    daemon
    timeout 60 "$OUT/keepalive" "test+unix:///default?socket=$DAEMON_SOCKET" >>"$RESULTS"
    echo "= keepalive ends	$?" >>"$RESULTS"
    kill "$DAEMON_PID"
}
