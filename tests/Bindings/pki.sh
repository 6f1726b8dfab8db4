# Certificates for tests of TLS, made once into the folder pki: an authority's, a server's and a client's, those of a stranger, and a folder with an authority alone. Sourced by run.
# shellcheck shell=bash
pki() {
    [ ! -e pki/done ] || return 0
    mkdir -p pki/stranger
    local name folder
    for folder in pki pki/stranger; do
        openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj '/CN=Authority' -keyout $folder/cakey.pem -out $folder/cacert.pem
        for name in server client; do
            openssl req -newkey rsa:2048 -nodes -subj "/CN=$name" -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' -keyout $folder/${name}key.pem -out $name.csr
            openssl x509 -req -in $name.csr -CA $folder/cacert.pem -CAkey $folder/cakey.pem -CAcreateserial -days 3650 -copy_extensions copy -out $folder/${name}cert.pem
        done
    done
    mkdir -p pki/none
    cp pki/cacert.pem pki/none/
    touch pki/done
}
