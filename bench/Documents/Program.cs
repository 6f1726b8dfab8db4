using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Vireo;
using Vireo.Documents;
using Vireo.Xml;

// Reads and prints guests as the test driver of libvirt does when it defines and shows one, and says what that costs in CPU time and
// memory. Arguments: ROUNDS FOLDER. The last line of the output is JSON; bench/documents.py puts it beside libvirt's figures.
int rounds = int.Parse(args[0], CultureInfo.InvariantCulture);
string[] texts = [.. Directory.EnumerateFiles(args[1], "*.xml").Order(StringComparer.Ordinal).Select(File.ReadAllText)];
var result = new JsonObject
{
    ["corpus"] = Measure(texts, rounds),
    ["devices60"] = Measure([Guest(60)], rounds * texts.Length / 4),
    ["devices1000"] = Measure([Guest(1000)], Math.Max(3, rounds)),
    ["devices10000"] = Measure([Guest(10000)], 3),
    ["megabyte"] = Measure([Megabyte()], Math.Max(3, rounds)),
};
Console.WriteLine(result.ToJsonString());

static JsonObject Measure(string[] texts, int rounds)
{
    // The first round makes everything warm, and leaves out what is refused.
    var guests = new List<(string Text, DomainDef Guest)>();
    foreach (string text in texts)
    {
        try
        {
            guests.Add((text, Parse(text)));
        }
        catch (VirException)
        {
        }
    }

    GC.Collect();
    long allocated = GC.GetAllocatedBytesForCurrentThread();
    TimeSpan start = Environment.CpuUsage.TotalTime;
    for (int i = 0; i < rounds; i++)
    {
        foreach ((string text, DomainDef _) in guests)
        {
            Parse(text);
        }
    }

    TimeSpan parse = Environment.CpuUsage.TotalTime - start;
    long parsed = GC.GetAllocatedBytesForCurrentThread() - allocated;
    long length = 0;
    start = Environment.CpuUsage.TotalTime;
    for (int i = 0; i < rounds; i++)
    {
        foreach ((string _, DomainDef guest) in guests)
        {
            length += guest.Format(FormatFlags.Secure | FormatFlags.Inactive).Length;
        }
    }

    TimeSpan format = Environment.CpuUsage.TotalTime - start;
    long formatted = GC.GetAllocatedBytesForCurrentThread() - allocated - parsed;
    long count = (long)rounds * guests.Count;
    return new JsonObject
    {
        ["documents"] = guests.Count,
        ["bytes"] = texts.Sum(static t => t.Length) / texts.Length,
        ["parse_us"] = Math.Round(parse.TotalMicroseconds / count, 1),
        ["format_us"] = Math.Round(format.TotalMicroseconds / count, 1),
        ["parse_bytes"] = parsed / count,
        ["format_bytes"] = formatted / count,
        ["printed"] = length / count,
    };
}

static DomainDef Parse(string text) => DomainRules.Generic.Parse(text, DomainRuleFlags.Inactive);

// The guest of the harness: half disks, a third interfaces, the rest channels.
static string Guest(int devices)
{
    var xml = new StringBuilder(
        "<domain type='test'><name>g</name><memory>1048576</memory><vcpu>4</vcpu><os><type>hvm</type></os><devices>\n");
    for (int i = 0; i < devices; i++)
    {
        xml.Append(CultureInfo.InvariantCulture, $"{(i % 6) switch
        {
            0 or 1 or 2 =>
                "<disk type='file' device='disk'><driver name='qemu' type='qcow2' cache='none'/><source "
                + $"file='/var/lib/libvirt/images/g-{i}.qcow2'/><target dev='vd{Letters(i)}' bus='virtio'/></disk>",
            3 or 4 when devices <= 1000 =>
                $"<interface type='network'><mac address='52:54:00:{(i >> 16) & 255:x2}:{(i >> 8) & 255:x2}:{i & 255:x2}'/><source "
                + "network='default'/><model type='virtio'/></interface>",
            _ => $"<channel type='unix'><target type='virtio' name='org.example.{i}'/></channel>",
        }}\n");
    }

    return xml.Append("</devices></domain>").ToString();
}

static string Letters(int n)
{
    string text = "";
    for (n++; n > 0; n = (n - 1) / 26)
    {
        text = (char)('a' + ((n - 1) % 26)) + text;
    }

    return text;
}

static string Megabyte()
{
    string guest = Guest(10);
    return guest.Replace("<devices>", $"<description>{new string('x', 1_000_000)}</description><devices>", StringComparison.Ordinal);
}
