// Wire structs: Connection.
using Vireo.Xdr;

namespace Vireo.Protocol;

[XdrStruct("remote_connect_open_args")]
public readonly partial record struct ConnectOpenArgs([Max(RemoteLimits.StringMax)] string? Name, uint Flags);

[XdrStruct("remote_connect_supports_feature_args")]
public readonly partial record struct ConnectSupportsFeatureArgs(int Feature);

[XdrStruct("remote_connect_supports_feature_ret")]
public readonly partial record struct ConnectSupportsFeatureRet(int Supported);

[XdrStruct("remote_connect_get_type_ret")]
public readonly partial record struct ConnectGetTypeRet([Max(RemoteLimits.StringMax)] string Type);

[XdrStruct("remote_connect_get_version_ret")]
public readonly partial record struct ConnectGetVersionRet([Wire("hv_ver")] ulong HvVer);

[XdrStruct("remote_connect_get_lib_version_ret")]
public readonly partial record struct ConnectGetLibVersionRet([Wire("lib_ver")] ulong LibVer);

[XdrStruct("remote_connect_get_hostname_ret")]
public readonly partial record struct ConnectGetHostnameRet([Max(RemoteLimits.StringMax)] string Hostname);

[XdrStruct("remote_connect_get_sysinfo_args")]
public readonly partial record struct ConnectGetSysinfoArgs(uint Flags);

[XdrStruct("remote_connect_get_sysinfo_ret")]
public readonly partial record struct ConnectGetSysinfoRet([Max(RemoteLimits.StringMax)] string Sysinfo);

[XdrStruct("remote_connect_get_uri_ret")]
public readonly partial record struct ConnectGetUriRet([Max(RemoteLimits.StringMax)] string Uri);

[XdrStruct("remote_connect_get_max_vcpus_args")]
public readonly partial record struct ConnectGetMaxVcpusArgs([Max(RemoteLimits.StringMax)] string? Type);

[XdrStruct("remote_connect_get_max_vcpus_ret")]
public readonly partial record struct ConnectGetMaxVcpusRet([Wire("max_vcpus")] int MaxVcpus);

[XdrStruct("remote_connect_get_capabilities_ret")]
public readonly partial record struct ConnectGetCapabilitiesRet([Max(RemoteLimits.StringMax)] string Capabilities);

[XdrStruct("remote_connect_get_domain_capabilities_args")]
public readonly partial record struct ConnectGetDomainCapabilitiesArgs(
    [Max(RemoteLimits.StringMax)] string? Emulatorbin,
    [Max(RemoteLimits.StringMax)] string? Arch,
    [Max(RemoteLimits.StringMax)] string? Machine,
    [Max(RemoteLimits.StringMax)] string? Virttype,
    uint Flags);

[XdrStruct("remote_connect_get_domain_capabilities_ret")]
public readonly partial record struct ConnectGetDomainCapabilitiesRet([Max(RemoteLimits.StringMax)] string Capabilities);

[XdrStruct("remote_connect_list_domains_args")]
public readonly partial record struct ConnectListDomainsArgs([Role(FieldRole.Capacity)] int Maxids);

[XdrStruct("remote_connect_list_domains_ret")]
public readonly partial record struct ConnectListDomainsRet([Max(RemoteLimits.DomainListMax)] IReadOnlyList<int> Ids);

[XdrStruct("remote_connect_num_of_domains_ret")]
public readonly partial record struct ConnectNumOfDomainsRet(int Num);

[XdrStruct("remote_connect_list_defined_domains_args")]
public readonly partial record struct ConnectListDefinedDomainsArgs([Role(FieldRole.Capacity)] int Maxnames);

[XdrStruct("remote_connect_list_defined_domains_ret")]
public readonly partial record struct ConnectListDefinedDomainsRet(
    [Max(RemoteLimits.DomainListMax), ElementMax(RemoteLimits.StringMax)] IReadOnlyList<string> Names);

[XdrStruct("remote_connect_num_of_defined_domains_ret")]
public readonly partial record struct ConnectNumOfDefinedDomainsRet(int Num);

[XdrStruct("remote_connect_num_of_networks_ret")]
public readonly partial record struct ConnectNumOfNetworksRet(int Num);

[XdrStruct("remote_connect_list_networks_args")]
public readonly partial record struct ConnectListNetworksArgs([Role(FieldRole.Capacity)] int Maxnames);

[XdrStruct("remote_connect_list_networks_ret")]
public readonly partial record struct ConnectListNetworksRet(
    [Max(RemoteLimits.NetworkListMax), ElementMax(RemoteLimits.StringMax)] IReadOnlyList<string> Names);

[XdrStruct("remote_connect_num_of_defined_networks_ret")]
public readonly partial record struct ConnectNumOfDefinedNetworksRet(int Num);

