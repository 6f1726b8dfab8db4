namespace Vireo.Protocol;

/// <summary>
/// One access rule of a procedure. Several rules must all hold; a rule with a condition counts only when the condition does. The rule is
/// checked after the object has been looked up.
/// </summary>
[AttributeUsage(AttributeTargets.Field, AllowMultiple = true)]
public sealed class AclAttribute(Permission permission) : Attribute
{
    public Permission Permission { get; } = permission;

    /// <summary>The rule counts when any of these bits is set in the call's flags.</summary>
    public ulong WhenSet { get; init; }

    /// <summary>The rule counts when none of these bits is set in the call's flags.</summary>
    public ulong WhenNotSet { get; init; }

    /// <summary>The rule counts when this argument has the value <see cref="WhenValue"/>.</summary>
    public string? WhenField { get; init; }

    /// <inheritdoc cref="WhenField"/>
    public long WhenValue { get; init; }
}

/// <summary>The caller sees only those entries of the result on which it has this permission.</summary>
[AttributeUsage(AttributeTargets.Field, AllowMultiple = true)]
public sealed class AclFilterAttribute(Permission permission) : Attribute
{
    public Permission Permission { get; } = permission;
}

/// <summary>The procedure registers a callback for events of a class, or removes one.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class EventRegistrationAttribute(EventClass eventClass) : Attribute
{
    public EventClass EventClass { get; } = eventClass;

    /// <summary>It removes the registration.</summary>
    public bool Remove { get; init; }
}

/// <summary>The name of a procedure in libvirt's protocol description, where it does not follow from the C# name.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class WireProcedureAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>The name of a constant in libvirt's protocol description.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class WireConstantAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>A field that serves the protocol; the generated code fills and reads it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class RoleAttribute(FieldRole role) : Attribute
{
    public FieldRole Role { get; } = role;
}

/// <summary>A permission with libvirt's text.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class AccessAttribute(string objectClass, string permission) : Attribute
{
    public string ObjectClass { get; } = objectClass;

    public string Permission { get; } = permission;

    /// <summary>It only looks: read-only connections have it.</summary>
    public bool Looks { get; init; }

    /// <summary>It shows secrets.</summary>
    public bool Secret { get; init; }
}

/// <summary>What libvirt demands of an argument before it looks any further; <paramref name="name"/> is how its message calls it, by
/// default as on the wire.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class RequireAttribute(Requirement requirement, string? name = null) : Attribute
{
    public Requirement Requirement { get; } = requirement;

    public string? Name { get; } = name;
}
