namespace Vireo.Remote.Tests;

/// <summary>A daemon that a test class talks to.</summary>
public interface ITestDaemon
{
    /// <summary>Path of its read-write socket; the read-only one has <c>-ro</c> behind it.</summary>
    string Socket { get; }

    /// <summary>Skips the test where the daemon cannot run.</summary>
    void Require();

    /// <summary>A URI that leads to it.</summary>
    string Uri(string driver, string path) => $"{driver}+unix://{path}?socket={Socket}";
}
