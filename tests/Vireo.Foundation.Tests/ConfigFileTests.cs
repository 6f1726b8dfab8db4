using CsCheck;
using Xunit;

namespace Vireo.Tests;

public class ConfigFileTests
{
    [Theory]
    [InlineData("listen_tcp", "f:1: expecting an assignment")]
    [InlineData("listen_tcp = ", "f:1: expecting a value")]
    [InlineData("= 3", "f:1: expecting a name")]
    [InlineData("x = \"abc", "f:1: unterminated string")]
    [InlineData("x = \"a\nb\"", "f:1: unterminated string")]
    [InlineData("x = \"\"\"abcdefg", "f:1: unterminated string")]
    [InlineData("x = [ \"a\", \"b\"", "f:1: list is not closed with ]")]
    [InlineData("x = [ \"a\" \"b\" ]", "f:1: expecting a separator in list")]
    [InlineData("x = [,]", "f:1: expecting a value")]
    [InlineData("x = 12a", "f:1: expecting a separator")]
    [InlineData("x = 3 y = 4", "f:1: expecting a separator")]
    [InlineData("x = -", "f:1: unterminated number")]
    [InlineData("x = \"\"\"ab\nc\n\"\"\"\nz", "f:4: expecting an assignment")]
    [InlineData("x = 3\n  # c\n[ x", "f:3: expecting a name")]
    [InlineData("x = [\n\"a\",\n# c\n\"b\"\n]", "f:3: expecting a value")]
    public void A_broken_file_is_refused_with_file_line_and_reason(string text, string detail)
    {
        VirException error = Assert.Throws<VirException>(() => ConfigFile.Parse(text, "f"));
        Assert.Equal(ErrorCode.ConfSyntax, error.Code);
        Assert.Equal("configuration file syntax error: " + detail, error.Message);
    }

    [Fact]
    public void Values_are_read_by_type()
    {
        ConfigFile file = ConfigFile.Parse(
            "a = 1; b = -5 # five\nc = 'x\"y'\nd = [ \"p\", \"q\", ]\ne = \"\"\"two\nlines\"\"\"\na = 0\n", "f");
        SettingValue[] values = [.. file.Settings];
        Assert.Equal(["f:1: a", "f:1: b", "f:2: c", "f:3: d", "f:4: e", "f:6: a"], values.Select(static v => v.Place.ToString()));
        Assert.True(values[0].AsFlag());
        Assert.Equal(-5, values[1].AsInt32());
        Assert.Equal("x\"y", values[2].AsText());
        Assert.Equal(["p", "q"], values[3].AsTexts());
        Assert.Equal("two\nlines", values[4].AsText());
        Assert.Equal(["x\"y"], values[2].AsTextOrTexts());
        Assert.Equal("x\"y", file.GetString("c"));
        Assert.Equal(["p", "q"], file.GetStringList("d"));
        Assert.Null(file.GetString("absent"));
    }

    [Theory]
    [InlineData("expected an unsigned integer", "-1")]
    [InlineData("expected an unsigned integer", "\"a\"")]
    [InlineData("value must be in range 0:4294967295", "5000000000")]
    [InlineData("value must be in range 0:4294967295", "99999999999999999999")]
    public void A_wrong_type_is_named(string detail, string value)
    {
        SettingValue setting = ConfigFile.Parse($"v = {value}", "f").Settings.Single();
        Assert.Equal("internal error: " + detail, Assert.Throws<VirException>(() => setting.AsUInt32()).Message);
        Assert.Equal("internal error: f:1: v: " + detail,
            Assert.Throws<VirException>(() => setting.Place.Use(setting.AsUInt32)).Message);
    }

    [Fact]
    public void A_setting_that_is_used_later_has_its_place_in_the_error()
    {
        var configured = new Configured<int>(1, new ConfigPlace("f", 7, "k"));
        VirException e = Assert.Throws<VirException>(() => configured.Use(static _ => throw new DirectoryNotFoundException("of 'x'")));
        Assert.Equal((ErrorCode.SystemError, 2, "f:7: k: cannot access file 'x': No such file or directory"), (e.Code, e.Int1, e.Message));
        Assert.Same(e, Assert.Throws<VirException>(() => new ConfigPlace("g", 1, "l").Use<int>(() => throw e)));
        Assert.Throws<IOException>(() => new Configured<int>(1).Use(static _ => throw new IOException()));
    }

    [Fact]
    public void A_list_with_a_number_is_no_list_of_texts()
    {
        VirException error = Assert.Throws<VirException>(() => ConfigFile.Parse("v = [\"a\", 3]", "f").GetStringList("v"));
        Assert.Equal("configuration file syntax error: f: expected a string list for 'v' parameter", error.Message);
    }

    [Fact]
    public void Text_of_any_content_ends_in_a_file_or_a_libvirt_error()
    {
        Gen.String[Gen.Char["ab_= \"'[],;#\n\r-+019"], 0, 60].Sample(text =>
        {
            ConfigFile file;
            try
            {
                file = ConfigFile.Parse(text, "f");
            }
            catch (VirException)
            {
                return;
            }

            string printed = file.Format();
            Assert.Equal(printed, ConfigFile.Parse(printed, "f").Format());
        });
    }
}
