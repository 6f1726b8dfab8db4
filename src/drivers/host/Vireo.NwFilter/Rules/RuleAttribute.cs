namespace Vireo.Drivers.NwFilters;

/// <summary>One thing that a packet must look like, with its value in place of a variable.</summary>
/// <param name="Name">Name of the attribute.</param>
/// <param name="Value">The value.</param>
/// <param name="Negated">True: the packet must not look so.</param>
/// <param name="IsGiven">Whether the value was a variable's. It is whatever the guest's document says, and is handed on as it is.</param>
internal sealed record RuleAttribute(string Name, string Value, bool Negated, bool IsGiven = false);
