using Microsoft.Win32.SafeHandles;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>The way between an emulator and a file: the file itself, or a pipe with a packing program between. The emulator's end is to be
/// given away or closed.</summary>
internal sealed class PackedFile : IDisposable
{
    private readonly SpawnedProcess? _program;
    private readonly string? _name;

    private PackedFile(SafeFileHandle end, SpawnedProcess? program, string? name)
    {
        End = end;
        _program = program;
        _name = name;
    }

    /// <summary>The emulator's end.</summary>
    public SafeFileHandle End { get; }

    /// <summary>To write to <paramref name="file"/>, packed by <paramref name="program"/> or as it is.</summary>
    public static PackedFile ToWrite(SafeFileHandle file, string? program)
    {
        if (program is null)
        {
            return new(Fd.Duplicate(file), null, null);
        }

        var (read, write) = Fd.CreatePipe();
        using (read)
        {
            return new(write, Start(program, read, file, "-c"), program);
        }
    }

    /// <summary>To read from <paramref name="file"/>.</summary>
    public static PackedFile ToRead(SafeFileHandle file, string? program)
    {
        if (program is null)
        {
            return new(Fd.Duplicate(file), null, null);
        }

        var (read, write) = Fd.CreatePipe();
        using (write)
        {
            return new(read, Start(program, file, write, "-dc"), program);
        }
    }

    /// <summary>Waits for the packing program to write the rest. The emulator must have closed its end.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        End.Dispose();
        if (_program is not null && await _program.WaitForExitAsync(cancellationToken).ConfigureAwait(false) is { Succeeded: false } exit)
        {
            throw LifecycleErrors.JobFailed(_name, exit.ToString());
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        End.Dispose();
        _program?.Dispose();
    }

    private static SpawnedProcess Start(string program, SafeFileHandle input, SafeFileHandle output, string option)
    {
        string path = Vireo.Posix.Host.FindProgram(program)
            ?? throw SaveErrors.NoCompressor(program);
        return ProcessSpawner.Start(new ProcessSpec(path, option) { Input = input, Output = output });
    }
}
