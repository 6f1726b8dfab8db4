using System.Text.Json;
using Vireo.Documents;
using Vireo.Drivers.Host;
using Vireo.Drivers.Qemu;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.CommandLine;
using Vireo.Drivers.Qemu.Firmware;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Rules;
using Vireo.Xml;

namespace Vireo.Conformance.Corpora;

/// <summary>Which half of a case is judged.</summary>
internal enum QemuDomainPart
{
    Whole,
    Document,
    CommandLine,
}

/// <summary>
/// Domains as the QEMU driver completes and judges them, and the command lines that they become. A whole case passes when its document, its
/// command line or its error equal; two further corpora count documents and command lines apart.
/// </summary>
internal sealed class QemuDomainCorpus(QemuDomainPart part) : CorpusRunner
{
    private const string Data = "qemuxmlconfdata";
    private readonly Dictionary<string, QemuCapabilities> _capabilities = new(StringComparer.Ordinal);
    private FirmwareCatalog? _firmware;

    public override string Corpus =>
        part switch { QemuDomainPart.Document => Data + " documents", QemuDomainPart.CommandLine => Data + " command lines", _ => Data };

    public override IReadOnlyList<ConformanceCase> Cases(ConformanceData data) => part == QemuDomainPart.Whole
        ? data.Cases(Data)
        : [.. data.Cases(Data).Where(c => Expected(c, part == QemuDomainPart.Document ? ".xml" : ".args") is not null)];

    public override ValueTask<string?> RunAsync(ConformanceCase conformanceCase, ConformanceData data, CancellationToken cancellationToken)
    {
        string? error = Expected(conformanceCase, ".err");
        try
        {
            var (document, arguments) = Run(conformanceCase, data);
            if (error is not null && part == QemuDomainPart.Whole)
            {
                // Some guests are defined, and refused only when they start.
                _ = conformanceCase.Text("expect") == "argv-error" ? arguments() : "";
                return ValueTask.FromResult<string?>("expected an error, but it succeeded: " + data.ReadText(error).Trim());
            }

            string? fault = part != QemuDomainPart.CommandLine && Expected(conformanceCase, ".xml") is { } xml
                ? Compare(document, xml, data)
                : null;
            if (fault is null && part != QemuDomainPart.Document && Expected(conformanceCase, ".args") is { } args)
            {
                string asked = Arguments(data.ReadText(args));
                fault = asked == arguments() ? null : LineDiff.Render(asked, arguments());
            }

            return ValueTask.FromResult(fault);
        }
        catch (VirException e) when (error is not null && part == QemuDomainPart.Whole)
        {
            string want = data.ReadText(error).TrimEnd('\n');
            return ValueTask.FromResult(want == e.Message ? null : $"want error: {want}\ngot error:  {e.Message}");
        }
    }

    private (string Document, Func<string> Arguments) Run(ConformanceCase one, ConformanceData data)
    {
        var def = DomainDef.Parse(data.ReadText(one.Inputs[0]));
        var caps = Capabilities(one, data);
        caps = caps with { Emulator = def.Devices.Emulator ?? caps.Emulator };
        var settings = one.Settings.TryGetProperty("driver_config", out JsonElement config) ? config : default;
        bool Setting(string name) => settings.ValueKind == JsonValueKind.Object && settings.TryGetProperty(name, out JsonElement value)
            && value.ToString() is "1" or "true" or "True";
        var site = new HostFacts
        {
            Firmware = _firmware ??= new FirmwareCatalog(
                [data.Resolve("qemufirmwaredata/usr/share/qemu/firmware"), data.Resolve("qemufirmwaredata/etc/qemu/firmware")]),
            VncAllowsHostAudio = Setting("vncAllowHostAudio"),
            NoGraphicsAllowsHostAudio = Setting("nogfxAllowHostAudio"),
            HostAudio = one.Settings.TryGetProperty("env", out JsonElement env)
                && env.TryGetProperty("QEMU_AUDIO_DRV", out JsonElement driver) ? driver.GetString() : null,
        };
        var flags = DomainRuleFlags.Inactive | (one.Texts("parse_flags").Contains("ABI_UPDATE") ? DomainRuleFlags.AbiUpdate : 0);
        new QemuDomainRules(caps, site).Apply(def, flags);
        string document = def.Format(FormatFlags.Inactive | FormatFlags.Secure);
        string? built = null;
        return (document, () => built ??= Build(def, caps, Settings(Setting), FixedPools.Host(data)));
    }

