using Vireo.Native.Abi;
using Xunit;

namespace Vireo.Native.Tests;

/// <summary>The exported symbols in plain text, reviewed like code. VIREO_UPDATE=1 writes the file anew.</summary>
public class LockFileTests
{
    [Fact]
    public void The_list_of_symbols_is_current()
    {
        string path = Path.Combine(Repository.Root, "spec", "abi", "symbols.txt");
        string text = VersionScript.Lock(Repository.Headers.Symbols);
        if (Environment.GetEnvironmentVariable("VIREO_UPDATE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path), $"{path} is missing: run with VIREO_UPDATE=1");
        Assert.Equal(File.ReadAllText(path), text);
    }
}
