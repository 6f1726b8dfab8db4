#!/usr/bin/python3
"""Documents of the corpora, read, completed and printed: libvirt's own code against Vireo's, in the same run.

    bench/documents.py [ROUNDS] [--program PATH]

libvirt's side is its test driver inside this process (define, XMLDesc, undefine); what the binding itself adds is a microsecond a call. Ours is the program of
bench/Documents (published ahead of time, or with --program any build of it). Only guests that both accept are timed, all as type 'test'. Times are CPU time, so that
a busy machine does not matter much. ROUNDS is 20 by default."""
import json, os, re, shutil, subprocess, sys, tempfile, time
import libvirt

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DATA = os.environ.get('CONFORMANCE', os.path.join(ROOT, '..', 'shared', 'conformance'))


def documents():
    for folder in ('genericxml2xmlindata', 'qemuxmlconfdata'):
        path = os.path.join(DATA, folder)
        for name in sorted(os.listdir(path)):
            # The inputs; outputs are named after an emulator.
            if name.endswith('.xml') and '-latest' not in name and not re.search(r'\.[a-z0-9_]+-\d', name):
                text = open(os.path.join(path, name), encoding='utf-8').read()
                yield name, re.sub(r"(<domain\b[^>]*\btype=)['\"][a-z]+['\"]", r"\1'test'", text, count=1)


def accepted(conn, text):
    """Tried in a process of its own: one of the documents kills libvirt's test driver."""
    pid = os.fork()
    if pid == 0:
        try:
            dom = conn.defineXML(text)
            dom.XMLDesc()
            dom.undefine()
            os._exit(0)
        except BaseException:
            os._exit(1)
    return os.waitpid(pid, 0)[1] == 0


def libvirt_side(conn, texts, rounds):
    parse = show = 0.0
    for _ in range(rounds):
        for text in texts:
            start = time.process_time()
            dom = conn.defineXML(text)
            middle = time.process_time()
            dom.XMLDesc(libvirt.VIR_DOMAIN_XML_SECURE | libvirt.VIR_DOMAIN_XML_INACTIVE)
            show += time.process_time() - middle
            parse += middle - start
            dom.undefine()
    count = rounds * len(texts)
    return parse / count * 1e6, show / count * 1e6


def guest(devices):
    out = ["<domain type='test'><name>g</name><memory>1048576</memory><vcpu>4</vcpu><os><type>hvm</type></os><devices>"]
    for i in range(devices):
        if i % 6 < 3:
            n, letters = i + 1, ''
            while n:
                letters, n = chr(97 + (n - 1) % 26) + letters, (n - 1) // 26
            out.append(f"<disk type='file' device='disk'><driver name='qemu' type='qcow2' cache='none'/><source file='/var/lib/libvirt/images/g-{i}.qcow2'/><target dev='vd{letters}' bus='virtio'/></disk>")
        elif i % 6 < 5 and devices <= 1000:  # libvirt names at most 1024 interfaces
            out.append(f"<interface type='network'><mac address='52:54:00:{i >> 16 & 255:02x}:{i >> 8 & 255:02x}:{i & 255:02x}'/><source network='default'/><model type='virtio'/></interface>")
        else:
            out.append(f"<channel type='unix'><target type='virtio' name='org.example.{i}'/></channel>")
    return '\n'.join(out) + '</devices></domain>'


def main():
    args = sys.argv[1:]
    program = os.path.join(ROOT, 'out', 'bench', 'documents-bench')
    if '--program' in args:
        at = args.index('--program')
        program = args[at + 1]
        del args[at:at + 2]
    rounds = int(args[0]) if args else 20
    libvirt.registerErrorHandler(lambda *_: None, None)
    conn = libvirt.open('test:///default')
    folder = tempfile.mkdtemp()
    try:
        texts = []
        for name, text in documents():
            if not accepted(conn, text):
                continue
            texts.append(text)
            with open(os.path.join(folder, name), 'w', encoding='utf-8') as out:
                out.write(text)
        ours = json.loads(subprocess.run([program, str(rounds), folder], check=True, capture_output=True, text=True).stdout.splitlines()[-1])
        theirs = {'corpus': libvirt_side(conn, texts, max(1, rounds // 4))}
        for devices, count in ((60, 200), (1000, 3), (10000, 1)):
            theirs[f'devices{devices}'] = libvirt_side(conn, [guest(devices)], count)
        theirs['megabyte'] = libvirt_side(conn, [guest(10).replace('<devices>', '<description>' + 'x' * 1000000 + '</description><devices>')], 5)
    finally:
        shutil.rmtree(folder)
    print('| documents | libvirt parse | ours | ratio | libvirt format | ours | ratio | both | allocated per document |')
    print('|---|---|---|---|---|---|---|---|---|')
    for key, what in (('corpus', f"{ours['corpus']['documents']} of the corpora, {ours['corpus']['bytes']} bytes"), ('devices60', '60 devices'), ('devices1000', '1000 devices'),
                      ('devices10000', '10000 devices'), ('megabyte', '1 MB of text')):
        o, (p, f) = ours[key], theirs[key]
        print(f"| {what} | {p:.1f} us | {o['parse_us']} us | {p / max(o['parse_us'], .01):.1f} | {f:.1f} us | {o['format_us']} us | {f / max(o['format_us'], .01):.1f} | "
              f"{(p + f) / max(o['parse_us'] + o['format_us'], .01):.1f} | {(o['parse_bytes'] + o['format_bytes']) // 1024} KiB |")


if __name__ == '__main__':
    main()
