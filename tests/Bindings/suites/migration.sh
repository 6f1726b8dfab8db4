# Migration between two of the system's libvirtd, each with a host of its own to live on: led by the client, by the source, and given up. Guests run in QEMU without KVM.
PACKAGES=(/usr/lib/python3/dist-packages/libvirt.py:python3-libvirt libvirtd:libvirt-daemon
    '/usr/lib/*/libvirt/connection-driver/libvirt_driver_qemu.so:libvirt-daemon-driver-qemu' qemu-system-x86_64:qemu-system-x86 ip:iproute2 gcc:gcc)
MODULE=$(compgen -G '/usr/lib/python3/dist-packages/libvirtmod.*.so' | head -n 1)
SLOW="some hundred and fifty guests are started and moved"
LIMIT=900

# A guest that keeps writing to its memory, and says on its serial line when it begins, so that copying it takes as long as the bandwidth says: the first sector of its disk, in the processor's 16-bit mode.
build() {
    cat >busy.s <<'END'
    .code16
    cli
    mov $0x3f8, %dx
    mov $'x', %al
    out %al, %dx
again:
    inc %ebx
    mov $0x1000, %dx
segment:
    mov %dx, %es
    xor %di, %di
    mov $0x4000, %cx
    mov %ebx, %eax
    cld
    rep stosl
    add $0x1000, %dx
    cmp $0x9000, %dx
    jne segment
    jmp again
    .org 510
    .word 0xaa55
END
    as --32 busy.s -o busy.o
    ld -m elf_i386 --oformat binary -Ttext 0x7c00 -e again busy.o -o busy.img
    truncate -s 1474560 busy.img
}

# A host: its own name, identity and folders of libvirt; sockets and disks are below /run/hosts, which both see. The network is shared.
host() {   # NAME ADDRESS
    local name=$1 folder=/run/hosts/$1 what
    for what in run etc lib cache log; do mkdir -p "$folder/$what"; done
    cat >"$folder/etc/libvirtd.conf" <<END
auth_unix_ro = "none"
auth_unix_rw = "none"
host_uuid = "$(printf '%08d-1111-4222-8333-444444444444' "${2##*.}")"
END
    cat >"$folder/etc/qemu.conf" <<END
user = "root"
group = "root"
security_driver = "none"
stdio_handler = "file"
remember_owner = 0
namespaces = [ ]
migration_address = "$2"
migration_host = "$2"
END
    ip addr add "$2/32" dev lo
    env -u LD_LIBRARY_PATH unshare --mount --uts sh -c '
        hostname "$0"
        for pair in run:/run/libvirt etc:/etc/libvirt lib:/var/lib/libvirt cache:/var/cache/libvirt log:/var/log/libvirt; do
            mkdir -p "${pair#*:}"
            mount --bind "$1/${pair%%:*}" "${pair#*:}"
        done
        exec libvirtd -p /run/libvirt/pid' "$name" "$folder" >"$OUT/$SIDE.$name.log" 2>&1 &
}

suite() {
    printf '127.0.0.1 localhost\n127.0.1.1 alpha\n127.0.1.2 beta\n' >/run/names
    mount --bind /run/names /etc/hosts
    host alpha 127.0.1.1
    host beta 127.0.1.2
    cp "$OUT/busy.img" /run/hosts/
    local n
    for n in $(seq 100); do [ -S /run/hosts/alpha/run/libvirt-sock ] && [ -S /run/hosts/beta/run/libvirt-sock ] && break; sleep 0.1; done
    /usr/bin/python3 "$FILES/migration.py" /run/hosts ${MIGRATION_SCENES:-} >"$RESULTS"
}
