#!/bin/bash
# Builds Vireo: publishes the NativeAOT programs to out/bin and the C library to out/lib, without a single trim or AOT warning.
#
#   ./build.sh            installs what is missing (as root, on Debian), builds; does nothing when nothing changed
. "$(dirname "$0")/eng/common.sh"
cd "$ROOT"
case ${1:-} in
'') ;;
-h | --help) sed -n '2,4s/^# \{0,1\}//p' "$0"; exit 0 ;;
*) die "unknown argument '$1' (there are none)" ;;
esac

need_dotnet

# What is published: PROJECT PRODUCT TARGET. A project that is not there yet is left out.
programs='
src/daemon/Vireo.Daemon/Vireo.Daemon.csproj vireod out/bin/vireod
src/cli/Vireo.Cli/Vireo.Cli.csproj Vireo.Cli out/bin/vireo
src/api/Vireo.Native/Vireo.Native.csproj libvirt.so out/lib/libvirt.so.0
'
inputs=(src Directory.Build.props Directory.Packages.props global.json build.sh eng)
began=$SECONDS
built=0
[ -e out/bin/vireod ] || say "first build: about 5 minutes on two idle cores, 10 or more on busy ones; the ahead-of-time compiler takes most of it, in silence"
while read -r project file target; do
    [ -n "$project" ] && [ -f "$project" ] || continue
    stamp=out/obj/$file.stamp
    if [ -e "$target" ] && ! newer_than "$stamp" "${inputs[@]}"; then
        continue
    fi
    say "publishing $file"
    mkdir -p "$(dirname "$target")" out/obj out/log
    touch "$stamp.new"
    log=out/log/publish-$file.log
    # Lines of finished projects are the progress; everything else goes into the log.
    if ! dotnet publish "$project" -c "$CONFIG" -o "out/obj/$file" -p:TrimmerSingleWarn=false -v minimal --nologo 2>&1 |
        tee "$log" | { grep --line-buffered -E ' -> |error|warning' | sed -u -E 's/^ +//; s/ -> .*//; s/^/    /' || true; }; then
        die "publishing $file failed (whole log: $log)"
    fi
    ! grep -qE 'warning (IL|AOT)' "$log" || die "$file has trim or AOT warnings: $(grep -m1 -oE 'warning (IL|AOT).*' "$log")"
    [ -e "out/obj/$file/$file" ] || die "publishing $file left no program behind (whole log: $log)"
    # Renamed into place: a running daemon keeps its own file.
    cp "out/obj/$file/$file" "$target.new"
    mv "$target.new" "$target"
    mv "$stamp.new" "$stamp"
    built=1
done <<<"$programs"
for stamp in out/obj/*.stamp; do
    touch "$stamp.end"
done
# The C library goes by four names, and comes with what a compiler and pkg-config want.
if [ -e out/lib/libvirt.so.0 ] && [ $built = 1 ]; then
    for library in '' -qemu -lxc -admin; do
        [ -z "$library" ] || ln -sf libvirt.so.0 "out/lib/libvirt$library.so.0"
        ln -sf libvirt.so.0 "out/lib/libvirt$library.so"
    done
    rm -rf out/include
    mkdir -p out/include out/lib/pkgconfig out/abi
    cp src/api/Vireo.Native/obj/native/test/calls.c out/abi/
    cp -r src/api/Vireo.Native/include/libvirt out/include/
    version=$(sed -n 's/^#define LIBVIR_VERSION_NUMBER \([0-9]*\)\(...\)\(...\)$/\1 \2 \3/p' out/include/libvirt/libvirt-common.h |
        while read -r major minor micro; do echo "$major.$((10#$minor)).$((10#$micro))"; done)
    for library in '' -qemu -lxc -admin; do
        sed -e "s|@library@|$library|; s|@version@|$version|" src/api/Vireo.Native/native/libvirt.pc.in >"out/lib/pkgconfig/libvirt$library.pc"
    done
fi
# Stock clients start a user's daemon by this name, in the folder that LIBVIRTD_PATH names.
[ ! -e out/bin/vireod ] || ln -sfn vireod out/bin/libvirtd
for file in out/bin/* out/lib/*.so.0; do
    [ ! -L "$file" ] || continue
    [ -f "$file" ] && say "$file ($(($(stat -c %s "$file") / 1024)) KiB)"
done
[ $built = 0 ] && say "everything is up to date" || say "built in $((SECONDS - began)) s"
