using Vireo.Drivers.Qemu;
using Vireo.Locks;
using Xunit;

namespace Vireo.Qemu.Tests;

/// <summary>The flags that operations take are those of the lock file.</summary>
public sealed class FlagTests
{
    [Fact]
    public void Declared_flags_are_those_of_the_lock_file() => FlagLock.Check("qemu", CheckedQemuConnection.AcceptedFlags);
}
