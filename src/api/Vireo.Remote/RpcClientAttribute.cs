namespace Vireo.Remote;

/// <summary>Lets the generator write the client's side of every operation of the base class: one call of its procedure each.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RpcClientAttribute : Attribute;
