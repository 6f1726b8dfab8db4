using Vireo.Operations;
using Vireo.Xml;

namespace Vireo.Drivers.Tests.Sample;

/// <summary>One client's connection to the sample driver. It translates calls, and answers questions from views.</summary>
internal sealed class SampleConnection(SampleDriver driver, ConnectionContext context) : DriverConnection(context)
{
    public override ValueTask<string> GetHypervisorTypeAsync(CancellationToken cancellationToken) => ValueTask.FromResult(driver.Name);

    public override ValueTask<IAsyncDisposable> SubscribeAsync(EventFilter filter, IEventSink sink, CancellationToken cancellationToken) =>
        ValueTask.FromResult(driver.Events.Subscribe(filter, sink));

    public override ValueTask<IReadOnlyList<DomainRef>> ListAllDomainsAsync(
        ConnectListAllDomainsFlags flags, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<DomainRef>>([.. driver.Domains.Items.Select(static d => d.View.Ref)]);

    public override ValueTask<DomainRef> DomainLookupByNameAsync(string name, CancellationToken cancellationToken) =>
        ValueTask.FromResult((driver.Domains.FindByName(name) ?? throw driver.Domains.Noun.NoName(name)).View.Ref);

    public override ValueTask<DomainStateInfo> DomainGetStateAsync(DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        var view = driver.Domains.Get(domain.Uuid, domain.Name).View;
        return ValueTask.FromResult(new DomainStateInfo(view.State, view.Reason));
    }

    public override ValueTask<string> DomainGetXmlDescAsync(DomainRef domain, DomainXmlFlags flags, CancellationToken cancellationToken) =>
        ValueTask.FromResult(driver.Domains.Get(domain.Uuid, domain.Name).View.Current.Format(
            (flags & DomainXmlFlags.Secure) != 0 ? FormatFlags.Secure : FormatFlags.None));

    public override ValueTask<DomainRef> DomainDefineXmlAsync(string xml, DomainDefineFlags flags, CancellationToken cancellationToken) =>
        driver.DefineAsync(xml, cancellationToken);

    public override ValueTask DomainUndefineAsync(DomainRef domain, DomainUndefineFlags flags, CancellationToken cancellationToken) =>
        driver.UndefineAsync(domain, cancellationToken);

    public override ValueTask<DomainRef> DomainCreateAsync(DomainRef domain, DomainCreateFlags flags,
        CancellationToken cancellationToken) =>
        driver.StartAsync(domain, cancellationToken);

    public override ValueTask<DomainRef> DomainCreateXmlAsync(string xml, DomainCreateFlags flags, CancellationToken cancellationToken) =>
        driver.CreateAsync(xml, cancellationToken);

    public override ValueTask DomainDestroyAsync(DomainRef domain, DomainDestroyFlags flags, CancellationToken cancellationToken) =>
        driver.DestroyAsync(domain, cancellationToken);

    public override ValueTask DomainSetAutostartAsync(DomainRef domain, bool autostart, CancellationToken cancellationToken) =>
        driver.SetAutostartAsync(domain, autostart, cancellationToken);
}
