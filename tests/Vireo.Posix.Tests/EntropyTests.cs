using Xunit;

namespace Vireo.Posix.Tests;

public class EntropyTests
{
    [Fact]
    public void Two_secrets_differ_and_have_the_length_asked_for()
    {
        byte[] one = Entropy.GetBytes(32), two = Entropy.GetBytes(32);
        Assert.Equal(32, one.Length);
        Assert.NotEqual(one, two);
        Assert.Equal(Entropy.MaxLength, Entropy.GetBytes(Entropy.MaxLength).Length);
        Assert.Empty(Entropy.GetBytes(0));
    }

    [Fact]
    public void More_than_the_kernel_gives_at_once_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Entropy.GetBytes(Entropy.MaxLength + 1));
}
