using Vireo.Documents;

namespace Vireo.Drivers.Qemu.CommandLine;

/// <summary>Arguments that the user wrote down himself.</summary>
internal static class ExtraPart
{
    public static void Add(CommandContext c)
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
