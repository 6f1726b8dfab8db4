using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices;

namespace Vireo.Drivers.Qemu.CommandLine;

/// <summary>Arguments that the user wrote down himself.</summary>
internal static class UserArguments
{
    public static void Add(PlanContext c)
    {
        foreach (var extension in c.Def.Extensions.OfType<QemuDomainExtension>())
        {
            foreach (string argument in extension.Commandline?.Arguments ?? [])
            {
                c.Add(argument);
            }
        }
    }

    /// <summary>The user's own environment variables.</summary>
    public static IEnumerable<string> Environment(DomainDef def) => def.Extensions.OfType<QemuDomainExtension>()
        .SelectMany(e => e.Commandline?.Environment ?? []).Select(v => v.Name + "=" + v.Value);
}
