using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Audios;

/// <summary>Where sound goes: the host's sound systems with their settings for either direction.</summary>
internal static class AudioPlan
{
    public static void Add(PlanContext c)
    {
        foreach (var audio in c.Devices.Audios)
        {
            string driver = audio.Type switch
            {
                AudioType.Unset or AudioType.None => "none",
                AudioType.Pulseaudio => "pa",
                AudioType.File => "wav",
                _ => audio.Type.ToString().ToLowerInvariant(),
            };
            var device = new JsonObject().Add("id", $"audio{audio.Id ?? 1}").Add("driver", driver).Opt(
                "timer-period", (long?)audio.TimerPeriod);
            switch (audio.Type)
            {
                case AudioType.File:
                    device.Opt("path", audio.Path);
                    break;
                case AudioType.Pulseaudio:
                    device.Opt("server", audio.ServerName);
                    break;
                case AudioType.Oss:
                    device.Opt("try-mmap", Bool(audio.TryMMap)).Opt("exclusive", Bool(audio.Exclusive)).Opt(
                        "dsp-policy", (long?)audio.DspPolicy);
                    break;
                default:
                    break;
            }

            device.Opt("in", Channel(audio, audio.Input)).Opt("out", Channel(audio, audio.Output));
            c.Add("-audiodev", device.ToString());
        }
    }

    private static JsonObject? Channel(Audio audio, AudioChannel? channel)
    {
        if (channel is null)
        {
            return null;
        }

        var result = new JsonObject().Opt("mixing-engine", Bool(channel.MixingEngine)).Opt("fixed-settings", Bool(channel.FixedSettings))
            .Opt("voices", (long?)channel.Voices)
            .Opt("buffer-length", (long?)channel.BufferLength);
        if (channel.Settings is { } settings)
        {
            result.Opt("frequency", (long?)settings.Frequency).Opt("channels", (long?)settings.Channels)
                .Opt("format", settings.Format == AudioFormat.Unset ? null : settings.Format.ToString().ToLowerInvariant());
        }

        switch (audio.Type)
        {
            case AudioType.Alsa:
                result.Opt("dev", channel.Dev);
                break;
            case AudioType.Coreaudio or AudioType.Sdl:
                result.Opt("buffer-count", (long?)channel.BufferCount);
                break;
            case AudioType.Jack:
                result.Opt("server-name", channel.ServerName).Opt("client-name", channel.ClientName)
                    .Opt("connect-ports", channel.ConnectPorts).Opt("exact-name", Bool(channel.ExactName));
                break;
            case AudioType.Oss:
                result.Opt("dev", channel.Dev).Opt("buffer-count", (long?)channel.BufferCount).Opt("try-poll", Bool(channel.TryPoll));
                break;
            case AudioType.Pulseaudio or AudioType.Pipewire:
                result.Opt("name", channel.Name).Opt("stream-name", channel.StreamName).Opt("latency", (long?)channel.Latency);
                break;
            default:
                break;
        }

        return result.Count == 0 ? null : result;
    }

    private static bool? Bool(YesNo value) => value switch { YesNo.Yes => true, YesNo.No => false, _ => null };
}
