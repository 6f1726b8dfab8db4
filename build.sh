#!/bin/bash
# Builds Vireo: publishes the NativeAOT programs to out/bin, without a single trim or AOT warning.
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

# What is published: PROJECT FILE FOLDER. A project that is not there yet is left out.
programs='
src/daemon/Vireo.Daemon/Vireo.Daemon.csproj vireod out/bin
src/cli/Vireo.Cli/Vireo.Cli.csproj vireo out/bin
'
inputs=(src Directory.Build.props Directory.Packages.props global.json build.sh eng)
began=$SECONDS
built=0
while read -r project file folder; do
    [ -n "$project" ] && [ -f "$project" ] || continue
    stamp=out/obj/$file.stamp
    if [ -x "$folder/$file" ] && ! newer_than "$stamp" "${inputs[@]}"; then
        continue
    fi
    say "publishing $file"
    mkdir -p "$folder" out/obj out/log
    touch "$stamp.new"
    log=out/log/publish-$file.log
    # Lines of finished projects are the progress; everything else goes into the log.
    if ! dotnet publish "$project" -c "$CONFIG" -o "out/obj/$file" -p:TrimmerSingleWarn=false -v minimal --nologo 2>&1 |
        tee "$log" | { grep --line-buffered -E ' -> |error|warning' | sed -u -E 's/^ +//; s/ -> .*//; s/^/    /' || true; }; then
        die "publishing $file failed (whole log: $log)"
    fi
    ! grep -qE 'warning (IL|AOT)' "$log" || die "$file has trim or AOT warnings: $(grep -m1 -oE 'warning (IL|AOT).*' "$log")"
    [ -x "out/obj/$file/$file" ] || die "publishing $file left no program behind (whole log: $log)"
    # Renamed into place: a running daemon keeps its own file.
    cp "out/obj/$file/$file" "$folder/.$file.new"
    mv "$folder/.$file.new" "$folder/$file"
    mv "$stamp.new" "$stamp"
    built=1
done <<<"$programs"
for file in out/bin/*; do
    [ -f "$file" ] && say "$file ($(($(stat -c %s "$file") / 1024)) KiB)"
done
[ $built = 0 ] && say "everything is up to date" || say "built in $((SECONDS - began)) s"
