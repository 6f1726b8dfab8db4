namespace Vireo.Remote.Tests;

/// <summary>Our client against our daemon.</summary>
public sealed class VireodTests(Vireod daemon) : DaemonTests<Vireod>(daemon);
