using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InteractiveAi.Client.Tests;

/// <summary>Which folder of a project uses the types of which other, as the compiler understands the sources.</summary>
internal static class FolderDependencies
{
    /// <summary>Every use of a type, or of a member of one, that is declared in another folder; documentation does not count.</summary>
    /// <param name="compilation">The project's sources; what has no file of ours, such as generated code, is nobody's folder.</param>
    /// <param name="files">The files to look at, each with a tree of the compilation.</param>
    public static IReadOnlyList<FolderReference> Find(CSharpCompilation compilation, IEnumerable<SourceFile> files)
    {
        var byTree = files.ToDictionary(file => file.Tree);
        var found = new HashSet<FolderReference>();
        foreach (var file in byTree.Values)
        {
            var model = compilation.GetSemanticModel(file.Tree);
            foreach (var node in file.Tree.GetRoot().DescendantNodes().Where(CanName))
            {
                var info = model.GetSymbolInfo(node);
                foreach (var symbol in info.Symbol is { } one ? [one] : info.CandidateSymbols)
                {
                    if (ForeignDeclaration(symbol, file, byTree) is not { } declaration)
                    {
                        continue;
                    }

                    var line = node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
                    found.Add(new(file.Path, line, file.Folder, declaration.type, declaration.folder));
                }
            }
        }

        return [.. found];
    }

    private static bool CanName(SyntaxNode node) =>
        node is SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax or ConstructorInitializerSyntax;

    private static (string type, string folder)? ForeignDeclaration(
        ISymbol symbol,
        SourceFile file,
        Dictionary<SyntaxTree, SourceFile> byTree
    )
    {
        var type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
        if (type is null)
        {
            return null;
        }

        var folders = type
            .OriginalDefinition.DeclaringSyntaxReferences.Select(reference =>
                byTree.GetValueOrDefault(reference.SyntaxTree)?.Folder
            )
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        return folders.Count == 0 || folders.Contains(file.Folder)
            ? null
            : (type.Name, folders.Order(StringComparer.Ordinal).First());
    }
}
