using Xunit;

namespace Vireo.Drivers.Tests;

/// <summary>What a running guest holds is given back exactly once, in reverse order, whatever happened.</summary>
public sealed class RunHoldingsTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly List<string> _steps = [];
    private readonly RunHoldings _held = new(Log.For("test"));

    [Fact]
    public async Task All_is_released_in_reverse_and_once()
    {
        await _held.AcquireAsync([Thing("a"), Thing("b")], "run", None);
        await _held.AcquireAsync([Thing("c")], "disk", None);
        await _held.ReleaseAsync();
        await _held.ReleaseAsync();
        Assert.Equal(["+a run", "+b run", "+c disk", "-c disk", "-b run", "-a run"], _steps);
    }

    [Fact]
    public async Task A_failure_releases_its_own_part_and_the_rest_is_released_once()
    {
        await _held.AcquireAsync([Thing("a"), Thing("b")], "run", None);
        await Assert.ThrowsAsync<IOException>(() =>
            _held.AcquireAsync([Thing("c"), Thing("d", fails: true), Thing("e")], "disk", None).AsTask());
        Assert.Equal(["a", "b"], _held.Names);
        await _held.ReleaseAsync();
        Assert.Equal(["+a run", "+b run", "+c disk", "+d disk", "-d disk", "-c disk", "-b run", "-a run"], _steps);
    }

    [Fact]
    public async Task What_left_before_is_not_released_at_the_end()
    {
        string plugged = new("disk".AsSpan()), other = new("disk".AsSpan());
        await _held.AcquireAsync([Thing("a")], "run", None);
        await _held.AcquireAsync([Thing("b")], plugged, None);
        await _held.AcquireAsync([Thing("c")], other, None);
        await _held.ReleaseAsync(plugged);
        await _held.ReleaseAsync(plugged);
        Assert.Equal(["a", "c"], _held.Names);
        await _held.ReleaseAsync();
        Assert.Equal(["+a run", "+b disk", "+c disk", "-b disk", "-c disk", "-a run"], _steps);
    }

    [Fact]
    public async Task What_was_recovered_is_released_though_it_was_never_taken()
    {
        await _held.RecoverAsync([Thing("a", fails: true), Thing("b")], "run");
        await _held.AcquireAsync([Thing("c")], "disk", None);
        await _held.ReleaseAsync();
        Assert.Equal(["=a run", "=b run", "+c disk", "-c disk", "-b run", "-a run"], _steps);
    }

    [Fact]
    public async Task One_that_cannot_be_released_does_not_keep_the_others()
    {
        await _held.AcquireAsync([Thing("a"), Thing("b", stays: true), Thing("c")], "run", None);
        await _held.ReleaseAsync();
        Assert.Equal(["+a run", "+b run", "+c run", "-c run", "-b run", "-a run"], _steps);
        Assert.Empty(_held.Names);
    }

    [Fact]
    public async Task What_does_not_concern_a_part_is_not_held_for_it()
    {
        await _held.AcquireAsync([Thing("a"), Thing("disks only", only: "disk")], "run", None);
        Assert.Equal(["a"], _held.Names);
        await _held.RecoverAsync([Thing("disks only", only: "disk")], "run");
        Assert.Equal(["a"], _held.Names);
    }

    private Resource Thing(string name, bool fails = false, bool stays = false, string? only = null) =>
        new(name, _steps, fails, stays, only);

    private sealed class Resource(string name, List<string> steps, bool fails, bool stays, string? only) : IRunResource<string>
    {
        public string Name => name;

        public bool Concerns(string part) => only is null || only == part;

        public ValueTask AcquireAsync(string part, CancellationToken cancellationToken)
        {
            steps.Add($"+{name} {part}");
            return fails ? throw new IOException("refused") : ValueTask.CompletedTask;
        }

        public ValueTask ReleaseAsync(string part)
        {
            steps.Add($"-{name} {part}");
            return stays ? throw new IOException("stays") : ValueTask.CompletedTask;
        }

        public ValueTask RecoverAsync(string part)
        {
            steps.Add($"={name} {part}");
            return fails ? throw new IOException("refused") : ValueTask.CompletedTask;
        }
    }
}
