using Vireo.Documents;

namespace Vireo.Conformance.Corpora;

/// <summary>What a storage driver with some of its kinds of pool says about itself.</summary>
internal sealed class StoragePoolCapabilitiesCorpus : CorpusRunner
{
    public override string Corpus => "storagepoolcapsschemadata";

    public override ValueTask<string?> RunAsync(ConformanceCase conformanceCase, ConformanceData data, CancellationToken cancellationToken)
    {
        IReadOnlyCollection<StoragePoolType> supported = conformanceCase.Text("capabilities") switch
        {
            "fsCaps" => [StoragePoolType.Fs],
            "fullCaps" => Enum.GetValues<StoragePoolType>(),
            _ => [],
        };
        return ValueTask.FromResult(Compare(StoragePoolCapabilities.Build(supported).Format(), conformanceCase.Expected[0], data));
    }
}
