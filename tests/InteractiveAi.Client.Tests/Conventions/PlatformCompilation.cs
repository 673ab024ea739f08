using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InteractiveAi.Client.Tests;

/// <summary>Compiles source text against what this test process itself runs on, the platform's source generators included.</summary>
internal static class PlatformCompilation
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>Every assembly that the process may load: the framework, the packages, the library and its companion.</summary>
    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => path.EndsWith(".dll", StringComparison.Ordinal))
            .Where(path => Path.GetFileName(path) != "InteractiveAi.Client.Tests.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static ImmutableArray<ISourceGenerator> Generators { get; } =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "generators"), "*.dll")
            .SelectMany(path => new AnalyzerFileReference(path, Loader.Instance).GetGenerators(LanguageNames.CSharp)),
    ];

    /// <summary>The trees with the SDK's implicit usings and all generated code.</summary>
    public static CSharpCompilation Create(
        IEnumerable<SyntaxTree> trees,
        OutputKind output = OutputKind.DynamicallyLinkedLibrary,
        Func<MetadataReference, bool>? references = null,
        string name = "Compiled",
        ICollection<Diagnostic>? generatorProblems = null
    )
    {
        var usings = SourceFile.Parse(ImplicitUsings, "ImplicitUsings.cs");
        var compilation = CSharpCompilation.Create(
            name,
            [usings, .. trees],
            References.Where(references ?? (_ => true)),
            new(output, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true)
        );
        CSharpGeneratorDriver
            .Create(Generators, parseOptions: (CSharpParseOptions)usings.Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var complete, out var problems);
        foreach (var problem in problems)
        {
            generatorProblems?.Add(problem);
        }

        return (CSharpCompilation)complete;
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public static Loader Instance { get; } = new();

        public void AddDependencyLocation(string fullPath) { }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
