using System.Globalization;
using System.Security;
using System.Text;
using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Test;

/// <summary>The documents of snapshots and checkpoints, between text and <see cref="TestMoment"/>.</summary>
internal static class SnapshotXml
{
    private const string Snapshot = "domainsnapshot";
    private const string Checkpoint = "domaincheckpoint";

    /// <summary>A new snapshot of <paramref name="d"/>, or one that is told anew (<paramref name="redefine"/>).</summary>
    public static TestMoment ReadSnapshot(TestDomain d, string xml, bool redefine, long now)
    {
        var root = Root(xml, Snapshot, ErrorDomain.DomainSnapshot);
        if (redefine)
        {
            return ReadTold(d, root);
        }

        var config = d.Current;
        var def = config.Read();
        string memory = root.Child("memory") is { Exists: true } asked && asked.Attribute("snapshot") is { Exists: true } kind
            ? kind.ToString()
            : d.Active ? "internal" : "no";
        if (memory is not ("no" or "internal" or "external"))
        {
            throw Errors.Xml(ErrorDomain.DomainSnapshot, $"unknown memory snapshot setting '{memory}'");
        }

        if (memory != "no" && !d.Active)
        {
            throw Errors.ConfigUnsupported(ErrorDomain.DomainSnapshot, "memory state cannot be saved with offline or disk-only snapshot");
        }

        var disks = Asked(root, "snapshot", ErrorDomain.DomainSnapshot, def);
        var body = new StringBuilder();
        string file = root.Child("memory") is { Exists: true } m && m.Attribute("file") is { Exists: true } f ? $" file='{SecurityElement.Escape(f.ToString())}'" : "";
        body.Append("  <memory snapshot='").Append(memory).Append('\'').Append(file).Append("/>\n");
        if (def.Devices.Disks.Count > 0)
        {
            body.Append("  <disks>\n");
            foreach (var disk in def.Devices.Disks)
            {
                string target = disk.Target!.Dev!;
                string how = disks.GetValueOrDefault(target) ?? (disk.Source is null || disk.ReadOnly ? "no" : "internal");
                body.Append("    <disk name='").Append(SecurityElement.Escape(target)).Append("' snapshot='").Append(how).Append("'/>\n");
            }

            body.Append("  </disks>\n");
        }

        return new TestMoment
        {
            Name = Text(root, "name") ?? now.ToString(CultureInfo.InvariantCulture),
            Description = Text(root, "description"),
            CreationTime = now,
            State = d.State,
            WithMemory = memory != "no",
            Body = body.ToString(),
            External = memory == "external" || disks.ContainsValue("external"),
            Domain = config,
        };
    }

    /// <summary>A new checkpoint of <paramref name="d"/>.</summary>
    public static TestMoment ReadCheckpoint(TestDomain d, string xml, bool redefine, long now)
    {
        var root = Root(xml, Checkpoint, ErrorDomain.DomainCheckpoint);
        var config = d.Current;
        var def = config.Read();
        var asked = Asked(root, "checkpoint", ErrorDomain.DomainCheckpoint, def);
        string name = Text(root, "name") ?? now.ToString(CultureInfo.InvariantCulture);
        var body = new StringBuilder("  <disks>\n");
        foreach (var disk in def.Devices.Disks)
        {
            string target = disk.Target!.Dev!;
            string how = asked.GetValueOrDefault(target) ?? (disk.Source is null || disk.ReadOnly || asked.Count > 0 ? "no" : "bitmap");
            string bitmap = how == "bitmap" ? $" bitmap='{SecurityElement.Escape(Bitmap(root, target) ?? name)}'" : "";
            body.Append("    <disk name='").Append(SecurityElement.Escape(target)).Append("' checkpoint='").Append(how).Append('\'').Append(bitmap).Append("/>\n");
        }

        body.Append("  </disks>\n");
        return new TestMoment
        {
            Name = name,
            Description = Text(root, "description"),
            Parent = redefine && root.Child("parent") is { Exists: true } parent ? Text(parent, "name") : null,
            CreationTime = redefine && long.TryParse(Text(root, "creationTime"), NumberStyles.None, CultureInfo.InvariantCulture, out long told) ? told : now,
            State = d.State,
            Body = def.Devices.Disks.Count > 0 ? body.ToString() : "",
            Domain = config,
        };
    }

    /// <summary>A snapshot out of a file that describes a simulated host.</summary>
    public static void AddFromFile(TestDomain d, string xml)
    {
        var root = Root(xml, Snapshot, ErrorDomain.DomainSnapshot);
        var moment = ReadTold(d, root);
        if (d.Snapshots.Find(moment.Name) is not null)
        {
            throw Errors.Internal(ErrorDomain.Test, $"unexpected domain snapshot {moment.Name} already exists");
        }

        d.Snapshots.Add(moment);
        if (Text(root, "active") == "1")
        {
            d.Snapshots.Current = moment;
        }
    }

    /// <summary>The document of a snapshot.</summary>
    public static string FormatSnapshot(TestMoment m, bool secure) => Format(m, Snapshot, State(m.State), secure, withDomain: true);

    /// <summary>The document of a checkpoint.</summary>
    public static string FormatCheckpoint(TestMoment m, bool secure, bool withDomain) => Format(m, Checkpoint, null, secure, withDomain);

