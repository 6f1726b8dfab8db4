using Vireo.Protocol;

namespace Vireo.Operations;

/// <summary>The message that carries an event to clients that registered with a callback id, and the older one without.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventMessageAttribute : Attribute
{
    public EventMessageAttribute(RemoteProcedure procedure) => (Number, Program) = ((int)procedure, typeof(RemoteProcedure));

    public EventMessageAttribute(QemuProcedure procedure) => (Number, Program) = ((int)procedure, typeof(QemuProcedure));

    public int Number { get; }

    public Type Program { get; }

    /// <summary>The message without a callback id, or 0.</summary>
    public RemoteProcedure Legacy { get; init; }
}
