using Microsoft.Win32.SafeHandles;
using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Rpc;
using Vireo.Xdr;

namespace Vireo.Dispatch;

/// <summary>What the generated handlers call, so that they stay short: limits of lists, typed parameters, files and streams.</summary>
internal static class CallHelpers
{
    /// <summary>The flag by which callers say that they understand text in typed parameters; drivers never see it.</summary>
    public const uint StringParametersFlag = (uint)TypedParameterFlags.ParamStringOkay;

    /// <summary>The arguments; to be called before the first await.</summary>
    public static T Read<T>(this RpcCall call)
        where T : struct, IXdrValue<T>
    {
        var reader = new XdrReader(call.Payload);
        return T.ReadXdr(ref reader);
    }

    /// <summary>The one descriptor that came with the call.</summary>
    public static SafeFileHandle TakeFile(this RpcCall call)
    {
        if (call.Handles.Count == 0)
        {
            throw Errors.NoFileInCall();
        }

        var files = call.TakeHandles();
        for (int i = 1; i < files.Count; i++)
        {
            files[i].Dispose();
        }

        return files[0];
    }

    /// <summary>All descriptors that came with the call, of which there must be some.</summary>
    public static IReadOnlyList<SafeFileHandle> TakeFiles(this RpcCall call, string function)
    {
        if (call.Handles.Count == 0)
        {
            throw Errors.ArgumentZero("nfds", function);
        }

        return call.TakeHandles();
    }

    public static void AttachFile(this RpcCall call, SafeFileHandle file) => call.AddReplyHandle(file);

    public static void AttachFiles(this RpcCall call, IReadOnlyList<SafeFileHandle> files)
    {
        foreach (var file in files)
        {
            call.AddReplyHandle(file);
        }
    }

    /// <summary>Starts to move data between the driver's stream and the client, once the reply is on its way.</summary>
    public static void AttachStream(this RpcCall call, VirStream stream, StreamDirection direction, bool sparse)
    {
        var ways = direction == StreamDirection.ToServer
            ? RpcStreamDirection.FromClient
            : stream.IsTwoWay
            ? RpcStreamDirection.Both
            : RpcStreamDirection.ToClient;
        call.OpenStream(new DriverStreamBackend(stream, sparse), ways);
    }

    /// <summary>The list if the caller wants it, else nothing; more than the protocol carries is an error.</summary>
    public static IReadOnlyList<T> Wanted<T>(this RpcCall call, IReadOnlyList<T> items, bool wanted, int max, string name)
    {
        _ = call;
        if (items.Count > max)
        {
            throw Errors.TooManyResults(name, items.Count, max);
        }

        return wanted ? items : [];
    }

    /// <summary>How many entries of an older list fit what the caller has room for.</summary>
    public static int Room(this RpcCall call, int count, long room, int max, string name, string limit)
    {
        _ = call;
        if (room > max)
        {
            throw Errors.TooMuchRoom(name, limit);
        }

        return room < 0 ? throw Errors.NegativeRoom(name) : (int)Math.Min(count, room);
    }

    /// <summary>As many entries as the caller has room for.</summary>
    public static IReadOnlyList<T> Head<T>(this RpcCall call, IReadOnlyList<T> items, int room, int max, string name, string limit)
    {
        int count = call.Room(items.Count, room, max, name, limit);
        return count == items.Count ? items : items.Take(count).ToArray();
    }

    /// <summary>
    /// Typed parameters for a caller with room for <paramref name="room"/> of them; 0 asks for their number only. Text goes only to callers
    /// that said they understand it.
    /// </summary>
    public static TypedParameterList Fit(this RpcCall call, TypedParameterList items, int room, int max, uint flags, out int count)
    {
        CheckRoom(call, room, max);
        bool text = (flags & StringParametersFlag) != 0;
        var fitted = new TypedParameterList();
        count = 0;
        foreach (var item in items)
        {
            if (item.Value.Type == TypedParameterType.String && !text)
            {
                continue;
            }

            count++;
            if (fitted.Count < room)
            {
                fitted.Add(item);
            }
        }

        count = room == 0 ? count : fitted.Count;
        return fitted;
    }

    /// <inheritdoc cref="Fit"/>
    public static IReadOnlyList<T> FitItems<T>(this RpcCall call, IReadOnlyList<T> items, int room, int max, out int count)
    {
        CheckRoom(call, room, max);
        count = room == 0 ? items.Count : Math.Min(items.Count, room);
        return room == 0 ? [] : count == items.Count ? items : items.Take(count).ToArray();
    }

    private static void CheckRoom(RpcCall call, int room, int max)
    {
        _ = call;
        if (room < 0 || room > max)
        {
            throw DispatchErrors.TooManyParameters();
        }
    }
}
