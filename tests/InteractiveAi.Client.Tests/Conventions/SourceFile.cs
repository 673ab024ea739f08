using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InteractiveAi.Client.Tests;

/// <summary>A C# file of the repository, or one that a test made up.</summary>
internal sealed class SourceFile(string path, string text)
{
    private static readonly CSharpParseOptions options = new(
        LanguageVersion.CSharp14,
        DocumentationMode.Parse,
        preprocessorSymbols:
        [
            "NET",
            "NET8_0_OR_GREATER",
#if NET10_0_OR_GREATER
            "NET10_0",
            "NET9_0_OR_GREATER",
            "NET10_0_OR_GREATER",
#else
            "NET8_0",
#endif
        ]
    );

    private readonly Lazy<SyntaxTree> tree = new(() => CSharpSyntaxTree.ParseText(text, options, path));

    public static IReadOnlyList<SourceFile> UnderSrc { get; } = Under("src/");

    /// <summary>From the root of the repository, with forward slashes.</summary>
    public string Path => path;

    public string Text => text;

    public SyntaxTree Tree => tree.Value;

    public string NameWithoutExtension => System.IO.Path.GetFileNameWithoutExtension(path);

    /// <summary>For src/A.Project/Folder/Sub/X.cs: A.Project.</summary>
    public string Project => Segments[1];

    /// <summary>For src/A.Project/Folder/Sub/X.cs: Folder; empty for a file at the top of its project.</summary>
    public string Folder => Segments.Length > 3 ? Segments[2] : "";

    public IEnumerable<MemberDeclarationSyntax> TopLevelTypes =>
        Tree.GetCompilationUnitRoot()
            .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            .Cast<MemberDeclarationSyntax>();

    private string[] Segments => path.Split('/');

    public static IReadOnlyList<SourceFile> Under(params ReadOnlySpan<string> folders)
    {
        var prefixes = folders.ToArray();
        return
        [
            .. Repository
                .Files.Where(path => path.EndsWith(".cs", StringComparison.Ordinal))
                .Where(path => prefixes.Any(prefix => path.StartsWith(prefix, StringComparison.Ordinal)))
                .Select(path => new SourceFile(path, Repository.Read(path))),
        ];
    }

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, options, path);

    public static string NameOf(MemberDeclarationSyntax type) =>
        type is DelegateDeclarationSyntax callback
            ? callback.Identifier.ValueText
            : ((BaseTypeDeclarationSyntax)type).Identifier.ValueText;

    public static bool IsPublic(MemberDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PublicKeyword);
}
