#!/bin/bash
# Builds the small Linux guest that run.sh and the end-to-end tests boot: Debian's cloud kernel, unpacked but never
# installed, and an initrd of busybox, the guest agent and the few kernel modules that a virtual machine needs.
#
#   build.sh FOLDER      writes FOLDER/vmlinuz and FOLDER/initrd.img; a second call finds them and does nothing
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
out=${1:?usage: build.sh FOLDER}
mkdir -p "$out"
out=$(cd "$out" && pwd)

# The stamp covers what goes into the initrd from this folder, so that an edited init is never served from the cache.
stamp=$(cat "$here"/build.sh "$here"/init "$here"/shutdown | sha256sum | cut -c1-16)
if [ -s "$out/vmlinuz" ] && [ -s "$out/initrd.img" ] && [ "$(cat "$out/stamp" 2>/dev/null)" = "$stamp" ]; then
    exit 0
fi

fail() { echo "guest: $*" >&2; exit 1; }
for tool in dpkg-deb apt-get cpio gzip busybox ldd; do
    command -v "$tool" >/dev/null || fail "the program '$tool' is missing"
done
busybox=$(command -v busybox)
! ldd "$busybox" >/dev/null 2>&1 || fail "busybox must be the static one (package busybox-static)"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# ------------------------------------------------------------------ packages
# Downloaded and unpacked only: no kernel and no agent is installed on this machine.
fetch() {   # PACKAGE: the .deb in the cache folder, downloaded when it is not there yet
    local found
    found=$(find "$out" -maxdepth 1 -name "$1_*.deb" | head -n 1)
    if [ -z "$found" ]; then
        (cd "$out" && apt-get download -o APT::Sandbox::User=root "$1" >/dev/null 2>"$work/apt") ||
            fail "cannot download $1: $(tail -n 1 "$work/apt")"
        found=$(find "$out" -maxdepth 1 -name "$1_*.deb" | head -n 1)
    fi
    echo "$found"
}

kernel=$(apt-cache depends linux-image-cloud-amd64 2>/dev/null | awk '/Depends: linux-image-[0-9]/ { print $2; exit }')
[ -n "$kernel" ] || fail "apt knows no linux-image-cloud-amd64 (run apt-get update)"
dpkg-deb -x "$(fetch "$kernel")" "$work/kernel"
dpkg-deb -x "$(fetch qemu-guest-agent)" "$work/agent"
version=${kernel#linux-image-}

# ------------------------------------------------------------------ initrd
root=$work/root
mkdir -p "$root"/{bin,sbin,dev,proc,sys,run,tmp,etc/acpi/PWRF,lib,lib64,etc/udhcpc}
cp "$busybox" "$root/bin/busybox"
install -m 755 "$here/init" "$root/init"
install -m 755 "$here/shutdown" "$root/sbin/shutdown"
printf '#!/bin/sh\nexec /sbin/shutdown -P\n' >"$root/etc/acpi/PWRF/00000080"
chmod 755 "$root/etc/acpi/PWRF/00000080"
printf 'root:x:0:0:root:/:/bin/sh\n' >"$root/etc/passwd"
cat >"$root/etc/udhcpc/default.script" <<'S'
#!/bin/sh
case $1 in
bound | renew)
    ip addr add "$ip/${mask:-24}" dev "$interface" 2>/dev/null
    [ -n "$router" ] && ip route add default via "${router%% *}" 2>/dev/null
    ;;
esac
exit 0
S
chmod 755 "$root/etc/udhcpc/default.script"

# Modules with all that they depend on, in an order in which insmod can load them one after the other.
modules=$work/kernel/lib/modules/$version
mkdir -p "$root/lib/modules"
(cd "$work/kernel" && busybox depmod -b . "$version")
closure() {   # NAME: the file of the module, after those of its dependencies
    local file
    file=$(find "$modules" -name "$1.ko" | head -n 1)
    [ -n "$file" ] || return 0
    local line
    line=$(grep "^\(kernel/\)\?[^:]*/$1\.ko:" "$modules/modules.dep" || true)
    local dep
    for dep in $(echo "${line#*:}" | tr ' ' '\n' | tac); do
        basename "$dep" .ko
    done
    echo "$1"
}
for name in virtio_pci virtio_blk virtio_net virtio_console virtio_balloon virtio-rng virtio_input virtio_scsi button evdev \
    psmouse sd_mod ahci ata_piix e1000 af_packet; do
    closure "$name"
done | awk '!seen[$0]++' >"$root/lib/modules/order"
while read -r name; do
    cp "$(find "$modules" -name "$name.ko" | head -n 1)" "$root/lib/modules/$name.ko"
done <"$root/lib/modules/order"

# The guest agent and its shared libraries. What this machine lacks of them comes from their packages.
cp "$work/agent/usr/sbin/qemu-ga" "$root/sbin/qemu-ga"
libraries() {
    LD_LIBRARY_PATH=$work/libs ldd "$root/sbin/qemu-ga" 2>/dev/null
}
mkdir -p "$work/libs"
for pair in libnuma.so.1:libnuma1 liburing.so.2:liburing2 libglib-2.0.so.0:libglib2.0-0 libpcre2-8.so.0:libpcre2-8-0 libudev.so.1:libudev1; do
    if libraries | grep -q "^[[:space:]]*${pair%%:*} => not found"; then
        dpkg-deb -x "$(fetch "${pair#*:}")" "$work/lib-${pair#*:}"
        find "$work/lib-${pair#*:}" -name "${pair%%:*}*" -exec cp -P {} "$work/libs/" \;
    fi
done
! libraries | grep -q 'not found' || fail "the guest agent lacks $(libraries | awk '/not found/ { print $1; exit }')"
libraries | awk '/=> \// { print $3 }' | while read -r file; do
    cp -L "$file" "$root/lib/"
done
cp -L /lib64/ld-linux-x86-64.so.2 "$root/lib64/"

(cd "$root" && find . | sort | cpio --quiet -o -H newc -R 0:0 | gzip -n -6) >"$out/initrd.img.new"
cp "$work/kernel/boot/vmlinuz-$version" "$out/vmlinuz.new"
chmod 644 "$out/vmlinuz.new" "$out/initrd.img.new"
mv "$out/vmlinuz.new" "$out/vmlinuz"
mv "$out/initrd.img.new" "$out/initrd.img"
echo "$stamp" >"$out/stamp"
