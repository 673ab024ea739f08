using Microsoft.CodeAnalysis;

namespace InteractiveAi.Client.Tests;

/// <summary>What of a compiled assembly its users can name.</summary>
internal static class ApiSurface
{
    private static readonly string[] recordNoise = ["EqualityContract", "PrintMembers"];

    /// <summary>Methods that show as something else, or that nobody calls.</summary>
    private static readonly MethodKind[] unlistedKinds =
    [
        MethodKind.PropertyGet,
        MethodKind.PropertySet,
        MethodKind.EventAdd,
        MethodKind.EventRemove,
        MethodKind.Destructor,
        MethodKind.StaticConstructor,
    ];

    /// <summary>A built assembly from beside the tests, with nothing of its private parts.</summary>
    public static IAssemblySymbol Load(string assemblyName)
    {
        var isWanted = (MetadataReference reference) =>
            string.Equals(
                Path.GetFileNameWithoutExtension(((PortableExecutableReference)reference).FilePath),
                assemblyName,
                StringComparison.Ordinal
            );
        var compilation = PlatformCompilation.Create([]);
        return (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(PlatformCompilation.References.Single(isWanted))!;
    }

    /// <summary>The visible types that are not nested in another.</summary>
    public static IEnumerable<INamedTypeSymbol> TopLevelTypes(IAssemblySymbol assembly) =>
        Namespaces(assembly.GlobalNamespace).SelectMany(found => found.GetTypeMembers()).Where(IsVisible);

    /// <summary>All visible types, the nested ones too.</summary>
    public static IEnumerable<INamedTypeSymbol> Types(IAssemblySymbol assembly) =>
        TopLevelTypes(assembly).SelectMany(WithNested);

    /// <summary>What a user can call or override, without what the compiler adds to every record; nested types are not members here.</summary>
    public static IEnumerable<ISymbol> Members(INamedTypeSymbol type)
    {
        // The static methods behind an extension block are listed in the block, as what they are called like.
        var implementations = type.GetTypeMembers()
            .Where(nested => nested.IsExtension)
            .SelectMany(block => block.GetMembers().OfType<IMethodSymbol>())
            .Select(method => method.AssociatedExtensionImplementation)
            .ToHashSet(SymbolEqualityComparer.Default);
        return type.GetMembers()
            .Where(member => member is not INamedTypeSymbol && IsVisible(member) && !IsNoise(member))
            .Where(member => !implementations.Contains(member));
    }

    public static IEnumerable<INamedTypeSymbol> NestedTypes(INamedTypeSymbol type) =>
        type.GetTypeMembers().Where(IsVisible);

    public static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility switch
        {
            Accessibility.Public => true,
            Accessibility.Protected or Accessibility.ProtectedOrInternal => IsInheritable(symbol.ContainingType),
            _ => false,
        };

    public static bool HasAttribute(ISymbol symbol, string name) =>
        symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == name);

    private static bool IsInheritable(INamedTypeSymbol? type) =>
        type is { TypeKind: TypeKind.Class, IsSealed: false, IsStatic: false }
        && type.InstanceConstructors.Any(constructor =>
            constructor.DeclaredAccessibility
                is Accessibility.Public
                    or Accessibility.Protected
                    or Accessibility.ProtectedOrInternal
            && !IsCopyConstructor(constructor)
        );

    private static bool IsCopyConstructor(IMethodSymbol constructor) =>
        constructor.ContainingType.IsRecord
        && constructor.Parameters.Length == 1
        && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, constructor.ContainingType);

    private static bool IsNoise(ISymbol member)
    {
        if (member.IsImplicitlyDeclared || !member.CanBeReferencedByName && member is IFieldSymbol)
        {
            return true;
        }

        if (member is IMethodSymbol { MethodKind: var kind } && unlistedKinds.Contains(kind))
        {
            return true;
        }

        return member.ContainingType.IsRecord
            && (
                recordNoise.Contains(member.Name)
                || member.Name.StartsWith('<')
                || HasAttribute(member, "CompilerGeneratedAttribute") && member.Name != "Deconstruct"
            );
    }

    private static IEnumerable<INamespaceSymbol> Namespaces(INamespaceSymbol parent) =>
        parent.GetNamespaceMembers().SelectMany(Namespaces).Prepend(parent);

    private static IEnumerable<INamedTypeSymbol> WithNested(INamedTypeSymbol type) =>
        NestedTypes(type).SelectMany(WithNested).Prepend(type);
}
