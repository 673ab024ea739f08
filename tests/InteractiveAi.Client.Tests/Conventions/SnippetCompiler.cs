using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InteractiveAi.Client.Tests;

/// <summary>Compiles a snippet as its reader would: in a new console project with the packages, or in a notebook cell.</summary>
/// <param name="setup">The text of a setup file by its name; null when there is none.</param>
internal sealed class SnippetCompiler(Func<string, string?> setup)
{
    private const string NotebookUsings =
        "System System.Collections.Generic System.IO System.Linq System.Net.Http System.Threading.Tasks";

    /// <summary>Warnings that a fragment of a program may have, and those about the versions of assemblies.</summary>
    private static readonly string[] ignoredWarnings = ["CS0168", "CS0219", "CS1701", "CS1702", "CS8321"];

    /// <summary>Everything that the compiler would tell the reader, with the lines of the page.</summary>
    public IEnumerable<string> Problems(Snippet snippet)
    {
        var place = $"{snippet.Path}({snippet.FirstLine}):";
        if (snippet.SkipReason is { } reason)
        {
            if (reason.Length == 0 || !snippet.HasDirectives)
            {
                yield return $"{place} only a block with directives for a tool may be skipped, with a reason";
            }

            yield break;
        }

        if (snippet.NotRunReason is { Length: 0 })
        {
            yield return $"{place} a block that is not run needs a reason";
        }

        var missing = snippet.Setups.Where(name => setup(name) is null).ToList();
        foreach (var name in missing)
        {
            yield return $"{place} there is no setup named {name}";
        }

        if (missing.Count > 0 || snippet.IsScript && snippet.Setups.Count > 0)
        {
            yield return $"{place} not compiled; a notebook cell takes no setup";
            yield break;
        }

        var diagnostics = Compile(snippet)
            .GetDiagnostics()
            .Where(one => one.Severity >= DiagnosticSeverity.Warning && !ignoredWarnings.Contains(one.Id));
        foreach (var diagnostic in diagnostics)
        {
            var position = diagnostic.Location.GetLineSpan();
            var isSnippet = position.Path == snippet.Path;
            var line = position.StartLinePosition.Line + (isSnippet ? snippet.FirstLine : 1);
            yield return $"{position.Path}({line}): {diagnostic.Id} {diagnostic.GetMessage(null)}";
        }
    }

    /// <summary>The snippet as a program, as a library when it has no statements, or as a submission of a notebook.</summary>
    public CSharpCompilation Compile(Snippet snippet) => snippet.IsScript ? Script(snippet) : Program(snippet);

    private CSharpCompilation Program(Snippet snippet)
    {
        var code = SourceFile.Parse(snippet.CompilableCode, snippet.Path);
        var isProgram = code.GetCompilationUnitRoot().Members.Any(SyntaxKind.GlobalStatement);
        var setups = snippet.Setups.Select(name => SourceFile.Parse(setup(name)!, $"Conventions/Snippets/{name}.cs"));
        return PlatformCompilation.Create(
            [code, .. setups],
            isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary
        );
    }

    private static CSharpCompilation Script(Snippet snippet)
    {
        var code = CSharpSyntaxTree.ParseText(
            snippet.CompilableCode,
            new CSharpParseOptions(LanguageVersion.CSharp14, kind: SourceCodeKind.Script),
            snippet.Path
        );
        return CSharpCompilation.CreateScriptCompilation(
            "Cell",
            code,
            PlatformCompilation.References,
            new(
                OutputKind.DynamicallyLinkedLibrary,
                usings: NotebookUsings.Split(' '),
                nullableContextOptions: NullableContextOptions.Disable
            )
        );
    }
}
