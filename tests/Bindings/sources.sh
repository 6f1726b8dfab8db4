# Fetches source packages of Debian, with an apt of its own: the machine's list of sources stays as it is. Sourced by run.
# shellcheck shell=bash

# source_package RELEASE PACKAGE: unpacks the upstream part of a source package into $OUT/source. The folder is kept for later runs.
# Some mirrors hold a package's files only in part; what upstream released is all that is used, so the rest may be missing.
source_package() {
    local release=$1 package=$2 apt=$work/apt/$1 site tarball
    [ ! -e "$OUT/source/.whole" ] || return 0
    mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$OUT/download"
    site=$(apt-get indextargets --format '$(SITE) $(COMPONENT) $(LABEL)' 'Identifier: Packages' | awk '$2 == "main" && $3 == "Debian" { print $1; exit }')
    [ -n "$site" ] || { echo "this machine's apt knows no Debian archive"; return 1; }
    printf 'deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s %s main\n' "$site" "$release" >"$apt/sources.list"
    printf '%s\n' "Dir::Etc::sourcelist \"$apt/sources.list\";" 'Dir::Etc::sourceparts "-";' "Dir::State::lists \"$apt/lists\";" \
        "Dir::Cache \"$apt/cache\";" 'APT::Sandbox::User "root";' >"$apt/apt.conf"
    if ! compgen -G "$apt/lists/*Sources*" >/dev/null; then
        APT_CONFIG=$apt/apt.conf apt-get update >&2 || { echo "the list of source packages of $release cannot be had"; return 1; }
    fi
    (cd "$OUT/download" && APT_CONFIG=$apt/apt.conf apt-get source --only-source --download-only "$package" >&2) || true
    tarball=$(find "$OUT/download" -name '*.orig.tar.*' ! -name '*.asc' | head -n 1)
    [ -n "$tarball" ] || { echo "the Debian archive does not serve the source package $package"; return 1; }
    rm -rf "$OUT/source"
    mkdir -p "$OUT/source"
    tar -xf "$tarball" -C "$OUT/source" --strip-components=1
    touch "$OUT/source/.whole"
}

# binding_source NAME RELEASE PACKAGE: sees to the source of a binding, for the tests that it brings: a folder that the user unpacked, $VIREO_BINDING_SOURCES/NAME,
# or Debian's source package. source_folder NAME tells where it is.
binding_source() {
    [ "$(source_folder "$1")" = "$OUT/source" ] || return 0
    (source_package "$2" "$3") || { echo "the archive does not serve the source of $3, and \$VIREO_BINDING_SOURCES holds no folder '$1'"; return 1; }
}

source_folder() {
    local own=${VIREO_BINDING_SOURCES:-}
    if [ -n "$own" ] && [ -d "$own/$1" ]; then (cd "$own/$1" && pwd); else echo "$OUT/source"; fi
}
