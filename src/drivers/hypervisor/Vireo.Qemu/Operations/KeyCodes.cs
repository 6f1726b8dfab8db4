namespace Vireo.Drivers.Qemu;

/// <summary>Key numbers of other code sets as QEMU wants them: AT set 1, extended keys with the high bit.</summary>
internal static class KeyCodes
{
    private const uint LastPlain = 88;

    // Linux input codes beyond the main block; up to 88 both agree.
    private static readonly Dictionary<uint, uint> Extended = new()
    {
        [96] = 0x9c, [97] = 0x9d, [98] = 0xb5, [99] = 0x54, [100] = 0xb8, [102] = 0xc7, [103] = 0xc8, [104] = 0xc9, [105] = 0xcb,
            [106] = 0xcd, [107] = 0xcf,
        [108] = 0xd0, [109] = 0xd1, [110] = 0xd2, [111] = 0xd3, [113] = 0xa0, [114] = 0xae, [115] = 0xb0, [116] = 0xde, [117] = 0x59,
            [119] = 0xc6, [121] = 0x7e,
        [125] = 0xdb, [126] = 0xdc, [127] = 0xdd, [142] = 0xdf, [143] = 0xe3, [183] = 0x5d, [184] = 0x5e, [185] = 0x5f,
    };

    /// <summary>QEMU's number of a key.</summary>
    public static uint ToQemu(KeycodeSet set, uint key)
    {
        switch (set)
        {
            case KeycodeSet.Linux when key is > 0 and <= LastPlain:
                return key;
            case KeycodeSet.Linux when Extended.TryGetValue(key, out uint code):
                return code;
            case KeycodeSet.XtKbd or KeycodeSet.Atset1 or KeycodeSet.Xt or KeycodeSet.Qnum when key is > 0 and < 0x100:
                return key;
            default:
                throw Errors.Internal(ErrorDomain.Qemu,
                    $"cannot translate keycode {key} of {set.ToString().ToLowerInvariant()} codeset to qnum codeset");
        }
    }
}
