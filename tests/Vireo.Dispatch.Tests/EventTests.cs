using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo.Dispatch.Tests;

/// <summary>The generations of event registration, and the order of reply and events.</summary>
public class EventTests
{
    [Fact]
    public async Task A_callback_id_comes_before_its_events()
    {
        var driver = new FakeDriver();
        await using var pair = new DispatchPair(driver);
        await pair.OpenAsync();
        var ret = await pair.CallAsync<ConnectDomainEventCallbackRegisterAnyArgs, ConnectDomainEventCallbackRegisterAnyRet>(
            RemoteProcedure.ConnectDomainEventCallbackRegisterAny, new((int)DomainEventId.Lifecycle, FakeDriver.Running));
        Assert.Equal(FakeDriver.Running.Uuid, driver.Filters[0].Uuid);
        Assert.True(await pair.Arrived.WaitAsync(TimeSpan.FromMinutes(2)));
        Assert.True(pair.Messages.TryDequeue(out var message));
        var e = EventMessages.Read((RemoteProcedure)message.Procedure, message.Payload, out int id);
        Assert.Equal(ret.CallbackID, id);
        Assert.Equal(new DomainLifecycleEvent(FakeDriver.Running, DomainEventType.Started, 0), e);

        (await pair.CallAsync(RemoteProcedure.ConnectDomainEventCallbackDeregisterAny, new ConnectDomainEventCallbackDeregisterAnyArgs(id)))
            .Dispose();
        Assert.Empty(driver.Sinks);
        var fault = await Assert.ThrowsAsync<VirException>(() => pair.CallAsync(
            RemoteProcedure.ConnectDomainEventCallbackDeregisterAny, new ConnectDomainEventCallbackDeregisterAnyArgs(id)));
        Assert.Equal($"internal error: domain event callback {id} not registered", fault.Message);
    }

    [Fact]
    public async Task The_older_form_has_no_callback_id()
    {
        var driver = new FakeDriver();
        await using var pair = new DispatchPair(driver);
        await pair.OpenAsync();
        using var reply = await pair.CallAsync(RemoteProcedure.ConnectDomainEventRegister);
        Assert.Equal(1, DispatchPair.Decode<ConnectDomainEventRegisterRet>(reply).CbRegistered);
        Assert.True(await pair.Arrived.WaitAsync(TimeSpan.FromMinutes(2)));
        Assert.True(pair.Messages.TryDequeue(out var message));
        Assert.Equal((int)RemoteProcedure.DomainEventLifecycle, message.Procedure);
        var fault = await Assert.ThrowsAsync<VirException>(() => pair.CallAsync(RemoteProcedure.ConnectDomainEventRegister));
        Assert.Equal("internal error: domain event 0 already registered", fault.Message);
        (await pair.CallAsync(RemoteProcedure.ConnectDomainEventDeregister)).Dispose();
        Assert.Empty(driver.Sinks);
    }

    [Fact]
    public async Task An_event_id_that_does_not_exist_is_an_error()
    {
        await using var pair = new DispatchPair(new FakeDriver());
        await pair.OpenAsync();
        var fault = await Assert.ThrowsAsync<VirException>(() => pair.CallAsync(
            RemoteProcedure.ConnectDomainEventCallbackRegisterAny, new ConnectDomainEventCallbackRegisterAnyArgs(999, null)));
        Assert.Equal("internal error: unsupported event ID 999", fault.Message);
    }

    [Fact]
    public async Task The_end_of_the_session_ends_registrations_and_drivers()
    {
        var driver = new FakeDriver();
        await using var pair = new DispatchPair(driver);
        await pair.OpenAsync();
        (await pair.CallAsync(RemoteProcedure.ConnectDomainEventRegister)).Dispose();
        await pair.Session.DisposeAsync();
        Assert.Empty(driver.Sinks);
        Assert.True(driver.Disposed);
    }

    /// <summary>Every event record comes back as it went, in both forms.</summary>
    [Fact]
    public void Every_event_comes_back_as_it_went()
    {
        var address = new GraphicsAddress(DomainEventGraphicsAddressType.Ipv4, "::1", "5900");
        VirEvent[] events =
        [
            new DomainRebootEvent(FakeDriver.Off),
            new DomainRtcChangeEvent(FakeDriver.Off, -5),
            new DomainWatchdogEvent(FakeDriver.Off, DomainEventWatchdogAction.Reset),
            new DomainIoErrorReasonEvent(FakeDriver.Off, "/a", "virtio-disk0", DomainEventIoErrorAction.Pause, "enospc"),
            new DomainDiskChangeEvent(FakeDriver.Off, null, "/b", "ide0", ConnectDomainEventDiskChangeReason.ChangeMissingOnStart),
            new DomainBalloonChangeEvent(FakeDriver.Off, 12345),
            new DomainBlockThresholdEvent(FakeDriver.Off, "vda", null, 1, 2),
            new DomainNicMacChangeEvent(FakeDriver.Off, "net0", "52:54:00:00:00:01", "52:54:00:00:00:02"),
            new NetworkLifecycleEvent(new NetworkRef("n", FakeDriver.Off.Uuid), NetworkEventLifecycleType.Started, 0),
            new StoragePoolRefreshEvent(new StoragePoolRef("p", FakeDriver.Off.Uuid)),
            new NodeDeviceUpdateEvent(new NodeDeviceRef("d")),
            new SecretValueChangedEvent(new SecretRef(FakeDriver.Off.Uuid, SecretUsageType.Ceph, "u")),
        ];
        foreach (var e in events)
        {
            using var writer = new XdrWriter();
            int procedure = EventMessages.Write(e, 42, writer);
            Assert.Equal(e, EventMessages.Read((RemoteProcedure)procedure, writer.WrittenSpan, out int id));
            Assert.Equal(42, id);
            writer.Truncate();
            int legacy = EventMessages.WriteLegacy(e, writer);
            if (legacy != 0)
            {
                Assert.Equal(e, EventMessages.Read((RemoteProcedure)legacy, writer.WrittenSpan, out id));
                Assert.Equal(-1, id);
            }
        }

        var graphics = new DomainGraphicsEvent(
            FakeDriver.Off, DomainEventGraphicsPhase.Connect, address, address, "none", [new GraphicsIdentity("x", "y")]);
        using var second = new XdrWriter();
        var read = (DomainGraphicsEvent)EventMessages.Read(
            (RemoteProcedure)EventMessages.Write(graphics, 1, second), second.WrittenSpan, out _)!;
        Assert.Equal(graphics.Subject, read.Subject);
        Assert.Equal(graphics with { Subject = read.Subject }, read);
    }
}
