using System.Security.Cryptography;
using Xunit;

namespace Vireo.Foundation.Tests;

public class Sha256Tests
{
    [Fact]
    public void It_gives_what_the_platforms_gives()
    {
        var random = new Random(1);
        for (int length = 0; length < 300; length++)
        {
            byte[] data = new byte[length];
            random.NextBytes(data);
            Assert.Equal(SHA256.HashData(data), Sha256.Hash(data));
        }
    }
}
