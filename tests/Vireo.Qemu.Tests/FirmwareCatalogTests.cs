using Vireo.Drivers.Qemu.Firmware;
using Xunit;

namespace Vireo.Drivers.Qemu.Tests;

public sealed class FirmwareCatalogTests : IDisposable
{
    private readonly string _vendor = Directory.CreateTempSubdirectory("vireo-fw-a-").FullName;
    private readonly string _admin = Directory.CreateTempSubdirectory("vireo-fw-b-").FullName;

    public void Dispose()
    {
        Directory.Delete(_vendor, true);
        Directory.Delete(_admin, true);
    }

    [Fact]
    public void The_first_file_name_that_serves_wins_whatever_its_folder()
    {
        Write(_vendor, "60-plain.json", "/fw/plain.fd");
        Write(_admin, "50-admin.json", "/fw/admin.fd");
        Assert.Equal("/fw/admin.fd", Find(new("x86_64", "pc-q35-7.2"))?.Executable);
    }

    [Fact]
    public void An_empty_file_of_the_administrator_hides_the_vendors()
    {
        Write(_vendor, "50-a.json", "/fw/a.fd");
        Write(_vendor, "60-b.json", "/fw/b.fd");
        File.WriteAllText(Path.Combine(_admin, "50-a.json"), "");
        Assert.Equal("/fw/b.fd", Find(new("x86_64", "pc-q35-7.2"))?.Executable);
    }

    [Fact]
    public void A_broken_file_does_not_hide_the_others()
    {
        File.WriteAllText(Path.Combine(_vendor, "10-broken.json"), "{ \"mapping\": [");
        File.WriteAllText(Path.Combine(_vendor, "11-empty.json"), "{}");
        Write(_vendor, "60-b.json", "/fw/b.fd");
        Assert.Equal("/fw/b.fd", Find(new("x86_64", "pc-q35-7.2"))?.Executable);
    }

    [Theory]
    [InlineData(true, "/fw/secure.fd")]
    [InlineData(false, "/fw/plain.fd")]
    public void Features_are_wanted_or_unwanted(bool secureBoot, string expected)
    {
        Write(_vendor, "50-secure.json", "/fw/secure.fd", "\"secure-boot\", \"requires-smm\"");
        Write(_vendor, "60-plain.json", "/fw/plain.fd");
        var request = new FirmwareRequest(
            "x86_64", "pc-q35-7.2") { Features = new Dictionary<string, bool> { ["secure-boot"] = secureBoot } };
        Assert.Equal(expected, Find(request)?.Executable);
    }

    [Fact]
    public void A_guest_without_smm_gets_no_firmware_that_needs_it()
    {
        Write(_vendor, "50-secure.json", "/fw/secure.fd", "\"secure-boot\", \"requires-smm\"");
        Assert.Null(Find(new("x86_64", "pc-q35-7.2") { Smm = false }));
        Assert.NotNull(Find(new("x86_64", "pc-q35-7.2")));
        Assert.Null(Find(new("x86_64", "pc-q35-7.2") { Secure = false }));
    }

    [Fact]
    public void Machine_architecture_and_format_must_fit()
    {
        Write(_vendor, "50-a.json", "/fw/a.fd");
        Assert.Null(Find(new("x86_64", "pc-i440fx-7.2")));
        Assert.Null(Find(new("aarch64", "pc-q35-7.2")));
        Assert.Null(Find(new("x86_64", "pc-q35-7.2") { LoaderFormat = "qcow2" }));
        Assert.Null(Find(new("x86_64", "pc-q35-7.2") { Stateless = true }));
    }

    private FirmwareDescriptor? Find(FirmwareRequest request) => new FirmwareCatalog([_vendor, _admin]).Find(request);

    private static void Write(string folder, string name, string code, string features = "") =>
        File.WriteAllText(Path.Combine(folder, name), $$"""
            {
              "interface-types": [ "uefi" ],
              "mapping": {
                "device": "flash",
                "executable": { "filename": "{{code}}", "format": "raw" },
                "nvram-template": { "filename": "/fw/vars.fd", "format": "raw" }
              },
              "targets": [ { "architecture": "x86_64", "machines": [ "pc-q35-*" ] } ],
              "features": [ {{features}} ]
            }
            """);
}
