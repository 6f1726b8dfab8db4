using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Defaults of graphics cards, and the one that a screen implies.</summary>
internal static class VideoRules
{
    public static void Complete(DomainDef domain, bool implied)
    {
        List<Video> cards = domain.Devices.Videos;
        if (cards.Count == 0 && implied && domain.Devices.Graphics.Count > 0)
        {
            cards.Add(new Video());
        }

        foreach (Video card in cards)
        {
            if (card.Model is { Primary: YesNo.No } model)
            {
                model.Primary = YesNo.Unset;
            }
        }

        bool primary = cards.Exists(static v => v.Model?.Primary == YesNo.Yes);
        foreach (Video card in cards)
        {
            VideoModel model = card.Model ??= new VideoModel();
            if (model.Type is VideoType.Unset or VideoType.Default)
            {
                model.Type = DefaultType(domain);
            }

            if (model.Type == VideoType.None)
            {
                continue;
            }

            model.Heads ??= model.Type == VideoType.Ramfb ? null : 1;
            model.Vram ??= DefaultMemory(model.Type);
            model.Ram ??= model.Type == VideoType.Qxl ? 65536 : null;
        }

        if (!primary && cards.Count > 0 && cards[0].Model!.Type != VideoType.None)
        {
            cards[0].Model!.Primary = YesNo.Yes;
        }

        // The first card is the primary one.
        int at = cards.FindIndex(static v => v.Model?.Primary == YesNo.Yes);
        if (at > 0)
        {
            Video card = cards[at];
            cards.RemoveAt(at);
            cards.Insert(0, card);
        }
    }

    private static VideoType DefaultType(DomainDef domain) => domain.Type switch
    {
        DomainVirtType.Xen => domain.Os.Type?.Type is "xen" or "xenpvh" ? VideoType.Xen : VideoType.Cirrus,
        DomainVirtType.Vbox => VideoType.Vbox,
        DomainVirtType.Vmware => VideoType.Vmvga,
        DomainVirtType.Parallels or DomainVirtType.Vz => VideoType.Parallels,
        DomainVirtType.Bhyve => VideoType.Gop,
        _ => VideoType.Cirrus,
    };

    private static uint? DefaultMemory(VideoType type) => type switch
    {
        VideoType.Xen => 4 * 1024,
        VideoType.Vbox => 8 * 1024,
        VideoType.Qxl => 64 * 1024,
        VideoType.Vga or VideoType.Cirrus or VideoType.Vmvga or VideoType.Bochs or VideoType.Gop => 16 * 1024,
        VideoType.Parallels => 64 * 1024,
        _ => null,
    };
}
