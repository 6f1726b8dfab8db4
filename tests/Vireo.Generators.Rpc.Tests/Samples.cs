namespace Vireo.Generators.Rpc.Tests;

/// <summary>A tiny contract that uses every face of the generator.</summary>
internal static class Samples
{
    public const string Structs = """
        using System.Collections.Generic;
        using Vireo;
        using Vireo.Protocol;
        using Vireo.Xdr;
        namespace Sample;

        [XdrStruct("sample_find_args")]
        public readonly partial record struct FindArgs([Max(100)] string Name, uint Flags);

        [XdrStruct("sample_find_ret")]
        public readonly partial record struct FindRet(DomainRef Dom);

        [XdrStruct("sample_list_args")]
        public readonly partial record struct ListArgs([Wire("need_results"), Role(FieldRole.NeedResults)] int NeedResults);

        [XdrStruct("sample_list_ret")]
        public readonly partial record struct ListRet([Max(10)] IReadOnlyList<DomainRef> Domains, [Role(FieldRole.Count)] uint Ret);
        """;

    public const string Operations = """
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Vireo;
        using Vireo.Operations;
        using Vireo.Protocol;
        namespace Sample;

        public interface ISample
        {
            [Operation(RemoteProcedure.DomainLookupByName)]
            ValueTask<DomainRef> FindAsync(string name, CancellationToken cancellationToken);

            [Operation(RemoteProcedure.ConnectListAllDomains)]
            ValueTask<IReadOnlyList<DomainRef>> ListAsync(ConnectListAllDomainsFlags flags, CancellationToken cancellationToken);
        }

        [DriverBase]
        public abstract partial class SampleBase : ISample
        {
        }
        """;

    public const string Unrelated = """
        namespace Sample;

        public static class Unrelated
        {
            public static int Answer => 42;
        }
        """;
}
