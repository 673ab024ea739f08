using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.CodeAnalysis;

namespace InteractiveAi.Client.Tests;

internal sealed partial class SpecCoverage
{
    private static readonly Lazy<(IAssemblySymbol Assembly, ApiDocumentation Documentation)> library = new(static () =>
        (ApiSurface.Load("InteractiveAi.Client"), ApiDocumentation.Load("InteractiveAi.Client"))
    );

    /// <summary>What is deprecated, and what a number counts, is said where users read it.</summary>
    private void CheckWords(JsonObject schema, JsonPropertyInfo member, string pointer)
    {
        bool isDeprecated = schema["deprecated"] is not null || _spec.Resolve(schema)["deprecated"] is not null;
        string? unit = schema[SpecDocument.Unit]?.GetValue<string>();
        if (!isDeprecated && unit is null)
        {
            return;
        }

        var property = (PropertyInfo)member.AttributeProvider!;
        string words = WordsOf(property);
        if (isDeprecated)
        {
            bool isSaid =
                property.IsDefined(typeof(ObsoleteAttribute))
                || words.Contains("deprecated", StringComparison.OrdinalIgnoreCase);
            Cover($"{pointer} deprecated", isSaid, $"{property.Name} does not say so");
        }

        if (unit is not null)
        {
            Cover(
                $"{pointer} in {unit}",
                words.Contains(unit, StringComparison.OrdinalIgnoreCase),
                $"{property.Name} does not say so"
            );
        }
    }

    private static string WordsOf(PropertyInfo property)
    {
        var (assembly, documentation) = library.Value;
        ISymbol? symbol = assembly
            .GetTypeByMetadataName(property.DeclaringType!.FullName!)!
            .GetMembers(property.Name)
            .SingleOrDefault();
        return symbol is null ? "" : $"{documentation.Find(symbol)?.Value}";
    }
}