    private static QemuSettings Settings(Func<string, bool> isSet) => new()
    {
        Vnc = new DisplaySettings
        {
            Tls = isSet("vncTLS"), Certificates = "/etc/pki/libvirt-vnc", Verify = isSet("vncTLSx509verify"), Sasl = isSet("vncSASL"),
                SaslFolder = "/etc/sasl2",
            AutoUnixSocket = isSet("vncAutoUnixSocket"),
        },
        Spice = new DisplaySettings
        {
            // The corpus was made with a password for all.
            Tls = isSet("spiceTLS"), Certificates = "/etc/pki/libvirt-spice", Sasl = isSet("spiceSASL"), SaslFolder = "/etc/sasl2",
                Password = "123456",
            AutoUnixSocket = isSet("spiceAutoUnixSocket"),
        },
        DumpsGuestMemory = isSet("dumpGuestCore") ? true : null,
    };

    private static string Build(DomainDef def, QemuCapabilities caps, QemuSettings settings, HostServices services)
    {
        var host = new FixedHost(def.Name ?? "", settings);

        // The corpus waits for nobody: its pools answer at once.
        ValueTask volumes = new VolumeSources(services).ResolveAsync(def, restored: false, CancellationToken.None);
        volumes.AsTask().GetAwaiter().GetResult();
        VolumeSources.TakeOutLacking(def);
        GuestPreparation.Apply(def, caps, host);
        var arguments = EmulatorArguments.Build(def, caps, host);

        // The expected file starts a line at each option. A session of the corpus has its sockets in this folder.
        string[] environment = [.. UserArguments.Environment(def, "/run/user/1000")];
        return string.Concat(environment.Select(static e => e + "\n"))
            + string.Concat(arguments.SelectMany(g => g).Select(a => (a.StartsWith('-') ? '\n' : ' ') + a)).TrimStart('\n');
    }

    // Cases of the latest emulator keep the short names of machines.
    private QemuCapabilities Capabilities(ConformanceCase one, ConformanceData data)
    {
        string file = one.Text("qemu_caps") ?? "";
        if (!_capabilities.TryGetValue(file, out var caps))
        {
            var read = CapabilitiesFile.Parse(data.ReadText(file)) ?? throw new InvalidDataException(file);
            caps = _capabilities[file] = read.Capabilities;
        }

        if (one.Name.Contains("-latest", StringComparison.Ordinal))
        {
            caps = caps with { Kvm = Short(caps.Kvm), Tcg = Short(caps.Tcg) };
        }

        var removed = one.Texts("qemu_caps_remove");
        return removed.Count == 0 ? caps : caps.Without(removed);
    }

    private static AccelCapabilities? Short(AccelCapabilities? accel) =>
        accel is null ? null : accel with {
            Machines = [.. accel.Machines.Select(m => m.Alias is null ? m : m with { Name = m.Alias, Alias = null })] };

    private static string? Expected(ConformanceCase one, string ending) =>
        one.Expected.FirstOrDefault(e => e.EndsWith(ending, StringComparison.Ordinal));

    // The file is a shell command: a group a line, JSON in single quotes, the environment before the emulator. What every emulator has of
    // it is the process's affair.
    private static string Arguments(string text)
    {
        var groups = text.TrimEnd().Replace(" \\\n", "\n", StringComparison.Ordinal).Split('\n').ToList();
        int start = groups.FindIndex(g => g.StartsWith('/') || g.StartsWith("qemu", StringComparison.Ordinal));
        var own = groups.Take(start).Where(static e => !s_common.Contains(e[..e.IndexOf('=', StringComparison.Ordinal)]));
        return string.Join('\n', own.Concat(groups.Skip(start + 1)).Select(Unquote));
    }

    private static readonly string[] s_common =
        ["LC_ALL", "PATH", "HOME", "USER", "LOGNAME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "SASL_CONF_PATH"];

    private static string Unquote(string group)
    {
        int space = group.IndexOf(' ', StringComparison.Ordinal);
        string value = space < 0 ? "" : group[(space + 1)..];
        return value.StartsWith('\'') && value.EndsWith('\'')
            ? group[..(space + 1)] + value[1..^1].Replace("'\\''", "'", StringComparison.Ordinal)
            : group;
    }
}
