namespace Vireo.Drivers.Qemu.Rules;

internal static partial class QemuErrors
{
    [ErrorText(ErrorCode.InvalidArg, "'{path}' starting from {offset} has only {left} bytes available")]
    public static partial VirException PeekBeyondEnd(string path, ulong offset, long left);

    [ErrorText(ErrorCode.InvalidArg, "guest agent timeout '{timeout}' is less than the minimum '-2'")]
    public static partial VirException AgentTimeout(int timeout);

    [ErrorText(ErrorCode.Overflow, "size must be less than {limit}")]
    public static partial VirException BlockSize(ulong limit);

    [ErrorText(ErrorCode.Overflow, "bandwidth must be less than {limit}")]
    public static partial VirException Bandwidth(ulong limit);

    [ErrorText(ErrorCode.ArgumentUnsupported, "block I/O throttle limit value must be no more than {limit}")]
    public static partial VirException ThrottleValue(ulong limit);

    [ErrorText(ErrorCode.InternalError, "No graphics backend with index {index}")]
    public static partial VirException NoGraphics(uint index);

    [ErrorText(ErrorCode.InternalError, "Can only open VNC, SPICE or D-Bus p2p graphics backends, not {type}")]
    public static partial VirException GraphicsWithoutClients(string type);
}