[XdrStruct("remote_connect_list_defined_networks_args")]
public readonly partial record struct ConnectListDefinedNetworksArgs([Role(FieldRole.Capacity)] int Maxnames);

[XdrStruct("remote_connect_list_defined_networks_ret")]
public readonly partial record struct ConnectListDefinedNetworksRet(
    [Max(RemoteLimits.NetworkListMax), ElementMax(RemoteLimits.StringMax)] IReadOnlyList<string> Names);

[XdrStruct("remote_connect_num_of_nwfilters_ret")]
public readonly partial record struct ConnectNumOfNwFiltersRet(int Num);

[XdrStruct("remote_connect_list_nwfilters_args")]
public readonly partial record struct ConnectListNwFiltersArgs([Role(FieldRole.Capacity)] int Maxnames);

[XdrStruct("remote_connect_list_nwfilters_ret")]
public readonly partial record struct ConnectListNwFiltersRet(
    [Max(RemoteLimits.NwFilterListMax), ElementMax(RemoteLimits.StringMax)] IReadOnlyList<string> Names);

[XdrStruct("remote_connect_num_of_interfaces_ret")]
public readonly partial record struct ConnectNumOfInterfacesRet(int Num);

[XdrStruct("remote_connect_list_interfaces_args")]
public readonly partial record struct ConnectListInterfacesArgs([Role(FieldRole.Capacity)] int Maxnames);

[XdrStruct("remote_connect_list_interfaces_ret")]
public readonly partial record struct ConnectListInterfacesRet(
    [Max(RemoteLimits.InterfaceListMax), ElementMax(RemoteLimits.StringMax)] IReadOnlyList<string> Names);

[XdrStruct("remote_connect_num_of_defined_interfaces_ret")]
public readonly partial record struct ConnectNumOfDefinedInterfacesRet(int Num);

[XdrStruct("remote_connect_list_defined_interfaces_args")]
public readonly partial record struct ConnectListDefinedInterfacesArgs([Role(FieldRole.Capacity)] int Maxnames);

[XdrStruct("remote_connect_list_defined_interfaces_ret")]
public readonly partial record struct ConnectListDefinedInterfacesRet(
    [Max(RemoteLimits.InterfaceListMax), ElementMax(RemoteLimits.StringMax)] IReadOnlyList<string> Names);

[XdrStruct("remote_connect_num_of_storage_pools_ret")]
public readonly partial record struct ConnectNumOfStoragePoolsRet(int Num);

[XdrStruct("remote_connect_list_storage_pools_args")]
public readonly partial record struct ConnectListStoragePoolsArgs([Role(FieldRole.Capacity)] int Maxnames);

[XdrStruct("remote_connect_list_storage_pools_ret")]
public readonly partial record struct ConnectListStoragePoolsRet(
    [Max(RemoteLimits.StoragePoolListMax), ElementMax(RemoteLimits.StringMax)] IReadOnlyList<string> Names);

[XdrStruct("remote_connect_num_of_defined_storage_pools_ret")]
public readonly partial record struct ConnectNumOfDefinedStoragePoolsRet(int Num);

[XdrStruct("remote_connect_list_defined_storage_pools_args")]
public readonly partial record struct ConnectListDefinedStoragePoolsArgs([Role(FieldRole.Capacity)] int Maxnames);

[XdrStruct("remote_connect_list_defined_storage_pools_ret")]
public readonly partial record struct ConnectListDefinedStoragePoolsRet(
    [Max(RemoteLimits.StoragePoolListMax), ElementMax(RemoteLimits.StringMax)] IReadOnlyList<string> Names);

[XdrStruct("remote_connect_find_storage_pool_sources_args")]
public readonly partial record struct ConnectFindStoragePoolSourcesArgs(
    [Max(RemoteLimits.StringMax)] string Type,
    [Max(RemoteLimits.StringMax)] string? SrcSpec,
    uint Flags);

[XdrStruct("remote_connect_find_storage_pool_sources_ret")]
public readonly partial record struct ConnectFindStoragePoolSourcesRet([Max(RemoteLimits.StringMax)] string Xml);

[XdrStruct("remote_connect_domain_xml_from_native_args")]
public readonly partial record struct ConnectDomainXmlFromNativeArgs(
    [Max(RemoteLimits.StringMax)] string NativeFormat,
    [Max(RemoteLimits.StringMax)] string NativeConfig,
    uint Flags);

[XdrStruct("remote_connect_domain_xml_from_native_ret")]
public readonly partial record struct ConnectDomainXmlFromNativeRet([Max(RemoteLimits.StringMax)] string DomainXml);

[XdrStruct("remote_connect_domain_xml_to_native_args")]
public readonly partial record struct ConnectDomainXmlToNativeArgs(
    [Max(RemoteLimits.StringMax)] string NativeFormat,
    [Max(RemoteLimits.StringMax)] string DomainXml,
    uint Flags);

