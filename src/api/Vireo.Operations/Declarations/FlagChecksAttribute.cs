namespace Vireo.Operations;

/// <summary>
/// On a driver's connection class: lets the generator write the class <c>Checked…</c> derived from it, which is what callers get. It
/// refuses flags that no <see cref="AcceptsAttribute"/> names; an override with flags and without that attribute does not compile.
/// </summary>
/// <param name="domain">The domain of the errors.</param>
/// <param name="prefix">What the driver's functions begin with in libvirt's errors, for instance <c>qemu</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FlagChecksAttribute(ErrorDomain domain, string prefix) : Attribute
{
    public ErrorDomain Domain { get; } = domain;

    public string Prefix { get; } = prefix;
}
