namespace Vireo.Drivers.Host;

/// <summary>A switchable or constant ability of a guest; <c>Default</c> and <c>Toggle</c> null give the bare element.</summary>
public sealed record GuestFeature(string Name, bool? Default = null, bool? Toggle = null);
