using System.Runtime.InteropServices;

namespace Vireo.Posix;

/// <summary>Signals of the process as callbacks on the thread pool; the default action (ending the process) is suppressed.</summary>
public sealed class SignalHandler : IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations = [];

    /// <summary>Calls <paramref name="action"/> for each of <paramref name="signals"/> (numbers, for example 15 for SIGTERM).</summary>
    public SignalHandler(Action<int> action, params ReadOnlySpan<int> signals)
    {
        foreach (int signal in signals)
        {
            int number = signal;
            _registrations.Add(PosixSignalRegistration.Create(
                Known(number),
                context =>
                {
                    context.Cancel = true;
                    action(number);
                }));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private static PosixSignal Known(int number) => number switch
    {
        1 => PosixSignal.SIGHUP,
        2 => PosixSignal.SIGINT,
        3 => PosixSignal.SIGQUIT,
        15 => PosixSignal.SIGTERM,
        _ => (PosixSignal)number,
    };
}
