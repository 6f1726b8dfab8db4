using System.Text.RegularExpressions;

namespace Vireo.Documents.Tests.Schemas;

/// <summary>What the schemas allow and libvirt does not keep, or refuses. Each was tried with a real libvirt where that was
/// possible.</summary>
internal static class Exceptions
{
    // Pattern of the paths, and why. The first entries share a definition with a place where it makes sense.
    private static readonly (string Pattern, string Reason)[] s_lost =
    [
        (@"/address/@multifunction$", "host devices have no such switch; the definition is that of guest devices"),
        (@"/(console|parallel|smartcard)/target\b", "the definition is that of serial ports"),
        (@"/hostdev/source/adapter/(@(managed|parent\w*|type|wwnn|wwpn)|parentaddr\b)",
            "the definition is that of storage pools; libvirt wants a name"),
        (@"/reservations/source/reconnect\b|/source/reconnect/@(delay|enabled|timeout)$",
            "the definition is shared: a disk has a delay, a character device a timeout"),
        (@"/interface/source/@missing$", "libvirt reads it nowhere"),
        (@"/launchSecurity/handle$", "it is known only of running guests"),
        (@"^/pool/source/format/(product|vendor)\b", "libvirt reads them in the source, not in the format"),
        (@"^/domainCapabilities/cpu/mode/model/@vendor_id$", "the definition is that of guests' CPUs"),
        (@"^/capabilities/host/cpu/features/(svm|vmx)$", "libvirt writes only the features of paging"),
        (@"^/filter/rule/[a-z0-9-]+/@match$", "libvirt writes only 'no'"),
        (@"^/filter/rule/ip/@(src|dst)port(start|end)$", "ports go with a protocol that has ports"),
        (@"^/filter/rule/tcp-ipv6/@flags$", "flags belong to IPv4"),

        // The schema has free text where libvirt has a number, an identifier or a name that it knows.
        (@"/(channel|console|parallel|redirdev|backend|serial|smartcard)/source/@mode$", "text in the schema, bind or connect in libvirt"),
        (@"/(channel|serial)/target/@(address|port)$", "text in the schema, an address and a number in libvirt"),
        (@"/redirfilter/usbdev/@version$", "the dot of the schema's pattern stands for any character; libvirt wants a dot, and forgets -1"),
        (@"^/domainsnapshot/creationTime$", "text in the schema, a number in libvirt"),
        (@"^/pool/source/auth/secret/@uuid$", "text in the schema, an identifier in libvirt"),
        (@"^/storagepoolCapabilities/pool\b", "text in the schema, the kinds of pools in libvirt"),
    ];

    private static readonly (string Pattern, string Reason)[] s_refused =
    [
        (@"/channel/target/@type=guestfwd$", "it needs an address, which is text in the schema"),
        (@"/serial/target/@type=(lxc|openvz|sclp|sclplm|serial|uml|virtio|xen)$", "kinds of consoles"),
        (@"/console/target/@type=", "kinds of serial ports"),
        (@"/driver/@name=xen$", "libvirt knows vfio and kvm"),
        (@"^/storagepoolCapabilities/pool/@supported=", "see the pool's type"),
        (@"/reservations/source/@mode=server$|/dataStore/format/@type=cow$", "shared definition"),
        (@"/(console|parallel|smartcard)/target\b", "the definition is that of serial ports"),
        (@"/(driver|format)/@type=luks$", "libvirt refuses it: encryption has an element of its own"),
    ];

    // What libvirt demands and the schema leaves open: left to chance, a document would rarely be accepted.
    private static readonly (string Element, string Attribute, string Value)[] s_demanded =
    [
        ("dataStore", "type", "file"),
        ("reservations", "managed", "no"),
        ("spinlocks", "retries", "4096"),
    ];

    /// <summary>Adds to a document what libvirt demands although the schema does not.</summary>
    public static void Complete(System.Xml.Linq.XElement document)
    {
        foreach ((string element, string attribute, string value) in s_demanded)
        {
            foreach (System.Xml.Linq.XElement found in document.Descendants(document.Name.Namespace + element))
            {
                if (found.Attribute(attribute) is null || element == "spinlocks")
                {
                    found.SetAttributeValue(attribute, value);
                }
            }
        }
    }

    public static bool IsLost(string name) => s_lost.Any(e => Regex.IsMatch(name, e.Pattern));

    public static bool IsRefused(string value) => s_refused.Any(e => Regex.IsMatch(value, e.Pattern));
}
