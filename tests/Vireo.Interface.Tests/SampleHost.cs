namespace Vireo.Drivers.Interfaces.Tests;

/// <summary>A host of files in a folder of its own.</summary>
internal sealed class SampleHost : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("interfaces").FullName;

    public LinkReader Reader => new(new KernelLinks(Root));

    public KernelLinks Links => new(Root);

    /// <summary>Adds a link of the kernel's.</summary>
    public void Link(string name, string kind = "", params (string Name, string Value)[] attributes)
    {
        Write($"/sys/class/net/{name}/uevent", $"INTERFACE={name}\n" + (kind.Length == 0 ? "" : $"DEVTYPE={kind}\n"));
        (string, string)[] usual = [("address", "52:54:00:00:00:01"), ("operstate", "up"), ("mtu", "1500"), ("speed", "1000")];
        foreach ((string attribute, string value) in usual.Concat(attributes))
        {
            Write($"/sys/class/net/{name}/{attribute}", value + "\n");
        }
    }

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Root + path)!);
        File.WriteAllText(Root + path, text);
    }

    public string Read(string path) => File.ReadAllText(Root + path);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
