using Vireo.Drivers.Guests;
using Xunit;

namespace Vireo.Drivers.Tests;

/// <summary>One key in every code set, and what is no code.</summary>
public sealed class KeyCodeTests
{
    [Theory]
    [InlineData(KeycodeSet.Linux, 30, 0x1e)]
    [InlineData(KeycodeSet.Linux, 103, 0xc8)]
    [InlineData(KeycodeSet.Xt, 0x1e, 0x1e)]
    [InlineData(KeycodeSet.Xt, 0xe048, 0xc8)]
    [InlineData(KeycodeSet.Atset1, 0xe048, 0xc8)]
    [InlineData(KeycodeSet.Atset2, 0x1c, 0x1e)]
    [InlineData(KeycodeSet.Atset2, 0xe075, 0xc8)]
    [InlineData(KeycodeSet.Atset3, 0x1c, 0x1e)]
    [InlineData(KeycodeSet.Osx, 0, 0x1e)]
    [InlineData(KeycodeSet.XtKbd, 0x148, 0xc8)]
    [InlineData(KeycodeSet.Usb, 4, 0x1e)]
    [InlineData(KeycodeSet.Win32, 0x41, 0x1e)]
    [InlineData(KeycodeSet.Qnum, 0xc8, 0xc8)]
    public void A_and_the_upward_arrow_are_found(KeycodeSet set, uint code, uint key)
    {
        Assert.True(KeyCodes.TryTranslate(set, code, out uint found));
        Assert.Equal(key, found);
    }

    [Theory]
    [InlineData(KeycodeSet.Linux, 454)]
    [InlineData(KeycodeSet.Xt, 236)]
    [InlineData(KeycodeSet.Atset1, 236)]
    [InlineData(KeycodeSet.Atset2, 146)]
    [InlineData(KeycodeSet.Atset3, 141)]
    [InlineData(KeycodeSet.Osx, 121)]
    [InlineData(KeycodeSet.XtKbd, 236)]
    [InlineData(KeycodeSet.Usb, 163)]
    [InlineData(KeycodeSet.Win32, 150)]
    [InlineData(KeycodeSet.Qnum, 236)]
    public void Each_set_has_its_codes_and_no_others(KeycodeSet set, int count) =>
        Assert.Equal(count, Enumerable.Range(0, 0x10000).Count(code => KeyCodes.TryTranslate(set, (uint)code, out _)));
}
