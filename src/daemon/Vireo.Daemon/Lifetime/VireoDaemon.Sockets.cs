using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Vireo.Drivers;
using Vireo.Posix;
using Vireo.Protocol;

namespace Vireo.Daemon;

/// <content>Pid file and listening sockets.</content>
internal sealed partial class VireoDaemon
{
    private const UnixFileMode FolderMode =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private const UnixFileMode PrivateFolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode OpenMode = FolderMode | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    private bool IsSession => _paths.Mode == DaemonMode.Session;

    private void CreateFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(path, IsSession ? PrivateFolderMode : FolderMode);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Errors.FolderFailed(path, e);
        }
    }

    /// <summary>Takes the pid file and opens the sockets, or takes over those that the service manager opened. From then on clients are
    /// served.</summary>
    public void Listen()
    {
        if (_config.Authentications(_options.Listen).FirstOrDefault(static a => a.Value == AuthType.Sasl) is { } sasl)
        {
            sasl.Use(_ => SaslServerSession.Prepare(_paths.Root is { } root ? Path.Combine(root, "etc", "sasl2") : null));
        }

        Host.SetFileModeMask(IsSession ? 63u : 18u);
        CreateFolder(_paths.StateBase);
        if (_config.SocketFolder is { } sockets)
        {
            sockets.Use(CreateFolder);
        }

        string pidPath = _options.PidFile ?? _places.PidFile;
        _pidFile = FileLock.TryTake(pidPath) ?? throw Errors.PidFileTaken(pidPath);
        _pidFile.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));

        IReadOnlyList<(SafeFileHandle Socket, string Name)> handedOver = ServiceManager.TakeSockets();
        if (handedOver.Count > 0)
        {
            foreach ((SafeFileHandle socket, string name) in handedOver)
            {
                TakeOver(socket, name);
            }

            return;
        }

        int? group = IsSession ? null : _config.SocketGroup?.Use(static name => (int?)Accounts.ParseGroup(name));

        // As Debian's libvirtd, whatever the authentication: with "none", every local user may do everything.
        UnixFileMode openMode = IsSession ? PrivateFolderMode : OpenMode;
        ListenUnix(_places.Socket, _config.ReadWritePermissions ?? openMode, group, ServiceKind.ReadWrite);
        if (_places.ReadOnlySocket is { } readOnly)
        {
            ListenUnix(readOnly, _config.ReadOnlyPermissions ?? OpenMode, group, ServiceKind.ReadOnly);
        }

        ListenUnix(_places.AdminSocket, _config.AdminPermissions ?? PrivateFolderMode, null, ServiceKind.Admin);
        if (_options.Listen)
        {
            ListenNetwork();
        }
    }

    private void ListenNetwork()
    {
        int backlog = (int)Math.Min(_config.Limits.MaxQueuedClients, 65535);
        if (_config.ListenTcp)
        {
            var tcp = new NetworkListener(_main, new Service(ServiceKind.Tcp, _config.AuthTcp.Value), null);
            _network.Add(tcp);
            tcp.Listen(_config.ListenAddress, _config.TcpPort, backlog);
        }

        if (_config.ListenTls)
        {
            var tls = new NetworkListener(_main, new Service(ServiceKind.Tls, _config.AuthTls.Value), new TlsIdentity(_config));
            _network.Add(tls);
            tls.Listen(_config.ListenAddress, _config.TlsPort, backlog);
            _mainEntry.UpdateTls = () => tls.Replace(new TlsIdentity(_config));
        }
    }

    private void ListenUnix(string path, UnixFileMode mode, int? group, ServiceKind kind)
    {
        ServerLimits limits = kind == ServiceKind.Admin ? _config.AdminLimits : _config.Limits;
        SafeFileHandle socket = PosixSocket.ListenUnix(
            path, (uint)(group is null ? mode : mode & PrivateFolderMode), (int)Math.Min(limits.MaxQueuedClients, 65535));
        _ownSockets.Add(path);
        if (group is { } id)
        {
            // First the owner, then the bits: nobody of the old group gets in between.
            PosixFile.ChangeOwner(path, -1, id);
            File.SetUnixFileMode(path, mode);
        }

        Serve(socket, kind);
    }

    private void Serve(SafeFileHandle socket, ServiceKind kind)
    {
        AuthType auth = kind switch
        {
            ServiceKind.ReadWrite => _config.AuthReadWrite.Value,
            ServiceKind.ReadOnly => _config.AuthReadOnly.Value,
            ServiceKind.Tcp => _config.AuthTcp.Value,
            ServiceKind.Tls => _config.AuthTls.Value,
            _ => AuthType.None,
        };
        (kind == ServiceKind.Admin ? _admin : _main).Listen(socket, new Service(kind, auth));
    }

    private void TakeOver(SafeFileHandle socket, string name)
    {
        // systemd names sockets after their units; a path decides the rest.
        string path = PosixSocket.GetUnixPath(socket) ?? "";
        ServiceKind? kind = (name, Path.GetFileName(path)) switch
        {
            ("libvirtd.socket" or "vireod.socket", _) or (_, "libvirt-sock") => ServiceKind.ReadWrite,
            ("libvirtd-ro.socket" or "vireod-ro.socket", _) or (_, "libvirt-sock-ro") => ServiceKind.ReadOnly,
            ("libvirtd-admin.socket" or "vireod-admin.socket", _) or (_, "libvirt-admin-sock") => ServiceKind.Admin,
            _ => null,
        };
        if (kind is null)
        {
            Logger.Warning($"socket '{name}' ({path}) was handed over by the service manager and is not used");
            socket.Dispose();
            return;
        }

        Serve(socket, kind.Value);
    }
}
