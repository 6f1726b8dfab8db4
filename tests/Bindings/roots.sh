# Another release of Debian in a folder: its libvirt, its interpreters and its tools, with this repository and our library at their own paths. Sourced by run.
# shellcheck shell=bash

# The Debian archive that this machine's apt knows.
archive() { apt-get indextargets --format '$(SITE) $(COMPONENT) $(LABEL)' 'Identifier: Packages' | awk '$2 == "main" && $3 == "Debian" { print $1; exit }'; }

# make_root FOLDER RELEASE: a small Debian; suites add the packages that they need. What an interrupted run left is begun anew.
make_root() {
    local folder=$1 release=$2 site
    [ ! -e "$folder/.whole" ] || return 0
    need debootstrap:debootstrap
    site=$(archive)
    [ -n "$site" ] || die "this machine's apt knows no Debian archive"
    say "making a $release in $folder"
    rm -rf "$folder"
    mkdir -p "$folder"
    # In a mount namespace of its own: what debootstrap mounts goes away with it.
    logged "$ROOT/out/log/debootstrap.log" "debootstrap failed" \
        unshare --mount --propagation private debootstrap --variant=minbase --keyring=/usr/share/keyrings/debian-archive-keyring.gpg "$release" "$folder" "$site"
    touch "$folder/.whole"
}

# inside COMMAND…: on this machine, or below $base when that names a root.
inside() {
    [ -n "$base" ] || { "$@"; return; }
    # shellcheck disable=SC2016  (expanded by the shell inside)
    unshare --mount --propagation private bash -ec '
        base=$1 repository=$2 library=$3
        shift 3
        mount --bind "$base" "$base"
        cd "$base"
        for folder in "$repository" "$library"; do
            mkdir -p ".$folder"
            mount --rbind "$folder" ".$folder"
        done
        mount --rbind /dev dev
        mount --rbind /sys sys
        mount -t proc proc proc
        cp /etc/resolv.conf etc/resolv.conf
        exec chroot . "$@"' bash "$base" "$ROOT" "$ours" "$@"
}
