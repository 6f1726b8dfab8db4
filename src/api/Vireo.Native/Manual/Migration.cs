using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Remote;

namespace Vireo.Native;

/// <content>Migration: led by this client between two connections, or by the source itself.</content>
internal static unsafe partial class Exports
{
    private static partial nint virDomainMigrate(nint domain, nint dconn, ulong flags, byte* dname, byte* uri, ulong bandwidth) =>
        Migrate(domain, dconn, MigrationParameters(null, dname, uri, bandwidth, nameof(virDomainMigrate)), flags, nameof(virDomainMigrate));

    private static partial nint virDomainMigrate2(
        nint domain, nint dconn, byte* dxml, ulong flags, byte* dname, byte* uri, ulong bandwidth) =>
        Migrate(domain, dconn, MigrationParameters(dxml, dname, uri, bandwidth, nameof(virDomainMigrate2)), flags, nameof(
            virDomainMigrate2));

    private static partial nint virDomainMigrate3(nint domain, nint dconn, CTypedParameter* @params, uint nparams, uint flags)
    {
        const string Function = nameof(virDomainMigrate3);
        var list = Arguments.Parameters(
            @params, @params == null ? 0 : nparams, required: false, some: false, "params", "nparams", Function);
        Arguments.Object<DomainRef>(domain, Function).Connection.RequireWrite(Function);
        CheckDisks(flags, Function);
        if ((flags & (uint)DomainMigrateFlags.Peer2peer) != 0)
        {
            throw MigrationErrors.PeerToPeerByHand(Function);
        }

        if ((flags & (uint)DomainMigrateFlags.Tunnelled) != 0)
        {
            throw MigrationErrors.TunnelledArgument(Function);
        }

        return Migrate(domain, dconn, list, flags, Function);
    }

    private static partial int virDomainMigrateToURI(nint domain, byte* duri, ulong flags, byte* dname, ulong bandwidth)
    {
        const string Function = nameof(virDomainMigrateToURI);
        string target = Arguments.Text(duri, "duri", Function);
        bool peers = (flags & (ulong)DomainMigrateFlags.Peer2peer) != 0;
        var list = MigrationParameters(null, dname, peers ? null : duri, bandwidth, Function);
        return MigrateToUri(domain, peers ? target : null, list, flags, Function);
    }

    private static partial int virDomainMigrateToURI2(
        nint domain, byte* dconnuri, byte* miguri, byte* dxml, ulong flags, byte* dname, ulong bandwidth) =>
        MigrateToUri(domain, NativeText.Read(dconnuri),
            MigrationParameters(dxml, dname, miguri, bandwidth, nameof(virDomainMigrateToURI2)), flags, nameof(virDomainMigrateToURI2));

    private static partial int virDomainMigrateToURI3(nint domain, byte* dconnuri, CTypedParameter* @params, uint nparams, uint flags)
    {
        const string Function = nameof(virDomainMigrateToURI3);
        var list = Arguments.Parameters(
            @params, @params == null ? 0 : nparams, required: false, some: false, "params", "nparams", Function);
        return MigrateToUri(domain, NativeText.Read(dconnuri), list, flags, Function);
    }

    // What every protocol of migration carries.
    private static readonly string[] s_plainMigration = ["destination_xml", "destination_name", "migrate_uri", "bandwidth"];

    private static nint Migrate(nint domain, nint dconn, TypedParameterList parameters, ulong flags, string function)
    {
        var self = Arguments.Object<DomainRef>(domain, function);
        self.Connection.RequireWrite(function);
        var target = Arguments.Handle<ConnectHandle>(dconn, function);
        target.RequireWrite(function);
        CheckLedByClient(flags, function);
        var here = self.Connection.Driver(DriverGroup.Hypervisor, function);
        var there = target.Driver(DriverGroup.Hypervisor, function);
        if ((flags & (ulong)DomainMigrateFlags.Offline) != 0)
        {
            RequireOffline(here, "source");
            RequireOffline(there, "destination");
        }

        if ((flags & (ulong)DomainMigrateFlags.Peer2peer) != 0)
        {
            if (!Waiting.For(here.SupportsFeatureAsync(DriverFeature.MigrationP2P, default)))
            {
                throw Errors.NoSupport(function);
            }

            // The oldest of the functions has one URI only, which then is the daemon's. Without one it is that of this client's connection.
            string? uri = null;
            if (function == nameof(virDomainMigrate) && parameters.TryGet(ManagedMigration.MigrateUri, out TypedValue given))
            {
                uri = given.String;
                parameters.RemoveAll(static p => p.Name == ManagedMigration.MigrateUri);
            }

            uri ??= Waiting.For(target.Connect.GetUriAsync());
            string name = parameters.TryGet("destination_name", out TypedValue wanted) ? wanted.String : self.Reference.Name;
            MigrateToUri(domain, uri, parameters, flags, function);
            return target.New(Waiting.For(there.DomainLookupByNameAsync(name, default)), null);
        }

        if ((flags & (ulong)DomainMigrateFlags.Tunnelled) != 0)
        {
            throw MigrationErrors.TunnelledWithoutPeer();
        }

        if (!Waiting.For(here.SupportsFeatureAsync(DriverFeature.MigrationParams, default))
            || !Waiting.For(there.SupportsFeatureAsync(DriverFeature.MigrationParams, default)))
        {
            throw parameters.TrueForAll(static p => s_plainMigration.Contains(p.Name))
                ? Errors.NoSupport(function)
                : MigrationErrors.ParametersUnsupported();
        }

        var migration = new ManagedMigration(here, there, self.Reference, parameters, (DomainMigrateFlags)flags);
        return target.New(Waiting.For(migration.RunAsync(default)), null);
    }

