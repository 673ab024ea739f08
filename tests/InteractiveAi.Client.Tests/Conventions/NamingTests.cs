using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

/// <summary>Files, types and namespaces are named as the house rules say.</summary>
public class NamingTests
{
    private static readonly string[] shippedAssemblies = ["InteractiveAi.Client", "InteractiveAi.Client.Testing"];

    [TestCaseSource(nameof(shippedAssemblies))]
    public void PublicTypes_ComparedWithMicrosoftExtensionsAI_ShareNoName(string assemblyName)
    {
        var theirs = typeof(IChatClient)
            .Assembly.GetExportedTypes()
            .Where(type => !type.IsNested)
            .Select(type => WithoutArity(type.Name));

        var ours = ApiSurface.TopLevelTypes(ApiSurface.Load(assemblyName)).Select(type => type.Name);

        Assert.That(ours.Intersect(theirs, StringComparer.Ordinal), Is.Empty);
    }

    /// <summary>Who imports a gateway's namespace beside the product's must not have to say which of two types is meant.</summary>
    [Test]
    public void PublicTypes_OfAllNamespacesTogether_ShareNoName()
    {
        var types = ApiSurface.TopLevelTypes(ApiSurface.Load("InteractiveAi.Client")).ToList();

        var shared = types.GroupBy(type => type.Name, StringComparer.Ordinal).Where(each => each.Count() > 1);

        Assert.That(shared.Select(each => string.Join(" and ", each)), Is.Empty);
        Assert.That(
            types.Select(type => type.ContainingNamespace.ToDisplayString()).Distinct(),
            Is.SupersetOf(new[] { "InteractiveAi.Client", "InteractiveAi.Client.Orq", "InteractiveAi.Client.JamAi" }),
            "namespaces that are not looked at"
        );
    }

    [Test]
    public void Sources_OnePublicTypePerFile_NamedAfterIt() =>
        Assert.That(SourceFile.UnderSrc.SelectMany(NamingRules.FileNameProblems), Is.Empty);

    [Test]
    public void Sources_Namespaces_FollowTheDesign() =>
        Assert.That(SourceFile.UnderSrc.SelectMany(NamingRules.NamespaceProblems), Is.Empty);

    [Test]
    public void Sources_Names_SayWhatTheyAreFor() =>
        Assert.That(SourceFile.Under("src/", "tests/", "samples/").SelectMany(NamingRules.EmptyNameProblems), Is.Empty);

    [Test]
    public void Sources_Length_StaysReadable() =>
        Assert.That(SourceFile.Under("src/", "tests/", "samples/").SelectMany(NamingRules.LengthProblems), Is.Empty);

    [TestCase("A.cs", "public class A; internal class AConverter;", ExpectedResult = 0)]
    [TestCase("A.cs", "public class A<T>;", ExpectedResult = 0)]
    [TestCase("A.Topic.cs", "public partial class A;", ExpectedResult = 0)]
    [TestCase("A.cs", "public delegate void A();", ExpectedResult = 0)]
    [TestCase("Usings.cs", "global using System;", ExpectedResult = 0)]
    [TestCase("A.Topic.cs", "public class A;", ExpectedResult = 1)]
    [TestCase("A.cs", "public class B;", ExpectedResult = 2)]
    [TestCase("A.cs", "internal class B;", ExpectedResult = 1)]
    [TestCase("A.cs", "public class A; public enum B;", ExpectedResult = 2)]
    public int FileNameProblems_OfAFile_AreCounted(string name, string source) =>
        NamingRules.FileNameProblems(new("src/InteractiveAi.Client/Requests/" + name, source)).Count();

    [TestCase("", "namespace InteractiveAi.Client; public class A;", ExpectedResult = 0)]
    [TestCase("Requests/", "namespace InteractiveAi.Client; internal class A;", ExpectedResult = 0)]
    [TestCase("Orq/", "namespace InteractiveAi.Client.Orq; public class A;", ExpectedResult = 0)]
    [TestCase("Orq/", "namespace InteractiveAi.Client; internal class A;", ExpectedResult = 0)]
    [TestCase("JamAi/", "namespace InteractiveAi.Client.JamAi; public class A;", ExpectedResult = 0)]
    [TestCase("OpenAICompatible/", "namespace InteractiveAi.Client; public class A;", ExpectedResult = 0)]
    [TestCase(
        "DependencyInjection/",
        "namespace Microsoft.Extensions.DependencyInjection; public class A;",
        ExpectedResult = 0
    )]
    [TestCase("Requests/", "namespace InteractiveAi.Client.Requests; public class A;", ExpectedResult = 1)]
    [TestCase("Orq/", "namespace InteractiveAi.Client; public class A;", ExpectedResult = 1)]
    [TestCase("Orq/", "namespace InteractiveAi.Client.JamAi; public class A;", ExpectedResult = 1)]
    [TestCase("JamAi/", "namespace InteractiveAi.Client.Orq; internal class A;", ExpectedResult = 1)]
    [TestCase("OpenAICompatible/", "namespace InteractiveAi.Client.OpenAI; public class A;", ExpectedResult = 1)]
    [TestCase("MicrosoftExtensionsAI/", "namespace Microsoft.Extensions.AI; internal class A;", ExpectedResult = 1)]
    [TestCase("MicrosoftExtensionsAI/", "namespace InteractiveAi.Client; public class A;", ExpectedResult = 0)]
    [TestCase("", "namespace InteractiveAi.Client { public class A; }", ExpectedResult = 1)]
    [TestCase("", "public class A;", ExpectedResult = 1)]
    [TestCase("", "namespace System.Runtime.CompilerServices; internal class AAttribute;", ExpectedResult = 0)]
    [TestCase("", "namespace System.Runtime.CompilerServices; internal class A;", ExpectedResult = 1)]
    [TestCase("", "namespace System.Runtime.CompilerServices; public class AAttribute;", ExpectedResult = 1)]
    public int NamespaceProblems_OfAFile_AreCounted(string folder, string source) =>
        NamingRules.NamespaceProblems(new($"src/InteractiveAi.Client/{folder}A.cs", source)).Count();

    [TestCase("src/P/Json/JsonHelpers.cs", "static class JsonHelpers;", ExpectedResult = 1)]
    [TestCase("src/P/Utils/Wire.cs", "static class Wire;", ExpectedResult = 1)]
    [TestCase("src/P/Json/Wire.cs", "static class WireUtil;", ExpectedResult = 1)]
    [TestCase("src/P/Json/Utilisation.cs", "class Utilisation;", ExpectedResult = 0)]
    public int EmptyNameProblems_OfAFile_AreCounted(string path, string source) =>
        NamingRules.EmptyNameProblems(new(path, source)).Count();

    [TestCase(NamingRules.MaxLines, ExpectedResult = 0)]
    [TestCase(NamingRules.MaxLines + 1, ExpectedResult = 1)]
    public int LengthProblems_OfAFile_AreCounted(int lines) =>
        NamingRules.LengthProblems(new("src/P/A.cs", new string('\n', lines))).Count();

    private static string WithoutArity(string name) => name.Split('`')[0];
}
