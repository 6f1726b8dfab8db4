using Vireo.Protocol;

namespace Vireo.Operations;

/// <summary>
/// The procedure that carries an operation. Everything fixed by the protocol (permissions, priority, stream, structs) stands on the
/// procedure; the generator maps parameters to fields by name and type and reports what it cannot map.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OperationAttribute : Attribute
{
    public OperationAttribute(RemoteProcedure procedure) => (Number, Program) = ((int)procedure, typeof(RemoteProcedure));

    public OperationAttribute(QemuProcedure procedure) => (Number, Program) = ((int)procedure, typeof(QemuProcedure));

    public OperationAttribute(LxcProcedure procedure) => (Number, Program) = ((int)procedure, typeof(LxcProcedure));

    public OperationAttribute(VireoProcedure procedure) => (Number, Program) = ((int)procedure, typeof(VireoProcedure));

    public OperationAttribute(AdminProcedure procedure) => (Number, Program) = ((int)procedure, typeof(AdminProcedure));

    public int Number { get; }

    public Type Program { get; }

    /// <summary>No shape fits: dispatcher and client declare a partial method, and its body is written by hand.</summary>
    public bool Manual { get; init; }
}

/// <summary>
/// An older procedure that the operation serves too. Arguments that the older one lacks have their default; a result it lacks is dropped, a
/// list becomes its length or one member of each entry. It has a method of its own, named after the procedure and "LegacyAsync", which asks
/// for the operation unless a driver knows better; a client calls the older procedure itself.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class LegacyAttribute(RemoteProcedure procedure) : Attribute
{
    public RemoteProcedure Procedure { get; } = procedure;

    /// <summary>The flags that the older procedure implies.</summary>
    public uint Flags { get; init; }

    /// <summary>The member of each list entry that the older procedure answers.</summary>
    public string? Member { get; init; }
}

/// <summary>Lets the generator write the virtual members of a class: one for each operation of its interfaces, answering "not
/// supported".</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DriverBaseAttribute : Attribute;
