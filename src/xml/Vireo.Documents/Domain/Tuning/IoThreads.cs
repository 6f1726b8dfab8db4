using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>One IO thread with its settings.</summary>
[XmlRecord]
public sealed partial record IoThread
{
    /// <summary>Number, from 1.</summary>
    [XmlPath("@id", Required = true, NonZero = true)]
    public uint? Id { get; set; }

    /// <summary>Fewest worker threads.</summary>
    [XmlPath("@thread_pool_min", NonNegative = true)]
    public int? ThreadPoolMin { get; set; }

    /// <summary>Most worker threads.</summary>
    [XmlPath("@thread_pool_max", NonNegative = true)]
    public int? ThreadPoolMax { get; set; }

    /// <summary>Busy polling.</summary>
    [XmlPath("poll", DropEmpty = true)]
    public IoThreadPoll? Poll { get; set; }
}

/// <summary>Busy polling of an IO thread.</summary>
[XmlRecord]
public sealed partial record IoThreadPoll
{
    /// <summary>Longest time of polling, in nanoseconds; 0 switches it off.</summary>
    [XmlPath("@max")]
    public ulong? Max { get; set; }

    /// <summary>By what the time grows.</summary>
    [XmlPath("@grow")]
    public ulong? Grow { get; set; }

    /// <summary>By what it shrinks.</summary>
    [XmlPath("@shrink")]
    public ulong? Shrink { get; set; }
}

/// <summary>Worker threads of the emulator's main loop.</summary>
[XmlRecord]
public sealed partial record DefaultIoThread
{
    /// <summary>Fewest.</summary>
    [XmlPath("@thread_pool_min", NonNegative = true)]
    public int? ThreadPoolMin { get; set; }

    /// <summary>Most.</summary>
    [XmlPath("@thread_pool_max", NonNegative = true)]
    public int? ThreadPoolMax { get; set; }
}
