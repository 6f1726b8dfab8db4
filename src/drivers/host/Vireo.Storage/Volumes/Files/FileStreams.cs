using Microsoft.Win32.SafeHandles;
using Vireo.Posix;
using File = System.IO.File;

namespace Vireo.Drivers.Storage;

/// <summary>Streams out of files and into them, with holes where the client wants them.</summary>
internal static class FileStreams
{
    private const int IsFolder = 21, TooLarge = 27, NoSpace = 28;

    /// <summary>The content from an offset on; a length of 0 is everything behind it.</summary>
    public static VirStream Download(string path, ulong offset, ulong length, bool sparse)
    {
        SafeFileHandle file = Open(path, FileAccess.Read);
        long size = PosixFile.Length(file), start = (long)Math.Min(offset, (ulong)size);
        long end = length == 0 ? size : start + (long)Math.Min(length, (ulong)(size - start));
        return new FileDownload(file, start, end, sparse);
    }

    /// <summary>Takes content from an offset on; a length of 0 takes what comes.</summary>
    public static VirStream Upload(string path, ulong offset, ulong length, bool sparse)
    {
        if (offset > long.MaxValue)
        {
            throw VolumeErrors.StreamNotOpened(TooLarge, path);
        }

        long end = length == 0 || length > long.MaxValue - offset ? long.MaxValue : (long)(offset + length);
        return new FileUpload(
            Open(path, FileAccess.Write), path, (long)offset, end, sparse, FileStatus.Read(path) is { Kind: FileKind.BlockDevice });
    }

    private static SafeFileHandle Open(string path, FileAccess access)
    {
        try
        {
            return FileStatus.Read(path) is { Kind: FileKind.Folder }
                ? throw VolumeErrors.StreamNotOpened(IsFolder, path)
                : File.OpenHandle(path, FileMode.Open, access, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw VolumeErrors.StreamNotOpened(Errors.ErrnoOf(e), path);
        }
    }

    private sealed class FileDownload(SafeFileHandle file, long start, long end, bool sparse) : VirStream
    {
        private long _at = start;
        private long _dataEnd = sparse ? start : end;

        public override ValueTask<StreamChunk> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
            ValueTask.FromResult(Next(buffer.Span));

        public override int ReadQueued(Span<byte> buffer) => _at < _dataEnd ? Fill(buffer) : 0;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
            throw Errors.NoSupport("virStreamSend", ErrorDomain.Streams);

        public override ValueTask FinishAsync(CancellationToken cancellationToken) => DisposeAsync();

        public override ValueTask AbortAsync(CancellationToken cancellationToken) => DisposeAsync();

        public override ValueTask DisposeAsync()
        {
            file.Dispose();
            return ValueTask.CompletedTask;
        }

        private StreamChunk Next(Span<byte> buffer)
        {
            if (_at >= end)
            {
                return StreamChunk.End;
            }

            if (_at >= _dataEnd)
            {
                long data = PosixFile.NextData(file, _at, end), hole = data - _at;
                _dataEnd = PosixFile.NextHole(file, data, end);
                if (hole > 0)
                {
                    _at = data;
                    return StreamChunk.Hole(hole);
                }
            }

            int got = Fill(buffer);

            // The file has become shorter meanwhile.
            return got == 0 ? StreamChunk.End : StreamChunk.Data(got);
        }

        private int Fill(Span<byte> buffer)
        {
            int got = RandomAccess.Read(file, buffer[..(int)Math.Min(buffer.Length, _dataEnd - _at)], _at);
            _at += got;
            return got;
        }
    }

    private sealed class FileUpload(
        SafeFileHandle file, string path, long start, long end, bool sparse, bool isDevice) : VirStream
    {
        private long _at = start;

        public override ValueTask<StreamChunk> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
            throw Errors.NoSupport("virStreamRecv", ErrorDomain.Streams);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
        {
            if (data.Length > end - _at)
            {
                throw VolumeErrors.StreamFull(NoSpace);
            }

            try
            {
                RandomAccess.Write(file, data.Span, _at);
            }
            catch (IOException e)
            {
                throw VolumeErrors.StreamNotWritten(Errors.ErrnoOf(e), path);
            }

            _at += data.Length;
            return ValueTask.CompletedTask;
        }

        public override ValueTask SendHoleAsync(long length, CancellationToken cancellationToken)
        {
            if (!sparse)
            {
                throw Errors.NoSupport("virStreamSendHole", ErrorDomain.Streams);
            }

            if (length < 0 || length > end - _at)
            {
                throw VolumeErrors.StreamFull(NoSpace);
            }

            // What was there becomes a hole; behind the end the file grows, which a device cannot. Where a hole is, nothing is to be done.
            long size = PosixFile.Length(file), after = _at + length, bound = Math.Min(after, size);
            if (after > size && isDevice)
            {
                throw VolumeErrors.StreamFull(NoSpace);
            }

            long data = isDevice ? _at : bound > _at ? PosixFile.NextData(file, _at, bound) : bound, inside = Math.Max(0, bound - data);
            if (PosixFile.Punch(file, data, inside) != 0)
            {
                FileContent.Zero(file, data, inside, cancellationToken);
            }

            if (after > size)
            {
                RandomAccess.SetLength(file, after);
            }

            _at = after;
            return ValueTask.CompletedTask;
        }

        public override ValueTask FinishAsync(CancellationToken cancellationToken) => DisposeAsync();

        public override ValueTask AbortAsync(CancellationToken cancellationToken) => DisposeAsync();

        public override ValueTask DisposeAsync()
        {
            file.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