    private static string Format(TestMoment m, string element, string? state, bool secure, bool withDomain)
    {
        var text = new StringBuilder();
        text.Append('<').Append(element).Append(">\n  <name>").Append(SecurityElement.Escape(m.Name)).Append("</name>\n");
        if (m.Description is not null)
        {
            text.Append("  <description>").Append(SecurityElement.Escape(m.Description)).Append("</description>\n");
        }

        if (state is not null)
        {
            text.Append("  <state>").Append(state).Append("</state>\n");
        }

        if (m.Parent is not null)
        {
            text.Append("  <parent>\n    <name>").Append(SecurityElement.Escape(m.Parent)).Append("</name>\n  </parent>\n");
        }

        text.Append("  <creationTime>").Append(m.CreationTime.ToString(CultureInfo.InvariantCulture)).Append("</creationTime>\n").Append(m.Body);
        if (withDomain)
        {
            string domain = m.Domain.Format(FormatFlags.Inactive | (secure ? FormatFlags.Secure : 0), -1);
            foreach (string line in domain.TrimEnd('\n').Split('\n'))
            {
                text.Append("  ").Append(line).Append('\n');
            }
        }

        return text.Append("</").Append(element).Append(">\n").ToString();
    }

    private static TestMoment ReadTold(TestDomain d, XmlElement root)
    {
        string name = Text(root, "name") ?? throw Errors.Xml(ErrorDomain.DomainSnapshot, "a redefined snapshot must have a name");
        if (!long.TryParse(Text(root, "creationTime"), NumberStyles.None, CultureInfo.InvariantCulture, out long creation))
        {
            throw Errors.Internal(ErrorDomain.DomainSnapshot, "missing creationTime from existing snapshot");
        }

        string state = Text(root, "state") ?? throw Errors.Internal(ErrorDomain.DomainSnapshot, "missing state from existing snapshot");
        var body = new StringBuilder();
        foreach (string part in (string[])["memory", "disks"])
        {
            if (root.Child(part) is { Exists: true } element)
            {
                body.Append("  ").Append(element.Source).Append('\n');
            }
        }

        return new TestMoment
        {
            Name = name,
            Description = Text(root, "description"),
            Parent = root.Child("parent") is { Exists: true } parent ? Text(parent, "name") : null,
            CreationTime = creation,
            State = state switch
            {
                "running" => DomainState.Running,
                "paused" => DomainState.Paused,
                "shutoff" => DomainState.Shutoff,
                "blocked" => DomainState.Blocked,
                "crashed" => DomainState.Crashed,
                "disk-snapshot" => DomainState.Shutoff,
                _ => throw Errors.Internal(ErrorDomain.DomainSnapshot, $"Invalid state '{state}' in domain snapshot XML"),
            },
            WithMemory = state is "running" or "paused",
            Body = body.ToString(),
            Domain = root.Child("domain") is { Exists: true } domain && domain.Child("devices").Exists
                ? TestDomainConfig.Of(TestPostParse.Read(domain.Source))
                : d.Current,
        };
    }

    private static XmlElement Root(string xml, string element, ErrorDomain domain)
    {
        var root = XmlTree.Parse(xml, new XmlParseOptions { Origin = element == Snapshot ? "(domain_snapshot)" : "(domain_checkpoint)", Domain = domain }).Root;
        root.ExpectRoot(element);
        return root;
    }

    private static Dictionary<string, string> Asked(XmlElement root, string attribute, ErrorDomain domain, DomainDef def)
    {
        var asked = new Dictionary<string, string>(StringComparer.Ordinal);
        if (root.Child("disks") is not { Exists: true } disks)
        {
            return asked;
        }

        for (var disk = disks.FirstChild; disk.Exists; disk = disk.Next)
        {
            if (!disk.Name.SequenceEqual("disk"))
            {
                continue;
            }

            string name = disk.Attribute("name").Exists ? disk.Attribute("name").ToString() : throw Errors.Xml(domain, $"missing name from disk {attribute} element");
            var found = def.Devices.Disks.Find(d => d.Target?.Dev == name || (d.Source is FileDiskSource f && f.File == name))
                ?? throw Errors.ConfigUnsupported(domain, $"no disk named '{name}'");
            asked[found.Target!.Dev!] = disk.Attribute(attribute) is { Exists: true } value
                ? value.ToString()
                : attribute == "checkpoint" ? "bitmap" : disk.Child("source").Exists ? "external" : "internal";
        }

        return asked;
    }

    private static string? Bitmap(XmlElement root, string target)
    {
        for (var disk = root.Child("disks").Exists ? root.Child("disks").FirstChild : default; disk.Exists; disk = disk.Next)
        {
            if (disk.Attribute("name").Exists && disk.Attribute("name").Span.SequenceEqual(target) && disk.Attribute("bitmap").Exists)
            {
                return disk.Attribute("bitmap").ToString();
            }
        }

        return null;
    }

    private static string? Text(XmlElement parent, string name) => parent.Child(name) is { Exists: true } child ? child.Text.ToString() : null;

    private static string State(DomainState state) => state switch
    {
        DomainState.Running => "running",
        DomainState.Paused => "paused",
        DomainState.Blocked => "blocked",
        DomainState.Crashed => "crashed",
        _ => "shutoff",
    };
}
