namespace Vireo.Native;

/// <content>Migration.</content>
internal static unsafe partial class Exports
{
    private static partial nint virDomainMigrate(nint domain, nint dconn, ulong flags, byte* dname, byte* uri, ulong bandwidth) => throw NoMigration(domain, nameof(virDomainMigrate));

    private static partial nint virDomainMigrate2(nint domain, nint dconn, byte* dxml, ulong flags, byte* dname, byte* uri, ulong bandwidth) => throw NoMigration(domain, nameof(virDomainMigrate2));

    private static partial nint virDomainMigrate3(nint domain, nint dconn, CTypedParameter* @params, uint nparams, uint flags) => throw NoMigration(domain, nameof(virDomainMigrate3));

    private static partial int virDomainMigrateToURI(nint domain, byte* duri, ulong flags, byte* dname, ulong bandwidth) => throw NoMigration(domain, nameof(virDomainMigrateToURI));

    private static partial int virDomainMigrateToURI2(nint domain, byte* dconnuri, byte* miguri, byte* dxml, ulong flags, byte* dname, ulong bandwidth) => throw NoMigration(domain, nameof(virDomainMigrateToURI2));

    private static partial int virDomainMigrateToURI3(nint domain, byte* dconnuri, CTypedParameter* @params, uint nparams, uint flags) => throw NoMigration(domain, nameof(virDomainMigrateToURI3));

    private static VirException NoMigration(nint domain, string function)
    {
        Arguments.Object<DomainRef>(domain, function).Connection.RequireWrite(function);
        return Errors.NoSupport(function);
    }
}
