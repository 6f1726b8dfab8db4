# The Go binding's own tests, which its package brings; they are compiled once.
PACKAGES=(go:golang-go /usr/share/gocode/src/github.com/libvirt/libvirt-go/connect.go:golang-github-libvirt-libvirt-go-dev /usr/include/libvirt/libvirt.h:libvirt-dev
    pkg-config:pkg-config)
MODULE=$OUT/libvirt.test

build() {
    local package=/usr/share/gocode/src/github.com/libvirt/libvirt-go
    [ ! -x libvirt.test ] || [ libvirt.test -ot $package/connect.go ] || return 0
    mkdir -p gopath/src/github.com/libvirt
    rm -rf gopath/src/github.com/libvirt/libvirt-go
    cp -r $package gopath/src/github.com/libvirt/
    cd gopath/src/github.com/libvirt/libvirt-go
    # Without vet: a newer Go has a complaint about the binding itself.
    GOPATH=$OUT/gopath GOCACHE=$OUT/cache GO111MODULE=off GOFLAGS=-p=2 go test -vet=off -c -o "$OUT/libvirt.test" .
}

suite() {
    "$OUT/libvirt.test" -test.v -test.timeout 4m 2>&1 | tee /dev/stderr | /usr/bin/python3 "$here/results.py" go >"$RESULTS"
}
