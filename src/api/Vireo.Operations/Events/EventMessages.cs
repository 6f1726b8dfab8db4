namespace Vireo.Operations;

/// <summary>The codec of events: which message carries which record, and how. Generated from the attributes of the records.</summary>
[EventCodec(typeof(VirEvent))]
public static partial class EventMessages
{
}
