namespace Vireo;

/// <summary>A class of error factories (<see cref="ErrorTextAttribute"/>), and the part of libvirt that raises them.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ErrorCatalogueAttribute(ErrorDomain domain) : Attribute
{
    /// <summary>Who raises the errors.</summary>
    public ErrorDomain Domain { get; } = domain;
}
