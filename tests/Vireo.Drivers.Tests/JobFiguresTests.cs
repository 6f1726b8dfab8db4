using Xunit;

namespace Vireo.Drivers.Tests;

/// <summary>Both forms of a job's figures say the same.</summary>
public sealed class JobFiguresTests
{
    [Fact]
    public void The_short_form_has_the_figures_of_the_long_one()
    {
        var figures = new JobFigures { Operation = DomainJobOperation.Save, Elapsed = 5, Total = 100, Processed = 60, Remaining = 40 };
        var info = JobFigures.Info(new DomainJobStats(DomainJobType.Unbounded, figures.Parameters()));
        Assert.Equal(
            new DomainJobInfo(DomainJobType.Unbounded, 5, 0, 100, 60, 40, 100, 60, 40, 0, 0, 0), info);
    }

    [Fact]
    public void What_was_not_measured_is_left_out()
    {
        var list = new JobFigures { Downtime = 3 }.Parameters();
        Assert.True(list.TryGet("downtime", out var downtime));
        Assert.Equal(3UL, downtime.ULong);
        Assert.False(list.TryGet("setup_time", out _));
        Assert.False(list.TryGet("memory_bps", out _));
    }
}
