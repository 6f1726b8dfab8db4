using System.Text;
using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Remote;
using Vireo.Rpc;
using Vireo.Xdr;

namespace Vireo.Fuzz;

/// <summary>The header: whatever the bytes are, it reads back as it was written.</summary>
internal sealed class HeaderTarget : IFuzzTarget
{
    public string Name => "header";

    public string About => "the frame header, there and back";

    public IReadOnlyList<byte[]> Seeds { get; } = [new byte[28], Frames.Call(1, 66)];

    public Task RunAsync(byte[] input)
    {
        Array.Resize(ref input, 28);
        byte[] again = new byte[28];
        RpcHeader.Read(input).Write(again, (int)RpcHeader.ReadLength(input));
        return input.AsSpan().SequenceEqual(again) ? Task.CompletedTask : throw new InvalidDataException("a header does not read back");
    }
}

/// <summary>The error payload.</summary>
internal sealed class ErrorTarget : IFuzzTarget
{
    public string Name => "error";

    public string About => "the payload of error replies";

    public IReadOnlyList<byte[]> Seeds { get; } = [
        Frames.Error(Errors.NoSupport("virFoo")), Frames.Error(Errors.System(ErrorDomain.Rpc, 2, "text"))];

    public Task RunAsync(byte[] input)
    {
        VirException error = RpcErrorPayload.Read(input);
        using var writer = new XdrWriter();
        RpcErrorPayload.Write(writer, error);
        return Task.CompletedTask;
    }
}

/// <summary>The generated codec: structs with every kind of field; what can be read can be written and is the same bytes again.</summary>
internal sealed class XdrTarget : IFuzzTarget
{
    private static readonly DomainRef Domain = new("guest", Uuid.Random(), 7);

    public string Name => "xdr";

    public string About => "wire structs with strings, lists, optional values, opaque data, typed parameters";

    public IReadOnlyList<byte[]> Seeds { get; } =
    [
        Write(new ConnectOpenArgs("qemu:///system", 1)),
        Write(new ConnectListAllDomainsRet([Domain, Domain], 2)),
        Write(new ConnectSetIdentityArgs(
            new TypedParameterList { { "user-name", "root" }, { "process-id", 5L }, { "x", 1.5 }, { "y", true } }, 0)),
        Write(new ConnectDomainEventCallbackRegisterAnyArgs(3, Domain)),
        Write(new AuthSaslStartArgs("PLAIN", 0, new byte[] { 1, 2, 3 })),
        Write(new DomainGetVcpusRet([new VcpuRecord(1, 1, 5, 0)], new byte[] { 1, 2, 3, 4, 5 })),
        Write(new ConnectBaselineCpuArgs(["<cpu/>", "<cpu2/>"], 0)),
    ];

    public Task RunAsync(byte[] input)
    {
        Check<ConnectOpenArgs>(input);
        Check<ConnectListAllDomainsRet>(input);
        Check<ConnectSetIdentityArgs>(input);
        Check<ConnectDomainEventCallbackRegisterAnyArgs>(input);
        Check<AuthSaslStartArgs>(input);
        Check<DomainGetVcpusRet>(input);
        Check<ConnectBaselineCpuArgs>(input);
        return Task.CompletedTask;
    }

    private static void Check<T>(byte[] input)
        where T : IXdrValue<T>
    {
        T value;
        try
        {
            var reader = new XdrReader(input);
            value = T.ReadXdr(ref reader);
        }
        catch (VirException)
        {
            return;
        }

        byte[] first = Write(value);
        var back = new XdrReader(first);
        if (!Write(T.ReadXdr(ref back)).AsSpan().SequenceEqual(first))
        {
            throw new InvalidDataException($"{typeof(T).Name} does not read back");
        }
    }

    private static byte[] Write<T>(T value)
        where T : IXdrValue<T>
    {
        using var writer = new XdrWriter();
        value.WriteXdr(writer);
        return writer.WrittenSpan.ToArray();
    }
}

/// <summary>Event messages as a client gets them.</summary>
internal sealed class EventTarget : IFuzzTarget
{
    public string Name => "event";

    public string About => "event messages, of every procedure";

    public IReadOnlyList<byte[]> Seeds { get; } = [
        Message(new DomainLifecycleEvent(new DomainRef("g", Uuid.Random(), 1), DomainEventType.Started, 0))];

    public Task RunAsync(byte[] input)
    {
        int procedure = input.Length == 0 ? 0 : input[0] | (input.Length << 3 & 0x1FF);
        try
        {
            _ = EventMessages.Read((RemoteProcedure)procedure, input, out _);
            _ = EventMessages.Read((QemuProcedure)(procedure & 7), input, out _);
        }
        catch (VirException)
        {
            // The answer to damaged input.
        }

        return Task.CompletedTask;
    }

    private static byte[] Message(VirEvent e)
    {
        using var writer = new XdrWriter();
        EventMessages.Write(e, 1, writer);
        return writer.WrittenSpan.ToArray();
    }
}

/// <summary>Connection URIs.</summary>
internal sealed class UriTarget : IFuzzTarget
{
    public string Name => "uri";

    public string About => "connection URIs";

    public IReadOnlyList<byte[]> Seeds { get; } =
        [.. new[] { "qemu+ssh://user@host:22/system?keyfile=/k&no_tty=1", "test:///default", "xen+tls://[::1]:5/?x=%20" }.Select(
            Encoding.UTF8.GetBytes)];

