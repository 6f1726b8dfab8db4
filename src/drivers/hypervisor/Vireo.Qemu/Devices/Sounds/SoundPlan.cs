using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Sounds;

/// <summary>The plan of a sound card. The PC's speaker belongs to the machine.</summary>
internal static class SoundPlan
{
    public static void Add(PlanContext c) => c.Devices.Sounds.ForEach(sound => c.Add(Of(c, sound)));

    public static DevicePlan Of(PlanContext c, Sound sound)
    {
        var plan = new DevicePlan();
        if (sound.Model == SoundModel.Pcspk)
        {
            return plan;
        }

        string id = sound.Alias ?? "", audio = $"audio{sound.AudioId ?? 1}";
        string driver = sound.Model switch
        {
            SoundModel.Ac97 => "AC97",
            SoundModel.Es1370 => "ES1370",
            SoundModel.Ich6 => "intel-hda",
            SoundModel.Ich9 => "ich9-intel-hda",
            SoundModel.Usb => "usb-audio",
            SoundModel.Virtio => "virtio-sound-pci",
            _ => sound.Model.ToString().ToLowerInvariant(),
        };
        bool hda = sound.Model is SoundModel.Ich6 or SoundModel.Ich9;
        var device = new JsonObject().Add("driver", driver).Add("id", id);
        if (!hda)
        {
            device.Add("audiodev", audio);
        }

        if (sound.Model == SoundModel.Usb && sound.MultiChannel != YesNo.Unset)
        {
            device.Add("multi", sound.MultiChannel == YesNo.Yes);
        }

        plan.Device(c.Address(device, sound));
        if (hda)
        {
            var codecs = sound.Codecs.Count > 0 ? sound.Codecs : [SoundCodec.Duplex];
            for (int i = 0; i < codecs.Count; i++)
            {
                string codec = codecs[i] switch {
                    SoundCodec.Micro => "hda-micro", SoundCodec.Output => "hda-output", _ => "hda-duplex" };
                plan.Device(new JsonObject().Add("driver", codec).Add("id", $"{id}-codec{i}").Add("bus", id + ".0").Add("cad", (long)i)
                    .Add("audiodev", audio));
            }
        }

        return plan;
    }
}
