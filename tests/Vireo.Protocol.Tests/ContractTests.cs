namespace Vireo.Protocol.Tests;

/// <summary>Our declarations are libvirt's protocol: numbers, names, fields, order, types, limits, priorities, access rules, streams,
/// descriptors.</summary>
public class ContractTests
{
    public static TheoryData<string, Type, int> Programs => new()
    {
        { "remote", typeof(RemoteProcedure), 453 },
        { "qemu", typeof(QemuProcedure), 7 },
        { "lxc", typeof(LxcProcedure), 1 },
        { "admin", typeof(AdminProcedure), 20 },
        { "keepalive", typeof(KeepaliveProcedure), 2 },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public void Procedures_equal_the_facts(string program, Type declared, int count)
    {
        var expected = new SpecifiedContract(program).Procedures();
        var actual = DeclaredContract.Procedures(declared);
        Assert.Equal(count, actual.Count);
        Assert.Equal(expected, actual);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Structs_equal_the_facts(string program, Type declared, int count)
    {
        _ = (declared, count);
        var expected = new SpecifiedContract(program).Structs();
        var actual = DeclaredContract.Structs(program);

        // The typed parameter is no struct of ours: its codec is written by hand and tested in TypedParameterTests.
        expected.Remove(program + "_typed_param");
        Assert.Equal(expected.Keys, actual.Keys);
        foreach (var (name, fields) in expected)
        {
            Assert.True(fields.SequenceEqual(actual[name]),
                $"{name}\n  facts: {string.Join("; ", fields)}\n  ours:  {string.Join("; ", actual[name])}");
        }
    }

    [Theory]
    [InlineData("remote", typeof(RemoteLimits))]
    [InlineData("admin", typeof(AdminLimits))]
    public void Limits_equal_the_facts(string program, Type limits) =>
        Assert.Equal(new SpecifiedContract(program).Constants(), DeclaredContract.Constants(limits));

    [Theory]
    [MemberData(nameof(Programs))]
    public void Program_numbers_equal_the_facts(string program, Type declared, int count)
    {
        _ = count;
        var facts = new SpecifiedContract(program).Root.GetProperty("program");
        var ours = (ProgramAttribute)declared.GetCustomAttributes(typeof(ProgramAttribute), false)[0];
        Assert.Equal(facts.GetProperty("number").GetUInt32(), ours.Number);
        Assert.Equal(facts.GetProperty("version").GetUInt32(), ours.Version);
    }
}
