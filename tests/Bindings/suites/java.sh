# Java through JNA, as libvirt-java does: functions found by name without a version, errors read on the thread that made the call, callbacks on the JVM's threads,
# beside the JVM's own use of SIGSEGV. libvirt-java itself is in no archive that this runs with, so the interface is ours.
PACKAGES=(javac:default-jdk-headless /usr/share/java/jna.jar:libjna-java)
LIMIT=120

build() {
    local name
    for name in Binding Storm; do
        [ $name.class -nt "$FILES/$name.java" ] || javac -cp /usr/share/java/jna.jar -d . "$FILES/$name.java"
    done
}

suite() {
    local name library=${LD_LIBRARY_PATH:-$(dirname "$(ldconfig -p | sed -n 's/.*libvirt\.so\.0 .*x86-64.* => //p' | head -n 1)")}
    for name in Binding Storm; do
        java -Xmx256m -cp "/usr/share/java/jna.jar:$OUT" -Djna.library.path="$library" $name "test://$FILES/machine.xml" >>"$RESULTS"
        echo "= $name ends	$?" >>"$RESULTS"
    done
}
