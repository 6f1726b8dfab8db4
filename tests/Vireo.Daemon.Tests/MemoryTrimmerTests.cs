using Xunit;

namespace Vireo.Daemon.Tests;

public class MemoryTrimmerTests
{
    private const long Burst = 64L * 1024 * 1024 * 1024;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTime _time = new();
    private long _allocated;
    private bool _watched = true;
    private int _looks;

    [Fact]
    public void After_a_burst_memory_is_given_back_once_when_it_is_quiet()
    {
        using MemoryTrimmer trimmer = Start();
        _allocated += Burst;
        _time.Advance(Second);
        Assert.Equal(0, trimmer.Count);
        _time.Advance(Second);
        Assert.Equal(1, trimmer.Count);
        _time.Advance(Second);
        Assert.Equal(1, trimmer.Count);
    }

    [Fact]
    public void While_work_goes_on_nothing_is_collected()
    {
        using MemoryTrimmer trimmer = Start();
        for (int i = 0; i < 10; i++)
        {
            _allocated += Burst;
            _time.Advance(Second);
        }

        Assert.Equal(0, trimmer.Count);
    }

    [Fact]
    public void A_little_litter_is_left_alone()
    {
        using MemoryTrimmer trimmer = Start();
        _allocated += 1024;
        _time.Advance(Second);
        _time.Advance(Second);
        Assert.Equal(0, trimmer.Count);
    }

    [Fact]
    public void Without_clients_the_looking_ends_and_begins_again_with_the_next()
    {
        using MemoryTrimmer trimmer = Start();
        _watched = false;
        _allocated += Burst;
        _time.Advance(Second);
        _time.Advance(Second);
        Assert.Equal(1, trimmer.Count);
        int looks = _looks;
        _time.Advance(Second);
        Assert.Equal(looks, _looks);
        trimmer.Watch();
        _time.Advance(Second);
        Assert.NotEqual(looks, _looks);
    }

    private MemoryTrimmer Start()
    {
        var trimmer = new MemoryTrimmer(_time, () => _watched, () =>
        {
            _looks++;
            return _allocated;
        });
        trimmer.Watch();
        return trimmer;
    }
}
