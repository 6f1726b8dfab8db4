using System.Collections.Generic;

namespace Vireo.Generators.Rpc;

/// <summary>Finds procedures by program and number while emitting.</summary>
internal sealed class ProcedureIndex
{
    private readonly Dictionary<(string, int), ProcedureModel> _procedures = new();
    private readonly Dictionary<string, ProgramModel> _programs = new();

    public ProcedureIndex(IEnumerable<ProgramModel> programs)
    {
        foreach (var program in programs)
        {
            _programs[program.Enum] = program;
            foreach (var procedure in program.Procedures)
            {
                _procedures[(program.Enum, procedure.Number)] = procedure;
            }
        }
    }

    public ProcedureModel this[string program, int number] => _procedures[(program, number)];

    public ProgramModel Program(string program) => _programs[program];

    /// <summary>The C function as errors name it; steps without one are named after their procedure.</summary>
    public string FunctionOf(string program, int number) => FunctionOf(this[program, number]);

    public static string FunctionOf(ProcedureModel procedure) =>
        procedure.Function.Length > 0 ? procedure.Function : "vir" + procedure.Name;
}
