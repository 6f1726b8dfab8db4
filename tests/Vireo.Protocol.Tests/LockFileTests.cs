using System.Text;

namespace Vireo.Protocol.Tests;

/// <summary>
/// The wire contract in plain text under spec/protocol, reviewed like code: a change of a declaration shows there. VIREO_UPDATE=1 writes it
/// anew.
/// </summary>
public class LockFileTests
{
    [Theory]
    [InlineData("remote", typeof(RemoteProcedure))]
    [InlineData("qemu", typeof(QemuProcedure))]
    [InlineData("lxc", typeof(LxcProcedure))]
    [InlineData("vireo", typeof(VireoProcedure))]
    [InlineData("admin", typeof(AdminProcedure))]
    [InlineData("keepalive", typeof(KeepaliveProcedure))]
    public void Lock_files_are_current(string program, Type declared)
    {
        Check($"{program}.procedures.txt", string.Join('\n', DeclaredContract.Procedures(declared)) + "\n");
        var structs = DeclaredContract.Structs(program);
        if (structs.Count > 0)
        {
            var text = new StringBuilder();
            foreach (var (name, fields) in structs)
            {
                text.Append(name).Append('\n');
                foreach (string field in fields)
                {
                    text.Append("    ").Append(field).Append('\n');
                }
            }

            Check($"{program}.structs.txt", text.ToString());
        }
    }

    private static void Check(string name, string text)
    {
        string path = Path.Combine(Repository.Root, "spec", "protocol", name);
        if (Environment.GetEnvironmentVariable("VIREO_UPDATE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path), $"{path} is missing: run with VIREO_UPDATE=1");
        Assert.Equal(File.ReadAllText(path), text);
    }
}
