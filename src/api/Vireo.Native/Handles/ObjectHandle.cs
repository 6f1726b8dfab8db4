using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Vireo.Native;

/// <summary>An object that lies inside another one.</summary>
internal interface IChild
{
    /// <summary>The other one.</summary>
    Handle? Parent { get; }
}

/// <summary>An object of a connection: how calls name it, kept as it was when the handle was made, as libvirt does.</summary>
/// <typeparam name="T">The record that names it.</typeparam>
internal sealed unsafe class ObjectHandle<T> : Handle, IHandleKind, IChild
    where T : struct
{
    private readonly Lock _lock = new();
    private StrongBox<T> _reference;
    private List<(string Member, string Value, nint Text)>? _texts;

    public ObjectHandle(ConnectionHandle connection, T reference, Handle? parent)
    {
        connection.AddReference();
        parent?.AddReference();
        Connection = connection;
        Parent = parent;
        _reference = new StrongBox<T>(reference);
    }

    /// <inheritdoc/>
    public static ErrorCode InvalidCode => HandleKinds.Of<T>().Code;

    /// <inheritdoc/>
    public static ErrorDomain? InvalidDomain => HandleKinds.Of<T>().Domain;

    /// <inheritdoc/>
    public override ConnectionHandle Connection { get; }

    /// <inheritdoc/>
    public Handle? Parent { get; }

    /// <summary>How calls name it.</summary>
    public T Reference => Volatile.Read(ref _reference).Value;

    /// <summary>A call returned something newer, for example the id after a start.</summary>
    public void Update(T reference) => Volatile.Write(ref _reference, new StrongBox<T>(reference));

    /// <summary>A member of the reference as C text that lives as long as the handle.</summary>
    public byte* MemberText(string member, string value)
    {
        lock (_lock)
        {
            foreach (var known in CollectionsMarshal.AsSpan(_texts))
            {
                if (known.Member == member && known.Value == value)
                {
                    return (byte*)known.Text;
                }
            }

            byte* text = NativeText.Make(value);
            (_texts ??= new(1)).Add((member, value, (nint)text));
            return text;
        }
    }

    /// <inheritdoc/>
    public override int Release()
    {
        base.Release();
        return 0;
    }

    /// <inheritdoc/>
    protected override void End()
    {
        foreach (var (_, _, text) in _texts ?? [])
        {
            NativeMemory.Free((void*)text);
        }

        Parent?.Release();
        Connection.Release();
    }
}
