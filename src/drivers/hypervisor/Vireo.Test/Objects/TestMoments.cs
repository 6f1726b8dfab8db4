namespace Vireo.Drivers.Test;

/// <summary>A tree of snapshots or checkpoints with one current member.</summary>
internal sealed class TestMoments
{
    private readonly Dictionary<string, TestMoment> _byName = new(StringComparer.Ordinal);
    private readonly List<TestMoment> _ordered = [];

    public int Count => _ordered.Count;

    /// <summary>In the order of their making.</summary>
    public IReadOnlyList<TestMoment> All => _ordered;

    public TestMoment? Current { get; set; }

    public TestMoment? Find(string name) => _byName.GetValueOrDefault(name);

    public void Add(TestMoment moment)
    {
        if (_byName.TryGetValue(moment.Name, out var old))
        {
            _ordered.Remove(old);
        }

        _byName[moment.Name] = moment;
        _ordered.Add(moment);
    }

    public void Remove(TestMoment moment)
    {
        _byName.Remove(moment.Name);
        _ordered.Remove(moment);
    }

    public List<TestMoment> Children(TestMoment? parent) => _ordered.FindAll(m => m.Parent == parent?.Name);

    /// <summary>Everything below <paramref name="parent"/>, parents before their children.</summary>
    public List<TestMoment> Descendants(TestMoment parent)
    {
        var list = new List<TestMoment>();
        foreach (var child in Children(parent))
        {
            list.Add(child);
            list.AddRange(Descendants(child));
        }

        return list;
    }
}
