using System.Globalization;

namespace Vireo.Drivers.Host.CpuModels;

/// <summary>
/// The x86 CPU models, features and vendors that libvirt knows, read once from a resource of this assembly (<c>x86.cpumap</c>, whose head
/// explains its form). It only holds facts: what to make of them is in <see cref="X86Cpu"/>.
/// </summary>
public sealed class X86CpuMap
{
    private static readonly Lazy<X86CpuMap> s_instance = new(static () => new X86CpuMap());

    private readonly List<X86CpuModel> _models = [];
    private readonly List<X86CpuFeature> _features = [];
    private readonly Dictionary<string, int> _featureIndex = new(StringComparer.Ordinal);
    private readonly Dictionary<string, X86CpuModel> _modelIndex = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _vendorByString = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _stringByVendor = new(StringComparer.Ordinal);

    private X86CpuMap()
    {
        using var stream = typeof(X86CpuMap).Assembly.GetManifestResourceStream("Vireo.Drivers.Host.CpuModels.x86.cpumap")
            ?? throw new InvalidOperationException("the CPU map is not in the assembly");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            string[] word = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            switch (word.Length == 0 ? "#" : word[0])
            {
                case "vendor":
                    _vendorByString[word[2]] = word[1];
                    _stringByVendor[word[1]] = word[2];
                    break;
                case "feature":
                    ReadFeature(word);
                    break;
                case "model":
                    ReadModel(word);
                    break;
            }
        }
    }

    public static X86CpuMap Instance => s_instance.Value;

    /// <summary>Models in the order in which clients list them.</summary>
    public IReadOnlyList<X86CpuModel> Models => _models;

    public IReadOnlyList<X86CpuFeature> Features => _features;

    public CpuFeatureSet NoFeatures => CpuFeatureSet.Empty(_features.Count);

    public X86CpuModel? Model(string name) => _modelIndex.GetValueOrDefault(name);

    /// <summary>Place of a feature by its name or one of its other names; -1 when there is none.</summary>
    public int Feature(string name) => _featureIndex.TryGetValue(name, out int i) ? i : -1;

    /// <summary>The map's name of the vendor with this CPUID text, or null.</summary>
    public string? VendorOf(string cpuid) => _vendorByString.GetValueOrDefault(cpuid);

    public bool HasVendor(string name) => _stringByVendor.ContainsKey(name);

    /// <summary>Everything that <paramref name="data"/> shows.</summary>
    public CpuFeatureSet Decode(CpuidData data)
    {
        var set = NoFeatures;
        for (int i = 0; i < _features.Count; i++)
        {
            set.Put(i, _features[i].IsIn(data));
        }

        return set;
    }

    private void ReadFeature(string[] word)
    {
        string[] place = word[2].Split(':');
        string[] where = place[0].Split('.');
        bool register = where[0] == "msr";
        uint leaf = Hex(where[register ? 1 : 0]), sub = register ? 0 : Hex(where[1]);
        int part = register ? 0 : where[2][1] - 'a';
        ulong mask;
        if (register)
        {
            string[] halves = place[1].Split('-');
            mask = ((ulong)Hex(halves[0]) << 32) | Hex(halves[1]);
        }
        else
        {
            mask = Hex(place[1]);
        }

        int index = _features.Count;
        _features.Add(new X86CpuFeature(word[1], register, leaf, sub, part, mask, Array.IndexOf(word, "pinned") < 0));
        _featureIndex[word[1]] = index;
        foreach (string extra in word.AsSpan(3))
        {
            if (extra[0] == '~')
            {
                _featureIndex.TryAdd(extra[1..], index);
            }
        }
    }

    private void ReadModel(string[] word)
    {
        CpuFeatureSet features = NoFeatures, added = NoFeatures, removed = NoFeatures;
        string? vendor = null;
        X86CpuModel? parent = null;
        bool host = false, guest = false;
        var signatures = new List<(uint, uint, uint, uint)>();
        foreach (string item in word.AsSpan(2))
        {
            if (item is "host" or "guest" or ":")
            {
                host |= item == "host";
                guest |= item == "guest";
            }
            else if (item.StartsWith("vendor=", StringComparison.Ordinal))
            {
                vendor = item["vendor=".Length..];
            }
            else if (item.StartsWith("from=", StringComparison.Ordinal))
            {
                var from = parent = _modelIndex[item["from=".Length..]];
                (features, added, removed) = (from.Features.Copy(), from.Added.Copy(), from.Removed.Copy());
            }
            else if (item.StartsWith("sig=", StringComparison.Ordinal))
            {
                string[] s = item["sig=".Length..].Split('/');
                string[] steps = s.Length > 2 ? s[2].Split('-') : ["0", "15"];
                signatures.Add((Number(s[0]), Number(s[1]), Number(steps[0]), Number(steps[^1])));
            }
            else
            {
                bool on = item[0] == '+';
                bool joined = item[1] == '!', dropped = item[1] == '?';
                int i = _featureIndex[item[(joined || dropped ? 2 : 1)..]];
                if (dropped)
                {
                    removed.Put(i, on);
                    continue;
                }

                // "-x +!x" turns a plain feature into one that joined later: both lines name x, the last one wins.
                features.Put(i, on);
                if (joined)
                {
                    added.Put(i, on);
                }
            }
        }

        var model = new X86CpuModel
        {
            Name = word[1], Vendor = vendor, DecodeHost = host, DecodeGuest = guest,
            Features = features, Added = added, Removed = removed, Signatures = signatures,
        };
        _models.Add(model);
        _modelIndex[model.Name] = model;

        // A version that changes nothing is the model that it is made from, under QEMU's own name.
        if (parent is not null && word[^1] == ":" && !guest && !IsVersion(parent.Name))
        {
            parent.Canonical = model.Name;
        }
    }

    // "-v" and a number.
    private static bool IsVersion(string model) =>
        model.LastIndexOf("-v", StringComparison.Ordinal) is > 0 and int at && at + 2 < model.Length
            && !model.AsSpan(at + 2).ContainsAnyExceptInRange('0', '9');

    private static uint Hex(string text) => uint.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static uint Number(string text) => uint.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
