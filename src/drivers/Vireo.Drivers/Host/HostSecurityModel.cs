namespace Vireo.Drivers.Host;

/// <summary>A security model with the labels it gives by default, by domain type.</summary>
public sealed record HostSecurityModel(string Model, string Doi, IReadOnlyList<(string Type, string Label)> BaseLabels);
