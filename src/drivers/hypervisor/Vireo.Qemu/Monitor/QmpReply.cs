namespace Vireo.Drivers.Qemu.Monitor;

/// <summary>The answer to one command: a value, or an error's class and description.</summary>
public readonly record struct QmpReply(JsonValue? Return, JsonValue? Error, JsonValue Whole)
{
    /// <summary>True when QEMU refused the command.</summary>
    public bool IsError => Error is not null;

    /// <summary>QEMU's class of the error, for example <c>GenericError</c> or <c>DeviceNotFound</c>.</summary>
    public string? ErrorClass => Error?.GetString("class");

    /// <summary>QEMU's text of the error.</summary>
    public string ErrorText => Error?.GetString("desc") ?? Error?.GetString("class") ?? "unknown QEMU command error";

    /// <summary>The value, or the error as libvirt reports it.</summary>
    public JsonValue ValueOrThrow(string command) => Return ?? throw Errors.QemuCommandFailed(command, ErrorText);
}
