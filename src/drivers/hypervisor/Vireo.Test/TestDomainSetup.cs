using System.Buffers;
using System.Globalization;
using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Test;

/// <summary>Brings domains into a simulated host at its beginning, with the state that a file gives them.</summary>
internal static class TestDomainSetup
{
    private const string Namespace = "http://libvirt.org/schemas/domain/test/1.0";

    /// <summary>A persistent domain that runs.</summary>
    public static TestDomain AddRunning(TestDriver driver, string xml)
    {
        var d = Add(driver, TestDomainRules.Read(xml));
        Start(driver, d, DomainState.Running);
        return d;
    }

    /// <summary>A domain out of a file; elements in the test driver's namespace say how it is.</summary>
    public static void AddFromFile(TestDriver driver, string xml, string folder)
    {
        var settings = TestDomainSettings.Read(xml);
        var d = Add(driver, TestDomainRules.Read(xml));
        var def = d.View.Config.Read();
        var (tainting, deprecation) = TestTaints.Of(def);
        d.Update(v => v with
        {
            Tainting = tainting,
            Deprecation = deprecation,
            IoThreads = [.. IoThreadSettings.Ids(def).Select(static id => new TestIoThread(id))],
            Persistent = !settings.Transient,
            ManagedSave = settings.HasManagedSave,
            Reason = 0,
        });
        foreach (string snapshot in settings.Snapshots)
        {
            MomentDocuments.AddFromFile(d, snapshot.StartsWith('<') ? snapshot : TestSetup.ReadFile(Path.Combine(folder, snapshot)));
        }

        if (settings.State == DomainState.Shutoff)
        {
            if (settings.Transient)
            {
                throw TestSetupErrors.TransientShutOff();
            }

            return;
        }

        if (settings.HasManagedSave)
        {
            throw TestSetupErrors.SavedStateRuns();
        }

        Start(driver, d, settings.State);
    }

    private static TestDomain Add(TestDriver driver, DomainDef def)
    {
        var d = new TestDomain(new(TestDomainConfig.Of(def)) { Persistent = true });
        driver.Domains.Add(d);
        return d;
    }

    private static void Start(TestDriver driver, TestDomain d, DomainState state) => driver.Domains.SetId(
        d, driver.NextDomainId(), (x, id) => x.Update(v => v with { Live = v.Config, Id = id, State = state, Reason = 0 }));

    /// <summary>What the namespace's elements say.</summary>
    private sealed class TestDomainSettings
    {
        private static readonly SearchValues<char> s_nameEnds = SearchValues.Create(" \t\r\n/>");

        public bool Transient { get; private set; }

        public bool HasManagedSave { get; private set; }

        public DomainState State { get; private set; } = DomainState.Running;

        public List<string> Snapshots { get; } = [];

        public static TestDomainSettings Read(string xml)
        {
            KnownNamespaces.Register("test", Namespace);
            var settings = new TestDomainSettings();
            var root = XmlTree.Parse(xml, new XmlParseOptions { Domain = ErrorDomain.Domain }).Root;
            for (var child = root.FirstChild; child.Exists; child = child.Next)
            {
                switch (child.Name)
                {
                    case "test:transient":
                        settings.Transient = true;
                        break;
                    case "test:hasmanagedsave":
                        settings.HasManagedSave = true;
                        break;
                    case "test:runstate":
                        settings.State = (DomainState)Number(child, "runstate");
                        break;
                    case "test:domainsnapshot":
                        settings.Snapshots.Add(
                            child.Attribute("file") is { Exists: true } file ? file.ToString()
                            : AsDocument(child.Source));
                        break;
                }
            }

            return settings;
        }

        /// <summary>The element as the root of a document of its own, without the namespace.</summary>
        private static string AsDocument(string source)
        {
            int nameEnd = source.AsSpan().IndexOfAny(s_nameEnds), close = source.LastIndexOf("</", StringComparison.Ordinal);
            return close < 0
                ? "<domainsnapshot/>"
                : string.Concat("<domainsnapshot", source.AsSpan(nameEnd, close - nameEnd), "</domainsnapshot>");
        }

        private static int Number(XmlElement element, string name) =>
            int.TryParse(element.Text.Span.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int n)
                ? n
                : throw TestSetupErrors.Invalid(name);
    }
}
