using System.Text;
using Vireo.Documents;
using Vireo.Drivers.NodeDevices;

namespace Vireo.Conformance.Corpora;

/// <summary>The calls of <c>mdevctl</c>, what it reads from them, and what is read from its lists.</summary>
internal sealed class MdevCommandCorpus : CorpusRunner
{
    // The devices that mediated ones are made on, by the kernel's names.
    private static readonly Dictionary<string, string> s_parents = new(StringComparer.Ordinal)
    {
        ["0000:00:02.0"] = "pci_0000_00_02_0", ["matrix"] = "ap_matrix", ["0.0.0052"] = "css_0_0_0052",
    };

    public override string Corpus => "nodedevmdevctldata";

    public override ValueTask<string?> RunAsync(ConformanceCase conformanceCase, ConformanceData data, CancellationToken cancellationToken)
    {
        string input = data.ReadText(conformanceCase.Inputs[0]), operation = conformanceCase.Text("operation") ?? "autostart";
        bool lists = operation.StartsWith("parse", StringComparison.Ordinal);
        string[] got = lists ? [Listed(input)] : Called(NodeDeviceRules.Read(input), operation);
        for (int i = 0; i < conformanceCase.Expected.Count; i++)
        {
            string want = data.ReadText(conformanceCase.Expected[i]);
            if (want.TrimEnd('\n') != got[i].TrimEnd('\n'))
            {
                return ValueTask.FromResult<string?>(LineDiff.Render(want, got[i]));
            }
        }

        return ValueTask.FromResult<string?>(null);
    }

    private static string[] Called(NodeDeviceDef definition, string operation)
    {
        var mdev = (MdevCapability)definition.Capabilities[0];
        string parent = s_parents.First(p => p.Value == definition.Parent?.Name).Key;
        Uuid uuid = mdev.Uuid ?? default;
        MdevCommand[] commands = operation switch
        {
            "create" => [MdevCommand.Create(mdev, parent)],
            "define" => [MdevCommand.Define(mdev, parent)],
            "start" => [MdevCommand.Start(uuid)],
            "stop" => [MdevCommand.Stop(uuid)],
            "undefine" => [MdevCommand.Undefine(uuid)],
            _ => [MdevCommand.Autostart(uuid, true), MdevCommand.Autostart(uuid, false)],
        };
        return [string.Concat(commands.Select(Line)), commands[0].Input ?? ""];
    }

    // An option's value in a word of its own stays on the option's line.
    private static string Line(MdevCommand command)
    {
        var line = new StringBuilder("mdevctl");
        for (int i = 0; i < command.Arguments.Count; i++)
        {
            string word = command.Arguments[i];
            line.Append(word.StartsWith('-') || i == 0 ? " \\\n" : " ").Append(word);
        }

        return line.Append('\n').ToString();
    }

    private static string Listed(string json)
    {
        var devices = s_parents.Select(static p => new NodeDevice(
            new NodeDeviceDef { Name = p.Value, Path = "/sys/devices/" + p.Key, Capabilities = { new ApMatrixCapability() } })).ToList();
        int known = devices.Count;
        DeviceCatalogue.Merge(devices, MdevDefinition.ReadAll(json));
        return string.Concat(devices.Skip(known).Select(static d => d.Definition.Format()));
    }
}