[XdrStruct("remote_connect_domain_xml_to_native_ret")]
public readonly partial record struct ConnectDomainXmlToNativeRet([Max(RemoteLimits.StringMax)] string NativeConfig);

[XdrStruct("remote_connect_num_of_secrets_ret")]
public readonly partial record struct ConnectNumOfSecretsRet(int Num);

[XdrStruct("remote_connect_list_secrets_args")]
public readonly partial record struct ConnectListSecretsArgs([Role(FieldRole.Capacity)] int Maxuuids);

[XdrStruct("remote_connect_list_secrets_ret")]
public readonly partial record struct ConnectListSecretsRet(
    [Max(RemoteLimits.SecretListMax), ElementMax(RemoteLimits.StringMax)] IReadOnlyList<string> Uuids);

[XdrStruct("remote_connect_is_secure_ret")]
public readonly partial record struct ConnectIsSecureRet(int Secure);

[XdrStruct("remote_connect_compare_cpu_args")]
public readonly partial record struct ConnectCompareCpuArgs([Max(RemoteLimits.StringMax)] string Xml, uint Flags);

[XdrStruct("remote_connect_compare_cpu_ret")]
public readonly partial record struct ConnectCompareCpuRet(int Result);

[XdrStruct("remote_connect_baseline_cpu_args")]
public readonly partial record struct ConnectBaselineCpuArgs(
    [Max(RemoteLimits.CpuBaselineMax), ElementMax(RemoteLimits.StringMax), Require(Requirement.NotNull)] IReadOnlyList<string> XmlCPUs,
    uint Flags);

[XdrStruct("remote_connect_baseline_cpu_ret")]
public readonly partial record struct ConnectBaselineCpuRet([Max(RemoteLimits.StringMax)] string Cpu);

[XdrStruct("remote_connect_list_all_domains_args")]
public readonly partial record struct ConnectListAllDomainsArgs(
    [Wire("need_results"), Role(FieldRole.NeedResults)] int NeedResults,
    uint Flags);

[XdrStruct("remote_connect_list_all_domains_ret")]
public readonly partial record struct ConnectListAllDomainsRet(
    [Max(RemoteLimits.DomainListMax)] IReadOnlyList<DomainRef> Domains,
    [Role(FieldRole.Count)] uint Ret);

[XdrStruct("remote_connect_list_all_storage_pools_args")]
public readonly partial record struct ConnectListAllStoragePoolsArgs(
    [Wire("need_results"), Role(FieldRole.NeedResults)] int NeedResults,
    uint Flags);

[XdrStruct("remote_connect_list_all_storage_pools_ret")]
public readonly partial record struct ConnectListAllStoragePoolsRet(
    [Max(RemoteLimits.StoragePoolListMax)] IReadOnlyList<StoragePoolRef> Pools,
    [Role(FieldRole.Count)] uint Ret);

[XdrStruct("remote_connect_list_all_networks_args")]
public readonly partial record struct ConnectListAllNetworksArgs(
    [Wire("need_results"), Role(FieldRole.NeedResults)] int NeedResults,
    uint Flags);

[XdrStruct("remote_connect_list_all_networks_ret")]
public readonly partial record struct ConnectListAllNetworksRet(
    [Max(RemoteLimits.NetworkListMax)] IReadOnlyList<NetworkRef> Nets,
    [Role(FieldRole.Count)] uint Ret);

[XdrStruct("remote_connect_list_all_interfaces_args")]
public readonly partial record struct ConnectListAllInterfacesArgs(
    [Wire("need_results"), Role(FieldRole.NeedResults)] int NeedResults,
    uint Flags);

[XdrStruct("remote_connect_list_all_interfaces_ret")]
public readonly partial record struct ConnectListAllInterfacesRet(
    [Max(RemoteLimits.InterfaceListMax)] IReadOnlyList<InterfaceRef> Ifaces,
    [Role(FieldRole.Count)] uint Ret);

[XdrStruct("remote_connect_list_all_node_devices_args")]
public readonly partial record struct ConnectListAllNodeDevicesArgs(
    [Wire("need_results"), Role(FieldRole.NeedResults)] int NeedResults,
    uint Flags);

[XdrStruct("remote_connect_list_all_node_devices_ret")]
public readonly partial record struct ConnectListAllNodeDevicesRet(
    [Max(RemoteLimits.NodeDeviceListMax)] IReadOnlyList<NodeDeviceRef> Devices,
    [Role(FieldRole.Count)] uint Ret);

[XdrStruct("remote_connect_list_all_nwfilters_args")]
public readonly partial record struct ConnectListAllNwFiltersArgs(
    [Wire("need_results"), Role(FieldRole.NeedResults)] int NeedResults,
    uint Flags);