    public Task RunAsync(byte[] input)
    {
        try
        {
            _ = ConnectionUri.Parse(Encoding.UTF8.GetString(input)).DaemonUri();
        }
        catch (VirException)
        {
            // The answer to damaged input.
        }

        return Task.CompletedTask;
    }
}

/// <summary>JSON as QEMU's monitor and guest agents send it.</summary>
internal sealed class QmpTarget : IFuzzTarget
{
    public string Name => "qmp";

    public string About => "JSON of monitors and guest agents";

    public IReadOnlyList<byte[]> Seeds { get; } =
    [
        "{\"return\": {\"status\": \"running\", \"n\": [1, -2, 3.5e7, true, null]}, \"id\": \"libvirt-1\"}"u8.ToArray(),
        "{\"QMP\": {\"version\": {\"qemu\": {\"micro\": 0, \"minor\": 2, \"major\": 7}}, \"capabilities\": [\"oob\"]}}"u8.ToArray(),
        "{\"timestamp\": {\"seconds\": 1, \"microseconds\": 2}, \"event\": \"STOP\", \"data\": {\"\\u00e4\\n\": \"\\\"\"}}"u8.ToArray(),
        Encoding.UTF8.GetBytes(new string('[', 60) + new string(']', 60)),
    ];

    public Task RunAsync(byte[] input)
    {
        try
        {
            string text = Drivers.Qemu.Monitor.QmpJson.Format(Drivers.Qemu.Monitor.QmpJson.Parse(input));
            if (Drivers.Qemu.Monitor.QmpJson.Format(Drivers.Qemu.Monitor.QmpJson.Parse(text)) != text)
            {
                throw new InvalidDataException("JSON does not read back");
            }
        }
        catch (FormatException)
        {
            // The answer to damaged input.
        }

        return Task.CompletedTask;
    }
}

/// <summary>Headers of disk images, which guests write.</summary>
internal sealed class ImageTarget : IFuzzTarget
{
    private static readonly string?[] Formats =
        [null, "raw", "qcow", "qcow2", "qed", "vmdk", "vdi", "vpc", "ploop", "luks", "cow", "iso", "vhdx", "bochs", "cloop", "dmg"];

    private readonly string _path = Path.GetTempFileName();

    public string Name => "image";

    public string About => "headers of disk images, and the names in them";

    public IReadOnlyList<byte[]> Seeds { get; } =
    [
        Convert.FromHexString(
            "514649fb000000030000000000000080000000050000001000000000400000000000000000000000"
            + "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
            + "0000000400000068e2792aca00000003726177000000000000000000622e696d67"),
        [.. "QED\0"u8, .. new byte[124]], [.. "LUKS"u8, 0xba, 0xbe, 0, 1, .. new byte[120]],
        [.. "LUKS"u8, 0xba, 0xbe, 0, 2, 0, 0, 0, 0, 0, 0, 0x11, 0, .. new byte[4080],
            .. "{\"segments\":{\"0\":{\"offset\":\"4352\"}}}"u8, .. new byte[256]],
        [.. "KDMV"u8, 1, .. new byte[507], .. "parentFileNameHint=\"b.vmdk\"\n"u8, 0], [.. "QFI"u8, 0xfb, 0, 0, 0, 1, .. new byte[64]],
        [.. "OOOM"u8, 0, 0, 0, 2, .. "b.img"u8, .. new byte[1200]], [.. "conectix"u8, 0, 0, 0, 0, 0, 1, .. new byte[64]],
        [.. new byte[64], 0x7f, 0x10, 0xda, 0xbe, 1, 0, 1, 0, .. new byte[400]], [.. "WithouFreSpacExt"u8, 2, .. new byte[60]],
        [.. "Bochs Virtual HD Image"u8, .. new byte[44], 2, 0, .. new byte[40]], [.. new byte[512], .. "koly"u8, .. new byte[508]], Vhdx(),
    ];

    public Task RunAsync(byte[] input)
    {
        File.WriteAllBytes(_path, input);
        foreach (string? format in Formats)
        {
            if (Drivers.ImageProbe.Read(_path, format) is { Backing: { } backing } header)
            {
                _ = Drivers.ImageBacking.Parse(_path, backing, header.BackingFormat);
            }
        }

        return Task.CompletedTask;
    }

    // Tables of regions and of metadata, each with one entry.
    private static byte[] Vhdx()
    {
        byte[] image = new byte[200 << 10];
        "vhdxfile"u8.CopyTo(image);
        "regi"u8.CopyTo(image.AsSpan(192 << 10));
        image[(192 << 10) + 8] = 1;
        new Guid("8b7ca206-4790-4b9a-b8fe-575f050f886e").TryWriteBytes(image.AsSpan((192 << 10) + 16));
        BitConverter.TryWriteBytes(image.AsSpan((192 << 10) + 32), (193L << 10));
        "metadata"u8.CopyTo(image.AsSpan(193 << 10));
        image[(193 << 10) + 10] = 1;
        new Guid("2fa54224-cd1b-4876-b211-5dbed83bf4b8").TryWriteBytes(image.AsSpan((193 << 10) + 32));
        return image;
    }

    public Task FinishAsync()
    {
        File.Delete(_path);
        return Task.CompletedTask;
    }
}
