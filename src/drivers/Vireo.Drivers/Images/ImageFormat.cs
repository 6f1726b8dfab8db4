namespace Vireo.Drivers;

/// <summary>Reads the header of one format; null when the image is not of a version that is known.</summary>
internal delegate ImageHeader? ImageReader(scoped in ImageSource image);

/// <summary>A format of images: what shows it and who reads its header.</summary>
/// <param name="Name">libvirt's name.</param>
/// <param name="Magic">What every image of it has at <paramref name="Offset"/>.</param>
/// <param name="Offset">Where, in bytes.</param>
/// <param name="Read">Its reader.</param>
/// <param name="Recognised">
/// False for formats that are read only when a definition names them. libvirt takes such images for raw, and a guest could write any header
/// into a raw disk.
/// </param>
internal sealed record ImageFormat(string Name, byte[] Magic, int Offset, ImageReader Read, bool Recognised = true)
{
    /// <summary>All of them, in the order in which they are tried.</summary>
    public static IReadOnlyList<ImageFormat> All { get; } =
    [
        new("qcow2", [0x51, 0x46, 0x49, 0xfb], 0, Qcow2Image.Read),
        new("qcow", [0x51, 0x46, 0x49, 0xfb], 0, QcowImage.Read),
        new("qed", [0x51, 0x45, 0x44, 0], 0, QedImage.Read),
        new("vmdk", "KDMV"u8.ToArray(), 0, VmdkImage.Read),
        new("vdi", [0x7f, 0x10, 0xda, 0xbe], 0x40, VdiImage.Read),
        new("vpc", "conectix"u8.ToArray(), 0, VpcImage.Read),
        new("ploop", "WithouFreSpacExt"u8.ToArray(), 0, ParallelsImage.Read),
        new("luks", [0x4c, 0x55, 0x4b, 0x53, 0xba, 0xbe], 0, LuksImage.Read),
        new("cow", "OOOM"u8.ToArray(), 0, CowImage.Read),
        new("iso", "CD001"u8.ToArray(), 0x8001, static (scoped in ImageSource image) => new ImageHeader("iso", image.Length)),
        new("vhdx", "vhdxfile"u8.ToArray(), 0, VhdxImage.Read, Recognised: false),
        new("bochs", "Bochs Virtual HD Image"u8.ToArray(), 0, BochsImage.Read, Recognised: false),
        new("cloop", "#!/bin/sh\n#V2.0 Format\n"u8.ToArray(), 0, CloopImage.Read, Recognised: false),
        new("dmg", [], 0, DmgImage.Read, Recognised: false),
    ];
}
