using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Drivers.Qemu.Rules;

namespace Vireo.Drivers.Qemu.Devices.SharedMemories;

/// <summary>The plan of memory that guests share: a file of the host's memory, and the device that shows it. What a server hands out is
/// refused before.</summary>
internal static class SharedMemoryPlan
{
    private const ulong DefaultSize = 4 << 20;

    public static void Add(PlanContext c) => c.Devices.SharedMemories.ForEach(memory => c.Add(Of(c, memory)));

    public static DevicePlan Of(PlanContext c, SharedMemory memory)
    {
        if (memory.Model != SharedMemoryModel.IvshmemPlain)
        {
            throw QemuErrors.SharedMemoryModel(memory.Model.ToXml());
        }

        string alias = memory.Alias ?? "shmem0", back = "shmmem-" + alias;
        bool? master = memory.Role switch { SharedMemoryRole.Master => true, SharedMemoryRole.Peer => false, _ => null };
        return new DevicePlan()
            .Object(new JsonObject().Add("qom-type", "memory-backend-file").Add("id", back).Add("mem-path", "/dev/shm/" + memory.Name)
                .Add("size", memory.Size ?? DefaultSize).Add("share", true))
            .Device(c.Address(
                new JsonObject().Add("driver", "ivshmem-plain").Add("id", alias).Add("memdev", back).Opt("master", master), memory));
    }
}
