using Xunit;

namespace Vireo.Posix.Tests;

/// <summary>Tickets behind a handshake of TLS 1.3, which libvirt's clients do not expect.</summary>
public sealed class OpenSslTests
{
    [Fact]
    public void No_tickets_are_sent_once_they_are_off()
    {
        Assert.SkipUnless(NativeLibraryIsThere, "this machine's OpenSSL is not version 3");
        Assert.True(OpenSslTickets.TryTurnOff());
        Assert.Equal(0, OpenSslTickets.NumberNow());
    }

    private static bool NativeLibraryIsThere => System.Runtime.InteropServices.NativeLibrary.TryLoad("libssl.so.3", out _);
}
