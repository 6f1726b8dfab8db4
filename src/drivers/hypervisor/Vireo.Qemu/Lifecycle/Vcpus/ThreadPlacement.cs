using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>On which host processors the threads of an emulator run. It changes no document.</summary>
internal static class ThreadPlacement
{
    /// <summary>Binds all threads as the running document says.</summary>
    /// <exception cref="VirException">The host lacks all processors of a set.</exception>
    public static async Task BindAsync(QemuDomain domain, CancellationToken cancellationToken)
    {
        if (domain.View.Live is not { } live || domain.Process is null)
        {
            return;
        }

        BindEmulator(domain, live);
        for (int i = 0; i < domain.Run.VcpuThreads.Length; i++)
        {
            BindVcpu(domain, live, (uint)i);
        }

        if (IoThreadSettings.Ids(live).Exists(id => IoThreadSettings.PinOf(live, id) is not null))
        {
            foreach (var thread in await domain.Monitor.QueryIoThreadsAsync(cancellationToken).ConfigureAwait(false))
            {
                if (IoThreadNames.Parse(thread.Id) is { } id && IoThreadSettings.PinOf(live, id) is { } set)
                {
                    Processes.SetAffinity(thread.ThreadId, [.. set.Members]);
                }
            }
        }
    }

    /// <summary>Binds the threads that one setting is about.</summary>
    public static async Task BindOneAsync(QemuDomain domain, DomainDef def, LiveSetting setting, CancellationToken cancellationToken)
    {
        switch (setting.Kind)
        {
            case LiveSettingKind.EmulatorPin:
                BindEmulator(domain, def);
                break;
            case LiveSettingKind.VcpuPin:
                BindVcpu(domain, def, LiveSettings.Number(setting));
                break;
            default:
                uint id = LiveSettings.Number(setting);
                string alias = IoThreadNames.Of(id);
                var threads = await domain.Monitor.QueryIoThreadsAsync(cancellationToken).ConfigureAwait(false);
                int thread = threads.FirstOrDefault(t => t.Id == alias).ThreadId;
                if (IoThreadSettings.PinOf(def, id) is { } set)
                {
                    Processes.SetAffinity(thread != 0 ? thread : throw OperationErrors.IoThreadUnknown(id), [.. set.Members]);
                }

                break;
        }
    }

    private static void BindEmulator(QemuDomain domain, DomainDef def)
    {
        if (domain.Process is { } process && (def.Cputune?.EmulatorPin ?? def.Vcpu?.Cpuset) is { } set)
        {
            Processes.SetAffinity(process.Pid, [.. set.Members]);
        }
    }

    private static void BindVcpu(QemuDomain domain, DomainDef def, uint id)
    {
        var threads = domain.Run.VcpuThreads;
        if (id < threads.Length && threads[(int)id] is not 0 and var thread && VcpuSettings.PinOf(def, id) is { } set)
        {
            Processes.SetAffinity(thread, [.. set.Members]);
        }
    }
}
