namespace Vireo.Dispatch;

/// <summary>Lets the generator write the dispatcher of a program.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RpcDispatcherAttribute(Type program, Type driver, Type session) : Attribute
{
    /// <summary>The enum with the procedures.</summary>
    public Type Program { get; } = program;

    /// <summary>The class whose operations serve them.</summary>
    public Type Driver { get; } = driver;

    /// <summary>The class that knows the client; it has <c>GetDriver</c> and the guards.</summary>
    public Type Session { get; } = session;
}
