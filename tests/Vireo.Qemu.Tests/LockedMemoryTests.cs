using Vireo.Documents;
using Vireo.Posix;
using Xunit;

namespace Vireo.Drivers.Qemu.Tests;

/// <summary>How much memory an emulator may lock. The amounts are those of libvirt's corpus qemumemlock for PCs.</summary>
public class LockedMemoryTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("<memoryBacking><locked/></memoryBacking>", 9007199254740991ul)]
    [InlineData("<memtune><hard_limit unit='KiB'>2097152</hard_limit></memtune>", 2147483648ul)]
    [InlineData("<memtune><hard_limit unit='KiB'>2097152</hard_limit></memtune><memoryBacking><locked/></memoryBacking>", 2147483648ul)]
    public void What_is_locked_has_a_limit(string members, ulong? bytes)
    {
        DomainDef def = DomainDef.Parse($"<domain type='qemu'><name>g</name><memory>1048576</memory>{members}</domain>");
        Assert.Equal(bytes is { } most ? [new ResourceLimit(ResourceKind.LockedMemory, most, most)] : [], LockedMemory.Limit(def));
    }

    [Fact]
    public async Task A_limit_that_may_not_be_set_is_reported_in_libvirts_words()
    {
        var spec = new ProcessSpec("/bin/true");
        spec.Limits.Add(new ResourceLimit(ResourceKind.LockedMemory, MemoryLimits.Unlimited, MemoryLimits.Unlimited));
        try
        {
            using SpawnedProcess process = ProcessSpawner.Start(spec);
            Assert.Equal(0, (await process.WaitForExitAsync(TestContext.Current.CancellationToken)).Code);
        }
        catch (VirException e)
        {
            Assert.Matches(@"^cannot limit locked memory of process \d+ to 9007199254740991: Operation not permitted$", e.Message);
        }
    }
}
