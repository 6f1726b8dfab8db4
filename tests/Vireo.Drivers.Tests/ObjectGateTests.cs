using Xunit;

namespace Vireo.Drivers.Tests;

public class ObjectGateTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Turns_are_granted_in_order()
    {
        var gate = new ObjectGate();
        IDisposable first = await gate.EnterAsync(Token);
        Task<IDisposable> second = gate.EnterAsync(Token).AsTask(), third = gate.EnterAsync(Token).AsTask();
        Assert.False(second.IsCompleted);
        first.Dispose();
        first.Dispose();
        IDisposable turn = await second;
        Assert.False(third.IsCompleted);
        turn.Dispose();
        (await third).Dispose();
        (await gate.EnterAsync(Token)).Dispose();
    }

    [Fact]
    public async Task Who_gives_up_is_passed_over()
    {
        var gate = new ObjectGate();
        using var cancel = new CancellationTokenSource();
        IDisposable first = await gate.EnterAsync(Token);
        Task<IDisposable> second = gate.EnterAsync(cancel.Token).AsTask(), third = gate.EnterAsync(Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        first.Dispose();
        (await third).Dispose();
    }

    [Fact]
    public async Task Only_one_is_inside()
    {
        var gate = new ObjectGate();
        int inside = 0, rounds = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            async () =>
            {
                for (int i = 0; i < 2000; i++)
                {
                    using var cancel = new CancellationTokenSource();
                    if (i % 7 == 0)
                    {
                        cancel.CancelAfter(TimeSpan.FromMilliseconds(1));
                    }

                    try
                    {
                        using (await gate.EnterAsync(cancel.Token))
                        {
                            Assert.Equal(1, Interlocked.Increment(ref inside));
                            rounds++;
                            Interlocked.Decrement(ref inside);
                        }
                    }
                    catch (OperationCanceledException)
                    {
                    }
                }
            }, Token)));
        Assert.True(rounds > 8000);
        Assert.True(gate.EnterAsync(Token).AsTask().IsCompletedSuccessfully);
    }
}
