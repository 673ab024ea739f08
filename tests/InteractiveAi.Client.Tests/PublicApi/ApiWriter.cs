using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace InteractiveAi.Client.Tests;

/// <summary>
/// Writes the public surface of a compiled assembly as text that reads like C#, in an order that depends on names only:
/// the same surface gives the same text, and a changed one gives a difference that a reviewer can read.
/// </summary>
internal sealed class ApiWriter
{
    private const int IndentSize = 4;
    private readonly StringBuilder text = new();
    private int indent;

    private ApiWriter() { }

    public static string Write(IAssemblySymbol assembly)
    {
        var writer = new ApiWriter();
        var namespaces = ApiSurface
            .TopLevelTypes(assembly)
            .GroupBy(type => type.ContainingNamespace.ToDisplayString(), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var group in namespaces)
        {
            writer.Gap();
            writer.Line($"namespace {group.Key}");
            writer.Block(() => writer.Types(group));
        }

        return writer.text.ToString();
    }

    private void Types(IEnumerable<INamedTypeSymbol> types)
    {
        foreach (var type in types.OrderBy(ApiText.TypeName, StringComparer.Ordinal))
        {
            Gap();
            Attributes(type);
            if (type.TypeKind == TypeKind.Delegate)
            {
                Line(ApiText.Delegate(type));
                continue;
            }

            Line(ApiText.TypeHeader(type));
            Block(() => Body(type));
        }
    }

    private void Body(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum)
        {
            foreach (var field in type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue))
            {
                Attributes(field);
                Line($"{field.Name} = {Convert.ToString(field.ConstantValue, CultureInfo.InvariantCulture)},");
            }

            return;
        }

        var members = ApiSurface
            .Members(type)
            .Select(member => (member, rank: Rank(member), text: ApiText.Member(member)))
            .OrderBy(entry => entry.rank)
            .ThenBy(entry => entry.member.Name, StringComparer.Ordinal)
            .ThenBy(entry => entry.text, StringComparer.Ordinal);
        foreach (var (member, _, memberText) in members)
        {
            Attributes(member);
            Line(memberText);
        }

        Types(ApiSurface.NestedTypes(type));
    }

    private static int Rank(ISymbol member) =>
        member switch
        {
            IFieldSymbol => 0,
            IMethodSymbol { MethodKind: MethodKind.Constructor } => 1,
            IPropertySymbol => 2,
            IEventSymbol => 3,
            IMethodSymbol { MethodKind: MethodKind.Ordinary } => 4,
            _ => 5,
        };

    private void Attributes(ISymbol symbol)
    {
        foreach (var attribute in ApiText.Attributes(symbol))
        {
            Line(attribute);
        }
    }

    private void Block(Action body)
    {
        Line("{");
        indent += IndentSize;
        body();
        indent -= IndentSize;
        Line("}");
    }

    /// <summary>An empty line, except at the start of a block.</summary>
    private void Gap()
    {
        if (text.Length > 0 && text[^2] != '{')
        {
            text.Append('\n');
        }
    }

    private void Line(string line) => text.Append(' ', indent).Append(line).Append('\n');
}
