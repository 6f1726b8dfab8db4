using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Limits on input and output; 0 is none.</summary>
[XmlRecord]
public abstract partial record IoLimits
{
    /// <summary>Bytes a second; none when not given.</summary>
    [XmlPath("total_bytes_sec", BadValue = "disk iotune field 'total_bytes_sec' must be an integer", BadValueCode = ErrorCode.XmlError)]
    public ulong? TotalBytesSec { get; set; }

    /// <summary>Bytes read a second; none when not given.</summary>
    [XmlPath("read_bytes_sec", BadValue = "disk iotune field 'read_bytes_sec' must be an integer", BadValueCode = ErrorCode.XmlError)]
    public ulong? ReadBytesSec { get; set; }

    /// <summary>Bytes written a second; none when not given.</summary>
    [XmlPath("write_bytes_sec", BadValue = "disk iotune field 'write_bytes_sec' must be an integer", BadValueCode = ErrorCode.XmlError)]
    public ulong? WriteBytesSec { get; set; }

    /// <summary>Requests a second; none when not given.</summary>
    [XmlPath("total_iops_sec", BadValue = "disk iotune field 'total_iops_sec' must be an integer", BadValueCode = ErrorCode.XmlError)]
    public ulong? TotalIopsSec { get; set; }

    /// <summary>Reads a second; none when not given.</summary>
    [XmlPath("read_iops_sec", BadValue = "disk iotune field 'read_iops_sec' must be an integer", BadValueCode = ErrorCode.XmlError)]
    public ulong? ReadIopsSec { get; set; }

    /// <summary>Writes a second; none when not given.</summary>
    [XmlPath("write_iops_sec", BadValue = "disk iotune field 'write_iops_sec' must be an integer", BadValueCode = ErrorCode.XmlError)]
    public ulong? WriteIopsSec { get; set; }

    /// <summary>Burst of bytes. Since 1.2.11.</summary>
    [XmlPath("total_bytes_sec_max", BadValue = "disk iotune field 'total_bytes_sec_max' must be an integer",
        BadValueCode = ErrorCode.XmlError)]
    public ulong? TotalBytesSecMax { get; set; }

    /// <summary>Burst of bytes read. Since 1.2.11.</summary>
    [XmlPath("read_bytes_sec_max", BadValue = "disk iotune field 'read_bytes_sec_max' must be an integer",
        BadValueCode = ErrorCode.XmlError)]
    public ulong? ReadBytesSecMax { get; set; }

    /// <summary>Burst of bytes written. Since 1.2.11.</summary>
    [XmlPath("write_bytes_sec_max", BadValue = "disk iotune field 'write_bytes_sec_max' must be an integer",
        BadValueCode = ErrorCode.XmlError)]
    public ulong? WriteBytesSecMax { get; set; }

    /// <summary>Burst of requests. Since 1.2.11.</summary>
    [XmlPath("total_iops_sec_max", BadValue = "disk iotune field 'total_iops_sec_max' must be an integer",
        BadValueCode = ErrorCode.XmlError)]
    public ulong? TotalIopsSecMax { get; set; }

    /// <summary>Burst of reads. Since 1.2.11.</summary>
    [XmlPath("read_iops_sec_max", BadValue = "disk iotune field 'read_iops_sec_max' must be an integer", BadValueCode = ErrorCode.XmlError)]
    public ulong? ReadIopsSecMax { get; set; }

    /// <summary>Burst of writes. Since 1.2.11.</summary>
    [XmlPath("write_iops_sec_max", BadValue = "disk iotune field 'write_iops_sec_max' must be an integer",
        BadValueCode = ErrorCode.XmlError)]
    public ulong? WriteIopsSecMax { get; set; }

    /// <summary>Bytes that count as one request. Since 1.2.11.</summary>
    [XmlPath("size_iops_sec", BadValue = "disk iotune field 'size_iops_sec' must be an integer", BadValueCode = ErrorCode.XmlError)]
    public ulong? SizeIopsSec { get; set; }

    /// <summary>Seconds of a burst of bytes. Since 2.4.0.</summary>
    [XmlPath("total_bytes_sec_max_length", BadValue = "disk iotune field 'total_bytes_sec_max_length' must be an integer",
        BadValueCode = ErrorCode.XmlError, Last = true)]
    public ulong? TotalBytesSecMaxLength { get; set; }

    /// <summary>Seconds of a burst of bytes read. Since 2.4.0.</summary>
    [XmlPath("read_bytes_sec_max_length", BadValue = "disk iotune field 'read_bytes_sec_max_length' must be an integer",
        BadValueCode = ErrorCode.XmlError, Last = true)]
    public ulong? ReadBytesSecMaxLength { get; set; }

    /// <summary>Seconds of a burst of bytes written. Since 2.4.0.</summary>
    [XmlPath("write_bytes_sec_max_length", BadValue = "disk iotune field 'write_bytes_sec_max_length' must be an integer",
        BadValueCode = ErrorCode.XmlError, Last = true)]
    public ulong? WriteBytesSecMaxLength { get; set; }

    /// <summary>Seconds of a burst of requests. Since 2.4.0.</summary>
    [XmlPath("total_iops_sec_max_length", BadValue = "disk iotune field 'total_iops_sec_max_length' must be an integer",
        BadValueCode = ErrorCode.XmlError, Last = true)]
    public ulong? TotalIopsSecMaxLength { get; set; }

    /// <summary>Seconds of a burst of reads. Since 2.4.0.</summary>
    [XmlPath("read_iops_sec_max_length", BadValue = "disk iotune field 'read_iops_sec_max_length' must be an integer",
        BadValueCode = ErrorCode.XmlError, Last = true)]
    public ulong? ReadIopsSecMaxLength { get; set; }

    /// <summary>Seconds of a burst of writes. Since 2.4.0.</summary>
    [XmlPath("write_iops_sec_max_length", BadValue = "disk iotune field 'write_iops_sec_max_length' must be an integer",
        BadValueCode = ErrorCode.XmlError, Last = true)]
    public ulong? WriteIopsSecMaxLength { get; set; }
}

/// <summary>Limits on input and output of one disk.</summary>
[XmlRecord]
public sealed partial record IoTune : IoLimits
{
    /// <summary>Group of disks that share the limits. Since 3.0.0.</summary>
    [XmlPath("group_name")]
    public string? GroupName { get; set; }
}

/// <summary>Limits that disks refer to by name. Since 11.2.0.</summary>
[XmlRecord]
public sealed partial record ThrottleGroup : IoLimits
{
    /// <summary>Name of the group.</summary>
    [XmlPath("group_name", Last = true)]
    public string? GroupName { get; set; }
}
