# The PHP binding's own tests, from its source package, with the module that Debian ships.
PACKAGES=(php:php-cli '/usr/lib/php/*/libvirt-php.so:php8.2-libvirt-php' qemu-img:qemu-utils)
MODULE=$(compgen -G '/usr/lib/php/*/libvirt-php.so' | head -n 1)

build() {
    source_package bookworm libvirt-php
    sed "s#'@abs_srcdir@'#'$OUT/source/tests'#" source/tests/functions.phpt.in >source/tests/functions.phpt
}

suite() {
    cd "$OUT/source/tests" || return
    touch /tmp/test-libvirt-php.tmp
    local test status text
    for test in test-*.phpt; do
        text=$(timeout 60 php -n -d "extension_dir=$(dirname "$MODULE")" -d extension=libvirt-php.so "$test" 2>&1)
        status=$?
        printf '%s (%s)\n%s\n' "$test" $status "$text"
        case $status,$text in
        77,* | 0,*skipped*) echo "skip $test" ;;
        0,*'completed successfully'*) echo "ok $test" ;;
        *) echo "not ok $test" ;;
        esac >>"$RESULTS"
    done
}
