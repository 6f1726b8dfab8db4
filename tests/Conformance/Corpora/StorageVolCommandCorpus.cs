using Vireo.Documents;
using Vireo.Drivers.Storage;

namespace Vireo.Conformance.Corpora;

/// <summary>The command lines of <c>qemu-img</c> that make volumes.</summary>
internal sealed class StorageVolCommandCorpus : CorpusRunner
{
    public override string Corpus => "storagevolxml2argvdata";

    public override ValueTask<string?> RunAsync(ConformanceCase conformanceCase, ConformanceData data, CancellationToken cancellationToken)
    {
        try
        {
            bool optional = conformanceCase.Text("parse_flags") is not null || conformanceCase.Inputs.Count > 2;
            StorageVolDef volume = Read(conformanceCase, data, 0, optional);
            StorageVolDef? source = conformanceCase.Inputs.Count > 2 ? Read(conformanceCase, data, 2, false) : null;
            var flags = conformanceCase.Text("create_flags") is null ? StorageVolCreateFlags.None : StorageVolCreateFlags.PreallocMetadata;
            var secrets = new QemuImgSecrets(
                volume.Target?.Encryption is null ? null : "/path/to/secretFile",
                source?.Target?.Encryption is null ? null : "/path/to/inputSecretFile");
            var lines = QemuImg.Create(volume, source, flags, secrets);
            string got = string.Concat(lines.Select(static l => "qemu-img " + string.Join(' ', l) + "\n"));
            if (conformanceCase.ExpectsError)
            {
                return ValueTask.FromResult<string?>("expected an error, got " + got);
            }

            string want = data.ReadText(conformanceCase.Expected[0]).Replace(" \\\n", " ", StringComparison.Ordinal);
            return ValueTask.FromResult(got == want ? null : LineDiff.Render(want, got));
        }
        catch (VirException e)
        {
            return ValueTask.FromResult(conformanceCase.ExpectsError ? null : e.Message);
        }
    }

    private static StorageVolDef Read(ConformanceCase one, ConformanceData data, int pool, bool capacityOptional)
    {
        StoragePoolDef within = StoragePoolRules.Read(data.ReadText(one.Inputs[pool]));
        return StorageVolRules.Read(data.ReadText(one.Inputs[pool + 1]), within, capacityOptional);
    }
}