[XdrStruct("remote_connect_list_all_nwfilters_ret")]
public readonly partial record struct ConnectListAllNwFiltersRet(
    [Max(RemoteLimits.NwFilterListMax)] IReadOnlyList<NwFilterRef> Filters,
    [Role(FieldRole.Count)] uint Ret);

[XdrStruct("remote_connect_list_all_secrets_args")]
public readonly partial record struct ConnectListAllSecretsArgs(
    [Wire("need_results"), Role(FieldRole.NeedResults)] int NeedResults,
    uint Flags);

[XdrStruct("remote_connect_list_all_secrets_ret")]
public readonly partial record struct ConnectListAllSecretsRet(
    [Max(RemoteLimits.SecretListMax)] IReadOnlyList<SecretRef> Secrets,
    [Role(FieldRole.Count)] uint Ret);

[XdrStruct("remote_connect_get_cpu_model_names_args")]
public readonly partial record struct ConnectGetCpuModelNamesArgs(
    [Max(RemoteLimits.StringMax)] string Arch,
    [Wire("need_results"), Role(FieldRole.NeedResults)] int NeedResults,
    uint Flags);

[XdrStruct("remote_connect_get_cpu_model_names_ret")]
public readonly partial record struct ConnectGetCpuModelNamesRet(
    [Max(RemoteLimits.ConnectCpuModelsMax), ElementMax(RemoteLimits.StringMax)] IReadOnlyList<string> Models,
    [Role(FieldRole.Count)] int Ret);

[XdrStruct("remote_connect_get_all_domain_stats_args")]
public readonly partial record struct ConnectGetAllDomainStatsArgs(
    [Max(RemoteLimits.DomainListMax)] IReadOnlyList<DomainRef> Doms,
    uint Stats,
    uint Flags);

[XdrStruct("remote_connect_get_all_domain_stats_ret")]
public readonly partial record struct ConnectGetAllDomainStatsRet(
    [Max(RemoteLimits.DomainListMax)] IReadOnlyList<DomainStatsRecord> RetStats);

[XdrStruct("remote_connect_compare_hypervisor_cpu_args")]
public readonly partial record struct ConnectCompareHypervisorCpuArgs(
    [Max(RemoteLimits.StringMax)] string? Emulator,
    [Max(RemoteLimits.StringMax)] string? Arch,
    [Max(RemoteLimits.StringMax)] string? Machine,
    [Max(RemoteLimits.StringMax)] string? Virttype,
    [Max(RemoteLimits.StringMax)] string XmlCPU,
    uint Flags);

[XdrStruct("remote_connect_compare_hypervisor_cpu_ret")]
public readonly partial record struct ConnectCompareHypervisorCpuRet(int Result);

[XdrStruct("remote_connect_baseline_hypervisor_cpu_args")]
public readonly partial record struct ConnectBaselineHypervisorCpuArgs(
    [Max(RemoteLimits.StringMax)] string? Emulator,
    [Max(RemoteLimits.StringMax)] string? Arch,
    [Max(RemoteLimits.StringMax)] string? Machine,
    [Max(RemoteLimits.StringMax)] string? Virttype,
    [Max(RemoteLimits.CpuBaselineMax), ElementMax(RemoteLimits.StringMax), Require(Requirement.NotNull)] IReadOnlyList<string> XmlCPUs,
    uint Flags);

[XdrStruct("remote_connect_baseline_hypervisor_cpu_ret")]
public readonly partial record struct ConnectBaselineHypervisorCpuRet([Max(RemoteLimits.StringMax)] string Cpu);

[XdrStruct("remote_connect_list_all_nwfilter_bindings_args")]
public readonly partial record struct ConnectListAllNwFilterBindingsArgs(
    [Wire("need_results"), Role(FieldRole.NeedResults)] int NeedResults,
    uint Flags);

[XdrStruct("remote_connect_list_all_nwfilter_bindings_ret")]
public readonly partial record struct ConnectListAllNwFilterBindingsRet(
    [Max(RemoteLimits.NwFilterBindingListMax)] IReadOnlyList<NwFilterBindingRef> Bindings,
    [Role(FieldRole.Count)] uint Ret);

[XdrStruct("remote_connect_get_storage_pool_capabilities_args")]
public readonly partial record struct ConnectGetStoragePoolCapabilitiesArgs(uint Flags);

[XdrStruct("remote_connect_get_storage_pool_capabilities_ret")]
public readonly partial record struct ConnectGetStoragePoolCapabilitiesRet([Max(RemoteLimits.StringMax)] string Capabilities);

[XdrStruct("remote_connect_set_identity_args")]
public readonly partial record struct ConnectSetIdentityArgs(
    [Max(RemoteLimits.ConnectIdentityParamsMax)] TypedParameterList Params,
    uint Flags);
