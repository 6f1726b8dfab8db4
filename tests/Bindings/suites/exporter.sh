# prometheus-libvirt-exporter: a Go program that opens a connection at each scrape. Its metrics must be the same.
PACKAGES=(prometheus-libvirt-exporter:prometheus-libvirt-exporter curl:curl)
MODULE=/usr/bin/prometheus-libvirt-exporter
LIMIT=60

suite() {
    prometheus-libvirt-exporter --libvirt.uri "test://$FILES/machine.xml" --web.listen-address 127.0.0.1:9177 &
    local exporter=$! n
    for n in $(seq 50); do curl -s -o /dev/null http://127.0.0.1:9177/ && break; sleep 0.1; done
    # Several scrapes at once, then the one that counts.
    for n in 1 2 3 4 5 6 7 8; do curl -s -o /dev/null --max-time 20 http://127.0.0.1:9177/metrics & done
    sleep 1
    curl -s --max-time 20 http://127.0.0.1:9177/metrics | grep '^libvirt_' | sed -E 's/([a-z_]*(time_seconds|_bytes|_requests|_packets|_errors|_drops)[a-z_]*_total\{[^}]*\}) .*/\1 N/' |
        awk '{ value = $NF; $NF = ""; sub(/ $/, ""); print "= " $0 "\t" value }' >"$RESULTS"
    kill $exporter
}
