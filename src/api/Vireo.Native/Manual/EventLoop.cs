namespace Vireo.Native;

/// <content>The library's own event loop.</content>
internal static unsafe partial class Exports
{
    private static partial int virEventRegisterDefaultImpl()
    {
        DefaultLoop.Register();
        return 0;
    }

    private static partial int virEventRunDefaultImpl()
    {
        DefaultLoop.Shared.RunOnce();
        return 0;
    }
}
