using Microsoft.CodeAnalysis;

namespace InteractiveAi.Client.Tests;

/// <summary>The house rules about documentation, each as the list of what breaks it.</summary>
internal sealed class DocumentationRules(IAssemblySymbol assembly, ApiDocumentation documentation)
{
    private const int LongestSharedRun = 29;

    public IEnumerable<string> MissingSummaries() =>
        Documented()
            .Where(symbol => ApiDocumentation.Words(documentation.Find(symbol)?.Element("summary")).Count == 0)
            .Select(symbol => $"{Name(symbol)} has no summary");

    public IEnumerable<string> SilentStructs() =>
        ApiSurface
            .Types(assembly)
            .Where(type => type.TypeKind == TypeKind.Struct)
            .Where(type =>
                !ApiDocumentation.Words(documentation.Find(type)).Contains("default", StringComparer.Ordinal)
            )
            .Select(type => $"{Name(type)} does not say what its default is");

    /// <summary>A text of this length that two types share was copied; one of them should point at the other.</summary>
    public IEnumerable<string> CopiedSummaries()
    {
        var owners = new Dictionary<string, ISymbol>(StringComparer.Ordinal);
        foreach (var symbol in Documented())
        {
            var words = ApiDocumentation.Words(OwnSummary(symbol));
            for (var start = 0; start + LongestSharedRun < words.Count; start++)
            {
                var run = string.Join(' ', words.Skip(start).Take(LongestSharedRun + 1));
                if (
                    owners.TryAdd(run, symbol)
                    || SymbolEqualityComparer.Default.Equals(TypeOf(owners[run]), TypeOf(symbol))
                )
                {
                    continue;
                }

                yield return $"{Name(symbol)} repeats {Name(owners[run])}: {run}";
                break;
            }
        }
    }

    /// <summary>Methods and constructors of a type that leave out what they throw, which every call of the client can.</summary>
    /// <param name="typeName">The type, by its full name.</param>
    /// <param name="ofEveryCall">What every method whose name ends in Async has to mention.</param>
    public IEnumerable<string> SilentThrowers(string typeName, params IReadOnlyList<string> ofEveryCall)
    {
        var type = ApiSurface.Types(assembly).SingleOrDefault(type => type.ToDisplayString() == typeName);
        if (type is null)
        {
            yield return $"{typeName} does not exist";
            yield break;
        }

        foreach (var method in ApiSurface.Members(type).OfType<IMethodSymbol>().Where(IsCallWithArguments))
        {
            var thrown = (documentation.Find(method)?.Elements("exception") ?? [])
                .Select(exception => ((string?)exception.Attribute("cref") ?? "").Split('.', ':')[^1])
                .ToHashSet(StringComparer.Ordinal);
            if (thrown.Count == 0)
            {
                yield return $"{Name(method)} documents no exception";
            }

            var unmentioned = method.Name.EndsWith("Async", StringComparison.Ordinal) ? ofEveryCall.Except(thrown) : [];
            foreach (var exception in unmentioned)
            {
                yield return $"{Name(method)} does not document {exception}";
            }
        }
    }

    private static bool IsCallWithArguments(IMethodSymbol method) =>
        method is { DeclaredAccessibility: Accessibility.Public, IsOverride: false, Parameters.Length: > 0 };

    private IEnumerable<ISymbol> Documented() =>
        ApiSurface
            .Types(assembly)
            .Where(type => !type.IsExtension)
            .SelectMany(type => ApiSurface.Members(type).Where(member => !IsExempt(member)).Prepend(type));

    private static bool IsExempt(ISymbol member) =>
        IsOfThePlatform(member) || IsOfAPositionalRecord(member) || IsParameterless(member);

    /// <summary>In the assembly, a constructor that was written looks like one that was not; the compiler asks for the comment.</summary>
    private static bool IsParameterless(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0 };

    /// <summary>Overrides of what .NET itself declares need no words of ours.</summary>
    private static bool IsOfThePlatform(ISymbol member) =>
        member is IMethodSymbol { IsOverride: true, OverriddenMethod: var overridden }
        && !SymbolEqualityComparer.Default.Equals(overridden?.ContainingAssembly, member.ContainingAssembly);

    /// <summary>A record's parameters are documented on the record.</summary>
    private static bool IsOfAPositionalRecord(ISymbol member) =>
        member.ContainingType.IsRecord
        && (member.Name == "Deconstruct" || ApiSurface.HasAttribute(member, "CompilerGeneratedAttribute"));

    private System.Xml.Linq.XElement? OwnSummary(ISymbol symbol) =>
        documentation.Find(symbol) is { } comment
        && (string?)comment.Attribute("name") == symbol.GetDocumentationCommentId()
            ? comment.Element("summary")
            : null;

    private static INamedTypeSymbol TypeOf(ISymbol symbol) => symbol as INamedTypeSymbol ?? symbol.ContainingType;

    private static string Name(ISymbol symbol) =>
        symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