    /// <summary>The source finds the other side itself, or the hypervisor does when no URI of a daemon is given.</summary>
    private static int MigrateToUri(nint domain, string? daemon, TypedParameterList parameters, ulong flags, string function)
    {
        var self = Arguments.Object<DomainRef>(domain, function);
        self.Connection.RequireWrite(function);
        Exclude(flags, DomainMigrateFlags.Tunnelled, "VIR_MIGRATE_TUNNELLED", DomainMigrateFlags.Parallel, "VIR_MIGRATE_PARALLEL",
            function);
        CheckDisks(flags, "virDomainMigrateUnmanagedCheckCompat");
        bool peers = (flags & (ulong)DomainMigrateFlags.Peer2peer) != 0;
        var driver = self.Connection.Driver(DriverGroup.Hypervisor, function);
        if (peers)
        {
            Results.Require(daemon is not null, "dconnuri", function);
        }

        if (!Waiting.For(driver.SupportsFeatureAsync(peers ? DriverFeature.MigrationP2P : DriverFeature.MigrationDirect, default)))
        {
            throw MigrationErrors.Unsupported(Errors.DomainOf(function), peers ? "p2p" : "direct");
        }

        if (peers)
        {
            CheckNotLocal(daemon!);
        }

        Waiting.For(driver.DomainMigratePerform3ParamsAsync(
            self.Reference, peers ? daemon : null, parameters, default, (DomainMigrateFlags)flags, default));
        return 0;
    }

    private static TypedParameterList MigrationParameters(byte* xml, byte* name, byte* uri, ulong bandwidth, string function)
    {
        if (name != null && *name == 0)
        {
            throw Errors.ArgumentEmpty("", "dname", function);
        }

        var list = new TypedParameterList();
        AddText("destination_xml", xml);
        AddText("destination_name", name);
        AddText("migrate_uri", uri);
        if (bandwidth != 0)
        {
            list.Add("bandwidth", bandwidth);
        }

        return list;

        void AddText(string field, byte* text)
        {
            if (text != null)
            {
                list.Add(field, NativeText.Read(text)!);
            }
        }
    }

    /// <summary>The source would find itself where the URI names no other host. A Unix socket may lead anywhere.</summary>
    private static void CheckNotLocal(string daemon)
    {
        ConnectionUri? uri = ConnectionUri.TryParse(daemon);
        if (uri?.Transport != "unix" && uri?.Host?.StartsWith("localhost", StringComparison.Ordinal) != false)
        {
            throw MigrationErrors.SameHost();
        }
    }

    private static void RequireOffline(DriverConnection driver, string side)
    {
        if (!Waiting.For(driver.SupportsFeatureAsync(DriverFeature.MigrationOffline, default)))
        {
            throw MigrationErrors.OfflineUnsupported(side);
        }
    }

    private static void CheckDisks(ulong flags, string function) =>
        Exclude(flags, DomainMigrateFlags.NonSharedDisk, "VIR_MIGRATE_NON_SHARED_DISK", DomainMigrateFlags.NonSharedInc,
            "VIR_MIGRATE_NON_SHARED_INC", function);

    private static void CheckLedByClient(ulong flags, string function)
    {
        CheckDisks(flags, function);
        Exclude(flags, DomainMigrateFlags.Tunnelled, "VIR_MIGRATE_TUNNELLED", DomainMigrateFlags.Parallel, "VIR_MIGRATE_PARALLEL",
            function);
    }

    private static void Exclude(ulong flags, DomainMigrateFlags first, string firstName, DomainMigrateFlags second, string secondName,
        string function)
    {
        if ((flags & (ulong)first) != 0 && (flags & (ulong)second) != 0)
        {
            throw Errors.FlagsExclusive(firstName, secondName, function);
        }
    }
}
