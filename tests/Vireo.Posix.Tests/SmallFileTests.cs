using Xunit;

namespace Vireo.Posix.Tests;

/// <summary>Small files are read without exceptions, whatever is wrong with them.</summary>
public sealed class SmallFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("small");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(100_000)]
    public void The_whole_text_is_read(int length)
    {
        string path = Path.Combine(_folder.FullName, "file"), text = new('é', length);
        File.WriteAllText(path, text);
        Assert.Equal(text, PosixFile.ReadSmall(path));
    }

    [Fact]
    public void What_cannot_be_read_is_null()
    {
        Assert.Null(PosixFile.ReadSmall(Path.Combine(_folder.FullName, "missing")));
        Assert.Null(PosixFile.ReadSmall(_folder.FullName));
    }

    [Fact]
    public void What_can_be_opened_is_told_without_an_exception()
    {
        string path = Path.Combine(_folder.FullName, "file");
        Assert.False(PosixFile.CanOpen(path));
        File.WriteAllText(path, "");
        Assert.True(PosixFile.CanOpen(path));
        Assert.False(PosixFile.CanOpen(_folder.FullName));
    }
}
