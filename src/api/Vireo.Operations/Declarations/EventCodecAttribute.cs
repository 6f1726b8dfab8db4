namespace Vireo.Operations;

/// <summary>Lets the generator write the codec of the event records that stand beside <paramref name="root"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventCodecAttribute(Type root) : Attribute
{
    public Type Root { get; } = root;
}
