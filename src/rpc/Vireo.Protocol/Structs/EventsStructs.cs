// Wire structs: Events.
using Vireo.Xdr;

namespace Vireo.Protocol;

[XdrStruct("remote_connect_domain_event_register_ret")]
public readonly partial record struct ConnectDomainEventRegisterRet([Wire("cb_registered")] int CbRegistered);

[XdrStruct("remote_connect_domain_event_deregister_ret")]
public readonly partial record struct ConnectDomainEventDeregisterRet([Wire("cb_registered")] int CbRegistered);

[XdrStruct("remote_connect_domain_event_register_any_args")]
public readonly partial record struct ConnectDomainEventRegisterAnyArgs(int EventID);

[XdrStruct("remote_connect_domain_event_deregister_any_args")]
public readonly partial record struct ConnectDomainEventDeregisterAnyArgs(int EventID);

[XdrStruct("remote_connect_domain_event_callback_register_any_args")]
public readonly partial record struct ConnectDomainEventCallbackRegisterAnyArgs(int EventID, DomainRef? Dom);

[XdrStruct("remote_connect_domain_event_callback_register_any_ret")]
public readonly partial record struct ConnectDomainEventCallbackRegisterAnyRet(int CallbackID);

[XdrStruct("remote_connect_domain_event_callback_deregister_any_args")]
public readonly partial record struct ConnectDomainEventCallbackDeregisterAnyArgs(int CallbackID);

[XdrStruct("remote_connect_event_connection_closed_msg")]
public readonly partial record struct ConnectEventConnectionClosedMsg(int Reason);

[XdrStruct("remote_connect_network_event_register_any_args")]
public readonly partial record struct ConnectNetworkEventRegisterAnyArgs(int EventID, NetworkRef? Net);

[XdrStruct("remote_connect_network_event_register_any_ret")]
public readonly partial record struct ConnectNetworkEventRegisterAnyRet(int CallbackID);

[XdrStruct("remote_connect_network_event_deregister_any_args")]
public readonly partial record struct ConnectNetworkEventDeregisterAnyArgs(int CallbackID);

[XdrStruct("remote_network_event_lifecycle_msg")]
public readonly partial record struct NetworkEventLifecycleMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    NetworkRef Net,
    int Event,
    int Detail);

[XdrStruct("remote_network_event_callback_metadata_change_msg")]
public readonly partial record struct NetworkEventCallbackMetadataChangeMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    NetworkRef Net,
    int Type,
    [Max(RemoteLimits.StringMax)] string? Nsuri);

[XdrStruct("remote_connect_storage_pool_event_register_any_args")]
public readonly partial record struct ConnectStoragePoolEventRegisterAnyArgs(int EventID, StoragePoolRef? Pool);

[XdrStruct("remote_connect_storage_pool_event_register_any_ret")]
public readonly partial record struct ConnectStoragePoolEventRegisterAnyRet(int CallbackID);

[XdrStruct("remote_connect_storage_pool_event_deregister_any_args")]
public readonly partial record struct ConnectStoragePoolEventDeregisterAnyArgs(int CallbackID);

[XdrStruct("remote_storage_pool_event_lifecycle_msg")]
public readonly partial record struct StoragePoolEventLifecycleMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    StoragePoolRef Pool,
    int Event,
    int Detail);

[XdrStruct("remote_storage_pool_event_refresh_msg")]
public readonly partial record struct StoragePoolEventRefreshMsg([Role(FieldRole.CallbackId)] int CallbackID, StoragePoolRef Pool);

[XdrStruct("remote_connect_node_device_event_register_any_args")]
public readonly partial record struct ConnectNodeDeviceEventRegisterAnyArgs(int EventID, NodeDeviceRef? Dev);

[XdrStruct("remote_connect_node_device_event_register_any_ret")]
public readonly partial record struct ConnectNodeDeviceEventRegisterAnyRet(int CallbackID);

[XdrStruct("remote_connect_node_device_event_deregister_any_args")]
public readonly partial record struct ConnectNodeDeviceEventDeregisterAnyArgs(int CallbackID);

[XdrStruct("remote_node_device_event_lifecycle_msg")]
public readonly partial record struct NodeDeviceEventLifecycleMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    NodeDeviceRef Dev,
    int Event,
    int Detail);

[XdrStruct("remote_node_device_event_update_msg")]
public readonly partial record struct NodeDeviceEventUpdateMsg([Role(FieldRole.CallbackId)] int CallbackID, NodeDeviceRef Dev);

[XdrStruct("remote_connect_secret_event_register_any_args")]
public readonly partial record struct ConnectSecretEventRegisterAnyArgs(int EventID, SecretRef? Secret);

[XdrStruct("remote_connect_secret_event_register_any_ret")]
public readonly partial record struct ConnectSecretEventRegisterAnyRet(int CallbackID);

[XdrStruct("remote_connect_secret_event_deregister_any_args")]
public readonly partial record struct ConnectSecretEventDeregisterAnyArgs(int CallbackID);

[XdrStruct("remote_secret_event_lifecycle_msg")]
public readonly partial record struct SecretEventLifecycleMsg(
    [Role(FieldRole.CallbackId)] int CallbackID,
    SecretRef Secret,
    int Event,
    int Detail);

[XdrStruct("remote_secret_event_value_changed_msg")]
public readonly partial record struct SecretEventValueChangedMsg([Role(FieldRole.CallbackId)] int CallbackID, SecretRef Secret);
