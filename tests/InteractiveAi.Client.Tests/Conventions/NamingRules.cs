using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InteractiveAi.Client.Tests;

/// <summary>The house rules about files, names and namespaces, each as the list of what breaks it.</summary>
internal static partial class NamingRules
{
    public const int MaxLines = 400;

    private const string Product = "InteractiveAi.Client";

    /// <summary>Where the public types of a folder live; of any other folder, in the product's own namespace.</summary>
    private static readonly Dictionary<string, string> publicNamespaces = new(StringComparer.Ordinal)
    {
        ["Orq"] = Product + ".Orq",
        ["JamAi"] = Product + ".JamAi",
        ["DependencyInjection"] = "Microsoft.Extensions.DependencyInjection",
        ["MicrosoftExtensionsAI"] = "Microsoft.Extensions.AI",
    };

    public static IEnumerable<string> FileNameProblems(SourceFile file)
    {
        var types = file.TopLevelTypes.ToList();
        var publicTypes = types
            .Where(SourceFile.IsPublic)
            .Select(SourceFile.NameOf)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (publicTypes.Count > 1)
        {
            yield return $"{file.Path}: more than one public type ({string.Join(", ", publicTypes)})";
        }

        var name = file.NameWithoutExtension.Split('.')[0];
        var isTopic = name != file.NameWithoutExtension;
        var namesakes = types.Where(type => SourceFile.NameOf(type) == name).ToList();
        if (types.Count > 0 && namesakes.Count == 0)
        {
            yield return $"{file.Path}: no type of the file's name";
        }

        foreach (var other in publicTypes.Where(type => type != name))
        {
            yield return $"{file.Path}: the public type {other} belongs in a file of its name";
        }

        if (isTopic && namesakes.Any(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword)))
        {
            yield return $"{file.Path}: named as a part of {name}, which is not partial";
        }
    }

    public static IEnumerable<string> LengthProblems(SourceFile file)
    {
        var lines = file.Text.AsSpan().Count('\n');
        if (lines > MaxLines)
        {
            yield return $"{file.Path}: {lines} lines";
        }
    }

    public static IEnumerable<string> EmptyNameProblems(SourceFile file) =>
        file
            .TopLevelTypes.Select(SourceFile.NameOf)
            .Concat(file.Path.Split('/', '.'))
            .Where(name => SaysNothing().IsMatch(name))
            .Distinct(StringComparer.Ordinal)
            .Select(name => $"{file.Path}: {name} does not say what it is for");

    public static IEnumerable<string> NamespaceProblems(SourceFile file)
    {
        foreach (var type in file.TopLevelTypes)
        {
            var actual = NamespaceOf(type);
            var allowed = AllowedNamespaces(file, SourceFile.IsPublic(type));
            if (!allowed.Contains(actual) && !IsOfTheCompiler(type, actual))
            {
                yield return $"{file.Path}: {SourceFile.NameOf(type)} is in {actual}, not in {string.Join(" or ", allowed)}";
            }
        }

        foreach (var block in file.Tree.GetCompilationUnitRoot().Members.OfType<NamespaceDeclarationSyntax>())
        {
            yield return $"{file.Path}: {block.Name} is not file-scoped";
        }
    }

    // The compiler looks for its attributes by their full names, whichever assembly they are in.
    private static bool IsOfTheCompiler(MemberDeclarationSyntax type, string space) =>
        !SourceFile.IsPublic(type)
        && SourceFile.NameOf(type).EndsWith("Attribute", StringComparison.Ordinal)
        && space is "System.Runtime.CompilerServices";

    private static string[] AllowedNamespaces(SourceFile file, bool isPublic)
    {
        if (file.Project != Product)
        {
            return [file.Project];
        }

        if (!publicNamespaces.TryGetValue(file.Folder, out var forPublic))
        {
            return [Product];
        }

        // Nobody outside sees internal types: those of a gateway may stand with its public ones, those that extend
        // another product may not, because its namespace is not ours to fill.
        var isExtension = !forPublic.StartsWith(Product, StringComparison.Ordinal);
        return isPublic
            ? isExtension
                ? [forPublic, Product]
                : [forPublic]
            : forPublic.StartsWith(Product, StringComparison.Ordinal)
                ? [Product, forPublic]
                : [Product];
    }

    private static string NamespaceOf(MemberDeclarationSyntax type) =>
        string.Join(
            '.',
            type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(space => space.Name.ToString())
        );

    [GeneratedRegex("^(Common|Misc|Shared)$|(Helper|Helpers|Util|Utils|Utility|Utilities)$")]
    private static partial Regex SaysNothing();
}
