using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace InteractiveAi.Client.Tests;

/// <summary>The documentation comments of an assembly, from the file that ships beside it.</summary>
internal sealed partial class ApiDocumentation
{
    private readonly Dictionary<string, XElement> members;

    public ApiDocumentation(XDocument file) =>
        members = file.Descendants("member")
            .ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal);

    public static ApiDocumentation Load(string assemblyName) =>
        new(XDocument.Load(Path.Combine(AppContext.BaseDirectory, assemblyName + ".xml")));

    /// <summary>The comment of the symbol; with nothing but an inheritdoc, the comment that it stands for.</summary>
    public XElement? Find(ISymbol symbol)
    {
        if (symbol.GetDocumentationCommentId() is not { } id || !members.TryGetValue(id, out var comment))
        {
            // An override says what its base says.
            return OverriddenBy(symbol) is { } overridden ? Find(overridden) : null;
        }

        if (comment.Element("inheritdoc") is not { } inherit)
        {
            return comment;
        }

        return inherit.Attribute("cref") is { } other ? members.GetValueOrDefault(other.Value) : Inherited(symbol);
    }

    /// <summary>The words of an element, where a reference counts as the last part of its name.</summary>
    public static IReadOnlyList<string> Words(XElement? element) =>
        element is null
            ? []
            :
            [
                .. Word()
                    .Matches(string.Join(' ', element.DescendantNodes().Select(TextOf)))
                    .Select(match => match.Value),
            ];

    private static string TextOf(XNode node) =>
        node switch
        {
            XText text => text.Value,
            XElement element => string.Join(
                ' ',
                element.Attributes().Select(attribute => attribute.Value.Split('.', '(')[^1])
            ),
            _ => "",
        };

    private XElement? Inherited(ISymbol symbol)
    {
        foreach (var source in Sources(symbol))
        {
            if (Find(source) is { } found)
            {
                return found;
            }

            // What the platform documents is not in our file.
            if (!SymbolEqualityComparer.Default.Equals(source.ContainingAssembly, symbol.ContainingAssembly))
            {
                return new("member", new XElement("summary", source.ToDisplayString()));
            }
        }

        return null;
    }

    private static IEnumerable<ISymbol> Sources(ISymbol symbol)
    {
        if (OverriddenBy(symbol) is { } overridden)
        {
            yield return overridden;
        }

        if (symbol is INamedTypeSymbol type)
        {
            foreach (var parent in type.AllInterfaces.Prepend(type.BaseType))
            {
                if (parent is not null)
                {
                    yield return parent;
                }
            }

            yield break;
        }

        var implemented = symbol
            .ContainingType.AllInterfaces.SelectMany(one => one.GetMembers())
            .Where(member =>
                SymbolEqualityComparer.Default.Equals(
                    symbol.ContainingType.FindImplementationForInterfaceMember(member),
                    symbol
                )
            );
        foreach (var member in implemented)
        {
            yield return member;
        }
    }

    private static ISymbol? OverriddenBy(ISymbol symbol) =>
        symbol switch
        {
            IMethodSymbol method => method.OverriddenMethod,
            IPropertySymbol property => property.OverriddenProperty,
            IEventSymbol happening => happening.OverriddenEvent,
            _ => null,
        };

    [GeneratedRegex(@"[\p{L}\p{N}_'’-]+")]
    private static partial Regex Word();
}
