using Vireo.Drivers.Host;
using Vireo.Drivers.Host.CpuModels;
using Xunit;

namespace Vireo.Drivers.Tests.Host;

public sealed class HostTests
{
    [Theory]
    [InlineData("0-3,8", "0-3,8", 5)]
    [InlineData("2,0,1", "0-2", 3)]
    [InlineData("", "", 0)]
    [InlineData("70-72", "70-72", 3)]
    public void A_list_of_ids_is_read_and_printed_in_its_shortest_form(string text, string canonical, int count)
    {
        Assert.True(IdSet.TryParse(text, out var set));
        Assert.Equal(canonical, set.ToString());
        Assert.Equal(count, set.Count);
    }

    [Theory]
    [InlineData("3-1")]
    [InlineData("x")]
    [InlineData("1,,2")]
    [InlineData("99999999999")]
    public void A_broken_list_of_ids_is_refused(string text) => Assert.False(IdSet.TryParse(text, out _));

    [Fact]
    public void This_host_has_processors_memory_and_one_cell_at_least()
    {
        var shape = HostCpu.Read(HostFiles.Live, HostCpu.Architecture);
        Assert.Equal(HostCpu.Online(HostFiles.Live).Count, shape.Cpus);
        Assert.Equal(shape.Total, shape.Nodes * shape.Sockets * shape.Cores * shape.Threads);
        Assert.InRange(HostMemory.FreeKiB(HostFiles.Live), 1UL, HostMemory.TotalKiB(HostFiles.Live));
        var topology = HostTopology.Read(HostFiles.Live);
        Assert.Equal(shape.Cpus, topology.Cells.Sum(static c => c.Cpus.Count(static cpu => cpu.Siblings is not null)));
        var times = HostCpuStats.Read(HostFiles.Live, -1);
        Assert.True(times is { Idle: > 0 });
        Assert.Null(HostCpuStats.Read(HostFiles.Live, 100_000));
    }

    // A mainframe has a static rate for each processor beside the present one; the present one counts.
    [Theory]
    [InlineData("s390x", "vendor_id       : IBM/S390\n\ncpu number      : 0\ncpu MHz static  : 5000\ncpu MHz dynamic : 5504\n", 5504)]
    [InlineData("s390x", "cpu MHz static  : 5000\n", 0)]
    [InlineData("x86_64", "processor\t: 0\ncpu MHz\t\t: 2593.906\n", 2593)]
    [InlineData("x86_64", "cpu MHz dynamic : 5504\n", 0)]
    [InlineData("ppc64le", "clock\t\t: 3425.000000MHz\n", 3425)]
    public void The_rate_of_processors_is_the_present_one(string arch, string text, int expected)
    {
        string root = Directory.CreateTempSubdirectory("cpu").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(root, "cpu/cpu0/topology"));
            File.WriteAllText(Path.Combine(root, "cpu/present"), "0\n");
            File.WriteAllText(Path.Combine(root, "cpu/online"), "0\n");
            File.WriteAllText(Path.Combine(root, "cpuinfo"), text);
            Assert.Equal(expected, HostCpu.Read(new HostFiles(root, root, root), arch).Mhz);
        }
        finally
        {
            Directory.Delete(root, true);
        }
    }

    [Fact]
    public void A_cell_of_memory_alone_has_one_line_for_its_processors()
    {
        var host = new HostCapabilities { Arch = "x86_64" };
        host.Cells.Add(new HostCell(0, 1024, [], [], [], [new HostTopologyCpu(0, 0, 0, null, 0, "0")]));
        host.Cells.Add(new HostCell(1, 2048, [], [], [], []));
        string text = host.Format();
        Assert.Contains("<cpus num='1'>\n            <cpu id='0' ", text, StringComparison.Ordinal);
        Assert.Contains("          <cpus num='0'/>\n        </cell>\n", text, StringComparison.Ordinal);
        Assert.Empty(Documents.CapabilitiesDef.Parse(text).Host!.Topology!.Cells[1].Cpus);
    }

    [Fact]
    public void A_guest_model_runs_where_all_its_features_are()
    {
        var host = new CpuDefinition { Model = "Haswell", Vendor = "Intel", Features = [new("vmx")] };
        CpuDefinition guest(string model, params CpuFeature[] features) =>
            new() { Guest = true, Mode = "custom", Model = model, Features = features };
        Assert.Equal(CpuComparison.Superset, X86Cpu.Compare(host, guest("Nehalem"), out _));
        Assert.Equal(CpuComparison.Identical, X86Cpu.Compare(host, guest("Haswell", new CpuFeature("vmx")), out _));
        Assert.Equal(CpuComparison.Incompatible, X86Cpu.Compare(host, guest("Haswell", new CpuFeature("avx512f")), out string? reason));
        Assert.Equal("Host CPU does not provide required features: avx512f", reason);
        Assert.Equal(CpuComparison.Superset, X86Cpu.Compare(
            host, guest("Haswell", new CpuFeature("avx512f", CpuFeaturePolicy.Optional)), out _));
        Assert.Throws<VirException>(() => X86Cpu.Compare(host, guest("nonsense"), out _));
    }

    [Fact]
    public void Every_model_decodes_to_itself_or_to_one_with_the_same_features()
    {
        foreach (var model in X86CpuMap.Instance.Models)
        {
            var decoded = X86Cpu.Decode(new X86CpuData(model.Features, model.Vendor, null), guest: true, [model.Name]);
            Assert.Equal(model.Name, decoded.Model);
            Assert.DoesNotContain(decoded.Features, static f => f.Policy == CpuFeaturePolicy.Require);
        }
    }

    [Theory]
    [InlineData("aarch64", "cortex-a57", null, "cortex-a53", "cortex-a57 True")]
    [InlineData("ppc64le", "POWER8", "IBM", "POWER8", "POWER8 False")]
    [InlineData("ppc64", "POWERPC_e6500", "IBM", "POWERPC_e6500", "CPU vendor Freescale of model POWERPC_e6500 differs from vendor IBM")]
    [InlineData("ppc64", "POWER8", "Intel", "POWER8", "Unknown CPU vendor Intel")]
    [InlineData("ppc64", "POWER8", null, "POWER7", "CPUs are incompatible")]
    [InlineData("ppc64", "Penryn", null, "Penryn", "Unknown CPU model Penryn")]
    [InlineData("s390x", "z14", null, "z14", "cannot compute baseline CPU of s390x architecture")]
    [InlineData("mips", "24Kc", null, "24Kc", "'mips' architecture is not supported by CPU driver")]
    [InlineData("x86_64", "Nehalem", null, "Haswell", "Nehalem True")]
    [InlineData("x86_64", "Conroe", null, "phenom", "Opteron_G1 True")]
    [InlineData("x86_64", "486", null, "qemu64", "486 True")]
    [InlineData("x86_64", "Nehalem", "Nosuch", "Haswell", "Unknown CPU vendor Nosuch")]
    public void What_two_CPUs_have_in_common_is_told_by_the_rules_of_their_architecture(
        string arch, string first, string? vendor, string second, string expected)
    {
        var cpus = new[] { new CpuDefinition { Arch = arch, Model = first, Vendor = vendor },
            new CpuDefinition { Arch = arch, Model = second } };
        string told;
        try
        {
            var common = CpuBaseline.Of(cpus, expand: false);
            told = $"{common.Model} {common.Fallback}";
        }
        catch (VirException e)
        {
            told = e.Message;
        }

        Assert.EndsWith(expected, told, StringComparison.Ordinal);
    }
}
