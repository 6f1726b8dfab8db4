# The tests that ruby-libvirt itself brings, from its source, through libvirtd: guests under QEMU and KVM, networks, pools, filters, secrets, devices.
# Where there is no KVM, those that start guests end early with both libraries.
PACKAGES=(ruby:ruby '/usr/lib/*/ruby/vendor_ruby/*/_libvirt.so:ruby-libvirt' libvirtd:libvirt-daemon '/usr/lib/*/libvirt/connection-driver/libvirt_driver_qemu.so:libvirt-daemon-driver-qemu'
    /usr/share/doc/libvirt-daemon-system/copyright:libvirt-daemon-system qemu-system-x86_64:qemu-system-x86 qemu-img:qemu-utils dnsmasq:dnsmasq-base)
MODULE=$(compgen -G '/usr/lib/*/ruby/vendor_ruby/*/_libvirt.so' | head -n 1)
SLOW="its guests take two minutes"
LIMIT=600

build() { binding_source ruby bookworm ruby-libvirt; }

suite() {
    cd "$(source_folder ruby)/tests" || return
    # What the tests take for granted on the machine.
    mknod /dev/kvm c 10 232 && chmod 666 /dev/kvm
    ip link add virbr0 type bridge && ip link set virbr0 up
    mkdir -p /var/lib/libvirt/images
    daemon
    local file state
    for file in test_*.rb; do
        [ "$file" != test_utils.rb ] || continue
        timeout 300 ruby "$file" 2>&1 | tee /dev/stderr | /usr/bin/python3 "$here/results.py" words | sed -E "s,^(ok|not ok|skip) ,&$file: ," >>"$RESULTS"
        state=${PIPESTATUS[0]}
        echo "$([ "$state" = 0 ] && echo ok || echo not ok) $file: ends well" >>"$RESULTS"
    done
    kill "$DAEMON_PID"
}
