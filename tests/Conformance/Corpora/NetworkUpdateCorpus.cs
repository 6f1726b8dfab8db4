using Vireo.Documents;

namespace Vireo.Conformance.Corpora;

/// <summary>Changes of one part of a network: the network and the part in, the network out.</summary>
internal sealed class NetworkUpdateCorpus : CorpusRunner
{
    private const int NoParent = -12435;

    public override string Corpus => "networkxml2xmlupdate";

    public override ValueTask<string?> RunAsync(ConformanceCase conformanceCase, ConformanceData data, CancellationToken cancellationToken)
    {
        NetworkDef network = NetworkRules.Read(data.ReadText(conformanceCase.Inputs[0]));
        string xml = data.ReadText(conformanceCase.Inputs[1]);
        return ValueTask.FromResult(conformanceCase.ExpectsError ? ExpectError(Run) : Produce());

        void Run() => NetworkUpdate.Apply(
            network,
            Enum.Parse<NetworkUpdateCommand>(Plain(conformanceCase.Text("command")!), ignoreCase: true),
            Enum.Parse<NetworkUpdateSection>(Plain(conformanceCase.Text("section")!), ignoreCase: true),
            ParentIndex(conformanceCase),
            xml);

        string? Produce()
        {
            Run();
            return Compare(network.Format(), conformanceCase.Expected[0], data);
        }
    }

    // The cases expect the change in the element that the manifest's index names when it counts from 1; libvirt itself counts from 0.
    private static int ParentIndex(ConformanceCase conformanceCase) =>
        conformanceCase.Number("parent_index") is { } index ? (int)index - 1 : NoParent;

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal);
}
