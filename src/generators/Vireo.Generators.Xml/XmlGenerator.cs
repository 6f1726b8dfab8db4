using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Vireo.Generators.Xml;

/// <summary>
/// Writes the other half of document records: parsing, writing, copying, equality; and the texts of enums. It extracts a comparable model
/// first and renders it after, so that an unrelated edit renders nothing again. Defaults, validation and rules are not its business.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class XmlGenerator : IIncrementalGenerator
{
    private static readonly DiagnosticDescriptor s_badMember = new(
        "VX0001", "Member cannot be read", "{0}", "Vireo.Xml", DiagnosticSeverity.Error, isEnabledByDefault: true);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ImmutableArray<EquatableArray<UnionCase>>> cases = context.SyntaxProvider
            .ForAttributeWithMetadataName("Vireo.Xml.XmlCaseAttribute", static (_, _) => true, Extract.Cases)
            .WithTrackingName("Cases").Collect();
        foreach (string attribute in new[] { "XmlRecordAttribute", "XmlRootAttribute", "XmlCaseAttribute", "XmlUnionAttribute" })
        {
            IncrementalValuesProvider<RecordModel> records = context.SyntaxProvider
                .ForAttributeWithMetadataName("Vireo.Xml." + attribute, static (_, _) => true, Extract.Record)
                .WithTrackingName("Records");
            if (attribute == "XmlUnionAttribute")
            {
                IncrementalValuesProvider<(RecordModel Record, EquatableArray<UnionCase> Cases)> unions = records.Combine(cases)
                    .Select(static (pair, _) => (pair.Left, new EquatableArray<UnionCase>(
                        pair.Right.SelectMany(c => c).Where(c => c.BaseType == pair.Left.FullName))))
                    .WithTrackingName("Unions");
                context.RegisterSourceOutput(unions, static (output, union) => Add(output, union.Record, union.Cases));
            }
            else
            {
                context.RegisterSourceOutput(records, static (output, record) => Add(output, record, default));
            }
        }

        IncrementalValuesProvider<EnumModel> enums = context.SyntaxProvider
            .ForAttributeWithMetadataName("Vireo.Xml.XmlEnumAttribute", static (_, _) => true, Extract.Enum)
            .WithTrackingName("Enums");
        context.RegisterSourceOutput(enums, static (output, model) =>
            output.AddSource(model.Namespace + "." + model.Name + "Xml.g.cs", EmitEnum.Render(model)));
    }

    private static void Add(SourceProductionContext output, RecordModel record, EquatableArray<UnionCase> cases)
    {
        if (record.Error is not null)
        {
            output.ReportDiagnostic(Diagnostic.Create(s_badMember, null, record.Error));
            return;
        }

        output.AddSource(record.Namespace + "." + record.Name + ".g.cs", EmitRecord.Render(record, cases));
    }
}
