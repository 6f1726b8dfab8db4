namespace Vireo.Protocol;

/// <summary>Marks an enum as the procedure table of an RPC program.</summary>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class ProgramAttribute(string name, uint number, uint version) : Attribute
{
    /// <summary>The prefix of the program's wire names.</summary>
    public string Name { get; } = name;

    public uint Number { get; } = number;

    public uint Version { get; } = version;
}
