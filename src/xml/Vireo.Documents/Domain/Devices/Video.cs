using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A graphics card.</summary>
[XmlRecord]
public sealed partial record Video : Device
{
    /// <summary>How it works.</summary>
    [XmlPath("driver", DropEmpty = true)]
    public VideoDriver? Driver { get; set; }

    /// <summary>Model.</summary>
    [XmlPath("model")]
    public VideoModel? Model { get; set; }
}

/// <summary>How a graphics card works.</summary>
[XmlRecord]
public sealed partial record VideoDriver : VirtioOptions
{
    /// <summary>Back end; <c>qemu</c> when not given.</summary>
    [XmlPath("@name", Last = true)]
    public VideoDriverName Name { get; set; }

    /// <summary>Boot screen (bhyve).</summary>
    [XmlPath("@vgaconf", Omit = VgaConf.Io)]
    public VgaConf VgaConf { get; set; }
}

/// <summary>Back end of a graphics card.</summary>
[XmlEnum]
public enum VideoDriverName : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>qemu</c>.</summary>
    Qemu,

    /// <summary><c>vhostuser</c>.</summary>
    Vhostuser,
}

/// <summary>Boot screen of bhyve.</summary>
[XmlEnum]
public enum VgaConf : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>io</c>.</summary>
    Io,

    /// <summary><c>on</c>.</summary>
    On,

    /// <summary><c>off</c>.</summary>
    Off,
}

/// <summary>Model of a graphics card.</summary>
[XmlRecord]
public sealed partial record VideoModel
{
    /// <summary>Which; when not given, that of the kind of guest, mostly <c>cirrus</c>.</summary>
    [XmlPath("@type")]
    public VideoType Type { get; set; }

    /// <summary>KiB of memory (QXL); 65536 when not given.</summary>
    [XmlPath("@ram")]
    public uint? Ram { get; set; }

    /// <summary>KiB of video memory; when not given, 65536 for QXL and Parallels, 8192 for VirtualBox, 4096 for Xen, 16384 for VGA and the
    /// like.</summary>
    [XmlPath("@vram")]
    public uint? Vram { get; set; }

    /// <summary>KiB of 64-bit video memory (QXL). Since 1.3.3.</summary>
    [XmlPath("@vram64")]
    public uint? Vram64 { get; set; }

    /// <summary>KiB of VGA memory (QXL). Since 1.2.11.</summary>
    [XmlPath("@vgamem")]
    public uint? VgaMemory { get; set; }

    /// <summary>Screens; 1 when not given.</summary>
    [XmlPath("@heads")]
    public uint? Heads { get; set; }

    /// <summary>The first card; the first in the list when not given.</summary>
    [XmlPath("@primary", Lenient = true)]
    public YesNo Primary { get; set; }

    /// <summary>Blob resources. Since 9.2.0.</summary>
    [XmlPath("@blob")]
    public OnOff Blob { get; set; }

    /// <summary>EDID.</summary>
    [XmlPath("@edid")]
    public OnOff Edid { get; set; }

    /// <summary>Acceleration.</summary>
    [XmlPath("acceleration", DropEmpty = true)]
    public VideoAcceleration? Acceleration { get; set; }

    /// <summary>Largest picture.</summary>
    [XmlPath("resolution")]
    public VideoResolution? Resolution { get; set; }
}

/// <summary>Model of a graphics card.</summary>
[XmlEnum]
public enum VideoType : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>default</c>.</summary>
    Default,

    /// <summary><c>vga</c>.</summary>
    Vga,

    /// <summary><c>cirrus</c>.</summary>
    Cirrus,

    /// <summary><c>vmvga</c>.</summary>
    Vmvga,

    /// <summary><c>xen</c>.</summary>
    Xen,

    /// <summary><c>vbox</c>.</summary>
    Vbox,

    /// <summary><c>qxl</c>.</summary>
    Qxl,

    /// <summary><c>parallels</c>.</summary>
    Parallels,

    /// <summary><c>virtio</c>.</summary>
    Virtio,

    /// <summary><c>gop</c>.</summary>
    Gop,

    /// <summary><c>none</c>.</summary>
    None,

    /// <summary><c>bochs</c>.</summary>
    Bochs,

    /// <summary><c>ramfb</c>.</summary>
    Ramfb,
}

/// <summary>Acceleration.</summary>
[XmlRecord]
public sealed partial record VideoAcceleration
{
    /// <summary>3D.</summary>
    [XmlPath("@accel3d")]
    public YesNo Accel3d { get; set; }

    /// <summary>2D.</summary>
    [XmlPath("@accel2d")]
    public YesNo Accel2d { get; set; }

    /// <summary>Device of the host.</summary>
    [XmlPath("@rendernode")]
    public string? RenderNode { get; set; }
}

/// <summary>Size of a picture.</summary>
[XmlRecord]
public sealed partial record VideoResolution
{
    /// <summary>Width.</summary>
    [XmlPath("@x", Required = true)]
    public uint? X { get; set; }

    /// <summary>Height.</summary>
    [XmlPath("@y", Required = true)]
    public uint? Y { get; set; }
}
