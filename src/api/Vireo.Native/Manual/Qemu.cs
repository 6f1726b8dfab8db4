using System.Runtime.InteropServices;
using Vireo.Protocol;

namespace Vireo.Native;

/// <content>What only QEMU has.</content>
internal static unsafe partial class Exports
{
    private static partial int virDomainQemuMonitorCommand(nint domain, byte* cmd, byte** result, uint flags)
    {
        const string Function = nameof(virDomainQemuMonitorCommand);
        var self = Arguments.Object<DomainRef>(domain, Function);
        Results.Require(result != null, "result", Function);
        self.Connection.RequireWrite(Function);
        string command = Arguments.Text(cmd, "cmd", Function);
        *result = Results.Text(Waiting.For(self.Connection.Driver(DriverGroup.Hypervisor, Function).DomainMonitorCommandAsync(
            self.Reference, command, (DomainQemuMonitorCommandFlags)flags, default)));
        return 0;
    }

    private static partial int virDomainQemuMonitorCommandWithFiles(
        nint domain, byte* cmd, uint ninfiles, int* infiles, uint* noutfiles, int** outfiles, byte** result, uint flags)
    {
        const string Function = nameof(virDomainQemuMonitorCommandWithFiles);
        var self = Arguments.Object<DomainRef>(domain, Function);
        Results.Require(result != null, "result", Function);
        self.Connection.RequireWrite(Function);
        string command = Arguments.Text(cmd, "cmd", Function);
        var files = Arguments.Files(infiles, ninfiles, "infiles", "ninfiles", Function);
        if ((noutfiles == null) != (outfiles == null))
        {
            throw Errors.ArgumentNull(noutfiles == null ? "noutfiles" : "outfiles", Function);
        }

        var answer = Waiting.For(self.Connection.Driver(DriverGroup.Hypervisor, Function).DomainMonitorCommandWithFilesAsync(
            self.Reference, command, (DomainQemuMonitorCommandFlags)flags, files, default));
        *result = Results.Text(answer.Reply);
        if (noutfiles != null)
        {
            *noutfiles = (uint)answer.Files.Count;
            *outfiles = Results.Descriptors(answer.Files);
        }

        return 0;
    }
}
