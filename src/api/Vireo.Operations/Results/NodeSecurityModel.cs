namespace Vireo;

/// <summary>The security driver of the host.</summary>
/// <param name="Model">Its name, or empty.</param>
/// <param name="Doi">Its domain of interpretation.</param>
public readonly record struct NodeSecurityModel(string Model, string Doi);
